"""Quotation marks paired per paragraph: closed, nested, and opened but never closed.

An apostrophe, a prime or an inch sign never opens a quotation, and one bad mark never turns the rest of its
paragraph inside out. Must never change a character; linear on any text.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from briefing.model import Marks, Span
from briefing.text.mark_signs import SINGLES, Sign, find_signs
from briefing.text.paragraphs import paragraphs

DEEPEST = 12
"""Most marks open at once; more are noise, and are read as strays."""


class Style(StrEnum):
    """The shape of a pair of marks, named by the mark that opens it."""

    CURLY_DOUBLE = "curly double"
    STRAIGHT_DOUBLE = "straight double"
    LOW_DOUBLE = "low double"
    GUILLEMETS = "guillemets"
    CURLY_SINGLE = "curly single"
    STRAIGHT_SINGLE = "straight single"
    LOW_SINGLE = "low single"
    SINGLE_GUILLEMETS = "single guillemets"
    CORNERS = "corner brackets"
    WHITE_CORNERS = "white corner brackets"
    PRIMES = "double prime marks"


_STYLES = {
    "“": Style.CURLY_DOUBLE,
    "”": Style.CURLY_DOUBLE,
    "‟": Style.CURLY_DOUBLE,
    '"': Style.STRAIGHT_DOUBLE,
    "„": Style.LOW_DOUBLE,
    "«": Style.GUILLEMETS,
    "»": Style.GUILLEMETS,
    "‘": Style.CURLY_SINGLE,
    "’": Style.CURLY_SINGLE,
    "‛": Style.CURLY_SINGLE,
    "'": Style.STRAIGHT_SINGLE,
    "‚": Style.LOW_SINGLE,
    "‹": Style.SINGLE_GUILLEMETS,
    "›": Style.SINGLE_GUILLEMETS,
    "「": Style.CORNERS,
    "『": Style.WHITE_CORNERS,
    "〝": Style.PRIMES,
}
_CLOSES = {
    "“": '”‟"',
    '"': '"”“',
    "„": '“”"‟„',
    "‟": '”"',
    "”": '”"',
    "«": "»",
    "»": "«»",
    "‘": "’'‛",
    "’": "’'",
    "‛": "’'",
    "'": "'’",
    "‚": "‘’'",
    "‹": "›",
    "›": "‹›",
    "「": "」",
    "『": "』",
    "〝": "〞〟",
}
_LOOSE = {'"': "“„‟”", "”": '"', "“": '"', "'": "‘", "’": "'"}
"""Openers that a closing mark also closes when its true partner is not open: marks of mixed shape."""


@dataclass(frozen=True, slots=True)
class MarkedSpan:
    """Words in quotation marks.

    Attributes:
        span: The words with their marks.
        inner: The words without the marks and the white space beside them.
        state: `closed`, or `unclosed` when the paragraph (or the next opening mark) came first.
        style: The shape of the marks.
        level: How many quotations it stands in; 0 is the outermost.
        continues: The paragraph ends in this quotation and the next one opens again: one quotation over
            several paragraphs, as books and newspapers set it.
    """

    span: Span
    inner: Span
    state: Marks
    style: Style
    level: int = 0
    continues: bool = False


@dataclass(slots=True)
class _Open:
    """A mark that waits for its partner; `children` are the pairs found since, by their first offset."""

    sign: Sign
    child: Sign | None = None


@dataclass(frozen=True, slots=True)
class _Pair:
    opening: Sign
    start: int
    inner_end: int
    end: int
    state: Marks
    continues: bool = False


def marked(text: str) -> tuple[MarkedSpan, ...]:
    """Return everything that stands in quotation marks, in order of its opening mark, outer before inner."""
    pieces = paragraphs(text)
    signs = tuple(find_signs(text, piece) for piece in pieces)
    pairs: list[_Pair] = []
    for number, piece in enumerate(pieces):
        following = signs[number + 1] if number + 1 < len(pieces) else ()
        reopened = following[0] if following and following[0].start == pieces[number + 1].start else None
        pairs.extend(_Pairing(text, piece, reopened).pair(signs[number]))
    return _levelled(text, pairs)


class _Pairing:
    """The pairing of one paragraph: a short stack of open marks."""

    def __init__(self, text: str, piece: Span, reopened: Sign | None) -> None:
        self.text = text
        self.piece = piece
        self.reopened = reopened
        self.stack: list[_Open] = []
        self.pairs: list[_Pair] = []

    def pair(self, signs: Sequence[Sign]) -> list[_Pair]:
        for sign in signs:
            partner = self._partner(sign) if sign.closes else None
            if partner is not None:
                self._close(partner, sign)
            elif sign.opens and not (self.stack and sign.needs_close and self._inside_single()):
                self._open(sign)
        self._abandon(0)
        return self.pairs

    def _inside_single(self) -> bool:
        return self.stack[-1].sign.char in SINGLES

    def _partner(self, sign: Sign) -> int | None:
        """Return the place on the stack of the mark that `sign` closes, the true partner before a loose one."""
        if sign.opens and not self._would_rather_close(sign):
            return None
        loose = None
        for place in range(len(self.stack) - 1, -1, -1):
            opener = self.stack[place].sign.char
            if sign.char in _CLOSES[opener] and not _is_loose(opener, sign.char):
                return place
            if loose is None and sign.char in _CLOSES[opener]:
                loose = place
        return loose

    def _would_rather_close(self, sign: Sign) -> bool:
        """A mark that may open or close does what the marks before it leave open."""
        return any(sign.char in _CLOSES[opened.sign.char] for opened in self.stack)

    def _open(self, sign: Sign) -> None:
        if len(self.stack) >= DEEPEST:
            return
        for opened in self.stack:
            if opened.child is None and _same_class(opened.sign, sign):
                opened.child = sign
        self.stack.append(_Open(sign))

    def _close(self, place: int, sign: Sign) -> None:
        self._abandon(place + 1)
        opening = self.stack.pop().sign
        self.pairs.append(_Pair(opening, opening.start, sign.start, sign.end, Marks.CLOSED))

    def _abandon(self, place: int) -> None:
        """Give up the open marks above a place: a single one is an apostrophe, a double one was never closed."""
        while len(self.stack) > place:
            opened = self.stack.pop()
            if not opened.sign.needs_close and (opened.sign.char not in SINGLES or self._is_reopened(opened)):
                self.pairs.append(self._unclosed(opened))

    def _is_reopened(self, opened: _Open) -> bool:
        return self.reopened is not None and _same_class(opened.sign, self.reopened)

    def _unclosed(self, opened: _Open) -> _Pair:
        end = self.piece.end if opened.child is None else opened.child.start
        continues = not self.stack and opened.child is None and self._is_reopened(opened)
        return _Pair(opened.sign, opened.sign.start, end, end, Marks.UNCLOSED, continues)


def _is_loose(opener: str, closer: str) -> bool:
    return opener in _LOOSE.get(closer, "")


def _same_class(first: Sign, second: Sign) -> bool:
    return (first.char in SINGLES) == (second.char in SINGLES)


def _levelled(text: str, pairs: list[_Pair]) -> tuple[MarkedSpan, ...]:
    """Return the pairs as spans, sorted, each with the number of pairs that it stands in."""
    ends: list[int] = []
    spans: list[MarkedSpan] = []
    for pair in sorted(pairs, key=lambda pair: (pair.start, -pair.end)):
        while ends and ends[-1] <= pair.start:
            ends.pop()
        inner = _trimmed(text, pair.opening.end, pair.inner_end)
        end = pair.end if pair.state is Marks.CLOSED else max(inner.end, pair.opening.end)
        style = _STYLES[pair.opening.char]
        spans.append(MarkedSpan(Span(pair.start, end), inner, pair.state, style, len(ends), pair.continues))
        ends.append(end)
    return tuple(spans)


def _trimmed(text: str, start: int, end: int) -> Span:
    words = text[start:end]
    left = len(words) - len(words.lstrip())
    return Span(start + left, max(start + left, start + len(words.rstrip())))
