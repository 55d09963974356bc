"""A summary under check: its layout, its citations, the articles, and what its furniture may state."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from briefing.checking.citations import Citations
from briefing.checking.corpus import Corpus
from briefing.checking.furniture import Facts
from briefing.checking.layout import Block, BlockKind, Layout, Reference
from briefing.model import ArticleId, CheckedItem, CheckKind, ClaimVerdict, Span, Verdict
from briefing.text.marks import marked


@dataclass(frozen=True)
class Page:
    """Everything that a row of the report is made from."""

    layout: Layout
    citations: Citations
    corpus: Corpus
    facts: Facts

    def item(
        self, block: Block, at: Span, kind: CheckKind, verdict: Verdict | ClaimVerdict, reason: str
    ) -> CheckedItem:
        """Return a row for a range of a block's text."""
        span = block.span(at.start, at.end)
        line, column = self.layout.place(span.start)
        return CheckedItem(kind, block.text[at.start : at.end], line, column, verdict, reason, span)

    def cited(self, references: Sequence[Reference]) -> tuple[ArticleId, ...]:
        """Return the articles that citation marks resolve to, each once."""
        articles = self.corpus.articles
        return tuple(dict.fromkeys(name for ref in references for name in self.citations.resolve(ref, articles)))

    @cached_property
    def rows(self) -> Mapping[int, Sequence[Block]]:
        """The cells of each table row."""
        rows: dict[int, list[Block]] = {}
        for block in self.layout.blocks:
            if block.row is not None:
                rows.setdefault(block.row, []).append(block)
        return rows

    def row_of(self, block: Block) -> Sequence[Block]:
        """Return all cells of a cell's row; nothing for another block."""
        return self.rows.get(block.row, ()) if block.row is not None else ()

    @cached_property
    def referred(self) -> frozenset[str]:
        """The labels that citation marks of the page use."""
        return frozenset(reference.label for block in self.layout.blocks for reference in block.references)

    @cached_property
    def repeated(self) -> frozenset[str]:
        """The labels of footnotes that are defined more than once."""
        labels = Counter(block.label for block in self.layout.blocks if block.kind is BlockKind.FOOTNOTE)
        return frozenset(label for label, times in labels.items() if label and times > 1)

    def in_row(self, block: Block) -> Block:
        """Return a table cell with the citation marks of its whole row; other blocks as they are."""
        if block.kind is not BlockKind.CELL or block.references:
            return block
        references = tuple(replace(ref, at=len(block.text)) for other in self.row_of(block) for ref in other.references)
        return replace(block, references=references)

    def quoted_in_row(self, block: Block) -> tuple[str, ...]:
        """Return the words in quotation marks of a table cell's row."""
        texts = (other.text for other in self.row_of(block))
        return tuple(mark.inner.of(text) for text in texts for mark in marked(text) if mark.level == 0)
