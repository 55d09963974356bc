"""Where the sentence of a passage starts, how it goes on and ends."""

import pytest

from briefing.text.folding import fold
from briefing.verify.scope import WINDOW, Ending, after, before, find_stops

SENTENCES = [
    ("He came. They left.", ["He came. ", "They left."]),
    ("He came! “Why?” They left…", ["He came! ", '"Why?" ', "They left\u2026"]),
    ("“He came.” They left.", ['"He came." ', "They left."]),
    ("He came… they left.", ["He came\u2026they left."]),
    ("He paid 2.5 million. They left", ["He paid 2.5 million. ", "They left"]),
    ("He came\n\nThey left", ["He came\u2029", "They left"]),
    ("He came.\n\nthey left", ["He came.", "\u2029", "they left"]),
    ("He met Mr. Hale. They left.", ["He met Mr. Hale. ", "They left."]),
    ("He met J. Hale. They left.", ["He met J. Hale. ", "They left."]),
    ("He met Hale (J. Hale Jr. Acme). They left.", ["He met Hale (J. Hale Jr. Acme). ", "They left."]),
    ("He read No. 5 aloud. They left.", ["He read No. 5 aloud. ", "They left."]),
    ("He read No. 5b aloud. They left.", ["He read No. 5b aloud. ", "They left."]),
    ("He said no. They left.", ["He said no. ", "They left."]),
    ("He said no. They left no.", ["He said no. ", "They left no."]),
    ("He left Acme Inc. Holdings fell.", ["He left Acme Inc. Holdings fell."]),
    ("He left Acme Inc. They fell.", ["He left Acme Inc. ", "They fell."]),
    ("He left Acme Inc.", ["He left Acme Inc."]),
    ("The U.S. Army left. They fell.", ["The U.S. Army left. ", "They fell."]),
    ("The U.A.E. Army left. Men fell.", ["The U.A.E. Army left. ", "Men fell."]),
    ("He left the U.S. They fell.", ["He left the U.S. ", "They fell."]),
    ("Die 2. Aufl. Holm fehlt. Es fehlt.", ["Die 2. Aufl. Holm fehlt. ", "Es fehlt."]),
    ("He ran (far). They fell.", ["He ran (far). ", "They fell."]),
]


@pytest.mark.parametrize(("text", "sentences"), SENTENCES, ids=[row[0] for row in SENTENCES])
def test_sentence_ends_before_a_word_that_opens_one(text: str, sentences: list[str]):
    folded = fold(text).text
    ends = find_stops(folded).ends
    assert [one for one in map(folded.__getitem__, map(slice, [0, *ends], [*ends, None])) if one] == sentences


TEXT = 'He came. So "they left by sea today" or not? Yes\u2029Then'


@pytest.mark.parametrize(
    ("at", "words"),
    [("He", ""), ("came", "He "), ("So", ""), ("they", ""), ("left", "they "), ("or", " "), ("Then", "")],
)
def test_words_before_a_passage_start_at_its_sentence_or_mark(at: str, words: str):
    assert before(TEXT, find_stops(TEXT), TEXT.index(at)) == words


@pytest.mark.parametrize(
    ("at", "ending"),
    [
        ("He", Ending(" came", ".")),
        ("came", Ending("", ".")),
        ("or", Ending(" not", "?")),
        ("Yes", Ending("", "")),
        ("Then", Ending("", "")),
    ],
)
def test_sentence_goes_on_after_a_passage_up_to_its_mark(at: str, ending: Ending):
    assert after(TEXT, find_stops(TEXT), TEXT.index(at) + len(at)) == ending


@pytest.mark.parametrize(("more", "stop"), [(0, "?"), (1, "")])
def test_sentence_is_followed_no_further_than_a_window(more: int, stop: str):
    text = "a" * (WINDOW + more) + "? B"
    assert after(text, find_stops(text), 0) == Ending("a" * WINDOW, stop)
    assert before(text, find_stops(text), WINDOW + more) == "a" * WINDOW
