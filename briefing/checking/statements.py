"""Rows for the sentences of a summary that are not quotes: the claim as a whole, its figures, names and dates."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from briefing.checking.details import Detail, check_details
from briefing.checking.layout import Block, BlockKind
from briefing.checking.page import Page
from briefing.checking.reading import Statement, find_statements
from briefing.checking.sourcing import is_label, without_sourcing
from briefing.model import ArticleId, CheckedItem, CheckKind, ClaimFinding, ClaimVerdict, Span
from briefing.verify.claims import verify_claim

_FEWEST_WORDS = 4
"""A heading or cell of fewer words states nothing by itself; its figures, names and dates are still checked."""


def statement_rows(page: Page, block: Block, quoted: Sequence[Span]) -> Iterator[CheckedItem]:
    """Yield rows for each sentence of a block: its details, and the claim it makes."""
    for statement in find_statements(block, quoted):
        cited = page.cited(statement.references or block.references)
        candidates = page.corpus.candidates(statement.text, cited)
        details = [
            d for d in check_details(statement.text, page.corpus, candidates) if not _inside(d, statement, quoted)
        ]
        yield from (_detail_row(page, block, statement, detail) for detail in details)
        if _is_claim(block, statement):
            yield _claim_row(page, block, statement, candidates)
            if not cited and page.referred and block.kind is not BlockKind.HEADING:
                yield _uncited(page, block, statement)


def _inside(detail: Detail, statement: Statement, quoted: Sequence[Span]) -> bool:
    return any(span.overlaps(Span(detail.start, detail.end).shifted(statement.start)) for span in quoted)


def _detail_row(page: Page, block: Block, statement: Statement, detail: Detail) -> CheckedItem:
    at = Span(detail.start, detail.end).shifted(statement.start)
    row = page.item(block, at, detail.kind, detail.verdict, detail.reason)
    passage = detail.span.of(page.corpus.by_id[detail.article].text) if detail.article and detail.span else None
    return replace(
        row,
        article=detail.article,
        start=detail.span.start if detail.span else None,
        end=detail.span.end if detail.span else None,
        passage=passage,
    )


def _is_claim(block: Block, statement: Statement) -> bool:
    if is_label(statement.text):
        return False
    words = len(statement.text.split())
    return words >= _FEWEST_WORDS or (block.kind is BlockKind.PARAGRAPH and words > 1)


_RANK = (
    ClaimVerdict.SUPPORTED,
    ClaimVerdict.CONTRADICTED,
    ClaimVerdict.UNRESOLVED,
    ClaimVerdict.NOT_FOUND,
    ClaimVerdict.UNCHECKED,
)

_FOREIGN = "the article is not in English: its figures, names, dates and quotes are checked, not the sentence"


def _claim_row(page: Page, block: Block, statement: Statement, candidates: Sequence[ArticleId]) -> CheckedItem:
    """Return the claim's row: the verdict of the article that speaks to it best."""
    at = Span(statement.start, statement.end)
    judged = [(_judge(page, statement, article), article) for article in candidates]
    if not judged:
        return page.item(block, at, CheckKind.CLAIM, ClaimVerdict.UNCHECKED, "no article was given")
    finding, article = min(judged, key=lambda pair: (_RANK.index(pair[0].verdict), -pair[0].score))
    closest = max(judged, key=lambda pair: pair[0].score)[1]
    if not finding.passed and page.corpus.is_foreign(closest):
        return page.item(block, at, CheckKind.CLAIM, ClaimVerdict.UNCHECKED, _FOREIGN)
    row = page.item(block, at, CheckKind.CLAIM, finding.verdict, "; ".join(finding.reasons) or "stands in the article")
    first = finding.evidence[0] if finding.evidence else None
    return replace(
        row,
        article=article if first else None,
        start=first.start if first else None,
        end=first.end if first else None,
        segments=finding.evidence,
        passage=first.of(page.corpus.by_id[article].text) if first else None,
    )


def _judge(page: Page, statement: Statement, article: ArticleId) -> ClaimFinding:
    words = without_sourcing(statement.text, page.corpus.by_id[article])
    if not any(map(str.isalnum, words)):
        return ClaimFinding(ClaimVerdict.SUPPORTED, 1.0, (), ("names where it was read",))
    return verify_claim(words, page.corpus.sources[article], anchor=page.corpus.anchor(article))


def _uncited(page: Page, block: Block, statement: Statement) -> CheckedItem:
    at = Span(statement.start, statement.end)
    return page.item(block, at, CheckKind.CITATION, ClaimVerdict.UNCHECKED, "this sentence cites nothing")
