"""Claims as a whole: verdicts, evidence, bounds, what is known without the text."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.model import ClaimVerdict, Span
from briefing.verify.claims.verifying import verify_claim
from briefing.verify.source import as_source

TEXT = (
    "The mayor of Oldport, Ann Lee, opened the new bridge on 5 May 2024. It is 300 meters long and cost $5 million.\n\n"
    "“We will build a second bridge,” Lee said. Tom Reed claimed that the bridge is unsafe. Engineers did not find "
    "any cracks in the bridge. The council may close the old ferry.\n\n"
    "More than 20 workers were injured during the construction, the union said."
)
SUPPORTED, CONTRADICTED = ClaimVerdict.SUPPORTED, ClaimVerdict.CONTRADICTED
NOT_FOUND, UNRESOLVED = ClaimVerdict.NOT_FOUND, ClaimVerdict.UNRESOLVED


@pytest.mark.parametrize(
    ("claim", "verdict"),
    [
        ("Mayor Ann Lee opened a new bridge in Oldport.", SUPPORTED),
        ("Ann Lee opened the new bridge on 5 May 2024.", SUPPORTED),
        ("The bridge in Oldport cost $5 million.", SUPPORTED),
        ("It is 0.3 km long and cost $5 million.", SUPPORTED),
        ("Engineers did not find any cracks in the bridge", SUPPORTED),
        ("Engineers found cracks in the bridge.", CONTRADICTED),
        ("The new bridge is 400 meters long and cost money.", NOT_FOUND),
        ("The mayor of Oldport, Ann Lee, opened the new bridge on 6 May 2024.", CONTRADICTED),
        ("The mayor of Oldport, Ann Lee, closed the new bridge.", CONTRADICTED),
        ("The bridge is unsafe.", UNRESOLVED),
        ("The council will close the old ferry.", UNRESOLVED),
        ("Zoe Quinn opened the new bridge.", CONTRADICTED),
        ("Penguins swim in cold southern oceans.", NOT_FOUND),
        ("The bridge opened in 1987.", NOT_FOUND),
        ("Less than 20 workers were injured during the construction.", CONTRADICTED),
        ("20 workers were injured during the construction.", UNRESOLVED),
        ("Ann Lee opened the bridge. Penguins swim in cold southern oceans.", NOT_FOUND),
    ],
)
def test_a_claim_has_its_verdict(claim: str, verdict: ClaimVerdict):
    """The worst of its sentences decides."""
    finding = verify_claim(claim, TEXT)
    assert (finding.verdict, finding.reasons) == (verdict, finding.reasons)
    assert finding.reasons or verdict is SUPPORTED


@pytest.mark.parametrize(
    ("claim", "source"), [("", TEXT), ("…", TEXT), ("A bridge opened.", " \n"), ("a " * 15_000, TEXT)]
)
def test_nothing_to_compare_is_unresolved(claim: str, source: str):
    finding = verify_claim(claim, source)
    assert (finding.verdict, finding.evidence) == (UNRESOLVED, ())


def test_a_claim_of_more_than_20_000_characters_is_not_judged():
    found = [
        verify_claim("x" * length, TEXT).reasons == ("longer than 20000 characters",) for length in (20_000, 20_001)
    ]
    assert found == [False, True]


@pytest.mark.parametrize(
    ("claim", "words"),
    [
        ("Engineers did not find any cracks in the bridge", "Engineers did not find any cracks in the bridge"),
        ("the union said.", "the union said."),
        ("union said.", None),
        ("the bridge is unsafe.", None),
        ("Engineers found any cracks", None),
    ],
)
def test_a_passage_of_three_words_proves_itself_unless_its_sentence_takes_it_back(claim: str, words: str | None):
    finding = verify_claim(claim, TEXT)
    assert ("stands in the source word for word" in finding.reasons) is (words is not None)
    if words:
        assert (finding.score, [span.of(TEXT) for span in finding.evidence]) == (1.0, [words])


def test_a_literal_passage_outside_the_cited_ones_proves_nothing():
    whole = Span(0, len(TEXT))
    first = Span(0, TEXT.index("It is"))
    claim = "Engineers did not find any cracks"
    found = ["word for word" in " ".join(verify_claim(claim, TEXT, within=[one]).reasons) for one in (whole, first)]
    assert found == [True, False]


def test_a_score_has_four_digits():
    assert verify_claim("Workers closed the bridge and a school.", TEXT).score == 0.6921


def test_evidence_lies_within_the_cited_passages():
    """A passage that is cited must bear the claim itself."""
    claim = "Engineers did not find any cracks in the bridge"
    second = Span(TEXT.index("Engineers"), TEXT.index("The council"))
    assert verify_claim(claim, TEXT, within=[second]).verdict is SUPPORTED
    assert verify_claim(claim, TEXT, within=[Span(0, 60)]).verdict is not SUPPORTED


def test_a_source_read_before_gives_the_same_finding():
    claim = "Mayor Ann Lee opened a new bridge in Oldport."
    assert verify_claim(claim, as_source(TEXT)) == verify_claim(claim, TEXT)


def test_the_outlet_needs_no_evidence():
    """The article's own outlet is named in no passage; known, it is no unproven name and no false speaker."""
    claim = "Ann Lee opened the new bridge in Oldport, Harbor Gazette reports."
    assert verify_claim(claim, TEXT).verdict is NOT_FOUND
    assert verify_claim(claim, TEXT, known=["Harbor Gazette"]).verdict is SUPPORTED
    assert verify_claim(claim, TEXT, known=["All news of the Harbor Gazette, daily"]).verdict is not NOT_FOUND
    assert verify_claim(claim, TEXT, known=["Hill Courier"]).verdict is NOT_FOUND


def test_a_name_of_the_title_is_still_no_speaker():
    """What the title names needs no passage, but nobody becomes the one who said it."""
    finding = verify_claim("Tom Reed said that a second bridge will be built.", TEXT, known=["Tom Reed and the bridge"])
    assert finding.verdict is not SUPPORTED


def test_relative_dates_count_from_the_anchor():
    text = "The bridge was opened yesterday by the mayor. Nobody was hurt."
    anchor = date(2024, 5, 6)
    assert verify_claim("The mayor opened the bridge on 5 May 2024.", text, anchor=anchor).verdict is SUPPORTED
    assert verify_claim("The mayor opened the bridge on 9 May 2023.", text, anchor=anchor).verdict is CONTRADICTED
    assert verify_claim("The mayor opened the bridge yesterday.", text).verdict is SUPPORTED
    assert verify_claim("The mayor opened the bridge two days ago.", text, anchor=anchor).verdict is CONTRADICTED


def test_too_many_figures_or_names_are_not_judged():
    """A list that no one writes as a sentence is no proven claim."""
    names = ", ".join(f"Ann L{'e' * n}" for n in range(2, 110))
    assert verify_claim("The bridge has " + "5 cars and " * 101, TEXT).verdict is NOT_FOUND
    assert verify_claim(f"The bridge was opened by {names}.", TEXT).verdict in {NOT_FOUND, CONTRADICTED}


@settings(max_examples=40, deadline=None)
@given(st.text(max_size=80), st.text(max_size=200))
def test_nothing_raises_and_evidence_is_inside(claim: str, source: str):
    for evidence in verify_claim(claim, source, anchor=date(2024, 5, 6)).evidence:
        assert 0 <= evidence.start <= evidence.end <= len(source)


WORDS = st.lists(
    st.sampled_from(
        "Ann Lee said not 5 7 May 2024 bridge bridges opened closed “ ” . , may 20% $5 he The minister and".split()
    ),
    max_size=25,
).map(" ".join)


@settings(max_examples=60, deadline=None)
@given(WORDS, WORDS)
def test_any_words_of_news_are_judged(claim: str, source: str):
    finding = verify_claim(claim, source, anchor=date(2024, 5, 6))
    assert 0 <= finding.score <= 1
    assert all(0 <= evidence.start <= evidence.end <= len(source) for evidence in finding.evidence)


@pytest.mark.parametrize("unit", ["5 may 2024. ", "5 soldiers ", "Ann Lee and ", "This was said ", "1,000,"])
def test_hostile_texts_are_judged_in_time(unit: str):
    """Neither a hostile source nor a hostile claim takes more than its length."""
    claim = "Ann Lee said that 5 soldiers were killed on 5 May 2024."
    assert verify_claim(claim, unit * (20_000 // len(unit))).score <= 1
    assert verify_claim(unit * (4_000 // len(unit)), claim * 9).score <= 1


def test_what_is_supported_needs_no_reason_and_what_is_not_has_one():
    """Where no rule speaks against a claim, the share that the source holds is the reason."""
    assert verify_claim("Mayor Ann Lee opened a new bridge in Oldport.", TEXT).reasons == ()
    finding = verify_claim("Engineers and workers danced with seals.", TEXT)
    assert (finding.verdict, finding.reasons) == (UNRESOLVED, ("the source holds 46% of what the claim says",))


def test_words_on_both_sides_of_who_says_them_are_no_passage():
    text = "“We will build a second bridge,” Lee said, “and pay for all of it.” Rain fell."
    finding = verify_claim("We will build a second bridge and pay for all of it.", text)
    assert "stands in the source word for word" not in finding.reasons
