"""Sentences with exact offsets: the unit of citation.

Paragraphs first; inside them every full stop is judged by the word before it and the word after it. Each character
that is not white space belongs to exactly one sentence. Must never change a character; linear on any text.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence

from briefing.model import Boilerplate, Sentence, Span
from briefing.text.paragraphs import paragraphs
from briefing.text.stops import find_cuts

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
    inside = edges[bisect_right(edges, piece.start) : bisect_left(edges, piece.end)]
    if not inside:
        yield from _whole(text, piece.start, (*find_cuts(text, piece), (piece.end, piece.end)))
        return
    cuts = tuple(find_cuts(text, piece))
    start = piece.start
    for edge in (*inside, piece.end):
        trimmed = _trimmed(text, start, edge)
        if trimmed is not None:
            before = (cut for cut in cuts if start < cut[1] < trimmed[1])
            yield from _whole(text, trimmed[0], (*before, (trimmed[1], trimmed[1])))
        start = edge


def _whole(text: str, start: int, cuts: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Yield sentences; a piece without a letter or digit joins the sentence before it."""
    first, last = start, start
    for end, following in cuts:
        if last > first and _has_word(text, start, end) and _has_word(text, first, last):
            yield first, last
            first = start
        start, last = following, end
    yield first, last


def _has_word(text: str, start: int, end: int) -> bool:
    return text[start].isalnum() or _WORD.search(text, start, end) is not None


def _trimmed(text: str, start: int, end: int) -> tuple[int, int] | None:
    words = text[start:end]
    left = len(words) - len(words.lstrip())
    right = start + len(words.rstrip())
    return (start + left, right) if start + left < right else None


def _reason(start: int, marks: Sequence[Boilerplate]) -> str | None:
    return next((mark.reason for mark in marks if mark.span.start <= start < mark.span.end), None)
