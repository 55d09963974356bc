"""Folding: the short list of differences that never matter between a quote and its source, with a map back.

Folded: the style of quotation marks, dashes and ellipses; white space and line wraps; invisible characters; NFC and
NFD; ligatures; HTML entities; Markdown emphasis, links, escapes and block quotes; hyphens at a line break. Case and
punctuation at the edge are the verifier's business. Never folded: digits and their punctuation, signs,
`< > = % $ €`, apostrophes inside words, letters of another script. Linear on any text; raises on none.
"""

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from html.entities import html5

from briefing.text.markup import markup_edits
from briefing.text.paragraphs import paragraphs

PARAGRAPH = "\u2029"
"""Stands for the white space between two paragraphs."""
BREAK = "\u2027"
"""Stands for a hyphen at a line break: part of the word, or not; both readings are honest."""
MINUS = "\u2212"
"""Stands for a sign before a number, apart from the dash."""
ELLIPSIS = "\u2026"
LONG_DASH = "\u2014"

_BEFORE_SIGN = frozenset("([{\"'<>=≤≥≈~$€£¥/-\u2013\u2014")

Edit = tuple[int, int, str]

_MOST_ROUNDS = 6
_LONGEST_CLUSTER = 32
"""Most combining marks composed with one letter; longer piles are nobody's writing and slow to sort."""

_INVISIBLE = (
    "\u00ad\u034f\u061c\u180b-\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff\ufff9-\ufffb"
    "\U000e0000-\U000e0fff"
)
_SIGNS = re.compile(
    r"(?P<entity>&(?:amp;|\#38;|\#x26;)*+(?:\#\d{1,7}|\#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});|&(?:amp;|\#38;|\#x26;)++)"
    r"|\\(?P<escaped>[!-/:-@\[-`{-~])"
    rf"|(?<=\w)\u00ad[^\S\n]*+\n[^\S\n]*+(?=\w)|[{_INVISIBLE}]++"
    r"|«[ \u00a0\u202f\u2009]++|(?<!\s)[ \u00a0\u202f\u2009]{1,4}+(?=»)"
    r"|(?P<ligature>[\ufb00-\ufb06])"
)
_DOTS = r"(?:\u2026|\.(?:\s?\.)+)(?:\s?[.\u2026])*+"
_LAYOUT = re.compile(
    rf"(?P<lead>\s*+)(?:(?P<dots>\[\s*+{_DOTS}\s*+\]|\(\s*+{_DOTS}\s*+\)|\u2026(?:\s?[.\u2026])*+|\.(?:\s?\.){{2,}}+)"
    r"|(?P<dash>[-\u2013\u2014]++|\u2212++))(?P<tail>\s*+)|\s{2,}+|[^\S ]"
)
_UNSETTLED = re.compile(r"\u2026[\s.\u2026\])]|[\s\[(]\u2026|[-.\s]{2}|['\"]{2}")
"""What one round of folding may have brought together."""
_LONE_MARK = re.compile(r"(?<![\w\]])'|'(?!\w)")
_SAME_LENGTH = str.maketrans(
    dict.fromkeys("“”„‟«»″〝〞〟＂「」『』", '"')
    | dict.fromkeys("‘’‚‛‹›`´＇ʼ", "'")
    | dict.fromkeys("‐‑﹣－\u2043", "-")
    | dict.fromkeys("‒", "–")
    | dict.fromkeys("―⸺⸻﹘", "—")
    | dict.fromkeys(
        "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000", " "
    )
)


@dataclass(frozen=True, slots=True)
class _Map:
    """Where each edit of one rewriting stands, in the written text and in the text it was made from."""

    written_start: list[int]
    written_end: list[int]
    read_start: list[int]
    read_end: list[int]

    def start(self, at: int) -> int:
        """Return where the character written at `at` was read."""
        number = bisect_right(self.written_start, at) - 1
        if number < 0:
            return at
        if at < self.written_end[number]:
            return self.read_start[number]
        return self.read_end[number] + at - self.written_end[number]

    def end(self, at: int) -> int:
        """Return where what was written up to `at` ends in the text read."""
        number = bisect_left(self.written_start, at) - 1
        if number < 0:
            return at
        if at <= self.written_end[number]:
            return self.read_end[number]
        return self.read_end[number] + at - self.written_end[number]

    def written(self, position: int) -> int:
        """Return where the character read at `position` was written; for a dropped one, where it would stand."""
        number = bisect_right(self.read_start, position) - 1
        if number < 0:
            return position
        if position < self.read_end[number]:
            return self.written_start[number]
        return self.written_end[number] + position - self.read_end[number]


@dataclass(frozen=True, slots=True)
class Folded:
    """A folded text and the way back to the text it was made from; positions are code points."""

    text: str
    maps: tuple[_Map, ...] = ()

    def start(self, at: int) -> int:
        """Return the source position of the folded character at `at`."""
        for step in reversed(self.maps):
            at = step.start(at)
        return at

    def end(self, at: int) -> int:
        """Return the exclusive source position at which the folded text up to `at` ends."""
        for step in reversed(self.maps):
            at = step.end(at)
        return at

    def at(self, position: int) -> int:
        """Return the folded position of the source character at `position`."""
        for step in self.maps:
            position = step.written(position)
        return position


def fold(text: str) -> Folded:
    """Return the folded text with its map; folding twice changes nothing more."""
    maps: list[_Map] = []
    for _ in range(_MOST_ROUNDS):
        before = text
        for rewriting in (_read_signs, _compose, _drop_markup, _lay_out):
            text = rewriting(text, maps)
        if text == before or not (_may_be_marked_up(text) or _SIGNS.search(text) or _UNSETTLED.search(text)):
            break
    return Folded(text, tuple(maps))


def _may_be_marked_up(text: str) -> bool:
    return any(sign in text for sign in ("*", "_", "~~", "](", ">"))


def _rewrite(text: str, edits: Iterable[Edit], maps: list[_Map]) -> str:
    """Apply edits given in order, and keep their map when there is one."""
    parts: list[str] = []
    step = _Map([], [], [], [])
    done = length = 0
    for start, end, words in edits:
        parts += (text[done:start], words)
        length += start - done
        step.written_start.append(length)
        length += len(words)
        step.written_end.append(length)
        step.read_start.append(start)
        step.read_end.append(end)
        done = end
    if not parts:
        return text
    maps.append(step)
    return "".join(parts) + text[done:]


def _read_signs(text: str, maps: list[_Map]) -> str:
    """Decode entities, escapes and ligatures; drop what cannot be seen."""
    return _rewrite(text, _sign_edits(text), maps)


def _sign_edits(text: str) -> Iterator[Edit]:
    for match in _SIGNS.finditer(text):
        words = _decoded(match)
        if words is not None:
            yield match.start(), match.end(), words


def _decoded(match: re.Match[str]) -> str | None:
    entity = match["entity"]
    if entity is not None:
        return _entity(entity)
    if match["escaped"] is not None:
        return match["escaped"]
    if match["ligature"] is not None:
        return unicodedata.normalize("NFKC", match["ligature"])
    first = match[0][0]
    return first if first == "«" else ""


def _entity(entity: str) -> str | None:
    name = entity.removesuffix(";").rpartition(";")[2].removeprefix("&")
    if name in {"amp", "#38", "#x26"}:
        return "&"
    if not name.startswith("#"):
        return html5.get(f"{name};")
    code = int(f"0{name[1:]}", 16) if name[1] in "xX" else int(name[1:])
    return chr(code) if 0 < code < 0x110000 and not 0xD800 <= code < 0xE000 else None  # noqa: PLR2004 - Unicode's bounds


def _compose(text: str, maps: list[_Map]) -> str:
    """Compose letters with their marks (NFC)."""
    if unicodedata.is_normalized("NFC", text):
        return text
    return _rewrite(text, _cluster_edits(text), maps)


def _cluster_edits(text: str) -> Iterator[Edit]:
    start = 0
    for start, end in _clusters(text):
        cluster = text[start:end]
        if end - start <= _LONGEST_CLUSTER:
            composed = unicodedata.normalize("NFC", cluster)
            if composed != cluster:
                yield start, end, composed


def _clusters(text: str) -> Iterator[tuple[int, int]]:
    """Yield each character with the marks and jamo that may join it, where that is not plain."""
    start = 0
    for position, char in enumerate(text):
        if char >= "\u0300" and (unicodedata.category(char)[0] == "M" or "\u1160" <= char <= "\u11ff"):
            continue
        if start < position and not text[start:position].isascii():
            yield start, position
        start = position
    if not text[start:].isascii():
        yield start, len(text)


def _drop_markup(text: str, maps: list[_Map]) -> str:
    return _rewrite(text, markup_edits(text), maps) if _may_be_marked_up(text) else text


def _lay_out(text: str, maps: list[_Map]) -> str:
    """Fold marks, dashes, ellipses and white space."""
    plain = text.replace("`", "'") if text.isascii() else text.translate(_SAME_LENGTH)
    plain = _LONE_MARK.sub('"', plain) if "'" in plain else plain
    return _rewrite(plain, _layout_edits(plain), maps)


def _layout_edits(text: str) -> Iterator[Edit]:
    breaks = frozenset(one.end for one in paragraphs(text)[:-1]) if _has_lines(text) else frozenset()

    def space(start: int, end: int, otherwise: str) -> str:
        if start == end:
            return ""
        if start == 0 or end == len(text):
            return ""
        return PARAGRAPH if start in breaks or text[start:end] == PARAGRAPH else otherwise

    for match in _LAYOUT.finditer(text):
        for start, end, words in _laid_out(text, match, space):
            if words != text[start:end]:
                yield start, end, words


def _has_lines(text: str) -> bool:
    return len(text.splitlines()) > 1


def _laid_out(text: str, match: re.Match[str], space: Callable[[int, int, str], str]) -> Iterator[Edit]:
    """Yield the edits of one match: white space, or an ellipsis or dash and the white space around it."""
    if match["dash"] is None and match["dots"] is None:
        yield match.start(), match.end(), space(match.start(), match.end(), " ")
        return
    sign = match["dash"] is not None and _is_sign(text, match)
    if match["dash"] is not None and _is_line_break(text, match):
        yield match.start(), match.end(), BREAK
        return
    yield *match.span("lead"), space(*match.span("lead"), " " if sign else "")
    if match["dots"] is not None:
        yield *match.span("dots"), ELLIPSIS
    else:
        yield *match.span("dash"), MINUS if sign else _dash(text, match)
    yield *match.span("tail"), space(*match.span("tail"), "")


def _is_sign(text: str, match: re.Match[str]) -> bool:
    """Tell whether a dash is the sign of the number behind it."""
    if match["tail"] or len(match["dash"]) > 1 or match["dash"] == "—":
        return False
    before = text[match.start("dash") - 1 : match.start("dash")]
    if before and not before.isspace() and before not in _BEFORE_SIGN:
        return False
    return _is_number(text, match.end())


def _dash(text: str, match: re.Match[str]) -> str:
    """Return the dash; before a number, where a hyphen would be its sign, it stays a long one."""
    before = text[match.start() - 1 : match.start()]
    signed = not before or before in _BEFORE_SIGN or before == PARAGRAPH
    return LONG_DASH if signed and _is_number(text, match.end()) else "-"


def _is_number(text: str, at: int) -> bool:
    after = text[at : at + 2]
    return after[:1].isdigit() or (after[:1] in "$€£¥." and after[1:].isdigit())


def _is_line_break(text: str, match: re.Match[str]) -> bool:
    """Tell whether a hyphen may only be there because the line ended."""
    if match["dash"] != "-" or match["lead"] or not any(sign in match["tail"] for sign in "\n\r\f\v\x85\u2028"):
        return False
    return text[match.start() - 1 : match.start()].isalpha() and text[match.end() : match.end() + 1].isalpha()
