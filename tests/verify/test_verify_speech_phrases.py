"""Whom a noun phrase is about: its head is a name, a role with what it governs, or a pronoun."""

import pytest

from briefing.model import Span
from briefing.text.marks import marked
from briefing.text.names import find_names
from briefing.verify.speech.narration import narrate
from briefing.verify.speech.noun_phrases import head
from briefing.verify.speech.quotations import find_quotations

HEADS = {
    "a name": ("Anna Berg left", ("Anna Berg", "name")),
    "past conjunctions": ("and then the mayor left", ("the mayor", "role")),
    "words before the role's article": ("here the old mayor left", ("the old mayor", "role")),
    "words before two articles": ("here is the the old mayor", ("the old mayor", "role")),
    "words before a role without article": ("old spokesman left", ("old spokesman", "role")),
    "a pronoun": ("he of Norburg left", ("he", "pronoun")),
    "who is nobody": ("who Anna Berg told", ("Anna Berg", "name")),
    "a role": ("the old mayor left Anna Berg", ("the old mayor", "role")),
    "a role that only tells of what kind": ("the executive order", None),
    "a role before another noun": ("the executive left", ("the executive", "role")),
    "a kind of body": ("the company left", ("the company", "role")),
    "a name after its role": ("soldier Anna Berg left", ("Anna Berg", "name")),
    "a name after an owned role": ("president’s spokesman Anna Berg left", ("Anna Berg", "name")),
    "a role that a role owns": ("president's spokesman left", ("president's spokesman", "role")),
    "a name that looks like a role": ("soldier Mayor Lopez left", ("Lopez", "name")),
    "past a preposition that opens": ("of the town mayor", ("the town mayor", "role")),
    "nothing past a preposition": ("the town of Anna Berg", None),
    "nobody": ("the town left", None),
    "nothing": ("and", None),
    "a complement": ("the head of the rescue team left", ("the head of the rescue team", "role")),
    "a complement up to a name": ("mayor of old Norburg in May", ("mayor of old", "role")),
    "a complement that is a name": ("mayor of Norburg in May", ("mayor of Norburg", "role")),
    "a complement of unknown words": ("the mayor of tall towers there", ("the mayor of tall", "role")),
    "a complement before a role": ("the mayor of tall team left", ("the mayor of tall team", "role")),
    "a complement that breaks off": ("executive of the", ("executive of the", "role")),
    "no complement": ("the mayor left in May", ("the mayor", "role")),
    "somebody of a person": ("head of Anna Berg", ("head of Anna Berg", "role")),
    "a title with its office": ("Secretary of State Anna Berg", ("Anna Berg", "name")),
    "a title with an office of two words": ("Secretary of Homeland Security Anna Berg", ("Anna Berg", "name")),
    "a title with its office alone": ("the Secretary of State left", ("the Secretary of State", "role")),
    "a title for somebody": (
        "the spokesman for Senator Anna Berg",
        ("the spokesman for Senator Anna Berg", "role"),
    ),
    "somebody's lawyer": ("Anna Berg's lawyer left", ("Anna Berg's lawyer", "role")),
    "somebody's lawyer with a name": ("Anna Berg's lawyer Paul Kovac left", ("Paul Kovac", "name")),
    "somebody's brother's lawyer": ("Anna Berg's brother's lawyer", ("Anna Berg's brother's lawyer", "role")),
    "somebody's clients": ("Anna Berg’s clients left", ("Anna Berg’s clients", "role")),
    "somebody's old friend": ("Anna Berg’s old friend left", ("Anna Berg’s old friend", "role")),
    "a friend further on": ("Anna Berg’s plan for friends", ("Anna Berg", "name")),
    "a friend of nobody": ("Anna Berg met friends", ("Anna Berg", "name")),
    "friends owned in the plural": ("the Bergs’ friends left", ("the Bergs’ friends", "role")),
    "a body's leader": ("the Norburg party leader left", ("the Norburg party leader", "role")),
    "a body's leader with a name": ("the Norburg party leader Anna Berg left", ("Anna Berg", "name")),
    "a body's leader with a complement": ("the Norburg leader of the team", ("the Norburg leader of the team", "role")),
    "a body of a place": ("the Norburg council left", ("the Norburg council", "role")),
    "an adjective between": ("Germany coal-mining executive Lopez", ("Lopez", "name")),
    "two adjectives between": ("Germany old-style coal-mining executive Anna Berg", ("Anna Berg", "name")),
    "an adjective and no role": ("Germany coal-mining Anna Berg", ("Germany", "name")),
    "a capital between": ("Germany coal-mining, Old, executive Anna Berg", ("Germany", "name")),
    "a preposition between": ("Germany coal-mining of executive Anna Berg", ("Germany", "name")),
    "a person before": ("Paul Kovac met executive Anna Berg", ("Paul Kovac", "name")),
    "an adjective and nobody": ("Germany coal-mining executive left", ("Germany", "name")),
    "Ukrainian": ("голова ради Ігор Ліщук", ("Ігор Ліщук", "name")),
    "Ukrainian, at length": ("голова ради міста краю держави Ігор Ліщук", ("Ігор Ліщук", "name")),
    "Ukrainian, a role alone": ("голова ради", ("голова", "role")),
    "Ukrainian, past a verb": ("голова сказав Ігор Ліщук", ("голова", "role")),
    "Ukrainian, past a preposition": ("голова міста with Ігор Ліщук", ("голова", "role")),
}


@pytest.mark.parametrize(("text", "expected"), HEADS.values(), ids=HEADS.keys())
def test_a_phrase_is_about_its_head(text: str, expected: tuple[str, str] | None):
    narration = narrate(text, tuple(marked(text)), find_names(text))
    found = head(narration, narration.tokens(0, len(text)))
    assert (None if found is None else (found.text, found.kind.value)) == expected
    assert found is None or found.span == Span(text.index(found.text), text.index(found.text) + len(found.text))


SPEAKERS = {
    "an old friend": ("Anna Berg’s old friend said “it is too early”.", "Anna Berg’s old friend"),
    "a secretary": ("Secretary of State Anna Berg said “it is too early”.", "Anna Berg"),
}


@pytest.mark.parametrize(("text", "speaker"), SPEAKERS.values(), ids=SPEAKERS.keys())
def test_the_head_of_the_subject_is_the_speaker(text: str, speaker: str):
    assert find_quotations(text)[0].speaker == speaker
