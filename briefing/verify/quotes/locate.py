"""Where the words of a part stand in a source; nothing similar counts.

The rarest word leads to the places that are tried; from each of them the part is walked where it may run over joints.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Final

from briefing.text.folding import BREAK
from briefing.text.words import word_pattern
from briefing.verify.quotes.pieces import Part
from briefing.verify.quotes.walking import MOST_TRIES, Match, walk
from briefing.verify.source import Source, lowered

MOST_PLACES: Final = 64
"""Most places of one part that are judged."""
_MOST_SEEDS: Final = 100_000
_MOST_BETWEEN: Final = 600
"""Most characters of insertions and attributions that may stand between the words of a part."""
_BROKEN: Final = re.compile(rf"\w+(?:{BREAK}\w+)+")


def find_places(part: Part, source: Source, *, joints: bool = False) -> list[Match]:
    """Return the places of a part in a source, in order, at most `MOST_PLACES`.

    With `joints`, places that run over a joint are looked for although the words stand elsewhere without one.
    """
    words = part.plain
    if words is None or joints:
        return _walked(part, source)
    starts = _outside(exact(words, source), source)
    found = [Match(((start, start + len(words)),), (), ((words, start, True),)) for start in starts]
    return found or _walked(part, source)


def _outside(starts: list[int], source: Source) -> list[int]:
    """Leave out places inside an editorial insertion when there are others."""
    free = [at for at in starts if not any(start < at < end for start, end in source.insertions_near(at))]
    return free or starts


def exact(words: str, source: Source) -> list[int]:
    """Return where the words stand in the folded source, whatever their case."""
    small = lowered(words)
    seed = _rarest(small, source)
    if seed is None:
        return []
    offset, places = seed
    stands = source.small.startswith
    found = (place - offset for place in places[:_MOST_SEEDS] if stands(small, place - offset))
    return list(islice(found, MOST_PLACES))


def _rarest(small: str, source: Source) -> tuple[int, Sequence[int]] | None:
    """Return the offset and the places of the rarest word, or None when a word is nowhere in the source."""
    seeds: list[tuple[int, Sequence[int]]] = []
    for match in word_pattern(small).finditer(small):
        known = source.words.get(match[0])
        if known is None:
            return None
        seeds.append((match.start(), known))
    return min(seeds, key=lambda seed: len(seed[1]), default=None)


def _walked(part: Part, source: Source) -> list[Match]:
    """Find a part by walking it from every place where it may begin."""
    walks = (walk(part.items, source, start) for start in islice(_beginnings(part, source), MOST_TRIES))
    return list(islice((one for one in walks if one is not None), MOST_PLACES))


def _beginnings(part: Part, source: Source) -> Iterator[int]:
    """Yield where the first words of a part may begin: not far before a place of its rarest known word."""
    literals = [lowered(item) for item in part.items if isinstance(item, str)]
    texts = [
        lowered(item if isinstance(item, str) else item.words)
        for item in part.items
        if isinstance(item, str) or item.composed
    ]
    opening = word_pattern(texts[0]).search(texts[0])
    if opening is None:
        return
    names = _first_words(texts[0], opening)
    reach = sum(map(len, texts)) + _MOST_BETWEEN
    low = 0
    for place in _seeds(literals, source) or _seeds(texts, source):
        for start in _openings(names, source, max(low, place - reach), place):
            low = start + 1
            if start >= opening.start():
                yield start - opening.start()


def _first_words(head: str, opening: re.Match[str]) -> tuple[str, ...]:
    """Return the first word of a part; one that is broken at a line end may stand whole in the source."""
    broken = _BROKEN.match(head, opening.start())
    return (opening[0],) if broken is None else (broken[0].replace(BREAK, ""), opening[0])


def _openings(words: Sequence[str], source: Source, low: int, high: int) -> Sequence[int]:
    """Return where one of the words begins in a range."""
    return sorted({at for word in words for at in source.places_between(word, low, high)})


def _seeds(texts: Sequence[str], source: Source) -> Sequence[int]:
    """Return the places of the rarest word that the source knows, of those that no line end breaks."""
    pieces = (piece for text in texts for piece in (_BROKEN.split(text) if BREAK in text else (text,)))
    words = (match[0] for piece in pieces for match in word_pattern(piece).finditer(piece))
    return min(filter(None, map(source.places, words)), key=len, default=())
