"""What a source gives only under a condition, as a plan or as someone's words stays open in a claim that asserts it."""

import pytest

from briefing.model import ClaimVerdict
from briefing.verify.claims.asserted import assertion_doubts
from briefing.verify.claims.evidence import Evidence
from briefing.verify.claims.statements import read_statement
from briefing.verify.claims.verifying import verify_claim
from briefing.verify.source import as_source


def doubts(claim: str, source: str, at: int = -1) -> list[str]:
    """Return the reasons that the last sentence of a source gives, or another one."""
    evidence = Evidence(as_source(source))
    read = evidence.sentences[at]
    found = list(assertion_doubts(claim, read_statement(claim), read, evidence))
    assert {(one.verdict, one.evidence) for one in found} <= {(ClaimVerdict.UNRESOLVED, read.sentence.span)}
    return [one.reason for one in found]


@pytest.mark.parametrize(
    ("claim", "source", "open_"),
    [
        ("The auditors were biased.", "If the auditors were biased, they should resign.", True),
        ("Rain closed the road.", "The mayor left, unless rain closed the road.", True),
        ("Rain may have closed the road.", "The mayor left, unless rain closed the road.", False),
        ("Rain closed the road.", "Rain closed the road, the mayor left if he could.", False),
        ("It is so.", "If the auditors were biased, they should resign.", False),
        ("The bridge closes.", "If it rains, the bridge closes.", True),
        ("The bridge closes.", "The bridge closes if it rains.", True),
        ("The bridge closes.", "The bridge closes, if it rains.", True),
        ("The bridge closes.", "The bridge even closes if it rains.", True),
        ("The bridge closes.", "The bridge closes even if it rains.", False),
        ("Guards paid it.", "The mayor left if guards paid.", True),
        ("The bridge closes.", "The bridge closes, if possible.", False),
        ("The guards asked.", "The guards asked if the bridge closes.", False),
        ("The mayor left town.", "The mayor left town, and if it rains, the bridge closes.", False),
        ("The bridge closes.", "The mayor left town, and if it rains, the bridge closes.", True),
        ("The mayor left town.", "If it rains, the bridge closes, the mayor left town.", False),
        ("The old red bridge of stone closes.", "If it rains, the bridge closes, old red stone.", False),
        ("The mayor left town.", "The mayor left town, rain fell, the bridge closes, if it rains.", False),
    ],
)
def test_what_holds_under_a_condition_is_no_fact(claim: str, source: str, *, open_: bool):
    """Neither the condition nor what hangs on it, in its clause or the next one; "even if" and "if possible" set none."""
    assert doubts(claim, source) == (["the source says it only under a condition"] if open_ else [])


def test_a_dropped_condition_leaves_a_claim_unresolved():
    source = "The bridge will close if the council approves the plan. Rain fell."
    assert verify_claim("The bridge will close.", source).verdict is ClaimVerdict.UNRESOLVED
    assert verify_claim("The bridge will close if the council approves the plan.", source).passed


@pytest.mark.parametrize(
    ("claim", "source", "verb"),
    [
        ("The board sold ships.", "The board plans to sell ships.", "sell"),
        ("The board sold ships.", "The board would quickly sell ships.", "sell"),
        ("The board cut taxes.", "The board agreed to cut taxes.", "cut"),
        ("They cut taxes.", "They agreed to cut taxes.", "cut"),
        ("The board painted ships.", "The board plans to paint ships.", "paint"),
        ("The board sold ships.", "The board began plans to sell ships.", "sell"),
        ("The board sold ships.", "The board would not sell ships.", None),
        ("Tax cut", "The board agreed to approve the tax cut.", None),
        ("Cut taxes", "The board agreed to cut taxes.", None),
        ("The board sold ships.", "The board managed to sell ships.", None),
        ("The board sold ships.", "The board managed quickly to sell ships.", None),
        ("The board sold ships.", "Forced to sell ships, the board left.", None),
        ("The board sold ships.", "Managed ships, the board came to plan to sell.", "sell"),
        ("The board sold ships.", "The board would sell ships; it did sell them.", None),
        ("The board sold ships.", "The ships sell.", None),
        ("The board sold ships.", "Sell ships, the board said.", None),
        ("The board sold ships.", "The board bought ships.", None),
        ("The board would have sold ships.", "The board plans to sell ships.", "sell"),
        ("The board would sell a painted ship.", "The board plans to paint ships.", None),
        ("Ships are sold.", "The board plans to sell ships.", "sell"),
        ("Ships are not sold.", "The board plans to sell ships.", None),
        ("The sold ships are red.", "The board plans to sell ships.", None),
        ("Sold ships are red, as we would.", "The board plans to sell ships.", "sell"),
        ("The plan was approved.", "The council would have approved the plan.", None),
        ("The board bought and sold ships.", "The board bought it to sell ships.", "sell"),
        ("The board sells ships.", "The board plans to sell ships.", None),
    ],
)
def test_what_is_to_be_done_was_not_done(claim: str, source: str, verb: str | None):
    """Unless the sentence tells that it happened; a label states nothing."""
    assert doubts(claim, source) == (
        [f"the source says what is to be done ({verb!r}), not that it was"] if verb else []
    )


@pytest.mark.parametrize(
    ("claim", "source", "speaker"),
    [
        ("The dam broke.", "“The dam broke,” Ann Lee said.", "Ann Lee"),
        ("The dam broke.", "The dam broke, Ann Lee said.", "Ann Lee"),
        ("The dam broke.", "The dam broke, Ann Lee confirmed.", None),
        ("The dam broke.", "The dam broke, Ann Lee confirmed and claimed.", "Ann Lee"),
        ("The dam broke, he said.", "“The dam broke,” Ann Lee said.", None),
        ("The “dam” broke.", "“The dam broke,” Ann Lee said.", None),
        ("Lee knew that the dam broke.", "“The dam broke,” Ann Lee said.", None),
        ("The dam broke.", "The dam broke.", None),
        ("Rain fell and the dam broke.", "Rain fell. “The dam broke,” she told them. Ann Lee said it.", None),
        ("A dam break", "“The dam broke,” Ann Lee said.", None),
        ("Penguins swam.", "“The dam broke,” Ann Lee said.", None),
    ],
)
def test_the_words_of_someone_are_no_fact(claim: str, source: str, speaker: str | None):
    """Whether quoted or attributed; what an office confirms or reports is one, and a claim may say whose words it has."""
    words = f"the source gives it as the words of {speaker}, the claim as a fact"
    assert doubts(claim, source) == ([words] if speaker else [])


@pytest.mark.parametrize(
    ("claim", "speaker"),
    [
        ("The dam broke and fell on red hills.", None),
        ("The dam broke on Monday and fell on red hills of mud, stone, sand, wood.", "Ann Lee"),
    ],
)
def test_most_of_the_shared_words_stand_in_the_quotation(claim: str, speaker: str | None):
    """Seven of ten words that both have; the sentence itself names nobody."""
    source = "Ann Lee spoke. As rain fell on red hills, “the dam broke on Monday, mud, stone, sand, wood,” she said."
    words = f"the source gives it as the words of {speaker}, the claim as a fact"
    assert doubts(claim, source) == ([words] if speaker else [])


@pytest.mark.parametrize(
    ("source", "passed"),
    [
        ("Ann Lee said that the old dam broke on Monday.", False),
        ("“The old dam broke on Monday,” Ann Lee said.", False),
        ("The old dam broke on Monday, Ann Lee said.", False),
        ("The old dam broke on Monday, Ann Lee confirmed.", True),
        ("The old dam broke on Monday.", True),
    ],
)
def test_someones_words_are_no_fact_when_they_are_copied_either(source: str, *, passed: bool):
    """A claim is not lifted by standing in the source word for word, if it stands there as someone's word."""
    assert verify_claim("The old dam broke on Monday.", f"{source} Rain fell.").passed is passed
