"""Many sources: the cited article first, then the one where the words do stand."""

import pytest

from briefing.model import ArticleId, Verdict
from briefing.verify import Library, Source

TEXTS = {
    "one": "“We simply want to live peacefully in our own home without war,” said Dara Lin. The dam was opened on Monday.",
    "two": "“We just want to live peacefully at home without war,” Dara Lin told reporters. The bridge was closed on Friday.",
    "three": "The council of Holm met on Tuesday. “The road [to the sea] is not safe,” said Tom Hale.",
    "empty": "",
}
LIBRARY = Library({ArticleId(name): Source(text) for name, text in TEXTS.items()})


def ask(quote: str, cited: str | None = None, **more: str | bool):
    return LIBRARY.verify(quote, cited=None if cited is None else ArticleId(cited), **more)


@pytest.mark.parametrize(
    ("quote", "cited", "verdict", "article"),
    [
        ("The dam was opened on Monday.", "one", Verdict.VERBATIM, "one"),
        ("The dam was opened on Monday.", None, Verdict.VERBATIM, "one"),
        ("The dam was opened on Monday.", "three", Verdict.WRONG_SOURCE, "one"),
        ("We just want to live peacefully at home without war", "one", Verdict.OTHER_WORDING, "two"),
        ("We simply want to live peacefully in our own home", "two", Verdict.OTHER_WORDING, "one"),
        ("The road is not safe", None, Verdict.EDITED, "three"),
        ("The road [to the coast] is not safe", None, Verdict.ALTERED, "three"),
        ("The dam was opened on Friday.", "one", Verdict.ALTERED, "one"),
        ("The dam was opened on Friday.", None, Verdict.ALTERED, "one"),
        ("safe", "three", Verdict.CUT_CHANGES_MEANING, "three"),
        ("safe", None, Verdict.CUT_CHANGES_MEANING, "three"),
        ("The dam was opened on Monday.", "empty", Verdict.WRONG_SOURCE, "one"),
        ("The dam was opened on Monday.", "none", Verdict.UNCHECKED, "none"),
        ("Penguins vote twice", "one", Verdict.NOT_FOUND, "one"),
        ("Penguins vote twice", None, Verdict.NOT_FOUND, None),
        ("...", None, Verdict.NOT_FOUND, None),
        ("...", "one", Verdict.NOT_FOUND, "one"),
    ],
)
def test_where_a_quote_stands(quote: str, cited: str | None, verdict: Verdict, article: str | None):
    found = ask(quote, cited)
    assert (found.verdict, found.article) == (verdict, article)


def test_the_other_article_is_named():
    found = ask("The dam was opened on Monday.", "three")
    assert "one" in found.reason
    assert found.passage == "The dam was opened on Monday."


def test_the_cited_article_explains_another_wording():
    assert ask("We just want to live peacefully at home without war", "one").changes


def test_speaker_is_judged_in_the_cited_article():
    assert ask("The road [to the sea] is not safe", "three", speaker="Dara Lin").verdict is Verdict.MISATTRIBUTED


def test_direct_speech_is_demanded_anywhere():
    assert ask("The dam was opened on Monday.", direct=True).verdict is Verdict.NOT_DIRECT_SPEECH


def test_nothing_can_be_said_without_sources():
    assert Library({}).verify("anything").verdict is Verdict.UNCHECKED
    assert Library({ArticleId("e"): Source(" ")}).verify("anything").verdict is Verdict.UNCHECKED


def test_common_words_lead_to_few_sources():
    """Words that all sources share do not make all of them candidates when a rare one tells."""
    many = Library({ArticleId(str(n)): Source(f"The dam of town {n} was opened on Monday.") for n in range(300)})
    assert many.verify("town 250 was opened").article == "250"
    assert many.verify("town 250 was closed").article == "250"


def test_a_source_with_the_words_apart_does_not_hold_the_quote():
    library = Library({ArticleId("a"): Source("dam the opened"), ArticleId("b"): Source("Then the dam opened.")})
    assert library.verify("the dam opened").article == "b"


def library(*texts: str) -> Library:
    return Library({ArticleId(str(number)): Source(text) for number, text in enumerate(texts)})


@pytest.mark.parametrize(
    ("texts", "article", "verdict"),
    [
        (("The dam was opened.", "He denied that the dam opened."), "1", Verdict.CUT_CHANGES_MEANING),
        (("He denied that the dam opened.", "Then the dam opened."), "1", Verdict.VERBATIM),
        (("He denied the dam opened.", "He denies the dam opened."), "0", Verdict.CUT_CHANGES_MEANING),
        (("The dams opened.", "They saw the dam open."), "1", Verdict.ALTERED),
    ],
    ids=str,
)
def test_of_many_sources_the_one_that_proves_a_quote_is_named_else_one_that_holds_its_words(
    texts: tuple[str, ...], article: str, verdict: Verdict
):
    found = library(*texts).verify("the dam opened")
    assert (article, verdict) == (found.article, found.verdict)


def test_two_fifths_of_a_quote_in_the_cited_article_are_its_utterance_in_other_words():
    many = library("The dam fell down.", "We saw the dam break.")
    assert many.verify("We saw the dam break", cited=ArticleId("0")).verdict is Verdict.OTHER_WORDING


@pytest.mark.parametrize(("count", "article"), [(256, "0"), (257, None)])
def test_a_word_of_very_many_sources_leads_to_none(count: int, article: str | None):
    many = library(*("The zebra." if number == 1 else "The dam." for number in range(count + 1)))
    assert many.verify("dam sluice").article == article
