"""Figures of a claim that stand where the sentence has another of its own figures."""

import pytest

from briefing.model import ClaimVerdict
from briefing.text.figures import find_figures
from briefing.verify.claims.evidence import evidence_of
from briefing.verify.claims.statements import read_statement
from briefing.verify.claims.swapped import swapped_figures

STORM = "The storm sank 20 boats and killed 30 men on Monday."


def swapped(source: str, claim: str) -> list[tuple[str, str]]:
    """Return reason and passage of each doubt about figures of a claim that stand in the place of others."""
    text = f"Rain fell. {source}"
    read = evidence_of(text).sentences[1]
    doubts = list(swapped_figures(read_statement(claim), find_figures(claim), read))
    assert all(doubt.verdict is ClaimVerdict.CONTRADICTED for doubt in doubts)
    return [(doubt.reason, doubt.evidence.of(text)) for doubt in doubts if doubt.evidence]


def there(found: str, given: str) -> tuple[str, str]:
    return f"the source has {found!r} there, not {given!r}", found


def counts(found: str, given: str) -> tuple[str, str]:
    return f"the source has {found!r} of these, not {given!r}", found


@pytest.mark.parametrize(
    ("source", "claim", "found"),
    [
        ("Storms hit 20 boats.", "Storms hit 20 boats.", []),
        ("Storms hit 20 old boats.", "Storms hit 30 large new boats.", [there("20", "30")] * 2),
        ("Storms hit 20 old boats.", "Storms hit 30 large new blue boats.", [there("20", "30")]),
        ("Storms hit 20 old red wood boats.", "Storms hit 30 large boats.", [there("20", "30")]),
        ("Storms hit 20 old red boats.", "Storms hit 30 large boats.", [there("20", "30")] * 2),
        ("Storms hit 20 cars.", "Storms hit 30 boats.", [there("20", "30")]),
        ("Storms hit 20 cars.", "Storms hit boats.", []),
        ("Storms hit old cars.", "Storms hit 30 boats.", []),
        ("Storms hit 20 cars, boats.", "Storms hit twenty vans, boats.", []),
        ("Storms in May hit 20 cars.", "Storms in 30 towns hit 20 cars.", []),
    ],
)
def test_a_figure_in_the_place_of_another_contradicts(source: str, claim: str, found: list[tuple[str, str]]):
    """In a gap of up to three words on either side, or counting the same thing."""
    assert swapped(source, claim) == found


@pytest.mark.parametrize(
    ("source", "claim", "found"),
    [
        (STORM, "40 boats sank in the storm.", [there("20", "40")]),
        (STORM, "20 boats and 40 boats sank in the storm.", []),
        (STORM, "40 cars burned.", []),
        (STORM, "On Monday, 20 men drowned.", [counts("30", "20")]),
        (STORM, "On Monday, 20 fires burned.", []),
        (STORM, "On Monday, 20 men and 30 boats drowned.", [counts("30", "20"), counts("20", "30")]),
        (STORM, "On Monday, 20 boats, then 20 men drowned.", [there("30", "20"), counts("30", "20")]),
        ("They paved 20 km of road and 5 miles of rail.", "In May, 20 km of rail rusted.", []),
        ("They paved 20 km of road and 5 km of rail.", "In May, 20 km of rail rusted.", [counts("5 km", "20 km")]),
        ("They lost 20, and 30 boats sank.", "In May, 20 boats left.", []),
    ],
)
def test_a_figure_counts_what_it_counts_in_the_source(source: str, claim: str, found: list[tuple[str, str]]):
    """Where another figure of the sentence counts it in the same unit, and none of the claim is that one."""
    assert swapped(source, claim) == found


@pytest.mark.parametrize(
    ("claim", "found"),
    [
        ("Prices rose from 30 dollars to 20 dollars.", [("30 dollars", "30 dollars"), ("20 dollars", "20 dollars")]),
        ("To 20 dollars, from 30 dollars, prices rose.", [("20 dollars", "20 dollars"), ("30 dollars", "30 dollars")]),
        ("From 20 dollars prices rose to 30 dollars.", []),
        ("Prices rose by 20 dollars.", []),
        ("20 dollars was the price.", []),
        ("Prices rose to 20 dollars.", [("20 dollars", "20 dollars")]),
    ],
)
def test_the_two_ends_of_a_change_are_not_exchanged(claim: str, found: list[tuple[str, str]]):
    reasons = [(f"{given!r} stands at the other end of the change in the source", passage) for given, passage in found]
    told = swapped("Prices rose from 20 dollars to 30 dollars.", claim)
    assert [one for one in told if "other end" in one[0]] == reasons
    assert swapped("From 20 dollars, prices rose quickly.", "Prices quickly rose to 20 dollars.") == [
        ("'20 dollars' stands at the other end of the change in the source", "20 dollars")
    ]


@pytest.mark.parametrize(
    ("source", "claim", "found"),
    [
        ("Greens took 20, while Whigs won 30 seats.", "Whigs won 20 seats.", [there("30", "20")] * 2),
        ("Greens took 20, while Whigs won 30 safe old seats.", "Whigs won 20 safe new seats.", [there("30", "20")] * 2),
        ("Greens took 20, while Whigs won 30 seats.", "Whigs won 30 seats.", []),
        ("Greens won 20, while Whigs won 30 seats.", "Whigs won 20 seats.", []),
        ("Greens took 20, while Whigs won 30.", "In May, Whigs won 20.", [there("30", "20")] * 2),
        ("20 seats went to Greens, Whigs took 30.", "30 seats fell.", [there("20", "30")] * 2),
        ("20 seats went to Greens, Whigs took 30.", "20 fell to Greens.", []),
        ("20 boats sank, 30 boats burned.", "30 boats sank.", [there("20", "30")]),
        ("Greens won 20, while Whigs won 30 seats.", "Greens lost 20 seats.", []),
    ],
)
def test_a_figure_between_the_words_of_another_contradicts(source: str, claim: str, found: list[tuple[str, str]]):
    """Unless a word right beside it is the same as in the sentence."""
    assert swapped(source, claim) == found
