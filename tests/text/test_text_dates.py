"""Dates stated and dates resolved against the article's own date."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.model import Basis
from briefing.text.dates import find_dates

ANCHOR = date(2024, 8, 15)  # a Thursday


@pytest.mark.parametrize(
    ("text", "day", "precision"),
    [
        ("2024-08-06", date(2024, 8, 6), "day"),
        ("2024年8月6日", date(2024, 8, 6), "day"),
        ("6 August 2024", date(2024, 8, 6), "day"),
        ("August 6, 2024", date(2024, 8, 6), "day"),
        ("August 2024", date(2024, 8, 1), "month"),
        ("since 2022", date(2022, 1, 1), "year"),
        ("August 6", date(2024, 8, 6), "day"),
        ("2 January", date(2025, 1, 2), "day"),
        ("yesterday", date(2024, 8, 14), "day"),
        ("the day before yesterday", date(2024, 8, 13), "day"),
        ("on Tuesday", date(2024, 8, 13), "day"),
        ("Thursday", date(2024, 8, 15), "day"),
        ("last Thursday", date(2024, 8, 8), "day"),
        ("next Thursday", date(2024, 8, 22), "day"),
        ("two weeks ago", date(2024, 8, 1), "week"),
        ("a day ago", date(2024, 8, 14), "day"),
        ("3 days earlier", date(2024, 8, 12), "day"),
        ("last month", date(2024, 7, 16), "month"),
        ("this week", date(2024, 8, 15), "week"),
    ],
)
def test_a_date_resolves(text: str, day: date, precision: str):
    """Each as precisely as its words allow."""
    (mention,) = find_dates(text, ANCHOR)
    assert (mention.resolved.date, mention.precision) == (day, precision)


@pytest.mark.parametrize("text", ["2024-13-01", "31 June", "31 June 2024", "nothing"])
def test_what_is_no_day_of_the_calendar_is_no_date(text: str):
    assert find_dates(text, ANCHOR) == ()


def test_without_an_anchor_relative_dates_stay_open():
    assert [one.resolved.date for one in find_dates("yesterday, 29 February, two days ago", None)] == [None] * 3
    assert find_dates("31 June", None) == ()


def test_dates_before_the_calendar_stay_open():
    (mention,) = find_dates("two days ago", date(1, 1, 1))
    assert mention.resolved.date is None


@pytest.mark.parametrize("text", ["yeſterday", "5 Aprıl", "5 APRİL", "on Frıday", "fıve dayſ ago", "thıs week"])
def test_letters_that_a_pattern_takes_for_others_are_read_so(text: str):
    (mention,) = find_dates(text, ANCHOR)
    assert mention.resolved.basis is Basis.INFERRED


@given(
    st.text(max_size=60) | st.text(alphabet="0123456789 -年月日mayſıİu,thondsevgi", max_size=60),
    st.dates() | st.none(),
)
def test_dates_slice_back(text: str, anchor: date | None):
    for mention in find_dates(text, anchor):
        assert mention.text == mention.span.of(text)


@pytest.mark.parametrize("unit", ["5 may ", "two days ago ", "on ", "may.", "in 1999 ", "1-2-", " "])
def test_long_texts_take_linear_time(unit: str):
    assert len(find_dates(unit * (60_000 // len(unit)), ANCHOR)) >= 0
