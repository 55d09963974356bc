"""Compose stories from groups and proven claims: what belongs together, in the order a reader needs it.

It selects and orders; it writes no word of its own but the reason of the order, and drops no claim.
"""

from collections.abc import Mapping, Sequence
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
    newest: date | None


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
    by_article: dict[ArticleId, list[CheckedClaim]] = {}
    for claim in claims:
        by_article.setdefault(claim.citations[0].article, []).append(claim)
    newest = max((article.published.date for article in articles if article.published.date), default=None)
    held = {article.id: article for article in articles}
    desk = _Desk(held, by_article, headlines, sources or {}, newest)
    ranked = sorted((_ranking(group, desk), at) for at, group in enumerate(groups))
    return tuple(_story(groups[at], desk, ranking[-1]) for ranking, at in ranked)


def _ranking(group: StoryGroup, desk: _Desk) -> tuple[float, str, str]:
    """Return what a story is ordered by: outlets with words of their own, the fewer days old the more."""
    copies = {copy for copy, _ in group.duplicates}
    members = [desk.articles[name] for name in group.articles if name in desk.articles]
    outlets = {article.outlet or article.name for article in members if article.id not in copies}
    latest = max((article.published.date for article in members if article.published.date), default=None)
    age = (desk.newest - latest).days if desk.newest and latest else 1
    told = f"{len(outlets)} outlet{'' if len(outlets) == 1 else 's'}, {_told_day(latest)}"
    return (-len(outlets) / (1 + max(0, age)), group.articles[0], told)


def _told_day(day: date | None) -> str:
    return f"latest article of {day.isoformat()}" if day else "date not given"


def _story(group: StoryGroup, desk: _Desk, reason: str) -> Story:
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
        reason=reason,
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
