"""Figures and dates of claims: same, converted, rounded, another bound, of another thing, absent."""

import pytest

from briefing.model import ClaimVerdict
from briefing.text.figures import find_figures
from briefing.verify.claims.agreement import agreement
from briefing.verify.claims.dates import calendar_of
from briefing.verify.claims.verifying import verify_claim

TEXT = (
    "The storm flooded 4,600 houses in the valley on Monday. Nearly 12.4 percent of the farms lost power.\n\n"
    "Rescuers saved 35 children and 60 adults from the school. Rain fell for 3 hours. The final score was 3:17.\n\n"
    "The river rose by 2 miles per hour near Oldport in March 2021."
)


@pytest.mark.parametrize(
    ("given", "found", "note"),
    [
        ("5 km", "5 km", ""),
        ("5 km", "about 5 km", ""),
        ("5 percent", "5.2 percent", "rounded"),
        ("8 km", "5 miles", "computed"),
        ("8 kg", "5 miles", None),
        ("5 km", "6 km", None),
        ("hundreds of men", "5 men", None),
        ("5", "5 km", ""),
        ("6", "5 km", None),
    ],
)
def test_two_figures_agree_or_not(given: str, found: str, note: str | None):
    ours, theirs = find_figures(given)[0], find_figures(found)[0]
    said = agreement(ours, theirs)
    assert (said is None) == (note is None)
    assert (note or "") in (said or "")


@pytest.mark.parametrize(
    ("claim", "verdict"),
    [
        ("The storm flooded 4,600 houses in the valley.", ClaimVerdict.SUPPORTED),
        ("The storm flooded 4,700 houses in the valley.", ClaimVerdict.CONTRADICTED),
        ("The storm flooded 46 houses in the valley.", ClaimVerdict.CONTRADICTED),
        ("The storm killed 4,600 penguins at sea.", ClaimVerdict.UNRESOLVED),
        ("About 12 percent of the farms lost power.", ClaimVerdict.SUPPORTED),
        ("More than 12.4 percent of the farms lost power.", ClaimVerdict.CONTRADICTED),
        ("Rescuers saved 60 children and 35 adults from the school.", ClaimVerdict.CONTRADICTED),
        ("The final score was 99 goals.", ClaimVerdict.NOT_FOUND),
        ("The final score was 3:18.", ClaimVerdict.CONTRADICTED),
        ("The storm flooded houses in the valley on Tuesday.", ClaimVerdict.CONTRADICTED),
        ("The storm flooded 4,600 houses in the valley on Sunday.", ClaimVerdict.CONTRADICTED),
        ("12.4 percent of the farms lost power.", ClaimVerdict.UNRESOLVED),
        ("The river rose near Oldport in March 2021.", ClaimVerdict.SUPPORTED),
        ("The river rose near Oldport in March 2022.", ClaimVerdict.CONTRADICTED),
        ("The river rose near Oldport in April 2021.", ClaimVerdict.CONTRADICTED),
    ],
)
def test_a_claim_with_a_figure_has_its_verdict(claim: str, verdict: ClaimVerdict):
    finding = verify_claim(claim, TEXT)
    assert (finding.verdict, finding.reasons) == (verdict, finding.reasons)


def test_the_parts_of_dates_are_read():
    found = calendar_of("On Friday, 5 May 2024, and 2023-02-03, also March 7 and June")
    assert found.years == {"2024", "2023"}
    assert found.days == {(5, 5), (2, 3), (3, 7)}
    assert found.months == {5, 2, 3, 6}
    assert found.weekdays == {"fri"}
    assert calendar_of("5 Aprıl, ſunday, Frıday").weekdays == {"fri", "sun"}
