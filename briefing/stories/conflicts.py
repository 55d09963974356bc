"""Find the conflicts of one story. Under construction: returns nothing yet."""

from collections.abc import Sequence

from briefing.model import Article, Conflict


def conflicts(articles: Sequence[Article]) -> tuple[Conflict, ...]:
    """Return the conflicts of the articles of one story."""
    del articles
    return ()
