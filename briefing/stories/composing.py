"""Compose stories from groups and proven claims: what belongs together, in the order a reader needs it.

It selects and orders; it writes no word of its own but the reason of the order, and drops no claim.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from hashlib import sha256

from briefing.model import Article, ArticleId, CheckedClaim, Story, StoryGroup
from briefing.stories.conflicts import conflicts_of
from briefing.stories.gaps import gaps_of
from briefing.stories.origins import independent, origins
from briefing.stories.report import read_reports
from briefing.stories.timeline import timeline_of
from briefing.stories.utterances import utterances_of


def compose(
    groups: Sequence[StoryGroup],
    articles: Sequence[Article],
    claims: Sequence[CheckedClaim],
    headlines: Mapping[ArticleId, str],
) -> tuple[Story, ...]:
    """Return one story for each group, the weightiest and newest first.

    Args:
        groups: What `group` returned.
        articles: All articles of the groups.
        claims: Proven claims, merged by `merge_claims`.
        headlines: A headline for each article, as drafted or chosen.
    """
    held = {article.id: article for article in articles}
    newest = max((article.published.date for article in articles if article.published.date), default=None)
    ranked = sorted((_ranking(group, held, newest), at) for at, group in enumerate(groups))
    return tuple(_story(groups[at], held, claims, headlines, ranking[-1]) for ranking, at in ranked)


def _ranking(group: StoryGroup, held: Mapping[ArticleId, Article], newest: date | None) -> tuple[float, str, str]:
    outlets = {held[name].outlet or name for name in group.articles if name in held}
    days = [held[name].published.date for name in group.articles if name in held]
    latest = max((day for day in days if day), default=None)
    age = (newest - latest).days if newest and latest else 0
    weight = len(outlets) / (1 + max(0, age))
    told = f"{len(outlets)} outlet{'s' if len(outlets) > 1 else ''}, {_told_day(latest)}"
    return (-weight, group.articles[0], told)


def _told_day(day: date | None) -> str:
    return f"latest article of {day.isoformat()}" if day else "date not given"


def _story(
    group: StoryGroup,
    held: Mapping[ArticleId, Article],
    claims: Sequence[CheckedClaim],
    headlines: Mapping[ArticleId, str],
    reason: str,
) -> Story:
    members = [held[name] for name in group.articles if name in held]
    reports = read_reports(members)
    names = set(group.articles)
    mine = [claim for claim in claims if claim.citations[0].article in names]
    return Story(
        id=_story_id(members),
        headline=_headline(members, headlines),
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
    found = (headlines.get(article.id) or article.title for article in members)
    return next((headline for headline in found if headline), members[0].name if members else "")
