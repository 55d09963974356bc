"""Which sentence a claim is compared with, and from which share on: speaker, order and amounts, sense, dates."""

import pytest

from briefing.verify.claims.comparing import core_of, sentence_doubts, untold_doubts
from briefing.verify.claims.evidence import evidence_of
from briefing.verify.claims.reading import read_claim
from briefing.verify.claims.statements import stem


def compared(source: str, claim: str) -> list[str]:
    """Return the reasons of what the sentences that say most of a claim raise against it, each once."""
    evidence = evidence_of(source)
    read, pool = read_claim(claim, evidence, ()), evidence.pool(())
    chosen = evidence.choose(read.wanted, pool, read.stated.words)
    return list(dict.fromkeys(doubt.reason for doubt in sentence_doubts(read, chosen, evidence, pool, None)))


@pytest.mark.parametrize(
    ("source", "claim", "reasons"),
    [
        (
            "“Boats left,” Tom Reed said. Ships sank.",
            "Ann Lee said that boats sank.",
            ["the source attributes this to Tom Reed, not Ann Lee"],
        ),
        ("“Boats left,” Tom Reed said. Ships sank. Whales died.", "Ann Lee said that boats sank and died.", []),
        ("Some boats sank. Cars burned.", "All boats sank, cars burned.", ["the source says 'some', not 'all'"]),
        ("Some boats sank. Cars burned. Whales died.", "All boats sank, cars burned, whales died.", []),
        (
            "Old boats did not sink in heavy storms off town. Cars burned.",
            "Old boats sink, cars burned.",
            ["a negation was dropped at 'sink'"],
        ),
        (
            "Old boats did not sink in heavy storms off town. Cars burned. Rain fell.",
            "Old boats sink, cars burned, rain.",
            [],
        ),
        (
            "Old boats sank on Monday in heavy storms. Cars burned.",
            "Old boats sank on Friday, cars.",
            ["the source has another weekday"],
        ),
        ("Old boats sank on Monday in heavy storms. Cars burned.", "Old boats sank on Friday, cars burned.", []),
    ],
    ids=["half: speaker", "a third", "half: amount", "third", "3 of 5: sense", "half", "3 of 4: weekday", "3 of 5"],
)
def test_a_sentence_is_compared_from_its_share_of_the_claim_on(source: str, claim: str, reasons: list[str]):
    """Half of the claim for its speaker and amounts, three of five words for the sense, three of four for dates."""
    assert compared(source, claim) == reasons


CROWD = "Some bakers, cooks, drivers, farmers, grocers, hunters, miners, painters, sailors met. Rain fell."


@pytest.mark.parametrize(
    ("claim", "reasons"),
    [
        ("All bakers, cooks, drivers, farmers, grocers, hunters met", ["the source says 'some', not 'all'"]),
        ("All bakers, cooks, drivers, farmers, grocers met", []),
    ],
    ids=["seven of ten", "six of ten"],
)
def test_a_claim_that_holds_most_of_a_sentence_is_compared_whatever_it_adds(claim: str, reasons: list[str]):
    added = ", though nobody knew why kings, queens, dukes, earls, counts, lords, knights and squires stayed home."
    assert [one for one in compared(CROWD, claim + added) if "'some'" in one] == reasons


def test_a_sentence_of_three_words_may_be_repeated():
    added = ", though nobody knew why kings, queens and dukes stayed home."
    assert "the source says 'some', not 'all'" in compared("Some old boats sank.", f"All old boats sank{added}")
    assert "the source says 'some', not 'all'" not in compared("Some boats sank.", f"All boats sank{added}")


def test_only_the_sentence_that_says_most_is_compared():
    """Of two that say as much it is the first; what the other one says is no part of the same statement."""
    assert compared("Cars burned. Some boats sank.", "Cars burned, all boats sank.") == []
    assert compared("Some boats sank. Cars burned.", "Cars burned, all boats sank.") == [
        "the source says 'some', not 'all'"
    ]


def test_the_sentence_of_the_speaker_is_compared_too():
    """It says more of the claim when the words that name its speaker count."""
    source = "Old boats burned in town. Ann Lee said that boats never burned."
    assert "a negation was dropped at 'burn'" in compared(source, "Ann Lee said that old boats burned.")
    assert compared(source, "Old boats burned.") == []


@pytest.mark.parametrize(
    ("claim", "reasons"),
    [
        ("Ann Lee, 5 bakers, cooks, drivers, farmers, grocers.", []),
        (
            "Ann Lee, 5 cooks, drivers, farmers, grocers, bakers, hunters.",
            ["the source tells of the names and figures, not of 'cooks'"],
        ),
        ("Ann Lee, 5.", []),
    ],
    ids=["a fifth", "a sixth", "nothing else"],
)
def test_names_and_figures_alone_tell_nothing(claim: str, reasons: list[str]):
    """A fifth of what a claim says besides must be told, if it says anything."""
    evidence = evidence_of("Ann Lee met 5 bakers. Cooks, drivers, farmers, grocers, hunters came.")
    read = read_claim(claim, evidence, ())
    assert [one.reason for one in untold_doubts(read, evidence.sentences[:1], evidence)] == reasons


@pytest.mark.parametrize(
    ("claim", "core"),
    [
        ("Ann Lee saw 20 old boats.", "saw old boats"),
        ("Ann Lee saw 20 boats.", "ann lee saw 20 boats"),
        ("Old boats sank on Friday.", "old boats sank"),
    ],
)
def test_the_core_of_a_claim_is_what_it_says_besides_names_figures_and_dates(claim: str, core: str):
    """Fewer than three words show nothing: then all of it counts."""
    evidence = evidence_of("Ann Lee left.")
    assert core_of(read_claim(claim, evidence, ())) == set(map(stem, core.split()))


@pytest.mark.parametrize(
    ("source", "contradicted"),
    [
        ("“Boats sank,” Tom Reed said.", True),
        ("“Boats sank,” the mayor said.", False),
        ("“Boats sank,” Lee said.", False),
        ("Boats sank.", False),
    ],
)
def test_only_another_named_speaker_contradicts(source: str, contradicted: bool):  # noqa: FBT001 - a case of a table
    reasons = compared(source, "Ann Lee said that boats sank.")
    assert [one for one in reasons if "attributes" in one] == (
        ["the source attributes this to Tom Reed, not Ann Lee"] if contradicted else []
    )
