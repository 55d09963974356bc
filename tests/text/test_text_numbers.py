"""Numbers in digits and words, their values, and texts that are no numbers."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.text.numbers import find_numbers, from_words, parse_digits, small


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("half a million", "500000"),
        ("half-million", "500000"),
        ("half a dozen", "6"),
        ("a quarter of a million", "250000"),
        ("two and a half million", "2500000"),
        ("a million and a half", "1500000"),
        ("three quarters of them", "0.75"),
        ("a third of them", str(Decimal(1) / 3)),
        ("two hundred and thirty thousand", "230000"),
        ("forty-five", "45"),
        ("a dozen", "12"),
        ("1,234,567", "1234567"),
        ("1.234.567,5", "1234567.5"),
        ("1 234 567", "1234567"),
        ("12,5", "12.5"),
        ("1.2bn", "1200000000"),
        ("40 thousand", "40000"),
        ("5½", "5.5"),
        ("3万", "30000"),
    ],
)
def test_a_number_has_its_value(text: str, value: str):
    """What is printed in digits or in words has one exact value."""
    assert [number.value for number in find_numbers(text)] == [Decimal(value)]


@pytest.mark.parametrize("text", ["one", "a", "zero", "F-16", "1" * 41, "x5", "1" * 30 + "a5"])
def test_what_is_no_amount_has_no_number(text: str):
    assert list(find_numbers(text)) == []


def test_nobody_counted_hundreds_of_thousands():
    """An uncounted number stands there without a value."""
    assert [(number.value, number.spelled) for number in find_numbers("hundreds of thousands")] == [(None, True)]


def test_words_that_are_no_numbers_have_no_value():
    assert from_words("five apples") is None
    assert parse_digits("abc") is None


@pytest.mark.parametrize("word", ["Fıve", "FİVE", "ſıx"])
def test_letters_that_a_pattern_takes_for_others_are_read_so(word: str):
    """Patterns without case take dotless i and long s for i and s; so do the tables."""
    assert small(word) in {"five", "six"}


@given(st.text(alphabet="0123456789 ,.’-aefhilmnoty½万ıſ\u00a0", max_size=60))
def test_numbers_slice_back_and_never_raise(text: str):
    """Spans stand in order, apart and inside the text."""
    end = 0
    for number in find_numbers(text):
        assert end <= number.span.start < number.span.end <= len(text)
        end = number.span.end


@pytest.mark.parametrize(
    "unit", ["1,000,", "1", "1 000 ", "1.000.", "one ", "one and ", "half a ", "millions of ", " "]
)
def test_long_texts_take_linear_time(unit: str):
    """Two hundred thousand characters that repeat a part of a number are read at once; a slow loop would not end."""
    assert len(list(find_numbers(unit * (200_000 // len(unit)) + "a5"))) >= 0


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("4 in 2 voters", [("4", 4), ("2", 2)]),  # four in two is a share of nothing
        ("seven out of five arrests", [("seven", 7), ("five", 5)]),
        ("seven-in-ten voters", [("seven-in-ten", Decimal("0.7"))]),
        ("Nine out of every 10 shops", [("Nine out of every 10", Decimal("0.9"))]),
        ("five in 10 minutes", [("five", 5), ("10", 10)]),
        ("two in three days", [("two", 2), ("three", 3)]),
        ("€2.1 million.", [("2.1 million", 2_100_000)]),
        ("the third quarter of the year", []),  # one of four, and no share
        ("In the first half of the game", []),
        ("a quarter of the voters", [("a quarter", Decimal("0.25"))]),
        ("nearly half of the voters", [("half", Decimal("0.5"))]),
        ("2 млн. євро", [("2 млн.", 2_000_000)]),
    ],
)
def test_a_share_is_one_number_and_what_is_none_is_two(text: str, found: list[tuple[str, Decimal]]):
    assert [(number.span.of(text), number.value) for number in find_numbers(text)] == found
