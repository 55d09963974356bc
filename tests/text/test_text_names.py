"""Proper names by shape, their spellings, and roles that are no names."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.text.names import find_names, is_role, name_key, same_name

FOUND = {
    "full name": ("We met Anna Berg there.", [("Anna Berg", "person")]),
    "sentence-initial full name": ("Anna Berg left.", [("Anna Berg", "person")]),
    "title left out": ("We met President Anna Berg.", [("Anna Berg", "person")]),
    "title with dot": ("We met Sen. Anna Berg.", [("Anna Berg", "person")]),
    "long title": ("The former Prime Minister Anna Berg left.", [("Anna Berg", "person")]),
    "title and office": ("The Secretary of State Anna Berg left.", [("Anna Berg", "person")]),
    "title of a place": ("The President of Ukraine Anna Berg left.", [("Ukraine", "place"), ("Anna Berg", "person")]),
    "title of an unknown place": (
        "The President of Norland Anna Berg left.",
        [("Norland", None), ("Anna Berg", "person")],
    ),
    "adjective and title": (
        "The Norlandic Foreign Minister Anna Berg left.",
        [("Norlandic", None), ("Anna Berg", "person")],
    ),
    "lone name after a title": ("We met Mr. Berg.", [("Berg", "person")]),
    "initials": ("We met Anna J. K. Berg.", [("Anna J. K. Berg", "person")]),
    "particle": ("We met Jan van der Berg.", [("Jan van der Berg", "person")]),
    "bin": ("We met Omar bin Said.", [("Omar bin Said", "person")]),
    "al-": ("We met Omar al-Said.", [("Omar al-Said", "person")]),
    "hyphen": ("We met Anna-Lena Berg-Holm.", [("Anna-Lena Berg-Holm", "person")]),
    "apostrophe": ("We met Ann O’Hara’s team.", [("Ann O’Hara", "person")]),
    "possessive": ("It is Berg's idea.", [("Berg", None)]),
    "suffix": ("We met Adam King Jr.", [("Adam King Jr.", "person")]),
    "surname that is a title": ("We met Adam King.", [("Adam King", "person")]),
    "organization": (
        "He works at the Ministry of Defence and Trade.",
        [("Ministry of Defence and Trade", "organization")],
    ),
    "institute": ("He leads the Institute for the Study of War.", [("Institute for the Study of War", "organization")]),
    "institute on": ("He leads the Institute on Taxation.", [("Institute on Taxation", "organization")]),
    "senate on a day": ("He left the Senate on Monday.", [("Senate", "organization")]),
    "office of a title": ("He called the Office of the President.", [("Office of the President", "organization")]),
    "justice department": ("He left the Justice Department.", [("Justice Department", "organization")]),
    "ampersand": ("He left Berg & Holm Partners.", [("Berg & Holm Partners", "organization")]),
    "acronym": ("He left NATO.", [("NATO", "organization")]),
    "dotted acronym": ("He left the U.S. today.", [("U.S.", "place")]),
    "us": ("He left the US for good.", [("US", "place")]),
    "country": ("He left Ukraine.", [("Ukraine", "place")]),
    "place word": ("He left Norburg County.", [("Norburg County", "place")]),
    "direction": ("He left South Korea.", [("South Korea", "place")]),
    "people of a direction": ("Two South Koreans left.", [("South Koreans", None)]),
    "of without organization": ("The head of Norburg left.", [("Norburg", None)]),
    "and parts names": ("We met Berg and Holm.", [("Berg", None), ("Holm", None)]),
    "weekday and month": ("He left on Monday in March.", []),
    "month in a name": ("We met Anna May.", [("Anna May", "person")]),
    "country before a month": ("He was in Ukraine August 13.", [("Ukraine", "place")]),
    "ordinary first word": ("Bridges are long. The bridges are old.", []),
    "function word first": ("However, the bridge is long. But Berg left.", [("Berg", None)]),
    "ending of an ordinary word": ("Construction began.", []),
    "lone first name seen later": ("Kursk fell. He left Kursk.", [("Kursk", None), ("Kursk", None)]),
    "lone first name before a verb": ("Berg said no.", [("Berg", None)]),
    "lone first name unknown": ("Berg unexpectedly fell.", []),
    "ordinary word seen in lower case": ("Regional Berg left. A regional plan.", [("Berg", None)]),
    "title alone": ("The President left.", []),
    "modifier alone": ("The Foreign plan.", []),
    "shouted words": ("JUST WATCHED Anna Berg left.", [("WATCHED", "organization"), ("Anna Berg", "person")]),
    "agency before a name": ("We met NATO Anna Berg.", [("NATO", "organization"), ("Anna Berg", "person")]),
    "brand in capitals": ("We met GLOBEX World.", [("GLOBEX World", "person")]),
    "based": ("The Norburg-based Institute left.", [("Institute", "organization")]),
    "after a dash": ("We lost - Berg said.", [("Berg", None)]),
    "in quotes": ('He said: "Berg left." Berg said.', [("Berg", None)]),
    "dot inside": ("We read Norburg.NET there.", [("Norburg.NET", None)]),
    "mixed capitals": ("YouTube fell.", [("YouTube", None)]),
    "single letter": ("The plan B failed.", []),
    "new": ("New bridges fell.", []),
    "new york": ("He left New York.", [("New York", "place")]),
    "cyrillic": ("Про це сказав Антон Береза.", [("Антон Береза", "person")]),
    "han": ("We met Xi Jinping (习近平).", [("Xi Jinping", "person"), ("习近平", None)]),
    "katakana": ("彼は ジョン・スミス です", [("ジョン・スミス", None)]),
    "connector before a weekday": ("He left the Ministry of Monday.", [("Ministry", "organization")]),
    "us in capitals": ("He saw US Army Corps men.", [("US Army Corps", "organization")]),
    "us as a title-case word": ("He left. Us Holm.", [("Holm", None)]),
    "trailing connector": ("He left the Ministry of trade.", [("Ministry", "organization")]),
    "long run": ("Anna Berg Holm Dahl Lund Moe left.", [("Anna Berg Holm Dahl Lund Moe", None)]),
    "name of a handle": ("Follow @AnnaBerg and #Norburg.", []),
}


@pytest.mark.parametrize(("text", "names"), FOUND.values(), ids=FOUND.keys())
def test_names_are_found_by_shape(text: str, names: list[tuple[str, str | None]]) -> None:
    assert [(name.text, name.kind) for name in find_names(text)] == names


SAME = [
    ("Berg", "Anna Berg"),
    ("Anna Berg", "Berg’s"),
    ("President Berg", "Anna Berg"),
    ("A. Berg", "Anna Berg"),
    ("Anna J. Berg", "Anna Berg"),
    ("J. D. Holm", "JD Holm"),
    ("Foreign Ministry spokesman Georgiy Tykhy", "Tykhy"),
    ("Anna Berg, the mayor of Norburg", "Anna Berg"),
    ("Sen. Anna Berg (D-N.J.)", "Berg"),
    ("President of Norland Ada Lund", "Ada Lund"),
    ("the former mayor and senator Ada Lund", "Ada Lund"),
    ("Ukraine's Ada Lund", "Lund"),
    ("Adam King Jr.", "King"),
    ("Jan van der Berg", "van der Berg"),
    ("Omar al-Said", "Said"),
    ("Ana Lopez Holm", "Lopez Holm"),
    ("Xi Jinping", "Xi"),
    ("Orbán Viktor", "Viktor Orban"),
    ("Müller", "Mueller"),
    ("Tchaikovsky", "Chaikovsky"),
    ("Zelensky", "Zelenskyy"),
    ("Zelenskiy", "Selenskyj"),
    ("Зеленський", "Zelensky"),
    ("Володимир Зеленський", "Volodymyr Zelenskyi"),
    ("Vladimir Zelensky", "Volodymyr Zelensky"),
    ("Oleksandr Syrsky", "Alexander Syrskyi"),
    ("Georgiy Tykhy", "Heorhii Tykhyi"),
    ("O'Hara", "O’Hara"),
    ("ISW", "Institute for the Study of War"),
    ("the Department of Justice", "DOJ"),
    ("U.N.", "United Nations"),
    ("U.S.", "US"),
    ("the Russian Defence Ministry", "Defense Ministry"),
    ("习近平", "习近平"),
]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_forms_of_one_name_are_the_same(one: str, other: str) -> None:
    assert same_name(one, other)
    assert same_name(other, one)


DIFFERENT = [
    ("Eric Trump", "Donald Trump"),
    ("Anna Berg", "Eva Berg"),
    ("E. Berg", "Anna Berg"),
    ("Michelle Holm", "Michael Holm"),
    ("Dana Smith", "Diana Smith"),
    ("Ukraine", "Ukrinform"),
    ("Berg", "the Berg campaign"),
    ("Holm", "a spokesman for Holm"),
    ("the president", "Ada Lund"),
    ("Ada Lund", ""),
    ("B", "Anna B"),
    ("ISW", "Institute of Peace"),
    ("NATO", "Berg"),
    ("Defence Ministry", "Foreign Ministry"),
    ("Ministry", "Defence Ministry"),
    ("Zеlensky", "Zelensky"),
]


@pytest.mark.parametrize(("one", "other"), DIFFERENT)
def test_different_names_are_never_the_same(one: str, other: str) -> None:
    assert not same_name(one, other)
    assert not same_name(other, one)


ROLE_WORDS = [
    "the President",
    "a spokesman",
    "head of state",
    "the mayor of London",
    "Ukraine's president",
    "a Ukrainian official",
    "two officials",
    "King",
    "the King",
    "campaign manager",
    "President of the European Central Bank",
    "Governor of New South Wales",
]
NO_ROLES = ["Stephen King", "President Ada Lund", "Ada Lund", "White House", "", "of", "President of Norland Ada Lund"]


@pytest.mark.parametrize("text", ROLE_WORDS)
def test_roles_are_told(text: str) -> None:
    assert is_role(text)


@pytest.mark.parametrize("text", NO_ROLES)
def test_names_are_no_roles(text: str) -> None:
    assert not is_role(text)


def test_spellings_share_a_key_and_roles_have_none() -> None:
    assert name_key("Volodymyr Zelensky") == name_key("Zelenskyy") != ""
    assert name_key("the President") == ""


@given(st.text(alphabet=st.characters(codec=None), max_size=60) | st.text(alphabet="AnBe. '-of\n", max_size=60))
def test_nothing_raises_and_spans_slice_back(text: str) -> None:
    names = find_names(text)
    assert all(name.span.of(text) == name.text for name in names)
    assert all(one.span.end <= other.span.start for one, other in pairwise(names))
    assert same_name(text, "Anna Berg") == same_name("Anna Berg", text)
    assert isinstance(is_role(text), bool)


@pytest.mark.parametrize("word", ["Despite", "Regarding", "Facing", "Including", "Tonight", "Whenever"])
def test_a_word_that_opens_a_sentence_is_no_part_of_a_name(word: str):
    assert [name.text for name in find_names(f"{word} Lindqvar they left the town.")] == ["Lindqvar"]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The talks on Orlan Hill went on.", "place"),
        ("After the Orlan Hill briefing he left.", "place"),
        ("They met at Brann Gardens.", "place"),
        ("They met Anna Hill.", "person"),
        ("Anna Hill met them.", "person"),
    ],
)
def test_a_word_of_land_that_is_a_family_name_too_is_told_by_the_word_before(text: str, kind: str):
    assert [name.kind for name in find_names(text)] == [kind]
