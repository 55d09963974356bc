"""Who does what: the word beside a name, and what the name has to do with it."""

import pytest

from briefing.text.names import find_names
from briefing.verify.claims.roles import Role, roles_of
from briefing.verify.claims.statements import read_statement, stem


def roles(text: str) -> list[str]:
    """Return each role as "name: how word", with a "!" behind a form of a verb."""
    found = roles_of(read_statement(text), find_names(text))
    assert all(role.stem == stem(role.word) for role in found)
    return [f"{role.name}: {role.how} {role.word}{'!' * role.verb}" for role in found]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Ann Lee defeated Tom Reed", ["Ann Lee: does defeated!", "Tom Reed:  defeated!"]),
        ("Ann Lee quickly won", ["Ann Lee: does won!"]),
        ("Ann Lee is winning", ["Ann Lee: does winning!"]),
        ("Ann Lee must not go", ["Ann Lee: does go"]),
        ("Ann Lee should go", ["Ann Lee: does go"]),
        ("Ann Lee was defeated", ["Ann Lee: undergoes defeated!"]),
        ("Ann Lee was quickly taken", ["Ann Lee: undergoes taken!"]),
        ("Ann Lee has been sent home", ["Ann Lee: undergoes sent!"]),
        ("Ann Lee was glum", ["Ann Lee: does glum"]),
        ("Ann Lee was in town", []),
        ("Ann Lee, an owner", []),
        ("Ann Lee", []),
        ("Rain, Ann Lee won", ["Ann Lee: does won!"]),
        ("Ann Lee has been had been had been had been sold", []),
        ("Ann Lee has been had been had been had sold", ["Ann Lee: undergoes sold!"]),
    ],
)
def test_a_name_does_what_stands_behind_it_or_undergoes_it(text: str, found: list[str]):
    """Only small words may stand between, and only in its clause."""
    assert roles(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("They voted against the former president Ann Lee", ["Ann Lee: against voted!"]),
        ("They voted for Ann Lee to win", ["Ann Lee: for voted!"]),
        ("Mayor Ann Lee won", ["Ann Lee: does won!", "Ann Lee:  mayor"]),
        ("The plan that Ann Lee made", ["Ann Lee: does made!", "Ann Lee: that plan"]),
        ("the newly elected Ann Lee", ["Ann Lee:  elected!"]),
        ("It rained, for Ann Lee", []),
        ("They saw how Ann Lee", []),
        ("For Ann Lee they voted", []),
        ("voted over the former president of the president of Ann Lee", []),
        ("voted over former president of the president of Ann Lee", ["Ann Lee: of voted!"]),
    ],
)
def test_a_name_stands_behind_a_word_and_its_preposition(text: str, found: list[str]):
    """What governs a name with a preposition leaves it nothing to do itself."""
    assert roles(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Ann Lee and Tom Reed won", ["Ann Lee: does won!", "Tom Reed: does won!"]),
        ("Ann Lee or Tom Reed won", ["Ann Lee: does won!", "Tom Reed: does won!"]),
        ("Neither Ann Lee nor Tom Reed won", ["Ann Lee: does won!", "Tom Reed: does won!"]),
        ("Ann Lee but Tom Reed won", ["Tom Reed: does won!"]),
        ("Ann Lee; and Tom Reed won", ["Tom Reed: does won!"]),
        (
            "Ann Lee and Tom Reed won, Mia Chen lost",
            ["Ann Lee: does won!", "Tom Reed: does won!", "Mia Chen: does lost!"],
        ),
        ("Ann Lee and one two three four five six Tom Reed won", ["Ann Lee: does won!", "Tom Reed: does won!"]),
        ("Ann Lee and one two three four five six seven eight Tom Reed won", ["Tom Reed: does won!"]),
    ],
)
def test_joined_names_do_the_same(text: str, found: list[str]):
    assert [one for one in roles(text) if "does" in one] == found


def test_of_a_long_list_of_names_the_last_are_told():
    """Eight names share a role; so a list of thousands takes no time."""
    names = [f"Ann {name}" for name in "Reed Hill Kim Chen Stone Wood Marsh Quinn Field Brook".split()]
    assert roles(f"{' or '.join(names)} won") == [f"{name}: does won!" for name in names[-8:]]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Ann Lee's plan failed", []),
        ("FBI director Ann Lee left", ["Ann Lee: does left!", "Ann Lee:  director"]),
        ("The Norland Run painter Ann Lee left", ["Ann Lee: does left!", "Ann Lee:  painter"]),
        ("The Norland Run sculptor Ann Lee left", ["Ann Lee: does left!", "Ann Lee:  sculptor"]),
        ("The Norland Run cellist Ann Lee left", ["Ann Lee: does left!", "Ann Lee:  cellist"]),
        ("The Norland Run musician Ann Lee left", ["Ann Lee: does left!", "Ann Lee:  musician"]),
        ("The Norland Run visited Ann Lee", ["Norland Run: does visited!", "Ann Lee:  visited!"]),
        ("The Norland Run painter (Ann Lee left)", ["Norland Run: does painter", "Ann Lee: does left!"]),
        ("The Norland Run painter met Ann Lee", ["Norland Run: does painter", "Ann Lee:  met!"]),
        ("The Norland Run painter", ["Norland Run: does painter"]),
        ("The Norland Run under Ann Lee won", ["Ann Lee: does won!"]),
        ("They met at the Norland Run", ["Norland Run: at met!"]),
        ("The Norland Run, painter Ann Lee left", ["Ann Lee: does left!", "Ann Lee:  painter"]),
        ("They met at the Norland Run, painters in Marden", ["Norland Run: at met!", "Marden: in painters"]),
        ("They met in Oldport, directors in Marden", ["Oldport: in met!", "Marden: in directors"]),
        ("They met in Oldport (directors in Marden)", ["Oldport: in met!", "Marden: in directors"]),
        ("President won and Ann Lee left", ["Ann Lee: does left!"]),
        ("Ann Lee's plan failed and Tom Reed left", ["Tom Reed: does left!"]),
    ],
)
def test_a_name_that_tells_whose_or_which_has_no_role(text: str, found: list[str]):
    assert roles(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Ann Lee, who opened the pier, left", ["Ann Lee: does opened!"]),
        ("Lee, who opened the pier, left", []),
        ("Ann Lee was the first to open the pier", ["Ann Lee: does open"]),
        ("Ann Lee was the first woman to open the pier", ["Ann Lee: does open"]),
        ("Ann Lee was the first woman there", []),
        ("Ann Lee saw the first boat to sail", ["Ann Lee: does saw!"]),
        ("Ann Lee was the", []),
    ],
)
def test_a_relative_clause_and_the_first_to_do_it_tell_what_a_full_name_does(text: str, found: list[str]):
    assert roles(text) == found


def test_a_name_is_found_where_its_sentence_starts_in_the_text():
    text = "Rain fell. Ann Lee won; the Norland Run painter Tom Reed."
    names = [name for name in find_names(text) if name.span.start >= 11]
    assert roles_of(read_statement(text[11:]), names, 11) == (
        Role("does", "win", "Ann Lee", verb=True, word="won"),
        Role("", stem("painter"), "Tom Reed", verb=False, word="painter"),
    )
