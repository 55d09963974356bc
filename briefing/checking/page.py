"""A summary under check: its layout, its citations, the articles, and what its furniture may state."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from briefing.checking.blocks import Block, BlockKind, Layout, Reference
from briefing.checking.citations import Citations
from briefing.checking.corpus import ENGLISH, Corpus, speaks_english
from briefing.checking.facts import Facts
from briefing.model import Article, ArticleId, CheckedItem, CheckKind, ClaimVerdict, Span, Verdict
from briefing.text.marks import marked
from briefing.verify.quotes.language import is_foreign

_LOWER = re.compile(r"\b[^\W\d_A-Z]{2,30}\b")
_SAMPLE = 4000
_MOST_FOREIGN = 50
"""An uncited statement in another language shares no words with its article: it is held to this many."""


def stem(word: str) -> str:
    """Return a word in lower case without the commonest English endings."""
    return _ENDING.sub("", word.lower().strip(".,:;!?'’"))


_ENDING = re.compile(r"(?:['’]s|ing|ed|es|s|e|d)\Z")


def _unquoted(text: str) -> str:
    """Return a text without what stands in quotation marks."""
    spans = [mark.span for mark in marked(text) if mark.level == 0]
    ends = [0, *(span.end for span in spans)]
    starts = [*(span.start for span in spans), len(text)]
    return " ".join(text[end:start] for end, start in zip(ends, starts, strict=True))


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
        return tuple(dict.fromkeys(name for ref in references for name in self.citations.resolve(ref)))

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

    def cited_above(self, number: int) -> tuple[Article, ...]:
        """Return what the statement right above a block of a brief of ours cites; nothing for another page or block."""
        above = self.layout.blocks[number - 1] if number and self.facts.is_ours else None
        if above is None or above.kind in {BlockKind.HEADING, BlockKind.CELL, BlockKind.FOOTNOTE}:
            return ()
        return tuple(self.corpus.by_id[name] for name in self.cited(above.references))

    @cached_property
    def referred(self) -> frozenset[str]:
        """The labels that citation marks of the page use."""
        return frozenset(reference.label for block in self.layout.blocks for reference in block.references)

    @property
    def cites(self) -> bool:
        """Whether the page cites at all: where it does, a sentence without a citation is listed."""
        return bool(self.referred)

    @cached_property
    def ordinary(self) -> frozenset[str]:
        """The stems of words in lower case in the page or in an article: a capital makes no name of them."""
        texts = (*(block.text for block in self.layout.blocks), *(article.text for article in self.corpus.articles))
        return frozenset(stem(match[0]) for text in texts for match in _LOWER.finditer(text))

    @cached_property
    def _is_english(self) -> bool:
        """Whether every block of the page that has a word of any language is in English, as far as its words tell."""
        return not any(is_foreign(_unquoted(block.text), ENGLISH) for block in self.layout.blocks)

    @cached_property
    def _prose(self) -> str:
        """The page's own words, without its quotes."""
        return " ".join(_unquoted(block.text) for block in self.layout.blocks)[:_SAMPLE]

    def is_foreign(self, words: str, articles: Sequence[ArticleId]) -> bool:
        """Tell whether words of the page are in another language than all of the articles."""
        if self.facts.is_ours or (self._is_english and not any(map(self.corpus.is_foreign, articles))):
            return False
        sources = [self.corpus.sources[name] for name in articles]
        own = _unquoted(words)
        if not sources or not any(map(str.isalpha, own)):
            return False
        if all(is_foreign(own, source) for source in sources):
            return True
        return not speaks_english(own) and all(is_foreign(self._prose, source) for source in sources)

    @cached_property
    def some(self) -> tuple[ArticleId, ...]:
        """The articles that something in another language is held to."""
        return tuple(self.corpus.by_id)[:_MOST_FOREIGN]

    def candidates(self, words: str, cited: Sequence[ArticleId]) -> tuple[ArticleId, ...]:
        """Return the articles that a statement is held to: the cited ones, else those that speak of the same."""
        found = self.corpus.candidates(words, cited)
        if cited or not self.is_foreign(words, found):
            return found
        return self.some

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
