"""The sense of claims: polarity, contraries, possibility, questions, order, attribution."""

import pytest

from briefing.model import ClaimVerdict
from briefing.verify.claims.opposites import opposites, turned_into
from briefing.verify.claims.verifying import verify_claim

TEXT = (
    "The council approved the harbor plan last week. Was the lighthouse keeper paid for his work?\n\n"
    "The first ferry arrived at the northern pier. Critics allege that the harbor company hid its heavy losses.\n\n"
    "Divers did not touch the sunken wreck. The union said the harbor may be sold to investors."
)


@pytest.mark.parametrize(
    ("claim", "verdict"),
    [
        ("The harbor plan was approved by the council.", ClaimVerdict.SUPPORTED),
        ("The council rejected the harbor plan last week.", ClaimVerdict.CONTRADICTED),
        ("The council did not approve the harbor plan.", ClaimVerdict.CONTRADICTED),
        ("The lighthouse keeper was paid for his work.", ClaimVerdict.UNRESOLVED),
        ("The second ferry arrived at the northern pier.", ClaimVerdict.CONTRADICTED),
        ("The first ferry arrived at the southern pier.", ClaimVerdict.CONTRADICTED),
        ("The harbor company hid its heavy losses.", ClaimVerdict.UNRESOLVED),
        ("Divers touched the sunken wreck.", ClaimVerdict.CONTRADICTED),
        ("The harbor will be sold to investors.", ClaimVerdict.UNRESOLVED),
    ],
)
def test_a_claim_keeps_the_sense_of_its_sentence(claim: str, verdict: ClaimVerdict):
    finding = verify_claim(claim, TEXT)
    assert (finding.verdict, finding.reasons) == (verdict, finding.reasons)


def test_contraries_are_listed_or_made_by_a_prefix():
    assert "reject" in opposites("accept")
    assert opposites("pier") == frozenset()
    assert turned_into("lawful", frozenset({"unlawful"})) == "unlawful"
    assert turned_into("unlawful", frozenset({"lawful"})) == "lawful"
    assert turned_into("pier", frozenset({"ferry"})) is None


@pytest.mark.parametrize(
    ("source", "claim", "verdict"),
    [
        ("This is no “act of love”, as Ruiz said.", "This is no act of love, as Ruiz said.", ClaimVerdict.SUPPORTED),
        ("This is no “act of love”, as Ruiz said.", "This is an act of love, as Ruiz said.", ClaimVerdict.CONTRADICTED),
        (
            "Kovac claimed that the guards shot with “real bullets,” not “tear gas.”",
            "Kovac claimed that the guards shot with real bullets, not tear gas.",
            ClaimVerdict.SUPPORTED,
        ),
        (
            "Kovac said on Friday that he doesn’t “begrudge” the rich their guards.",
            "Kovac said on Friday that he doesn’t begrudge the rich their guards.",
            ClaimVerdict.SUPPORTED,
        ),
    ],
)
def test_a_negation_reaches_into_quotation_marks(source: str, claim: str, verdict: ClaimVerdict):
    assert verify_claim(claim, source).verdict is verdict
