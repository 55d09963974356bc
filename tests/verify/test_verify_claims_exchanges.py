"""What a claim exchanged in a sentence, place by place: names, quantities, sides, order, what is preferred."""

import pytest

from briefing.model import ClaimVerdict
from briefing.verify.claims.doubts import Doubt
from briefing.verify.claims.evidence import evidence_of
from briefing.verify.claims.exchanges import exchange_doubts
from briefing.verify.claims.statements import read_statement


def exchanged(source: str, claim: str) -> list[str]:
    """Return the reasons of all that a claim exchanged in a source of one sentence."""
    evidence = evidence_of(source)
    doubts = list(exchange_doubts(read_statement(claim), evidence.names_of(claim), evidence.sentences[0]))
    whole = evidence.sentences[0].sentence.span
    assert doubts == [Doubt(ClaimVerdict.CONTRADICTED, doubt.reason, whole) for doubt in doubts]
    return [doubt.reason for doubt in doubts]


def instead(found: str, given: str) -> str:
    return f"the source says {found!r}, not {given!r}"


@pytest.mark.parametrize(
    ("source", "claim", "reasons"),
    [
        ("Ann Lee met the crew.", "Tom Reed met the crew.", [instead("Ann Lee", "Tom Reed")]),
        ("Ann Lee met the crew of Tom Reed.", "Tom Reed met the crew.", []),
        ("Ann Lee met the crew.", "Tom Reed met the crew of Ann Lee.", []),
        ("Lee met the crew.", "Tom Reed met the crew.", []),
        ("Ann Lee met the crew.", "Reed met the crew.", []),
        ("The Harbour Bank met the crew.", "Tom Reed met the crew.", []),
        ("Ann Lee met the crew.", "The Harbour Bank met the crew.", []),
        ("Ann Lee Smith met the crew.", "Ann Lee met the crew.", []),
    ],
)
def test_a_full_name_in_the_place_of_another_is_exchanged(source: str, claim: str, reasons: list[str]):
    """A single word may be another form of the name; a name that the other side has too stands for nobody."""
    assert exchanged(source, claim) == reasons


@pytest.mark.parametrize(
    ("source", "claim", "reasons"),
    [
        ("Some traders left.", "All traders left.", [instead("some", "all")] * 2),
        ("All traders left.", "Some traders left.", []),
        ("All traders left.", "Few traders left.", [instead("all", "few")] * 2),
        ("Some traders left.", "Few traders left.", [instead("some", "few")] * 2),
        ("Some traders left.", "Many traders left.", []),
        ("Few traders left.", "No traders left.", []),
        ("No traders left.", "Few traders left.", [instead("no", "few")] * 2),
        ("Most of the traders left.", "All of the traders left.", [instead("most", "all")] * 2),
        ("Most of the old traders left.", "All of the old ferries left.", [instead("most", "all")] * 2),
        ("Most, traders said.", "All traders said.", [instead("most", "all")]),
        ("Sailors left, most angrily.", "All sailors left angrily.", []),
        ("Sailors left, most of them.", "Sailors left, all of them.", [instead("most", "all")]),
        ("Traders left, few of the sailors did.", "Few traders left, the sailors did.", []),
        ("The boats were always full.", "The boats were mostly full.", []),
        ("The boats were sometimes full.", "The boats were rarely full.", [instead("sometimes", "rarely")] * 2),
        ("Traders met some sailors and left.", "All traders left.", []),
    ],
)
def test_a_claim_may_say_less_but_not_more_and_not_the_contrary(source: str, claim: str, reasons: list[str]):
    """Quantities are compared at their place, and before the same word; "some" is more than "few"."""
    assert exchanged(source, claim) == reasons


def test_one_of_several_quantities_of_a_word_must_agree():
    source = "All traders left, but some traders came back."
    assert exchanged(source, "All traders left.") == []
    assert exchanged("Most traders left, some traders stayed.", "In May, all traders left.") == [
        instead("most", "all"),
        instead("some", "all"),
    ]


@pytest.mark.parametrize(
    ("source", "claim", "reasons"),
    [
        ("He voted for the bill.", "He voted against the bill.", [instead("for", "against")] * 2),
        ("He voted for the bill.", "He spoke against the bill.", [instead("for", "against")]),
        ("He voted for the bill.", "He voted, against the bill.", [instead("for", "against")]),
        ("He voted, for the bill.", "He voted against the bill.", [instead("for", "against")]),
        ("He was for the bill.", "He was against the bill.", [instead("for", "against")]),
        ("He voted for the bill, she voted against the law.", "She voted against the law.", []),
        ("He left with Ann.", "He left without Ann.", [instead("with", "without")] * 2),
        ("He left without Ann.", "He left with Ann.", [instead("without", "with")] * 2),
        ("He left with Ann.", "He left with Ann.", []),
    ],
)
def test_a_side_is_compared_behind_the_same_word(source: str, claim: str, reasons: list[str]):
    assert exchanged(source, claim) == reasons


BEFORE, AFTER = (f"the source says that it was {word!r}, the claim turns the order" for word in ("before", "after"))


@pytest.mark.parametrize(
    ("source", "claim", "reasons"),
    [
        ("The ship sank before the storm.", "The ship sank after the storm.", [BEFORE]),
        ("The ship sank before the storm.", "The storm came before the ship sank.", [BEFORE]),
        ("The ship sank before the storm.", "The storm came after the ship sank.", []),
        ("The ship sank before the storm.", "The ship sank before the storm.", []),
        ("The ship sank before the storm sank a boat.", "The ship sank before the storm hit a boat.", []),
        ("After the storm, the ship sank.", "Before the storm, the ship sank.", [AFTER]),
        ("After the storm, the ship sank.", "The ship sank after the storm.", []),
        ("The ship sank after the storm.", "After the ship sank, the storm came.", [AFTER]),
        ("The ship sank after the storm.", "On Monday, after the ship sank, the storm came.", [AFTER]),
        ("The ship sank after the storm.", "On Monday, after the storm, the ship sank.", []),
        ("The ship sank, after the storm, off Oldport.", "The storm came after the ship sank.", [AFTER]),
        ("The ship sank after the storm.", "The ship sank five days before the storm.", [AFTER]),
        ("The ship sank before the storm and after the race.", "The storm came before the ship sank.", []),
    ],
)
def test_what_came_first_stays_first(source: str, claim: str, reasons: list[str]):
    """That A came before B says that B came after A, and denies that A came after B."""
    assert exchanged(source, claim) == reasons


@pytest.mark.parametrize(
    ("source", "claim", "reasons"),
    [
        ("The ship sank after the storm.", "After the storm the ship sank.", []),
        ("The ship sank before the storm.", "The ship sank soon after.", []),
        ("The ship sank before the storm.", "The ship, as before, sank.", []),
        ("The council met after the pier opened.", "The pier opened after the council met.", [AFTER]),
        ("The council met after the pier opened.", "The pier opened after the council met days ago.", [AFTER]),
        ("The council met after the pier opened.", "The pier opened after nearly two days.", []),
        ("The council met after three long years.", "The pier opened before the council met.", []),
    ],
)
def test_a_word_of_order_stands_between_two_things(source: str, claim: str, reasons: list[str]):
    """One that only counts a time, or has nothing on one side, orders nothing."""
    assert exchanged(source, claim) == reasons


def turned_down(word: str, words: str) -> list[str]:
    return [f"the source says it is not so ({word!r}): {words}"]


@pytest.mark.parametrize(
    ("claim", "reasons"),
    [
        ("He would sell the old boat.", turned_down("rather", "boat old sel")),
        ("He would sell the old boat rather than buy a car.", turned_down("rather", "boat old sel")),
        ("He would buy a car rather than sell the old boat.", []),
        ("He would buy a car and sell the old boat.", turned_down("rather", "boat old sel")),
        ("He would sell the old boat, rather odd for him.", turned_down("rather", "boat old sel")),
        ("He would sell the boat.", turned_down("rather", "boat sel")),
        ("He would keep the boat.", []),
    ],
)
def test_what_the_sentence_turns_down_is_not_so(claim: str, reasons: list[str]):
    """Two of its words at least, and more of what is turned down than of what is preferred."""
    source = "He would buy a car rather than sell the old boat."
    assert exchanged(source, claim) == reasons


@pytest.mark.parametrize(
    ("source", "claim", "reasons"),
    [
        ("He chose a car instead of the old boat.", "He chose the old boat.", turned_down("instead", "boat old")),
        (
            "Rather than sell the old boat, he left.",
            "He would sell the old boat.",
            turned_down("rather", "boat old sel"),
        ),
        ("He chose a car, which is rather like the old boat.", "He chose the old boat.", []),
        ("He chose the old car instead of the old boat.", "He chose the old boat.", []),
        ("He chose a car rather full of old rust.", "He chose old rust.", []),
        ("He would rather", "He would sell the old boat.", []),
    ],
)
def test_what_turns_down_is_rather_than_or_instead_of(source: str, claim: str, reasons: list[str]):
    assert exchanged(source, claim) == reasons


@pytest.mark.parametrize(
    ("source", "claim", "reasons"),
    [
        ("The first ferry came.", "The second ferry came.", [instead("first", "second")]),
        ("The first ferry came.", "The ferry came second.", []),
        ("The biggest ferry came.", "The second ferry came.", []),
        ("The second ferry came.", "The biggest ferry came.", []),
        ("Prices rose.", "Prices fell.", [instead("rose", "fell")]),
        ("Six men were injured.", "Six men were killed.", [instead("injured", "killed")]),
        ("The ban was lawful.", "The ban was unlawful.", [instead("lawful", "unlawful")]),
        ("The ban was lawful.", "The ban was strict.", []),
        ("Costs went up.", "Costs went down.", [instead("up", "down")]),
    ],
)
def test_a_contrary_in_the_same_place_is_told(source: str, claim: str, reasons: list[str]):
    assert exchanged(source, claim) == reasons
