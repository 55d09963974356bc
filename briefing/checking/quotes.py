"""Rows for the quotes of a summary: each against its cited article, with the speaker that the summary gives."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from briefing.checking.corpus import find_words
from briefing.checking.furniture import outlet_names
from briefing.checking.layout import Block, BlockKind
from briefing.checking.page import Page
from briefing.checking.reading import SummaryQuote, read_trailing_credit
from briefing.model import ArticleId, CheckedItem, CheckKind, Finding, Span, Verdict

_BETTER_LAST = (Verdict.UNCHECKED, Verdict.NOT_FOUND, Verdict.OTHER_WORDING, Verdict.WRONG_SOURCE, Verdict.ALTERED)


def quote_rows(page: Page, block: Block, quotes: Sequence[SummaryQuote]) -> Iterator[CheckedItem]:
    """Yield a row for each quote of a block."""
    for quote in quotes:
        cited = _cited(page, block, quote)
        spoken = replace(quote, speaker=None) if _by_outlet(page, block, quotes, cited) else quote
        finding = _best(page, spoken, cited)
        row = page.item(block, Span(quote.start, quote.end), CheckKind.QUOTE, finding.verdict, finding.reason)
        notes = (*finding.notes, "unclosed_marks") if quote.unclosed else finding.notes
        yield replace(
            row,
            article=finding.article,
            start=finding.start,
            end=finding.end,
            segments=finding.segments,
            passage=finding.passage,
            changes=finding.changes,
            speaker=finding.speaker,
            notes=tuple(dict.fromkeys(notes)),
            hints=(_HINTS[finding.verdict],) if finding.verdict in _HINTS else (),
        )


def _by_outlet(page: Page, block: Block, quotes: Sequence[SummaryQuote], cited: Sequence[ArticleId]) -> bool:
    """Tell whether the credit behind a quote is the cited article's outlet alone: nobody is said to have spoken."""
    credit = read_trailing_credit(block, quotes)
    if credit is None or len(credit.parts) != 1:
        return False
    return any(
        credit.parts[0][0] in outlet_names(page.corpus.by_id[article])
        for article in cited
        if article in page.corpus.by_id
    )


def _cited(page: Page, block: Block, quote: SummaryQuote) -> tuple[ArticleId, ...]:
    """Return what the quote's own marks cite; a footnote's words are cited to the article that the footnote names."""
    if block.kind is BlockKind.FOOTNOTE and block.label and block.label in page.citations.entries:
        return page.citations.entries[block.label].articles
    return page.cited(quote.references)


def _best(page: Page, quote: SummaryQuote, cited: Sequence[ArticleId]) -> Finding:
    """Return the finding of the cited article that fits best; without a citation, of all articles."""
    speaker, titled = quote.speaker, _titled(page, quote)
    if speaker is not None and (titled or (by_outlet := _articles_of(page, speaker))):
        speaker, cited = None, cited or titled or by_outlet
    direct = speaker is not None
    articles: Sequence[ArticleId | None] = cited or (None,)
    findings = [
        page.corpus.library.verify(quote.text, cited=article, speaker=speaker, direct=direct) for article in articles
    ]
    return max(findings, key=_rank)


def _titled(page: Page, quote: SummaryQuote) -> tuple[ArticleId, ...]:
    """Return the articles whose title the quote is: a title is nobody's speech."""
    return page.corpus.titled.get(" ".join(find_words(quote.text)), ())


def _articles_of(page: Page, speaker: str) -> tuple[ArticleId, ...]:
    """Return the articles of an outlet that a summary lets speak (`the Outlet writes: “…”`)."""
    if page.facts.is_ours:
        return ()
    return page.corpus.published_by.get(" ".join(find_words(speaker)).removeprefix("the "), ())


def _rank(finding: Finding) -> tuple[bool, int]:
    place = _BETTER_LAST.index(finding.verdict) if finding.verdict in _BETTER_LAST else len(_BETTER_LAST)
    return finding.passed, place


_HINTS = {
    Verdict.ALTERED: "quote the source's words, or take the quotation marks away",
    Verdict.CUT_CHANGES_MEANING: "quote on to the end of the thought, or say it in your own words",
    Verdict.MISATTRIBUTED: "name the speaker that the source names",
    Verdict.NOT_DIRECT_SPEECH: "these are the reporter's words: credit the outlet, not a speaker",
    Verdict.WRONG_SOURCE: "cite the article that holds the words",
    Verdict.OTHER_WORDING: "quote the cited article's own wording",
    Verdict.NOT_FOUND: "check that the right articles were given with --sources",
    Verdict.UNCHECKED: "check that the right articles were given with --sources",
}
"""What a writer can do about a failed quote."""
