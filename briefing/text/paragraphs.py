"""Paragraphs: blank lines part them, single line breaks too where lines are paragraphs and not wrapped text.

Must never change a character: only spans are returned. Linear in the length of the text.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from briefing.model import Span

_BREAK = re.compile(r"\r\n|[\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
_RARE_BREAKS = "\r\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029"
_TERMINAL = re.compile(r"[.!?…。！？:;][\"'”’»“)\]]{0,3}$")
_HANGING = re.compile(
    r"(?:^|\s)(?:the|an?|of|to|in|on|at|by|for|from|with|and|or|but|than|as|that|is|are|was|were|has|have|had|will|between"
    r"|about|into|over|under|der|die|das|des|ein|eine|und|oder|mit|von|zu|im|am|le|la|les|du|de|et|ou|un|une|el|los|las|en"
    r"|y|del|por|para|з|із|у|в|на|та|і|й|або|для|від|про|за|до|и|с|из|или|от|по)$"
)
"""Small words that no line ends with unless it was wrapped."""
_ITEM = re.compile(r"[-*+•·–—>#|]\s|\d{1,3}[.)]\s|#{2,6}\s")

WIDEST_WRAP = 130
"""Longest line, in code points, of text that counts as wrapped by hand or by a mail program."""
NARROWEST_WRAP = 36
"""Shortest wrap width, in code points; shorter lines are lists, verse or captions."""

LEAST_PAIRS = 3
"""Fewest neighbouring lines that tell whether a text is wrapped."""

_Line = tuple[int, int]
_Block = list[_Line]


def paragraphs(text: str) -> tuple[Span, ...]:
    """Return the paragraphs of a text: trimmed, not empty, in order."""
    return tuple(Span(start, end) for start, end in paragraph_bounds(text))


def paragraph_bounds(text: str) -> list[tuple[int, int]]:
    """Return the (start, end) of each paragraph: trimmed, not empty, in order."""
    blocks = _blocks(text)
    if all(len(block) == 1 for block in blocks):
        return [block[0] for block in blocks]
    width = _wrap_width(text, blocks)
    return [bounds for block in blocks for bounds in _join(text, block, width)]


def _blocks(text: str) -> list[_Block]:
    """Return groups of trimmed lines between blank lines."""
    blocks: list[_Block] = []
    block: _Block = []
    start = 0
    for line in _lines(text):
        end = start + len(line)
        bounds = _trimmed(line, start) if line else None
        if bounds is not None:
            block.append(bounds)
        if block and bounds is None:
            blocks.append(block)
            block = []
        start = end + 1
    if block:
        blocks.append(block)
    return blocks


def _lines(text: str) -> list[str]:
    """Return the lines; every break counts as one code point, so that lengths add up to places."""
    if any(sign in text for sign in _RARE_BREAKS):
        text = _BREAK.sub(_as_line_break, text)
    return text.split("\n")


def _as_line_break(match: re.Match[str]) -> str:
    """Return a line break as long as the break that was found."""
    return " \n" if match[0] == "\r\n" else "\n"


def _trimmed(line: str, start: int) -> _Line | None:
    if not line[0].isspace() and not line[-1].isspace():
        return start, start + len(line)
    words = line.strip()
    if not words:
        return None
    left = start + len(line) - len(line.lstrip())
    return left, left + len(words)


def _wrap_width(text: str, blocks: Sequence[_Block]) -> int:
    """Return the width at which the whole text is wrapped, or 0 when its lines are not wrapped."""
    longest = max((line[1] - line[0] for block in blocks for line in block), default=0)
    pairs = sum(len(block) - 1 for block in blocks)
    if not NARROWEST_WRAP <= longest <= WIDEST_WRAP or pairs < LEAST_PAIRS:
        return 0
    full = sum(_is_full(text, block[i], block[i + 1], longest) for block in blocks for i in range(len(block) - 1))
    return longest if full >= 0.8 * pairs else 0


def _is_full(text: str, line: _Line, following: _Line, width: int) -> bool:
    """Tell whether the next line's first word had no room left on `line`, give or take a hyphenated syllable."""
    word = text[following[0] : min(following[1], following[0] + WIDEST_WRAP)].split(None, 1)[0]
    return line[1] - line[0] + 1 + len(word) > width - 6


def _join(text: str, block: _Block, width: int) -> Iterator[_Line]:
    """Join the lines of one block that a wrap parted."""
    width = width or _block_width(text, block) or _proven_width(text, block)
    start, end = block[0]
    joined = False
    for line, following in pairwise(block):
        joined = _is_wrapped(text, line, following, width, joined=joined)
        if not joined:
            yield start, end
            start = following[0]
        end = following[1]
    yield start, end


def _block_width(text: str, block: _Block) -> int:
    """Return the wrap width of one block of three lines and more whose every line but the last is full, or 0."""
    longest = max(line[1] - line[0] for line in block)
    if len(block) < LEAST_PAIRS or not NARROWEST_WRAP <= longest <= WIDEST_WRAP:
        return 0
    full = all(_is_full(text, a, b, longest) for a, b in pairwise(block))
    inside = not all(_is_ended(text, line) for line in block[:-1])
    return longest if full and inside else 0


def _proven_width(text: str, block: _Block) -> int:
    """Return the longest line of a block that a small letter goes on with, or 0: some of its lines are wrapped."""
    going_on = (a[1] - a[0] for a, b in pairwise(block) if text[b[0]].islower() and not _is_ended(text, a))
    return max((length for length in going_on if length <= WIDEST_WRAP), default=0)


def _is_ended(text: str, line: _Line) -> bool:
    return _TERMINAL.search(text, max(line[0], line[1] - 8), line[1]) is not None


def _hangs(text: str, line: _Line) -> bool:
    return _HANGING.search(text, max(line[0], line[1] - 10), line[1]) is not None


def _is_wrapped(text: str, line: _Line, following: _Line, width: int, *, joined: bool) -> bool:
    """Tell whether `following` goes on with the text of `line`; `joined` when `line` itself went on."""
    ended = _is_ended(text, line)
    full = width > 0 and line[1] - line[0] <= width + 6 and _is_full(text, line, following, width)
    if _ITEM.match(text, following[0], following[1]):
        return full and not ended
    if not ended and (joined or text[following[0]].islower() or text[line[1] - 1] == "," or _hangs(text, line)):
        return True
    return full
