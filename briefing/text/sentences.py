"""Sentences with exact offsets: the unit of citation.

Paragraphs first; inside them every full stop is judged by the word before it and the word after it. Each character
that is not white space belongs to exactly one sentence. Must never change a character; linear on any text.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

from briefing.model import Boilerplate, Sentence, Span
from briefing.text.paragraphs import paragraph_bounds
from briefing.text.stops import find_cuts, stops_of

_WORD = re.compile(r"[^\W_]")
LONGEST_SCRAP = 12
"""Longest run of signs, in code points, that is no sentence of its own inside a paragraph."""


def split_sentences(text: str, boilerplate: Sequence[Boilerplate] = ()) -> tuple[Sentence, ...]:
    """Return the sentences of a text in order, numbered from 1, `paragraph` counted from 0.

    A sentence never reaches across the edge of a boilerplate span; one inside such a span carries its reason.
    """
    if boilerplate:
        return _around_boilerplate(text, boilerplate)
    pattern = stops_of(text)
    sentences: list[Sentence] = []
    for number, (start, end) in enumerate(paragraph_bounds(text)):
        cuts = find_cuts(text, start, end, pattern)
        for left, right in _bounds(text, start, end, cuts) if cuts else ((start, end),):
            sentences.append(Sentence(Span(left, right), len(sentences) + 1, number))
    return tuple(sentences)


def _around_boilerplate(text: str, boilerplate: Sequence[Boilerplate]) -> tuple[Sentence, ...]:
    """Return the sentences, cut at the edges of boilerplate and marked with its reasons."""
    pattern = stops_of(text)
    edges, reasons = _reasons(boilerplate)
    sentences: list[Sentence] = []
    for number, (start, end) in enumerate(paragraph_bounds(text)):
        cuts = find_cuts(text, start, end, pattern)
        followings = [following for _, following in cuts]
        for left, right in _between_edges(text, start, end, edges):
            inside = cuts[bisect_right(followings, left) : bisect_left(followings, right)]
            reason = reasons[bisect_right(edges, left)]
            for bounds in _bounds(text, left, right, inside):
                sentences.append(Sentence(Span(*bounds), len(sentences) + 1, number, reason))
    return tuple(sentences)


def _reasons(boilerplate: Sequence[Boilerplate]) -> tuple[list[int], list[str | None]]:
    """Return the edges of boilerplate, and the reason before, between and after them."""
    marks = sorted(boilerplate, key=lambda mark: mark.span)
    edges = sorted({edge for mark in marks for edge in (mark.span.start, mark.span.end)})
    reasons: list[str | None] = [None] * (len(edges) + 1)
    covered = 0
    for mark in marks:
        first, last = bisect_right(edges, mark.span.start), bisect_left(edges, mark.span.end)
        for place in range(max(first, covered), last + 1):
            reasons[place] = mark.reason
        covered = max(covered, last + 1)
    return edges, reasons


def _between_edges(text: str, start: int, end: int, edges: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Yield the trimmed parts of one paragraph between the edges of boilerplate."""
    for edge in (*edges[bisect_right(edges, start) : bisect_left(edges, end)], end):
        words = text[start:edge]
        if words.strip():
            left = len(words) - len(words.lstrip())
            yield start + left, start + len(words.rstrip())
        start = edge


def _bounds(text: str, start: int, end: int, cuts: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Yield the sentences of one stretch; a scrap without a letter or digit joins the sentence before it."""
    first, last = start, start
    for stop, following in (*cuts, (end, end)):
        if last > first and (
            (stop - start > LONGEST_SCRAP or _WORD.search(text, start, stop))
            and (last - first > LONGEST_SCRAP or _WORD.search(text, first, last))
        ):
            yield first, last
            first = start
        start, last = following, stop
    yield first, last
