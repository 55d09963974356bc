"""Whether two figures agree as printed: rounding, hedges, ranges and conversion of units are no disagreement.

It compares what two figures admit; whether they measure one thing is decided elsewhere.
"""

from dataclasses import dataclass
from decimal import Decimal

# How far a figure reaches, as a share of it. A round number is read as rounded in its last digit, at most 5 %.
_ROUNDED = Decimal("0.05")
_ABOUT = Decimal("0.07")
_SMALL = 100
_BEYOND = Decimal("0.1")

_LOWER = (
    "at least",
    "more than",
    "over",
    "above",
    "no fewer",
    "no less",
    "not less",
    "minimum",
    "upward",
    "exceed",
    "+",
)
_UPPER = (
    "up to",
    "as many as",
    "as much as",
    "at most",
    "fewer than",
    "less than",
    "under",
    "below",
    "no more",
    "maximum",
)
_NEAR = (
    "about",
    "approximately",
    "around",
    "roughly",
    "close to",
    "nearly",
    "almost",
    "some",
    "circa",
    "estimated",
    "an estimated",
    "more or less",
    "or so",
    "just over",
    "just under",
)


@dataclass(frozen=True, slots=True)
class Reach:
    """The values that a figure as printed admits."""

    low: Decimal
    high: Decimal

    def meets(self, other: "Reach") -> bool:
        """Tell whether some value fits both."""
        return self.low <= other.high and other.low <= self.high


def reach(value: Decimal, high: Decimal | None, hedge: str | None, digits: Decimal | None = None) -> Reach:
    """Return the values that a figure admits.

    Args:
        value: The value, or the lower end of a range, in any unit.
        high: The upper end of a range in that unit.
        hedge: The words before it, as printed.
        digits: The value as printed, whose last digit tells how it is rounded; `value` when None.
    """
    low, top = min(value, high or value), max(value, high or value)
    slack = min(_rounding(digits if digits is not None else value), _ROUNDED)
    words = (hedge or "").lower()
    if any(word in words for word in _NEAR):
        slack = _ABOUT
    if any(word in words for word in _LOWER):
        return Reach(low, top * (1 + _BEYOND))
    if any(word in words for word in _UPPER):
        return Reach(low * (1 - _BEYOND), top)
    return Reach(low - abs(low) * slack, top + abs(top) * slack)


def _rounding(value: Decimal) -> Decimal:
    """Return half a unit of the last digit that is not zero, as a share of the value; a small count is not rounded."""
    if not value or (abs(value) < _SMALL and value == value.to_integral_value()):
        return Decimal(0)
    last = min(value.adjusted(), _last_place(value))
    return abs(Decimal((0, (5,), last - 1)) / value)


def _last_place(value: Decimal) -> int:
    """Return the power of ten of the last digit: as printed behind the point, else the last that is not zero."""
    exponent = value.as_tuple().exponent
    if isinstance(exponent, int) and exponent < 0:
        return exponent
    normal = value.normalize().as_tuple().exponent
    return normal if isinstance(normal, int) else 0
