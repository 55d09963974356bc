"""One article as evidence inside a story: its sentences, quotations, figures, dates and names, each found at first use.

Nothing that stands in boilerplate is among them.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from datetime import date
from functools import cached_property
from typing import TypeVar

from briefing.model import Article, ArticleId, DateMention, Figure, Name, Quotation, Sentence, Span
from briefing.text.dates import find_dates
from briefing.text.figures import find_figures
from briefing.text.names import find_names
from briefing.verify.source import Source

_Placed = TypeVar("_Placed", DateMention, Name)


class Report:
    """What the report of one article says, as spans of its unchanged text.

    Args:
        article: The article.
        anchor: The day its weekdays count from, where the article itself is undated.
        source: Its source, when that is already made.
    """

    def __init__(self, article: Article, anchor: date | None = None, source: Source | None = None) -> None:
        self.article = article
        self.anchor = article.published.date or anchor
        self.text = article.text
        self.source = source or Source(article.text, boilerplate=article.boilerplate)

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        """The sentences of the report."""
        return tuple(sentence for sentence in self.source.sentences if sentence.boilerplate is None)

    @cached_property
    def _starts(self) -> list[int]:
        return [sentence.span.start for sentence in self.sentences]

    def sentence_at(self, place: int) -> Sentence | None:
        """Return the sentence of the report that holds a code point."""
        at = bisect_right(self._starts, place) - 1
        return self.sentences[at] if at >= 0 and place < self.sentences[at].span.end else None

    @cached_property
    def quotations(self) -> tuple[Quotation, ...]:
        """What the report quotes as somebody's speech."""
        found = self.source.quotations
        return tuple(one for one in found if one.speech and not self.article.boilerplate_at(one.span))

    @cached_property
    def figures(self) -> tuple[Figure, ...]:
        """The figures of the report."""
        return tuple(one for one in find_figures(self.text) if not self.article.boilerplate_at(one.span))

    @cached_property
    def dates(self) -> tuple[DateMention, ...]:
        """The dates of the report, resolved against its anchor; the article's own date line is none of them."""
        own = self.article.published.span
        found = (one for one in find_dates(self.text, self.anchor) if own is None or not own.overlaps(one.span))
        return tuple(one for one in found if not self.article.boilerplate_at(one.span))

    def dates_in(self, span: Span) -> tuple[DateMention, ...]:
        """Return the dates inside a span."""
        return _inside(self.dates, span)

    @cached_property
    def names(self) -> tuple[Name, ...]:
        """The names of the report."""
        return tuple(one for one in find_names(self.text) if not self.article.boilerplate_at(one.span))

    def names_in(self, span: Span) -> tuple[Name, ...]:
        """Return the names inside a span."""
        return _inside(self.names, span)

    def speaker_at(self, span: Span) -> str | None:
        """Return who is quoted with the words of a span, where the article tells."""
        quotation = self.source.quotation_at(span)
        return quotation.speaker if quotation and quotation.speech else None


def _inside(found: Sequence[_Placed], span: Span) -> tuple[_Placed, ...]:
    """Return what lies inside a span, of things in the order of their place."""
    first = bisect_left(found, span.start, key=lambda one: one.span.start)
    last = bisect_left(found, span.end, key=lambda one: one.span.start)
    return tuple(one for one in found[first:last] if one.span.end <= span.end)


def read_reports(articles: Sequence[Article], sources: Mapping[ArticleId, Source] | None = None) -> tuple[Report, ...]:
    """Return the reports of one story; an undated article counts its weekdays from the story's first known day."""
    days = [article.published.date for article in articles if article.published.date]
    anchor = min(days, default=None)
    made = sources or {}
    return tuple(Report(article, anchor, made.get(article.id)) for article in articles)
