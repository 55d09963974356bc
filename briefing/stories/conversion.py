"""Convert a figure for comparison; the result is always marked as computed and never replaces what is printed."""

from collections import Counter
from collections.abc import Sequence
from decimal import Decimal

from briefing.model import Figure
from briefing.stories.measures import Measure
from briefing.text.figures import convert

_DIGITS = 4
_SIGNS = {"km2": "km²", "m2": "m²", "percent": "%"}


def common_unit(row: Sequence[Measure]) -> str | None:
    """Return the unit in which most sides are printed, the first of them where several are as frequent."""
    units = Counter(measure.figure.unit for measure in row)
    return units.most_common(1)[0][0]


def computed(figure: Figure, unit: str | None) -> str | None:
    """Return the figure in another unit as words, None where it is printed in that unit or cannot be converted."""
    if unit is None or figure.unit is None or figure.unit == unit or figure.value is None:
        return None
    converted = convert(figure.value, figure.unit, unit)
    return None if converted is None else f"{_rounded(converted):,f} {_SIGNS.get(unit, unit)}"


def _rounded(value: Decimal) -> Decimal:
    """Return the value with four significant digits, without empty decimals."""
    if not value:
        return Decimal(0)
    places = value.adjusted() - _DIGITS + 1
    rounded = round(value, -places) if places < 0 else Decimal(round(value.scaleb(-places))).scaleb(places)
    return rounded.quantize(Decimal(1)) if rounded == rounded.to_integral_value() else rounded.normalize()
