"""How long a brief is to its reader: words and minutes, counted in one way wherever they are asked for. Pure."""

from collections.abc import Collection
from math import ceil

from briefing.checking.blocks import BlockKind, Layout
from briefing.checking.facts import Facts
from briefing.checking.furniture import read_furniture

WORDS_A_MINUTE = 230
"""Silent reading speed of adults for non-fiction in English, rounded down from 238 (Brysbaert 2019)."""


def reading_words(layout: Layout, listed: Collection[int], facts: Facts) -> int:
    """Count the words a reader meets: not furniture, footnotes or tables of sources.

    The one count of a brief's words: its audience's length, its minutes to read and their check all go by it.

    Args:
        layout: The page.
        listed: Numbers of the blocks that belong to tables of sources.
        facts: What tells furniture.
    """
    told = (block for number, block in enumerate(layout.blocks) if number not in listed)
    prose = (block for block in told if block.kind is not BlockKind.FOOTNOTE)
    return sum(len(block.text.split()) for block in prose if read_furniture(block, facts) is None)


def minutes_to_read(words: int) -> int:
    """Return the minutes that so many words take, rounded up; one at least."""
    return max(1, ceil(words / WORDS_A_MINUTE))
