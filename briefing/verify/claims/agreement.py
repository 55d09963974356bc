"""Tell whether two figures agree: the same, converted, rounded, or a share told in words. It knows no sentence."""

from decimal import Decimal
from typing import Final

from briefing.model import Figure
from briefing.text.figures import APPROXIMATE, LOWER, bound_of, convert, rounds_to, same_value
from briefing.text.units import COUNTLESS
from briefing.verify.claims.statements import read_statement

_ROUNDING: Final = APPROXIMATE | LOWER | {"nearly", "almost", "just under", "fewer than", "less than", "under", "below"}
"""Hedges before a round number that stand for an exact one."""


def agreement(given: Figure, found: Figure) -> str | None:
    """Return how two figures agree (an empty note when they are the same), or None."""
    if same_value(given, found):
        return ""
    if given.value is None or found.value is None:
        return None
    if given.high is None and found.high is None:
        note = _near(given, found)
        if note is not None:
            return note
    if given.unit and found.unit and given.unit != found.unit:
        converted = convert(found.value, found.unit, given.unit)
        return f"computed from {found.text!r}" if converted is not None and rounds_to(converted, given.value) else None
    return "" if given.value == found.value and (_is_bare(given, found) or _is_bare(found, given)) else None


_LOOSE: Final = {
    1: (Decimal(1), Decimal("1.2")),
    0: (Decimal("0.95"), Decimal("1.05")),
    -1: (Decimal("0.9"), Decimal(1)),
}
"""From which to which multiple of a hedged round number the exact one may lie: "more than", "about", "nearly"."""


def _near(given: Figure, found: Figure) -> str | None:
    """Return the note for a value rounded by convention, or by a hedge that says so; None for another value."""
    values = comparable(given, found)
    if values is None:
        return None
    ours, theirs = values
    if rounds_to(theirs, ours):
        return f"rounded from {found.text!r}" if ours != theirs else f"the same as {found.text!r}"
    digits = 1 if given.value and _is_fraction(given, given.value) else _digits(ours)
    if not given.hedge or given.hedge not in _ROUNDING or digits >= _digits(theirs):
        return None
    low, high = _LOOSE[bound_of(given.hedge)]
    return f"{given.hedge} {given.text!r} for {found.text!r}" if ours * low <= theirs <= ours * high else None


def comparable(given: Figure, found: Figure) -> tuple[Decimal, Decimal] | None:
    """Return two values in one unit, if there is one: a fraction in words is so many percent."""
    ours, theirs = given.value, found.value
    if ours is None or theirs is None:
        return None
    if given.unit == found.unit:
        return ours, theirs
    if given.unit == "percent" and _is_fraction(found, theirs):
        return ours, theirs * 100
    if found.unit == "percent" and _is_fraction(given, ours):
        return ours * 100, theirs
    return None


def _is_fraction(figure: Figure, value: Decimal) -> bool:
    return figure.unit is None and 0 < value < 1 and "." not in figure.text


def _digits(value: Decimal) -> int:
    """Return how many digits a value has without the zeros at its end."""
    return len(value.normalize().as_tuple().digits)


def _is_bare(one: Figure, other: Figure) -> bool:
    """Tell whether a figure stands without unit and thing beside one whose unit may be left out ("aged 31")."""
    return one.unit is None and one.counted is None and other.unit is not None and other.unit not in COUNTLESS


def measures_alike(a: Figure, b: Figure) -> bool:
    """Tell whether two figures measure one kind of thing."""
    if a.counted is None or b.counted is None:
        return a.unit is not None and a.unit == b.unit
    return a.unit == b.unit and not counted_stems(a).isdisjoint(counted_stems(b))


def counted_stems(figure: Figure) -> frozenset[str]:
    """Return the stems of what a figure counts."""
    return read_statement(figure.counted).stems if figure.counted else frozenset()
