"""A passage runs over what is not the speaker's: layout, insertions, brackets, attributions; over nothing else."""

import string

import pytest

from briefing.verify import Source, verify_quote
from briefing.verify.quotes.pieces import Bracket
from briefing.verify.quotes.walking import Inserted, walk

LETTERS = string.ascii_lowercase
LAYOUT = [
    ("a well-\nknown man", "He is a well-known man.", "normalized", "a well-known man"),
    ("We sail / at dawn", "We sail\nat dawn.", "normalized", "We sail\nat dawn"),
    ("We sail / At dawn", "We sail\nat dawn.", "altered", "We sail\nat dawn"),
    ("We sail / at dawn", "We sail at dawn.", "altered", "We sail at dawn"),
    ("We sail/ at dawn", "We sail\nat dawn.", "altered", "We sail\nat dawn"),
    ("/ We sail at dawn", "We sail at dawn.", "altered", "We sail at dawn"),
    ("we left the town By sea", "We left the town\n\nby sea.", "altered", "We left the town\n\nby sea"),
    ("We saw the damis safe", "We saw the dam\n\nis safe.", "altered", "We saw the dam\n\nis safe"),
    ("They Sold boats", "They [the crew] sold boats.", "altered", "They [the crew] sold boats"),
    ("Nothing is left", "“[No]thing is left,” he said.", "edited", "[No]thing is left"),
    ("tHe roof leaked", "“[t]he roof leaked,” she said.", "altered", "[t]he roof leaked"),
    ("the dam, which fell", "We saw the dam [at Holm], which fell.", "edited", "the dam [at Holm], which fell"),
    (" ".join(LETTERS[:15]), " [x] ".join(LETTERS[:15]), "edited", " [x] ".join(LETTERS[:15])),
]


@pytest.mark.parametrize(("quote", "text", "verdict", "passage"), LAYOUT, ids=lambda value: value[:30])
def test_layout_parts_words_and_changes_none(quote: str, text: str, verdict: str, passage: str):
    found = verify_quote(quote, text)
    assert (verdict, passage) == (found.verdict.value, found.passage)


def test_more_insertions_than_words_are_nobodys_sentence():
    assert not verify_quote(" ".join(LETTERS), " [x] ".join(LETTERS)).passed


SPLIT = [
    ("We won and we left", "“We won” he said “and we left.”", ["We won", "and we left"]),
    ("We won. And we left", "“We won,” he said, “and we left.”", ["We won", "and we left"]),
    ("We won — “and we left”", "“We won,” he said, “and we left.”", ["We won", "and we left"]),
    ("We left. [sic] We came", "“We left,” he said. “We came.”", ["We left", "We came"]),
    ("We were late. We are sorry", "“We were late.\n\n“We are sorry,” said Tom Hale.", ["We were late.", "We are sorry"]),
]  # fmt: skip


@pytest.mark.parametrize(("quote", "text", "pieces"), SPLIT, ids=str)
def test_attribution_or_paragraph_splits_an_utterance(quote: str, text: str, pieces: list[str]):
    found = verify_quote(quote, text)
    assert found.verdict.value == "elided"
    assert pieces == [one.of(text) for one in found.segments]


@pytest.mark.parametrize(
    ("quote", "text"),
    [
        ("It was notable to pay", "“It was not,” she said, “able to pay.”"),
        ("It was notable to pay", "“It was not [she said]able to pay.”"),
        ("It was notable to pay", "“It was not\n\n“able to pay,” she said."),
        ("It was not [sic] able to pay", "It was notable to pay."),
        ("It was so [t]his is all", "It was sothis is all."),
        ("We won and We left", "“We won,” he said, “and we left.”"),
        ("We won! And we left", "“We won,” he said, “and we left.”"),
    ],
    ids=str,
)
def test_joint_makes_no_new_word(quote: str, text: str):
    """Two words are never read as one, nor one as two, where quote or source is parted."""
    assert verify_quote(quote, text).verdict.value in {"altered", "not_found"}


def test_dense_script_is_parted_at_any_character():
    assert verify_quote("我们 [中国] 会离开", "他说我们会离开这个城市。").passage == "我们会离开"


REPLACING = [
    ("We saw [the men]", "We saw them that day.", "edited", "We saw them"),
    ("We asked [the men]", "We asked him who came.", "edited", "We asked him"),
    ("We met [the men] here", "We met this one here.", "edited", "We met this one here"),
    ("We met [the men] here", "We met this one which here.", "edited", "We met this one which here"),
    ("We met [the men] here", "We met these our ones which here.", "altered", "We met these our ones which here"),
    ("We met [the men] here", "We met them, here.", "altered", "We met them, here"),
    ("They saw [sic] leave", "They saw him leave.", "altered", "They saw him leave"),
    ("[The men] sank", "So they sank.", "edited", "they sank"),
    ("[The men's] ship sank", "So it's ship sank.", "altered", "ship sank"),
    ("[They] sank", "(they - ed.) sank.", "edited", "(they - ed.) sank"),
    ("[The men] sank", "(they - ed.) sank.", "altered", "(they - ed.) sank"),
    ("[N]o one left the town", "Then no one left the town.", "edited", "no one left the town"),
]


@pytest.mark.parametrize(("quote", "text", "verdict", "passage"), REPLACING, ids=str)
def test_bracket_stands_for_up_to_three_words_or_none(quote: str, text: str, verdict: str, passage: str):
    found = verify_quote(quote, text)
    assert (verdict, passage) == (found.verdict.value, found.passage)


def test_brackets_are_told_with_their_place():
    """What the quote adds, what it replaces, what of the source it leaves out: only an addition stands at an edge."""
    source = Source("They [the men] saw him go.")
    found = walk((Bracket("[so]"), "They saw", Bracket("[Hale]"), "go", Bracket("[sic]")), source, 0)
    assert found is not None
    assert found.inserted == (
        Inserted("[so]", None, None, 0, composed=False, edge=-1),
        Inserted(None, "[the men]", None, 5, composed=False, edge=0),
        Inserted("[Hale]", None, "him", 19, composed=False, edge=0),
        Inserted("[sic]", None, None, 25, composed=False, edge=1),
    )


def test_more_ways_than_are_tried_are_no_proof():
    quote = f"{'the [x y] ' * 9}zebra"
    assert verify_quote(quote, f"{'the ' * 20}men saw a zebra").verdict.value == "not_found"
