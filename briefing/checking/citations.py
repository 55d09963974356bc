"""Citations of a summary: which article each footnote, bracket, number or link means. Pure look-up, no guesses.

A citation without an entry, or with an entry that names no given article, does not resolve.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from briefing.checking.blocks import Block, BlockKind, Layout, Reference
from briefing.checking.naming import KnownArticles
from briefing.model import ArticleId
from briefing.text.dates import find_dates
from briefing.text.marks import marked

_SOURCE_HEADING = re.compile(
    r"(?i)\W*(?:\d+\W+)?(?:sources?|references?|citations?|(?:foot|end)?notes|bibliography|works cited|links|"
    r"(?:further )?reading|sources? (?:used|cited|list)|list of sources|джерела|посилання|quellen(?:angaben)?|"
    r"fuentes|fonti|bronnen|情報源|出典|参考文献)\W*"
)
_SOURCE_LINE = re.compile(
    r"(?i)\W{0,3}(?:sources?|via|references?|quellen?|fuentes?|джерел[оа]|出典|情報源)\s?[:：](?=.{1,300}\Z)"
)
"""A line such as "Source: Outlet, date" under a text."""
_BRACKET = re.compile(r"\((?P<words>[^()\n]{2,160})\)")
_BRACKET_REST = re.compile(r"[\s,;:.·|–—-]*(?:(?:p{1,2}|para|¶)\.?\s?\d{1,4})?[\s,;:.]*\Z")


@dataclass(frozen=True, slots=True)
class Entry:
    """What a citation label stands for: its words, the articles they name (several when ambiguous), the cited words."""

    label: str
    words: str
    articles: tuple[ArticleId, ...]
    cited: str = ""


@dataclass(frozen=True, slots=True)
class Citations:
    """All entries of a summary; `listed` are the blocks that make its list of sources."""

    entries: Mapping[str, Entry]
    listed: frozenset[int]
    known_articles: KnownArticles

    def resolve(self, reference: Reference) -> tuple[ArticleId, ...]:
        """Return the articles that a citation mark means; empty when it does not resolve."""
        if reference.words and (named := self.known_articles.named(reference.words)):
            return named
        if reference.label in self.entries:
            return self.entries[reference.label].articles
        return self.known_articles.named(reference.url) if reference.url else ()

    def known(self, reference: Reference) -> bool:
        """Tell whether the mark has an entry, is an address, or names its source itself."""
        return reference.label in self.entries or reference.url is not None or reference.words is not None


def read_citations(layout: Layout, known: KnownArticles) -> Citations:
    """Return the entries of a summary: footnotes, and the numbered list under a heading such as "Sources"."""
    entries: dict[str, Entry] = {}
    listed: set[int] = set()
    counter = 0
    under_sources = False
    for number, block in enumerate(layout.blocks):
        if block.kind is BlockKind.PARAGRAPH and _SOURCE_LINE.match(block.text):
            listed.add(number)
        elif block.kind is BlockKind.HEADING or is_source_heading(block):
            under_sources, counter = is_source_heading(block), 0
            listed.update({number} if under_sources else ())
        elif block.kind is BlockKind.FOOTNOTE:
            entries.setdefault(block.label or "", _entry(block.label or "", block, known))
        elif under_sources:
            counter += 1
            listed.add(number)
            if block.kind is not BlockKind.CELL:
                entries.setdefault(str(counter), _entry(str(counter), block, known))
    return Citations(entries, frozenset(listed), known)


def is_source_heading(block: Block) -> bool:
    """Tell whether a line is the heading of a list of sources, marked as a heading or not."""
    headed = block.kind in {BlockKind.PARAGRAPH, BlockKind.HEADING}
    return headed and _SOURCE_HEADING.fullmatch(block.text) is not None


def _entry(label: str, block: Block, known: KnownArticles) -> Entry:
    cited = [mark.inner.of(block.text) for mark in marked(block.text) if mark.level == 0]
    return Entry(label, block.text, entry_articles(block, known), max(cited, key=len, default=""))


def entry_articles(block: Block, known: KnownArticles) -> tuple[ArticleId, ...]:
    """Return the articles that an entry's words and addresses name."""
    urls = " ".join(reference.url for reference in block.references if reference.url)
    told = " ".join(reference.words for reference in block.references if reference.words)
    return known.named(f"{block.text} {urls} {told}")


def with_brackets(layout: Layout, known: KnownArticles) -> Layout:
    """Return the layout with brackets that only name an outlet, and its day, as citations: `(Outlet, 3 May)`.

    Their words stay in the text: the outlet and the day are checked as well.
    """
    blocks = tuple(_with_brackets(block, known) for block in layout.blocks)
    return replace(layout, blocks=blocks)


def _with_brackets(block: Block, known: KnownArticles) -> Block:
    if block.kind is BlockKind.FOOTNOTE:
        return block
    found = [
        Reference(match["words"], match.start(), block.span(match.start(), match.end()), words=match["words"])
        for match in _BRACKET.finditer(block.text)
        if _names_outlet(match["words"], known)
    ]
    if not found:
        return block
    references: Sequence[Reference] = sorted((*block.references, *found), key=lambda one: one.at)
    return replace(block, references=tuple(references))


def _names_outlet(words: str, known: KnownArticles) -> bool:
    """Tell whether words are an outlet's name and nothing more, but for a day and a page."""
    name = known.outlet_at_start(words)
    if name is None:
        return False
    rest = words[name:]
    for mention in reversed(find_dates(rest, None)):
        rest = rest[: mention.span.start] + rest[mention.span.end :]
    return _BRACKET_REST.fullmatch(rest) is not None
