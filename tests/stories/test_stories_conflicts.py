"""Conflicts: figures of one thing that differ, side by side; different scope never; precision first."""

from datetime import date
from decimal import Decimal
from hashlib import sha256

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.model import Article, ArticleId, Basis, Boilerplate, Dated, Span
from briefing.stories import conflicts
from briefing.stories.agreement import reach
from briefing.stories.conversion import computed
from briefing.text.figures import find_figures


def article(name: str, text: str, day: str | None = None, boilerplate: tuple[Boilerplate, ...] = ()) -> Article:
    published = Dated(date.fromisoformat(day), Basis.STATED) if day else Dated(None, Basis.UNKNOWN)
    digest = sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    return Article(ArticleId(name), name, text, digest, published=published, boilerplate=boilerplate)


def found(*texts: str) -> list[list[str]]:
    rows = conflicts([article(str(n), text) for n, text in enumerate(texts)])
    return [[value.text for value in row.values] for row in rows]


FERRY = (
    "The ferry sank off the northern harbour. At least {} passengers were killed when the ferry capsized, police said."
)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (FERRY.format("40"), FERRY.format("61")),
        (
            "The flood covered 40 square kilometers of farmland near the delta.",
            "The flood covered about 30 square miles of farmland near the delta.",
        ),
        (
            "The museum bought the painting for $4 million from the collector Jonas Wirth.",
            "The museum bought the painting for $5.5 million from the collector Jonas Wirth.",
        ),
    ],
    ids=["count", "area", "money"],
)
def test_figures_of_one_thing_that_differ_stand_side_by_side(one: str, other: str):
    assert [len(row) for row in found(one, other)] == [2]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (FERRY.format("40"), FERRY.format("42")),
        ("The flood covered 390 square miles of the delta.", "The flood covered 1,000 square kilometers of the delta."),
        ("Police arrested 90 demonstrators in the port.", "In the port 60 demonstrators were injured, police say."),
        ("The army lost 230 soldiers on Monday in the pass.", "The army lost 900 soldiers in six months in the pass."),
        ("The fire killed 20 miners in the pit of Rudna.", "The fire killed 35 miners in the pit of Lubin."),
        ("The fire killed 20 miners in the pit.", "The fire killed another 35 miners in the pit."),
        ("A poll saw the party of Holm at 31 percent.", "A poll saw the party of Berg at 45 percent."),
        ("The road is 12 kilometers long behind the pass.", "The new front is 40 kilometers wide behind the pass."),
        ("The bus carried 45 passengers.", "The bus needed 45 minutes."),
    ],
    ids=["hedge", "conversion", "fate", "time", "place", "part", "share", "dimension", "same number"],
)
def test_another_scope_or_an_agreeing_value_is_no_conflict(one: str, other: str):
    assert found(one, other) == []


def test_values_show_words_owner_day_conversion_and_place():
    one = "General Oskar Lind reported that as of Monday troops controlled approximately 1,000 square kilometers of the plain."
    other = "The Ministry of Defence claims to be in control of close to 250 square miles of the plain."
    texts = {"a": one, "b": other}
    (row,) = conflicts([article("a", one, "2024-08-13"), article("b", other, "2024-08-13")])
    first, second = row.values
    assert (first.value, first.unit, first.computed, first.by) == (Decimal(1000), "km2", None, "Oskar Lind")
    assert first.as_of == "2024-08-12"
    assert second.computed == "647.5 km²"
    assert row.what.startswith("square kilometers")
    assert all(value.citation.span.of(texts[value.citation.article]) == value.text for value in row.values)


def test_one_article_with_two_owners_conflicts():
    text = (
        "General Oskar Lind reported that troops controlled about 1,000 square kilometers of the plain, with 700 square "
        "kilometers under their control according to the Institute of Strategy."
    )
    (row,) = conflicts([article("a", text)])
    assert [value.by for value in row.values] == ["Oskar Lind", "the Institute of Strategy"]


def test_a_change_inside_one_article_is_no_conflict():
    assert (
        found(
            "The area under water grew from 100 square kilometers of the plain to 200 square kilometers of the plain."
        )
        == []
    )


def test_a_part_given_as_the_whole_conflicts():
    text = (
        "The raid hit the camp, killing 12 senior rebel officers.\n\nLater the minister spoke. "
        "“I was told that 12 officers were killed, including senior rebel officers,” Minister Eva Roth said."
    )
    (row,) = conflicts([article("a", text)])
    assert [value.by for value in row.values] == [None, "Eva Roth"]
    assert "I was told" in row.values[1].text


def test_a_value_that_both_articles_give_is_no_conflict():
    one = "The budget gives $600 million to the harbour of Velm from the road fund."
    other = "The budget gives $200 million to the harbour of Velm and $600 million to the harbour of Velm from the road fund."
    assert found(one, other) == []


def test_boilerplate_never_conflicts():
    one, other = FERRY.format("40"), FERRY.format("61")
    mark = Boilerplate(Span(0, len(other)), "teasers")
    assert conflicts([article("a", one), article("b", other, None, (mark,))]) == ()


def test_a_denied_statement_stands_beside_its_denial():
    one = "The council of Velm signed the contract with the northern shipyard in the spring."
    other = "The council of Velm never signed the contract with the northern shipyard in the spring."
    (row,) = conflicts([article("a", one), article("b", other)])
    assert [value.text for value in row.values] == [one, other]


@pytest.mark.parametrize(
    "other",
    [
        "The council of Velm would never sign the contract with the northern shipyard in the spring.",
        "The council of Velm did not sign the contract with the southern fishery of Orrin last autumn.",
        "Has the council of Velm not signed the contract with the northern shipyard in the spring?",
    ],
    ids=["conditional", "other matter", "question"],
)
def test_an_uncertain_denial_is_left_out(other: str):
    assert found("The council of Velm signed the contract with the northern shipyard in the spring.", other) == []


def test_one_speaker_in_two_cuts_does_not_deny_himself():
    one = "“I got a great many votes in the cities of the northern coast,” said Eva Roth."
    other = "“I never got a great many votes in the cities of the northern coast,” said Eva Roth."
    assert found(one, other) == []


@pytest.mark.parametrize(
    ("hedge", "low", "high"),
    [(None, "95", "105"), ("about", "93", "107"), ("at least", "100", "110"), ("up to", "90", "100")],
)
def test_a_hedge_sets_how_far_a_figure_reaches(hedge: str | None, low: str, high: str):
    admitted = reach(Decimal(100), None, hedge)
    assert (admitted.low, admitted.high) == (Decimal(low), Decimal(high))


def test_a_range_reaches_from_end_to_end_and_a_decimal_is_rounded_in_its_last_digit():
    assert reach(Decimal(200), Decimal(300), "at least").low == 200
    assert reach(Decimal("2.5"), None, None).meets(reach(Decimal("2.54"), None, None))
    assert not reach(Decimal("2.5"), None, None).meets(reach(Decimal("2.7"), None, None))
    assert reach(Decimal(0), None, None).low == 0


def test_what_is_not_converted_has_no_computed_value():
    figure = find_figures("It cost $20.")[0]
    assert computed(figure, "km2") is None
    assert computed(figure, None) is None
    assert computed(find_figures("It is 0 miles away.")[0], "km") == "0 km"
    assert computed(find_figures("It is 12,345 miles away.")[0], "km") == "19,870 km"


@given(st.lists(st.text(max_size=200), min_size=2, max_size=3))
def test_nothing_raises_on_any_text(texts: list[str]):
    conflicts([article(str(n), f"{text} 40 people killed by 3 km. {text}") for n, text in enumerate(texts)])


def test_a_copy_of_a_sentence_with_another_figure_conflicts():
    """Whatever narrows the sentence narrows both alike; also a part, a rate or a figure beside others."""
    words = "Of the 90 calls the station took each night, at least {} others came from the upper valley."
    (found,) = conflicts([article("a", words.format("57")), article("b", words.format("20"))])
    assert {value.text.count("57") + value.text.count("20") for value in found.values} == {1}
    assert conflicts([article("a", words.format("57")), article("b", words.format("57"))]) == ()
    assert conflicts([article("a", words.format("57")), article("b", words.format("5700"))]) == ()
    assert conflicts([article("a", "Only 57 others came.", "2024-05-15"), article("b", "Only 20 others came.")]) == ()


def test_a_row_is_named_by_what_happened_to_the_counted():
    one = "The flood in the upper valley killed 40 villagers on the river bank."
    other = "In the upper valley 60 villagers died on the river bank in the flood."
    assert [found.what for found in conflicts([article("a", one), article("b", other)])] == ["villagers killed"]
