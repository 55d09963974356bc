"""Rows for lists of sources: those of a brief, and those that other writers put below a summary.

An entry must name an article that was given, with its title and day.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from briefing.checking.blocks import Block, BlockKind
from briefing.checking.bylines import judge_source_cell
from briefing.checking.citations import entry_articles, is_source_heading
from briefing.checking.naming import is_title
from briefing.checking.page import Page
from briefing.model import Article, CheckedItem, CheckKind, ClaimVerdict, Span
from briefing.text.dates import find_dates
from briefing.text.marks import marked
from briefing.verify.quotes.verifying import verify_quote

_HEADS = frozenset({"SHA-256"})
"""Heads of the table of sources that are the same in every language."""
_VISITED = re.compile(
    r"(?i)(?:accessed|retrieved|visited|checked|abgerufen|aufgerufen|consult[ée]e?|consultado|閲覧|дата звернення)\W*"
    r"(?:on|am|le|el)?\W*\Z"
)
_FEWEST_QUOTED = 3


def listed_rows(page: Page, block: Block) -> Iterator[CheckedItem]:
    """Yield a row for a cell of the table of sources: it must state a fact of the article its row names."""
    article = article_of_row(page, block)
    words = block.text.strip()
    cell = block.kind is BlockKind.CELL and page.facts.is_ours
    if article is None and words and cell and words not in _HEADS:
        reason = "names no article that was given"
        yield page.item(block, Span(0, len(block.text)), CheckKind.CITATION, ClaimVerdict.CONTRADICTED, reason)
    if article is None or not words:
        return
    start = block.text.index(words)
    verdict = ClaimVerdict.SUPPORTED if judge_source_cell(words, article) else ClaimVerdict.CONTRADICTED
    reason = f"as {article.name} tells" if verdict.passes else f"this is not what {article.name} tells of itself"
    yield replace(
        page.item(block, Span(start, start + len(words)), CheckKind.CITATION, verdict, reason), article=article.id
    )


def entry_rows(page: Page, block: Block) -> Iterator[CheckedItem]:
    """Yield rows for an entry of another writer's list of sources: the title and the day must be the article's."""
    if page.facts.is_ours or block.kind is BlockKind.CELL or is_source_heading(block):
        return
    named = entry_articles(block, page.corpus.known)
    if len(named) == 1:
        yield from _title_rows(page, block, page.corpus.by_id[named[0]])
        yield from _day_rows(page, block, page.corpus.by_id[named[0]])
    elif named:
        yield from _other_day_rows(page, block, [page.corpus.by_id[name] for name in named])
    elif block.text.strip():
        at, reason = Span(0, len(block.text)), "names no article that was given with --sources"
        yield page.item(block, at, CheckKind.CITATION, ClaimVerdict.UNCHECKED, reason)


def is_entry_title(page: Page, block: Block, words: str) -> bool:
    """Tell whether words in the footnote of another writer are the title of the article that it names."""
    named = entry_articles(block, page.corpus.known)
    return not page.facts.is_ours and any(is_title(words, page.corpus.by_id[name]) for name in named)


def _title_rows(page: Page, block: Block, article: Article) -> Iterator[CheckedItem]:
    for mark in marked(block.text):
        words = mark.inner.of(block.text)
        if block.kind is BlockKind.FOOTNOTE and not is_title(words, article):
            continue
        if mark.level == 0 and len(words.split()) >= _FEWEST_QUOTED:
            titled = (
                is_title(words, article)
                or verify_quote(words, article.title or "").passed
                or verify_quote(words, article.text).passed
            )
            verdict = ClaimVerdict.SUPPORTED if titled else ClaimVerdict.CONTRADICTED
            reason = f"stands in {article.name}" if titled else f"is no title or passage of {article.name}"
            row = page.item(block, mark.inner, CheckKind.CITATION, verdict, reason)
            yield replace(row, article=article.id)


def _day_rows(page: Page, block: Block, article: Article) -> Iterator[CheckedItem]:
    published = article.published.date
    for mention in find_dates(block.text, None) if published else ():
        day = mention.resolved.date
        if day is None or mention.precision != "day" or _VISITED.search(block.text[: mention.span.start]):
            continue
        fits = day == published
        verdict = ClaimVerdict.SUPPORTED if fits else ClaimVerdict.CONTRADICTED
        reason = f"the date of {article.name}" if fits else f"{article.name} is of {published}"
        yield replace(page.item(block, mention.span, CheckKind.DATE, verdict, reason), article=article.id)


def _other_day_rows(page: Page, block: Block, articles: Sequence[Article]) -> Iterator[CheckedItem]:
    """Yield a failing row for the day of an entry that names an outlet with several articles, none of that day."""
    known = {article.published.date for article in articles}
    if None in known:
        return
    for mention in find_dates(block.text, None):
        day = mention.resolved.date
        full = day is not None and mention.precision == "day"
        if full and day not in known and not _VISITED.search(block.text[: mention.span.start]):
            reason = "no article of this outlet is of this day"
            yield page.item(block, mention.span, CheckKind.DATE, ClaimVerdict.CONTRADICTED, reason)


def article_of_row(page: Page, block: Block) -> Article | None:
    """Return the article that a row of the table of sources is about, by its file name or its hash."""
    if block.kind is not BlockKind.CELL:
        return None
    cells = {other.text.strip() for other in page.row_of(block)}
    return next(
        (a for a in page.corpus.articles if a.name in cells or not cells.isdisjoint((a.sha256, a.sha256[:12]))), None
    )
