"""Citations of a summary: which article each footnote, bracket number or link means. Pure look-up, no guesses.

An entry means an article when it names its file, id, address or title, or its outlet (with the date where one outlet
has several articles). A citation without an entry, or with an entry that names no given article, does not resolve.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

from briefing.checking.layout import Block, BlockKind, Layout, Reference
from briefing.model import Article, ArticleId
from briefing.text.marks import marked

_SHORT_NAME = 4
"""Outlets and titles of fewer letters name an article only when nothing else does: too many words look like them."""
_SOURCE_HEADING = re.compile(
    r"(?i)\W*(?:\d+\W+)?(?:sources?|references?|citations?|notes|bibliography|works cited|джерела|посилання|quellen|"
    r"fuentes|情報源|出典)\W*"
)
_SOURCE_LINE = re.compile(
    r"(?i)\W{0,3}(?:sources?|via|references?|quellen?|fuentes?|джерел[оа]|出典|情報源)\s?[:：](?=.{1,300}\Z)"
)
"""A line such as "Source: Outlet, date" under a text."""


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

    def resolve(self, reference: Reference, articles: Sequence[Article]) -> tuple[ArticleId, ...]:
        """Return the articles that a citation mark means; empty when it does not resolve."""
        if reference.label in self.entries:
            return self.entries[reference.label].articles
        return named_articles(reference.url, articles) if reference.url else ()

    def known(self, reference: Reference) -> bool:
        """Tell whether the mark has an entry or is an address."""
        return reference.label in self.entries or reference.url is not None


def read_citations(layout: Layout, articles: Sequence[Article]) -> Citations:
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
            entries.setdefault(block.label or "", _entry(block.label or "", block, articles))
        elif under_sources:
            counter += 1
            listed.add(number)
            if block.kind is not BlockKind.CELL:
                entries.setdefault(str(counter), _entry(str(counter), block, articles))
    return Citations(entries, frozenset(listed))


def is_source_heading(block: Block) -> bool:
    """Tell whether a line is the heading of a list of sources, marked as a heading or not."""
    headed = block.kind in {BlockKind.PARAGRAPH, BlockKind.HEADING}
    return headed and _SOURCE_HEADING.fullmatch(block.text) is not None


def _entry(label: str, block: Block, articles: Sequence[Article]) -> Entry:
    cited = [mark.inner.of(block.text) for mark in marked(block.text) if mark.level == 0]
    return Entry(label, block.text, entry_articles(block, articles), max(cited, key=len, default=""))


def entry_articles(block: Block, articles: Sequence[Article]) -> tuple[ArticleId, ...]:
    """Return the articles that an entry's words and addresses name."""
    urls = " ".join(reference.url for reference in block.references if reference.url)
    return named_articles(f"{block.text} {urls}", articles)


def named_articles(words: str, articles: Sequence[Article]) -> tuple[ArticleId, ...]:
    """Return the articles that an entry's words or an address name: by file, id, address, title, then outlet."""
    for names_of in (_files, _addresses, _titles):
        found = tuple(article.id for article in articles if any(_holds(words, name) for name in names_of(article)))
        if found:
            return found
    by_outlet = [article for article in articles if _holds(words, article.outlet or "")]
    dated = [article for article in by_outlet if _names_date(words, article)]
    return tuple(article.id for article in (dated or by_outlet))


def _files(article: Article) -> Iterable[str]:
    return (article.name, article.name.rpartition("/")[2], article.id)


def _addresses(article: Article) -> Iterable[str]:
    if not article.url:
        return ()
    parts = urlsplit(article.url)
    return (article.url, unquote(f"{parts.netloc}{parts.path}".rstrip("/")))


def _titles(article: Article) -> Iterable[str]:
    return (article.title,) if article.title and len(article.title) > _SHORT_NAME else ()


def _holds(words: str, name: str) -> bool:
    """Tell whether the words hold the name as a whole, not as a part of a longer one."""
    if not name:
        return False
    start = words.find(name)
    while start >= 0:
        before, after = words[start - 1 : start], words[start + len(name) : start + len(name) + 1]
        if not (before.isalnum() or after.isalnum()):
            return True
        start = words.find(name, start + 1)
    return False


def _names_date(words: str, article: Article) -> bool:
    day = article.published.date
    if day is None:
        return False
    return day.isoformat() in words or (str(day.year) in words and re.search(rf"\b0?{day.day}\b", words) is not None)
