"""Compose stories from groups and proven claims: what belongs together, in the order a reader needs it.

It selects and orders; it writes no word of its own but the reason of the order, and drops no claim.
"""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from hashlib import sha256

from briefing.model import Article, ArticleId, CheckedClaim, Story, StoryGroup
from briefing.stories.conflicts import conflicts_of
from briefing.stories.gaps import gaps_of
from briefing.stories.origins import independent, origins
from briefing.stories.report import read_reports
from briefing.stories.timeline import timeline_of
from briefing.stories.utterances import utterances_of
from briefing.verify.source import Source

_LONG_HEADLINE = 110
"""Code points from which a headline is a whole sentence that was not cut."""


@dataclass(frozen=True, slots=True)
class _Desk:
    """What all stories are composed from."""

    articles: Mapping[ArticleId, Article]
    claims: Mapping[ArticleId, Sequence[CheckedClaim]]
    headlines: Mapping[ArticleId, str]
    sources: Mapping[ArticleId, Source]


@dataclass(frozen=True, slots=True)
class Ranked:
    """A group in its place of the brief, and the reason of that place."""

    group: StoryGroup
    reason: str


def compose(
    groups: Sequence[StoryGroup],
    articles: Sequence[Article],
    claims: Sequence[CheckedClaim],
    headlines: Mapping[ArticleId, str],
    *,
    sources: Mapping[ArticleId, Source] | None = None,
) -> tuple[Story, ...]:
    """Return one story for each group, the weightiest and newest first.

    Args:
        groups: What `group` returned.
        articles: All articles of the groups.
        claims: Proven claims, merged by `merge_claims`.
        headlines: A headline for each article, as drafted or chosen.
        sources: Sources that are already made, so that nothing is read twice.
    """
    return tuple(composed(rank(groups, articles), articles, claims, headlines, sources=sources))


def composed(
    ranked: Sequence[Ranked],
    articles: Sequence[Article],
    claims: Sequence[CheckedClaim],
    headlines: Mapping[ArticleId, str],
    *,
    sources: Mapping[ArticleId, Source] | None = None,
) -> Iterator[Story]:
    """Yield the stories of `compose` one by one, so that what nobody will read is not composed.

    Args:
        ranked: What `rank` returned, or some of it.
        articles: As in `compose`.
        claims: As in `compose`.
        headlines: As in `compose`.
        sources: As in `compose`.
    """
    by_article: dict[ArticleId, list[CheckedClaim]] = {}
    for claim in claims:
        by_article.setdefault(claim.citations[0].article, []).append(claim)
    desk = _Desk({article.id: article for article in articles}, by_article, headlines, sources or {})
    return (_story(one, desk) for one in ranked)


def rank(
    groups: Sequence[StoryGroup], articles: Sequence[Article], figures: Collection[str] = ()
) -> tuple[Ranked, ...]:
    """Return the groups in the order of a brief: outlets with words of their own, the fewer days old the more.

    Args:
        groups: The stories.
        articles: All articles.
        figures: Words that name the figures which matter to the audience; a story that opens with one of them counts
            half as much again.
    """
    matters = re.compile(rf"(?i)\b(?:{'|'.join(map(re.escape, figures))})\b") if figures else None
    held = {article.id: article for article in articles}
    newest = max((article.published.date for article in articles if article.published.date), default=None)
    order = sorted((_ranking(group, held, newest, matters), at) for at, group in enumerate(groups))
    return tuple(Ranked(groups[at], reason) for (_, _, reason), at in order)


def with_claims(ranked: Sequence[Ranked], claims: Sequence[CheckedClaim]) -> tuple[Ranked, ...]:
    """Return the groups that have something to tell."""
    told = {claim.citations[0].article for claim in claims}
    return tuple(one for one in ranked if not told.isdisjoint(one.group.articles))


_OPENING = 600
_MATTERS = 1.5


def _ranking(
    group: StoryGroup, held: Mapping[ArticleId, Article], newest: date | None, matters: re.Pattern[str] | None
) -> tuple[float, ArticleId, str]:
    copies = {copy for copy, _ in group.duplicates}
    members = [held[name] for name in group.articles if name in held]
    outlets = {article.outlet or article.name for article in members if article.id not in copies}
    latest = max((article.published.date for article in members if article.published.date), default=None)
    age = (newest - latest).days if newest and latest else 1
    told = f"{len(outlets)} outlet{'' if len(outlets) == 1 else 's'}, {_told_day(latest)}"
    word = next((found[0] for one in members if matters and (found := matters.search(one.text, 0, _OPENING))), None)
    weight = len(outlets) * (_MATTERS if word else 1)
    return (-weight / (1 + max(0, age)), group.articles[0], f"{told}, tells of {word.lower()!r}" if word else told)


def _told_day(day: date | None) -> str:
    return f"latest article of {day.isoformat()}" if day else "date not given"


def _story(ranked: Ranked, desk: _Desk) -> Story:
    group = ranked.group
    members = [desk.articles[name] for name in group.articles if name in desk.articles]
    reports = read_reports(members, desk.sources)
    mine = [claim for article in members for claim in desk.claims.get(article.id, ())]
    return Story(
        id=_story_id(members),
        headline=_headline(members, desk.headlines),
        articles=group.articles,
        claims=tuple(claim.id for claim in mine),
        origins=independent(origins(mine, members)),
        utterances=utterances_of(reports),
        conflicts=conflicts_of(reports),
        timeline=timeline_of(reports),
        unknown=gaps_of(reports),
        reason=ranked.reason,
    )


def _story_id(members: Sequence[Article]) -> str:
    """Return an id that the texts of the story alone decide."""
    return sha256("".join(sorted(article.sha256 for article in members)).encode()).hexdigest()[:12]


def _headline(members: Sequence[Article], headlines: Mapping[ArticleId, str]) -> str:
    """Return the headline of the main article; where that is a whole long sentence, the shortest of the others."""
    found = [words for article in members if (words := headlines.get(article.id) or article.title)]
    if not found:
        return members[0].name if members else ""
    return found[0] if len(found[0]) <= _LONG_HEADLINE else min(found, key=len)
