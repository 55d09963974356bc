"""Sentences with exact offsets: the unit of citation.

Paragraphs first; inside them every full stop is judged by the word before it and the word after it. Each character
that is not white space belongs to exactly one sentence. Must never change a character; linear on any text.
"""

import re
from collections.abc import Iterable, Iterator, Sequence

from briefing.model import Boilerplate, Sentence, Span
from briefing.text.paragraphs import paragraphs
from briefing.text.stops import end_of, ends_sentence, find_stops

_WORD = re.compile(r"[^\W_]")


def split_sentences(text: str, boilerplate: Sequence[Boilerplate] = ()) -> tuple[Sentence, ...]:
    """Return the sentences of a text in order, numbered from 1, `paragraph` counted from 0.

    A sentence never reaches across the edge of a boilerplate span; one inside such a span carries its reason.
    """
    marks = sorted(boilerplate, key=lambda mark: mark.span)
    edges = sorted({edge for mark in marks for edge in (mark.span.start, mark.span.end)})
    sentences: list[Sentence] = []
    for number, piece in enumerate(paragraphs(text)):
        for start, end in _spans(text, piece, edges):
            reason = _reason(start, marks) if marks else None
            sentences.append(Sentence(Span(start, end), len(sentences) + 1, number, reason))
    return tuple(sentences)


def _spans(text: str, piece: Span, edges: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Yield the sentences of one paragraph, cut at the edges of boilerplate."""
    if not edges:
        yield from _whole(text, piece.start, _cuts(text, piece))
        return
    cuts = tuple(_cuts(text, piece))
    start = piece.start
    for edge in (*(edge for edge in edges if piece.start < edge < piece.end), piece.end):
        inside = (cut for cut in cuts if start < cut[1] and cut[0] < edge)
        yield from _whole(text, start, _clipped(inside, edge))
        start = edge


def _cuts(text: str, piece: Span) -> Iterator[tuple[int, int]]:
    """Yield (end of a sentence, start of the next one); the last pair ends the paragraph."""
    for stop in find_stops(text, piece):
        if ends_sentence(text, piece, stop):
            yield end_of(stop), stop.end()
    yield piece.end, piece.end


def _clipped(cuts: Iterable[tuple[int, int]], edge: int) -> Iterator[tuple[int, int]]:
    for end, following in cuts:
        if following < edge:
            yield end, following
    yield edge, edge


def _whole(text: str, start: int, cuts: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Yield trimmed sentences; a piece without a letter or digit joins the sentence before it."""
    held: tuple[int, int] | None = None
    for end, following in cuts:
        span = _trimmed(text, start, end)
        start = following
        if span is None:
            continue
        if held is None:
            held = span
        elif _WORD.search(text, *span) is None or _WORD.search(text, *held) is None:
            held = held[0], span[1]
        else:
            yield held
            held = span
    if held is not None:
        yield held


def _trimmed(text: str, start: int, end: int) -> tuple[int, int] | None:
    words = text[start:end]
    left = len(words) - len(words.lstrip())
    right = start + len(words.rstrip())
    return (start + left, right) if start + left < right else None


def _reason(start: int, marks: Sequence[Boilerplate]) -> str | None:
    return next((mark.reason for mark in marks if mark.span.start <= start < mark.span.end), None)
