"""Which way a thing went, and what was only denied, in claims that say it in words of their own."""

import pytest

from briefing.model import ClaimVerdict
from briefing.verify.claims.directions import direction_doubts
from briefing.verify.claims.evidence import evidence_of
from briefing.verify.claims.statements import read_statement
from briefing.verify.claims.verifying import verify_claim

SUPPORTED, CONTRADICTED = ClaimVerdict.SUPPORTED, ClaimVerdict.CONTRADICTED
UNRESOLVED = ClaimVerdict.UNRESOLVED

CROSSING = (
    "At least two shouted, “If you don’t pay, this is what happens,” further mocking the fall of Reed, 51, who was "
    "held by a guard at the harbour gate for almost nine minutes as he begged, “I can’t breathe.” "
    "The minister did not, to the dismay of all those present there, open the bridge on Monday."
)


@pytest.mark.parametrize(
    ("claim", "verdict"),
    [
        ("Reed was held for nearly nine minutes.", SUPPORTED),  # what others shouted denies nothing of it
        ("Reed was not held for nearly nine minutes.", CONTRADICTED),
        ("The minister did open the bridge on Monday.", CONTRADICTED),
    ],
)
def test_a_negation_of_a_clause_left_out_is_none_of_the_claim(claim: str, verdict: ClaimVerdict):
    assert verify_claim(claim, CROSSING).verdict is verdict


MARKET = (
    "Shares of Nordisk (NDK) slumped after the much-hyped new ferry opened over the weekend. Fruit seller Banara (BAN) "
    "sank 6%, after the company said that it would suspend its plan to buy back its own shares. Gas prices fell sharply "
    "in May. The bank dropped plans for a branch. Oil rose and then fell again in June. The toll did not fall in April."
)


@pytest.mark.parametrize(
    ("claim", "verdict", "reason"),
    [
        ("Nordisk gained after the ferry opened.", CONTRADICTED, "the source says 'slumped', not 'gained'"),
        ("Banara rose 6% after it suspended a buyback.", CONTRADICTED, "the source says 'sank', not 'rose'"),
        ("Nordisk dropped after the new ferry opened.", SUPPORTED, None),
        ("Banara tumbled 6% when the company suspended its buyback.", SUPPORTED, None),
        ("Gas prices climbed in May.", CONTRADICTED, "the source says 'fell', not 'climbed'"),
        ("Diesel prices climbed sharply in May.", SUPPORTED, None),  # another thing: not the way is wrong
        ("Oil fell in June.", SUPPORTED, None),  # the sentence says both
    ],
)
def test_a_thing_that_fell_did_not_rise(claim: str, verdict: ClaimVerdict, reason: str | None):
    finding = verify_claim(claim, MARKET)
    ways = [one for one in finding.reasons if one.startswith("the source says '")]
    assert (CONTRADICTED if ways else SUPPORTED, ways[:1]) == (verdict, [reason] if reason else [])


@pytest.mark.parametrize(
    ("claim", "sentence", "reasons"),
    [
        ("The bank grew in May.", "The bank dropped to third place.", ["the source says 'dropped', not 'grew'"]),
        ("The bank grew in May.", "The bank dropped plans for a branch.", []),  # what drops a plan falls nowhere
        ("The bank grew, too.", "The bank fell.", ["the source says 'fell', not 'grew'"]),
        ("The bank fees rose sharply.", "The old bank fees fell sharply.", ["the source says 'fell', not 'rose'"]),
        ("The bank fees rose.", "The bank rents fell.", []),
        ("Fees rose 5%.", "Fees sank 5%.", ["the source says 'sank', not 'rose'"]),
        ("Fees rose fees of 5%.", "Fees sank 5%.", []),
        ("Rose 5%.", "Fees sank 5%.", []),
        ("Fees did not rise.", "Fees sank.", []),
        ("Fees rose 2.5%.", "Fees sank 2.5%.", ["the source says 'sank', not 'rose'"]),
        ("Fees fell 5%.", "Fees rose 5%.", ["the source says 'rose', not 'fell'"]),
        ("In spring the bank fees rose.", "The bank fees fell.", ["the source says 'fell', not 'rose'"]),
        ("The bank fees rose.", "The fees of the old bank slowly fell.", ["the source says 'fell', not 'rose'"]),
        ("The bank fees quickly rose.", "The bank fees fell.", ["the source says 'fell', not 'rose'"]),
        ("The bank fees rose their own limits.", "The bank fees fell.", []),
    ],
)
def test_only_what_moves_itself_rises_or_falls(claim: str, sentence: str, reasons: list[str]):
    (read,) = evidence_of(sentence).sentences
    assert [doubt.reason for doubt in direction_doubts(read_statement(claim), read)] == reasons


OFFICE = (
    "The office confirmed the arrest. It did not identify the man or publish his age. The ban will not take effect "
    "until May. The mayor refused to resign."
)


@pytest.mark.parametrize(
    ("claim", "verdict"),
    [
        ("The office identified the man.", CONTRADICTED),
        ("The office confirmed that it had arrested and identified a man.", UNRESOLVED),
        ("The office did not identify the man.", SUPPORTED),
        ("The ban takes effect in May.", SUPPORTED),  # "not until" bounds it and does not deny it
        ("The mayor resigned.", CONTRADICTED),
    ],
)
def test_what_a_source_only_denies_is_not_so(claim: str, verdict: ClaimVerdict):
    assert verify_claim(claim, OFFICE).verdict is verdict


VOTE = (
    "To the surprise of many deputies, 24 moderate Greens joined 190 Liberals in voting down the amendment. "
    "In June the minister delayed a plan of the Orlan government by six months. Of the 300 guests 20 fell ill. "
    "The tower took a quarter of a century to build. Shares jumped 13%, topping $100."
)


@pytest.mark.parametrize(
    ("claim", "verdict"),
    [
        ("Twenty-four Liberals and 190 Greens voted it down.", CONTRADICTED),
        ("24 Greens and 190 Liberals voted the amendment down.", SUPPORTED),
        ("The minister delayed an Orlan-era plan by half a year.", SUPPORTED),
        ("The minister delayed a Brann-era plan by half a year.", ClaimVerdict.NOT_FOUND),
        ("The tower took 25 years to build.", SUPPORTED),
        ("The tower took half a century to build.", CONTRADICTED),
        ("Shares jumped 13%, topping $100.", SUPPORTED),
        ("Of 300 guests, 20 fell ill.", SUPPORTED),
    ],
)
def test_a_count_belongs_to_what_it_counts_in_any_unit(claim: str, verdict: ClaimVerdict):
    assert verify_claim(claim, VOTE).verdict is verdict


BLAST = (
    "The blast killed three and wounded more than 180 near the finish line. The mother of Orlan Run bomber Timo Varga "
    "knew as early as 2011 that her son had been recruited, the police told deputies. 17% of Norlanders say the papers "
    "are doing very well, while 24% say they do badly; the largest portion, 58%, say they do fairly well. Nearly "
    "three-quarters (73%) of coastal Norlanders are tired. The agents and prosecutors were notified of the hearing."
)


@pytest.mark.parametrize(
    ("claim", "verdict"),
    [
        ("The blast wounded three and killed more than 180.", CONTRADICTED),
        ("The blast killed three and wounded more than 180.", SUPPORTED),
        ("The mother of Timo Varga knew as early as 2011 that her son had been recruited, the police said.", SUPPORTED),
        ("58% say they do fairly well.", SUPPORTED),  # its part of the sentence holds nothing but the figure
        ("The 73% of coastal Norlanders are tired.", SUPPORTED),
        ("The 74% of coastal Norlanders are tired.", CONTRADICTED),
    ],
)
def test_figures_and_names_stand_with_their_own_words(claim: str, verdict: ClaimVerdict):
    assert verify_claim(claim, BLAST).verdict is verdict


def test_equal_counts_have_no_other_place_to_exchange():
    assert verify_claim("Ann Lee lost 9 sets and won 9 games.", "Ann Lee won 9 games and lost 9 sets.").passed


@pytest.mark.parametrize(
    ("words", "first"),
    [
        ("He denied that agents were surprised.", {"surpri"}),  # not the agents are denied
        ("He denied any wrongdoing at the port.", {"wrongd"}),
        ("She denies that he lied.", {"lied"}),
        ("It did not surprise agents.", {"surpri"}),
    ],
)
def test_what_is_denied_is_the_deed_and_not_who_does_it(words: str, first: set[str]):
    assert read_statement(words).denied_first == first


DENIAL = (
    "The president has made it his aim to unseat Tarn, whose office released information about alleged misconduct that "
    "led to the failed nomination of Rear Admiral Joss to lead the harbour board. Joss denied allegations of misconduct "
    "but withdrew his name. The coast guard disputed the claim that Joss drove a harbour car while drunk."
)


@pytest.mark.parametrize(
    ("claim", "verdict"),
    [
        ("Joss admitted the allegations of misconduct.", CONTRADICTED),
        ("Joss denied the allegations of misconduct.", SUPPORTED),
        ("The coast guard confirmed that Joss drove a harbour car while drunk.", CONTRADICTED),
        ("The coast guard disputed that Joss drove a harbour car while drunk.", SUPPORTED),
    ],
)
def test_a_sentence_that_says_the_contrary_is_read_beside_the_nearest_one(claim: str, verdict: ClaimVerdict):
    assert verify_claim(claim, DENIAL).verdict is verdict


def test_of_several_sentences_that_say_the_contrary_the_nearest_is_held_against_the_claim():
    told = DENIAL + " Misconduct was denied by nobody in those long weeks of talks."
    finding = verify_claim("Joss admitted the allegations of misconduct.", told)
    assert finding.reasons[:1] == ("the source says 'denied', not 'admitted'",)
