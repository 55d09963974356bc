"""Wordings of one utterance: side by side, each as printed, never blended."""

from hashlib import sha256

from hypothesis import given
from hypothesis import strategies as st

from briefing.model import Article, ArticleId, Boilerplate, Span
from briefing.stories import utterances
from briefing.stories.wordings import in_order, likeness, near_words, phrase, same_utterance, sentences_within

ONE = (
    "Mayor Ida Holm defended the plan. “We simply want to leave our children a river without poison. That is all we "
    "ask. And this is why such rules were written,” Holm said."
)
OTHER = (
    "“We just wish to leave a river without poison to our children. This is the only thing we ask. And that's why these "
    "rules were written,” said Ida Holm, the mayor."
)


def article(name: str, text: str, boilerplate: tuple[Boilerplate, ...] = ()) -> Article:
    digest = sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    return Article(ArticleId(name), name, text, digest, boilerplate=boilerplate)


def words(*articles: Article) -> list[list[str]]:
    return [[wording.text for wording in found.wordings] for found in utterances(articles)]


def test_two_translations_pair_up_sentence_by_sentence():
    assert words(article("a", ONE), article("b", OTHER)) == [
        [
            "We simply want to leave our children a river without poison.",
            "We just wish to leave a river without poison to our children.",
        ],
        ["That is all we ask.", "This is the only thing we ask."],
        ["And this is why such rules were written,", "And that's why these rules were written,"],
    ]


def test_each_wording_is_a_slice_with_its_speaker():
    texts = {"a": ONE, "b": OTHER}
    for found in utterances([article(name, text) for name, text in texts.items()]):
        for wording in found.wordings:
            assert wording.citation.span.of(texts[wording.citation.article]) == wording.text
            assert wording.speaker == "Ida Holm"


def test_the_same_words_are_not_two_wordings():
    same = ONE.replace("“", '"').replace("”", '"').replace("all we ask", "all we [the town] ask")
    assert words(article("a", ONE), article("b", same)) == []


def test_a_cut_is_no_other_wording():
    assert words(article("a", ONE), article("b", "“leave our children a river without poison,” said Ida Holm.")) == []


def test_two_speakers_do_not_share_an_utterance():
    assert words(article("a", ONE), article("b", OTHER.replace("Ida Holm, the mayor", "Karl Berg, a farmer"))) == []


def test_an_unclosed_quotation_is_marked_garbled():
    unclosed = (
        "Mayor Ida Holm said: “We just wish to leave a river without poison to our children.\n\nThe plan was adopted."
    )
    (found,) = utterances([article("a", ONE), article("b", unclosed)])
    assert [wording.garbled for wording in found.wordings] == [False, True]


def test_boilerplate_has_no_wordings():
    mark = Boilerplate(Span(0, len(OTHER)), "teasers")
    assert words(article("a", ONE), article("b", OTHER, (mark,))) == []


def test_three_outlets_make_one_row():
    third = "“We only want our children to get a river without poison,” Mayor Ida Holm told reporters."
    rows = words(article("a", ONE), article("b", OTHER), article("c", third))
    assert len(rows[0]) == 3


def test_sentences_are_cut_and_trimmed():
    text = "  One here. Two there! \n Three"
    assert [span.of(text) for span in sentences_within(text, Span(0, len(text)))] == [
        "One here.",
        "Two there!",
        "Three",
    ]
    assert list(sentences_within("   ", Span(0, 3))) == []


def test_likeness_needs_telling_words_in_order():
    left = phrase("operations in the north, operations in the valley", Span(0, 49))
    empty = phrase("", Span(0, 0))
    assert not same_utterance(left, empty)
    assert likeness(left, empty) == near_words(empty, empty) == in_order(empty, empty) == 0.0
    assert same_utterance(left, left)


@given(st.text(max_size=200), st.text(max_size=200))
def test_nothing_raises_on_any_text(one: str, other: str):
    utterances([article("a", f"“{one}” said Ida Holm."), article("b", f"“{other}” said Ida Holm.")])


def test_in_a_crowd_of_articles_wordings_are_found_once():
    """Many outlets with one utterance in two wordings: each wording is shown once, with its first outlet."""
    crowd = words(*(article(f"{at:02}", ONE if at % 2 else OTHER) for at in range(30)))
    pair = {
        "We simply want to leave our children a river without poison.",
        "We just wish to leave a river without poison to our children.",
    }
    assert pair in [set(found) for found in crowd]
    assert {len(found) for found in crowd} == {2}


def test_a_wording_that_a_second_outlet_repeats_is_shown_once():
    three = words(article("a", ONE), article("b", OTHER), article("c", ONE))
    assert three == words(article("a", ONE), article("b", OTHER))
