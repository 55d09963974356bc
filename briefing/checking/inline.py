"""Write the lines of a block as the words a reader sees, and note its citation marks.

Emphasis, links, code marks, tags and entities become the words they show; a citation mark leaves the words and is noted
with its place. It never drops a word, and reads each character once.
"""

import html
import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate, chain

from briefing.checking.blocks import Block, BlockKind, Reference
from briefing.model import Span

SUPERSCRIPTS = "⁰¹²³⁴-⁹"
_PLAIN = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_INLINE = re.compile(
    r"(?P<escape>\\[!-/:-@\[-`{-~])"
    r"|(?P<comment><!--.{0,5000}?-->)"
    r"|(?P<code>(?P<ticks>`+)(?!`)(?P<inner>.{1,1000}?)(?<!`)(?P=ticks)(?!`))"
    r"|(?P<foot>\[\^(?P<footlabel>[^\]\s]{1,80})\])"
    r"|(?P<image>!\[[^\]\[]{0,500}\]\([^()\s]{0,2000}\))"
    r"|(?P<link>\]\(<?(?P<url>[^()\s>]{0,2000}(?:\([^()\s]{0,500}\)[^()\s>]{0,500})?)>?(?:[ ]\"[^\"]{0,500}\")?\))"
    r"|(?P<named>\]\[(?P<name>[^\]\[^]{1,200})\])"
    r"|(?P<number>\[(?P<numbers>\d{1,4}(?:\s?[,;–-]\s?\d{1,4}){0,20})\](?!\())"
    r"|(?P<told>[\[(](?:[Ss]ources?|[Vv]ia|[Ss]ee|[Rr]ef)\s?[:：]\s?(?P<teller>[^\[\]()\n]{1,300})[\])])"
    r"|(?P<lens>【(?P<seen>[^【】\n]{1,200})】)"
    rf"|(?P<raised>[{SUPERSCRIPTS}]{{1,4}}(?:[,⁻–][{SUPERSCRIPTS}]{{1,4}}){{0,10}})"
    r"|(?P<auto><https?://[^\s<>]{1,2000}>)"
    r"|(?P<tag></?[a-zA-Z][a-zA-Z0-9-]{0,30}(?:\s[^<>]{0,500})?/?>)"
    r"|(?P<entity>&(?:\#[0-9]{1,7}|\#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,31});)"
    r"|(?P<emphasis>\*{1,3}|_{1,3}|~~|==)",
    re.DOTALL,
)
_KINDS = (
    "escape",
    "comment",
    "code",
    "foot",
    "image",
    "link",
    "named",
    "number",
    "told",
    "lens",
    "raised",
    "auto",
    "tag",
    "entity",
    "emphasis",
)
_UNIT = re.compile(r"(?:(?<![^\W\d_])[a-zµ]{0,2}[ms]|(?<![^\W\d_])(?:ft|in|mi|yd|sq|CO|H|x|y)|\d|[)\]}])\Z")
"""What a raised number behind it makes a unit or a power: `km²`, `10³`."""
_CITING = re.compile(r"\W*(?:\^?\d{1,3}|sources?|links?|here|read more|via|ref|↩|🔗)\W*", re.IGNORECASE)
_CLOSING = frozenset(".!?…,;:)]”’»\"'*。」")


@dataclass(frozen=True, slots=True)
class Markup:
    """A summary's text with what its marks mean.

    Attributes:
        text: The whole summary.
        addresses: Addresses of links by their names, in lower case.
        foreign: Whether the marks of others (`¹`, `【1†file】`, `(source: file)`) cite; in a brief of ours they are
            an article's characters.
    """

    text: str
    addresses: Mapping[str, str]
    foreign: bool = False


class _Writer:
    """Collects plain text in pieces, each with the places of its code points; a piece may be taken back."""

    def __init__(self, page: Markup) -> None:
        self.text = page.text
        self.addresses = page.addresses
        self.foreign = page.foreign
        self.pieces: list[tuple[str, Sequence[int]]] = []
        self.references: list[tuple[int, Reference]] = []
        self.brackets: list[tuple[int, int]] = []

    def write(self, words: str, place: int, *, literal: bool = True) -> None:
        places = range(place, place + len(words)) if literal else (place,) * len(words)
        self.pieces.append((words, places))

    def write_plain(self, span: Span) -> None:
        """Write plain words; each opening bracket is a piece of its own, which a link may take back."""
        position = span.start
        for match in re.finditer(r"\[", span.of(self.text)):
            at = span.start + match.start()
            self.write(self.text[position:at], position)
            self.brackets.append((len(self.pieces), at))
            self.write("[", at)
            position = at + 1
        self.write(self.text[position : span.end], position)

    def refer(self, label: str, span: Span, url: str | None = None, words: str | None = None) -> None:
        self.references.append((len(self.pieces), Reference(label, 0, span, url, words)))

    def take_back(self, piece: int, end: int | None = None) -> None:
        """Take back a piece, or all pieces up to `end`."""
        for number in range(piece, piece + 1 if end is None else end):
            self.pieces[number] = ("", ())

    def finished_references(self) -> tuple[Reference, ...]:
        lengths = tuple(accumulate((len(words) for words, _ in self.pieces), initial=0))
        return tuple(
            Reference(one.label, lengths[piece], one.span, one.url, one.words) for piece, one in self.references
        )


def write_block(
    page: Markup,
    lines: Sequence[Span],
    *,
    kind: BlockKind,
    label: str | None = None,
    row: int | None = None,
) -> Block:
    """Return a block of the words on some lines of a text.

    Args:
        page: The whole summary.
        lines: The ranges of the text that make the block's lines.
        kind: What the block is; the lines of a block quote keep their breaks.
        label: A footnote's label.
        row: Where the table row of a cell begins.
    """
    writer = _Writer(page)
    for number, line in enumerate(lines):
        if number:
            writer.write("\n" if kind is BlockKind.QUOTE else " ", lines[number - 1].end)
        _write_line(line, writer)
    end = lines[-1].end if lines else 0
    places = (*chain.from_iterable(places for _, places in writer.pieces), end)
    words = "".join(words for words, _ in writer.pieces)
    lead = _lead_end(page.text, lines[0], places) if lines else 0
    return Block(kind, words, places, writer.finished_references(), label, row, lead)


_LEAD = re.compile(
    r"(?:[^\w\s*<]{1,8}\s*|<p>)?(?:\*\*|__|<(?:b|strong)>)(?=\S)(?P<words>[^*<\n]{1,80}?)(?:\*\*|__|</(?:b|strong)>)",
    re.IGNORECASE,
)


def _lead_end(text: str, line: Span, places: Sequence[int]) -> int:
    """Return where the bold words at the start of a line end, counted in the words that were written of it."""
    match = _LEAD.match(text, line.start, line.end)
    return bisect_left(places, match.end("words")) if match else 0


def _write_line(line: Span, writer: _Writer) -> None:
    """Write the words of one line, without its markup, and note its citation marks."""
    position = line.start
    writer.brackets.clear()
    for match in _INLINE.finditer(line.of(writer.text)):
        start = line.start + match.start()
        writer.write_plain(Span(position, start))
        position = line.start + match.end()
        _write_markup(match, start, writer)
    writer.write_plain(Span(position, line.end))


def _write_markup(match: re.Match[str], start: int, writer: _Writer) -> None:
    kind = match.lastgroup if match.lastgroup in _KINDS else next(k for k in _KINDS if match.group(k) is not None)
    if kind in {"escape", "code", "entity"}:
        _write_words(kind, match, start, writer)
    elif kind == "emphasis":
        _write_emphasis(match, start, writer)
    elif kind == "link":
        _write_link(match, start, writer, match["url"])
    elif kind == "named":
        _write_link(match, start, writer, writer.addresses.get(match["name"].casefold()))
    elif kind in _NOTED:
        _note_reference(kind, match, start, writer)


_NOTED = frozenset({"foot", "number", "told", "lens", "raised", "auto"})


def _write_words(kind: str, match: re.Match[str], start: int, writer: _Writer) -> None:
    if kind == "escape":
        writer.write(match[0][1], start + 1)
    elif kind == "code":
        writer.write(match["inner"], start + len(match["ticks"]))
    else:
        writer.write(html.unescape(match[0]), start, literal=False)


def _write_emphasis(match: re.Match[str], start: int, writer: _Writer) -> None:
    """Emphasis marks stand at the edge of a word; elsewhere (snake_case, 2 * 3) they are characters."""
    before = writer.text[start - 1 : start]
    after = writer.text[start + len(match[0]) : start + len(match[0]) + 1]
    inside_word = before.isalnum() and after.isalnum() and match[0][0] == "_"
    lonely = (not before or before.isspace()) and (not after or after.isspace())
    if inside_word or lonely:
        writer.write(match[0], start)


_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")
"""A mark that a backslash makes a character, also in an address."""


def _write_link(match: re.Match[str], start: int, writer: _Writer, address: str | None) -> None:
    """Turn `[words](url)` or `[words][name]` into its words; the bracket that opened it is taken back.

    A link behind the end of a sentence (`…by the storm.[Outlet](url)`) or one that only points (`[source](url)`) is a
    citation mark, and its words are no part of the text.
    """
    if not writer.brackets or address is None:
        writer.write(match[0], start)
        return
    piece, at = writer.brackets.pop()
    words = writer.text[at + 1 : start]
    cites = writer.text[max(0, at - 1) : at] in _CLOSING and at > 0
    if cites or _CITING.fullmatch(words):
        writer.take_back(piece, len(writer.pieces))
    else:
        writer.take_back(piece)
    address = html.unescape(_ESCAPED.sub(r"\1", address))
    writer.refer(address, Span(start, start + len(match[0])), address, words if cites else None)


def _note_reference(kind: str, match: re.Match[str], start: int, writer: _Writer) -> None:
    span = Span(start, start + len(match[0]))
    if _is_plain(kind, start, writer):
        writer.write(match[0], start)
    elif kind == "auto":
        url = match[0][1:-1]
        writer.refer(url, span, url)
    elif kind == "told":
        writer.refer(match["teller"].strip(), span, words=match["teller"].strip())
    elif kind == "lens":
        _note_lens(match["seen"], span, writer)
    else:
        for label in [match["footlabel"]] if kind == "foot" else _numbers(match["numbers"] or plain_number(match[0])):
            writer.refer(label, span)


def _is_plain(kind: str, start: int, writer: _Writer) -> bool:
    """Tell whether what looks like a mark is none: the characters of a brief of ours, a unit, a power."""
    if kind not in _FOREIGN:
        return False
    return not writer.foreign or (kind == "raised" and _UNIT.search(writer.text[max(0, start - 4) : start]) is not None)


_FOREIGN = frozenset({"told", "lens", "raised"})


def _note_lens(seen: str, span: Span, writer: _Writer) -> None:
    """Note a mark such as `【1†file.txt】`, `【4:0†source】` or `【file.txt】`."""
    number, dagger, words = seen.partition("†")
    named = words.strip() if dagger else seen.strip()
    label = number.partition(":")[0].strip() if dagger else named
    if not re.search(r"\w[.:]\w|\s", named) and named.lower() in {"source", "sources", ""}:
        named = ""
    writer.refer(label, span, words=named or None)


def plain_number(words: str) -> str:
    """Return raised digits as plain ones, with plain commas and hyphens between them."""
    return words.translate(_PLAIN).replace("⁻", "-")


def _numbers(words: str) -> list[str]:
    """Return the labels of `[1, 3-5]`."""
    labels: list[str] = []
    for part in re.split(r"\s?[,;]\s?", words):
        ends = re.split(r"\s?[–-]\s?", part)
        first, last = int(ends[0]), int(ends[-1])
        labels.extend(str(number) for number in range(first, min(last, first + 50) + 1))
    return labels
