"""Decide how strongly two articles tell one event, and why; and which pairs are worth asking about.

Pairs are found through the heaviest terms of each article, inside the days in which one event is reported, so that
cost grows with the articles and not with their pairs. Every pair is then compared in full. A date further away than
an event is reported vetoes; an unknown date does not.
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from briefing.model import Article
from briefing.stories.evidence import Shared, Witness, compare
from briefing.stories.vectors import Vector, dot

DAYS = 4
"""Days between the first and the last report of one event; later ones are follow-ups."""

ENOUGH = 0.18
"""Strength from which articles form a group; see `strength`. Chosen on BASIL, with and without dates."""

_WORTH = 0.12
_UTTERANCE = 0.08
_MOST_UTTERANCES = 4
_FIGURE = 0.01
_MOST_FIGURES = 3
_OTHER_WORDS = 0.03
_FEW_NAMES = 0.04
_OTHER_MEDIUM = 0.1
_NAMES = 3
_DAY = 0.03
_SAME_DAY = 0.05
_KEYS = 25
_CROWD = 300
_NEIGHBOURS = 24


@dataclass(frozen=True, slots=True)
class Link:
    """Two articles by their index (smaller first), what they share, and how much it adds to their cosine."""

    one: int
    other: int
    cosine: float
    shared: Shared
    bonus: float
    days: int | None

    @property
    def strength(self) -> float:
        """How strongly the two tell one event."""
        return self.cosine + self.bonus

    def __str__(self) -> str:
        told = f"{self.shared}, cosine {self.cosine:.2f}"
        if self.shared.other_words:
            told += ", both quote at length but nothing in common"
        return told + (
            ", dates unknown" if self.days is None else f", {self.days} days apart" if self.days else ", same day"
        )


def _apart(days: int | None) -> str:
    if days is None:
        return "dates unknown"
    return f"{days} days apart" if days else "same day"


def find_links(articles: Sequence[Article], vectors: Sequence[Vector]) -> tuple[Link, ...]:
    """Return the compared pairs of `articles`, which must be sorted by `by_day`."""
    witnesses = [Witness(article) for article in articles]
    return tuple(
        _link(articles, witnesses, (one, other), cosine) for one, other, cosine in sorted(_pairs(articles, vectors))
    )


def by_day(article: Article) -> tuple[date, str, str]:
    """Return the key that sorts articles by day, the undated last."""
    return (article.published.date or date.max, article.sha256, article.id)


def days_apart(one: Article, other: Article) -> int | None:
    """Return the days between two articles, None where a date is unknown."""
    if one.published.date is None or other.published.date is None:
        return None
    return abs((one.published.date - other.published.date).days)


def _link(articles: Sequence[Article], witnesses: Sequence[Witness], pair: tuple[int, int], cosine: float) -> Link:
    one, other = pair
    shared = compare(witnesses[one], witnesses[other])
    days = days_apart(articles[one], articles[other])
    return Link(one, other, cosine, shared, _bonus(shared, days), days)


def _bonus(shared: Shared, days: int | None) -> float:
    told = _UTTERANCE * min(shared.utterances, _MOST_UTTERANCES) + _FIGURE * min(shared.figures, _MOST_FIGURES)
    if shared.other_words:
        told -= _OTHER_WORDS + (_FEW_NAMES if shared.names < _NAMES else 0.0)
    if shared.media and not shared.utterances:
        told -= _OTHER_MEDIUM
    if days is None:
        return told
    return told + _SAME_DAY - _DAY * max(0, days - 1)


def _pairs(articles: Sequence[Article], vectors: Sequence[Vector]) -> Iterator[tuple[int, int, float]]:
    """Yield pairs of indices with their cosine, each once."""
    days = [article.published.date or date.max for article in articles]
    dated = bisect_left(days, date.max)
    holders: dict[str, list[int]] = defaultdict(list)
    for index, vector in enumerate(vectors):
        first = (
            0 if index >= dated else bisect_left(days, days[index].fromordinal(max(1, days[index].toordinal() - DAYS)))
        )
        keys = _heaviest(vector)
        for other in _neighbours(vector, keys, holders, first):
            cosine = round(dot(vector, vectors[other]), 9)
            if cosine >= _WORTH:
                yield other, index, cosine
        for key in keys:
            holders[key].append(index)


def _days_before(day: date) -> date:
    return date.fromordinal(max(1, day.toordinal() - DAYS))


def _heaviest(vector: Vector) -> list[str]:
    return sorted(vector, key=lambda term: (-vector[term], term))[:_KEYS]


def _neighbours(vector: Vector, keys: Sequence[str], holders: dict[str, list[int]], first: int) -> list[int]:
    """Return the earlier articles, not before index `first`, that share most of the heavy terms."""
    found: dict[int, float] = defaultdict(float)
    for key in keys:
        held = holders.get(key, [])
        start = bisect_left(held, first)
        if len(held) - start <= _CROWD:
            for index in held[start:]:
                found[index] += vector[key]
    return sorted(found, key=lambda index: (-found[index], index))[:_NEIGHBOURS]
