"""What a claim adds to a sentence, or exchanges in it, word by word."""

import pytest

from briefing.model import ClaimVerdict
from briefing.verify.claims.alignment import Gap, find_gaps
from briefing.verify.claims.statements import read_statement
from briefing.verify.claims.verifying import verify_claim

SUPPORTED, CONTRADICTED, UNRESOLVED = ClaimVerdict.SUPPORTED, ClaimVerdict.CONTRADICTED, ClaimVerdict.UNRESOLVED
TEXT = (
    "The council approved the new harbour on Monday, which surprised many residents of the old town.\n\n"
    "Some fishermen oppose the plan, while most traders support it. A retired judge will lead the inquiry.\n\n"
    "The ferry company lost two boats in the same storm, and its shares fell in heavy trading."
)


def test_gaps_tell_what_stands_between_common_words():
    ours, theirs = (read_statement(words).sequence for words in ("a tall man ran home", "a small man walked home"))
    gaps = list(find_gaps(ours, theirs, lambda word: word.content))
    told = [([word.low for word in gap.gone], [word.low for word in gap.come], gap.before) for gap in gaps]
    man = next(word for word in theirs if word.low == "man"), next(word for word in ours if word.low == "man")
    assert told == [(["small"], ["tall"], None), (["walked"], ["ran"], man)]


def test_equal_words_have_no_gap():
    words = read_statement("The council approved it.").sequence
    assert list(find_gaps(words, words, lambda _: True)) == []
    assert list(find_gaps(words, (), lambda word: word.low == "it")) == [Gap((), (words[-1],))]


@pytest.mark.parametrize(
    ("claim", "verdict"),
    [
        ("The council approved the new harbour on Monday.", SUPPORTED),
        ("The council approved the new harbour on Monday because of pressure from investors.", UNRESOLVED),
        ("The council approved the new harbour on Monday after a secret vote by pilots.", UNRESOLVED),
        ("Despite warnings from biologists, the council approved the new harbour on Monday.", UNRESOLVED),
        ("The council approved the new floating harbour on Monday.", UNRESOLVED),
        ("The council backed the new harbour on Monday.", SUPPORTED),
        ("The council approved the new harbour on Monday, officials said.", SUPPORTED),
        ("The council approved the new harbour on Monday, and a retired judge will lead the inquiry.", SUPPORTED),
        ("The council was blunt: it approved the new harbour on Monday.", SUPPORTED),
        ("The council approved the new [northern] harbour on Monday.", SUPPORTED),
    ],
)
def test_what_a_claim_adds_needs_a_passage(claim: str, verdict: ClaimVerdict):
    """A word in another's place may be the same said otherwise; one in nobody's place is an addition."""
    finding = verify_claim(claim, TEXT)
    assert (finding.verdict, finding.reasons) == (verdict, finding.reasons)


def test_the_reason_names_the_added_words():
    finding = verify_claim("The council approved the new harbour on Monday after a secret vote by pilots.", TEXT)
    assert "the source does not say 'secret vote by pilots'" in finding.reasons


def test_a_cause_between_two_facts_is_the_claims_own():
    text = "The mayor resigned on Monday. The bridge was closed to traffic. Rain fell."
    finding = verify_claim("The mayor resigned on Monday because the bridge was closed to traffic.", text)
    assert (finding.verdict, finding.reasons) == (UNRESOLVED, ("the source gives no cause ('because')",))
    told = "The mayor resigned on Monday after the bridge was closed to traffic. Rain fell."
    assert verify_claim("The mayor resigned on Monday because the bridge was closed to traffic.", told).passed


@pytest.mark.parametrize(
    ("claim", "verdict"),
    [
        ("All fishermen oppose the plan.", CONTRADICTED),
        ("Most fishermen oppose the plan.", CONTRADICTED),
        ("Some fishermen oppose the plan.", SUPPORTED),
        ("All traders support the plan.", CONTRADICTED),
        ("Some traders support the plan.", SUPPORTED),
        ("Few traders support the plan.", CONTRADICTED),
        ("The ferry company lost two boats in the different storm.", CONTRADICTED),
        ("The ferry company gained two boats in the same storm.", CONTRADICTED),
        ("The ferry company lost two boats in the same storm, and its shares rose in heavy trading.", CONTRADICTED),
    ],
)
def test_quantities_and_contraries_are_compared_at_their_place(claim: str, verdict: ClaimVerdict):
    finding = verify_claim(claim, TEXT)
    assert (finding.verdict, finding.reasons) == (verdict, finding.reasons)


@pytest.mark.parametrize(
    ("claim", "source", "verdict"),
    [
        ("The United States and Norland signed it.", "The U.S. and Norland signed it.", SUPPORTED),
        ("Officials couldn't open the bridge.", "Officials could not open the bridge.", SUPPORTED),
        ("It isn't just a bridge for ships.", "It is not just a bridge for ships.", SUPPORTED),
        ("The city needs no fewer than 60 boats.", "The city needs at least 60 boats.", SUPPORTED),
        ("The city cut its costs by 5-7 percent.", "The city cut its costs by 5-7%.", SUPPORTED),
        ("The 2016 harbour plan was on hold.", "The 2015 harbour plan was on hold.", CONTRADICTED),
        ("Around a dozen men left the ship.", "About a dozen men left the ship.", SUPPORTED),
    ],
)
def test_spellings_of_one_thing_agree(claim: str, source: str, verdict: ClaimVerdict):
    finding = verify_claim(claim, source + " Rain fell in the evening.")
    assert (finding.verdict, finding.reasons) == (verdict, finding.reasons)


def test_a_smaller_quantity_is_entailed_and_a_lone_one_compares_nothing():
    """What most do, some do; a quantity without a noun behind it is held to nothing."""
    text = "Most traders support the new harbour. Rain fell in the evening."
    assert verify_claim("Many traders support the new harbour.", text).verdict is SUPPORTED
    assert verify_claim("Traders support the new harbour, most.", text).verdict is SUPPORTED


def test_a_contraction_without_its_verb_is_a_negation():
    words = read_statement("n't closed couldn't open").sequence
    assert [word.low for word in words] == ["not", "closed", "could", "not", "open"]


def test_an_abbreviation_reads_as_the_full_name():
    assert [word.low for word in read_statement("The U.S. left").sequence] == ["the", "united", "states", "left"]
