"""Direct speech: every quotation of an article, with its speaker; and whether a given speaker is the right one.

Narration is never taken for speech, and no speaker is guessed where two people compete. It reads shapes and words of
attribution only; what was said plays no part.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from briefing.model import Quotation, Span
from briefing.text.marks import MarkedSpan, marked
from briefing.text.names import find_names
from briefing.text.paragraphs import paragraphs
from briefing.verify.attribution import NOWHERE, Attribution, Passage, Where, attribute, by_cue_before, is_title
from briefing.verify.judging import judge_speaker
from briefing.verify.narration import Narration, narrate, sentence_starts
from briefing.verify.speakers import Cast, cast_of, resolve
from briefing.verify.subjects import Kind, Mention, main_subject

__all__ = ["find_quotations", "is_direct", "judge_speaker"]

_LEAST_WORDS: Final = 4
"""Fewest words of a quotation that is speech although nothing in its sentence attributes it."""


@dataclass(frozen=True, slots=True)
class _Said:
    """One marked quotation with what attributes it."""

    mark: MarkedSpan
    attribution: Attribution
    speech: bool
    joins: bool = False


def find_quotations(text: str) -> tuple[Quotation, ...]:
    """Return every quotation that the text prints, in order, with its speaker where the text tells.

    Args:
        text: An article's text, unchanged.
    """
    marks = marked(text)
    if not marks:
        return ()
    narration = narrate(text, marks, find_names(text))
    cast = cast_of(narration)
    outer = tuple(mark for mark in marks if mark.level == 0)
    found = _resolved(cast, _attributed(narration, outer))
    return tuple(sorted(found, key=lambda quotation: quotation.span))


def _passages(narration: Narration, marks: Sequence[MarkedSpan]) -> Iterator[Passage]:
    """Yield the paragraphs of the text, each with the quotations in it."""
    at = 0
    for span in paragraphs(narration.text):
        begin = at
        while at < len(marks) and marks[at].span.start < span.end:
            at += 1
        inside = tuple(marks[begin:at])
        yield Passage(span, inside, tuple(sentence_starts(narration, span, inside)) if inside else (span.start,))


def _attributed(narration: Narration, marks: Sequence[MarkedSpan]) -> Iterator[_Said]:
    """Yield each quotation with its attribution, from its own sentence or from what stands before."""
    before: Passage | None = None
    last: _Said | None = None
    fresh = False
    for passage in _passages(narration, marks):
        for index in range(len(passage.marks)):
            said = _one(narration, passage, index, before, last if fresh else None)
            yield said
            last, fresh = said, True
        fresh = bool(passage.marks)
        before = passage


def _one(narration: Narration, passage: Passage, index: int, before: Passage | None, last: _Said | None) -> _Said:
    mark = passage.marks[index]
    if last is not None and last.mark.continues:
        own = attribute(narration, passage, index)
        if own.mention is None:
            return _Said(mark, last.attribution, last.speech, joins=True)
        return _Said(mark, own, speech=True, joins=last.attribution.mention is None)
    attribution = attribute(narration, passage, index)
    if attribution.mention is not None:
        return _Said(
            mark,
            attribution,
            not is_title(narration, passage, mark, attribution),
            _follows(narration, passage, index, last, attribution),
        )
    least = 1 if index and last is not None and last.attribution.where is Where.AFTER else _LEAST_WORDS
    if not _is_utterance(narration, passage, mark, least):
        return _Said(mark, NOWHERE, speech=False)
    return _at_distance(narration, passage, index, before, last)


def _is_utterance(narration: Narration, passage: Passage, mark: MarkedSpan, least: int) -> bool:
    """Tell whether an unattributed quotation reads as a sentence of its own."""
    starts = mark.span.start in passage.starts
    words = len(mark.inner.of(narration.text).split())
    ends = narration.text.endswith((".", "!", "?", "…", ",", "'", "’", "—", "-"), mark.inner.start, mark.inner.end)
    return starts and words >= least and ends


def _at_distance(
    narration: Narration, passage: Passage, index: int, before: Passage | None, last: _Said | None
) -> _Said:
    """Attribute a quotation that its own sentence does not: by its neighbours, then by the paragraph before."""
    mark = passage.marks[index]
    if index and last is not None:
        gap = narration.blanked[last.mark.span.end : mark.span.start]
        mention = _sentence_subject(narration, passage, mark, last.attribution.cue)
        if mention is not None:
            return _Said(mark, Attribution(Where.NEARBY, mention), speech=True)
        return _Said(mark, last.attribution, last.speech or True, joins=last.speech and len(gap) < 200)
    mention = _sentence_subject(narration, passage, mark)
    if mention is not None:
        return _Said(mark, Attribution(Where.NEARBY, mention), speech=True)
    if mark.span.start != passage.span.start:
        return _Said(mark, NOWHERE, speech=True)
    if last is not None and last.speech:
        return _Said(mark, replace(last.attribution, where=Where.NEARBY), speech=True)
    return _Said(mark, _from_paragraph(narration, before), speech=True)


def _sentence_subject(
    narration: Narration, passage: Passage, mark: MarkedSpan, after: Span | None = None
) -> Mention | None:
    """Return the subject of the sentence before a quotation, in its paragraph, if it begins after `after`."""
    earlier = [start for start in passage.starts if start < mark.span.start]
    if not earlier or (after is not None and earlier[-1] <= after.end):
        return None
    attributed = by_cue_before(narration, earlier[-1], mark.span.start)
    if attributed is not None:
        return attributed.mention
    return main_subject(narration, narration.tokens(earlier[-1], mark.span.start))


def _from_paragraph(narration: Narration, before: Passage | None) -> Attribution:
    """Return the subject of the last sentence of the paragraph before."""
    if before is None:
        return NOWHERE
    starts = sentence_starts(narration, before.span, before.marks)
    mention = main_subject(narration, narration.tokens(starts[-1], before.span.end))
    return NOWHERE if mention is None else Attribution(Where.NEARBY, mention)


def _follows(narration: Narration, passage: Passage, index: int, last: _Said | None, attribution: Attribution) -> bool:
    """Tell whether a quotation goes on with the one before it in the same paragraph."""
    if not index or last is None or last.attribution.mention is None or attribution.mention is None:
        return False
    return last.attribution.mention.span == attribution.mention.span


def _resolved(cast: Cast, said: Iterator[_Said]) -> list[Quotation]:
    """Resolve every speaker in order and join the pieces of one utterance."""
    previous: list[tuple[int, str]] = []
    found: list[Quotation] = []
    for one in said:
        if one.joins and found and (found[-1].speaker_span is not None or one.attribution.mention is None):
            found[-1] = _joined(found[-1], one)
            continue
        speaker = _speaker(cast, one.attribution.mention, previous)
        mention = one.attribution.mention
        if speaker is not None and mention is not None and mention.kind is not Kind.ROLE:
            previous.append((mention.span.start, speaker))
        quotation = _quotation(one, speaker)
        found.append(quotation if not (one.joins and found) else _led_by(found.pop(), quotation))
    return found


def _speaker(cast: Cast, mention: Mention | None, previous: Sequence[tuple[int, str]]) -> str | None:
    if mention is None:
        return None
    names = resolve(cast, mention, previous)
    if len(names) == 1:
        return names[0]
    return mention.text if mention.kind is Kind.ROLE else None


def _quotation(one: _Said, speaker: str | None) -> Quotation:
    mention = one.attribution.mention
    return Quotation(
        span=one.mark.span,
        pieces=(one.mark.inner,),
        marks=one.mark.state,
        speech=one.speech,
        speaker=speaker if one.speech else None,
        speaker_span=mention.span if mention is not None and one.speech else None,
        cue_span=one.attribution.cue if one.speech else None,
    )


def _joined(quotation: Quotation, one: _Said) -> Quotation:
    return replace(
        quotation,
        span=Span(quotation.span.start, one.mark.span.end),
        pieces=(*quotation.pieces, one.mark.inner),
    )


def _led_by(first: Quotation, last: Quotation) -> Quotation:
    """Join a quotation that its first paragraph did not attribute with the paragraph that does."""
    return replace(last, span=Span(first.span.start, last.span.end), pieces=(*first.pieces, *last.pieces))


def is_direct(quotations: Sequence[Quotation], span: Span) -> bool:
    """Tell whether a span lies inside the words that someone is quoted with."""
    return any(_holds(quotation, span) for quotation in quotations if quotation.speech)


def _holds(quotation: Quotation, span: Span) -> bool:
    return any(piece.contains(span) for piece in quotation.pieces)
