"""What the articles of a story themselves leave open. Under construction: returns nothing yet."""

from collections.abc import Sequence

from briefing.model import Article


def unknown(articles: Sequence[Article]) -> tuple[str, ...]:
    """Return the gaps that the articles leave, each in one short phrase."""
    del articles
    return ()
