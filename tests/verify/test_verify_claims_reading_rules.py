"""How a claim's sentence is read beside its source, and which of its names the source does not hold."""

import pytest

from briefing.text.names import find_names
from briefing.verify.claims.evidence import Evidence
from briefing.verify.claims.names import name_doubts
from briefing.verify.claims.reading import read_claim
from briefing.verify.claims.statements import stem
from briefing.verify.source import as_source

EVIDENCE = Evidence(
    as_source(
        "The Norland Liberal Party met in Marden. A Democratic senator from Oslo came too. Ann Lee of the IMF and the "
        "French Red Cross spoke. Tom Reed left the Bank of Oslo. Not the angling club."
    )
)


@pytest.mark.parametrize(
    ("claim", "wanted"),
    [
        ("Ann Lee said that the old dam broke on Monday", "old dam broke monday"),
        ("According to Ann Lee the dam broke", "dam broke"),
        ("Tell Ann Lee the dam broke", "ann lee dam broke"),
        ("The dam broke, a report in Oslo says", "dam broke oslo"),
        ("Ann Lee said.", "ann lee said"),
    ],
)
def test_what_a_source_must_hold_is_what_is_said_not_who_says_it(claim: str, wanted: str):
    """Of a claim that only names a speaker, all must stand there."""
    assert read_claim(claim, EVIDENCE, ()).wanted == {stem(word) for word in wanted.split()}


@pytest.mark.parametrize(
    ("claim", "known", "names", "speakers"),
    [
        ("The dam broke, Tom Reed said.", (), ["Tom Reed"], ("Tom Reed",)),
        ("The dam broke, Tom Reed said.", ("Tom Reed and the bridge",), [], ("Tom Reed",)),
        ("The dam broke, Tom Reed said.", ("Zoe Reed",), ["Tom Reed"], ("Tom Reed",)),
        ("The dam broke, Harbor Gazette said.", ("Harbor Gazette",), [], ()),
        ("The dam broke, the Gazette reported.", ("The Gazette",), [], ()),
        ("The dam broke, Mr Reed said.", ("Tom Reed",), [], ("Reed",)),
        ("The dam broke, Harbor Gazette said.", ("All of Harbor Gazette’s news",), [], ("Harbor Gazette",)),
        ("The dam broke, Harbor Gazette said.", ("All of Harbor Gazette's news",), [], ("Harbor Gazette",)),
        ("The dam broke, Harbor Gazette said.", ("Harbor Gazettes", "Hill"), ["Harbor Gazette"], ("Harbor Gazette",)),
        ("The dam broke, Harbor Gazette said.", ("Old Harbor", "Hill"), ["Harbor Gazette"], ("Harbor Gazette",)),
    ],
)
def test_a_known_name_needs_no_evidence_and_is_no_speaker_when_it_is_all_of_what_is_known(
    claim: str, known: tuple[str, ...], names: list[str], speakers: tuple[str, ...]
):
    read = read_claim(claim, EVIDENCE, known)
    assert ([name.text for name in read.names], read.speakers) == (names, speakers)


def test_names_figures_and_dates_are_judged_on_their_own():
    """Their places are told in order."""
    claim = "On 5 May 2024, Ann Lee paid $5 million in Marden."
    closed = read_claim(claim, EVIDENCE, ()).closed
    assert [span.of(claim) for span in closed] == ["5 May 2024", "Ann Lee", "$5 million", "Marden"]


@pytest.mark.parametrize(
    ("name", "doubt"),
    [
        ("Ann Lee", None),
        ("Ann Maria Lee", None),
        ("the International Monetary Fund", None),
        ("the Norland Liberal Party", None),
        ("Democratic Marden", None),
        ("the Bank of Oslo", None),
        ("the Angling Club", None),
        ("T. Reed", None),
        ("J. Reed", "not_found: the name 'J. Reed' is not in the source"),
        ("Tom Lee", "unresolved: not all of the name 'Tom Lee' is in one place in the source"),
        ("Zoe Quinn", "not_found: the name 'Zoe Quinn' is not in the source"),
        ("Zoe Lee", "not_found: the name 'Zoe Lee' is not in the source"),
        ("Ed Lee", "not_found: the name 'Ed Lee' is not in the source"),
        ("French Quinn", "not_found: the name 'French Quinn' is not in the source"),
        ("the UN", "not_found: the name 'UN' is not in the source"),
        ("Zoe Quinn Chen", "not_found: the name 'Zoe Quinn Chen' is not in the source"),
        (
            "the Norland Democratic Party",
            "unresolved: not all of the name 'Norland Democratic Party' is in one place in the source",
        ),
        (
            "French Liberal Chamber",
            "unresolved: not all of the name 'French Liberal Chamber' is in one place in the source",
        ),
    ],
)
def test_a_name_is_held_by_all_its_words_or_in_another_form(name: str, doubt: str | None):
    """Its words stand in one sentence, as two names make no third; a country alone is no form of a name that begins with it."""
    found = [f"{one.verdict}: {one.reason}" for one in name_doubts(find_names(name), EVIDENCE.sentences)]
    assert found == ([doubt] if doubt else [])


def test_every_name_is_held_to_the_source():
    names = find_names("Ann Lee and the International Monetary Fund met Zoe Quinn and Bo Hill.")
    reasons = [one.reason for one in name_doubts(names, EVIDENCE.sentences)]
    assert reasons == ["the name 'Zoe Quinn' is not in the source", "the name 'Bo Hill' is not in the source"]


@pytest.mark.parametrize(
    ("count", "reasons"), [(100, []), (101, ["more than 100 names in one sentence are not judged"])]
)
def test_a_list_of_names_without_end_is_not_judged(count: int, reasons: list[str]):
    names = find_names("Ann Lee") * count
    assert [one.reason for one in name_doubts(names, EVIDENCE.sentences)] == reasons
