"""The passage of a source that is nearest to a failed quote: rare words as seeds, one window, a word diff.

Only locates and explains: nothing found here ever passes.
"""

import re
from dataclasses import dataclass
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
_LEAST_STEP: Final = 24
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
    low, high = _window(source, _beginning(seeds, len(core)), len(core))
    return _compared(core, source, low, high)


def _seeds(small: str, source: Source) -> list[tuple[int, list[int]]]:
    """Return offset and places of the rarest words of the quote that the source knows."""
    found: dict[str, tuple[int, list[int]]] = {}
    for number, match in enumerate(word_pattern(small).finditer(small)):
        if number == _MOST_WORDS:
            break
        places = source.words.get(match[0])
        if places is not None and match[0] not in found:
            found[match[0]] = (match.start(), places)
    return sorted(found.values(), key=lambda seed: len(seed[1]))[:_MOST_SEEDS]


def _beginning(seeds: list[tuple[int, list[int]]], length: int) -> int:
    """Return where the quote would begin if the most, and the rarest, of its words stood in their place."""
    step = max(_LEAST_STEP, length // 3)
    weights: dict[int, float] = {}
    for offset, places in seeds:
        weight = (1 + len(places)) ** -0.5
        for place in places[:_MOST_PLACES]:
            bucket = (place - offset) // step
            weights[bucket] = weights.get(bucket, 0.0) + weight

    def joint(bucket: int) -> float:
        return weights[bucket] + 0.9 * max(weights.get(bucket - 1, 0.0), weights.get(bucket + 1, 0.0))

    return max(weights, key=joint) * step


def _window(source: Source, start: int, length: int) -> tuple[int, int]:
    """Return a range of the folded source around an estimated beginning, at spaces."""
    text = source.folded.text
    slack = 2 * max(_LEAST_STEP, length // 3) + 48
    low, high = max(0, start - slack), min(len(text), max(0, start) + length + slack)
    space = text.find(" ", low, low + 40)
    if low and space >= 0:
        low = space + 1
    space = text.rfind(" ", high - 40, high)
    return low, space if high < len(text) and space > low else high


def _compared(core: str, source: Source, low: int, high: int) -> Near | None:
    """Trim a window to the words that match the quote, and diff them."""
    window = list(TOKEN.finditer(source.folded.text, low, high))
    quoted = TOKEN.findall(core)
    first, last = _trimmed(window, quoted)
    if first >= last:
        return None
    printed = [match[0] for match in window[first:last]]
    span = window[first].start(), window[last - 1].end()
    return Near(*span, similarity(printed, quoted), find_changes(printed, quoted))


def _trimmed(window: list[re.Match[str]], quoted: list[str]) -> tuple[int, int]:
    """Return the range of tokens that the quote covers; strays far from the rest are left out."""
    blocks = equal_blocks([match[0].lower() for match in window], [word.lower() for word in quoted])
    blocks = [one for one in blocks if any(window[i][0][0].isalnum() for i in range(one.start, one.start + one.size))]
    while len(blocks) > 1 and _strays(
        blocks[0].size, blocks[1].start - blocks[0].start - blocks[0].size, blocks[0].reach(blocks[1])
    ):
        blocks.pop(0)
    while len(blocks) > 1 and _strays(
        blocks[-1].size, blocks[-1].start - blocks[-2].start - blocks[-2].size, blocks[-2].reach(blocks[-1])
    ):
        blocks.pop()
    if not blocks:
        return 0, 0
    return _grown([match[0].lower() for match in window], [word.lower() for word in quoted], blocks[0], blocks[-1])


def _grown(printed: list[str], quoted: list[str], first: Block, last: Block) -> tuple[int, int]:
    """Return the range over the equal tokens beside the outer blocks, and as many changed ones as the quote has."""
    start, before = first.start, first.quoted
    while start and before and printed[start - 1] == quoted[before - 1]:
        start, before = start - 1, before - 1
    end, after = last.start + last.size, last.quoted + last.size
    while end < len(printed) and after < len(quoted) and printed[end] == quoted[after]:
        end, after = end + 1, after + 1
    left, right = before, len(quoted) - after
    start -= min(left, start) if left <= _MOST_BEYOND else 0
    end += min(right, len(printed) - end) if right <= _MOST_BEYOND else 0
    return start, end


def _strays(size: int, printed_gap: int, quoted_gap: int) -> bool:
    """Tell whether a few equal words at an edge stand too far off to belong to the passage."""
    return printed_gap - quoted_gap > 2 * size + 2
