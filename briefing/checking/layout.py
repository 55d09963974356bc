"""Read a summary's layout: Markdown, HTML or plain text becomes blocks of plain text, each character with its place.

It understands what writers of summaries use (headings, lists, block quotes, tables, emphasis, links, footnotes, code,
comments, front matter) and reads everything else as text. It never drops words that a reader would see, and it never
decides whether anything is true.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from briefing.checking.blocks import Block, BlockKind, Layout
from briefing.checking.inline import SUPERSCRIPTS, Markup, plain_number, write_block
from briefing.checking.lines import REFERENCE_DEFINITION, Line, line_starts, visible_lines
from briefing.model import Marks, Span
from briefing.text.marks import marked

_HEADING = re.compile(r" {0,3}#{1,6}(?:[ \t]+|$)")
_ITEM = re.compile(r"[ \t]*(?:[-*+•‣▪◦●]|\d{1,9}[.)])[ \t]+(?:\[[ xX]\][ \t]+)?")
_BLOCK_QUOTE = re.compile(r"(?: {0,3}>[ \t]?)+")
_FOOTNOTE = re.compile(
    r" {0,3}\[\^(?P<name>[^\]\s]{1,80})\]:[ \t]*|[ ]{0,3}\[(?P<number>\d{1,4})\]:?[ \t]+(?=\S)"
    rf"|[ ]{{0,3}}(?P<raised>[{SUPERSCRIPTS}]{{1,4}})[ \t]*(?=\S)"
)
_DEFINITIONS = re.compile(rf"^{REFERENCE_DEFINITION.pattern}", re.MULTILINE)
_NARROWEST = 40
"""Nobody wraps lines shorter than this, in code points; judged."""
_CREDIT = ("—", "–", "―", "--", "- ")


@dataclass(slots=True)
class _Open:
    """A block under construction: its kind and the spans of the file that make its lines."""

    kind: BlockKind
    lines: list[Span] = field(default_factory=list)
    label: str | None = None
    tagged: bool = False


def read_layout(text: str, *, foreign: bool = False) -> Layout:
    """Return the blocks of a summary, Markdown, HTML or plain text, in order.

    Args:
        text: The summary.
        foreign: Whether it was written by others, whose `¹`, `【1†file】` and `(source: file)` are citations.
    """
    starts = line_starts(text)
    addresses = {match["name"].casefold(): match["to"] for match in _DEFINITIONS.finditer(text)}
    lines = tuple(visible_lines(text, starts))
    page = Markup(text, addresses, foreign)
    blocks = tuple(block for opened in _group(page, lines) for block in _finish(page, opened))
    return Layout(text, blocks, starts)


def _group(page: Markup, lines: tuple[Line | None, ...]) -> Iterator[_Open]:
    """Group lines into blocks: those of a paragraph, an item, a block quote or a table belong together."""
    current: _Open | None = None
    for line, width in zip(lines, _widths(lines), strict=True):
        opened = None if line is None else _open(page, line)
        if opened is None or not _continues(page.text, current, opened, width):
            if current is not None:
                yield current
            current = opened
        elif current is not None:
            current.lines.extend(opened.lines)
    if current is not None:
        yield current


def _widths(lines: tuple[Line | None, ...]) -> list[int]:
    """Return for each line the width of the longest one of its run: where its writer wrapped, if at all."""
    widths: list[int] = []
    run: list[int] = []
    for line in (*lines, None):
        if line is not None:
            run.append(line.span.end - line.span.start)
        else:
            widths.extend([max(run, default=0)] * len(run))
            widths.append(0)
            run = []
    return widths[:-1]


def _open(page: Markup, line: Line) -> _Open:
    """Return the block that a line opens (or would continue), with the line's own words."""
    span, words = line.span, line.span.of(page.text)
    if line.kind is not None:
        return _Open(line.kind, [span], tagged=True)
    footnote = _FOOTNOTE.match(words)
    if footnote and (page.foreign or not footnote["raised"]):
        label = footnote["name"] or footnote["number"] or plain_number(footnote["raised"])
        return _Open(BlockKind.FOOTNOTE, [Span(span.start + footnote.end(), span.end)], label)
    for kind, pattern in ((BlockKind.HEADING, _HEADING), (BlockKind.QUOTE, _BLOCK_QUOTE), (BlockKind.ITEM, _ITEM)):
        if match := pattern.match(words):
            return _Open(kind, [Span(span.start + match.end(), span.end)])
    if words.lstrip().startswith("|") or (words.count("|") > 1 and words.rstrip().endswith("|")):
        return _Open(BlockKind.CELL, [span])
    return _Open(BlockKind.PARAGRAPH, [span])


def _continues(text: str, current: _Open | None, opened: _Open, width: int) -> bool:
    """A plain line goes on with a paragraph, item, block quote or footnote; block quotes and rows join their like."""
    if current is None:
        return False
    if opened.kind is BlockKind.PARAGRAPH:
        if current.kind in {BlockKind.HEADING, BlockKind.CELL}:
            return False
        return current.kind is BlockKind.QUOTE or not _is_deliberate(text, current, opened.lines[0], width)
    return opened.kind is current.kind and opened.kind in {BlockKind.QUOTE, BlockKind.CELL}


def _is_deliberate(text: str, current: _Open, line: Span, width: int) -> bool:
    """Tell whether a line was begun on purpose: its first word would still have stood on the line before.

    A line wrapped by a program is full. A short one was ended by its writer: a label, a greeting, an entry of a list
    without bullets. A line that goes on in lower case, a credit, and a quotation that is still open are never cut.
    """
    before, after = current.lines[-1].of(text).rstrip(), line.of(text).lstrip()
    first = after.split(maxsplit=1)[0]
    if len(before) + 1 + len(first) > max(width, _NARROWEST):
        return False
    if after[0].islower() or after.startswith(_CREDIT) or before.endswith((",", "-", "–", "—", "(")):
        return False
    return not any(mark.state is Marks.UNCLOSED for mark in marked(before))


def _finish(page: Markup, opened: _Open) -> Iterator[Block]:
    if opened.kind is not BlockKind.CELL:
        yield write_block(page, opened.lines, kind=opened.kind, label=opened.label)
        return
    for line in opened.lines:
        for cell in _cells(page.text, line):
            yield write_block(page, [cell], kind=BlockKind.CELL, row=line.start)


def _cells(text: str, line: Span) -> Iterator[Span]:
    start = line.start
    for match in re.finditer(r"(?<!\\)\|", line.of(text)):
        end = line.start + match.start()
        if text[start:end].strip():
            yield Span(start, end)
        start = end + 1
    if text[start : line.end].strip():
        yield Span(start, line.end)
