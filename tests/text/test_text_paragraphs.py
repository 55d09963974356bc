"""Paragraphs: blank lines part, wrapped lines join, lines that are paragraphs stay apart."""

import textwrap

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.text.paragraphs import paragraph_bounds, paragraphs


def parts(text: str) -> list[str]:
    return [span.of(text) for span in paragraphs(text)]


WRAPPED = textwrap.fill(
    "The council met on Monday to vote on the plan for the old harbour, which has stood empty since the last ship "
    "left it. Nobody spoke against the plan. The vote is final, and work will begin in the spring of next year.",
    width=66,
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("", [], id="nothing"),
        pytest.param(" \n\t\n ", [], id="only white space"),
        pytest.param("One.\n\nTwo.", ["One.", "Two."], id="blank line"),
        pytest.param("One.\n \t\nTwo.", ["One.", "Two."], id="line of spaces"),
        pytest.param("One.\r\n\r\nTwo.", ["One.", "Two."], id="windows"),
        pytest.param("  One.  \n\n\n Two. ", ["One.", "Two."], id="trimmed"),
        pytest.param(
            "Headline of the day\nThe story begins here.", ["Headline of the day", "The story begins here."], id="lines"
        ),
        pytest.param("He left the\nhouse.", ["He left the\nhouse."], id="small letter goes on"),
        pytest.param("In Kyiv,\nLviv and Odesa.", ["In Kyiv,\nLviv and Odesa."], id="comma goes on"),
        pytest.param("It rose from 51 to\n65 percent.", ["It rose from 51 to\n65 percent."], id="small word hangs"),
        pytest.param(
            "It rained\nthis week in North\nTown. Then",
            ["It rained\nthis week in North\nTown. Then"],
            id="a run goes on",
        ),
        pytest.param("List:\n- one\n- two", ["List:", "- one", "- two"], id="items"),
        pytest.param("A\x0bB\x85C\u2028D", ["A", "B", "C", "D"], id="rare breaks"),
    ],
)
def test_paragraphs_part_where_a_reader_sees_them(text: str, expected: list[str]):
    assert parts(text) == expected


def test_wrapped_text_is_one_paragraph():
    """Lines wrapped at 66 columns are no paragraphs."""
    assert parts(WRAPPED) == [WRAPPED]


def test_a_wrapped_line_may_begin_with_a_name():
    text = (
        "The plan for the harbour was put before the council by the mayor,\nAnn Low, who said that it would "
        "cost the city two million a year.\nNobody on the council spoke against it, not even the opposition of\n"
        "Northport, which had fought the plan for years and then gave it up."
    )
    assert parts(text) == [text]


def test_a_wrapped_stretch_inside_a_long_line_is_joined():
    """Small letters that go on prove the wrap; then a line may begin with a name, too."""
    long = "A very long line of a web page that was never wrapped by anybody at all. " * 4
    text = f"{long}The mayor of the town\nmet the council and\nAnn Low on Monday in the\nold hall. {long.strip()}"
    assert parts(text) == [text]


def test_a_caption_and_its_credit_stay_apart():
    text = "Ann Low opens the old harbour on a sunny morning\nAGENCY/Tom Roe"
    assert parts(text) == text.split("\n")


def test_wrapped_paragraphs_stay_apart():
    text = f"{WRAPPED}\n\n{WRAPPED}"
    assert parts(text) == [WRAPPED, WRAPPED]


def test_a_short_line_that_ends_a_sentence_parts_even_in_wrapped_text():
    text = f"{WRAPPED}\nA short line.\nAnother line that is short.\n{WRAPPED}"
    assert "A short line." in parts(text)


def test_short_full_lines_of_a_block_are_not_joined():
    """Three long lines that each end a sentence are three paragraphs."""
    lines = [
        "The first line says something and then it ends.",
        "The second line says something and it also ends.",
        "The third line says something else and ends now.",
    ]
    assert parts("\n".join(lines)) == lines


def test_one_wrapped_block_among_long_lines():
    long = "A very long line of a web page that was never wrapped at all. " * 5
    text = f"{long.strip()}\n\n{WRAPPED}"
    assert parts(text) == [long.strip(), WRAPPED]


@given(st.text(alphabet=st.sampled_from("aB.,- \n\r\t\x0b\u2028\ud800"), max_size=80))
def test_every_character_that_is_no_space_lies_in_one_paragraph(text: str):
    bounds = paragraph_bounds(text)
    covered = [place for start, end in bounds for place in range(start, end)]
    assert sorted(set(covered)) == covered
    assert all(text[place].isspace() for place in set(range(len(text))) - set(covered))
    assert all(not text[start].isspace() and not text[end - 1].isspace() for start, end in bounds)
