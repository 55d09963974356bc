"""What a claim changed in the sentence that it repeats almost word for word: negations, names, numbers, possibilities."""

import pytest

from briefing.model import ClaimVerdict
from briefing.text.figures import find_figures
from briefing.verify.claims.doubts import Doubt
from briefing.verify.claims.edits import edit_doubts
from briefing.verify.claims.evidence import evidence_of

NEGATION = "a negation was added or dropped"


def edits_of(source: str, claim: str) -> list[Doubt]:
    return list(edit_doubts(claim, find_figures(claim), evidence_of(source).sentences[0]))


def contradictions(source: str, claim: str) -> list[str]:
    """Return the reasons of the contradictions between a claim and a source of one sentence."""
    read = evidence_of(source).sentences[0]
    doubts = edits_of(source, claim)
    assert doubts == [Doubt(ClaimVerdict.CONTRADICTED, doubt.reason, read.sentence.span) for doubt in doubts]
    return [doubt.reason for doubt in doubts]


def instead(found: str, given: str) -> str:
    return f"the source has {found!r}, not {given!r}"


@pytest.mark.parametrize(
    ("source", "claim", "reasons"),
    [
        ("The board did not yet close the old bridge.", "The board did close the old bridge.", [NEGATION]),
        ("The board did close the old bridge.", "The board did not close the old bridge.", [NEGATION]),
        ("The board closed the old bridge but not by vote.", "The board closed the old bridge.", [NEGATION]),
        ("The board closed the old bridge, but not by vote.", "The board closed the old bridge.", []),
        (
            "The board, though not asked, closed the old bridge of the town.",
            "The board and mayor closed the old bridge of the town.",
            [],
        ),
        (
            "The board never, as a rule, closed the old bridge of the town.",
            "The board and mayor closed the old bridge of the town.",
            [NEGATION],
        ),
        ("The board has not, as yet, closed the bridge.", "The board has closed the bridge.", [NEGATION]),
        ("The board, not without many protests, closed the bridge.", "The board closed the bridge.", []),
        ("The board, not asked, closed the bridge.", "The board closed the bridge.", []),
        ("The board closed the old bridge.", "The board, but not by any vote, closed the old bridge.", []),
        ("The board called the old bridge unsafe.", "The board called the old bridge false.", []),
        ("The board declined to close the bridge.", "The board did not close the bridge.", []),
        ("The board declined to close the bridge.", "The board came to close the bridge.", [NEGATION]),
        ("The board needs at least 60 old boats.", "The board needs no fewer than 60 old boats.", []),
        ("No board can close the old bridge.", "The board can close the old bridge.", [NEGATION]),
        ("No board can close the old bridge.", "A board can never close the old bridge.", []),
    ],
)
def test_a_negation_more_or_less_contradicts(source: str, claim: str, reasons: list[str]):
    """Of a clause that is left out nothing counts; a word that only judges something denies nothing."""
    assert contradictions(source, claim) == reasons


@pytest.mark.parametrize(
    ("source", "claim", "reasons"),
    [
        ("Officials can't open the old bridge.", "Officials cannot open the old bridge.", []),
        ("Officials won’t open the old bridge.", "Officials will not open the old bridge.", []),
        ("Officials won't open the old bridge.", "Officials will open the old bridge.", [NEGATION]),
        ("Officials didn't open the old bridge.", "Officials did not open the old bridge.", []),
    ],
)
def test_a_contraction_is_a_negation(source: str, claim: str, reasons: list[str]):
    assert contradictions(source, claim) == reasons


def test_only_a_claim_that_repeats_the_sentence_is_compared_word_by_word():
    """Four of five words in order are enough."""
    source = "Officials closed the bridge for boats and cars that day."
    assert contradictions(source, "Officials never closed the bridge.") == [NEGATION]
    assert contradictions(source, "Officials never once closed the bridge.") == []


@pytest.mark.parametrize(
    ("source", "claim", "reasons"),
    [
        (
            "The ferry to Oldport sank in the bay.",
            "The ferry to Newport sank in the bay.",
            [instead("Oldport", "Newport")],
        ),
        ("The ferry to Oldport sank in the bay.", "The ferry to town sank in the bay.", []),
        ("The ferry to town sank in the bay.", "The ferry to Newport sank in the bay.", []),
        ("The ferry to Oldport sank off Newport.", "The ferry to Newport sank off Newport.", []),
        ("The ferry of Ann Lee sank in the bay.", "The ferry of Ann Reed sank in the bay.", [instead("Lee", "Reed")]),
        ("The Harbour Board closed the bridge.", "The HB closed the bridge.", []),
        ("The Harbour Board closed the bridge.", "The XB closed the bridge.", [instead("Harbour Board", "XB")]),
        ("The bridge was closed by Mayor Lee.", "The bridge was closed by President Lee.", []),
        (
            "The bridge was closed by the Harbour Board.",
            "The bridge was closed by the Xenia Board.",
            [instead("Harbour", "Xenia")],
        ),
        ("The US army closed the bridge.", "The U.S. army closed the bridge.", []),
        ("The U.S. army closed the bridge.", "The US army closed the bridge.", []),
        ("A ship of the United States army left the bay.", "A ship of the U.S. army left the bay.", []),
        ("The bridge was closed by Ivan Zelensky.", "The bridge was closed by Ivan Zelenskyy.", []),
        ("The U.S.A. army closed the bridge.", "The U.K. army closed the bridge.", []),
        ("The ferry sank. Lee saw it.", "The ferry Newport sank.", []),
    ],
)
def test_a_name_in_the_place_of_another_contradicts(source: str, claim: str, reasons: list[str]):
    """An acronym of a name of the sentence, a title and another spelling are no other name."""
    assert contradictions(source, claim) == reasons


@pytest.mark.parametrize(
    ("source", "claim", "reasons"),
    [
        ("The ferry of 1998 reached the pier.", "The ferry of 1999 reached the pier.", [instead("1998", "1999")]),
        ("The ferry of 1998 reached the pier.", "The ferry of June reached the pier.", []),
        ("The ferry took 20 men to the pier.", "The ferry took 30 men to the pier.", [instead("20", "30")]),
        ("The ferry took 20 men to the pier.", "The ferry took twenty men to the pier.", []),
        ("The ferry took 20 men to the pier.", "The ferry took young men to the pier.", []),
        ("The ferry line 20A went to the pier.", "The ferry line 30A went to the pier.", [instead("20A", "30A")]),
        ("The ferry went 20 km to the pier.", "The ferry went 20 miles to the pier.", [instead("km", "miles")]),
        ("The ferry cut its costs by 5-7 percent.", "The ferry cut its costs by 5 to 7 percent.", []),
        ("The ferry cut its costs by 5–7 percent.", "The ferry cut its costs by 5-7 percent.", []),
        ("The ferry took some men to the pier.", "The ferry took 30 men to the pier.", [instead("some", "30")]),
        ("The ferry took men to the pier.", "The ferry took 30 men to the pier.", []),
        ("The ferry took 20 men and 5 boys.", "The ferry took 5 men and 5 boys.", []),
    ],
)
def test_a_number_year_or_unit_in_the_place_of_another_contradicts(source: str, claim: str, reasons: list[str]):
    """One that a figure of the sentence agrees with is left to the judgement of figures."""
    assert contradictions(source, claim) == reasons


@pytest.mark.parametrize(
    ("source", "claim", "gone"),
    [
        ("The ferry may reach the pier.", "The ferry will reach the pier.", "may"),
        ("The ferry may reach the pier.", "The ferry might reach the pier.", None),
        ("The ferry may reach the pier.", "The ferry can reach the pier.", None),
        ("The ferry may reach the pier.", "The ferry would reach the pier.", None),
        ("The ferry can reach the pier.", "The ferry did reach the pier.", None),
        ("The ferry would reach the pier.", "The ferry did reach the pier.", None),
        ("The ferry reached the pier, possibly on Monday.", "The ferry reached the pier on Monday.", ", possibly"),
        ("The ferry reached the pier, possibly on Monday.", "The ferry reached the pier.", ", possibly on Monday"),
        ("The ferry reached the pier, which may be shut.", "The ferry reached the pier.", None),
        ("The ferry reached the pier in May.", "The ferry reached the pier in June.", None),
        ("The ferry reached the pier on May 5.", "The ferry reached the pier on Whit 5.", None),
        ("The ferry should reach the pier.", "The ferry did reach the pier.", "should"),
    ],
)
def test_a_possibility_that_is_dropped_leaves_the_claim_open(source: str, claim: str, gone: str | None):
    """Left out with its clause, it makes nothing certain; May is a month there."""
    reason = f"the source says it as a possibility ({gone!r})"
    read = evidence_of(source).sentences[0]
    assert edits_of(source, claim) == ([Doubt(ClaimVerdict.UNRESOLVED, reason, read.sentence.span)] if gone else [])
