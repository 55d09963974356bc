"""Words that exclude each other: listed contraries, prefixes that turn a word, and rivals in one place of a sentence."""

import pytest

from briefing.verify.claims.opposites import opposites, rival_of, turned_into


@pytest.mark.parametrize(
    ("word", "contrary"),
    [("guilty", "innocent"), ("highest", "lowest"), ("jailed", "freed"), ("tightens", "eases"), ("lent", "borrowed")],
)
def test_contraries_are_listed_both_ways(word: str, contrary: str):
    assert contrary in opposites(word)
    assert word in opposites(contrary)


@pytest.mark.parametrize(
    ("word", "words", "turned"),
    [
        ("fair", {"unfair"}, "unfair"),
        ("unfair", {"fair"}, "fair"),
        ("honest", {"dishonest", "town"}, "dishonest"),
        ("fit", {"unfit"}, None),
        ("unfit", {"fit"}, None),
        ("profit", {"nonprofit"}, None),
        ("nonprofit", {"profit"}, None),
        ("won", {"unwon", "lost"}, "lost"),
    ],
)
def test_a_prefix_turns_a_word_of_four_letters_or_more(word: str, words: set[str], turned: str | None):
    """A shorter root is as often another word, and a "non-" only names another kind."""
    assert turned_into(word, frozenset(words)) == turned


@pytest.mark.parametrize(
    ("word", "words", "rival"),
    [
        ("rose", {"fell"}, "fell"),
        ("sank", {"soared", "climbed"}, "climbed"),
        ("up", {"lower"}, "lower"),
        ("killed", {"injured"}, "injured"),
        ("missing", {"found", "rescued"}, "rescued"),
        ("killed", {"dead"}, None),
        ("resigned", {"sacked"}, "sacked"),
        ("hired", {"quit"}, "quit"),
        ("convicted", {"cleared"}, "cleared"),
        ("northern", {"southern"}, "southern"),
        ("east", {"eastern"}, None),
        ("spring", {"winter"}, "winter"),
        ("evening", {"morning"}, "morning"),
        ("annual", {"daily"}, "daily"),
        ("yearly", {"annually"}, None),
        ("convicted", {"killed", "northern", "winter", "evening", "daily", "quit"}, None),
    ],
)
def test_words_of_one_family_exclude_each_other(word: str, words: set[str], rival: str | None):
    """Who was injured there was not killed there; words of two families say nothing against each other."""
    assert rival_of(word, frozenset(words)) == rival
