"""Abbreviations that a text explains itself: initials in order, or no explanation."""

import pytest

from briefing.text.expansions import find_expansions


@pytest.mark.parametrize(
    ("text", "short", "long"),
    [
        ("The World Health Organization (WHO) said so.", "WHO", "World Health Organization"),
        ("He leads the WHO (World Health Organization) now.", "WHO", "World Health Organization"),
        ("the Department of Defense (DoD) paid", "DoD", "Department of Defense"),
        ("its gross domestic product (GDP) grew", "GDP", "gross domestic product"),
        ("the National Aeronautics and Space Administration (NASA)", "NASA", "National Aeronautics and Space Administration"),
        ("the Islamic State of Iraq and Syria (ISIS)", "ISIS", "Islamic State of Iraq and Syria"),
        ("die Europäische Union (EU) und", "EU", "Europäische Union"),
        ("Міністерство закордонних справ (МЗС) заявило", "МЗС", "Міністерство закордонних справ"),
        ("the non-governmental organization (NGO)", "NGO", "non-governmental organization"),
        ("Senate Majority Leader (S.M.L) met", "S.M.L", "Senate Majority Leader"),
    ],
)  # fmt: skip
def test_what_is_explained(text: str, short: str, long: str):
    (found,) = find_expansions(text)
    assert (found.short, found.long) == (short, long)
    assert {short, *long.split()} <= set(found.span.of(text).replace("(", " ").replace(")", " ").split())


@pytest.mark.parametrize(
    "text",
    [
        "KYIV (AP) The war goes on.",
        "a report (RT) said",
        "the city of Riga (pop) grew",
        "the World, Health (WH. and Organization (WHO",
        "World Health. Then Organization (WHO) met",
        "W. H. O (WHO) is short",
        "the WHO (World Bank) is no expansion",
        "many words (and some more) here",
        "the of (IO) x",
        "Health Organization (WHO) lacks its first word",
    ],
)
def test_what_is_no_explanation(text: str):
    assert find_expansions(text) == ()


def test_the_first_explanation_counts():
    text = "World Health Organization (WHO). Later: Wide Harbour Office (WHO)."
    assert [found.long for found in find_expansions(text)] == ["World Health Organization"]
