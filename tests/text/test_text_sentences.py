"""Sentences: exact offsets, nothing lost, abbreviations and quotations understood."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.model import Boilerplate, Span
from briefing.text.sentences import split_sentences


def parts(text: str) -> list[str]:
    return [sentence.span.of(text) for sentence in split_sentences(text)]


def joined(*sentences: str) -> tuple[str, list[str]]:
    return " ".join(sentences), list(sentences)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(*joined("The war ended.", "Peace began."), id="plain"),
        pytest.param(*joined("Who won?", "Nobody!", "He left."), id="question and cry"),
        pytest.param(*joined("Mr. Smith met Dr. J. K. Rowe and Gen. Ota.", "They spoke."), id="titles and initials"),
        pytest.param(*joined("The U.S. Army left at 5 p.m. ET.", "It was late."), id="dotted"),
        pytest.param(*joined("He lives in the U.S.", "The house is old."), id="dotted at the end"),
        pytest.param(*joined("They met Sen. Roe (R-Ariz.) in Jan. 2020.", "He agreed."), id="party and month"),
        pytest.param(*joined("He met\u00a0Mr.\u00a0Roe and\tDr. Low .", "She left."), id="other white space"),
        pytest.param(*joined("Room No. 5 costs 3.5 million.", "No.", "He said no."), id="number and no"),
        pytest.param(
            *joined("It is owned by Acme Inc. Chief Ann Low.", "It was sold to Acme Inc.", "The price is secret."),
            id="company",
        ),
        pytest.param(*joined("I don't know... they were late.", "He stopped...", "Then he left."), id="ellipsis"),
        pytest.param(*joined("It was . . . odd.", "He left . . .", "Then it rained."), id="spaced ellipsis"),
        pytest.param(*joined('"One.', "Two.", 'Three," he said.'), id="quotation of several"),
        pytest.param(
            *joined('"Why?" she asked.', '"Why?" Ann Low asked.', '"Why?"', "Silence."), id="question attributed"
        ),
        pytest.param(*joined("He left (it was late.)", "[She stayed.]", "Then it rained."), id="brackets"),
        pytest.param(*joined("It rained.[12]", "They left."), id="footnote"),
        pytest.param(*joined("He said: “Go.”", "“Now,” she said."), id="curly"),
        pytest.param(
            *joined("They like mass.", "The sun.", "The SEC.", "The agency."), id="words that look abbreviated"
        ),
        pytest.param(*joined("World War I.", "But then it ended."), id="roman"),
        pytest.param(*joined("1. The first rule.", "The second rule."), id="list number"),
        pytest.param(*joined("a. The first rule.", "The second rule."), id="list letter"),
        pytest.param(*joined("He wrote “... and left.”", "Then he left."), id="leading ellipsis"),
        pytest.param(*joined("Messrs. Roe and Low left, e.g. Ann.", "They met."), id="e.g."),
        pytest.param(*joined("He met Ann (née Low.) yesterday.", "She left."), id="small letter after bracket"),
        pytest.param(*joined("Er kam am 3. Oktober.", "Es kostet z.B. 5 Mio. Euro.", "Dr. Roth ging."), id="german"),
        pytest.param(*joined("Il a dit : « Oui. »", "M. Roux part.", "Mme. Low reste."), id="french"),
        pytest.param(*joined("¿Qué?", "¡No!", "El Sr. Ruiz salió.", "Vive en EE. UU. desde 2000."), id="spanish"),
        pytest.param(*joined("Він у м. Київ на вул. Довгій, 5.", "«Так.", "Ні.»", "Він пішов."), id="ukrainian"),
        pytest.param(*joined("Что это?", "Это т.е. всё.", "Он ушёл."), id="russian"),
        pytest.param(*joined("ما هذا؟", "هذا كتاب."), id="arabic"),
    ],
)
def test_sentences_end_where_a_reader_ends_them(text: str, expected: list[str]):
    assert parts(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "我们走。他说：“好。”真的？「行く。」と言った。",
            ["我们走。", "他说：“好。”", "真的？", "「行く。」と言った。"],
            id="cjk",
        ),
        pytest.param("你好!我走。", ["你好!", "我走。"], id="ascii marks in cjk"),
        pytest.param("यह घर है।वह गया।", ["यह घर है।", "वह गया।"], id="danda"),
        pytest.param("It ended.The war is over.", ["It ended.", "The war is over."], id="lost space"),
        pytest.param(
            'It ended."We go now," he said.', ["It ended.", '"We go now," he said.'], id="lost space, opening mark"
        ),
        pytest.param('"It ended."He left now.', ['"It ended."', "He left now."], id="lost space, closing mark"),
        pytest.param("See example.com or 3.5.2 now.", ["See example.com or 3.5.2 now."], id="no end inside"),
        pytest.param('"', ['"'], id="only a mark"),
        pytest.param("...", ["..."], id="only dots"),
        pytest.param('He left. "', ['He left. "'], id="scrap joins"),
        pytest.param("! He left.", ["! He left."], id="scrap before joins"),
        pytest.param("One\n\nTwo", ["One", "Two"], id="paragraphs"),
        pytest.param(
            "Why... (he did not say) is unclear.", ["Why... (he did not say) is unclear."], id="bracket goes on"
        ),
        pytest.param(
            "He asked, “Why?”\n“so what.” He left.",
            ["He asked, “Why?”", "“so what.”", "He left."],
            id="small quoted start",
        ),
    ],
)
def test_sentences_without_a_space_between(text: str, expected: list[str]):
    assert parts(text) == expected


def test_hard_wrapped_lines_are_no_sentences():
    text = "The council met on Monday to vote on the plan for the harbour\nwhich has stood empty since the last ship left it. Nobody\nspoke against it. The vote is final."
    assert [part.replace("\n", " ") for part in parts(text)] == [
        "The council met on Monday to vote on the plan for the harbour which has stood empty since the last ship left it.",
        "Nobody spoke against it.",
        "The vote is final.",
    ]


def test_numbers_count_from_one_and_paragraphs_from_zero():
    sentences = split_sentences("One. Two here.\n\nThree.")
    assert [(sentence.number, sentence.paragraph) for sentence in sentences] == [(1, 0), (2, 0), (3, 1)]


def test_boilerplate_parts_sentences_and_names_its_reason():
    text = "(AGENCY) The war ended. More here. Read more: the end"
    marks = (Boilerplate(Span(35, 53), "related links"), Boilerplate(Span(0, 8), "agency"))
    assert [(sentence.span.of(text), sentence.boilerplate) for sentence in split_sentences(text, marks)] == [
        ("(AGENCY)", "agency"),
        ("The war ended.", None),
        ("More here.", None),
        ("Read more: the end", "related links"),
    ]


def test_boilerplate_that_overlaps_and_ends_in_white_space():
    text = "Photo: Ann Low. Credit. \n\nText."
    marks = (Boilerplate(Span(0, 16), "caption"), Boilerplate(Span(7, 24), "credit"))
    assert [(s.span.of(text), s.boilerplate) for s in split_sentences(text, marks)] == [
        ("Photo:", "caption"),
        ("Ann Low.", "caption"),
        ("Credit.", "credit"),
        ("Text.", None),
    ]


def test_boilerplate_of_white_space_makes_no_sentence():
    text = "One here.   Two."
    assert [s.span.of(text) for s in split_sentences(text, (Boilerplate(Span(9, 12), "gap"),))] == ["One here.", "Two."]


@pytest.mark.parametrize(
    "text",
    [
        "." * 200_000,
        ". " * 100_000,
        "a. " * 100_000,
        "A." * 100_000,
        '."' * 100_000,
        "?!" * 100_000 + "x",
        "。" * 100_000,
        "a" * 300_000,
        "a.\n" * 50_000,
        "a" * 24 + ".A " * 90_000,
    ],
    ids=["dots", "spaced dots", "letters", "glued", "marks", "cries", "cjk", "word", "lines", "initials"],
)
def test_hostile_text_is_split_to_its_end(text: str):
    """A cost that grows faster than the text would not end here; every mark and letter lies in one sentence."""
    told = "".join(sentence.span.of(text) for sentence in split_sentences(text))
    assert "".join(told.split()) == "".join(text.split())


ANY = st.text(alphabet=st.sampled_from("aB1.?!… \n\"“”'’()[]。」と»Mr5\ud800\u2028-"), max_size=60)


@given(ANY, st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60)), max_size=4))
def test_every_character_that_is_no_space_lies_in_one_sentence(text: str, edges: list[tuple[int, int]]):
    marks = tuple(Boilerplate(Span(min(pair), max(pair)), str(pair)) for pair in edges if len(set(pair)) == 2)
    sentences = split_sentences(text, marks)
    covered = [place for sentence in sentences for place in range(sentence.span.start, sentence.span.end)]
    assert sorted(set(covered)) == covered
    assert all(text[place].isspace() for place in set(range(len(text))) - set(covered))
    assert [sentence.number for sentence in sentences] == list(range(1, len(sentences) + 1))
    for sentence in sentences:
        assert sentence.span.of(text) == sentence.span.of(text).strip() != ""
        assert not any(
            sentence.span.start < edge < sentence.span.end
            for mark in marks
            for edge in (mark.span.start, mark.span.end)
        )
        reasons = {mark.reason for mark in marks if mark.span.contains(sentence.span)}
        assert sentence.boilerplate in reasons if reasons else sentence.boilerplate is None
