"""Figures of claims, rule by rule: when two agree, what stands beside them, which bound they keep, what is absent."""

from dataclasses import replace

import pytest

from briefing.model import ClaimVerdict
from briefing.text.figures import find_figures
from briefing.verify.claims.agreement import agreement
from briefing.verify.claims.evidence import evidence_of
from briefing.verify.claims.figures import figure_doubts
from briefing.verify.claims.statements import read_statement

SUPPORTED, CONTRADICTED = ClaimVerdict.SUPPORTED, ClaimVerdict.CONTRADICTED
NOT_FOUND, UNRESOLVED = ClaimVerdict.NOT_FOUND, ClaimVerdict.UNRESOLVED


def doubts_of(source: str, claim: str) -> list[tuple[ClaimVerdict, str, str | None]]:
    """Return verdict, reason and passage of each doubt about the figures of a claim."""
    evidence = evidence_of(source)
    doubts = figure_doubts(claim, read_statement(claim), find_figures(claim), evidence, evidence.sentences)
    return [(one.verdict, one.reason, one.evidence and one.evidence.of(source)) for one in doubts]


@pytest.mark.parametrize(
    ("given", "found", "note"),
    [
        ("5 km", "5 km", ""),
        ("5 percent", "5.2 percent", "rounded from '5.2 percent'"),
        ("8 km", "5 miles", "computed from '5 miles'"),
        ("9 km", "5 miles", None),
        ("hundreds of men", "hundreds of boats", ""),
        ("hundreds of men", "thousands of men", None),
        ("hundreds of km", "5 miles", None),
        ("5 km", "hundreds of miles", None),
        ("5 to 7 percent", "5 to 7 percent", ""),
        ("5 to 7 percent", "5.2 percent", None),
        ("5.2 percent", "5 to 7 percent", None),
    ],
)
def test_figures_agree_when_the_same_rounded_or_computed(given: str, found: str, note: str | None):
    assert agreement(find_figures(given)[0], find_figures(found)[0]) == note


@pytest.mark.parametrize(
    ("given", "found", "note"),
    [
        ("nearly 20 men", "19.4 men", "nearly '20' for '19.4'"),
        ("nearly 20 men", "18 men", "nearly '20' for '18'"),
        ("nearly 20 men", "17.5 men", None),
        ("nearly 20 men", "20.6 men", None),
        ("more than 20 men", "24 men", "more than '20' for '24'"),
        ("more than 20 men", "25 men", None),
        ("more than 20 men", "19 men", None),
        ("about 20 men", "21 men", "about '20' for '21'"),
        ("about 20 men", "19 men", "about '20' for '19'"),
        ("about 20 men", "22 men", None),
        ("about 20 men", "18 men", None),
        ("about 25 men", "26 men", None),
        ("20 men", "21 men", None),
        ("up to 20 men", "19 men", None),
    ],
)
def test_a_hedged_round_number_stands_for_an_exact_one(given: str, found: str, note: str | None):
    """A tenth below, a fifth above or a twentieth to either side, as the hedge says; and only for more digits."""
    assert agreement(find_figures(given)[0], find_figures(found)[0]) == note


@pytest.mark.parametrize(
    ("given", "found", "note"),
    [
        ("50 percent", "half", "the same as 'half'"),
        ("half", "50 percent", "the same as '50 percent'"),
        ("just over half", "52 percent", "just over 'half' for '52 percent'"),
        ("51 percent", "half", None),
        ("50 percent", "0.5", None),
        ("100 percent", "1", None),
        ("0 percent", "0", None),
        ("50 percent", "0.5 km", None),
        ("0.5 km", "50 percent", None),
        ("50 km", "half of it", None),
        ("half of it", "50 km", None),
    ],
)
def test_a_fraction_in_words_is_so_many_percent(given: str, found: str, note: str | None):
    assert agreement(find_figures(given)[0], find_figures(found)[0]) == note


@pytest.mark.parametrize(
    ("given", "found", "note"),
    [
        ("5", "5 km", ""),
        ("5 km", "5", ""),
        ("6", "5 km", None),
        ("5 men", "5 km", None),
        ("5 km", "5 men", None),
        ("5", "5 percent", None),
        ("5 dollars", "5", None),
        ("5", "5 men", ""),
    ],
)
def test_a_bare_number_may_leave_out_its_unit(given: str, found: str, note: str | None):
    """Not what it counts, nor percent or a currency, without which it says another thing."""
    assert agreement(find_figures(given)[0], find_figures(found)[0]) == note


@pytest.mark.parametrize(
    ("claim", "held"),
    [
        ("The ferry line lost 20 dollars.", False),
        ("The old ferry line lost 20 dollars.", True),
        ("The ferry line got 20 dollars.", True),
        ("It lost 20 dollars.", False),
        ("20 dollars.", True),
    ],
)
def test_a_figure_stands_among_words_of_the_claim(claim: str, held: bool):  # noqa: FBT001 - a case of a table
    """Of up to three words one stands in its own sentence; of more it may be the sentence before that names them."""
    source = "The ferry line sold its pier. It got 20 dollars."
    reason = "'20 dollars' stands in the source for another thing"
    assert doubts_of(source, claim) == ([] if held else [(NOT_FOUND, reason, "20 dollars")])


@pytest.mark.parametrize(
    ("source", "claim", "held"),
    [
        ("Storms sank 20 boats.", "Storms sank 20 boats.", True),
        ("Storms sank 20 boats.", "Storms killed 20 people.", True),
        ("Boats came late. Storms sank 20.", "Waves hit 20 boats in storms.", True),
        ("Rain fell. Storms sank 20.", "Wild waves hit old piers, sinking 20 boats.", False),
        ("Storms sank 20 boats.", "Waves hit 20 boats.", False),
    ],
)
def test_a_figure_counts_the_same_or_stands_among_the_same_words(source: str, claim: str, held: bool):  # noqa: FBT001
    reason = "'20' stands in the source for another thing"
    assert doubts_of(source, claim) == ([] if held else [(NOT_FOUND, reason, "20")])


def test_a_figure_without_a_clause_is_held_to_the_whole_claim():
    source, claim = "Whales ate 20 fish.", "Whales came, 20 birds left and slept."
    evidence, stated = evidence_of(source), read_statement(claim)
    figure = find_figures(claim)[0]
    found = [
        list(figure_doubts(claim, stated, [one], evidence, evidence.sentences))
        for one in (figure, replace(figure, context=None))
    ]
    assert [len(doubts) for doubts in found] == [1, 0]


def test_a_figure_that_agrees_as_printed_is_the_one_that_is_meant():
    """Of two at one place the rounded one gives no note."""
    claim = "Boats lost 5 percent."
    note = (SUPPORTED, "rounded from '5.2 percent'", "5.2 percent")
    assert doubts_of("Boats lost 5.2 percent or 5 percent.", claim) == []
    assert doubts_of("Boats lost 5.2 percent.", claim) == [note]
    assert doubts_of("Boats lost 5.2 percent. Rain fell. Cars lost 5 percent.", claim) == [note]


@pytest.mark.parametrize(
    ("source", "claim", "verdict", "reason"),
    [
        ("More than 20 boats sank.", "20 boats sank.", UNRESOLVED, "the source has 'more than' before '20'"),
        (
            "More than 20 boats sank.",
            "Fewer than 20 boats sank.",
            CONTRADICTED,
            "the source has 'more than', not 'fewer than'",
        ),
        ("20 boats sank.", "Fewer than 20 boats sank.", UNRESOLVED, "'fewer than' is not in the source"),
        ("20 boats sank.", "More than 20 boats sank.", UNRESOLVED, "'more than' is not in the source"),
        (
            "About 20 boats sank.",
            "20 boats sank.",
            UNRESOLVED,
            "the source has 'about' before '20'; the claim drops it",
        ),
        ("About 20 boats sank.", "More than 20 boats sank.", UNRESOLVED, "'more than' is not in the source"),
        (
            "About 5 men saw more than 20 boats.",
            "About 5 men saw 20 boats.",
            UNRESOLVED,
            "the source has 'more than' before '20'",
        ),
    ],
)
def test_a_bound_that_is_turned_dropped_or_added_is_told(source: str, claim: str, verdict: ClaimVerdict, reason: str):
    assert doubts_of(source, claim) == [(verdict, reason, "20")]


@pytest.mark.parametrize(
    ("source", "claim"),
    [
        ("More than 20 boats sank.", "At least 20 boats sank."),
        ("More than 20 boats sank.", "About 20 boats sank."),
        ("20 boats sank.", "About 20 boats sank."),
        ("More than 20 boats sank.", "Of more than 20 boats, 20 boats sank."),
        ("Hundreds of boats sank.", "Hundreds of boats sank."),
    ],
    ids=["another word", "about a bound", "about the number", "given elsewhere", "uncounted"],
)
def test_a_bound_that_is_kept_is_no_doubt(source: str, claim: str):
    assert doubts_of(source, claim) == []


@pytest.mark.parametrize(
    ("claim", "doubt"),
    [
        ("More than 12 percent of boats sank.", (SUPPORTED, "rounded from '12.4 percent'")),
        ("Less than 13 percent of boats sank.", (SUPPORTED, "less than '13 percent' for '12.4 percent'")),
        ("About 12 percent of boats sank.", (SUPPORTED, "rounded from '12.4 percent'")),
        ("Less than 12 percent of boats sank.", (UNRESOLVED, "'less than' is not in the source")),
        ("More than 13 percent of boats sank.", (CONTRADICTED, "the source has '12.4 percent', not '13 percent'")),
    ],
)
def test_a_bound_before_a_rounder_number_must_be_true(claim: str, doubt: tuple[ClaimVerdict, str]):
    assert doubts_of("12.4 percent of boats sank.", claim) == [(*doubt, "12.4 percent")]


@pytest.mark.parametrize(
    ("claim", "absent"),
    [
        ("They won by 3 goals.", None),
        ("They won by 5 goals.", "5"),
        ("They lost by -3 goals.", "-3"),
        ("They lost by −3 goals.", "−3"),
        ("They ran 3 km.", "3 km"),
        ("They won by hundreds of goals.", "hundreds"),
        ("They won by 44 goals.", None),
        ("They had 30 fans.", "30"),
        ("They had 30 of 44 goals.", "30"),
    ],
)
def test_digits_of_a_score_or_label_prove_a_bare_number(claim: str, absent: str | None):
    """Not one with a unit or sign, nor what the source prints as a figure or as part of a longer run."""
    reason = f"the figure {absent!r} is not in the source"
    source = "They won 3-2 with No. 44 on the pitch. The phone rings at 1-30-4."
    assert doubts_of(source, claim) == ([(NOT_FOUND, reason, None)] if absent else [])


@pytest.mark.parametrize(
    ("source", "claim", "instead"),
    [
        ("Whales ate 20 fish.", "Whales ate 30 fish.", "20"),
        ("Whales ate 20 fish.", "Whales ate 30 birds.", None),
        ("Whales swam 20 km.", "Whales swam 30 km.", "20 km"),
        ("Whales swam 20 km.", "Whales swam 30 miles.", None),
        ("Whales swam 20.", "Whales swam 30.", None),
        ("Whales swam 20 km.", "Whales swam 30 fish.", None),
        ("Whales ate 20 fat fish.", "Whales ate 30 small fish.", "20"),
        ("Whales swim. They ate 20 fish.", "Whales saw 30 fish.", None),
        ("Whales ate. Seals ate 20 fish.", "Whales bit 30 fish.", None),
        ("They paved 20 km of road.", "They paved 30 km.", "20 km"),
        ("Crews slowly paved 20 km.", "Crews slowly paved 30 km of road.", "20 km"),
        ("Whales swam 20 miles. Seals slept.", "Whales slept 30 miles.", "20 miles"),
        ("Whales swam 20 miles. Seals slept.", "Whales slept badly 30 miles.", None),
    ],
)
def test_a_figure_is_contradicted_by_another_of_the_same_kind(source: str, claim: str, instead: str | None):
    """Where a sentence that says at least half of the rest has one: the same unit, or the same thing counted."""
    figure = find_figures(claim)[0].text
    if instead:
        assert doubts_of(source, claim) == [(CONTRADICTED, f"the source has {instead!r}, not {figure!r}", instead)]
    else:
        assert doubts_of(source, claim) == [(NOT_FOUND, f"the figure {figure!r} is not in the source", None)]


@pytest.mark.parametrize(("count", "judged"), [(100, True), (101, False)])
def test_more_than_a_hundred_figures_are_no_sentence(count: int, judged: bool):  # noqa: FBT001 - a case of a table
    claim = "Storms sank " + "5 boats and " * count
    reason = "more than 100 figures in one sentence are not judged"
    assert doubts_of("Storms sank 5 boats.", claim) == ([] if judged else [(NOT_FOUND, reason, None)])
