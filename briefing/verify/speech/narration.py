"""The reporter's own words: a text with its quotations blanked out, so that who speaks can be read from the rest.

Positions stay those of the text. It decides nothing about who said what.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from briefing.model import Name, Span
from briefing.text.datelines import dateline_end
from briefing.text.marks import MarkedSpan
from briefing.text.paragraphs import paragraphs

BLANK: Final = "\ue000"
"""Stands for each character of a quotation; a private-use character, so no word pattern matches it."""

_WORD: Final = re.compile(rf"[^\W\d_]+(?:['’ʼ-](?!s\b)[^\W\d_]+)*|{BLANK}+|['’ʼ]s?\b|\d[\w.,%-]*|[^\s\w]")
_BOUNDARY: Final = re.compile(rf"[.!?…。！？]+[\"”’»)\]]*\s+(?=[\"“„«‘'(\[]*(?:[^\W_]|{BLANK}))|[。！？](?!\Z)")
_ABBREVIATION: Final = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|Prof|Sen|Sens|Rep|Reps|Gov|Gen|Lt|Col|Maj|Capt|Sgt|Adm|Rev|Hon|St|Jr|Sr|Mme|vs|No|Inc|Co"
    r"|Corp|Ltd|ed|Atty|Jan|Feb|Mar|Apr|Aug|Sept|Oct|Nov|Dec|approx|etc|e\.g|i\.e)|\b[^\W\d_])$"
)
_ENDINGS: Final = frozenset(".!?…")
_ABBREVIATION_LENGTH: Final = 8
_REACH: Final = 500
"""How far back the start of a sentence is looked for, in code points."""


class Token(NamedTuple):
    """One word or mark of the narration, with its lower-case form."""

    text: str
    low: str
    start: int
    end: int


@dataclass(frozen=True, slots=True, eq=False)
class Narration:
    """A text, its blanked twin of the same length, its paragraphs, and the names outside quotations, in order."""

    text: str
    blanked: str
    names: tuple[Name, ...]
    paragraphs: tuple[Span, ...]
    _name_starts: tuple[int, ...]
    _paragraph_starts: tuple[int, ...]
    _tokens: dict[int, tuple[list[Token], list[int]]] = field(default_factory=dict)

    def tokens(self, start: int, end: int) -> list[Token]:
        """Return the words and marks of a stretch inside one paragraph; each paragraph is read once."""
        index = max(0, bisect_right(self._paragraph_starts, start) - 1)
        known = self._tokens.get(index)
        if known is None:
            known = self._tokens[index] = self._read(index)
        tokens, starts = known
        return tokens[bisect_left(starts, start) : bisect_left(starts, end)]

    def _read(self, index: int) -> tuple[list[Token], list[int]]:
        span = self.paragraphs[index]
        tokens: list[Token] = []
        for match in _WORD.finditer(self.blanked, span.start, span.end):
            word = match[0]
            if word == "." and tokens and _is_shortened(tokens[-1], match.start()):
                continue
            word = word if word[0] != BLANK else BLANK
            tokens.append(Token(word, word.lower().replace("’", "'"), match.start(), match.end()))
        return tokens, [token.start for token in tokens]

    def name_at(self, position: int) -> Name | None:
        """Return the name that covers a position."""
        index = bisect_right(self._name_starts, position) - 1
        if index < 0 or self.names[index].span.end <= position:
            return None
        return self.names[index]

    def names_in(self, start: int, end: int) -> Sequence[Name]:
        """Return the names that begin in a stretch of the text."""
        return self.names[bisect_left(self._name_starts, start) : bisect_left(self._name_starts, end)]

    def sentence_start(self, position: int) -> int:
        """Return where the sentence around a position begins, at most 500 code points back."""
        begin = max(self.blanked.rfind("\n", 0, position) + 1, position - _REACH)
        found = _BOUNDARY.finditer(self.blanked, begin, position + 1)
        return max((one.end() for one in found if not self._is_abbreviation(begin, one.start())), default=begin)

    def _is_abbreviation(self, begin: int, end: int) -> bool:
        return _ABBREVIATION.search(self.blanked, max(begin, end - _ABBREVIATION_LENGTH), end) is not None

    def sentence_starts(self, paragraph: Span, marks: Sequence[MarkedSpan]) -> list[int]:
        """Return where the sentences of a paragraph begin; a quotation that ends one ends it, a dateline is none."""
        first = dateline_end(self.blanked, paragraph.start, paragraph.end)
        after = (start for mark in marks for start in self._starts_after(mark, paragraph.end))
        return sorted({first, *self._plain_starts(paragraph), *after})

    def _plain_starts(self, paragraph: Span) -> Iterator[int]:
        for match in _BOUNDARY.finditer(self.blanked, paragraph.start, paragraph.end):
            if self.blanked[match.end() : match.end() + 1].islower():
                continue
            if match[0][0] != "." or not self._is_abbreviation(paragraph.start, match.start()):
                yield match.end()

    def _starts_after(self, mark: MarkedSpan, end: int) -> Iterator[int]:
        """Yield where a sentence begins after a quotation that closes one."""
        at = next((at for at in range(mark.span.end, end) if not self.blanked[at].isspace()), end)
        opens = self.blanked.startswith(BLANK, at) or self.blanked[at : at + 1].isupper()
        if opens and self.text[mark.inner.end - 1] in _ENDINGS:
            yield at


def _is_shortened(token: Token, dot: int) -> bool:
    """Tell whether the full stop after a word belongs to it: an initial or a shortened title."""
    return token.end == dot and (len(token.low) == 1 or token.low in _SHORTENED)


_SHORTENED: Final = frozenset(
    "mr mrs ms dr prof sen sens rep reps gov gen lt col maj capt sgt adm rev hon st jr sr mme atty".split()
)


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
    spans = paragraphs(text)
    return Narration(
        text, blanked, outside, spans, tuple(name.span.start for name in outside), tuple(span.start for span in spans)
    )
