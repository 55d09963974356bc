"""Numbers of Chinese and Japanese: digits or numerals with a scale of their own (`6万`, `1億2000万`, `二十万`)."""

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from briefing.model import Span
from briefing.text.digits import EXACT, parse_digits

_IDEOGRAPHS: Final = re.compile(
    r"(?:[\d〇一二三四五六七八九十百千][\d,.〇一二三四五六七八九十百千]{0,19}[万萬億亿兆])+(?:\d[\d,]*)?"
)
_IDEOGRAPH_PART: Final = re.compile(r"([\d,.〇一二三四五六七八九十百千]+)([万萬億亿兆]?)")
_MYRIADS: Final = {"": 1, "万": 10**4, "萬": 10**4, "億": 10**8, "亿": 10**8, "兆": 10**12}
_NUMERALS: Final = {char: value for value, char in enumerate("〇一二三四五六七八九")}
_PLACES: Final = {"十": 10, "百": 100, "千": 1000}


def ideographic(text: str) -> Iterator[tuple[Span, Decimal]]:
    """Yield place and value of numbers with the scales of Chinese and Japanese: `6万`, `1億2000万`, `二十万`."""
    for match in _IDEOGRAPHS.finditer(text):
        values = [
            EXACT.multiply(value, Decimal(_MYRIADS[part[2]]))
            for part in _IDEOGRAPH_PART.finditer(match[0])
            if (value := _ideographic_value(part[1])) is not None
        ]
        if values:
            yield Span(*match.span()), sum(values, Decimal(0))


def _ideographic_value(chars: str) -> Decimal | None:
    if any(char.isdecimal() for char in chars):
        return parse_digits(chars.rstrip(".,")) if re.fullmatch(r"[\d,.]+", chars) else None
    total, one = 0, 0
    for char in chars:
        if char in _PLACES:
            total, one = total + (one or 1) * _PLACES[char], 0
        else:
            one = one * 10 + _NUMERALS.get(char, 0)
    return Decimal(total + one)
