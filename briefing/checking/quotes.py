"""Rows for the quotes of a summary: each against its cited article, with the speaker that the summary gives."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from briefing.checking.blocks import Block, BlockKind
from briefing.checking.bylines import outlet_names
from briefing.checking.naming import find_words
from briefing.checking.page import Page
from briefing.checking.reading import SummaryQuote, read_trailing_credit
from briefing.model import ArticleId, CheckedItem, CheckKind, Finding, Span, Verdict
from briefing.text.names import find_names, is_role, same_name

_BETTER_LAST = (Verdict.UNCHECKED, Verdict.NOT_FOUND, Verdict.OTHER_WORDING, Verdict.WRONG_SOURCE, Verdict.ALTERED)


def quote_rows(page: Page, block: Block, quotes: Sequence[SummaryQuote]) -> Iterator[CheckedItem]:
    """Yield a row for each quote of a block."""
    for quote in quotes:
        cited = _cited(page, block, quote)
        outlet = _by_outlet(page, block, quotes, cited)
        spoken = replace(quote, speaker=None if outlet else _speaker(page, block, quote, cited))
        finding = _best(page, block, spoken)
        reason = _with_names(page, finding)
        row = page.item(block, Span(quote.start, quote.end), CheckKind.QUOTE, finding.verdict, reason)
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


def _speaker(page: Page, block: Block, quote: SummaryQuote, cited: Sequence[ArticleId]) -> str | None:
    """Return whom the summary says to speak, as far as that can be held to an article.

    What stands behind a bare block quote may be an outlet or a remark; in another language, what stands before a quote
    may be a pronoun: then only a name counts.
    """
    given = quote.speaker
    if given is None or page.facts.is_ours:
        return None if quote.bare else given
    if quote.bare:
        first = re.split(r"[,(;]", given)[0].strip()
        is_name = any(name.text == first for name in find_names(first)) or _is_known_name(page, first)
        return first if is_name else None
    foreign = page.is_foreign(block.text, cited or page.some)
    return given if not foreign or _is_known_name(page, given) else None


def _is_known_name(page: Page, words: str) -> bool:
    names = (name.text for article in page.some for name in page.corpus.names(article))
    return any(same_name(words, name) for name in names)


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


def _with_names(page: Page, finding: Finding) -> str:
    """Return the reason with the file names of the articles instead of their ids."""
    if finding.verdict not in {Verdict.WRONG_SOURCE, Verdict.OTHER_WORDING}:
        return finding.reason
    return _ID.sub(lambda match: _file(page, match[0]), finding.reason)


def _file(page: Page, word: str) -> str:
    article = page.corpus.by_id.get(ArticleId(word))
    return article.name if article else word


_ID = re.compile(r"[\w-]+")


def _cited(page: Page, block: Block, quote: SummaryQuote) -> tuple[ArticleId, ...]:
    """Return what the quote's own marks cite; a footnote's words are cited to the article that the footnote names."""
    if block.kind is BlockKind.FOOTNOTE and block.label and block.label in page.citations.entries:
        return page.citations.entries[block.label].articles
    return page.cited(quote.references)


def _best(page: Page, block: Block, quote: SummaryQuote) -> Finding:
    """Return the finding of the cited article that fits best; without a citation, of all articles.

    A role that a summary gives is no contradiction where the summary names the speaker beside it.
    """
    finding = _held(page, block, quote, quote.speaker)
    found = finding.speaker.found if finding.speaker else None
    if finding.verdict is not Verdict.MISATTRIBUTED or not found or not _is_role(quote.speaker or ""):
        return finding
    before = block.text[: quote.start]
    named = any(same_name(found, name.text) for name in find_names(before))
    return _held(page, block, quote, found) if named else finding


def _is_role(speaker: str) -> bool:
    """Tell whether a speaker is given by what he is, with or without a word that is known for it."""
    first, _, rest = speaker.partition(" ")
    return is_role(speaker) or (first.lower() in {"the", "his", "her", "its", "their", "a", "an"} and rest.islower())


def _held(page: Page, block: Block, quote: SummaryQuote, speaker: str | None) -> Finding:
    cited, titled = _cited(page, block, quote), _titled(page, quote)
    if speaker is not None and (titled or (by_outlet := _articles_of(page, speaker))):
        speaker, cited = None, cited or titled or by_outlet
    direct = speaker is not None and not quote.bare
    articles: Sequence[ArticleId | None] = cited or (None,)
    findings = [
        _unnamed(page.corpus.library.verify(quote.text, cited=article, speaker=speaker, direct=direct))
        for article in articles
    ]
    return max(findings, key=_rank)


def _unnamed(finding: Finding) -> Finding:
    """Fail a quote that is said to have no source where the article names one."""
    said = finding.speaker
    if not finding.passed or said is None or said.given or said.found is None:
        return finding
    return replace(finding, verdict=Verdict.MISATTRIBUTED, reason=f"the source names {said.found} as the speaker")


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
