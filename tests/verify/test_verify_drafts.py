"""Drafts are proven or withheld with a reason; quotation marks hold slices of the source only."""

import pytest

from briefing.model import Article, ArticleId, Boilerplate, CheckedClaim, Draft, DraftClaim, DraftQuote, Span, Withheld
from briefing.verify.claims.drafts import explain, prove
from briefing.verify.source import Source, as_source

TEXT = (
    "Ann Lee opened the new bridge in Oldport on Monday. The bridge cost $5 million, the council said.\n\n"
    "“We will build a second bridge,” Lee said. About 300 people came.\n\n"
    "Read more: ferry times."
)
CAPTION = Span(TEXT.index("Read more"), len(TEXT))


def prove_one(claim: DraftClaim) -> CheckedClaim | Withheld:
    article = Article(
        ArticleId("a1"),
        "a.txt",
        TEXT,
        "0",
        title="A bridge",
        outlet="Harbor Gazette",
        boilerplate=(Boilerplate(CAPTION, "links"),),
    )
    source: Source = as_source(TEXT)
    proven, withheld = prove(Draft(article.id, None, (claim,)), source, article)
    return (*proven, *withheld)[0]


def number(words: str) -> int:
    return next(one.number for one in as_source(TEXT).sentences if words in one.span.of(TEXT))


def claim(
    text: str, *words: str, quote: str | None = None, speaker: str | None = None, extract: bool = False
) -> DraftClaim:
    quotes = (DraftQuote(quote, speaker),) if quote else ()
    return DraftClaim(text, tuple(number(one) for one in words), quotes, extract=extract)


def test_a_true_statement_is_proven_with_its_passages():
    """Neighbouring sentences are one citation; figures carry their places and who says so."""
    proven = prove_one(claim("Ann Lee opened the new bridge, which cost $5 million.", "opened", "cost"))
    assert isinstance(proven, CheckedClaim)
    assert [one.span.of(TEXT) for one in proven.citations] == [TEXT[: TEXT.index("\n\n")]]
    assert [one.figure.span.of(TEXT) for one in proven.figures] == ["$5 million"]


def test_the_outlet_of_the_article_may_be_named():
    assert isinstance(
        prove_one(claim("Ann Lee opened the new bridge, Harbor Gazette reports.", "opened")), CheckedClaim
    )
    assert isinstance(prove_one(claim("Ann Lee opened the new bridge, Hill Courier reports.", "opened")), Withheld)


def test_a_quote_is_a_slice_and_names_its_speaker():
    proven = prove_one(
        claim("Lee plans a second bridge.", "second", quote="we will build a second bridge", speaker="Lee")
    )
    assert isinstance(proven, CheckedClaim)
    (quote,) = proven.quotes
    assert quote.text == quote.span.of(TEXT)
    assert proven.attributed_to == quote.speaker


def test_words_in_marks_become_the_words_of_the_source():
    proven = prove_one(claim("Lee said: “we will build a second bridge”, “—”.", "second"))
    assert isinstance(proven, CheckedClaim)
    assert "We will build a second bridge" in proven.text or "we will build" in proven.text


def test_an_extract_is_the_cited_sentence():
    sentence = "About 300 people came."
    assert isinstance(prove_one(claim(sentence, "300", extract=True)), CheckedClaim)
    refused = prove_one(claim("About 900 people came.", "300", extract=True))
    assert isinstance(refused, Withheld)
    assert refused.reason.startswith("extract")


@pytest.mark.parametrize(
    ("draft", "reason"),
    [
        (DraftClaim("Ann Lee opened the bridge.", ()), "no citation"),
        (DraftClaim("Ann Lee opened the bridge.", (900,)), "no such sentence"),
        (DraftClaim("Ferry times.", (number("Read more"),)), "boilerplate"),
        (claim("Ann Lee opened 7 bridges.", "opened"), "statement"),
        (claim("He did it.", "opened"), "statement unresolved"),
        (claim("Bridges.", "second", quote="we will never build a second bridge"), "quote"),
        (claim("Links.", "second", quote="ferry times"), "quote"),
        (claim("Lee said “we will never build a second bridge”.", "second"), "quote"),
    ],
)
def test_what_is_not_proven_is_withheld(draft: DraftClaim, reason: str):
    found = prove_one(draft)
    assert isinstance(found, Withheld)
    assert found.reason.startswith(reason)
    assert explain(found).startswith(repr(draft.text))


def test_a_quote_from_boilerplate_is_withheld():
    """The words stand there, but they are no part of the report."""
    text = TEXT.replace("Read more: ferry times.", "Read more: “The ferry will stop for good,” Lee said.")
    links = Span(text.index("Read more"), len(text))
    article = Article(ArticleId("a1"), "a.txt", text, "0", boilerplate=(Boilerplate(links, "links"),))
    made = DraftClaim("Lee spoke.", (1,), (DraftQuote("The ferry will stop for good,", "Lee"),))
    _, (withheld,) = prove(Draft(article.id, None, (made,)), as_source(text), article)
    assert withheld.reason.startswith("quote in boilerplate")


def test_figures_that_a_statement_leaves_out_are_not_its_own():
    proven = prove_one(claim("Ann Lee opened the new bridge in Oldport on Monday.", "opened", "cost"))
    assert isinstance(proven, CheckedClaim)
    assert proven.figures == ()


def test_a_quote_without_a_speaker_leaves_it_to_the_passages():
    """Nobody is named for the quote; the cited passage names none either."""
    text = "“The bridge is open to all now.”\n\nAbout 300 people came."
    article = Article(ArticleId("a1"), "a.txt", text, "0")
    made = DraftClaim("About 300 people came.", (2,), (DraftQuote("The bridge is open to all now", None),))
    (proven,), _ = prove(Draft(article.id, None, (made,)), as_source(text), article)
    assert (proven.attributed_to, len(proven.quotes)) == (None, 1)
