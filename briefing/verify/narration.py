"""The reporter's own words: a text with its quotations blanked out, so that who speaks can be read from the rest.

Positions stay those of the text. It decides nothing about who said what.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from briefing.model import Name, Span
from briefing.text.marks import MarkedSpan

BLANK: Final = "\ue000"
"""Stands for each character of a quotation; a private-use character, so no word pattern matches it."""

_WORD: Final = re.compile(r"[^\W\d_]+(?:['’ʼ-][^\W\d_]+)*|['’ʼ]s?\b|\d[\w.,%-]*|[^\s\w]")
_BOUNDARY: Final = re.compile(rf"[.!?…。！？]+[\"”’»)\]]*\s+(?=[\"“„«‘'(\[]*(?:[^\W_]|{BLANK}))|[。！？]")
_ABBREVIATION: Final = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|Prof|Sen|Sens|Rep|Reps|Gov|Gen|Lt|Col|Maj|Capt|Sgt|Adm|Rev|Hon|St|Jr|Sr|Mme|vs|No|Inc|Co"
    r"|Corp|Ltd|ed|Atty|Jan|Feb|Mar|Apr|Aug|Sept|Oct|Nov|Dec|approx|etc|e\.g|i\.e)|\b[^\W\d_])$"
)

_DATELINE: Final = re.compile(
    rf"[A-Z][A-Z .,'’/-]{{2,40}}(?:\([^()\n]{{2,24}}\)\s*)?\s*(?:[:—–-]|--)\s+(?=[^\s{BLANK}])"
    rf"|[A-Z][\w .,'’-]{{2,40}}\([A-Z][^()\n]{{1,24}}\)\s*(?:[—–-]|--)\s+(?=[^\s{BLANK}])"
)


@dataclass(frozen=True, slots=True)
class Token:
    """One word or mark of the narration, with its lower-case form."""

    text: str
    low: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Narration:
    """A text, its blanked twin of the same length, and the names in it, in order."""

    text: str
    blanked: str
    names: tuple[Name, ...]
    starts: tuple[int, ...]

    def tokens(self, start: int, end: int) -> list[Token]:
        """Return the words and marks of a stretch of the narration."""
        return [
            Token(match[0], match[0].lower().replace("’", "'"), match.start(), match.end())
            for match in _WORD.finditer(self.blanked, start, end)
        ]

    def name_at(self, position: int) -> Name | None:
        """Return the name that covers a position."""
        index = bisect_right(self.starts, position) - 1
        if index < 0 or self.names[index].span.end <= position:
            return None
        return self.names[index]

    def names_in(self, start: int, end: int) -> Sequence[Name]:
        """Return the names that begin in a stretch of the text."""
        return self.names[bisect_left(self.starts, start) : bisect_left(self.starts, end)]

    def sentence_start(self, position: int) -> int:
        """Return where the sentence around a position begins, at most 500 code points back."""
        begin = max(self.blanked.rfind("\n", 0, position) + 1, position - 500, 0)
        last = begin
        for match in _BOUNDARY.finditer(self.blanked, begin, position + 1):
            if match.end() <= position and not _ABBREVIATION.search(self.blanked, begin, match.start()):
                last = match.end()
        return last


def narrate(text: str, marks: Sequence[MarkedSpan], names: Sequence[Name]) -> Narration:
    """Blank out the outermost quotations of `text` and keep the names outside them."""
    pieces: list[str] = []
    at = 0
    for mark in marks:
        if mark.level == 0:
            pieces += (text[at : mark.span.start], BLANK * (mark.span.end - mark.span.start))
            at = mark.span.end
    pieces.append(text[at:])
    blanked = "".join(pieces)
    outside = tuple(name for name in names if blanked[name.span.start] != BLANK)
    return Narration(text, blanked, outside, tuple(name.span.start for name in outside))


def sentence_starts(narration: Narration, paragraph: Span, marks: Sequence[MarkedSpan]) -> list[int]:
    """Return where the sentences of a paragraph begin; a quotation that ends one ends it."""
    dateline = _DATELINE.match(narration.blanked, paragraph.start, paragraph.end)
    first = paragraph.start if dateline is None else dateline.end()
    starts = {first, *_plain_starts(narration.blanked, paragraph)}
    starts.update(_starts_after(narration, mark, paragraph.end) for mark in marks)
    starts.discard(-1)
    return sorted(starts)


def _plain_starts(blanked: str, paragraph: Span) -> Iterator[int]:
    for match in _BOUNDARY.finditer(blanked, paragraph.start, paragraph.end):
        following = blanked[match.end() : match.end() + 1]
        if following.islower():
            continue
        if match[0][0] == "." and _ABBREVIATION.search(blanked, max(paragraph.start, match.start() - 8), match.start()):
            continue
        yield match.end()


def _starts_after(narration: Narration, mark: MarkedSpan, end: int) -> int:
    """Return where a sentence begins after a quotation that closes one, or -1."""
    if narration.text[mark.inner.end - 1 : mark.inner.end] not in ".!?…":
        return -1
    at = mark.span.end
    while at < end and narration.blanked[at].isspace():
        at += 1
    opens = at < end and (narration.blanked[at] == BLANK or narration.blanked[at].isupper())
    return at if opens else -1
