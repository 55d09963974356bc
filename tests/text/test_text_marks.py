"""Quotation marks: paired, nested, unclosed; apostrophes, primes and strays are no quotations."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.model import Marks
from briefing.text.marks import Style, marked


def inners(text: str) -> list[str]:
    return [mark.inner.of(text) for mark in marked(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param('"We go," he said. "Now."', ["We go,", "Now."], id="straight"),
        pytest.param("“We go,” he said.", ["We go,"], id="curly"),
        pytest.param('“We go," he said. "Now.”', ["We go,", "Now."], id="mixed"),
        pytest.param("„Wir gehen“, sagte er.", ["Wir gehen"], id="german"),
        pytest.param("»Wir gehen«, sagte er.", ["Wir gehen"], id="german guillemets"),
        pytest.param("Il a dit : « On y va », puis non.", ["On y va"], id="french"),
        pytest.param("«Ми йдемо», — сказав він.", ["Ми йдемо"], id="ukrainian"),
        pytest.param("”Vi går”, sa han.", ["Vi går"], id="swedish"),
        pytest.param("‚Wir gehen‘, sagte er.", ["Wir gehen"], id="low single"),
        pytest.param("‹On y va› et ‹non›", ["On y va", "non"], id="single guillemets"),
        pytest.param("他说「我们走」。『好』", ["我们走", "好"], id="corners"),
        pytest.param('他说"你好"。"再见"', ["你好", "再见"], id="straight in chinese"),
        pytest.param("〝hai〟 ＂ja＂", ["hai", "ja"], id="rare marks"),
        pytest.param("``We go,'' he said.", ["We go,"], id="tex"),
        pytest.param(
            "“We go,’’ he said. ‘‘Now.’’ “He said ‘go,’’’ she said.",
            ["We go,", "Now.", "He said ‘go,’", "go,"],
            id="doubled singles",
        ),
        pytest.param("&ldquo;We go,&rdquo; he &quot;said&quot;.", ["We go,", "said"], id="entities"),
        pytest.param("‘We go,’ he said.", ["We go,"], id="curly single"),
        pytest.param("'We go,' he said.", ["We go,"], id="straight single"),
        pytest.param('He said ("yes") and ["no"] and **"maybe"**.', ["yes", "no", "maybe"], id="brackets and emphasis"),
        pytest.param('"I was—" he began. "—late."', ["I was—", "—late."], id="dashes"),
        pytest.param('" We go " he said.', ["We go"], id="spaced marks"),
        pytest.param("", [], id="nothing"),
    ],
)
def test_marks_of_every_style_are_paired(text: str, expected: list[str]):
    assert inners(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Don't, won't, O’Neill’s, the dogs' bowls and the boys’ room.", id="possessives"),
        pytest.param("Rock 'n' roll in the '90s and the ’80s.", id="elisions"),
        pytest.param("'Tis fine. Get 'em 'til noon. ‘Twas late.", id="opening elisions"),
        pytest.param('He is 5\'10" or 5’10” tall, with a 6" pipe.', id="inches"),
        pytest.param("It's 12' by 14'.", id="feet"),
    ],
)
def test_apostrophes_and_inches_open_nothing(text: str):
    assert inners(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("‘The dogs’ bowl is empty,’ he said.", ["The dogs’ bowl is empty,"], id="curly possessive inside"),
        pytest.param(
            "'The dogs' bowl is empty,' he said.", ["The dogs' bowl is empty,"], id="straight possessive inside"
        ),
        pytest.param("'Cause I said so,' he replied.", ["Cause I said so,"], id="elision that is quoted"),
        pytest.param('"A 6" pipe burst," he said.', ['A 6" pipe burst,'], id="inch inside"),
        pytest.param(
            'Former "people’s governor" of the "meat grinder"',
            ["people’s governor", "meat grinder"],
            id="straight outside, curly inside",
        ),
        pytest.param("'He said 'tis late,' she wrote.", ["He said 'tis late,"], id="elision inside"),
    ],
)
def test_apostrophes_inside_quotations_do_not_close_them(text: str, expected: list[str]):
    assert inners(text) == expected


def test_nested_quotations_have_levels():
    text = "“He says: ‘Go “now” or never.’ So I go,” she said."
    assert [(mark.level, mark.inner.of(text)) for mark in marked(text)] == [
        (0, "He says: ‘Go “now” or never.’ So I go,"),
        (1, "Go “now” or never."),
        (2, "now"),
    ]


def test_nested_marks_of_one_style():
    text = '"He said "go" and left," she said.'
    assert [(mark.level, mark.inner.of(text)) for mark in marked(text)] == [(0, 'He said "go" and left,'), (1, "go")]


def test_styles_are_named_by_the_opening_mark():
    text = "“a” \"b\" „c“ «d» ‘e’ 'f' ‚g‘ ‹h› 「i」 『j』 〝k〟"
    assert [mark.style for mark in marked(text)] == [
        *list(Style)[:2],
        Style.LOW_DOUBLE,
        Style.GUILLEMETS,
        Style.CURLY_SINGLE,
        Style.STRAIGHT_SINGLE,
        Style.LOW_SINGLE,
        Style.SINGLE_GUILLEMETS,
        Style.CORNERS,
        Style.WHITE_CORNERS,
        Style.PRIMES,
    ]


def test_a_quotation_that_is_never_closed_ends_with_its_paragraph():
    text = 'They "hid them.\n\nHe said "no" twice.'
    first, second = marked(text)
    assert (first.state, first.inner.of(text), first.continues) == (Marks.UNCLOSED, "hid them.", False)
    assert (second.state, second.inner.of(text)) == (Marks.CLOSED, "no")


def test_a_quotation_over_paragraphs_continues():
    """The next paragraph opens again: the convention of books and newspapers."""
    text = "“First part.\n\n“Second part,” he said.\n\nEnd."
    assert [(mark.state, mark.continues) for mark in marked(text)] == [(Marks.UNCLOSED, True), (Marks.CLOSED, False)]


def test_british_quotation_over_paragraphs_continues():
    text = "‘First part.\n\n‘Second part,’ he said."
    assert [(mark.state, mark.continues) for mark in marked(text)] == [(Marks.UNCLOSED, True), (Marks.CLOSED, False)]


def test_a_missing_closing_mark_does_not_flip_the_paragraph():
    text = 'He said "it is bad. "We go," she said. "Now," he said.'
    assert [(mark.state, mark.level, mark.inner.of(text)) for mark in marked(text)] == [
        (Marks.UNCLOSED, 0, "it is bad."),
        (Marks.CLOSED, 0, "We go,"),
        (Marks.CLOSED, 0, "Now,"),
    ]


def test_a_stray_closing_mark_does_not_flip_the_paragraph():
    assert inners('It is bad," he said. "We go," she said.') == ["We go,"]


def test_a_single_quotation_that_is_never_closed_is_none():
    assert inners("He said ‘we go and “they stay” here.") == ["they stay"]


def test_more_open_marks_than_anyone_nests_are_noise():
    text = "“" * 30 + "a" + "”" * 30
    assert max(mark.level for mark in marked(text)) < 12


@pytest.mark.parametrize(
    "text",
    ['"' * 20_000, "“‘" * 10_000, '"a ' * 10_000, "'a " * 10_000, "a' " * 10_000, "« " * 20_000, "“a\n\n" * 5_000],
    ids=["straight", "nested", "openers", "singles", "closers", "guillemets", "paragraphs"],
)
def test_hostile_marks_are_spans_of_the_text(text: str):
    """However many there are: a cost that grows with their square would not end here."""
    assert all(0 <= mark.span.start < mark.span.end <= len(text) for mark in marked(text))


@given(st.text(alphabet=st.sampled_from("a's5. ,\n\"“”„«»‘’‚‹›「」&quot;-[\ud800"), max_size=60))
def test_spans_are_sound_on_any_text(text: str):
    spans = marked(text)
    assert list(spans) == sorted(spans, key=lambda mark: (mark.span.start, -mark.span.end))
    for mark in spans:
        assert 0 <= mark.span.start <= mark.inner.start <= mark.inner.end <= mark.span.end <= len(text)
    for one in spans:
        for other in spans:
            crossing = one.span.start < other.span.start < one.span.end < other.span.end
            assert not (crossing and one.state is other.state is Marks.CLOSED)
