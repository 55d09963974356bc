"""Figures as records: value, unit, counted thing, hedge; and what is none."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.model import Span
from briefing.text.figures import bound_of, find_figures, rounds_to, same_value, touches


def first(text: str):
    return find_figures(text)[0]


@pytest.mark.parametrize(
    ("text", "counted"),
    [
        ("5,000 soldiers stationed abroad", "soldiers"),
        ("300 people evacuated", "people"),
        ("40 civilians living there", "civilians"),
        ("12 children born since", "children"),
        ("12 armed men", "armed men"),
        ("20 newly appointed judges", "newly appointed judges"),
        ("40 wounded", "wounded"),
        ("3 office buildings", "office buildings"),
        ("9 United Nations and Red Cross staff", "United Nations and Red Cross staff"),
        ("7 States pledged money", "States pledged money"),
        ("5 cars quickly", "cars"),
        ("5 others'", "others"),
        ("5 --", None),
        ("5 of the", None),
    ],
)
def test_the_counted_thing_ends_with_its_noun(text: str, counted: str | None):
    """A participle behind a plural noun is no part of what is counted."""
    assert first(text).counted == counted


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("it cost $5m", "5000000", "USD"),
        ("it cost US$ 5", "5", "USD"),
        ("it fell -5 percent", "-5", "percent"),
        ("2024 soldiers", "2024", None),
        ("in 1,500 cases", "1500", None),
        ("half a million people", "500000", None),
    ],
)
def test_a_figure_has_value_and_unit(text: str, value: str, unit: str | None):
    assert (first(text).value, first(text).unit) == (Decimal(value), unit)


@pytest.mark.parametrize("text", ["F-16", "G7", "5 May 2024", "12:30", "No. 5", "in 1999", "the 5th", "5_", "[1]"])
def test_labels_and_dates_are_no_figures(text: str):
    assert find_figures(text) == ()


def test_a_range_is_one_figure():
    low = first("between 5 and 7 people")
    assert (low.value, low.high, low.counted) == (5, 7, "people")
    assert [figure.value for figure in find_figures("5 and 7 people")] == [5, 7]
    assert first("7 and 5 people").high is None


@pytest.mark.parametrize(
    ("hedge", "bound"), [("at least", 1), ("more than", 1), ("up to", -1), ("nearly", -1), ("about", 0), (None, 0)]
)
def test_a_hedge_sets_a_bound(hedge: str | None, bound: int):
    assert first(f"killed {hedge or ''} 5 people").hedge == hedge
    assert bound_of(hedge) == bound


def test_the_same_value_needs_the_same_unit():
    assert same_value(first("5 km"), first("five kilometers"))
    assert not same_value(first("5 km"), first("5 miles"))
    assert same_value(first("hundreds of men"), first("Hundreds of cats"))
    assert not same_value(first("hundreds of men"), first("5 men"))


@pytest.mark.parametrize(
    ("precise", "stated", "rounded"),
    [("5", "5", True), ("4.6", "5", True), ("4.4", "5", False), ("986", "1000", False), ("1.24", "1.2", True)],
)
def test_rounding_drops_decimals_only(precise: str, stated: str, rounded: bool):  # noqa: FBT001 - a case of a table
    assert rounds_to(Decimal(precise), Decimal(stated)) is rounded
    assert not rounds_to(Decimal(1), Decimal("Infinity"))


@given(st.lists(st.integers(0, 300), max_size=20), st.integers(0, 300), st.integers(1, 9))
def test_touching_is_overlapping(starts: list[int], start: int, length: int):
    """The search by halves says what a search through all says."""
    spans = [Span(at * 10, at * 10 + 5) for at in sorted(set(starts))]
    span = Span(start, start + length)
    assert touches(span, spans) == any(span.overlaps(other) for other in spans)


@given(st.text(max_size=80) | st.text(alphabet="0123456789 $,.-and betwn%€ofpeople", max_size=80))
def test_figures_slice_back(text: str):
    for figure in find_figures(text):
        assert figure.text == figure.span.of(text)
        assert figure.context is not None
        assert 0 <= figure.context.start <= figure.span.start


@pytest.mark.parametrize("unit", ["$5", "5 km ", "1-2 ", "5 may ", "5 aaa bbb ", "No. 5-", "x, ", "about ", "\u00a0"])
def test_long_texts_take_linear_time(unit: str):
    assert len(find_figures(unit * (30_000 // len(unit)))) >= 0


@pytest.mark.parametrize("gap", [0, 10, 31, 32, 33, 63, 64, 65, 95, 96, 97, 200])
@pytest.mark.parametrize("filler", ["x", "字", "x "])
def test_what_is_no_figure_is_none_however_far_the_next_digit_stands(gap: int, filler: str):
    """Only stretches around digits are searched for dates and labels; their edges change nothing."""
    between = (filler * gap)[:gap]
    text = f"{between} Resolution 1441 {between} on September 11, 2001 {between} 12 ships left"
    assert [figure.text for figure in find_figures(text)] == ["12"]


@pytest.mark.parametrize(
    ("text", "value", "high", "unit"),
    [
        ("costs rose 5-7% a year", "5", "7", "percent"),
        ("$5-7 million", "5000000", "7000000", "USD"),
        ("$5 to $7 million", "5000000", "7000000", "USD"),
        ("5 to 10 million", "5000000", "10000000", None),
        ("from 3 to 5 percent", "3", None, "percent"),
        ("R$1.2 billion", "1200000000", None, "BRL"),
        ("A$40m", "40000000", None, "AUD"),
        ("HK$7.8", "7.8", None, "HKD"),
        ("CHF 300 million", "300000000", None, "CHF"),
        ("Rs 5,000 crore", "50000000000", None, "INR"),
        ("₹2.5 lakh crore", "2500000000000", None, "INR"),
        ("€1.234,5", "1234.5", None, "EUR"),
        ("12.000 Menschen", "12000", None, None),
        ("1'234 Franken", "1234", None, "CHF"),
        ("-$5 million", "-5000000", None, "USD"),
        ("one in five Americans", "0.2", None, None),
        ("3 out of every 10 cars", "0.3", None, None),
        ("3 1/2 hours", "3.5", None, "hour"),
        ("3/4 of voters", "0.75", None, None),
        ("1億2000万円", "120000000", None, "JPY"),
        ("約500人", "500", None, None),
        ("25 basis points", "25", None, "basis point"),
        ("12 MW", "12", None, "MW"),
        ("a man 1.8m tall", "1.8", None, "m"),
        ("2016 people voted", "2016", None, None),
    ],
)
def test_amounts_of_many_conventions(text: str, value: str, high: str | None, unit: str | None):
    """Ranges, currencies, fractions, Indian and Japanese sizes, points and commas of other countries."""
    figure = first(text)
    expected = (Decimal(value), None if high is None else Decimal(high), unit)
    assert (figure.value, figure.high, figure.unit) == expected


@pytest.mark.parametrize(
    "text",
    ["won 3-2", "a 5-4 ruling", "a 0-0 draw", "after 9/11", "open 24/7", "call 555-123-4567", "call +49 30 1234567",
     "at 38.8977° N, 77.0365° W"],
)  # fmt: skip
def test_scores_calls_and_places_are_no_figures(text: str):
    assert find_figures(text) == ()


def test_more_than_a_third_is_a_bound():
    figure = first("more than a third")
    assert (figure.hedge, round(figure.value or 0, 3)) == ("more than", Decimal("0.333"))


@pytest.mark.parametrize(
    ("text", "hedge"), [("it ticked up to 47%", None), ("it went up to 47%", None), ("up to 47%", "up to")]
)
def test_where_something_moved_to_is_no_bound(text: str, hedge: str | None):
    assert first(text).hedge == hedge


def test_a_majority_of_two_thirds_is_a_fraction_and_a_third_point_is_none():
    assert first("a two-thirds majority").text == "two-thirds"
    assert find_figures("A third, related point.") == ()
