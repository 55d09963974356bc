"""Claims in words of their own, as an analyst writes them and as a careless or lying summary does, rule by rule."""

import pytest

from briefing.model import ClaimVerdict
from briefing.verify.claims.verifying import verify_claim

SUPPORTED, CONTRADICTED = ClaimVerdict.SUPPORTED, ClaimVerdict.CONTRADICTED
UNRESOLVED = ClaimVerdict.UNRESOLVED

VETO = (
    "Parliament on Wednesday rejected President Orlan's veto of a bill that lets fishermen sue the port, in the first "
    "successful override of his term. Deputies in the capital, Marden, had warned Brussels that the dispute was severe "
    "and growing. The lone no vote in the upper chamber was that of Piet Halder. Opponents say the law would ruin "
    "the port. Its proponents say it protects small boats."
)
POLL = (
    "The survey found that the tram is viewed favorably by 52 percent of registered voters, while a mere 18 percent of "
    "residents have an unfavorable view of it. The lower house voted 348-77 for the line. The fund runs through "
    "January 15 and the debt limit through February 7. Floods begin in November and peak in January, before subsiding "
    "by April."
)
SPEECH = (
    "Mayor Dana Wirth said on Monday that the harbour fund was “a cynical raid on savings.” “The audit is a politically "
    "driven vendetta,” Wirth said. If the auditors were biased, they should resign, she added. Councillor Tom Aster "
    "repeated his threats to declare a water emergency, calling it a strong weapon. The tabloid published a story "
    "claiming that Aster had affairs with five aides. Aster vehemently denied the rumors, which rippled through town."
)
PEOPLE = (
    "Edda Brann, the younger sister of Lena Brann, sharply criticized her sister's stance on fishing rights. "
    "Mr. Osten apologized to Senator Carl Grave, Republican of Idaho, after a video emerged. Outside groups are "
    "attacking Olga Reiss for voting against a bill to expand port checks. Jan Mott, who lost to Vera Kline in the "
    "primary last year, will unveil the plan. Ruth Adler supports exceptions for small boats in the treaty. "
    "The sweeping overhaul that passed the upper house on Saturday was first reviewed and reported by Norland News. "
    "Paul Denk, chairman of the rail union, called Mark Sund a disaster in a speech on Thursday night."
)
PLANS = (
    "The committee chairman said he would undertake a piecemeal approach rather than pursue a single comprehensive "
    "measure. The ferry line was expected to hire 40 sailors. The strike began nearly a month ago. The council would "
    "approve the sale of the old pier. The board managed to sell two ships. What is less certain is how high the "
    "waves will be. The river arch in St. Alban was reopened. The harbour master declined to say how many boats "
    "sank. She has not, as yet, read the report."
)


@pytest.mark.parametrize(
    ("source", "claim"),
    [
        (VETO, "Parliament overrode the president's veto of a bill that lets fishermen sue the port."),
        (VETO, "Deputies had warned Brussels that the dispute was severe and growing."),
        (VETO, "Officials in Marden had warned Brussels that the dispute was severe and growing."),
        (VETO, "Piet Halder cast the only no vote in the upper chamber."),
        (
            POLL,
            "A survey found that 52 percent of registered voters view the tram favorably and 18 percent unfavorably.",
        ),
        (POLL, "Just over half of registered voters view the tram favorably, the survey found."),
        (POLL, "Fewer than one in five residents have an unfavorable view of the tram."),
        (POLL, "The lower house voted 348 to 77 for the line."),
        (POLL, "The fund runs through January 15, the debt limit through February 7."),
        (SPEECH, "Dana Wirth called the audit a politically driven vendetta."),
        (SPEECH, "Wirth said the auditors should resign if they were biased."),
        (SPEECH, "Aster denied a tabloid's claim that he had affairs with five aides."),
        (PEOPLE, "Edda Brann criticized the stance of her sister Lena Brann on fishing rights."),
        (PEOPLE, "Osten apologized to Senator Grave."),
        (PEOPLE, "Olga Reiss voted against a bill to expand port checks."),
        (PEOPLE, "Jan Mott lost to Vera Kline in last year's primary."),
        (PEOPLE, "The upper house passed the sweeping overhaul on Saturday."),
        (PEOPLE, "Norland News was the first to review the sweeping overhaul."),
        (PEOPLE, "Paul Denk, who chairs the rail union, called Mark Sund a disaster on Thursday night."),
        (PLANS, "The chairman said he would take a piecemeal approach rather than a single comprehensive measure."),
        (PLANS, "The board sold two ships."),
        (PLANS, "The harbour master did not say how many boats sank."),
        (PLANS, "The river arch in St. Alban was reopened."),
        (PLANS, "The ferry line expects to hire 40 sailors."),
        (PLANS, "She has not read the report."),
        (PLANS, "The strike began a month ago."),
    ],
)
def test_other_words_for_the_same_are_supported(source: str, claim: str):
    finding = verify_claim(claim, source)
    assert (finding.verdict, finding.reasons if not finding.passed else ()) == (SUPPORTED, ())


@pytest.mark.parametrize(
    ("source", "claim"),
    [
        (VETO, "Parliament upheld the president's veto of a bill that lets fishermen sue the port."),
        (VETO, "Deputies had warned Brussels that the dispute was minor and shrinking."),
        (
            POLL,
            "A survey found that 18 percent of registered voters view the tram favorably and 52 percent unfavorably.",
        ),
        (POLL, "The fund runs through February 7 and the debt limit through January 15."),
        (POLL, "Floods begin in April and subside by November."),
        (PEOPLE, "Lena Brann criticized the stance of her sister Edda Brann on fishing rights."),
        (PEOPLE, "Carl Grave apologized to Osten."),
        (PEOPLE, "Olga Reiss voted for a bill to expand port checks."),
        (PEOPLE, "Vera Kline lost to Jan Mott in the primary last year."),
        (PEOPLE, "Ruth Adler opposes exceptions for small boats in the treaty."),
        (PEOPLE, "Mark Sund called Paul Denk a disaster."),
        (PLANS, "The chairman said he would pursue a single comprehensive measure rather than a piecemeal approach."),
        (PLANS, "The chairman would pursue a single comprehensive measure."),
        (PLANS, "The strike began nearly a year ago."),
        (PLANS, "The river arch in St. Alban was closed."),
        (PLANS, "She has read the report."),
    ],
)
def test_the_contrary_in_other_words_is_contradicted(source: str, claim: str):
    finding = verify_claim(claim, source)
    assert (finding.verdict, finding.reasons[:1]) == (CONTRADICTED, finding.reasons[:1])
    assert finding.evidence


@pytest.mark.parametrize(
    ("source", "claim", "reason"),
    [
        (SPEECH, "The audit is a politically driven vendetta which hurts.", "the words of"),
        (SPEECH, "The harbour fund was a raid on savings.", "the words of"),
        (SPEECH, "The auditors were biased.", "under a condition"),
        (SPEECH, "Tom Aster declared a water emergency.", "('declare')"),
        (SPEECH, "Aster had affairs with five aides.", "someone's word"),
        (PLANS, "The ferry line hired 40 sailors.", "('hire')"),
        (PLANS, "The council approved the sale of the old pier.", "('approve')"),
        (PEOPLE, "Jan Mott unveiled the plan.", "('unveil')"),
        (
            PEOPLE,
            "Paul Denk, chairman of the rail union, called Mark Sund a disaster on Wednesday.",
            "is not in the source",
        ),
    ],
)
def test_what_is_no_fact_there_stays_open(source: str, claim: str, reason: str):
    """A plan, a condition or someone's words are not refuted, and not given as facts."""
    finding = verify_claim(claim, source)
    assert finding.verdict in {UNRESOLVED, CONTRADICTED}
    assert any(reason in one for one in finding.reasons), finding.reasons


@pytest.mark.parametrize(
    ("source", "claim"),
    [
        ("Norland Radio confirmed that the mayor sent a letter to members on Saturday.", "The mayor sent a letter."),
        ("The mayor, a veteran, told The Norland Star on Monday that she signed the law.", "The mayor signed the law."),
        ("As the Senate began the debate, Orlan visited a bridge to promote his plan.", "Orlan visited a bridge."),
        ("Prices for food rose in February, Governor Keller said.", "Food prices in February"),
        ("“Prices for food rose in May,” Keller said.", "“Prices for food rose in May.”"),
    ],
    ids=["confirmed", "told", "began", "label", "quoted"],
)
def test_a_fact_beside_a_name_is_no_mere_word_of_it(source: str, claim: str):
    assert not [one for one in verify_claim(claim, source).reasons if "words of" in one]


def test_with_or_without_denies_nothing():
    source = "Officials said that refugees are welcome, regardless of whether they have travel papers."
    assert verify_claim("Refugees are welcome with or without travel papers.", source).verdict is not CONTRADICTED


def test_a_day_far_from_the_evidence_is_none_of_it():
    """The day stands in the article, but not near what the claim tells; there is another one."""
    source = (
        "On Thursday the two leaders came to Marden. The meeting at the town hall was private. Aides waited outside.\n\n"
        "Shops were shut.\n\nRain fell all day.\n\nThe court ruled on Tuesday that the tax was lawful."
    )
    finding = verify_claim("The two leaders came to Marden, where aides waited outside, on Tuesday.", source)
    assert (finding.passed, "the source has another day there" in finding.reasons) == (False, True)


def test_one_name_of_two_does_what_both_sentences_tell():
    """Who did the contrary elsewhere is contradicted there, unless the nearest sentence has the claim's own verb."""
    source = "Ana Ruiz vetoed the harbour bill on Monday.\n\nThe harbour bill, which Ana Ruiz signed later, is short."
    assert verify_claim("Ana Ruiz signed the short harbour bill later.", source).passed
    assert verify_claim("Ana Ruiz rejected the harbour treaty.", "Ana Ruiz approved the harbour treaty.").verdict is (
        CONTRADICTED
    )


def test_an_organization_stands_in_one_sentence():
    """Words of its name that stand apart in the source make no name."""
    source = "The Norland Liberal Party met in Marden. A Democratic senator from Oslo came too."
    assert verify_claim("The Norland Democratic Party met in Marden.", source).verdict is not SUPPORTED
    assert verify_claim("The Norland Liberal Party met in Marden.", source).verdict is SUPPORTED


@pytest.mark.parametrize(
    ("claim", "verdict"),
    [
        ("A survey found that 18 percent of registered voters view the tram favorably.", CONTRADICTED),
        ("A survey found that 52 percent of registered voters view the tram favorably.", SUPPORTED),
        ("Floods begin in April and subside by November.", CONTRADICTED),
        ("Floods begin in November and subside by April.", SUPPORTED),
    ],
)
def test_a_value_given_to_the_words_of_another_is_told_as_such(claim: str, verdict: ClaimVerdict):
    finding = verify_claim(claim, POLL)
    told = any("to another thing, and" in reason for reason in finding.reasons)
    assert (finding.verdict, told) == (verdict, verdict is CONTRADICTED)


def test_only_a_neighbour_gives_a_value_its_rival():
    """A figure two sentences away is no other part of the same statement."""
    near = "The port costs 40 million dollars. Schools for small towns cost 70 million dollars."
    far = near.replace("dollars. ", "dollars. Rain fell all day. ")
    claim = "Schools for small towns cost 40 million dollars."
    found = [any("to another thing, and" in one for one in verify_claim(claim, text).reasons) for text in (near, far)]
    assert found == [True, False]


def test_every_name_of_a_claim_is_held_to_what_it_does():
    source = "Ana Ruiz praised the team and Vera Kline sold the ferry. Ruth Adler watched."
    finding = verify_claim("Ana Ruiz praised the team and Ruth Adler sold the ferry.", source)
    assert "the source says it of 'Vera Kline', not of 'Ruth Adler'" in finding.reasons
