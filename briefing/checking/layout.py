"""Read a summary's layout: Markdown or plain text becomes blocks of plain text, each character with its place.

It understands what writers of summaries use (headings, lists, block quotes, tables, emphasis, links, footnotes, code,
comments, front matter) and reads everything else as text. It never drops words that a reader would see, and it never
decides whether anything is true.
"""

import html
import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import accumulate, chain

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
    """A citation mark: a footnote `[^1]`, a bracket `[1]` or a link; `at` is its place in the block's text."""

    label: str
    at: int
    span: Span
    url: str | None = None


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
    """

    kind: BlockKind
    text: str
    places: tuple[int, ...]
    references: tuple[Reference, ...] = ()
    label: str | None = None
    row: int | None = None

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


_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")
_HEADING = re.compile(r" {0,3}#{1,6}(?:[ \t]+|$)")
_ITEM = re.compile(r"[ \t]*(?:[-*+•]|\d{1,9}[.)])[ \t]+(?:\[[ xX]\][ \t]+)?")
_BLOCK_QUOTE = re.compile(r"(?: {0,3}>[ \t]?)+")
_FOOTNOTE = re.compile(r" {0,3}\[\^([^\]\s]{1,80})\]:[ \t]*|[ ]{0,3}\[(\d{1,4})\]:?[ \t]+(?=\S)")
_RULE = re.compile(r"[ \t]*(?:(?:[-*_][ \t]*){3,}|=+[ \t]*|(?:\|?[ \t]*:?-+:?[ \t]*)+\|?)[ \t]*$")
_REFERENCE_DEFINITION = re.compile(r" {0,3}\[(?!\^)(?P<name>[^\]]{1,200})\]:[ \t]+<?(?P<to>https?://[^\s>]+)>?")
_DEFINITIONS = re.compile(rf"^{_REFERENCE_DEFINITION.pattern}", re.MULTILINE)


@dataclass(slots=True)
class _Open:
    """A block under construction: its kind and the spans of the file that make its lines."""

    kind: BlockKind
    lines: list[Span] = field(default_factory=list)
    label: str | None = None


def read_layout(text: str) -> Layout:
    """Return the blocks of a summary, Markdown or plain text, in order."""
    starts = _line_starts(text)
    addresses = {match["name"].casefold(): match["to"] for match in _DEFINITIONS.finditer(text)}
    blocks = tuple(block for opened in _group(text, starts) for block in _finish(text, opened, addresses))
    return Layout(text, blocks, starts)


def _line_starts(text: str) -> tuple[int, ...]:
    return (0, *(match.end() for match in re.finditer(r"\r\n|\n|\r", text)))


def _lines(text: str, starts: tuple[int, ...]) -> Iterator[Span]:
    for number, start in enumerate(starts):
        end = starts[number + 1] if number + 1 < len(starts) else len(text)
        yield Span(start, start + len(text[start:end].rstrip("\r\n")))


def _group(text: str, starts: tuple[int, ...]) -> Iterator[_Open]:
    """Group lines into blocks; code fences, comments and front matter are no text of the summary."""
    current: _Open | None = None
    for span in _visible_lines(text, tuple(_lines(text, starts))):
        opened = None if span is None else _open(text, span)
        if opened is None or not _continues(current, opened):
            if current is not None:
                yield current
            current = opened
        elif current is not None:
            current.lines.extend(opened.lines)
    if current is not None:
        yield current


def _visible_lines(text: str, lines: tuple[Span, ...]) -> Iterator[Span | None]:
    """Yield the lines that hold text, None for a break."""
    fence = ""
    for span in lines[_front_matter_length(text, lines) :]:
        line = span.of(text)
        mark = _FENCE.match(line)
        if fence:
            if mark and mark[1].startswith(fence) and not line.strip(" `~"):
                fence = ""
            yield None
        elif mark:
            fence = mark[1]
            yield None
        elif not line.strip() or (_RULE.match(line)) or _REFERENCE_DEFINITION.match(line):
            yield None
        else:
            yield span


def _front_matter_length(text: str, lines: tuple[Span, ...]) -> int:
    if not lines or lines[0].of(text).rstrip() != "---":
        return 0
    for number, span in enumerate(lines[1:200], start=2):
        if span.of(text).rstrip() in {"---", "..."}:
            return number
    return 0


def _open(text: str, span: Span) -> _Open:
    """Return the block that a line opens (or would continue), with the line's own words."""
    line = span.of(text)
    if footnote := _FOOTNOTE.match(line):
        return _Open(BlockKind.FOOTNOTE, [Span(span.start + footnote.end(), span.end)], footnote[1] or footnote[2])
    for kind, pattern in ((BlockKind.HEADING, _HEADING), (BlockKind.QUOTE, _BLOCK_QUOTE), (BlockKind.ITEM, _ITEM)):
        if match := pattern.match(line):
            return _Open(kind, [Span(span.start + match.end(), span.end)])
    if line.lstrip().startswith("|") or (line.count("|") > 1 and line.rstrip().endswith("|")):
        return _Open(BlockKind.CELL, [span])
    return _Open(BlockKind.PARAGRAPH, [span])


def _continues(current: _Open | None, opened: _Open) -> bool:
    """A plain line goes on with a paragraph, item, block quote or footnote; block quotes and rows join their like."""
    if current is None:
        return False
    if opened.kind is BlockKind.PARAGRAPH:
        return current.kind not in {BlockKind.HEADING, BlockKind.CELL}
    return opened.kind is current.kind and opened.kind in {BlockKind.QUOTE, BlockKind.CELL}


def _finish(text: str, opened: _Open, addresses: Mapping[str, str]) -> Iterator[Block]:
    if opened.kind is BlockKind.CELL:
        for line in opened.lines:
            for cell in _cells(text, line):
                yield _block(text, _Open(BlockKind.CELL, [cell]), addresses, row=line.start)
        return
    yield _block(text, opened, addresses)


def _cells(text: str, line: Span) -> Iterator[Span]:
    start = line.start
    for match in re.finditer(r"(?<!\\)\|", line.of(text)):
        end = line.start + match.start()
        if text[start:end].strip():
            yield Span(start, end)
        start = end + 1
    if text[start : line.end].strip():
        yield Span(start, line.end)


_INLINE = re.compile(
    r"(?P<escape>\\[!-/:-@\[-`{-~])"
    r"|(?P<comment><!--.{0,5000}?-->)"
    r"|(?P<code>(?P<ticks>`+)(?!`)(?P<inner>.{1,1000}?)(?<!`)(?P=ticks)(?!`))"
    r"|(?P<foot>\[\^(?P<footlabel>[^\]\s]{1,80})\])"
    r"|(?P<image>!\[[^\]\[]{0,500}\]\([^()\s]{0,2000}\))"
    r"|(?P<link>\]\(<?(?P<url>[^()\s>]{0,2000}(?:\([^()\s]{0,500}\)[^()\s>]{0,500})?)>?(?:[ ]\"[^\"]{0,500}\")?\))"
    r"|(?P<named>\]\[(?P<name>[^\]\[^]{1,200})\])"
    r"|(?P<number>\[(?P<numbers>\d{1,4}(?:\s?[,;–-]\s?\d{1,4}){0,20})\](?!\())"
    r"|(?P<auto><https?://[^\s<>]{1,2000}>)"
    r"|(?P<tag></?[a-zA-Z][a-zA-Z0-9-]{0,30}(?:\s[^<>]{0,500})?/?>)"
    r"|(?P<entity>&(?:\#[0-9]{1,7}|\#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,31});)"
    r"|(?P<emphasis>\*{1,3}|_{1,3}|~~|==)",
    re.DOTALL,
)


class _Writer:
    """Collects plain text in pieces, each with the places of its code points; a piece may be taken back."""

    def __init__(self, addresses: Mapping[str, str]) -> None:
        self.addresses = addresses
        self.pieces: list[tuple[str, Sequence[int]]] = []
        self.references: list[tuple[str, int, Span, str | None]] = []

    def write(self, words: str, place: int, *, literal: bool = True) -> None:
        places = range(place, place + len(words)) if literal else (place,) * len(words)
        self.pieces.append((words, places))

    def refer(self, label: str, span: Span, url: str | None = None) -> None:
        self.references.append((label, len(self.pieces), span, url))

    def take_back(self, piece: int) -> None:
        self.pieces[piece] = ("", ())

    def finished_references(self) -> tuple[Reference, ...]:
        lengths = tuple(accumulate((len(words) for words, _ in self.pieces), initial=0))
        return tuple(Reference(label, lengths[piece], span, url) for label, piece, span, url in self.references)


def _block(text: str, opened: _Open, addresses: Mapping[str, str], *, row: int | None = None) -> Block:
    writer, kind, lines = _Writer(addresses), opened.kind, opened.lines
    for number, line in enumerate(lines):
        if number:
            writer.write("\n" if kind is BlockKind.QUOTE else " ", lines[number - 1].end)
        _write_inline(text, line, writer)
    end = lines[-1].end if lines else 0
    places = (*chain.from_iterable(places for _, places in writer.pieces), end)
    words = "".join(words for words, _ in writer.pieces)
    return Block(kind, words, places, writer.finished_references(), opened.label, row)


def _write_inline(text: str, line: Span, writer: _Writer) -> None:
    """Write the words of one line, without its markup, and note its citation marks."""
    position = line.start
    brackets: list[int] = []
    source = line.of(text)
    for match in _INLINE.finditer(source):
        start = line.start + match.start()
        _write_brackets(text, Span(position, start), writer, brackets)
        position = line.start + match.end()
        _write_markup(match, start, writer, text, brackets)
    _write_brackets(text, Span(position, line.end), writer, brackets)


def _write_brackets(text: str, span: Span, writer: _Writer, brackets: list[int]) -> None:
    """Write plain words; each opening bracket is a piece of its own, which a link may take back."""
    position = span.start
    for match in re.finditer(r"\[", span.of(text)):
        at = span.start + match.start()
        writer.write(text[position:at], position)
        brackets.append(len(writer.pieces))
        writer.write("[", at)
        position = at + 1
    writer.write(text[position : span.end], position)


def _write_markup(match: re.Match[str], start: int, writer: _Writer, text: str, brackets: list[int]) -> None:
    kind = match.lastgroup if match.lastgroup in _WRITERS else next(k for k in _WRITERS if match.group(k) is not None)
    if kind in {"escape", "code", "entity"}:
        _write_words(kind, match, start, writer)
    elif kind == "emphasis":
        _write_emphasis(match, start, writer, text)
    elif kind == "link":
        _write_link(match, start, writer, brackets, match["url"])
    elif kind == "named":
        _write_link(match, start, writer, brackets, writer.addresses.get(match["name"].casefold()))
    elif kind in {"foot", "number", "auto"}:
        _note_reference(kind, match, start, writer)


_WRITERS = (
    "escape",
    "comment",
    "code",
    "foot",
    "image",
    "link",
    "named",
    "number",
    "auto",
    "tag",
    "entity",
    "emphasis",
)


def _write_words(kind: str, match: re.Match[str], start: int, writer: _Writer) -> None:
    if kind == "escape":
        writer.write(match[0][1], start + 1)
    elif kind == "code":
        writer.write(match["inner"], start + len(match["ticks"]))
    else:
        writer.write(html.unescape(match[0]), start, literal=False)


def _write_emphasis(match: re.Match[str], start: int, writer: _Writer, text: str) -> None:
    """Emphasis marks stand at the edge of a word; elsewhere (snake_case, 2 * 3) they are characters."""
    before = text[start - 1 : start]
    after = text[start + len(match[0]) : start + len(match[0]) + 1]
    inside_word = before.isalnum() and after.isalnum() and match[0][0] == "_"
    lonely = (not before or before.isspace()) and (not after or after.isspace())
    if inside_word or lonely:
        writer.write(match[0], start)


def _write_link(match: re.Match[str], start: int, writer: _Writer, brackets: list[int], address: str | None) -> None:
    """Turn `[words](url)` or `[words][name]` into its words; the bracket that opened it is taken back."""
    if not brackets or address is None:
        writer.write(match[0], start)
        return
    writer.take_back(brackets.pop())
    writer.refer(address, Span(start, start + len(match[0])), address)


def _note_reference(kind: str, match: re.Match[str], start: int, writer: _Writer) -> None:
    span = Span(start, start + len(match[0]))
    if kind == "auto":
        url = match[0][1:-1]
        writer.refer(url, span, url)
        return
    labels = [match["footlabel"]] if kind == "foot" else _numbers(match["numbers"])
    for label in labels:
        writer.refer(label, span)


def _numbers(words: str) -> list[str]:
    """Return the labels of `[1, 3-5]`."""
    labels: list[str] = []
    for part in re.split(r"\s?[,;]\s?", words):
        ends = re.split(r"\s?[–-]\s?", part)
        first, last = int(ends[0]), int(ends[-1])
        labels.extend(str(number) for number in range(first, min(last, first + 50) + 1))
    return labels
