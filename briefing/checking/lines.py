"""The lines of a summary that hold text for its reader, in order; None where one block cannot go on into the next.

Code, comments, front matter, scripts and rules are no text. HTML blocks are cut at their tags, so that `<p>` and `<li>`
part what they part in a browser. It never drops words that a reader would see as prose.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from briefing.checking.blocks import BlockKind
from briefing.model import Span

_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})[ \t]*(?P<language>[^`\s]{0,40})")
_PROSE = frozenset({"markdown", "md", "text", "txt", "plain", "plaintext", "html", "quote"})
"""What a fence may be called and still hold prose: chat programs wrap whole summaries in such fences."""
_RULE = re.compile(r"[ \t]*(?:(?:[-*_][ \t]*){3,}|=+[ \t]*|\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?)[ \t]*$")
_UNDERLINE = re.compile(r" {0,3}(?:={2,}|-{3,})[ \t]*")
_UNDERLINED = re.compile(r" {0,3}[^\W_][^|\n]{0,100}")
REFERENCE_DEFINITION = re.compile(r" {0,3}\[(?!\^)(?P<name>[^\]]{1,200})\]:[ \t]+<?(?P<to>https?://[^\s>]+)>?")
_BLOCK_TAG = re.compile(
    r"<(?P<close>/?)(?P<name>p|li|ul|ol|dl|dt|dd|h[1-6]|blockquote|div|section|article|header|footer|main|table|thead"
    r"|tbody|tr|td|th|br|hr|body|html|head|title|figure|figcaption)(?:\s[^<>]{0,500})?/?>",
    re.IGNORECASE,
)
_UNSEEN = re.compile(r"[ \t]*<(script|style)\b", re.IGNORECASE)
_TAG_KINDS = {
    "li": BlockKind.ITEM,
    "td": BlockKind.ITEM,
    "th": BlockKind.ITEM,
    "dt": BlockKind.ITEM,
    "dd": BlockKind.ITEM,
    "title": BlockKind.HEADING,
}


@dataclass(frozen=True, slots=True)
class Line:
    """Words of one line, and what an HTML tag says they are."""

    span: Span
    kind: BlockKind | None = None


def line_starts(text: str) -> tuple[int, ...]:
    """Return where each line of a text begins, whatever ends it: LF, CR or CRLF."""
    return (0, *(match.end() for match in re.finditer(r"\r\n|\n|\r", text)))


def visible_lines(text: str, starts: Sequence[int]) -> Iterator[Line | None]:
    """Yield the lines that hold text, None for a break between blocks."""
    reader = _Reader(text)
    lines = tuple(_spans(text, starts))
    shown = lines[_front_matter_length(text, lines) :]
    for number, span in enumerate(shown):
        read = tuple(reader.read(span))
        headed = len(read) == 1 and read[0] is not None and _is_underlined(text, shown, number)
        yield from (Line(span, BlockKind.HEADING),) if headed else read


def _is_underlined(text: str, lines: Sequence[Span], number: int) -> bool:
    """Tell whether a short line stands alone above a line of `=` or `-`: a heading, as plain texts write it."""
    words = lines[number].of(text)
    alone = number == 0 or not lines[number - 1].of(text).strip()
    under = lines[number + 1].of(text) if alone and number + 1 < len(lines) else ""
    return _UNDERLINE.fullmatch(under) is not None and _UNDERLINED.fullmatch(words) is not None


def _spans(text: str, starts: Sequence[int]) -> Iterator[Span]:
    for number, start in enumerate(starts):
        end = starts[number + 1] if number + 1 < len(starts) else len(text)
        yield Span(start, start + len(text[start:end].rstrip("\r\n")))


def _front_matter_length(text: str, lines: Sequence[Span]) -> int:
    if not lines or lines[0].of(text).rstrip() != "---":
        return 0
    for number, span in enumerate(lines[1:200], start=2):
        if span.of(text).rstrip() in {"---", "..."}:
            return number
    return 0


class _Reader:
    """Reads line after line; knows whether it stands in code, in a comment, in a script or in an HTML quotation."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.last_comment_end = text.rfind("-->")
        self.fence = ""
        self.unseen = ""
        self.quoting = 0

    def read(self, span: Span) -> Iterator[Line | None]:
        line = span.of(self.text)
        if self.unseen:
            yield from self._read_unseen(span, line)
        elif self._read_fence(line) or not line.strip() or _RULE.match(line) or REFERENCE_DEFINITION.match(line):
            yield None
        elif match := _UNSEEN.match(line):
            self.unseen = "" if f"</{match[1].lower()}" in line.lower() else f"</{match[1].lower()}"
            yield None
        else:
            yield from self._read_text(span, line)

    def _read_unseen(self, span: Span, line: str) -> Iterator[Line | None]:
        """Skip up to what ends a comment or script; words behind the end of a comment are text again."""
        at = line.lower().find(self.unseen)
        if at < 0:
            return
        end, self.unseen = at + len(self.unseen), ""
        if line[at:end] == "-->" and line[end:].strip():
            yield from self._read_text(Span(span.start + end, span.end), line[end:])

    def _read_fence(self, line: str) -> bool:
        mark = _FENCE.match(line)
        if self.fence:
            if mark and mark[1].startswith(self.fence) and not line.strip(" `~"):
                self.fence = ""
            return True
        if mark is None:
            return False
        if mark["language"].lower() not in _PROSE:
            self.fence = mark[1]
        return True

    def _read_text(self, span: Span, line: str) -> Iterator[Line | None]:
        opened = line.rfind("<!--")
        if opened >= 0 and "-->" not in line[opened:] and span.start + opened < self.last_comment_end:
            self.unseen = "-->"
            span, line = Span(span.start, span.start + opened), line[:opened]
        if line.strip():
            yield from self._read_tags(span, line)

    def _read_tags(self, span: Span, line: str) -> Iterator[Line | None]:
        """Cut a line at its block tags; each piece is what the tag before it opens."""
        position, kind = 0, None
        for tag in _BLOCK_TAG.finditer(line):
            yield from self._piece(span, line, Span(position, tag.start()), kind)
            yield None
            position, name = tag.end(), tag["name"].lower()
            self._count_quotations(name, closes=bool(tag["close"]))
            kind = None if tag["close"] else BlockKind.HEADING if name[0] == "h" and name[1:].isdigit() else None
            kind = kind or (None if tag["close"] else _TAG_KINDS.get(name))
        yield from self._piece(span, line, Span(position, len(line)), kind)

    def _count_quotations(self, name: str, *, closes: bool) -> None:
        if name == "blockquote":
            self.quoting = max(0, self.quoting + (-1 if closes else 1))

    def _piece(self, span: Span, line: str, piece: Span, kind: BlockKind | None) -> Iterator[Line]:
        if piece.of(line).strip():
            kind = BlockKind.QUOTE if self.quoting else kind
            yield Line(piece.shifted(span.start), kind)
