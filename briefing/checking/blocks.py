"""The blocks of a summary as a reader sees them: plain text whose every character knows its place in the file.

Values only. A block never holds markup, and a place is never guessed.
"""

from bisect import bisect_right
from dataclasses import dataclass
from enum import StrEnum

from briefing.model import Span


class BlockKind(StrEnum):
    """What a block is to its reader."""

    PARAGRAPH = "paragraph"
    HEADING = "heading"
    ITEM = "item"
    QUOTE = "quote"
    CELL = "cell"
    FOOTNOTE = "footnote"


@dataclass(frozen=True, slots=True)
class Reference:
    """A citation mark: a footnote `[^1]`, a number `[1]`, `¹` or `【1†file】`, a bracket `[source: file]` or a link.

    Attributes:
        label: The number or name that the list of sources explains.
        at: Its place in the block's text.
        span: Its range in the file.
        url: The address of a link.
        words: What the mark itself says of its source (a file, an outlet, a date).
    """

    label: str
    at: int
    span: Span
    url: str | None = None
    words: str | None = None


@dataclass(frozen=True, slots=True)
class Block:
    """One block of a summary in plain text.

    Attributes:
        kind: What the block is.
        text: The words a reader sees, without markup.
        places: For each code point of `text` its place in the file, one more for the end.
        references: Citation marks, in order.
        label: A footnote's own label.
        row: Place of the row a cell stands in, the same for all its cells; None elsewhere.
        lead: Where the bold words at the block's start end in `text`; 0 where there are none.
    """

    kind: BlockKind
    text: str
    places: tuple[int, ...]
    references: tuple[Reference, ...] = ()
    label: str | None = None
    row: int | None = None
    lead: int = 0

    def span(self, start: int, end: int) -> Span:
        """Return the span in the file of `text[start:end]`."""
        return Span(self.places[start], self.places[end - 1] + 1 if end > start else self.places[start])


@dataclass(frozen=True, slots=True)
class Layout:
    """A summary as blocks, with the line starts of its file."""

    text: str
    blocks: tuple[Block, ...]
    line_starts: tuple[int, ...]

    def place(self, offset: int) -> tuple[int, int]:
        """Return line and column (both from 1) of a code point of the file."""
        line = bisect_right(self.line_starts, offset)
        return line, offset - self.line_starts[line - 1] + 1
