"""Folding: what it folds, what it never folds, and the way back to the unchanged text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.text.folding import BREAK, MINUS, PARAGRAPH, fold

FOLDED = [
    pytest.param("“We’re here,” she said", '"We\'re here," she said', id="curly marks"),
    pytest.param("« Non », dit-il „ja“ 「hai」", '"Non", dit-il "ja" "hai"', id="marks of other languages"),
    pytest.param("She said: 'Stay.' The dogs' bowl", 'She said: "Stay." The dogs" bowl', id="single marks, apostrophes kept"),
    pytest.param("peace — now, peace – now, peace -- now, peace-now", "peace-now, peace-now, peace-now, peace-now", id="dashes"),
    pytest.param("one… two ... three . . . four [...] five (…) six", "one…two…three…four…five…six", id="ellipses"),
    pytest.param("a  b\tc\u00a0d\ne", "a b c d e", id="white space"),
    pytest.param("first.\n\nsecond.", f"first.{PARAGRAPH}second.", id="paragraphs stay apart"),
    pytest.param("  padded \n", "padded", id="outer space"),
    pytest.param("zero\u200bwidth\ufeff and soft\u00adhyphen", "zerowidth and softhyphen", id="invisible"),
    pytest.param("cafe\u0301 re\u0301sume\u0301 élan", "café résumé élan", id="decomposed"),
    pytest.param("\u1112\u1161\u11ab", "한", id="jamo"),
    pytest.param("the oﬃce ﬁle", "the office file", id="ligatures"),
    pytest.param("A &amp; B &lt; C&nbsp;D &#8220;E&#x201D; &mdash;F &amp;amp; G", 'A & B < C D "E"-F & G', id="entities"),
    pytest.param("not &unknown; nor &#0; nor &#xD800;", "not &unknown; nor &#0; nor &#xD800;", id="no entities"),
    pytest.param("a **bold** _slanted_ ***both*** ~~gone~~ word", "a bold slanted both gone word", id="emphasis"),
    pytest.param("5*3 and snake_case and 2 * 3 stay", "5*3 and snake_case and 2 * 3 stay", id="no emphasis"),
    pytest.param("*open only\n\nand close* later", f"*open only{PARAGRAPH}and close* later", id="emphasis ends with its paragraph"),
    pytest.param("> quoted\n> lines", "quoted lines", id="block quote"),
    pytest.param("> 60,000 men\n> stood", "60,000 men stood", id="block quote with a number"),
    pytest.param("see [the report](https://example.org/a) now", "see the report now", id="link"),
    pytest.param(r"\[x\] 5\*3", "[x] 5*3", id="escapes"),
    pytest.param("inter-\nnational", f"inter{BREAK}national", id="hyphen at a line end"),
    pytest.param("inter\u00ad\nnational", "international", id="soft hyphen at a line end"),
    pytest.param("it fell to -5 or −7 or –9", f"it fell to {MINUS}5 or {MINUS}7 or {MINUS}9", id="signs"),
    pytest.param("-5 degrees", f"{MINUS}5 degrees", id="sign at the start"),
    pytest.param("5–7% and 3 - 1 and grew — 5", "5-7% and 3-1 and grew-5", id="ranges are no signs"),
    pytest.param("a loss of -$5", f"a loss of {MINUS}$5", id="sign before a currency"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "folded"), FOLDED)
def test_folding(text: str, folded: str):
    assert fold(text).text == folded


KEPT = [
    "60,000",
    "2.5",
    "1/2",
    "½",
    "10²",
    "5%",
    "$5",
    "€5",
    "< 5",
    "> 5",
    "a = b",
    "+5",
    "don't",
    "раб",
    "ν",
    "a\ud800b",
    "a\0b",
    "3:1",
]


@pytest.mark.parametrize("text", KEPT)
def test_never_folded(text: str):
    assert fold(text).text == text


def test_curly_apostrophe_is_the_straight_one():
    assert fold("don’t").text == "don't"


def test_every_folded_character_leads_back():
    """The slice of the source between the positions of a folded range holds its words."""
    text = "He  said — “we’ll\u200b win…”  &amp; left\n\nnow."
    folded = fold(text)
    for word in ("He", "said", "we'll", "win", "left", "now"):
        at = folded.text.index(word)
        passage = text[folded.start(at) : folded.end(at + len(word))]
        assert fold(passage).text == word
        assert folded.at(folded.start(at)) == at


def test_dropped_characters_lead_to_their_place():
    folded = fold("a\u200bb")
    assert (folded.at(0), folded.at(1), folded.at(2)) == (0, 1, 1)
    assert (folded.start(1), folded.end(1)) == (2, 1)


def test_long_pile_of_marks_stays():
    pile = "a" + "\u0323\u0301" * 40
    assert fold(pile).text == pile


def test_markup_inside_a_link_goes_with_it():
    assert fold("see [the report](/*b*) now").text == "see the report now"


def test_neighbouring_block_quotes_tell_each_other():
    assert fold("text\n> 5 men\n> 6 men\n\n> 7 men").text.count(">") == 1


SIGNS = st.text(alphabet="ab1 .,-–—−…'\"“”’[]()*_~>&;#\\\n\u2029\u00ad\u200b\u0301é $%amp", max_size=60)


@given(st.one_of(SIGNS, st.text(max_size=60)))
def test_positions_stay_inside_and_in_order(text: str):
    folded = fold(text)
    starts = [folded.start(at) for at in range(len(folded.text) + 1)]
    assert starts == sorted(starts)
    for at in range(len(folded.text)):
        assert 0 <= folded.start(at) < folded.end(at + 1) <= len(text)


@given(st.one_of(SIGNS, st.text(max_size=60)))
def test_every_source_position_has_a_folded_one(text: str):
    folded = fold(text)
    places = [folded.at(position) for position in range(len(text) + 1)]
    assert places == sorted(places)
    assert all(0 <= place <= len(folded.text) for place in places)


@given(st.text(alphabet="abc 1.,'\"“”’—–-…&;\u00a0\u200b\u0301\n", max_size=80))
def test_folding_twice_changes_nothing(text: str):
    once = fold(text).text
    assert fold(once).text == once


@pytest.mark.parametrize(
    "unit",
    ["[", "(", "*", "*a ", "&amp;", "\\", "> \n", " ", ".", "- ", "a\u0301\u0323", "\u200b", "'a ", "[a](http://"],
)
def test_hostile_text_is_folded_in_linear_time(unit: str):
    """No unit repeated makes folding raise, or slow enough to notice."""
    assert isinstance(fold(unit * 5000).text, str)
