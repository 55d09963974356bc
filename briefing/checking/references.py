"""Rows for citations: marks that resolve or do not, footnote heads, credit lines, and the table of sources."""

from collections.abc import Iterator
from dataclasses import replace

from briefing.checking.furniture import judge_credit, judge_footnote_head, judge_source_cell
from briefing.checking.layout import Block, BlockKind
from briefing.checking.page import Page
from briefing.checking.reading import read_credit, references_after
from briefing.model import Article, CheckedItem, CheckKind, ClaimVerdict, Span


def mark_rows(page: Page, block: Block) -> Iterator[CheckedItem]:
    """Yield a row for each citation mark of a block: it has an entry, and the entry names a given article."""
    for reference in block.references:
        articles = page.citations.resolve(reference, page.corpus.articles)
        line, column = page.layout.place(reference.span.start)
        if len(articles) == 1:
            verdict, reason = ClaimVerdict.SUPPORTED, f"cites {page.corpus.by_id[articles[0]].name}"
        elif articles:
            verdict, reason = ClaimVerdict.UNRESOLVED, f"may mean {len(articles)} articles"
        elif page.citations.known(reference):
            verdict, reason = ClaimVerdict.UNCHECKED, "the cited article was not given with --sources"
        else:
            verdict, reason = ClaimVerdict.NOT_FOUND, f"no entry for [{reference.label}] in the summary"
        text = page.layout.text[reference.span.start : reference.span.end]
        article = articles[0] if len(articles) == 1 else None
        yield CheckedItem(CheckKind.CITATION, text, line, column, verdict, reason, reference.span, article)


def footnote_rows(page: Page, block: Block) -> Iterator[CheckedItem]:
    """Yield a row for the head of a footnote (`outlet, date, file: `) that tells of its article."""
    if block.kind is not BlockKind.FOOTNOTE:
        return
    judged = judge_footnote_head(block.text, page.corpus.articles)
    if judged is not None:
        end, (verdict, reason) = judged
        yield page.item(block, Span(0, end), CheckKind.CITATION, verdict, reason)


def credit_rows(page: Page, block: Block) -> Iterator[CheckedItem]:
    """Yield a row for each part of a credit line that is not the speaker: it must fit the cited article."""
    credit = read_credit(block)
    cited = page.cited(references_after(block, 0)) if credit else ()
    if credit is None or len(cited) != 1:
        return
    article = page.corpus.by_id[cited[0]]
    for number, (words, start) in enumerate(credit.parts):
        judged = judge_credit(words, article)
        at = Span(start, start + len(words))
        if judged is not None:
            yield replace(page.item(block, at, CheckKind.CITATION, *judged), article=article.id)
        elif number or not _in_marks(block):
            reason = f"this is not what {article.name} tells of itself"
            yield replace(
                page.item(block, at, CheckKind.CITATION, ClaimVerdict.CONTRADICTED, reason), article=article.id
            )


def _in_marks(block: Block) -> bool:
    return block.text.lstrip()[:1] in set("“\"«„'‘「")


def listed_rows(page: Page, block: Block) -> Iterator[CheckedItem]:
    """Yield a row for a cell of the table of sources: it must state a fact of the article its row names."""
    article = _article_of_row(page, block)
    words = block.text.strip()
    if article is None or not words:
        return
    start = block.text.index(words)
    verdict = ClaimVerdict.SUPPORTED if judge_source_cell(words, article) else ClaimVerdict.CONTRADICTED
    reason = f"as {article.name} tells" if verdict.passes else f"this is not what {article.name} tells of itself"
    yield replace(
        page.item(block, Span(start, start + len(words)), CheckKind.CITATION, verdict, reason), article=article.id
    )


def _article_of_row(page: Page, block: Block) -> Article | None:
    """Return the article that a row of the table of sources is about, by its file name or its hash."""
    if block.kind is not BlockKind.CELL:
        return None
    cells = {other.text.strip() for other in page.layout.blocks if other.row == block.row}
    return next((a for a in page.corpus.articles if a.name in cells or a.sha256 in cells), None)
