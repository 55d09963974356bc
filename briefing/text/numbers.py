"""Numbers in digits and in words, with their values: `12,5`, `40 thousand`, `two dozen`, `1.2bn`, `hundreds of`.

Values are exact decimals. "Hundreds of thousands" has no value: nobody counted. Dates, times, model names and the
pronoun "one" are no numbers here.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from briefing.model import Span

_LONGEST = 40
"""Most digits of a number; longer runs are codes, not amounts."""
_SMALL = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen"
)
_UNITS = {word: value for value, word in enumerate(_SMALL.split())}
_TENS = {word: 20 + 10 * n for n, word in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split())}
MAGNITUDES = {
    "hundred": 100,
    "dozen": 12,
    "score": 20,
    "thousand": 1000,
    "million": 10**6,
    "billion": 10**9,
    "trillion": 10**12,
    "lakh crore": 10**12,
    "lakh": 10**5,
    "crore": 10**7,
    "k": 1000,
    "mn": 10**6,
    "mln": 10**6,
    "bn": 10**9,
    "bln": 10**9,
    "tn": 10**12,
    "тис": 1000,
    "тисяч": 1000,
    "тисячі": 1000,
    "тыс": 1000,
    "тысяч": 1000,
    "млн": 10**6,
    "мільйон": 10**6,
    "мільйони": 10**6,
    "мільйонів": 10**6,
    "миллион": 10**6,
    "миллионов": 10**6,
    "млрд": 10**9,
    "мільярд": 10**9,
    "мільярди": 10**9,
    "мільярдів": 10**9,
    "tausend": 1000,
    "millionen": 10**6,
    "mio": 10**6,
    "milliarde": 10**9,
    "milliarden": 10**9,
    "mrd": 10**9,
    "mille": 1000,
    "millions": 10**6,
    "milliard": 10**9,
    "milliards": 10**9,
    "mil": 1000,
    "millón": 10**6,
    "millones": 10**6,
    "万": 10**4,
    "億": 10**8,
    "兆": 10**12,
}
_FRACTIONS = {"half": Decimal("0.5"), "quarter": Decimal("0.25"), "third": Decimal(1) / 3, "thirds": Decimal(1) / 3}
_FRACTIONS |= {"quarters": Decimal("0.25"), "fifth": Decimal("0.2"), "fifths": Decimal("0.2")}
_SIGNS = {"½": "0.5", "¼": "0.25", "¾": "0.75", "⅓": "0.3333", "⅔": "0.6667"}

_DIGITS = (
    r"\d{1,3}(?:,\d{3})++(?:\.\d++)?+(?![\d,.]*\d)|\d{1,3}(?:[\u00a0\u202f ’']\d{3})+(?:[.,]\d+)?(?!\d)"
    r"|\d{1,3}(?:\.\d{3})+,\d+(?!\d)"
    r"|\d{1,3}(?:\.\d{3}){2,}(?:,\d+)?(?!\d)|\d++(?:[.,]\d++)?+"
)
_MAGNITUDE = "|".join(sorted((word for word in MAGNITUDES if word not in "万億兆"), key=len, reverse=True))
_BIG = "hundred|thousand|million|billion|trillion|dozen"
_LETTER = "A-Za-z_\u00c0-\u052f"
"""Letters of scripts that part words by spaces: a number that touches one is part of a name."""
_WORD = "|".join(sorted([*_UNITS, *_TENS, *_BIG.split("|")], key=len, reverse=True))
_SPELLED = (
    rf"(?:(?:an?[\s-]+(?:{_BIG}))|(?:{_WORD}))"
    rf"(?:(?:(?:(?<=hundred)|(?<=thousand)|(?<=[mb]illion))[\s-]+and[\s-]+|[\s-]+and[\s-]+(?=a\s)|[\s-]+)(?:a\s+(?:half|quarter)\b|(?:{_WORD})\b))*"
)
NUMBER = re.compile(
    rf"(?<![{_LETTER}\d.,/:])(?<![{_LETTER}\d]-)(?:"
    r"(?P<slash>(?:\d{1,3}\s)?(?:1/(?:[2-58]|10)|2/[35]|3/[458]|4/5|[57]/8))(?![/\d]|\.\d)"
    rf"|(?P<ratio>(?P<part_of>one|two|three|four|five|six|seven|eight|nine|[1-9])[\s-](?:in|out[\s-]of)[\s-]"
    rf"(?:every[\s-])?(?P<whole>\d{{1,3}}|{_WORD}))\b"
    r"(?!\s(?:second|minute|hour|day|night|week|month|year|decade|game|match|attempt))"
    rf"|(?P<summed>(?:\d[\d,.]*[万億兆]){{2,}})"
    rf"|(?P<digits>{_DIGITS})(?P<part>[½¼¾⅓⅔])?"
    rf"(?:(?:[\s\u00a0-]?(?P<magnitude>{_MAGNITUDE})s?\b(?:(?<![^\W\d_]{{5}})\.)?)|(?P<ideograph>[万億兆]))?"
    r"|(?P<plural>\b(?:tens|dozens|scores|hundreds|thousands|millions|billions|trillions)\b"
    r"(?:\s+of\s+(?:hundreds|thousands|millions|billions)\b)*)"
    r"|(?P<fraction>\b(?:(?P<over>one|two|three|four|a)[\s-])?"
    r"(?P<under>half|thirds?|quarters?|fifths?)\b"
    rf"(?:(?:[\s-]+(?:of[\s-]+)?an?|(?<=half))[\s-]+(?P<many>{_BIG})\b|(?=\s+(?:of|an?|the)\b)|(?=\s*(?:[.;)]|$))|(?<=thirds)|(?<=quarters)|(?<=fifths)))"
    rf"|(?P<spelled>\b{_SPELLED}\b))(?![{_LETTER}]*\d)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Number:
    """A number as printed; `value` is None when nobody counted ("thousands of").

    `scale` is the size of the word behind its digits, 1 without one: "10 million" has 1,000,000.
    """

    span: Span
    value: Decimal | None
    spelled: bool = False
    scale: int = 1


def small(word: str) -> str:
    """Return a word in lower case, as a pattern that ignores case reads it: dotless and dotted i are one letter."""
    return word.replace("İ", "i").replace("ı", "i").casefold()


def find_numbers(text: str) -> Iterator[Number]:
    """Yield every number of a text, in order; what it counts is for others to say."""
    for match in NUMBER.finditer(text):
        if match["ratio"] and _from_parts(match) is None:
            yield from (_part(match, name) for name in ("part_of", "whole"))
        else:
            yield from _number(match)


_NUMBERED = re.compile(
    r"\b(?:first|second|third|fourth|1st|2nd|3rd|4th|last|latter|former|final|opening|next|each|every|this|fiscal|top"
    r"|bottom|upper|lower)[\s-]\Z",
    re.IGNORECASE,
)
"""What makes of a half or quarter one part of a year, a game or a table, and no share: "the third quarter of 2006"."""


def _number(match: re.Match[str]) -> Iterator[Number]:
    span = Span(*match.span())
    if match["plural"]:
        yield Number(span, None, spelled=True)
        return
    if match["fraction"] and not match["over"] and _NUMBERED.search(match.string, max(0, span.start - 10), span.start):
        return
    if match["digits"]:
        value = _from_digits(match)
    elif match["slash"] or match["ratio"] or match["summed"]:
        value = _from_parts(match)
    else:
        value = _from_fraction(match) if match["fraction"] else from_words(match["spelled"])
    if value is not None:
        spelled = not (match["digits"] or match["slash"] or match["summed"])
        yield Number(span, value, spelled=spelled, scale=_scale(match) if match["digits"] else 1)


def _from_digits(match: re.Match[str]) -> Decimal | None:
    digits = match["digits"]
    value = parse_digits(digits) if len(digits) <= _LONGEST else None
    if value is None:
        return None
    if match["part"]:
        value += Decimal(_SIGNS[match["part"]])
    return value * _scale(match)


def _scale(match: re.Match[str]) -> int:
    words = small(match["magnitude"] or match["ideograph"] or "")
    return MAGNITUDES.get(" ".join(words.split()), 1)


def _from_parts(match: re.Match[str]) -> Decimal | None:
    """Return the value of "3 1/2", "one in five" or "1億2000万"; None where it is no such number after all."""
    if match["summed"]:
        parts = re.findall(r"([\d,.]+)([万億兆])", match["summed"])
        values = [(parse_digits(digits), MAGNITUDES[sign]) for digits, sign in parts]
        return sum((value * size for value, size in values if value is not None), Decimal(0))
    if match["slash"]:
        *whole, fraction = match["slash"].split()
        over, under = fraction.split("/")
        return Decimal(over) / Decimal(under) + (Decimal(whole[0]) if whole else 0)
    over, under = (_plain(match[name]) for name in ("part_of", "whole"))
    return over / under if over and under and over < under else None


def _part(match: re.Match[str], name: str) -> Number:
    """Return one number of what is no share after all: "seven out of five"."""
    return Number(Span(*match.span(name)), _plain(match[name]), spelled=not match[name].isdigit())


def _plain(words: str) -> Decimal | None:
    return Decimal(words) if words.isdigit() else Decimal(1) if small(words) == "one" else from_words(words)


def parse_digits(digits: str) -> Decimal | None:
    """Return the value of digits with separators of any convention, or None.

    A comma or dot before exactly three digits groups when it repeats, and a dot where a comma follows; a single comma
    groups, a single dot does so before three zeros only.
    """
    plain = re.sub(r"[\u00a0\u202f ’']", "", digits)
    if re.fullmatch(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?", plain):
        plain = plain.replace(",", "")
    elif re.fullmatch(r"\d{1,3}(?:(?:\.\d{3}){2,}(?:,\d+)?|(?:\.\d{3})+,\d+|\.000)", plain):
        plain = plain.replace(".", "").replace(",", ".")
    else:
        plain = plain.replace(",", ".")
    try:
        return Decimal(plain)
    except InvalidOperation:
        return None


def _from_fraction(match: re.Match[str]) -> Decimal:
    over = {"one": 1, "a": 1, "two": 2, "three": 3, "four": 4}.get(small(match["over"] or "one"), 1)
    return _FRACTIONS[small(match["under"])] * over * MAGNITUDES.get(small(match["many"] or ""), 1)


def from_words(words: str) -> Decimal | None:
    """Return the value of a spelled-out number ("two hundred and thirty thousand"), or None.

    The pronoun "one" and a lone "a" are no numbers.
    """
    parts = re.split(r"[\s-]+", small(words).strip())
    if parts in (["one"], ["a"], ["an"], ["zero"]):
        return None
    total, group, last = Decimal(0), Decimal(0), 1
    for number, part in enumerate(parts):
        if part in {"and", "a", "an"}:
            group = group or (Decimal(1) if part != "and" and number == 0 else group)
        elif part in _FRACTIONS:
            group += _FRACTIONS[part] * (1 if group else last)  # "a million and a half"
        elif part in _UNITS or part in _TENS:
            group += _UNITS.get(part, 0) or _TENS.get(part, 0)
        elif MAGNITUDES.get(part, 0) in {100, 12}:
            group = (group or Decimal(1)) * MAGNITUDES[part]
        elif part in MAGNITUDES:
            last = MAGNITUDES[part]
            total, group = total + (group or Decimal(1)) * last, Decimal(0)
        else:
            return None
    return total + group
