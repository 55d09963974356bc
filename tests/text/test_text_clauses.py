"""A sentence ends early only where its head is still a sentence: behind a finite verb, with nothing left open."""

import pytest

from briefing.text.clauses import early_ends, is_clause


@pytest.mark.parametrize(
    ("sentence", "heads"),
    [
        (
            "The bridge closed, killing no trade; the ferry runs.",
            ["The bridge closed", "The bridge closed, killing no trade"],
        ),
        ("The council voted on Monday and was dissolved.", ["The council voted on Monday"]),
        (
            "The mayor of the old town, who was a captain, resigned.",
            ["The mayor of the old town, who was a captain"][:0],
        ),
        ("If the ferry is late, and it is, nobody waits.", []),
        ('She said "we sail, and we are late" on Monday.', []),
        ("They met (the mayor, who is ill, too) on Monday.", []),
        ("The ferry sails.", []),
        ("Nothing here, with nothing there", []),
    ],
)
def test_heads_are_sentences(sentence: str, heads: list[str]):
    assert [sentence[:end] for end in early_ends(sentence)] == heads


def test_places_lie_within_the_bounds_given():
    sentence = "The bridge closed, killing trade; the ferry sailed; the mayor left; nobody came."
    places = list(early_ends(sentence))
    assert list(early_ends(sentence, 20)) == [place for place in places if place >= 20]
    assert list(early_ends(sentence, 0, 40)) == [place for place in places if place <= 40]


@pytest.mark.parametrize(("words", "told"), [("the war began in May", True), ("the old bridge of Lund", False)])
def test_a_clause_has_a_finite_verb(words: str, told):
    assert is_clause(words) == told
