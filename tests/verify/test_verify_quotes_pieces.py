"""A quote taken apart: ellipses, attributions printed amid it, brackets, and the punctuation around them."""

import pytest

from briefing.model import Verdict
from briefing.verify import verify_quote
from briefing.verify.quotes.pieces import is_short, parse, split_by_attribution, with_brackets

BRACKETS = [
    ("We lost (the north - ed.) men", "We lost men.", "edited", "We lost men"),
    ("He open[ed][sic] the dam", "He opened the dam.", "edited", "He opened the dam"),
    ("We [so he said][o]pened it", "We opened it.", "edited", "We opened it"),
    ("[t]his, we know, is so", "This, we know, is so.", "edited", "This, we know, is so"),
    ("[t]his, we know, is so", "This we know, is so.", "altered", "we know, is so"),
    ("[as I say], we left by sea", "We left by sea.", "edited", "We left by sea"),
    ("[as I say] - [sic], we left by sea", "We left by sea.", "altered", "We left by sea"),
    ("[He] [sic] left by sea", "Tom left. He left by sea.", "edited", "He left by sea"),
]


@pytest.mark.parametrize(("quote", "text", "verdict", "passage"), BRACKETS, ids=str)
def test_brackets_are_read_beside_words_and_each_other(quote: str, text: str, verdict: str, passage: str):
    found = verify_quote(quote, text)
    assert (verdict, passage) == (found.verdict.value, found.passage)


ALONE = [
    ("We left … [never]", "We left by sea.", "altered"),
    ("We left … [n]ever", "We left by sea.", "altered"),
    ("[never] … We left", "We left by sea.", "altered"),
    ("We left … [the town] … by sea", "We left the town by sea.", "altered"),
    ("We left … [laughs] … by sea", "We left the town by sea.", "elided"),
    ("[n]ever … [b]y sea", "Never leave by sea.", "elided"),
    ("[N]ever", "“Never,” she said.", "edited"),
]


@pytest.mark.parametrize(("quote", "text", "verdict"), ALONE, ids=str)
def test_no_word_is_dropped_because_it_stands_alone_in_a_bracket(quote: str, text: str, verdict: str):
    """Between two ellipses a remark may be left out; a completed word must stand there, and other words fail."""
    assert verdict == verify_quote(quote, text).verdict.value


ATTRIBUTED = [
    ("“We told them,” she said, “to leave”", "“We told them to leave,” Ana Ruiz said.", "We told them to leave"),
    ("“We left,” he said“by sea”", "“We left by sea,” Tom Hale said.", "We left by sea"),
    ("“We left,” he said, “by sea,” he added, “at noon”", "“We left by sea at noon,” he said.", "We left by sea at noon"),
]  # fmt: skip


@pytest.mark.parametrize(("quote", "text", "passage"), ATTRIBUTED, ids=str)
def test_attribution_amid_a_quote_is_left_out(quote: str, text: str, passage: str):
    found = verify_quote(quote, text)
    assert (found.verdict, found.passage) == (Verdict.ELIDED, passage)


def test_a_remark_is_no_part_of_an_attributed_quote():
    assert with_brackets(split_by_attribution(parse("“We left,” he said, “[sic]”"))) is None


@pytest.mark.parametrize("quote", ["“We left,” he said, “!”", "We “left” them", "“We,” they sang, “left”"])
def test_a_quote_without_words_on_both_sides_of_an_attribution_is_not_split(quote: str):
    assert split_by_attribution(parse(quote)) is None


def test_punctuation_at_the_end_is_taken_in_where_both_print_it():
    assert verify_quote("we left by sea,", "We left by sea, he said.").passage == "We left by sea,"


@pytest.mark.parametrize(("pairs", "read"), [(32, True), (33, False)])
def test_more_brackets_than_anyone_edits_are_not_read(pairs: int, *, read: bool):
    assert read == (with_brackets(parse("a [sic] " * pairs)) is not None)


@pytest.mark.parametrize(
    ("quote", "short"),
    [("We left", True), ("We left town", False), ("字" * 59, True), ("字" * 60, False)],
    ids=["two words", "three words", "one long run", "one longer run"],
)
def test_two_words_tell_no_utterance_from_another(quote: str, *, short: bool):
    assert is_short(quote) is short


@pytest.mark.parametrize(("brackets", "verdict"), [(31, "edited"), (32, "altered")])
def test_so_many_brackets_are_nobody_s_editing(brackets: int, verdict: str):
    words = [f"boat{number} left" for number in range(brackets)]
    quote = " [sic] ".join([*words, "then"])
    assert verify_quote(quote, f"Then {' '.join(words)} then.").verdict.value == verdict


def test_a_remark_alone_between_two_attributions_is_no_piece_of_the_quote():
    """Each attribution of the quote parts two pieces of speech; a remark beside one would shift them."""
    text = "“We left the town by sea,” he said. “It was late,” he said. “We slept.”"
    quote = 'We left the town by sea," he said. "{} it was late," he said. "We slept.'
    assert verify_quote(quote.format("[laughs] …"), text).verdict is Verdict.EDITED
    assert verify_quote(quote.replace("it was late", "").format("[laughs]"), text).verdict is Verdict.ALTERED
