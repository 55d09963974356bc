"""Reasons of one verdict: none is told twice in other words."""

import pytest

from briefing.verify.claims.doubts import distinct_reasons


@pytest.mark.parametrize(
    ("reasons", "kept"),
    [
        (
            ["the source has '2.5 km', not '3.5 km'", "the source has '2.5 km' there, not '3.5 km'"],
            ["the source has '2.5 km', not '3.5 km'"],
        ),
        (
            ["the source has '2.5', not '3.5'", "the source has '2.5 km', not '3.5 km'"],
            ["the source has '2.5 km', not '3.5 km'"],
        ),
        (
            ["the source has '5', not '6'", "the source has '7', not '8'"],
            ["the source has '5', not '6'", "the source has '7', not '8'"],
        ),
        (
            ["the source says 'he', not 'she'", "the source has 'he', not 'she'"],
            ["the source says 'he', not 'she'", "the source has 'he', not 'she'"],
        ),
        (
            ["it says it as a possibility", "it says it as a possibility ('may')"],
            ["it says it as a possibility ('may')"],
        ),
        (["it has 'may'", "it has 'might'", "it has 'may'"], ["it has 'may'", "it has 'might'"]),
    ],
)
def test_a_reason_that_another_one_says_is_left_out(reasons: list[str], kept: list[str]):
    assert distinct_reasons(reasons) == tuple(kept)
