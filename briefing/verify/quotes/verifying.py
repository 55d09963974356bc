"""Is a quote proven by a source? Every verdict of a quote against one text.

A quote passes when each of its parts stands in the source, character by character after folding, in order and within
one utterance, with nothing cut off that turns its sense. Similarity never passes: it only finds the passage that
explains a failure.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from briefing.model import Finding, Span, SpeakerFinding, SpeakerVerdict, Verdict
from briefing.verify.quotes.language import is_foreign
from briefing.verify.quotes.locate import find_places
from briefing.verify.quotes.nearest import NEAR, nearest
from briefing.verify.quotes.outcomes import Fault, chain_fault, place_fault, question_fault
from briefing.verify.quotes.pieces import Joint, Parsed, parse, parse_folded, split_by_attribution, with_brackets
from briefing.verify.quotes.swift import SOUND, notes_of, prove_swiftly
from briefing.verify.quotes.walking import Match
from briefing.verify.source import Source, as_source
from briefing.verify.speech.quotations import is_direct, judge_speaker

__all__ = ["Asked", "ask", "readings", "verify_asked", "verify_quote"]

_MARKS: Final = frozenset("\"'“”‘’«»„")
_EDGE: Final = 8
"""Most characters of punctuation before the first word of a quote, for reading it letter for letter."""
_OTHER_WORDING: Final = (0.5, 0.85)
_LEAST_EDITS: Final = 3
_SOUND: Final = {
    Verdict.VERBATIM: SOUND,
    Verdict.NORMALIZED: "the words stand in the source; only signs, spaces or capitals differ",
    Verdict.EDITED: "the words stand in the source but for marked insertions",
    Verdict.ELIDED: "the parts stand in the source in order",
}


@dataclass(frozen=True, slots=True)
class Asked:
    """A quote as it was given, taken apart, with what is asked of it."""

    quote: str
    parsed: Parsed
    speaker: str | None
    direct: bool


@dataclass(frozen=True, slots=True)
class Place:
    """One place of a whole quote: a match for each part, and why it does not prove the quote, if so."""

    matches: tuple[Match, ...]
    fault: Fault | None


def verify_quote(quote: str, source: str | Source, *, speaker: str | None = None, direct: bool = False) -> Finding:
    """Hold a quote to a source.

    Args:
        quote: The words as a summary prints them, with or without their marks.
        source: The article's text, unchanged; a `Source` keeps what is made of it.
        speaker: Who is said to have spoken; None asks nothing.
        direct: Whether the words must be direct speech.

    Returns:
        The finding, with positions in code points of the source.
    """
    held = as_source(source)
    if speaker is None and not direct:
        swift = prove_swiftly(quote, held)
        if swift is not None:
            return swift
    return verify_asked(ask(quote, speaker=speaker, direct=direct), held)


def ask(quote: str, *, speaker: str | None = None, direct: bool = False) -> Asked:
    """Take a quote apart once, for one source or many."""
    return Asked(quote, parse(quote), speaker, direct)


def verify_asked(asked: Asked, source: Source, *, near: bool = True) -> Finding:
    """Hold a quote to one source; `near` False spares the search for the nearest passage."""
    if not source.text.strip():
        return Finding(Verdict.UNCHECKED, "the source is empty")
    if not asked.parsed.parts:
        return Finding(Verdict.NOT_FOUND, "the quote holds no words")
    if all(one.bracketed for one in asked.parsed.parts):
        return Finding(Verdict.NOT_FOUND, "the quote holds no words outside its brackets")
    found = _read(asked, source) or _read_in_place(asked, source)
    if found is not None:
        return found
    return _unfound(asked, source) if near else Finding(Verdict.NOT_FOUND, "the words do not stand in the source")


def _read(asked: Asked, source: Source) -> Finding | None:
    """Return the finding of the first reading that passes, else of the first one that stands in the source."""
    best: Finding | None = None
    for reading in readings(asked.parsed):
        places = _places(reading, source)
        if places:
            found = _judged(asked, reading, places, source)
            if found.passed:
                return found
            best = best or found
    return best


def _read_in_place(asked: Asked, source: Source) -> Finding | None:
    """Return the finding of a quote that is a piece of the text letter for letter, folded as it is in its place.

    Alone it may fold otherwise: a star or a fence whose partner stands outside the piece.
    """
    start = source.text.find(asked.quote)
    if start < 0:
        return None
    begin, finish = source.folded.at(start), source.folded.at(start + len(asked.quote))
    if not Span(start, start + len(asked.quote)).contains(source.span(begin, finish)):
        return None
    parsed = parse_folded(source.folded.text[begin:finish])
    return _read(replace(asked, parsed=parsed), source) if parsed.parts else None


def readings(parsed: Parsed) -> Iterator[Parsed]:
    """Yield the ways to read a quote: as printed, its brackets as insertions, its attribution left out."""
    yield parsed
    bracketed = with_brackets(parsed)
    if bracketed is not None and bracketed.parts:
        yield bracketed
    split = split_by_attribution(parsed)
    if split is not None:
        yield split
        bracketed = with_brackets(split)
        if bracketed is not None and bracketed.parts:
            yield bracketed


def _places(parsed: Parsed, source: Source) -> list[Place]:
    """Return where a whole quote stands, judged, in the order of the source; over joints, too, where none is sound."""
    by_part: list[list[Match]] = []
    for part in parsed.parts:
        found = find_places(part, source)
        if not found:
            return []
        by_part.append(found)
    places = _chained(parsed, by_part, source)
    if any(place.fault is None for place in places):
        return places
    walked = [
        find_places(part, source, joints=True) or found for part, found in zip(parsed.parts, by_part, strict=True)
    ]
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


def _judged(asked: Asked, reading: Parsed, places: Sequence[Place], source: Source) -> Finding:
    """Return the finding of the best place: one that passes if there is one."""
    sound = [place for place in places if place.fault is None]
    if not sound:
        return _failed(places[0], source)
    found = [
        _with_speech(asked, _passed(asked, reading, one, source, ambiguous=len(sound) > 1), source) for one in sound
    ]
    return max(found, key=_rank)


def _rank(finding: Finding) -> tuple[bool, bool, bool]:
    """Rank the places of a quote: proven, the speaker confirmed, letter for letter; the first of equals is taken."""
    confirmed = finding.speaker is not None and finding.speaker.verdict is SpeakerVerdict.CONFIRMED
    return finding.passed, confirmed, finding.verdict is Verdict.VERBATIM


def _passed(asked: Asked, reading: Parsed, place: Place, source: Source, *, ambiguous: bool) -> Finding:
    segments = _literal(asked, place, source) or _segments(reading, place, source)
    start, end = segments[0].start, segments[-1].end
    verdict = _verdict(asked, reading, place, source, segments)
    return Finding(
        verdict,
        _SOUND[verdict],
        start,
        end,
        segments,
        source.text[start:end],
        notes=_notes(asked, source, segments, ambiguous=ambiguous),
    )


def _literal(asked: Asked, place: Place, source: Source) -> tuple[Span, ...]:
    """Return the span of a quote that stands there letter for letter with its edges, unless marks only wrap it."""
    quote = asked.quote.strip()
    if len(place.matches) != 1 or place.matches[0].inserted or (quote[0] in _MARKS and quote[-1] in _MARKS):
        return ()
    begin = source.span(place.matches[0].start, place.matches[0].end).start
    start = source.text.rfind(quote, max(0, begin - _EDGE), begin + len(quote))
    return (Span(start, start + len(quote)),) if start >= 0 else ()


def _verdict(asked: Asked, reading: Parsed, place: Place, source: Source, segments: Sequence[Span]) -> Verdict:
    if len(segments) > 1 or reading.joint is Joint.ATTRIBUTION:
        return Verdict.ELIDED
    if any(match.inserted for match in place.matches):
        return Verdict.EDITED
    return Verdict.VERBATIM if segments[0].of(source.text) == asked.quote.strip() else Verdict.NORMALIZED


def _segments(reading: Parsed, place: Place, source: Source) -> tuple[Span, ...]:
    """Return the source spans of a quote: parts that only literal dots part are one; equal edges are taken in."""
    ranges: list[tuple[int, int]] = []
    for match in place.matches:
        for start, end in match.segments:
            if ranges and not match.split and not _has_words(source.folded.text[ranges[-1][1] : start]):
                ranges[-1] = (ranges[-1][0], end)
            else:
                ranges.append((start, end))
    first, last = reading.parts[0], reading.parts[-1]
    ranges[0] = (_grown_left(source, ranges[0][0], first.head), ranges[0][1])
    ranges[-1] = (ranges[-1][0], _grown_right(source, ranges[-1][1], last.tail))
    return tuple(source.span(*one) for one in ranges)


def _has_words(text: str) -> bool:
    return any(char.isalnum() for char in text)


def _grown_left(source: Source, start: int, head: str) -> int:
    """Return the start moved over the punctuation that quote and source share; the marks around them are not words."""
    text = source.folded.text
    for char in reversed(head.lstrip('" ')):
        if start == 0 or text[start - 1] != char:
            break
        start -= 1
    return start


def _grown_right(source: Source, end: int, tail: str) -> int:
    text = source.folded.text
    for char in tail.rstrip('" '):
        if text[end : end + 1] != char:
            break
        end += 1
    return end


def _notes(asked: Asked, source: Source, segments: Sequence[Span], *, ambiguous: bool) -> tuple[str, ...]:
    notes: list[str] = []
    if ambiguous:
        notes.append("ambiguous")
    if any(mark.span.overlaps(span) for mark in source.boilerplate for span in segments):
        notes.append("boilerplate")
    return (*notes, *notes_of(asked.quote, source, segments[0]))


def _with_speech(asked: Asked, finding: Finding, source: Source) -> Finding:
    """Judge the speaker, and whether the words are speech, where that was asked."""
    if asked.direct and not all(is_direct(source.quotations, span) for span in finding.segments):
        return replace(
            finding, verdict=Verdict.NOT_DIRECT_SPEECH, reason="the words are not direct speech in the source"
        )
    if asked.speaker is None:
        return finding
    judged = [judge_speaker(source.quotations, source.text, span, asked.speaker) for span in finding.segments]
    speaker = next((one for one in judged if one.verdict is SpeakerVerdict.CONTRADICTED), judged[0])
    if speaker.verdict is not SpeakerVerdict.CONTRADICTED:
        return replace(finding, speaker=speaker)
    return replace(finding, verdict=Verdict.MISATTRIBUTED, reason=_other_speaker(speaker), speaker=speaker)


def _other_speaker(speaker: SpeakerFinding) -> str:
    if speaker.found is None:
        return f"the source does not say that {speaker.given} said this"
    return f"the source names {speaker.found} as the speaker"


def _failed(place: Place, source: Source) -> Finding:
    """Return the finding of words that stand in the source, but not so."""
    fault = place.fault or Fault(Verdict.ALTERED, "")
    segments = tuple(source.span(*one) for match in place.matches for one in match.segments)
    start, end = segments[0].start, segments[-1].end
    return Finding(fault.verdict, fault.reason, start, end, segments, source.text[start:end], fault.changes)


def _unfound(asked: Asked, source: Source) -> Finding:
    """Return the finding of words that do not stand in the source: what is nearest, and how it differs."""
    near = nearest(asked.parsed.folded, source)
    if near is None or near.share < NEAR:
        if is_foreign(asked.parsed.folded, source):
            return Finding(Verdict.UNCHECKED, "the source is in another language or script than the quote")
        return Finding(Verdict.NOT_FOUND, "no passage of the source is near the quote")
    span = source.span(near.start, near.end)
    passage = span.of(source.text)
    low, high = _OTHER_WORDING
    plain = all(change.type.value in {"wording", "modal"} for change in near.changes)
    if plain and low <= near.share <= high and len(near.changes) >= _LEAST_EDITS and source.quotation_at(span):
        reason = "the source reports the utterance in other words"
        return Finding(Verdict.OTHER_WORDING, reason, span.start, span.end, (span,), passage, near.changes)
    reason = _difference(near.changes)
    return Finding(Verdict.ALTERED, reason, span.start, span.end, (span,), passage, near.changes)


def _difference(changes: Sequence[object]) -> str:
    count = len(changes)
    if not count:
        return "the words stand in another order, or are parted, in the source"
    return "one change against the source" if count == 1 else f"{count} changes against the source"
