"""The passage of a source that is nearest to a failed quote: rare words as seeds, one window, a word diff.

Only locates and explains: nothing found here ever passes.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Final

from briefing.model import Change
from briefing.text.words import TOKEN, word_pattern
from briefing.verify.quotes.changes import Block, equal_blocks, find_changes, similarity
from briefing.verify.source import Source, lowered

NEAR: Final = 0.5
"""Least share of a quote's words that a passage must hold in order to be called near."""
_MOST_WORDS: Final = 400
_MOST_SEEDS: Final = 24
_MOST_PLACES: Final = 64
_MOST_BEYOND: Final = 3
"""Most changed tokens at an edge of the quote for which the passage is taken to go on."""
_STEP: Final = 24
"""How far apart the beginnings may be that the words of a quote point to."""
_SLACK: Final = 48
"""How far around a quote of one word its passage is looked for; around a longer one farther by its length."""
_EDGE: Final = ' \u2029".,;:!?-\u2026'


@dataclass(frozen=True, slots=True)
class Near:
    """The nearest passage in folded positions, the share of the quote's words in it, and the edits between them."""

    start: int
    end: int
    share: float
    changes: tuple[Change, ...]


def nearest(folded: str, source: Source) -> Near | None:
    """Return the passage nearest to a folded quote, or None when no word is shared."""
    core = folded.strip(_EDGE)
    seeds = _seeds(lowered(core), source)
    if not seeds:
        return None
    return _compared(core, _window(source, _beginning(seeds), len(core)))


def _seeds(small: str, source: Source) -> list[tuple[int, Sequence[int]]]:
    """Return offset and places of the rarest words of the quote that the source knows."""
    offsets: dict[str, int] = {}
    for match in islice(word_pattern(small).finditer(small), _MOST_WORDS):
        offsets.setdefault(match[0], match.start())
    seeds = [(offset, source.places(word)) for word, offset in offsets.items()]
    return sorted((seed for seed in seeds if seed[1]), key=lambda seed: len(seed[1]))[:_MOST_SEEDS]


def _beginning(seeds: Sequence[tuple[int, Sequence[int]]]) -> int:
    """Return where the quote would begin if the most, and the rarest, of its words stood in their place."""
    weights: dict[int, float] = {}
    weigh = weights.get
    for offset, places in seeds:
        weight = len(places) ** -0.5
        for place in places[:_MOST_PLACES]:
            bucket = (place - offset) // _STEP
            weights[bucket] = weigh(bucket, 0.0) + weight
    return max(weights, key=lambda bucket: weights[bucket] + weigh(bucket + 1, 0.0)) * _STEP


def _window(source: Source, start: int, length: int) -> list[re.Match[str]]:
    """Return the tokens of the folded source around an estimated beginning."""
    return list(TOKEN.finditer(source.folded.text, start - length - _SLACK, start + length + length + _SLACK))


def _compared(core: str, window: Sequence[re.Match[str]]) -> Near | None:
    """Trim a window to the words that match the quote, and diff them."""
    quoted = TOKEN.findall(core)
    small = [match[0].lower() for match in window]
    sought = [word.lower() for word in quoted]
    blocks = [one for one in equal_blocks(small, sought) if _has_words(small[one.start : one.start + one.size])]
    _trim(blocks)
    if not blocks:
        return None
    start, end = _grown(blocks[0], blocks[-1], len(quoted))
    passage = window[start:end]
    printed = [match[0] for match in passage]
    return Near(passage[0].start(), passage[-1].end(), similarity(printed, quoted), find_changes(printed, quoted))


def _has_words(tokens: Sequence[str]) -> bool:
    return any(token[0].isalnum() for token in tokens)


def _trim(blocks: list[Block]) -> None:
    """Leave out equal words at the edges that stand far from the rest, the fewest first."""
    while len(blocks) > 1:
        far = [at for at, pair in ((0, blocks[:2]), (-1, blocks[-2:])) if _strays(blocks[at], *pair)]
        if not far:
            return
        blocks.pop(min(far, key=lambda at: blocks[at].size))


def _strays(edge: Block, one: Block, other: Block) -> bool:
    """Tell whether a few equal words at an edge stand too far off to belong to the passage."""
    return other.start - one.start - one.size - one.reach(other) > 2 * edge.size + 2


def _grown(first: Block, last: Block, quoted: int) -> tuple[int, int]:
    """Return the range of the tokens from block to block, and of as many changed ones beside them as the quote has."""
    left, right = first.quoted, quoted - last.quoted - last.size
    start, end = first.start, last.start + last.size
    return max(0, start - left) if left <= _MOST_BEYOND else start, end + right if right <= _MOST_BEYOND else end
