"""How a sentence is read word by word: stems, clauses, contractions, what is denied and what is only possible."""

import pytest

from briefing.verify.claims.statements import Word, is_irregular, is_manner, is_negation, read_statement, stem


@pytest.mark.parametrize(
    ("forms", "shared"),
    [
        ("agree agrees agreed agreeing", "agr"),
        ("refugee refugees", "refug"),
        ("degree degrees", "degr"),
        ("order orders ordered ordering", "ord"),
        ("offer offers offered offering", "off"),
        ("stop stops stopped stopping", "stop"),
        ("add adds added adding", "add"),
        ("pass passes passed passing", "pass"),
        ("press presses", "press"),
        ("bus buses", "bus"),
        ("use uses", "use"),
        ("announce announced announcement", "announ"),
        ("win won", "win"),
    ],
)
def test_the_forms_of_a_word_have_one_stem(forms: str, shared: str):
    assert [stem(form) for form in forms.split()] == [shared] * len(forms.split())


@pytest.mark.parametrize("words", ["ads add", "ton to", "ores or", "ass as", "dies dy", "kindness kindn"])
def test_short_words_keep_what_tells_them_apart(words: str):
    """A stem keeps three letters of its word."""
    one, other = words.split()
    assert stem(one) != stem(other)


@pytest.mark.parametrize("number", ["1990s", "1,000,000", "4x4s", "2000000s"])
def test_a_number_is_its_own_stem(number: str):
    assert stem(number) == number


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Ann’s new boat", [("ann", 0, 5, True), ("new", 6, 9, True), ("boat", 10, 14, True)]),
        (
            "the U.S. left",
            [("the", 0, 3, False), ("united", 4, 8, True), ("states", 4, 8, True), ("left", 9, 13, True)],
        ),
        ("We can't go", [("we", 0, 2, False), ("can", 3, 5, False), ("not", 5, 8, False), ("go", 9, 11, True)]),
        ("won’t n't", [("will", 0, 2, False), ("not", 2, 5, False), ("not", 6, 9, False)]),
        ("ain't shan't", [("is", 0, 2, False), ("not", 2, 5, False), ("shall", 6, 9, False), ("not", 9, 12, False)]),
        ("Nobody paid 3.5m", [("nobody", 0, 6, False), ("paid", 7, 11, True), ("3.5m", 12, 16, True)]),
        ("them", [("them", 0, 4, False)]),
        ("橋が", [("橋", 0, 1, True), ("が", 1, 2, True)]),
    ],
)
def test_a_word_is_read_with_its_place_and_weight(text: str, words: list[tuple[str, int, int, bool]]):
    """A contraction is two words, an abbreviation its full name; small words, pronouns and negations carry nothing."""
    assert [(word.low, word.start, word.end, word.content) for word in read_statement(text).sequence] == words


def test_a_contraction_ends_in_a_negation():
    assert read_statement("Isn't it").sequence[1] == Word("not", "not", 2, 5, 0, content=False)


@pytest.mark.parametrize(
    ("short", "full"),
    [
        ("US", "united states"),
        ("U.S.A.", "united states"),
        ("USA", "united states"),
        ("UK", "united kingdom"),
        ("UN", "united nations"),
        ("E.U.", "european union"),
    ],
)
def test_an_abbreviation_stands_for_its_full_name(short: str, full: str):
    assert [word.low for word in read_statement(f"The {short} left").sequence] == ["the", *full.split(), "left"]


@pytest.mark.parametrize(
    ("text", "clauses"),
    [
        ("Rain fell, snow fell; fog came", [0, 0, 1, 1, 2, 2]),
        ("St. Louis won. Oldport lost", [0, 0, 0, 1, 1]),
        ("Won! St: Louis", [0, 1, 2]),
        (". Rain", [1]),
        ("The U.S. won", [0, 0, 0, 0]),
        ("it’s not, though", [0, 0, 1]),
    ],
)
def test_a_stop_ends_a_clause_but_not_behind_a_shortened_word(text: str, clauses: list[int]):
    assert [word.clause for word in read_statement(text).sequence] == clauses


@pytest.mark.parametrize(
    ("text", "word", "negates"),
    [
        ("The board did not meet", "not", True),
        ("They have not", "not", False),
        ("He denied flatly taking", "denied", True),
        ("It needs no fewer than", "no", False),
        ("Not only the board met", "not", False),
        ("He has no vote here", "no", False),
        ("She got no votes here", "no", False),
        ("She got no money here", "no", True),
        ("He had nothing to do", "nothing", False),
        ("Nothing was done", "nothing", True),
        ("The board refused to meet", "refused", True),
        ("The board refused money", "refused", False),
        ("He denied taking it", "denied", True),
        ("He denied that it rained", "denied", True),
        ("He denied flatly that it rained", "denied", True),
        ("He denied flatly the report", "denied", False),
        ("He denied flatly", "denied", False),
        ("He denied wrongdoing", "denied", True),
        ("He denied it was him", "denied", True),
        ("He had nothing", "nothing", False),
        ("He doubts they won", "doubts", True),
        ("With or without papers", "without", False),
        ("Without papers they left", "without", True),
        ("It needs no fewer than sixty", "no", False),
        ("It needs no fewer people", "no", True),
        ("It needs no fewer", "no", True),
        ("It needs no more money", "no", True),
        ("A boat for than", "for", False),
    ],
)
def test_a_word_negates_what_follows_it(text: str, word: str, *, negates: bool):
    """Bounds, votes and "not only" deny nothing; a refusal denies only a verb, a denial a statement or a deed."""
    words = read_statement(text).sequence
    at = next(at for at, one in enumerate(words) if one.low == word)
    assert is_negation(words, at) is negates


@pytest.mark.parametrize(
    ("text", "denied", "first"),
    [
        ("They did not close the northern bridge of stone", "close northern", "close"),
        ("They did not quickly close it", "close", "close"),
        ("It was not, as he says, a success story", "success story", "success"),
        ("Rain fell; it was not, though, a success", "success", "success"),
        ("Rain fell; it was not, as the mayor says, true", "", ""),
        ("It was not, and rain fell", "", ""),
        ("It was not; the ferry left", "", ""),
        ("They did not close it, workers say", "close", "close"),
        ("Nobody won and the mayor did not resign", "won mayor resign", "won resign"),
        ("Not a of in on at to by for from close", "", ""),
        ("Not a of in on at to by for close", "close", "close"),
        ("He denied that agents were told of it", "told", "told"),
        ("He denied that agents were painted", "painted", "painted"),
        ("He denied that agents take bribes", "agents take", "agents"),
        ("No agents were told of it", "agents told", "agents"),
        ("The board met", "", ""),
    ],
)
def test_a_negation_reaches_two_words_of_its_clause_past_an_aside(text: str, denied: str, first: str):
    stated = read_statement(text)
    assert stated.denied == {stem(word) for word in denied.split()}
    assert stated.denied_first == {stem(word) for word in first.split()}


@pytest.mark.parametrize(
    ("text", "possible"),
    [
        ("The council may close the old ferry", "close old"),
        ("May close the ferry", "close ferry"),
        ("In May the council closed the ferry", ""),
        ("The wall planned to divide the town", "divide town"),
        ("The planned wall divides the town", ""),
        ("It was as planned", ""),
        ("It reportedly closed", "closed"),
    ],
)
def test_what_is_only_possible_stands_behind_a_word_that_says_so(text: str, possible: str):
    """A plan is one only before "to"; the month of May says nothing of the kind."""
    assert read_statement(text).possible == {stem(word) for word in possible.split()}


@pytest.mark.parametrize(
    ("word", "manner"), [("adequately", True), ("reply", False), ("bridge", False), ("early", False)]
)
def test_a_word_in_ly_tells_how_unless_it_is_listed(word: str, *, manner: bool):
    assert is_manner(read_statement(word).sequence[0]) is manner


@pytest.mark.parametrize(("word", "irregular"), [("met", True), ("sale", False), ("bridge", False)])
def test_an_irregular_form_is_one_of_a_verb(word: str, *, irregular: bool):
    assert is_irregular(word) is irregular
