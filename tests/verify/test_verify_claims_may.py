"""May is a month or a verb; only the verb makes a passage less than a fact."""

import pytest

from briefing import verify_claim


@pytest.mark.parametrize(
    ("claim", "source"),
    [
        (
            "The bridge stays closed until May 20.",
            "MILBROOK, May 3 (Gazette) - The bridge will stay closed until May 20.",
        ),
        ("The council voted for the budget.", "In May the council voted for the budget by a wide margin."),
        ("The plant closed.", "The plant in Oldport closed in May, its owner said."),
    ],
    ids=["dateline", "in May", "in May with a stop"],
)
def test_the_month_is_no_possibility(claim: str, source: str):
    assert not [reason for reason in verify_claim(claim, source).reasons if "possibility" in reason]


@pytest.mark.parametrize(
    ("claim", "source"),
    [
        ("The plant closes in June.", "The plant may close in June."),
        (
            "The council votes for the budget.",
            "May the council vote for the budget? The council may vote for the budget.",
        ),
    ],
    ids=["verb", "both"],
)
def test_the_verb_is_one(claim: str, source: str):
    assert verify_claim(claim, source).verdict != "supported"
