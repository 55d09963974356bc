"""The value of digits with separators: thousands and decimals of several conventions. Codes and versions have none."""

import re
from decimal import MAX_EMAX, MIN_EMIN, Context, Decimal
from typing import Final

EXACT: Final = Context(prec=60, Emax=MAX_EMAX, Emin=MIN_EMIN, traps=[])
"""Arithmetic that never raises, however long the digits are."""
_THOUSANDS: Final = 3


def parse_digits(digits: str, *, comma: bool = False) -> Decimal | None:
    """Return the value of digits with separators of any convention, or None when they are no amount (`1.2.3`, `9/11`).

    Args:
        digits: Digits with their separators.
        comma: Whether the text writes a decimal comma; else a single dot parts decimals.
    """
    plain = re.sub(r"[ \u00a0\u202f\u2009'’]", "", digits)
    if re.search(r"['’]", digits) and not re.fullmatch(r"\d{1,3}(?:['’]\d{3})+(?:[.,]\d+)?", digits):
        return None
    group, point = (".", ",") if comma else (",", ".")
    separators = re.sub(r"\d", "", plain)
    if not separators:
        return Decimal(plain)
    if _grouped(plain, group, point):
        return Decimal(plain.replace(group, "").replace(point, "."))
    if _grouped(plain, point, group) and (separators.count(point) > 1 or group in separators):
        return Decimal(plain.replace(point, "").replace(group, "."))
    return Decimal(plain.replace(",", ".")) if separators in {".", ","} else None


def _grouped(plain: str, group: str, point: str) -> bool:
    """Tell whether digits are grouped by thousands (or the Indian way) with one separator, decimals by the other."""
    whole, _, rest = plain.partition(point)
    parts = whole.split(group)
    if not parts[1:] or (rest and not rest.isdecimal()):
        return False
    return (
        1 <= len(parts[0]) <= _THOUSANDS
        and len(parts[-1]) == _THOUSANDS
        and len({len(part) for part in parts[1:-1]} - {_THOUSANDS}) <= 1
        and all(len(part) in {2, 3} for part in parts[1:-1])
        and parts[0].lstrip("0") != ""
    )
