"""What turns the sense of a sentence that a claim repeats: its word, its order, who does it, and who only says so."""

import pytest

from briefing.verify.claims.evidence import Evidence
from briefing.verify.claims.senses import alike, only_denied, sense_doubts, swapped_roles
from briefing.verify.claims.statements import read_statement
from briefing.verify.source import as_source


def turned(claim: str, source: str) -> list[str]:
    (read,) = Evidence(as_source(source)).sentences
    doubts = list(sense_doubts(claim, read_statement(claim), read))
    assert {doubt.evidence for doubt in doubts} <= {read.sentence.span}
    return [f"{doubt.verdict}: {doubt.reason}" for doubt in doubts]


def swapped(claim: str, source: str) -> list[str]:
    evidence = Evidence(as_source(source))
    names, first = evidence.names_of(claim), evidence.sentences[0]
    return [one.reason for one in swapped_roles(read_statement(claim), names, first, evidence.sentences)]


@pytest.mark.parametrize(
    ("claim", "source", "doubts"),
    [
        (
            "Divers touched the wreck.",
            "Divers did not touch the wreck.",
            "contradicted: a negation was dropped at 'touch'",
        ),
        ("Divers did not touch the wreck.", "Divers touched it.", "contradicted: a negation was added at 'touch'"),
        ("Divers touched the wreck.", "Divers did not touch the wreck and touch it.", ""),
        ("Divers did not touch it.", "Divers touched it, they touched it all.", ""),
        ("Divers did not touch it.", "Divers did not like to touch it.", ""),
        ("The pier opens in May.", "The pier does not open until May.", ""),
        (
            "The pier opens, not until May.",
            "The pier does not open until May.",
            "contradicted: a negation was dropped at 'open'",
        ),
        ("The first ferry came.", "The second ferry came.", "contradicted: the source says 'second', not 'first'"),
        ("The second ferry came first.", "The first ferry came second.", ""),
        ("The ferry came.", "The first ferry came.", ""),
        ("The first ferry came.", "The ferry came.", ""),
        ("Prices rose.", "Prices fell.", "contradicted: the source says 'fell', not 'rose'"),
        ("The board approved it.", "The board rejected it and then adopted it.", ""),
        ("Prices rose.", "Prices may have risen.", "unresolved: the source says it as a possibility"),
        ("Prices may have risen.", "Prices may have risen.", ""),
        ("Prices rose.", "Prices rose, and wages may follow.", ""),
        ("The ferry came.", "Was it so that the ferry came?”", "unresolved: the source asks it"),
        ("Was it the ferry?", "Was it so that the ferry came?", ""),
    ],
)
def test_a_word_a_negation_a_possibility_or_a_question_turns_the_sense(claim: str, source: str, doubts: str):
    """A word that the sentence has twice, once with each sense, turns nothing."""
    assert "; ".join(turned(claim, source)) == doubts


@pytest.mark.parametrize(
    ("claim", "source", "word"),
    [
        ("The harbor lost money.", "Critics allege that the harbor lost money.", "allege"),
        ("The harbor lost money.", "Critics say that the harbor lost money.", None),
        ("Some say the harbor lost money.", "Critics allege that the harbor lost money.", None),
        ("Ferry prices rose again sharply.", "Ferry prices, critics claim, rose again sharply.", "claim"),
        ("Ferry prices rose again.", "Ferry prices, critics claim, rose again.", None),
        ("Suggestions hurt.", "The suggested sale hurt.", None),
        ("Penguins swim.", "Critics allege that the harbor lost money.", None),
    ],
)
def test_what_stands_mostly_behind_a_verb_that_only_claims_is_someones_word(claim: str, source: str, word: str | None):
    told = [f"unresolved: the source gives it as someone's word ({word!r}), the claim as a fact"] if word else []
    assert turned(claim, source) == told


@pytest.mark.parametrize(
    ("claim", "source", "word"),
    [
        ("The bridge was damaged.", "Rain fell. The bridge was not damaged.", "damaged"),
        ("The bridge was not damaged.", "The bridge was not damaged.", None),
        ("The bridge was damaged.", "The bridge was not damaged. Later it was damaged.", None),
        ("The bridge was damaged.", "The bridge was not damaged until May.", None),
        ("The bridge was damaged.", "The bridge was damaged or not damaged.", None),
        ("The bridge was sold.", "The bridge was not damaged.", None),
    ],
)
def test_what_the_source_has_only_denied_is_no_fact(claim: str, source: str, word: str | None):
    found = list(only_denied(read_statement(claim), Evidence(as_source(source))))
    assert [one.reason for one in found] == ([f"the source has {word!r} only denied"] if word else [])
    assert [one.evidence.of(source) for one in found if one.evidence] == (
        ["The bridge was not damaged."] if word else []
    )


@pytest.mark.parametrize(
    ("claim", "source", "reasons"),
    [
        ("Tom Reed praised it.", "Ann Lee praised it.", ["the source says it of 'Ann Lee', not of 'Tom Reed'"]),
        ("Tom Reed praised it.", "Ann Lee praised it. Tom Reed praised it too.", []),
        ("Lee praised it.", "Ann Lee praised it.", []),
        ("Tom Reed won it.", "Ann Lee praised it.", []),
        (
            "Ann Lee praised it and Tom Reed led it.",
            "Ann Lee praised it and Mia Chen led it.",
            ["the source says it of 'Mia Chen', not of 'Tom Reed'"],
        ),
        (
            "Zoe Hill won it, Zoe Hill met it and Tom Reed led it.",
            "Mia Chen led it. Ann Lee met it for Zoe Hill.",
            ["the source says it of 'Mia Chen', not of 'Tom Reed'"],
        ),
        ("Tom Reed met it.", "Ann Lee met it for Tom Reed.", []),
        ("Tom Reed met it.", "Ann Lee met it.", ["the source says it of 'Ann Lee', not of 'Tom Reed'"]),
    ],
)
def test_what_one_name_does_is_not_given_to_another(claim: str, source: str, reasons: list[str]):
    """Unless another sentence says it of that one, too; who meets someone is met."""
    assert swapped(claim, source) == reasons


@pytest.mark.parametrize(
    ("claim", "source", "reason"),
    [
        (
            "Ana Ruiz rejected the harbour treaty.",
            "Ana Ruiz approved the harbour treaty.",
            "'approved' of 'Ana Ruiz', not 'rejected'",
        ),
        (
            "Ana Ruiz rejected the harbour treaty.",
            "Rain fell. Ana Ruiz approved the harbour treaty.",
            "'approved' of 'Ana Ruiz', not 'rejected'",
        ),
        ("Ana Ruiz rejected the treaty.", "Ana Ruiz approved the treaty.", None),
        ("Ana Ruiz rejected the harbour treaty.", "Tom Reed approved the harbour treaty.", None),
        ("Ana Ruiz painted the harbour treaty.", "Ana Ruiz approved the harbour treaty.", None),
        ("Rejected Ana Ruiz, harbour treaty.", "Ana Ruiz approved the harbour treaty.", None),
        ("Ana Ruiz rejected the harbour treaty.", "They approved Ana Ruiz, of the harbour treaty.", None),
        ("Ana Ruiz rejected the harbour treaty.", "Ana Ruiz approved the harbour treaty they rejected.", None),
        (
            "Ana Ruiz rejected the harbour treaty.",
            "Rain fell. Ana Ruiz approved the harbour treaty, and Ana Ruiz rejected it.",
            None,
        ),
        (
            "Ana Ruiz painted the harbour treaty and Ana Ruiz rejected the harbour treaty.",
            "Ana Ruiz approved the harbour treaty.",
            "'approved' of 'Ana Ruiz', not 'rejected'",
        ),
    ],
)
def test_a_name_does_not_do_the_contrary_of_what_it_did_in_the_same_matter(claim: str, source: str, reason: str | None):
    """Two words of the matter show that it is the same one."""
    assert [one for one in swapped(claim, source) if "the source says" in one] == (
        [f"the source says {reason}"] if reason else []
    )


@pytest.mark.parametrize(
    ("claim", "source", "names"),
    [
        ("Tom Reed praised Ann Lee.", "Ann Lee praised Tom Reed.", ["Tom Reed", "Ann Lee"]),
        ("Tom Reed was praised by Ann Lee.", "Ann Lee praised Tom Reed.", []),
        ("Ann Lee was praised by Tom Reed.", "Ann Lee praised Tom Reed.", ["Ann Lee", "Tom Reed"]),
        ("Ann Lee praised it.", "Ann Lee was praised.", ["Ann Lee"]),
        ("Ann Lee was praised.", "Ann Lee praised it.", ["Ann Lee"]),
        ("Ann Lee lost it.", "They lost to Ann Lee.", ["Ann Lee"]),
        ("They lost to Ann Lee.", "Ann Lee lost it.", ["Ann Lee"]),
        ("They lost with Ann Lee.", "Ann Lee lost it.", []),
        ("Ann Lee lost it.", "They lost with Ann Lee.", []),
        ("Ann Lee met it.", "They met Ann Lee.", []),
        ("Ann Lee won it.", "They lost to Ann Lee.", []),
        ("Ann Lee plans it.", "The plan of Ann Lee and plans against Ann Lee.", []),
        ("Ann Lee praised it.", "They praised Ann Lee and Ann Lee praised them.", []),
        ("Ann Lee retired.", "The retiring Ann Lee left.", []),
        ("Ann Lee praised it.", "They praised Tom Reed.", []),
        ("Zoe Hill won it and Ann Lee praised it.", "Ann Lee was praised.", ["Ann Lee"]),
    ],
)
def test_who_does_it_is_not_the_one_to_whom_it_is_done(claim: str, source: str, names: list[str]):
    found = [one for one in swapped(claim, source) if "another part" in one]
    assert found == [f"in the source {name!r} has another part in it" for name in names]


@pytest.mark.parametrize(
    ("claim", "source", "told"),
    [
        ("Ann Lee slammed Tom Reed.", "Tom Reed was slammed for the plan of Ann Lee.", "Tom Reed"),
        ("Ann Lee slammed Tom Reed.", "The plan of Ann Lee was slammed by Tom Reed.", None),
        ("Ann Lee slammed Tom Reed.", "The plan was slammed in Marden.", None),
        ("Ann Lee slammed Tom Reed.", "Mia Chen was slammed for the plan of Ann Lee.", None),
        ("Ann Lee slammed Tom Reed.", "Tom Reed was slammed for the plan of Mia Chen.", None),
        ("Ann Lee slammed Tom Reed.", "Tom Reed was slammed, and Ann Lee slammed him.", None),
        ("Ann Lee met Tom Reed.", "Tom Reed was met for the plan of Ann Lee.", None),
        ("Ann Lee sued Tom Reed.", "Tom Reed was slammed for the plan of Ann Lee.", None),
        ("Ann Lee slammed Tom Reed with Mia Chen.", "Tom Reed was slammed for the plan of Ann Lee.", None),
        ("Slammed by Ann Lee, Tom Reed left.", "Tom Reed left for the plan of Ann Lee, slammed.", None),
        ("For Ann Lee, Tom Reed was slammed.", "Tom Reed was slammed for the plan of Ann Lee.", None),
        ("Lee slammed Ann Lee.", "Ann Lee was slammed for the plan of Lee.", None),
    ],
)
def test_the_one_that_a_sentence_is_about_does_not_become_the_object_of_another(
    claim: str, source: str, told: str | None
):
    found = [one for one in swapped(claim, source) if "the source tells of" in one]
    assert found == ([f"the source tells of {told!r}, not of 'Ann Lee', who does it"] if told else [])


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Ann Lee", "Lee", True),
        ("Norland-led", "Norland Union", True),
        ("IMF", "International Monetary Fund", True),
        ("Ann Lee", "Tom Reed", False),
    ],
)
def test_names_that_share_a_word_can_be_one(one: str, other: str, *, same: bool):
    assert alike(one, other) is same
