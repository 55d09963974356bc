"""Paragraphs: blank lines part them, single line breaks too where lines are paragraphs and not wrapped text.

Must never change a character: only spans are returned. Linear in the length of the text.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from briefing.model import Span

_LINE = re.compile(r"[^\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]+")
_TERMINAL = re.compile(r"[.!?…。！？:;][\"'”’»“)\]]{0,3}$")
_ITEM = re.compile(r"[-*+•·–—>#|]\s|\d{1,3}[.)]\s|#{2,6}\s")

WIDEST_WRAP = 130
"""Longest line, in code points, of text that counts as wrapped by hand or by a mail program."""
NARROWEST_WRAP = 36
"""Shortest wrap width, in code points; shorter lines are lists, verse or captions."""

LEAST_PAIRS = 3
"""Fewest neighbouring lines that tell whether a text is wrapped."""


def paragraphs(text: str) -> tuple[Span, ...]:
    """Return the paragraphs of a text: trimmed, not empty, in order."""
    blocks = tuple(_blocks(text))
    width = _wrap_width(text, blocks)
    return tuple(span for block in blocks for span in _join(text, block, width))


def _blocks(text: str) -> Iterator[list[Span]]:
    """Yield groups of trimmed lines between blank lines."""
    block: list[Span] = []
    end = 0
    for match in _LINE.finditer(text):
        if block and _is_gap(text, end, match.start()):
            yield block
            block = []
        end = match.end()
        line = _trimmed(text, match.start(), end)
        if line is not None:
            block.append(line)
        elif block:
            yield block
            block = []
    if block:
        yield block


def _is_gap(text: str, start: int, end: int) -> bool:
    """Tell whether the breaks between two lines are more than one line break, or a paragraph separator."""
    if end - start == 1:
        return text[start] in "\x0c\x1c\x1d\x1e\u2029"
    return text[start:end] != "\r\n"


def _trimmed(text: str, start: int, end: int) -> Span | None:
    line = text[start:end]
    words = line.strip()
    if not words:
        return None
    if len(words) == len(line):
        return Span(start, end)
    left = start + len(line) - len(line.lstrip())
    return Span(left, left + len(words))


def _wrap_width(text: str, blocks: Sequence[Sequence[Span]]) -> int:
    """Return the width at which the whole text is wrapped, or 0 when its lines are not wrapped."""
    longest = max((line.end - line.start for block in blocks for line in block), default=0)
    pairs = sum(len(block) - 1 for block in blocks)
    if not NARROWEST_WRAP <= longest <= WIDEST_WRAP or pairs < LEAST_PAIRS:
        return 0
    full = sum(_is_full(text, block[i], block[i + 1], longest) for block in blocks for i in range(len(block) - 1))
    return longest if full >= 0.8 * pairs else 0


def _is_full(text: str, line: Span, following: Span, width: int) -> bool:
    """Tell whether the next line's first word had no room left on `line`, give or take a hyphenated syllable."""
    word = text[following.start : min(following.end, following.start + WIDEST_WRAP)].split(None, 1)[0]
    return line.end - line.start + 1 + len(word) > width - 6


def _join(text: str, block: Sequence[Span], width: int) -> Iterator[Span]:
    """Join the lines of one block that a wrap parted."""
    width = width or _block_width(text, block)
    start, end = block[0].start, block[0].end
    for line, following in pairwise(block):
        if not _is_wrapped(text, line, following, width):
            yield Span(start, end)
            start = following.start
        end = following.end
    yield Span(start, end)


def _block_width(text: str, block: Sequence[Span]) -> int:
    """Return the wrap width of one block of three lines and more whose every line but the last is full, or 0."""
    longest = max(line.end - line.start for line in block)
    if len(block) < LEAST_PAIRS or not NARROWEST_WRAP <= longest <= WIDEST_WRAP:
        return 0
    full = all(_is_full(text, a, b, longest) for a, b in pairwise(block))
    inside = any(not _TERMINAL.search(text, max(a.start, a.end - 8), a.end) for a in block[:-1])
    return longest if full and inside else 0


def _is_wrapped(text: str, line: Span, following: Span, width: int) -> bool:
    """Tell whether `following` goes on with the sentence or paragraph of `line`."""
    if _ITEM.match(text, following.start, following.end):
        return False
    ended = _TERMINAL.search(text, max(line.start, line.end - 8), line.end) is not None
    if not ended and (text[following.start].islower() or text[line.end - 1] == ","):
        return True
    if not width:
        return False
    return _is_full(text, line, following, width) or not ended
