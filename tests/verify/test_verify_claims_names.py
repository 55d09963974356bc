"""Names of claims, who does what, and edits of a sentence that a claim repeats."""

import pytest

from briefing.model import ClaimVerdict
from briefing.text.names import find_names
from briefing.verify.claims.roles import roles_of
from briefing.verify.claims.statements import read_statement
from briefing.verify.claims.verifying import verify_claim

TEXT = (
    "Ann Lee defeated Tom Reed in the election for mayor of Oldport. Paul Kim and Mia Chen supported Reed.\n\n"
    "The court in Newport could order a recount of the postal votes within weeks."
)


@pytest.mark.parametrize(
    ("claim", "verdict"),
    [
        ("Lee defeated Reed in the election for mayor.", ClaimVerdict.SUPPORTED),
        ("Tom Reed defeated Ann Lee in the election for mayor of Oldport.", ClaimVerdict.CONTRADICTED),
        ("Ann Lee defeated Zoe Quinn in the election for mayor of Oldport.", ClaimVerdict.CONTRADICTED),
        ("Zoe Quinn supported the mayor.", ClaimVerdict.NOT_FOUND),
        ("Lee defeated Reed in the election for mayor, the Oldport Fishing Club said.", ClaimVerdict.UNRESOLVED),
        ("The court in Oldport could order a recount of the postal votes within weeks.", ClaimVerdict.CONTRADICTED),
        ("The court in Newport will order a recount of the postal votes within weeks.", ClaimVerdict.UNRESOLVED),
        ("The court in Newport could not order a recount of the postal votes within weeks.", ClaimVerdict.CONTRADICTED),
        ("The court in Newport could order a recount of the postal votes.", ClaimVerdict.SUPPORTED),
    ],
)
def test_a_claim_with_a_name_has_its_verdict(claim: str, verdict: ClaimVerdict):
    finding = verify_claim(claim, TEXT)
    assert (finding.verdict, finding.reasons) == (verdict, finding.reasons)


@pytest.mark.parametrize(
    ("text", "how", "name"),
    [
        ("Ann Lee defeated the others", "does", "Ann Lee"),
        ("Ann Lee was quickly defeated", "undergoes", "Ann Lee"),
        ("they voted for Ann Lee", "for", "Ann Lee"),
        ("they defeated Ann Lee", "", "Ann Lee"),
    ],
)
def test_roles_are_read_beside_names(text: str, how: str, name: str):
    roles = roles_of(read_statement(text), find_names(text))
    assert (how, name) in {(role.how, role.name) for role in roles}


def test_joined_names_share_their_role():
    text = "Ann Lee and Tom Reed won"
    assert {role.name for role in roles_of(read_statement(text), find_names(text)) if role.how == "does"} == {
        "Ann Lee",
        "Tom Reed",
    }
