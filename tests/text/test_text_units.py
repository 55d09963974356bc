"""Units by their names and conversion between those of one quantity."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.text.units import COUNTLESS, UNITS, convert, unit_after


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("5 km", "km"),
        ("5 square kilometers", "km2"),
        ("5%", "percent"),
        ("5 percentage points", "percentage point"),
        ("5 miles per hour", "mph"),
        ("5 metric tons", "tonne"),
        ("5 pounds sterling", "GBP"),
        ("5 U.S. dollars", "USD"),
        ("5 °C", "celsius"),
    ],
)
def test_a_unit_is_read_behind_a_number(text: str, unit: str):
    assert unit_after(text, 1) == (unit, len(text))


def test_another_word_is_no_unit():
    assert unit_after("5 apples", 1) is None


def test_units_of_one_quantity_convert():
    """The factors are those of the definitions."""
    assert convert(Decimal(1), "mile", "km") == Decimal("1.609344")
    assert convert(Decimal(212), "fahrenheit", "celsius") == pytest.approx(Decimal(100))
    assert convert(Decimal(2), "year", "month") == 24


def test_other_quantities_do_not_convert():
    assert convert(Decimal(1), "mile", "kg") is None
    assert convert(Decimal(1), "USD", "EUR") is None
    assert convert(Decimal(1), "USD", "USD") == 1


@given(st.text(max_size=30), st.integers(0, 30))
def test_nothing_raises(text: str, place: int):
    found = unit_after(text, place)
    assert found is None or (found[0] in UNITS.keys() | COUNTLESS and found[1] <= len(text))
