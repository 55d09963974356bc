"""Direct speech: every quotation of an article, with its speaker; and whether a given speaker is the right one.

Narration is never taken for speech, and no speaker is guessed where two people compete. It reads shapes and words of
attribution only; what was said plays no part.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from briefing.model import Marks, Name, Quotation, Span
from briefing.text.marks import MarkedSpan, marked
from briefing.text.names import find_names
from briefing.verify.speech.cast import Cast
from briefing.verify.speech.cues import FOREIGN, STRONG
from briefing.verify.speech.judging import judge_speaker
from briefing.verify.speech.narration import narrate
from briefing.verify.speech.noun_phrases import Kind, Mention
from briefing.verify.speech.speakers import resolve
from briefing.verify.speech.utterances import Said, gather

__all__ = ["find_quotations", "is_direct", "judge_speaker"]

_UNCLOSED_TAILS: Final = (
    re.compile(
        r"[,!?…—-]\s(?:he|she|they|(?:the )?[^\W\d_][\w'’-]*(?: [^\W\d_][\w'’-]*){0,4}) (?P<cue>[^\W\d_]+)\.?\s*\Z"
    ),
    re.compile(r"[,!?…—-]\s(?P<cue>[a-z]+) [^\W\d_][\w'’ -]{1,40}\.?\s*\Z"),
)
_INSIDE: Final = re.compile(r"(?<=[,!?…]) [–—-] (?P<cue>[^\W\d_]+) [^–—\n«»“”„\"]{2,60}?[.,] [–—-] ")
_LONGEST_TAIL: Final = 120
"""Longest attribution at the end of a quotation that was never closed, in code points."""
_WORD_BEFORE: Final = re.compile(r"(?P<word>[^\W\d_]+)[\s:,]*\Z")
_LONGEST_WORD: Final = 24
_MOST_PIECES: Final = 64
"""Most pieces of one utterance; what goes on after them is another."""
_LEAST_WORDS: Final = 4
"""Fewest words of a quotation inside a quotation that count as imagined speech without a cue before it."""


def find_quotations(text: str, names: Sequence[Name] | None = None) -> tuple[Quotation, ...]:
    """Return every quotation that the text prints, in order, with its speaker where the text tells.

    Args:
        text: An article's text, unchanged.
        names: Its names, when they are known already.
    """
    marks = tuple(part for mark in marked(text) for part in _parted(text, _without_tail(text, mark)))
    narration = narrate(text, marks, find_names(text) if names is None else names)
    outer = tuple(mark for mark in marks if mark.level == 0 and mark.inner.start < mark.inner.end)
    found = _resolved(Cast(narration), gather(narration, outer))
    found += _imagined(text, marks, found)
    return tuple(sorted(found, key=lambda quotation: quotation.span))


def _without_tail(text: str, mark: MarkedSpan) -> MarkedSpan:
    """Cut an attribution from the end of a quotation that was never closed."""
    if mark.state is not Marks.UNCLOSED or mark.level or mark.continues:
        return mark
    begin = max(mark.inner.start, mark.inner.end - _LONGEST_TAIL)
    for tail in _UNCLOSED_TAILS:
        match = tail.search(text, begin, mark.inner.end)
        if match is not None and match["cue"] in STRONG:
            end = match.start() + 1
            return replace(mark, span=Span(mark.span.start, end), inner=Span(mark.inner.start, end))
    return mark


def _parted(text: str, mark: MarkedSpan) -> Iterator[MarkedSpan]:
    """Yield a quotation without the attributions that are set inside its marks between dashes: «…, — said X. — …»."""
    start = mark.span.start
    inner = mark.inner.start
    for match in _INSIDE.finditer(text, inner, mark.inner.end) if mark.level == 0 else ():
        if match["cue"].lower() in FOREIGN:
            span, words = Span(start, match.start()), Span(inner, match.start())
            yield replace(mark, span=span, inner=words, continues=True)
            start = inner = match.end()
    yield replace(mark, span=Span(start, mark.span.end), inner=Span(inner, mark.inner.end))


def _resolved(cast: Cast, said: Iterator[Said]) -> list[Quotation]:
    """Resolve every speaker in order and join the pieces of one utterance."""
    previous: list[tuple[int, str]] = []
    found: list[Quotation] = []
    for one in said:
        mention = one.attribution.mention
        joins = one.joins and bool(found) and len(found[-1].pieces) < _MOST_PIECES
        if joins and (found[-1].speaker_span is not None or mention is None):
            found[-1] = _joined(found[-1], one)
            continue
        speaker = _speaker(cast, mention, previous)
        if speaker is not None and mention is not None and mention.kind is not Kind.ROLE:
            previous.append((mention.span.start, speaker))
        quotation = _quotation(one, speaker)
        found.append(_led_by(found.pop(), quotation) if joins else quotation)
    return found


def _speaker(cast: Cast, mention: Mention | None, previous: Sequence[tuple[int, str]]) -> str | None:
    if mention is None:
        return None
    names = resolve(cast, mention, previous)
    if len(names) == 1:
        return names[0]
    return mention.text if mention.kind is Kind.ROLE else None


def _quotation(one: Said, speaker: str | None) -> Quotation:
    mention = one.attribution.mention if one.speech else None
    return Quotation(
        span=one.span,
        pieces=(one.piece,),
        marks=one.marks,
        speech=one.speech,
        speaker=speaker if one.speech else None,
        speaker_span=None if mention is None else mention.span,
        cue_span=one.attribution.cue if one.speech else None,
    )


def _joined(quotation: Quotation, one: Said) -> Quotation:
    """Add a piece to the utterance before it."""
    span = Span(quotation.span.start, one.span.end)
    return replace(quotation, span=span, pieces=(*quotation.pieces, one.piece))


def _led_by(first: Quotation, last: Quotation) -> Quotation:
    """Join a quotation that its first paragraph did not attribute with the paragraph that does."""
    return replace(last, span=Span(first.span.start, last.span.end), pieces=(*first.pieces, *last.pieces))


def _imagined(text: str, marks: Sequence[MarkedSpan], outer: Sequence[Quotation]) -> list[Quotation]:
    """Return the speech that a speaker puts into another's mouth: it stays the speaker's."""
    nested = [mark for mark in marks if mark.level == 1 and _is_put(text, mark)]
    starts = [mark.span.start for mark in nested]
    return [
        replace(quotation, span=mark.span, pieces=(mark.inner,), marks=mark.state, imagined=True)
        for quotation in outer
        if quotation.speech
        for mark in nested[bisect_left(starts, quotation.span.start) : bisect_left(starts, quotation.span.end)]
    ]


def _is_put(text: str, mark: MarkedSpan) -> bool:
    """Tell whether a quotation inside a quotation is something said, and not a title or an odd word."""
    before = _WORD_BEFORE.search(text, mark.span.start - _LONGEST_WORD, mark.span.start)
    led = before is not None and before["word"].lower() in STRONG
    return led or len(mark.inner.of(text).split()) >= _LEAST_WORDS


def is_direct(quotations: Sequence[Quotation], span: Span) -> bool:
    """Tell whether a span lies inside the words that someone is quoted with."""
    return any(_holds(quotation, span) for quotation in quotations if quotation.speech)


def _holds(quotation: Quotation, span: Span) -> bool:
    return any(piece.contains(span) for piece in quotation.pieces)
