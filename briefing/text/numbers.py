"""Numbers in digits and in words, with their values: `12,5`, `40 thousand`, `two dozen`, `1.2bn`, `hundreds of`.

Values are exact decimals. "Hundreds of thousands" has no value: nobody counted. Model names, ordinals, fractions of a
date and the pronoun "one" are no numbers here; what a number counts is for others to say. Linear in the text.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Context, Decimal
from typing import Final

from briefing.model import Span
from briefing.text.digits import EXACT, parse_digits
from briefing.text.ideographs import ideographic
from briefing.text.number_words import COMMA_TONGUES, Kind, Role, number_words, tongue_of
from briefing.text.units import unit_after
from briefing.text.words import is_dense

_TOKEN: Final = re.compile(
    r"(?P<digits>\d{1,3}(?:[ \u00a0\u202f\u2009]\d{3})+(?:[.,]\d{1,2})?(?![\d,.]*\d)|\d+(?:[.,'’/:]\d+)*)"
    r"(?P<part>[½¼¾⅓⅔])?"
    r"|(?P<word>[^\W\d_]+(?:['’][^\W\d_]+)*)"
)
_SHARES: Final = Context(prec=28)
"""Digits of a share that has no end ("a third"), as many as Python's own decimals keep."""
_PARTS: Final = {"½": Decimal("0.5"), "¼": Decimal("0.25"), "¾": Decimal("0.75")} | {
    "⅓": _SHARES.divide(Decimal(1), Decimal(3)),
    "⅔": _SHARES.divide(Decimal(2), Decimal(3)),
}
_ATTACHED: Final = {"k": Decimal(1000), "m": Decimal(10**6), "b": Decimal(10**9)}
_MILLIONS_OF: Final = re.compile(r"\s(?!tall|high|wide|deep|long|below|above|from|of\b)[^\W\d_]+\b")
_MONEY_BEFORE: Final = re.compile(r"[$€£¥₴₽₹]\s?\Z")
_INNER: Final = frozenset({Kind.AND, Kind.JOIN, Kind.OF, Kind.PART, Kind.PARTS})
"""Words that never begin a number."""
_JOINED: Final = frozenset({" ", "-", "\u00a0", "\u202f", "\n", "‑", ""})


@dataclass(frozen=True, slots=True)
class Number:
    """A number as printed.

    Attributes:
        span: Where it stands.
        value: Its value; None when nobody counted ("thousands of").
        spelled: Whether it is written in words only.
        scale: The scale word's value that closes it ("million"), 1 without one.
    """

    span: Span
    value: Decimal | None
    spelled: bool = False
    scale: Decimal = Decimal(1)


@dataclass(frozen=True, slots=True)
class _Token:
    """A word that may belong to a number."""

    role: Role
    start: int
    end: int


def find_numbers(text: str) -> Iterator[Number]:
    """Yield every number of a text, in order."""
    tongue = tongue_of(text)
    dense = [] if text.isascii() else [Number(span, value, scale=Decimal(10**4)) for span, value in ideographic(text)]
    run: list[_Token] = []
    at = 0
    for token in _tokens(text, tongue):
        while at < len(dense) and dense[at].span.end <= token.start:
            yield from _numbers_of(run, text)
            run = []
            yield dense[at]
            at += 1
        if at < len(dense) and token.start < dense[at].span.end and dense[at].span.start < token.end:
            continue
        if run and text[run[-1].end : token.start] not in _JOINED:
            yield from _numbers_of(run, text)
            run = []
        run.append(token)
    yield from _numbers_of(run, text)
    yield from dense[at:]


def _tokens(text: str, tongue: str) -> Iterator[_Token]:
    """Yield the words and digits that may belong to a number."""
    words = number_words(tongue)
    comma = tongue in COMMA_TONGUES
    for match in _TOKEN.finditer(text):
        word = match["word"]
        if word is None:
            token = _digits(match, comma=comma)
            if token is not None:
                yield token
        elif (role := words.get(word) or words.get(word.lower().replace("’", "'"))) is not None:
            yield _Token(role, *match.span())


def _digits(match: re.Match[str], *, comma: bool) -> _Token | None:
    """Return digits as a token with their value, or None where they are part of a name or code."""
    text, (start, end) = match.string, match.span()
    if not _begins(text, start):
        return None
    value = parse_digits(match["digits"], comma=comma)
    if value is None:
        return None
    if match["part"]:
        value = EXACT.add(value, _PARTS[match["part"]])
    following = text[end : end + 1]
    if following.isalpha() and not is_dense(following):
        return _with_letters(text, start, end, value)
    if following == "_":
        return None
    return _Token(Role(Kind.DIGITS, value), start, end)


def _begins(text: str, start: int) -> bool:
    """Tell whether digits begin a number: no letter, point or letter and hyphen before them (`F-16`, `MH17`)."""
    before, further = text[start - 1 : start], text[max(0, start - 2) : start - 1]
    if before in {"-", "–", "‑"}:
        return not further.isalpha() and further not in {"_", ")"}
    if before in {".", ",", "/", ":", "'", "’", "#", "@"} and (further.isalnum() or before in "#@'’"):
        return False
    return not (before == "_" or (before.isalnum() and not is_dense(before)))


def _with_letters(text: str, start: int, end: int, value: Decimal) -> _Token | None:
    """Return digits with letters hanging on them: a scale (`5bn`, `$5m`), a unit (`5km`), else no number (`5G`)."""
    match = re.compile(r"[^\W\d_]+").match(text, end, end + 20)
    letters = match[0] if match else ""
    closed = match is not None and not text[match.end() : match.end() + 1].isalnum()
    role = number_words("en").get(letters.lower())
    if role is not None and closed and role.kind is Kind.SCALE:
        return _Token(Role(Kind.DIGITS, value), start, end)
    if letters in {"k", "K", "m", "M", "b", "B"} and closed and _is_scale(text, start, end + 1, letters):
        return _Token(Role(Kind.DIGITS, EXACT.multiply(value, _ATTACHED[letters.lower()])), start, end + 1)
    return _Token(Role(Kind.DIGITS, value), start, end) if unit_after(text, end) is not None else None


def _is_scale(text: str, start: int, end: int, letter: str) -> bool:
    """Tell a million from a metre: money before it, or things counted behind it."""
    if letter in "kK":
        return True
    if _MONEY_BEFORE.search(text, max(0, start - 3), start):
        return True
    return letter != "B" and (found := _MILLIONS_OF.match(text, end)) is not None and found[0].endswith(("s", "people"))


def _numbers_of(run: Sequence[_Token], text: str) -> Iterator[Number]:
    """Yield the numbers of adjoining number words."""
    at = 0
    while at < len(run):
        if run[at].role.kind in _INNER or (run[at].role.kind is Kind.A and at + 1 == len(run)):
            at += 1
            continue
        reader = _Reader(run, at, text)
        number = reader.read()
        if number is not None:
            yield number
        at = max(at + 1, reader.at if number is not None else 0)


class _Reader:
    """Reads one number from a run of number words, from `at` on."""

    def __init__(self, run: Sequence[_Token], at: int, text: str) -> None:
        self.run, self.at, self.text, self.first = run, at, text, at

    def kind(self, ahead: int = 0) -> Kind | None:
        return self.run[self.at + ahead].role.kind if self.at + ahead < len(self.run) else None

    def value(self, ahead: int = 0) -> Decimal:
        return self.run[self.at + ahead].role.value

    def number(self, value: Decimal | None, scale: Decimal = Decimal(1)) -> Number:
        tokens = self.run[self.first : self.at]
        spelled = all(token.role.kind is not Kind.DIGITS for token in tokens)
        return Number(Span(tokens[0].start, tokens[-1].end), value, spelled, scale)

    def read(self) -> Number | None:
        """Return the number that begins here, or None; `at` is then behind it."""
        kind = self.kind()
        if kind is Kind.MANY:
            return self._many()
        if kind is Kind.VAGUE or (kind is Kind.A and self.kind(1) is Kind.VAGUE):
            return self._vague()
        if kind is Kind.HALF:
            return self._half()
        if kind is Kind.A and self.kind(1) is Kind.PART:
            return self._part()
        if kind is Kind.A:
            return self._after_article()
        return self._cardinal()

    def _many(self) -> Number:
        """Read "tens of thousands": nobody counted."""
        self.at += 1
        while self.kind() is Kind.OF and self.kind(1) is Kind.MANY:
            self.at += 2
        return self.number(None)

    def _vague(self) -> Number | None:
        """Read "a couple of hundred", "several thousand"."""
        self.at += 1 + (self.kind() is Kind.A)
        self.at += self.kind() is Kind.OF
        if self.kind() not in {Kind.HUNDRED, Kind.SCALE, Kind.DOZEN, Kind.MANY}:
            return None
        while self.kind() in {Kind.HUNDRED, Kind.SCALE, Kind.DOZEN, Kind.MANY}:
            self.at += 1
        return self.number(None)

    def _half(self) -> Number | None:
        """Read "half a million", "half of"; the first half of a match is no number."""
        self.at += 1
        if self.kind() is Kind.A and self.kind(1) in {Kind.SCALE, Kind.DOZEN}:
            scale = self.value(1)
            self.at += 2
            return self.number(scale / 2, scale)
        return self._fraction(Decimal("0.5")) if _HALVED.match(self.text, self.run[self.at - 1].end) else None

    def _part(self) -> Number | None:
        """Read "a third of"; "a third man" is no number."""
        value = _SHARES.divide(Decimal(1), self.value(1))
        self.at += 2
        return self._fraction(value) if self.kind() is Kind.OF else None

    def _fraction(self, value: Decimal) -> Number | None:
        start = self.run[self.first].start
        return None if _ORDERED.search(self.text, max(0, start - 10), start) else self.number(value)

    def _after_article(self) -> Number | None:
        self.at += 1
        return self._cardinal() if self.kind() in {Kind.HUNDRED, Kind.SCALE, Kind.DOZEN} else None

    def _cardinal(self) -> Number | None:
        """Read "two hundred and thirty thousand", "one and a half million", "40 thousand"."""
        sums = _Sum(article=self.at > self.first)
        while (kind := self.kind()) is not None:
            if kind in {Kind.AND, Kind.JOIN}:
                if not self._joins(sums):
                    break
                self.at += 1
                continue
            if kind is Kind.A and self.kind(1) is Kind.HALF and self.at > self.first and self.kind(-1) is Kind.AND:
                sums.halve()
                self.at += 2
                continue
            if kind is Kind.PARTS and sums.is_small() and self._is_share():
                self.at += 1
                return self.number(_SHARES.divide(sums.total(), self.value(-1)))
            if not sums.take(self.run[self.at].role):
                break
            self.at += 1
        if sums.kind is None:
            return None
        number = self.number(sums.total(), sums.last_scale)
        return None if self._is_pronoun(sums) else number

    def _joins(self, sums: "_Sum") -> bool:
        """Tell whether "and" goes on with the number: behind hundreds and thousands in words, or before "a half"."""
        if self.kind(1) is Kind.A and self.kind(2) is Kind.HALF:
            return sums.kind is not None
        if self.kind() is Kind.JOIN:
            return sums.kind is Kind.TEN and self.kind(1) is Kind.UNIT and sums.fills(self.value(1))
        spelled = all(token.role.kind is not Kind.DIGITS for token in self.run[self.first : self.at])
        return spelled and sums.kind in {Kind.HUNDRED, Kind.SCALE} and self.kind(1) in {Kind.UNIT, Kind.TEN}

    def _is_share(self) -> bool:
        """Tell two-thirds of a thing from two quarters of a year."""
        return self.text[self.run[self.at].start - 1] in "-‑" or self.kind(1) is Kind.OF

    def _is_pronoun(self, sums: "_Sum") -> bool:
        """Tell whether a lone "one" (or its like) counts nothing."""
        if sums.kind is not Kind.UNIT or sums.total() != 1 or self.at - self.first > 1:
            return False
        start, end = self.run[self.first].start, self.run[self.first].end
        if self.text[start:end].lower() != "one" or _POINTED.search(self.text, max(0, start - 14), start):
            return True
        return unit_after(self.text, end) is None and _COUNTS_ONE.match(self.text, end) is None


_HALVED: Final = re.compile(r"\s(?:of|the|its|his|her|their|our|a|an|all)\b", re.IGNORECASE)
_ORDERED: Final = re.compile(r"(?i)\b(?:first|second|third|other|latter|former|last|top|bottom|better|one)[ -]\Z")
_POINTED: Final = re.compile(
    r"(?i)(?:\b(?:the|no|any|every|each|this|that|which|last|next|only|another|some|such|number|day|square|as|big|good)"
    r"|['’]s)[ -]\Z"
)
_COUNTS_ONE: Final = re.compile(
    r"[ -](?!(?:of|another|day|thing|side|hand|way|who|whom|that|which|is|was|were|be|would|can|could|must|should|may"
    r"|might|will|shall|more|has|have|had|does|did|in|on|at|to|by|for|from|with|and|or|but|nor|not|as|if|than|then|so|too|such"
    r"|after|before|when|where|while|because|the|a|an|his|her|its|their|it|he|she|they|we|you|i|point|time|size|step|night"
    r"|morning|said|says|wants?|needs?|another's|off|liner|sided|stop|word)\b)[^\W\d_]{2,}",
    re.IGNORECASE,
)


class _Sum:
    """The value of a number while its words are read; an article before it counts as one."""

    def __init__(self, *, article: bool) -> None:
        self.whole, self.part = Decimal(0), Decimal(1) if article else None
        self.kind: Kind | None = None
        self.last_scale = Decimal(1)

    def total(self) -> Decimal:
        return EXACT.add(self.whole, self.part) if self.part is not None else self.whole

    def is_small(self) -> bool:
        return self.kind is Kind.UNIT and self.whole == 0

    def halve(self) -> None:
        """Add a half of what was counted last: "a million and a half", "one and a half"."""
        if self.part is None:
            self.whole = EXACT.add(self.whole, self.last_scale / 2)
        else:
            self.part = EXACT.add(self.part, Decimal("0.5"))

    def take(self, role: Role) -> bool:
        """Add one word; False when it begins another number."""
        match role.kind:
            case Kind.DIGITS:
                taken = self._start(role.value)
            case Kind.UNIT | Kind.TEN:
                taken = self._small(role)
            case Kind.HUNDRED:
                taken = self._hundred(role)
            case Kind.DOZEN:
                taken = self._times(role.value)
            case Kind.SCALE | Kind.MANY:
                taken = self._scale(role)
            case _:
                taken = False
        if taken:
            self.kind = Kind.SCALE if role.kind is Kind.MANY else role.kind
        return taken

    def _start(self, value: Decimal) -> bool:
        if self.kind is not None or self.part is not None:
            return False
        self.part = value
        return True

    def _small(self, role: Role) -> bool:
        """Take a unit or ten: first, behind a ten or hundred, or behind a scale."""
        if self.kind is Kind.UNIT and role.kind is Kind.TEN and self.part == 4 and role.value == 20:  # noqa: PLR2004
            self.part = Decimal(80)  # quatre-vingts
            return True
        if self.kind is None or self.kind is Kind.SCALE:
            fits = self.part is None
        elif self.kind is Kind.TEN:
            fits = role.kind is Kind.UNIT and self.fills(role.value)
        else:
            fits = self.kind is Kind.HUNDRED or self._is_compound_teen(role)
        if fits:
            self.part = EXACT.add(self.part or Decimal(0), role.value)
        return fits

    def _is_compound_teen(self, role: Role) -> bool:
        """Tell "dix-sept" and "quatre-vingt-dix-neuf"."""
        ten = (self.part or Decimal(0)) % 100 in {10, 70, 90}
        return self.kind is Kind.UNIT and ten and role.kind is Kind.UNIT and 7 <= role.value <= 9  # noqa: PLR2004

    def fills(self, value: Decimal) -> bool:
        """Tell whether a unit fits behind a ten; a teen does behind soixante and quatre-vingt."""
        part = self.part or Decimal(0)
        return 1 <= value <= 9 or (10 <= value <= 19 and part % 100 in {60, 80})  # noqa: PLR2004 - units and teens

    def _hundred(self, role: Role) -> bool:
        """Take a hundred: a number of its own ("cien", "двісті"), or a multiple ("two hundred")."""
        if self.part is None:
            self.part = role.value
            return role.alone
        return self.part < 100 and role.value == 100 and self._times(role.value)  # noqa: PLR2004

    def _times(self, value: Decimal) -> bool:
        if self.part is None:
            return False
        self.part = EXACT.multiply(self.part, value)
        return True

    def _scale(self, role: Role) -> bool:
        if self.part is None and self.kind is Kind.SCALE and role.value > self.last_scale:
            self.whole = EXACT.multiply(self.whole, role.value)  # mil millones
        elif self.part is None and not (role.alone and self.kind is None):
            return False
        else:
            value = self.part if self.part is not None else Decimal(1)
            self.whole = EXACT.add(self.whole, EXACT.multiply(value, role.value))
        self.part, self.last_scale = None, role.value
        return True


def from_words(words: str) -> Decimal | None:
    """Return the value of a spelled-out number ("two hundred and thirty thousand"), or None when it is none."""
    number = next(find_numbers(words), None)
    return number.value if number is not None and number.span == Span(0, len(words)) else None
