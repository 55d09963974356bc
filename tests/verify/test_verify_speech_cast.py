"""The people of an article: their roles, full names, what makes them people, and whether each is he or she."""

import pytest

from briefing.text.marks import marked
from briefing.text.names import find_names
from briefing.verify.speech.cast import Cast, full_name, holders
from briefing.verify.speech.narration import narrate
from briefing.verify.speech.roles import is_definite, is_plural, role_words


def cast(text: str) -> Cast:
    return Cast(narrate(text, tuple(mark for mark in marked(text) if mark.level == 0), find_names(text)))


ROLES = {
    "a title": ("Sen. Kim Berg left.", {"senator"}),
    "a title of the first letter": ("Mr Kim Berg left.", {"mr"}),
    "a former title": ("Former Prime Minister Kim Berg left.", {"prime minister"}),
    "an office": ("The foreign minister Kim Berg left.", {"foreign minister", "minister"}),
    "a deputy": ("The vice president Kim Berg left.", {"vice president"}),
    "a title of a body": ("The president of the union Berg left. Kim Berg slept.", set()),
    "a title of a place": ("The vice president of Italy Kim Berg left.", {"vice president"}),
    "a title of a place with an article": ("The president of the Philippines Kim Berg left.", {"president"}),
    "a title near a place": ("The mayor saw sunny Italy. Kim Berg left.", set()),
    "a title of small letters": ("The mayor of all, Kim Berg. Kim Berg left.", set()),
    "an apposition": ("Kim Berg, the mayor of Norburg, left.", {"mayor"}),
    "an apposition without an article": ("Kim Berg, mayor of Norburg, left.", {"mayor"}),
    "an apposition with an owner": ("Kim Berg, Norburg’s former mayor, left.", {"mayor"}),
    "an apposition with a titled owner": ("Kim Berg, President Lund’s adviser, left.", {"adviser"}),
    "an apposition after a bracket": ("Kim Berg (D), mayor of Norburg, left.", {"mayor"}),
    "a clause": ("Kim Berg, who is a police spokeswoman, left.", {"police", "spokesman"}),
    "no member of a house": ("The state house member Kim Berg left.", set()),
    "a sentence that ends with a role": ("He met the mayor. Kim Berg left.", set()),
    "a paragraph that ends with a role": ("He met the mayor\n\nKim Berg left.", set()),
    "what one does": ("Kim Berg, meeting mayor Paul Kovac, left.", set()),
    "a phrase that opens with its place": ("Kim Berg, of Norburg mayor, left.", set()),
}  # fmt: skip


@pytest.mark.parametrize(("text", "roles"), ROLES.values(), ids=ROLES.keys())
def test_roles_stand_beside_a_name(text: str, roles: set[str]):
    assert set(cast(text).roles.get("berg", ())) == roles


SHORT = {
    "Sen.": "senator",
    "Rep.": "representative",
    "Gov.": "governor",
    "Gen.": "general",
    "Col.": "colonel",
    "Lt.": "lieutenant",
    "Capt.": "captain",
    "Sgt.": "sergeant",
    "Maj.": "major",
    "Adm.": "admiral",
    "Rev.": "reverend",
    "Prof.": "professor",
    "Dr.": "doctor",
}


@pytest.mark.parametrize(("short", "role"), SHORT.items(), ids=SHORT.keys())
def test_a_short_title_is_its_role(short: str, role: str):
    assert set(cast(f"{short} Kim Berg left.").roles["berg"]) == {role}


@pytest.mark.parametrize(
    "text",
    [
        "He told the governor Texas would pay.",
        "He told the president Acme Corp would pay.",
        "He told the speaker Republicans would vote.",
        "In Norburg County, the mayor of it, he left.",
    ],
    ids=["a place", "a body", "a party's members", "a place in apposition"],
)
def test_what_is_no_person_has_no_role(text: str):
    assert cast(text).roles == {}


HELD = {
    "by a people before the title": ("The Italian president Kim Berg met the Norlandic president Eve Holm.", "the president of Italy"),
    "by a place after it": ("The Norlandic president Eve Holm met the president of Italy Kim Berg.", "the Italian president"),
    "by a place with its article": ("The Norlandic president Eve Holm met the president of the Philippines Kim Berg.", "the Philippine president"),
    "by an apposition": ("Eve Holm, the president of Norland, met Kim Berg, the president of Italy.", "the Italian president"),
    "by the lack of one": ("President Kim Berg met the Norlandic president Eve Holm.", "the Italian president"),
    "by its possessor": ("Kim Berg, the mayor, met the senator’s spokesman Ian Doyle.", "Norburg's mayor"),
    "by the state": ("President Kim Berg met the chief of police Eve Holm.", "The head of state"),
    "by two words": ("Minister Eve Holm met Prime Minister Kim Berg.", "The prime minister"),
}  # fmt: skip


@pytest.mark.parametrize(("text", "role"), HELD.values(), ids=HELD.keys())
def test_a_role_has_one_holder(text: str, role: str):
    assert holders(cast(text), role, len(text)) == ("Kim Berg",)


def test_the_word_before_a_title_tells_its_place():
    assert set(cast("The Big Italian president Kim Berg left.").origins["berg"]) == {"ital"}


TWO = "President Kim Berg met president Eve Holm."


@pytest.mark.parametrize("role", ["The president", "A president", "the president", "the former President"])
def test_an_article_and_a_title_tell_no_place(role: str):
    assert holders(cast(TWO), role, 99) == ("Kim Berg", "Eve Holm")


def test_a_capital_article_tells_no_place():
    text = "The president Kim Berg met the Norlandic president Eve Holm."
    assert holders(cast(text), "The president", 99) == ("Kim Berg", "Eve Holm")


@pytest.mark.parametrize("role", ["the admiral", "the statement", "the police chief", "the secretary of state", ""])
def test_a_role_that_nobody_has_is_held_by_nobody(role: str):
    assert holders(cast(TWO), role, 99) == ()


@pytest.mark.parametrize(("count", "told"), [(12, 12), (13, 0)])
def test_at_most_twelve_holders_are_told_apart(count: int, told: int):
    names = "Adler Brandt Conway Doyle Ekholm Fischer Grant Holm Ingram Jensen Lund Moran Novak".split()
    text = " ".join(f"Senator Eve {name} left." for name in names[:count])
    assert len(holders(cast(text), "the senator", len(text))) == told


FULL = {
    "a last name": ("Kim Berg left. Eve Holm slept.", "Berg", "Kim Berg"),
    "a first name": ("Kim Berg left. Eve Holm slept.", "Kim", "Kim Berg"),
    "a first name of two": ("Kim Berg left. Kim Holm slept.", "Kim", "Kim"),
    "a last name of two, the nearest before": ("Kim Berg left. Eve Berg slept. Ann Berg sang.", "Berg", "Ann Berg"),
    "a full name of two": ("Kim Berg left. Eve Berg slept.", "Kim Berg", "Kim Berg"),
    "a name that is no one's": ("Kim Berg left.", "Doyle", "Doyle"),
    "a body of capitals": ("Kim Berg saw 47 X left.", "CNN", "CNN"),
    "a body's last word": ("Kim Berg left Acme Corp.", "Corp", "Corp"),
    "a party's last word": ("Kim Berg left the Norland Democrats.", "Democrats", "Democrats"),
}


@pytest.mark.parametrize(("text", "name", "full"), FULL.values(), ids=FULL.keys())
def test_a_name_is_given_in_full(text: str, name: str, full: str):
    assert full_name(cast(text), name, len(text)) == full


def test_the_full_name_is_the_one_printed_last_before():
    text = "Kim Berg left. Berg sang. Eve Berg slept."
    assert full_name(cast(text), "Berg", text.index("Berg sang")) == "Kim Berg"
    assert full_name(cast(text), "Berg", 0) == "Kim Berg"


SPEAKING = {
    "before the verb": ("Berg said no. Kim Berg left.", True),
    "before the verb and a colon": ("Kim Berg said: no.", True),
    "after the verb": ("“No,” said Kim Berg.", True),
    "after the verb, with an apposition": ("“No,” said Kim Berg, the mayor.", True),
    "after the verb at the first letter": ("Said Kim Berg, in anger.", False),
    "at the very start": ("said Kim Berg, in anger.", True),
    "after a verb and another word": ("“No,” said then Kim Berg.", False),
    "before another word and a verb": ("Kim Berg never said no.", False),
    "the object of a verb": ("He said Kim Berg left.", False),
    "after another verb": ("“No,” met Kim Berg.", False),
    "beside nothing": ("Kim Berg", False),
}


@pytest.mark.parametrize(("text", "speaking"), SPEAKING.values(), ids=SPEAKING.keys())
def test_a_name_beside_a_verb_of_speech_speaks(text: str, speaking: bool):  # noqa: FBT001
    assert cast(text).speaking == ({"berg"} if speaking else set())


@pytest.mark.parametrize("text", ["Acme Corp said no.", "He asked why. The Democrats said no.", "France said no."])
def test_what_is_no_person_is_not_among_those_who_speak(text: str):
    assert cast(text).speaking == set()


KNOWN = {
    "called by the last name alone": ("Kim Berg left. Then Berg slept. Eve Holm slept.", {"berg"}),
    "with a role": ("Mayor Kim Berg left. Eve Holm slept.", {"berg"}),
    "speaking": ("Kim Berg said no. Eve Holm slept.", {"berg"}),
    "a place of that name": ("Paul Norland met Eve Holm. They saw Norland County.", set()),
    "a body of that name": ("Paul Acme met Eve Holm at Acme Corp.", set()),
}


@pytest.mark.parametrize(("text", "known"), KNOWN.values(), ids=KNOWN.keys())
def test_a_full_name_is_surely_a_person(text: str, known: set[str]):
    assert cast(text).known == known


HE = " He left."
SHE = " Kim Berg came. She left."
GENDERS = {
    "Mr.": ("Mr. Kim Berg left.", "m"),
    "a title at the first letter": ("Sir Kim Berg left.", "m"),
    "Mrs.": ("Mrs. Kim Berg left.", "f"),
    "a man beside": ("A man and Kim Berg left.", None),
    "a spokeswoman": ("The spokeswoman Kim Berg left.", "f"),
    "no title that tells": ("President Kim Berg left.", None),
    "a pronoun in the sentence": ("Kim Berg sold her car.", "f"),
    "him": ("Kim Berg sold it by himself.", "m"),
    "he, and him of another": ("Kim Berg sold him off.", "m"),
    "his": ("Kim Berg sold his car.", "m"),
    "a pronoun that opens the next": ("Kim Berg left. He slept.", "m"),
    "a pronoun that opens the next paragraph": ("Kim Berg left.\n\nShe slept.", "f"),
    "a pronoun inside the next": ("Kim Berg left. Then he slept.", None),
    "a pronoun in the one after": ("Kim Berg left. It rained. He slept.", None),
    "a pronoun after somebody else": ("Kim Berg left with Eve Holm. She slept.", None),
    "a pronoun after a second name": ("Eve Holm left Kim Berg. She slept.", None),
    "a pronoun in the sentence of two": ("Eve Holm left Kim Berg and his car.", "m"),
    "a pronoun before the name": ("He said Kim Berg sold her car.", None),
    "a pronoun of the sentence before": ("He left. Kim Berg sold her car.", "f"),
    "a pronoun after a quotation": ("Kim Berg said “no” of his car.", None),
    "three to one": ("Kim Berg came. She left." + 3 * " Kim Berg came. He left.", "m"),
    "one to three": ("Kim Berg came. He left." + 3 * " Kim Berg came. She left.", "f"),
    "two to one": ("Kim Berg came. She left." + 2 * " Kim Berg came. He left.", None),
    "one to two": ("Kim Berg came. He left." + 2 * " Kim Berg came. She left.", None),
    "a title against ten pronouns": ("Lady Kim Berg left." + 10 * " Kim Berg came. He left.", None),
    "a title against eleven pronouns": ("Lady Kim Berg left." + 11 * " Kim Berg came. He left.", "m"),
}  # fmt: skip


@pytest.mark.parametrize(("text", "gender"), GENDERS.values(), ids=GENDERS.keys())
def test_titles_and_pronouns_tell_who_is_he_or_she(text: str, gender: str | None):
    assert cast(text).genders.get("berg") == gender


@pytest.mark.parametrize(
    ("role", "words"),
    [
        ("the former mayor of Norburg", {"mayor"}),
        ("the vice president", {"vice president"}),
        ("the press secretary", {"secretary", "press secretary"}),
        ("the senator’s spokesman", {"spokesman"}),
        ("the senators' spokeswoman", {"spokesman"}),
        ("the 'boss', a man of sixty", {"chief"}),
        ("a state official", {"official"}),
        ("the state", set()),
    ],
)
def test_the_words_of_a_role_are_its_own(role: str, words: set[str]):
    assert role_words(role) == words


@pytest.mark.parametrize(
    "role", ["the mayor", "this man", "that man", "his lawyer", "her lawyer", "its leader", "their leader", "president", "President", "Police"]
)  # fmt: skip
def test_a_role_points_to_someone_known(role: str):
    assert is_definite(role)


@pytest.mark.parametrize(
    "role", ["a spokesman", "A spokesman", "An aide", "One witness", "Another man", "Some man", "witnesses", "official"]
)
def test_a_role_points_to_anyone(role: str):
    assert not is_definite(role)


@pytest.mark.parametrize(
    ("role", "plural"),
    [
        ("the senators", True),
        ("the senators of Norland", True),
        ("the senator of the states", False),
        ("the boss", False),
        ("the mayor", False),
        ("Norburg’s mayor", False),
        ("the students here", False),
    ],
)
def test_a_role_of_several_people_is_plural(role: str, plural: bool):  # noqa: FBT001
    assert is_plural(role) is plural
