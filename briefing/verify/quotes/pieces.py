"""A quote taken apart: its parts between ellipses, and in each part the words and the marked brackets.

Must never drop a word, a number or a sign: what is stripped is punctuation at the edges, kept in `head` and `tail`.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Final

from briefing.text.folding import ELLIPSIS, fold
from briefing.verify.quotes.brackets import is_remark
from briefing.verify.source import INSERTION, is_attribution

_SIMPLE: Final = re.compile(r"\w[\w ,;:?!%$-]*(?:(?:\.|(?<=\w)')[\w ,;:?!%$-]+)*[.,;:?!]?", re.ASCII)
_FOLDED_AWAY: Final = re.compile(r"\. ?\.|  |_| -|- |--|'(?!\w)|\$ ?-")
_LEFT: Final = '\u2014 \u2029".,;:!?-*\u2022'
RIGHT: Final = '\u2014 \u2029".,;:!?-*'
_COMPOSED: Final = re.compile(r"(?:\w*\[\w{1,12}\](?:\w+|(?='\w))|\w+\[(?:\w|'){1,12}\]\w*)(?:'\w+)*")
_INNER_MARKS: Final = re.compile(r'[,.!?-]?"(?P<words>[^"\u2029]{2,120})(?=")')


_LONG: Final = 60
_LEAST_WORDS: Final = 3
_MOST_ITEMS: Final = 64
"""Most literals and brackets of a quote whose brackets are read; more are nobody's editing."""


class Joint(StrEnum):
    """What joins two parts of a quote."""

    ELLIPSIS = "ellipsis"
    ATTRIBUTION = "attribution"


@dataclass(frozen=True, slots=True)
class Bracket:
    """Words in marked brackets; `composed` when they complete a word (`[T]he`), which `words` then is."""

    words: str
    composed: bool = False


@dataclass(frozen=True, slots=True)
class Part:
    """Folded words that must stand together: literals and brackets in order, and the punctuation at the edges."""

    items: tuple[str | Bracket, ...]
    head: str
    tail: str

    @property
    def plain(self) -> str | None:
        """The words, when there is no bracket among them."""
        first = self.items[0]
        return first if len(self.items) == 1 and isinstance(first, str) else None

    @property
    def bracketed(self) -> bool:
        """Whether all words stand in one marked bracket."""
        return self.plain is not None and INSERTION.fullmatch(self.plain) is not None


@dataclass(frozen=True, slots=True)
class Parsed:
    """A folded quote and its parts; without parts it holds no words."""

    folded: str
    parts: tuple[Part, ...]
    joint: Joint = Joint.ELLIPSIS
    attributions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Asked:
    """A quote as it was given, taken apart, with what is asked of it."""

    quote: str
    parsed: Parsed
    speaker: str | None
    direct: bool


def is_short(quote: str) -> bool:
    """Tell whether a quote has too few words to tell one utterance from another."""
    return len(quote) < _LONG and len(quote.split()) < _LEAST_WORDS


def folded_quote(quote: str) -> str:
    """Return the folded quote; a plain one is its own folding."""
    if _SIMPLE.fullmatch(quote) and not _FOLDED_AWAY.search(quote):
        return quote
    return fold(quote).text


def parse(quote: str) -> Parsed:
    """Take a quote apart at its ellipses; brackets stay as they are printed."""
    return parse_folded(folded_quote(quote))


def parse_folded(folded: str) -> Parsed:
    """Take a quote apart that is folded already."""
    pieces = folded.split(ELLIPSIS) if ELLIPSIS in folded else [folded]
    return Parsed(folded, _parts(pieces))


def _parts(pieces: Sequence[str]) -> tuple[Part, ...]:
    """Return the pieces that hold words; the marks of one without belong to the part before it."""
    parts: list[Part] = []
    for piece in pieces:
        part = _part(piece)
        if part is not None:
            parts.append(part)
        elif parts:
            parts[-1] = replace(parts[-1], tail=parts[-1].tail + piece)
    return tuple(parts)


def readings(parsed: Parsed) -> Iterator[Parsed]:
    """Yield the ways to read a quote: as printed, its brackets as insertions, its attribution left out."""
    yield parsed
    bracketed = with_brackets(parsed)
    if bracketed is not None and bracketed.parts:
        yield bracketed
    split = split_by_attribution(parsed)
    if split is not None:
        yield split
        bracketed = with_brackets(split)
        if bracketed is not None and bracketed.parts:
            yield bracketed


def with_brackets(parsed: Parsed) -> Parsed | None:
    """Return the quote with its bracketed words read as editorial insertions, or None without any.

    Remarks that stand alone between two ellipses are left out; other words that do are nobody's insertion.
    """
    if "[" not in parsed.folded and "(" not in parsed.folded:
        return None
    parts = tuple(_bracketed(part) for part in parsed.parts)
    if sum(len(part.items) for part in parts) > _MOST_ITEMS:
        return None
    worded = tuple(part for part in parts if _has_words(part))
    if not all(_has_words(part) or _is_remark(part) for part in parts):
        return None
    if parsed.attributions and len(worded) != len(parts):
        return None
    return replace(parsed, parts=worded)


def split_by_attribution(parsed: Parsed) -> Parsed | None:
    """Return the quote without an attribution printed amid it (`A," he said. "B`), or None."""
    if parsed.folded.count('"') < 2:  # noqa: PLR2004 - an attribution stands between two marks
        return None
    pieces: list[str] = []
    attributions: list[str] = []
    done = 0
    text = parsed.folded.strip('" ')
    for match in _INNER_MARKS.finditer(text):
        if is_attribution(match["words"]):
            pieces.append(text[done : match.start()])
            attributions.append(match["words"])
            done = match.end()
    parts = _parts((*pieces, text[done:]))
    if not attributions or len(parts) != len(attributions) + 1:
        return None
    return Parsed(parsed.folded, parts, Joint.ATTRIBUTION, tuple(attributions))


def _part(piece: str) -> Part | None:
    core = piece.lstrip(_LEFT)
    head = piece[: len(piece) - len(core)]
    words = core.rstrip(RIGHT)
    words = _without_lone_brackets(words)
    if not any(char.isalnum() for char in words):
        return None
    start = core.index(words)
    return Part((words,), head + core[:start], core[start + len(words) :])


def _without_lone_brackets(words: str) -> str:
    """Drop a bracket at the edge that has no partner in the piece."""
    if words[:1] in {"(", "["} and not any(sign in words for sign in ")]"):
        words = words[1:].lstrip(_LEFT)
    if words[-1:] in {")", "]"} and not any(sign in words for sign in "(["):
        words = words[:-1].rstrip(RIGHT)
    return words


def _has_words(part: Part) -> bool:
    return any(any(char.isalnum() for char in item) if isinstance(item, str) else item.composed for item in part.items)


def _is_remark(part: Part) -> bool:
    return all(is_remark(item.words) for item in part.items if isinstance(item, Bracket))


def _bracketed(part: Part) -> Part:
    """Read the brackets of a part; the literals between them lose the space that parted them."""
    text = str(part.items[0])  # before its brackets are read a part is one literal
    items: list[str | Bracket] = []
    done = 0
    for start, end, bracket in _brackets(text):
        _add_literal(items, text[done:start])
        items.append(bracket)
        done = end
    _add_literal(items, text[done:])
    return _trimmed(Part(tuple(items), part.head, part.tail))


def _add_literal(items: list[str | Bracket], literal: str) -> None:
    words = literal.strip(" \u2029")
    if words:
        items.append(words)


def _trimmed(part: Part) -> Part:
    """Strip the punctuation that a bracket at the edge had hidden."""
    items = list(part.items)
    opens = isinstance(items[0], Bracket) and not items[0].composed
    if opens and len(items) > 1 and isinstance(items[1], str):
        items[1] = items[1].lstrip(_LEFT)
    return Part(tuple(items), part.head, part.tail)


def _brackets(text: str) -> list[tuple[int, int, Bracket]]:
    """Return the brackets of a text in order; one that completes a word takes the word in."""
    found: list[tuple[int, int, Bracket]] = []
    for match in _COMPOSED.finditer(text):
        word = match[0].replace("[", "").replace("]", "")
        found.append((match.start(), match.end(), Bracket(word, composed=True)))
    taken = [(start, end) for start, end, _ in found]
    found += [
        (match.start(), match.end(), Bracket(match[0]))
        for match in INSERTION.finditer(text)
        if not any(start < match.end() and match.start() < end for start, end in taken)
    ]
    return sorted(found)
