"""Which words a figure, day, month or year of a sentence belongs to, and a claim that gives it those of another."""

import pytest

from briefing.text.figures import find_figures
from briefing.verify.claims.assigned import assignment_doubts, items_of
from briefing.verify.claims.evidence import Evidence
from briefing.verify.claims.statements import read_statement
from briefing.verify.source import as_source


def items(text: str) -> list[tuple[str, str, str, str]]:
    found = items_of(text, read_statement(text), find_figures(text))
    values = [one.value if isinstance(one.value, str) else one.value.text for one in found]
    return [
        (value, one.kind, one.span.of(text), " ".join(sorted(one.stems)))
        for value, one in zip(values, found, strict=True)
    ]


def given(claim: str, source: str) -> list[tuple[str, str]]:
    """Return the reason and the passage of each value that a claim gives to another thing."""
    evidence = Evidence(as_source(source))
    doubts = assignment_doubts(claim, read_statement(claim), find_figures(claim), evidence, evidence.sentences)
    return [(doubt.reason, doubt.evidence.of(source) if doubt.evidence else "") for doubt in doubts]


def reason(value: str, other: str) -> list[tuple[str, str]]:
    return [(f"the source gives {value!r} to another thing, and {other!r} to this", other)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "Sales rose 5 percent in May and fell 7 percent in June",
            [
                ("5 percent", "figure percent", "5 percent", "ris sel"),
                ("7 percent", "figure percent", "7 percent", "fal jun"),
                ("may", "month", "May", "percen ris sel"),
                ("june", "month", "June", "fal percen"),
            ],
        ),
        (
            "On Monday the plan won, on Tuesday Plan B failed",
            [("monday", "day", "Monday", "plan win"), ("tuesday", "day", "Tuesday", "b fail plan")],
        ),
        ("built in 1965 and closed in 2003", [("1965", "year", "1965", "build"), ("2003", "year", "2003", "clos")]),
        ("built in 1865, closed in 2103", []),
        ("The mayor may go", []),
        ("…", []),
        ("Monday or Tuesday came", []),
    ],
)
def test_a_value_alone_of_its_kind_has_the_words_of_its_part(text: str, found: list[tuple[str, str, str, str]]):
    """Other numbers are no words; a value that stands beside another of its kind belongs to neither's words."""
    assert items(text) == found


@pytest.mark.parametrize(
    ("claim", "source", "found"),
    [
        (
            "The old bridge opened on Monday.",
            "The ferry stopped on Monday and the old bridge opened on Tuesday.",
            reason("monday", "Tuesday"),
        ),
        (
            "The old bridge opened in 1965.",
            "The ferry stopped in 1965 and the old bridge opened in 2003.",
            reason("1965", "2003"),
        ),
        (
            "The old bridge opened in May.",
            "The ferry stopped in May and the old bridge opened in June.",
            reason("may", "June"),
        ),
        ("The old bridge opened on Monday.", "The old bridge opened on Monday and the ferry stopped on Tuesday.", []),
        ("The old pier moved on Monday.", "The ferry stopped on Monday and the old bridge opened on Tuesday.", []),
        ("Ships moved on Monday.", "The ferry stopped on Monday and the old bridge moved on Tuesday.", []),
        (
            "The band played on Friday and the old bridge opened on Monday.",
            "The ferry stopped on Monday and the old bridge opened on Tuesday.",
            reason("monday", "Tuesday"),
        ),
        (
            "The old bridge opened on Monday.",
            "The bridge closed on Monday and the old bridge opened on Tuesday.",
            reason("monday", "Tuesday"),
        ),
        (
            "The new bridge opened with bands on Monday.",
            "The bridge opened on Monday and new bands came on Tuesday.",
            [],
        ),
        (
            "The old bridge opened on Monday.",
            "The ferry stopped on Monday or Friday and the old bridge opened on Tuesday.",
            [],
        ),
        ("The old bridge opened on Monday.", "The ferry stopped on Monday. The old bridge opened in June.", []),
        (
            "Bridges opened on Monday.",
            "The ferry with 5 boats stopped on Monday and bridges opened on Tuesday.",
            reason("monday", "Tuesday"),
        ),
        (
            "Schools for small towns cost 40 million dollars.",
            "The port costs 40 million dollars. Schools for small towns cost 70 million dollars.",
            reason("40 million dollars", "70 million dollars"),
        ),
        (
            "The port costs 40 million dollars.",
            "The port costs 40 million dollars. Schools for small towns cost 70 million dollars.",
            [],
        ),
        (
            "Schools for small towns cost 90 million dollars.",
            "The port costs 40 million dollars. Schools for small towns cost 70 million dollars.",
            [],
        ),
        ("The old bridge opened on Friday.", "The ferry stopped on Monday and the old bridge opened on Tuesday.", []),
    ],
)
def test_a_value_given_to_the_words_of_another_of_its_kind_is_an_exchange(
    claim: str, source: str, found: list[tuple[str, str]]
):
    """Two words of the other's part show it; a claim in other words, or with other values, shows nothing."""
    assert given(claim, source) == found


@pytest.mark.parametrize(
    ("sentences", "exchanged"),
    [
        (["The ferry stopped on Monday.", "The old bridge opened on Tuesday."], True),
        (["The old bridge opened on Tuesday.", "The ferry stopped on Monday."], True),
        (["The ferry stopped on Monday.", "Rain fell.", "The old bridge opened on Tuesday."], False),
        (["The old bridge opened on Tuesday.", "Rain fell.", "The ferry stopped on Monday."], False),
    ],
)
def test_only_a_neighbour_holds_the_other_thing(sentences: list[str], *, exchanged: bool):
    found = given("The old bridge opened on Monday.", " ".join(sentences))
    assert found == (reason("monday", "Tuesday") if exchanged else [])


@pytest.mark.parametrize(
    ("sentences", "exchanged"),
    [
        (["The bridge closed on Monday and new bands came on Tuesday.", "The bridge opened on Friday."], True),
        (["The bridge opened on Friday.", "The bridge closed on Monday and new bands came on Tuesday."], True),
        (
            ["The bridge closed on Monday and new bands came on Tuesday.", "Rain.", "The bridge opened on Friday."],
            False,
        ),
        (
            ["The bridge opened on Friday.", "Rain.", "The bridge closed on Monday and new bands came on Tuesday."],
            False,
        ),
    ],
)
def test_a_word_of_a_neighbours_other_value_is_none_of_its_own(sentences: list[str], *, exchanged: bool):
    """What is told of every day near by does not show which of them a claim means."""
    found = given("The new bridge bands came on Monday.", " ".join(sentences))
    assert found == (reason("monday", "Tuesday") if exchanged else [])


def test_the_same_value_in_a_sentence_that_is_not_cited_is_no_rival():
    source = "The ferry stopped on Monday. The old bridge opened on Monday."
    claim = "The old bridge opened on Monday."
    evidence = Evidence(as_source(source))
    assert list(assignment_doubts(claim, read_statement(claim), (), evidence, evidence.sentences[:1])) == []


@pytest.mark.parametrize(("times", "exchanged"), [(1, True), (40, True), (41, False)])
def test_a_value_that_is_everywhere_belongs_to_nothing(times: int, *, exchanged: bool):
    source = "\n\n".join(["The ferry stopped on Monday and the old bridge opened on Tuesday."] * times)
    assert bool(given("The old bridge opened on Monday.", source)) is exchanged
