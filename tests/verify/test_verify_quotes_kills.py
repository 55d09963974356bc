"""Small rules of the quote verifier, one by one: what a fuzzer or a mutant once got past the other tests."""

import pytest

from briefing.model import Verdict
from briefing.text.folding import fold
from briefing.verify import Source, counts, verify_quote
from briefing.verify.quotes import ask, verify_asked
from briefing.verify.swift import prove_swiftly


def test_dash_before_a_sign_stays_apart_from_it():
    """A dash and the sign of the number after it are two signs, however often they are folded."""
    once = fold("it fell - -5 degrees").text
    assert once == fold(once).text == "it fell-\u22125 degrees"


def test_short_way_leaves_other_capitals_to_the_long_one():
    """Words that stand twice, in other capitals, are ambiguous; the short way must not miss it."""
    source = Source("He sold Most of them. They kept most of them today.")
    assert prove_swiftly("most of them", source) is None
    assert verify_asked(ask("most of them"), source).notes == ("ambiguous",)


def test_attribution_in_the_quote_alone_is_elided():
    found = verify_quote("“We built it,” she said, “and it holds”", "“We built it, and it holds,” Ana Ruiz said.")
    assert (found.verdict, found.passage) == (Verdict.ELIDED, "We built it, and it holds")


CUT_LEFT = [
    ("twenty-", "five men left", "cut"),
    ("twenty ", "five men left", "cut"),
    ("twenty ", "seconds later", "whole"),
    ("two hundred and ", "fifty men", "cut"),
    ("two hundred ", "fifty men", "cut"),
    ("two hundred, and ", "fifty men", "cut"),
    ("the hundred and ", "third parties", "whole"),
    ("two and ", "a half years", "cut"),
    ("2 and ", "a half years", "cut"),
    ("two ", "and a half years", "cut"),
    ("three ", "quarters of them", "cut"),
    ("three-", "quarters of them", "cut"),
    ("he had five and ", "half of the men left", "whole"),
    ("5 to ", "7 percent", "cut"),
    ("5 ", "to 7 percent", "cut"),
    ("5 or ", "7 percent", "cut"),
    ("between 5 and ", "7 percent", "cut"),
    ("between 5 men and ", "7 women", "cut"),
    ("from 5 to ", "7 percent", "whole"),
    ("of 5 and ", "7 percent", "whole"),
    ("between them and ", "7 women", "whole"),
    ("some ", "five men left", "whole"),
    ("first ", "five men left", "whole"),
    ("no one to ", "five men", "whole"),
    ("ten ", "five men", "whole"),
    ("the men ", "to 7 houses", "whole"),
]


@pytest.mark.parametrize(("before", "passage", "kind"), CUT_LEFT, ids=str)
def test_number_of_several_words_is_cut_at_its_beginning(before: str, passage: str, kind: str):
    assert (kind == "cut") == counts.is_cut_left(before + passage, len(before))
    assert counts.may_count(before + passage, len(before)) or kind == "whole" or not passage[0].isalpha()


CUT_RIGHT = [
    ("he had twenty", "-five men", "cut"),
    ("he had twenty", " five men", "cut"),
    ("he had two hundred", " and fifty men", "cut"),
    ("he had two hundred", " and men", "whole"),
    ("he had two", " and a half years", "cut"),
    ("he had two", " and a half of the men", "whole"),
    ("he had two", " and left", "whole"),
    ("he had three", "-quarters", "cut"),
    ("he had 5", " to 7 men", "cut"),
    ("he had 5", " or 7 men", "cut"),
    ("he had $5", " to 7 men", "cut"),
    ("he had 5", " and 7 men", "whole"),
    ("between 5", " and 7 men", "cut"),
    ("between 5 men", " and 7 women", "whole"),
    ("he had five", " to seven men", "cut"),
    ("he had five", " men", "whole"),
    ("he had them", " to 7 men", "whole"),
    ("he came first", " or second", "whole"),
    ("he had ten", " five men", "whole"),
]


@pytest.mark.parametrize(("passage", "after", "kind"), CUT_RIGHT, ids=str)
def test_number_of_several_words_is_cut_at_its_end(passage: str, after: str, kind: str):
    assert (kind == "cut") == counts.is_cut_right(passage + after, 0, len(passage))


@pytest.mark.parametrize("word", ["fifty", "and", "a", "to", "million"])
def test_word_may_go_on_with_a_number(word: str):
    assert counts.may_count(f"x {word} y", 2)


@pytest.mark.parametrize("word", ["mayor", "houses", "zebra", "the", "under"])
def test_other_word_goes_on_with_no_number(word: str):
    assert not counts.may_count(f"x {word} y", 2)
