"""Where all parts of a quote stand in a source, one after the other, and why a place does not prove the quote.

A chain holds one place for each part; around each place of the rarest part the nearest places of the others are taken.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from briefing.verify.quotes.locate import find_places
from briefing.verify.quotes.outcomes import Fault, chain_fault, place_fault, question_fault
from briefing.verify.quotes.pieces import Parsed
from briefing.verify.quotes.walking import Match
from briefing.verify.source import Source


@dataclass(frozen=True, slots=True)
class Place:
    """One place of a whole quote: a match for each part, and why it does not prove the quote, if so."""

    matches: tuple[Match, ...]
    fault: Fault | None


def find_chains(parsed: Parsed, source: Source) -> list[Place]:
    """Return where a whole quote stands, judged, in the order of the source; over joints, too, where none is sound."""
    by_part = [find_places(part, source) for part in parsed.parts]
    places = _chained(parsed, by_part, source)
    if not all(by_part) or any(place.fault is None for place in places):
        return places
    walked = [find_places(part, source, joints=True) for part in parsed.parts]
    sound = [place for place in _chained(parsed, walked, source) if place.fault is None]
    return sound or places


def _chained(parsed: Parsed, by_part: Sequence[Sequence[Match]], source: Source) -> list[Place]:
    return [Place(chain, _fault(parsed, chain, source)) for chain in _chains(by_part)]


def _chains(by_part: Sequence[Sequence[Match]]) -> Iterator[tuple[Match, ...]]:
    """Yield one match for each part, in order: around each place of the rarest part the nearest of the others."""
    if len(by_part) == 1:
        yield from ((match,) for match in by_part[0])
        return
    anchor = min(range(len(by_part)), key=lambda number: len(by_part[number]))
    for match in by_part[anchor]:
        before = _nearest_before(match, by_part[:anchor])
        after = _nearest_after(match, by_part[anchor + 1 :])
        if before is not None and after is not None:
            yield (*before, match, *after)


def _nearest_after(match: Match, parts: Sequence[Sequence[Match]]) -> list[Match] | None:
    """Return the nearest place of each later part after the one before it, or None where one has none."""
    chain = [match]
    for part in parts:
        following = next((one for one in part if one.start >= chain[-1].end), None)
        if following is None:
            return None
        chain.append(following)
    return chain[1:]


def _nearest_before(match: Match, parts: Sequence[Sequence[Match]]) -> list[Match] | None:
    """Return the nearest place of each earlier part before the one after it, in order, or None where one has none."""
    chain = [match]
    for part in reversed(parts):
        before = next((one for one in reversed(part) if one.end <= chain[-1].start), None)
        if before is None:
            return None
        chain.append(before)
    return chain[:0:-1]


def _fault(parsed: Parsed, chain: tuple[Match, ...], source: Source) -> Fault | None:
    for number, match in enumerate(chain):
        fault = place_fault(match, source) or question_fault(parsed.parts, number, match, source)
        if fault is not None:
            return fault
    return chain_fault(parsed, chain, source)
