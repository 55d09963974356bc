"""Where the words of a part stand in a source; nothing similar counts.

The rarest word leads to the places that are tried; from each of them the part is walked where it may run over joints.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Final

from briefing.text.folding import BREAK
from briefing.text.words import word_pattern
from briefing.verify.quotes.pieces import Bracket, Part
from briefing.verify.quotes.walking import MOST_TRIES, Match, walk
from briefing.verify.source import Source, lowered

MOST_PLACES: Final = 64
"""Most places of one part that are judged."""
_MOST_SEEDS: Final = 100_000


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
    seed = rarest(small, source)
    if seed is None:
        return []
    offset, places = seed
    stands = source.small.startswith
    found = (place - offset for place in places[:_MOST_SEEDS] if stands(small, place - offset) and place >= offset)
    return list(islice(found, MOST_PLACES))


def rarest(small: str, source: Source) -> tuple[int, Sequence[int]] | None:
    """Return the offset and the places of the rarest word, or None when a word is nowhere in the source."""
    places = source.words
    best: tuple[int, Sequence[int]] | None = None
    count = 1 << 60
    matches = word_pattern(small).finditer(small)
    for match in matches:
        known = places.get(match[0])
        if known is None:
            return None
        if len(known) < count:
            best, count = (match.start(), known), len(known)
            if count == 1:
                break
    return best


def _walked(part: Part, source: Source) -> list[Match]:
    """Find a part by walking it from every place where it may begin."""
    found: list[Match] = []
    for start in islice(_beginnings(part, source), MOST_TRIES):
        match = walk(part.items, source, start)
        if match is not None and (not found or match.start != found[-1].start):
            found.append(match)
            if len(found) == MOST_PLACES:
                break
    return found


def _beginnings(part: Part, source: Source) -> Iterator[int]:
    """Yield where the first literal of a part may begin, judged by its rarest known word."""
    literals = [item for item in part.items if isinstance(item, str) or item.composed]
    first = literals[0] if literals else ""
    head = lowered(first.words if isinstance(first, Bracket) else first)
    opening = word_pattern(head).search(head)
    if opening is None:
        return
    names = _first_words(head, opening)
    seeds = _seeds(literals, source)
    if seeds is None:
        return
    reach, places = seeds
    begin = opening.start()
    seen = -1
    for place in places:
        low = max(seen + 1, place - reach)
        for start in _openings(names, source, low, place):
            seen = start
            yield max(0, start - begin)


def _first_words(head: str, opening: re.Match[str]) -> tuple[str, ...]:
    """Return the first word of a part; one that is broken at a line end may stand whole in the source."""
    broken = re.match(rf"\w+(?:{BREAK}\w+)+", head[opening.start() :])
    return (opening[0],) if broken is None else (broken[0].replace(BREAK, ""), opening[0])


def _openings(words: Sequence[str], source: Source, low: int, high: int) -> Sequence[int]:
    """Return where one of the words begins in a range."""
    return sorted({at for word in words for at in source.places_between(word, low, high)})


def _seeds(literals: Sequence[str | Bracket], source: Source) -> tuple[int, Sequence[int]] | None:
    """Return how far back of each place of the rarest word the part may begin, and the places."""
    best: tuple[int, Sequence[int]] | None = None
    passed = 0
    for literal in literals:
        small = lowered(literal.words if isinstance(literal, Bracket) else literal)
        for match in word_pattern(small).finditer(small):
            places = () if _is_broken(small, match) else source.places(match[0])
            if places and (best is None or len(places) < len(best[1])):
                best = (2 * (passed + match.start()) + 600, places)
        passed += len(small) + 1
    return best


def _is_broken(small: str, match: re.Match[str]) -> bool:
    """Tell whether a word is only a part of one that is broken at a line end."""
    return small[match.end() : match.end() + 1] == BREAK or small[max(0, match.start() - 1) : match.start()] == BREAK
