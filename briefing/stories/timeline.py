"""Find the timeline of one story. Under construction: returns nothing yet."""

from collections.abc import Sequence

from briefing.model import Article, TimelineEvent


def timeline(articles: Sequence[Article]) -> tuple[TimelineEvent, ...]:
    """Return the timeline of the articles of one story."""
    del articles
    return ()
