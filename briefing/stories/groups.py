"""Group the articles that tell one event.

Near-duplicates count as one article. The rest is joined by average strength (see `links`), strongest first, never
beyond the days of one event; so one weak bridge cannot chain two events together. Every merge keeps its reason. The
order of the input changes nothing.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from briefing.model import Article, ArticleId, StoryGroup
from briefing.stories.duplicates import duplicates
from briefing.stories.joining import join
from briefing.stories.links import DAYS, ENOUGH, Link, by_day, find_links
from briefing.stories.reports import report_text, terms_of
from briefing.stories.vectors import vectors

# An article of whose quotations half return in another's words retells it: another translation of one report.
_RETOLD = 3
_RETOLD_SHARE = 0.5


@dataclass(frozen=True, slots=True)
class _Batch:
    """The articles that count, by day; their copies; and the links that touch the story at hand."""

    articles: tuple[Article, ...]
    copies_of: Mapping[ArticleId, Sequence[ArticleId]]
    links: tuple[Link, ...]


def group(articles: Sequence[Article], *, explain: bool = False) -> tuple[StoryGroup, ...]:
    """Return the articles grouped by event, main article first, newest group first.

    Args:
        articles: Articles in any order.
        explain: Also tell which articles were compared and kept apart, and why.
    """
    copies = dict(duplicates(articles))
    ranked = tuple(sorted((article for article in articles if article.id not in copies), key=by_day))
    weighed = vectors([terms_of(report_text(article)) for article in ranked])
    links = find_links(ranked, weighed)
    copies_of: dict[ArticleId, list[ArticleId]] = defaultdict(list)
    for copy, original in copies.items():
        copies_of[original].append(copy)
    batch = _Batch(ranked, copies_of, links)
    days = {article.id: article.published.date for article in articles}
    joined = join(ranked, weighed, links)
    home = {index: at for at, members in enumerate(joined) for index in members}
    touching: list[list[Link]] = [[] for _ in joined]
    for link in links:
        for at in {home[link.one], home[link.other]}:
            touching[at].append(link)
    told = (
        _story_group(replace(batch, links=tuple(touching[at])), members, explain=explain)
        for at, members in enumerate(joined)
    )
    return tuple(sorted(told, key=lambda group: _newest_first(group, days)))


def _newest_first(group: StoryGroup, days: Mapping[ArticleId, date | None]) -> tuple[int, ArticleId]:
    known = [day.toordinal() for day in map(days.get, group.articles) if day]
    return (-max(known, default=0), group.articles[0])


def _story_group(batch: _Batch, members: Sequence[int], *, explain: bool) -> StoryGroup:
    inside = set(members)
    links = [link for link in batch.links if link.one in inside and link.other in inside]
    order = _main_first(batch, members, links)
    ids = [batch.articles[index].id for index in order]
    copies = sorted((copy, original) for original in ids for copy in batch.copies_of.get(original, ()))
    reasons = [*_merges(batch, links), *(f"{copy} repeats the words of {original}" for copy, original in copies)]
    if explain:
        reasons += _kept_apart(batch, inside)
    retold = _retold(batch, order, links)
    return StoryGroup((*ids, *(copy for copy, _ in copies)), tuple(sorted({*copies, *retold})), tuple(reasons))


def _main_first(batch: _Batch, members: Sequence[int], links: Iterable[Link]) -> list[int]:
    """Order the articles: the one that most others agree with first, then by day."""
    central: dict[int, float] = defaultdict(float)
    for link in links:
        central[link.one] += link.strength
        central[link.other] += link.strength
    length = {index: len(report_text(batch.articles[index])) for index in members}
    main = max(members, key=lambda index: (round(central[index], 6), length[index], -index))
    return [main, *sorted(index for index in members if index != main)]


def _merges(batch: _Batch, links: Iterable[Link]) -> list[str]:
    return [f"{_pair(batch, link)}: {link}" for link in links if link.strength >= ENOUGH]


def _pair(batch: _Batch, link: Link) -> str:
    return f"{batch.articles[link.one].id} and {batch.articles[link.other].id}"


def _kept_apart(batch: _Batch, inside: set[int]) -> list[str]:
    """Tell of each compared pair with one article outside why it was not joined."""
    return [
        f"{_pair(batch, link)} kept apart: {_veto(link)}; {link}"
        for link in batch.links
        if (link.one in inside) != (link.other in inside)
    ]


def _veto(link: Link) -> str:
    if link.days is not None and link.days > DAYS:
        return f"more than {DAYS} days apart"
    return "too little in common" if link.strength < ENOUGH else "other articles of the group are further away"


def _retold(batch: _Batch, order: Sequence[int], links: Iterable[Link]) -> Iterator[tuple[ArticleId, ArticleId]]:
    """Yield (article, original) where nearly all quotations of the smaller return in the other."""
    rank = {index: at for at, index in enumerate(order)}
    for link in links:
        if link.shared.utterances >= max(_RETOLD, _RETOLD_SHARE * link.shared.quoted):
            original, copy = sorted((link.one, link.other), key=rank.__getitem__)
            yield batch.articles[copy].id, batch.articles[original].id
