"""What counts as added to a sentence, rule by rule: how much must be repeated, what is a counterpart, who tells it."""

import pytest

from briefing.model import ClaimVerdict, Span
from briefing.verify.claims.additions import addition_doubts, cause_doubts
from briefing.verify.claims.doubts import Doubt
from briefing.verify.claims.evidence import evidence_of
from briefing.verify.claims.statements import read_statement

SENTENCE = "The council approved the new harbour."


def doubts_of(claim: str, source: str, sentence: str = "") -> list[Doubt]:
    """Return what a claim adds to a sentence of a source, the first one unless given."""
    evidence = evidence_of(source)
    read = next(one for one in evidence.sentences if sentence in one.text)
    stated = read_statement(claim)
    return [*addition_doubts(claim, stated, (), read, (), evidence), *cause_doubts(stated, read, (), evidence)]


def added(claim: str, source: str, sentence: str = "") -> list[str]:
    return [one.reason.removeprefix("the source does not say ") for one in doubts_of(claim, source, sentence)]


LIST = "Crews painted boats, vans, carts, cars, bikes, pots, pans and tables."


@pytest.mark.parametrize(
    ("source", "claim", "words"),
    [
        ("The ferry sank.", "The red ferry sank.", ["'red'"]),
        ("The ferry sank.", "The red ferry.", []),
        (LIST, "Crews painted wooden boats, vans, carts, cars, bikes, pots, pans and tables.", ["'wooden'"]),
        (LIST, "Crews painted wooden boats, trams, carts, trucks, bikes, pots, pans and tables.", []),
        (
            LIST,
            "Crews painted boats, trams, carts, trucks, bikes, bowls, pans, tables with old brushes.",
            ["'old brushes'"],
        ),
        (LIST, "Crews painted boats, trams, carts, trucks, bikes, bowls, cups, tables with old brushes.", []),
    ],
    ids=["two", "one", "all and a word", "eight of ten and a word", "seven of ten and two words", "six of ten"],
)
def test_only_a_claim_that_repeats_the_sentence_adds_to_it(source: str, claim: str, words: list[str]):
    """For a single added word nearly all else must be repeated, for several most of it."""
    assert added(claim, source) == words


@pytest.mark.parametrize(
    ("claim", "words"),
    [
        ("The council approved the new 5 harbour.", []),
        ("The council approved the new 5g harbour.", []),
        ("The council approved the new stone: harbour.", []),
        ("The council already approved the new harbour.", []),
        ("The council approved the new, new harbour.", []),
    ],
    ids=["number", "digit", "announcing", "plain", "twice"],
)
def test_words_that_add_nothing(claim: str, words: list[str]):
    """Digits are held to the source elsewhere; what joins or frames tells nothing of its own."""
    assert added(claim, SENTENCE) == words


@pytest.mark.parametrize(("at", "told"), [(0, False), (1, True), (2, True), (4, True), (5, True), (6, False)])
def test_a_single_added_word_is_told_by_the_two_sentences_on_either_side(at: int, told: bool):  # noqa: FBT001
    around = ["Rain fell.", "Shops closed.", "Birds sang.", SENTENCE, "Boats left.", "Snow melted.", "Crowds came."]
    around[at] = "Iron rusted."
    assert added("The council approved the new iron harbour.", " ".join(around), SENTENCE) == (
        [] if told else ["'iron'"]
    )


@pytest.mark.parametrize(("first", "told"), [(True, True), (False, False)])
def test_a_word_next_to_the_first_sentence_is_told(first: bool, told: bool):  # noqa: FBT001
    """Nothing stands before the first sentence, and what stands at the end of the text is not near it."""
    behind = ["Iron rusted.", "Rain fell.", "Shops closed."]
    source = " ".join([SENTENCE, *(behind if first else reversed(behind))])
    assert added("The council approved the new iron harbour.", source) == ([] if told else ["'iron'"])


@pytest.mark.parametrize(
    ("clause", "elsewhere", "told"),
    [
        ("after a secret vote by pilots", "Pilots voted in secret.", True),
        ("after a secret vote by pilots", "Pilots drank secret tea.", True),
        ("after a secret vote by pilots", "Pilots drank tea.", False),
        ("with wooden quays", "Wooden boats rotted.", False),
        ("with wooden quays, iron masts and buoys", "Wooden masts on iron boats.", True),
        ("with wooden quays, iron masts and buoys", "Wooden masts on boats.", False),
        ("with quays", "Quays rotted.", False),
    ],
    ids=["all", "two of three", "one of three", "one of two", "three of five", "two of five", "one of one"],
)
def test_several_added_words_are_told_by_any_sentence_that_holds_most(clause: str, elsewhere: str, told: bool):  # noqa: FBT001
    source = f"{SENTENCE} Rain fell. Shops closed. Birds sang. {elsewhere}"
    assert (added(f"The council approved the new harbour {clause}.", source) == []) is told


@pytest.mark.parametrize(
    ("source", "claim", "words"),
    [
        ("The council approved the harbour of Oldport.", "The council approved the harbour with iron gates.", []),
        ("The council approved the harbour of Oldport.", "The council approved the harbour with tall iron gates.", []),
        (
            "The council approved the harbour of Oldport.",
            "The council approved the harbour with tall green iron gates.",
            ["'tall green iron gates'"],
        ),
        (
            "The council approved the harbour near Oldport.",
            "The council approved the harbour with green iron gates.",
            [],
        ),
    ],
    ids=["two for one", "three for one", "four for one", "three for two"],
)
def test_what_replaces_words_may_be_a_little_longer(source: str, claim: str, words: list[str]):
    """Up to twice as many words and one may say the same as what they replace."""
    assert added(claim, source) == words


def test_a_clause_left_out_is_no_counterpart_of_what_stands_before_it():
    """Words put at the end of a clause replace nothing of the next one."""
    source = "The council approved the harbour, delighting traders."
    assert added("On Monday, the council approved the harbour with secret gates.", source) == ["'secret gates'"]
    assert added("The council approved the harbour, angering pilots.", source) == []


@pytest.mark.parametrize(
    ("at", "told"), [(0, False), (1, True), (3, True), (4, False)], ids=["two before", "before", "behind", "two behind"]
)
def test_a_cause_stands_in_the_sentence_or_beside_it(at: int, told: bool):  # noqa: FBT001
    around = ["Birds sang.", "Shops closed.", "The mayor resigned.", "Boats left.", "Crowds came."]
    around[at] = "Voters blamed rain."
    found = doubts_of("The mayor resigned because of rain.", " ".join(around), "mayor")
    place = " ".join(around).index("The mayor")
    reason = "the source gives no cause ('because')"
    assert found == ([] if told else [Doubt(ClaimVerdict.UNRESOLVED, reason, Span(place, place + 19))])


def test_a_claim_without_a_cause_needs_none():
    assert doubts_of("The mayor resigned.", "The mayor resigned. Rain fell.") == []


def test_the_sentence_itself_may_give_the_cause():
    assert doubts_of("The mayor resigned because of rain.", "The mayor resigned after rain. Shops closed.") == []
