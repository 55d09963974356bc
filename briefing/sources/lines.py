"""The lines of a text with their spans and neighbours: what layout rules look at. Never changes a character."""

import re
from dataclasses import dataclass

from briefing.model import Span

_FINAL = re.compile(r"[.!?…。！？][\"'”’»)\]]{0,3}$")
_ABBREVIATION = re.compile(r"\b(?:Inc|Ltd|Co|Corp|LLC|U\.S|[ap]\.m)\.$")


@dataclass(frozen=True, slots=True)
class Line:
    """One line that holds words.

    Attributes:
        span: Its place, without white space at the edges.
        text: Its words.
        number: Its number among the lines that hold words, from 0.
        row: Its number among all lines, from 0.
        alone: Whether blank lines (or the text's ends) stand on both sides.
        ends: Whether it ends like a sentence.
    """

    span: Span
    text: str
    number: int
    row: int
    alone: bool
    ends: bool


def text_lines(text: str) -> tuple[Line, ...]:
    """Return the lines that hold words, in order."""
    found: list[tuple[Span, int]] = []
    position = 0
    for row, raw in enumerate(text.splitlines(keepends=True)):
        stripped = raw.strip()
        if stripped:
            start = position + len(raw) - len(raw.lstrip())
            found.append((Span(start, start + len(stripped)), row))
        position += len(raw)
    rows = {row for _, row in found}
    return tuple(
        _line(text, span, number, row, alone=row - 1 not in rows and row + 1 not in rows)
        for number, (span, row) in enumerate(found)
    )


def _line(text: str, span: Span, number: int, row: int, *, alone: bool) -> Line:
    words = span.of(text)
    return Line(span, words, number, row, alone, ends_a_sentence(words))


def ends_a_sentence(words: str) -> bool:
    """Tell whether words end like a sentence: with a final stop that is not an abbreviation's."""
    tail = words[-12:]
    return _FINAL.search(tail) is not None and _ABBREVIATION.search(tail) is None
