"""The lines of a text with their spans and paragraphs: what layout rules look at."""

from dataclasses import dataclass

from briefing.model import Span


@dataclass(frozen=True, slots=True)
class Line:
    """One line that holds words: its span without white space at the edges, and its number among such lines."""

    span: Span
    text: str
    number: int
    alone: bool


def text_lines(text: str) -> tuple[Line, ...]:
    """Return the lines that hold words; `alone` when blank lines (or the text's ends) stand on both sides."""
    found: list[tuple[Span, int]] = []
    position = 0
    for number, raw in enumerate(text.splitlines(keepends=True)):
        stripped = raw.strip()
        if stripped:
            start = position + len(raw) - len(raw.lstrip())
            found.append((Span(start, start + len(stripped)), number))
        position += len(raw)
    numbers = {number for _, number in found}
    return tuple(
        Line(span, span.of(text), order, number - 1 not in numbers and number + 1 not in numbers)
        for order, (span, number) in enumerate(found)
    )
