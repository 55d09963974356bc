"""Footnotes of a brief, and what it calls an article's outlet and date. Nothing here decides what is told."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from briefing.model import (
    Article,
    ArticleId,
    Basis,
    Citation,
    Span,
)
from briefing.render.escape import printable, quoted
from briefing.render.links import text_fragment
from briefing.render.wording import Wording

View = Mapping[str, object]
"""Plain values for a template."""


@dataclass(slots=True)
class Notes:
    """Footnotes in the order of their first mention: one number for one passage.

    Words that stand in quotation marks beside their mark are not printed again: such marks point to the article, or to
    the passage where the article has an address to scroll to.
    """

    articles: Mapping[ArticleId, Article]
    wording: Wording
    originals: Mapping[ArticleId, ArticleId] = field(default_factory=dict)
    numbers: dict[tuple[ArticleId, Span | None, bool], int] = field(default_factory=dict)

    def refer(self, citations: Iterable[Citation], *, printed: bool = False) -> list[int]:
        """Return the numbers of passages; `printed` tells that their words stand beside the mark."""
        keys = dict.fromkeys(self._key(citation, printed=printed) for citation in citations)
        return [self.numbers.setdefault(key, len(self.numbers) + 1) for key in keys]

    def is_second(self, name: ArticleId) -> bool:
        """Tell whether an outlet, or nobody named, prints the words of an article once more."""
        original = self.articles.get(self.originals.get(name, name))
        return original is not None and original.id != name and self.articles[name].outlet in {None, original.outlet}

    def carrier(self, name: ArticleId) -> str:
        """Return who carries an article, for counting: its outlet, or the article itself where none is named."""
        return self.articles[name].outlet or (self.originals[name] if self.is_second(name) else name)

    def _key(self, citation: Citation, *, printed: bool) -> tuple[ArticleId, Span | None, bool]:
        linked = bool(self.articles[citation.article].url)
        return (citation.article, citation.span if linked or not printed else None, printed)

    def entries(self) -> list[View]:
        """Return the footnotes in their order."""
        return [self._entry(number, *key) for key, number in self.numbers.items()]

    def _entry(self, number: int, name: ArticleId, span: Span | None, printed: bool) -> View:  # noqa: FBT001
        article = self.articles[name]
        words = printable(span.of(article.text)) if span else ""
        return {
            "number": number,
            "outlet": outlet_words(article, self.wording),
            "date": published_words(article, self.wording),
            "file": article.name,
            "words": "" if printed else quoted(words),
            "url": text_fragment(article.url, words) if words else "",
        }


def outlet_words(article: Article, wording: Wording) -> str:
    """Return the outlet of an article, or that it names none."""
    return printable(article.outlet) if article.outlet else wording.say("no_outlet")


def published_words(article: Article, wording: Wording) -> str:
    """Return the date of an article, marked when it is inferred, or that it gives none."""
    published = article.published
    if published.date is None:
        return wording.say("undated")
    day = wording.day(published.date)
    return day if published.basis is Basis.STATED else f"{day} ({wording.say('inferred')})"


def byline_words(article: Article, wording: Wording) -> str:
    """Return outlet and date of an article."""
    return f"{outlet_words(article, wording)}, {published_words(article, wording)}"
