"""The finding of a quote whose words stand in a source: its spans, its verdict, its speaker, or why it fails there.

What is printed is always a slice of the source; a place takes in the punctuation at its edges that both print.
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from briefing.model import Finding, Span, SpeakerFinding, SpeakerVerdict, Verdict
from briefing.verify.quotes.chains import Place
from briefing.verify.quotes.outcomes import Fault
from briefing.verify.quotes.pieces import Asked, Joint, Parsed
from briefing.verify.quotes.swift import SOUND, notes_of
from briefing.verify.quotes.walking import Match
from briefing.verify.source import Source
from briefing.verify.speech.quotations import is_direct, judge_speaker

_MARKS: Final = frozenset("\"'“”‘’«»„")
_EDGE: Final = 8
"""Most characters of punctuation before the first word of a quote, for reading it letter for letter."""
_SOUND: Final = {
    Verdict.VERBATIM: SOUND,
    Verdict.NORMALIZED: "the words stand in the source; only signs, spaces or capitals differ",
    Verdict.EDITED: "the words stand in the source but for marked insertions",
    Verdict.ELIDED: "the parts stand in the source in order",
}


def judged(asked: Asked, reading: Parsed, places: Sequence[Place], source: Source) -> Finding:
    """Return the finding of the best place: one that passes if there is one."""
    sound = [place for place in places if place.fault is None]
    first = places[0]
    if first.fault is not None and not sound:
        return _failed(first.matches, first.fault, source)
    found = [
        _with_speech(asked, _passed(asked, reading, one, source, ambiguous=len(sound) > 1), source) for one in sound
    ]
    return max(found, key=_rank)


def _rank(finding: Finding) -> tuple[bool, bool, bool]:
    """Rank the places of a quote: proven, the speaker confirmed, letter for letter; the first of equals is taken."""
    confirmed = finding.speaker is not None and finding.speaker.verdict is SpeakerVerdict.CONFIRMED
    return finding.passed, confirmed, finding.verdict is Verdict.VERBATIM


def _passed(asked: Asked, reading: Parsed, place: Place, source: Source, *, ambiguous: bool) -> Finding:
    literal = _literal(asked.quote.strip(), place, source)
    segments = _segments(reading, place, source) if literal is None else (literal,)
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


def _literal(quote: str, place: Place, source: Source) -> Span | None:
    """Return the span of a quote that stands there letter for letter with its edges, unless marks only wrap it."""
    if quote[0] in _MARKS and quote[-1] in _MARKS:
        return None
    begin = source.folded.start(place.matches[0].start)
    start = source.text.rfind(quote, max(0, begin - _EDGE), begin + len(quote))
    return Span(start, start + len(quote)) if start >= 0 else None


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
    for char in reversed(head.lstrip('" ')):
        if not source.folded.text.endswith(char, None, start):
            break
        start -= 1
    return start


def _grown_right(source: Source, end: int, tail: str) -> int:
    for char in tail.rstrip('" '):
        if not source.folded.text.startswith(char, end):
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
    speakers = [judge_speaker(source.quotations, source.text, span, asked.speaker) for span in finding.segments]
    speaker = next((one for one in speakers if one.verdict is SpeakerVerdict.CONTRADICTED), speakers[0])
    if speaker.verdict is not SpeakerVerdict.CONTRADICTED:
        return replace(finding, speaker=speaker)
    return replace(finding, verdict=Verdict.MISATTRIBUTED, reason=_other_speaker(speaker), speaker=speaker)


def _other_speaker(speaker: SpeakerFinding) -> str:
    if speaker.found is None:
        return f"the source does not say that {speaker.given} said this"
    return f"the source names {speaker.found} as the speaker"


def _failed(matches: Sequence[Match], fault: Fault, source: Source) -> Finding:
    """Return the finding of words that stand in the source, but not so."""
    segments = tuple(source.span(*one) for match in matches for one in match.segments)
    start, end = segments[0].start, segments[-1].end
    return Finding(fault.verdict, fault.reason, start, end, segments, source.text[start:end], fault.changes)
