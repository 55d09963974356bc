"""Average linkage over a sparse graph of articles: the strongest two clusters are joined until none is strong enough.

A cluster's strength towards another is the average over all pairs of their articles: cosines through the sums of
their vectors, the rest through the sums of what the links add. Clusters further apart than an event's days never join.
"""

from collections.abc import Sequence
from heapq import heapify, heappop, heappush

from briefing.model import Article
from briefing.stories.links import DAYS, ENOUGH, Link
from briefing.stories.vectors import Vector, dot

_DIGITS = 9


def join(articles: Sequence[Article], weighed: Sequence[Vector], links: Sequence[Link]) -> tuple[tuple[int, ...], ...]:
    """Return the clusters as indices of `articles`, each sorted, in order of their first."""
    joining = _Joining(articles, weighed, links)
    joining.run()
    return tuple(sorted(tuple(sorted(members)) for members in joining.members.values()))


class _Joining:
    """The clusters so far, named by an index of theirs, and a queue of the pairs that could be joined."""

    def __init__(self, articles: Sequence[Article], weighed: Sequence[Vector], links: Sequence[Link]) -> None:
        self.members = {index: [index] for index in range(len(articles))}
        self._sums = {index: dict(vector) for index, vector in enumerate(weighed)}
        self._days = {index: _days(article) for index, article in enumerate(articles)}
        self._bonus: dict[int, dict[int, float]] = {index: {} for index in self.members}
        for link in links:
            self._bonus[link.one][link.other] = self._bonus[link.other][link.one] = link.bonus
        self._queue = [(-self._strength(link.one, link.other), link.one, link.other) for link in links]
        heapify(self._queue)

    def run(self) -> None:
        """Join until the strongest pair is too weak."""
        while self._queue:
            strength, one, other = heappop(self._queue)
            if -strength < ENOUGH:
                break
            if one in self.members and other in self.members and -strength == self._strength(one, other):
                self._join(one, other)

    def _strength(self, one: int, other: int) -> float:
        total = dot(self._sums[one], self._sums[other]) + self._bonus[one].get(other, 0.0)
        return round(total / (len(self.members[one]) * len(self.members[other])), _DIGITS)

    def _join(self, one: int, other: int) -> None:
        days = self._days[one] + self._days[other]
        if days and max(days) - min(days) > DAYS:
            return
        self._days[one] = days
        self.members[one] += self.members.pop(other)
        for term, weight in self._sums.pop(other).items():
            self._sums[one][term] = self._sums[one].get(term, 0.0) + weight
        self._relink(one, other)

    def _relink(self, one: int, other: int) -> None:
        """Give `one` the neighbours of `other`, and queue it again with all of its own."""
        ours, theirs = self._bonus[one], self._bonus.pop(other)
        ours.pop(other, None)
        for third, bonus in theirs.items():
            self._bonus[third].pop(other, None)
            if third != one:
                ours[third] = ours.get(third, 0.0) + bonus
        for third, bonus in sorted(ours.items()):
            self._bonus[third][one] = bonus
            heappush(self._queue, (-self._strength(one, third), min(one, third), max(one, third)))


def _days(article: Article) -> list[int]:
    return [article.published.date.toordinal()] if article.published.date else []
