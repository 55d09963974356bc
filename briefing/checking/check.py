"""Hold a summary to its articles: every quote, figure, name, date, citation and sentence gets a row.

Each thing is checked against the articles its citation resolves to, else against all. Pure: the same summary and
articles give the same report. What cannot be checked is `unchecked`, which is never a pass.
"""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from briefing.checking.blocks import Block, BlockKind, Layout
from briefing.checking.citations import read_citations, with_brackets
from briefing.checking.corpus import Corpus
from briefing.checking.credits import judge_below
from briefing.checking.entries import article_of_row, entry_rows, is_entry_title, listed_rows
from briefing.checking.facts import Facts
from briefing.checking.furniture import Part, read_furniture
from briefing.checking.headings import gap_rows, headline_rows, title_rows
from briefing.checking.layout import read_layout
from briefing.checking.length import minutes_to_read, reading_words
from briefing.checking.page import Page
from briefing.checking.quotes import quote_rows
from briefing.checking.reading import find_quotes, read_credit, read_trailing_credit
from briefing.checking.references import credit_rows, footnote_rows, mark_rows, passage_rows
from briefing.checking.remedies import OWN_LINE, remedy
from briefing.checking.statements import credit_details, statement_rows
from briefing.checking.tables import cell_rows, event_rows, owner_rows
from briefing.model import CheckedItem, CheckKind, CheckReport, ClaimVerdict, Span

ALL_KINDS = frozenset(CheckKind)
_STATEMENT_KINDS = frozenset({CheckKind.CLAIM, CheckKind.FIGURE, CheckKind.NAME, CheckKind.DATE})


def check_summary(
    name: str,
    text: str,
    corpus: Corpus,
    *,
    kinds: Collection[CheckKind] = ALL_KINDS,
    facts: Facts | None = None,
) -> CheckReport:
    """Check a summary against a corpus.

    Args:
        name: The summary's name in the report.
        text: Markdown or plain text.
        corpus: The articles.
        kinds: What to check.
        facts: What is known of a brief of ours besides its page (from its sidecar).
    """
    facts = facts or Facts(corpus.articles)
    layout = read_layout(text) if facts.is_ours else with_brackets(read_layout(text, foreign=True), corpus.known)
    page = Page(layout, read_citations(layout, corpus.known), corpus, facts)
    furniture = frozenset(n for n, block in enumerate(layout.blocks) if _is_furniture(page, n, block))
    text_blocks = [(n, block) for n, block in enumerate(layout.blocks) if n not in furniture]
    rows = [row for number, block in text_blocks for row in _proven_rows(page, number, block, kinds)]
    counted = count(layout, rows, page.facts, page.citations.listed)
    rows.extend(_furniture_rows(replace(page, facts=counted), sorted(furniture)))
    wanted = sorted((row for row in rows if row.kind in kinds), key=lambda row: (row.span, row.kind.value))
    return CheckReport(name, text, tuple(map(_with_remedy, wanted)))


def _with_remedy(item: CheckedItem) -> CheckedItem:
    words = None if item.passed or item.hints else remedy(item)
    return replace(item, hints=(words,)) if words else item


def _is_furniture(page: Page, number: int, block: Block) -> bool:
    """Tell whether a block is furniture; an entry of another writer's list of sources is none, nor a fact of one."""
    listed = number in page.citations.listed
    cites = block.kind is BlockKind.CELL and bool(block.references) and page.facts.is_ours
    if cites or (listed and article_of_row(page, block) is not None):
        return False
    foreign_entry = not page.facts.is_ours and listed and block.kind is not BlockKind.CELL
    return not foreign_entry and read_furniture(block, page.facts) is not None


def _proven_rows(page: Page, number: int, block: Block, kinds: Collection[CheckKind]) -> Iterator[CheckedItem]:
    """Yield the rows of a block; in a brief of ours, words of which nothing could be checked fail."""
    rows = list(_rows(page, number, block, kinds))
    yield from rows
    listed = number in page.citations.listed
    if not rows and not listed and page.facts.is_ours and any(map(str.isalnum, block.text)):
        at, reason = Span(0, len(block.text)), "nothing in the articles proves these words"
        yield page.item(block, at, CheckKind.CLAIM, ClaimVerdict.NOT_FOUND, reason)


def _rows(page: Page, number: int, block: Block, kinds: Collection[CheckKind]) -> Iterator[CheckedItem]:
    if number in page.citations.listed:
        yield from listed_rows(page, block)
        yield from entry_rows(page, block)
        return
    if titled := list(title_rows(page, block)):
        said = (row for row in quote_rows(page, block, find_quotes(block)) if row.passed)
        yield from (*headline_rows(page, number), *titled, *said)
        return
    block = page.in_row(block)
    quotes = find_quotes(block)
    if block.kind is BlockKind.FOOTNOTE:
        yield from entry_rows(page, block)
        quotes = tuple(quote for quote in quotes if not is_entry_title(page, block, quote.text))
    yield from quote_rows(page, block, quotes)
    yield from mark_rows(page, page.layout.blocks[number])
    yield from passage_rows(page, block, quotes)
    yield from footnote_rows(page, block)
    yield from headline_rows(page, number)
    yield from gap_rows(page, number)
    outlet = list(cell_rows(page, page.layout.blocks[number]))
    yield from outlet
    yield from owner_rows(page, page.layout.blocks[number])
    day = list(event_rows(page, block))
    yield from day
    behind = read_trailing_credit(block, quotes)
    credit = read_credit(block) or behind
    yield from credit_rows(page, block, credit)
    if credit and not page.facts.is_ours and len(page.cited(block.references)) != 1:
        yield from credit_details(page, block, credit.start)
    told = day or any(row.passed for row in outlet) or block.kind is BlockKind.FOOTNOTE
    if not told and _STATEMENT_KINDS.intersection(kinds):
        masked = [Span(quote.start, len(block.text) if behind else quote.end) for quote in quotes]
        yield from statement_rows(page, block, masked)


def _furniture_rows(page: Page, numbers: Sequence[int]) -> Iterator[CheckedItem]:
    """Yield a row for each part of a furniture line, once everything that it may count has been counted."""
    for number in numbers:
        block = page.layout.blocks[number]
        above = page.cited_above(number)
        for part in read_furniture(block, page.facts) or ():
            below = judge_below(part.text, above) if above else None
            verdict, reason = below or _as_line(part, page.facts, below=bool(above))
            row = page.item(block, Span(part.start, part.end), CheckKind.CITATION, verdict, reason)
            yield row if row.passed or row.unchecked else replace(row, hints=(OWN_LINE,))


def _as_line(part: Part, facts: Facts, *, below: bool) -> tuple[ClaimVerdict, str]:
    """Return the verdict of a part; an outlet under a statement that cites nothing of it is none of the statement's."""
    if below and part.text in facts.by_outlet:
        return ClaimVerdict.CONTRADICTED, "the statement above cites nothing of this outlet"
    return part.verdict, part.reason


def count(layout: Layout, rows: Sequence[CheckedItem], facts: Facts, listed: Collection[int]) -> Facts:
    """Return the facts with what the page itself tells: quotes in its body, stories, minutes to read."""
    body = [block.span(0, len(block.text)) for block in layout.blocks if block.kind is not BlockKind.FOOTNOTE]
    said = [row for row in rows if row.kind is CheckKind.QUOTE]
    quotes = [row for row in said if any(span.contains(row.span) for span in body)]
    stories = sum(b.kind is BlockKind.HEADING and re.match(r"\d+\. ", b.text) is not None for b in layout.blocks)
    return replace(
        facts,
        quotes=len(quotes),
        proven=sum(row.passed for row in quotes),
        stories=stories or facts.stories,
        minutes=minutes_to_read(reading_words(layout, listed, facts)),
    )
