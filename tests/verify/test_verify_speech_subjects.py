"""Whom a verb of speech has as its subject, before it or after it; and whom the article so quotes."""

import pytest

from briefing.text.marks import marked
from briefing.text.names import find_names
from briefing.verify.speech.narration import Narration, Token, narrate
from briefing.verify.speech.noun_phrases import Mention
from briefing.verify.speech.quotations import find_quotations
from briefing.verify.speech.subjects import subject_after, subject_before

VERBS = {"told", "telling", "called"}


def read(text: str) -> tuple[Narration, Token]:
    """Return a text and its last verb of those above."""
    narration = narrate(text, tuple(marked(text)), find_names(text))
    return narration, [token for token in narration.tokens(0, len(text)) if token.low in VERBS][-1]


def told(found: Mention | None) -> tuple[str, str] | None:
    """Return a subject as printed, and of which kind it is."""
    return None if found is None else (found.text, found.kind.value)


RIGHT_BEFORE = {
    "a name": ("Anna Berg told", ("Anna Berg", "name")),
    "past an adverb": ("Anna Berg angrily told", ("Anna Berg", "name")),
    "a name that looks like an adverb": ("Anna Berg came. Then Emily told", ("Emily", "name")),
    "past a helping verb and a time": ("Anna Berg last week had again told", ("Anna Berg", "name")),
    "a name that looks like a helping verb": ("Theresa May came. Then Mrs. May told", ("May", "name")),
    "past a bracket": ("The town (of the north) and Anna Berg (right) told", ("Anna Berg", "name")),
    "past half a bracket": ("the mayor) told", ("the mayor", "role")),
    "a bracket alone": ("(right) told", None),
    "after an adverbial": ("In the end, he told", ("he", "pronoun")),
    "who, past a comma": ("The mayor of Norburg, who told", ("The mayor of Norburg", "role")),
    "who, past a bracket": ("Anna Berg (the mayor), who told", ("Anna Berg", "name")),
    "who, past no comma": ("the woman who told", ("the woman", "role")),
    "who of nobody": ("They came, and who told", None),
    "the head of a phrase with names": ("In May, Anna Berg of the Norburg council told", ("Anna Berg", "name")),
    "a name below a title": ("a friend of the Senator Anna Berg told", ("a friend of the Senator Anna Berg", "role")),
    "a name below a plain noun": ("the clerk of Anna Berg told", None),
    "a name after its title": ("In Norburg the Senator Anna Berg told", ("Anna Berg", "name")),
    "a name after a lower-case title": ("the clerk of council member Anna Berg told", ("Anna Berg", "name")),
    "beside somebody": ("The mayor in talks with Anna Berg told", ("The mayor in talks", "role")),
    "with somebody telling": ("The mayor went on with Anna Berg telling", ("Anna Berg", "name")),
    "of somebody, telling": ("the clerk of Anna Berg telling", None),
    "by somebody": ("A survey by Anna Berg told", None),
    "a thing of somebody with a name": ("her Norburg account told", ("her Norburg account", "role")),
    "a short phrase with its article": ("the very old town clerk told", ("the very old town clerk", "role")),
    "a long phrase with its article": ("the very old little town clerk told", None),
    "a phrase of small words": ("one of them told", ("one of them", "role")),
    "a known role without an article": ("angry voters told", ("angry voters", "role")),
    "an unknown noun without an article": ("Norburg’s bakers told", None),
    "after a conjunction": ("the clerk left and the mayor told", ("the mayor", "role")),
    "a preposition before the verb": ("the mayor of told", None),
    "a conjunction before the verb": ("Anna Berg left and told", None),
    "nothing": ("Later told", None),
}


@pytest.mark.parametrize(("text", "subject"), RIGHT_BEFORE.values(), ids=RIGHT_BEFORE.keys())
def test_a_subject_stands_right_before_its_verb(text: str, subject: tuple[str, str] | None):
    narration, verb = read(text)
    assert told(subject_before(narration, 0, verb, strict=True)) == subject


SOMEWHERE = {
    "past an apposition": ("Anna Berg, the mayor of Norburg, told", ("Anna Berg", "name")),
    "the name in apposition": ("The clerk of Norburg, Anna Berg, an aide, told", ("Anna Berg", "name")),
    "no name in apposition": ("The mayor, Anna Berg twice, told", ("The mayor", "role")),
    "no place in apposition": ("The mayor, Germany, told", ("The mayor", "role")),
    "no name further on": ("The mayor, of late, Anna Berg, told", ("The mayor", "role")),
    "past an adverbial with a name": ("In Norburg, Anna Berg left and told", ("Anna Berg", "name")),
    "past a participle with a name": ("Leaving with Paul Kovac, Anna Berg waved and told", ("Anna Berg", "name")),
    "a title that looks like a participle": ("Acting mayor Anna Berg waved and told", ("Anna Berg", "name")),
    "she of an adverbial": ("When she had left and told", ("she", "pronoun")),
    "he of an adverbial": ("When he had left and told", ("he", "pronoun")),
    "nobody": ("When all had left and told", None),
}


@pytest.mark.parametrize(("text", "subject"), SOMEWHERE.values(), ids=SOMEWHERE.keys())
def test_the_subject_of_a_clause_is_its_first_mention_that_no_adverbial_holds(
    text: str, subject: tuple[str, str] | None
):
    narration, verb = read(text)
    found = told(subject_before(narration, 0, verb)), told(subject_before(narration, 0, verb, strict=True))
    assert found == (subject, None)


AFTER = {
    "a name": ("told Anna Berg.", ("Anna Berg", "name")),
    "past an adverb": ("told softly Anna Berg.", ("Anna Berg", "name")),
    "an adverb alone": ("told softly.", None),
    "a name that looks like an adverb": ("told Emily.", ("Emily", "name")),
    "a noun with its article": ("told the clerk.", ("the clerk", "role")),
    "a noun and its adjective": ("told the old clerk.", ("the old clerk", "role")),
    "a longer phrase": ("told the old town clerk.", None),
    "a noun without an article": ("told clerks.", None),
    "an article alone": ("told one.", None),
    "one of several": ("told one of them.", None),
    "a noun with a capital": ("told the old Clerk’s.", None),
    "a name in apposition to a role": ("told the mayor, Anna Berg, on Monday.", ("Anna Berg", "name")),
    "a name in apposition to a noun": ("told the baker (Anna Berg).", ("Anna Berg", "name")),
    "a name in apposition, without an article": ("told baker, Anna Berg.", ("Anna Berg", "name")),
    "a name in apposition to a longer phrase": ("told the old town clerk, Anna Berg.", None),
    "a place in apposition": ("told the mayor, Germany.", ("the mayor", "role")),
    "no preposition": ("told of Anna Berg.", None),
    "no comma": ("told, Anna Berg left.", None),
    "what somebody owns": ("told Anna Berg's offer.", None),
    "what somebody owns, with a curly apostrophe": ("told Anna Berg’s offer.", None),
    "who belongs to somebody": ("told Anna Berg’s brother.", ("Anna Berg’s brother", "role")),
    "nothing": ("told", None),
}


@pytest.mark.parametrize(("text", "subject"), AFTER.values(), ids=AFTER.keys())
def test_a_subject_follows_its_verb(text: str, subject: tuple[str, str] | None):
    narration, verb = read(text)
    assert told(subject_after(narration, verb.end, len(text))) == subject


QUOTED = {
    "May": ("Theresa May came. On Monday, Mrs. May later told us “it is too early”.", "Theresa May"),
    "of": ("At noon, Anna Berg of the Council of Norburg told us “it is too early”.", "Anna Berg"),
}


@pytest.mark.parametrize(("text", "speaker"), QUOTED.values(), ids=QUOTED.keys())
def test_the_subject_of_the_verb_is_the_speaker(text: str, speaker: str):
    assert find_quotations(text)[0].speaker == speaker
