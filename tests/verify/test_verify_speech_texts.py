"""Whole texts: the sample articles, and any text at all."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.model import Marks, Span
from briefing.verify.speech.quotations import find_quotations, is_direct, judge_speaker

SEEDS = Path(__file__).parents[2] / "seeds"
ALPHABET = [
    "“", "”", '"', "'", "’", "‘", "«", "»", "„", ",", ".", "?", ":", "\n", "\n\n", " ", " - ", "— ", "(", ")", "\x00", "\ud800",
    "\ue000", "Anna", "Berg", "Sen.", "President", "he", "said", "told", "saying", "who", "of", "the", "according to", "I", "Q:", "А",
]  # fmt: skip


def seed(number: str) -> str:
    return next(SEEDS.glob(number + "_*")).read_text(encoding="utf-8")


def test_unclosed_and_unmarked_speech_of_a_sample_is_found_and_no_narration() -> None:
    text = seed("002")
    found = find_quotations(text)
    assert [one.marks for one in found if one.speech].count(Marks.UNMARKED) == 2
    assert [one.marks for one in found if one.speech].count(Marks.UNCLOSED) == 2
    assert {one.speaker for one in found if one.speech} == {"Volodymyr Zelenskyy"}
    for narration in ("Defense forces have recently", "He also noted", "Russia lost about 40 thousand", "buffer zone"):
        start = text.index(narration)
        assert not is_direct(found, Span(start, start + len(narration)))


def test_imagined_speech_of_a_sample_is_the_outer_speakers() -> None:
    text = seed("000")
    start = text.index("Okay, let's prepare")
    finding = judge_speaker(find_quotations(text), text, Span(start, start + 19), "Putin")
    assert (finding.verdict.value, finding.found) == ("contradicted", "Volodymyr Zelensky")


SPOKEN = [
    ("000", "He must feel pain", "Zelenskyy"),
    ("001", "This also helped us", "President Zelensky"),
    ("001", "The city of Sumy", "the President"),
    ("003", "The sooner Russia agrees", "a spokesman"),
    ("004", "The sooner Russia agrees", "Foreign Ministry spokesman Georgiy Tykhy"),
    ("004", "absolutely legitimate", "Tykhy"),
    ("004", "collective West", "Alexander Bortnikov"),
    ("004", "terrifying", "Faraon"),
    ("004", "sow discord", "Vladimir Putin"),
    ("004", "enemy mobile groups", "the Russian Defence Ministry"),
]


@pytest.mark.parametrize(("number", "words", "speaker"), SPOKEN)
def test_speakers_of_the_samples_are_confirmed(number: str, words: str, speaker: str) -> None:
    text = seed(number)
    start = text.index(words)
    finding = judge_speaker(find_quotations(text), text, Span(start, start + len(words)), speaker)
    assert finding.verdict.value == "confirmed"


@given(st.lists(st.sampled_from(ALPHABET), max_size=40).map(" ".join) | st.text(max_size=80))
def test_nothing_raises_and_pieces_lie_in_their_quotation(text: str) -> None:
    found = find_quotations(text)
    for one in found:
        assert one.pieces
        assert all(one.span.contains(piece) for piece in one.pieces)
        assert one.speech or (one.speaker is None and one.speaker_span is None)
        assert one.span.end <= len(text)
    judge_speaker(found, text, Span(0, len(text)), "Anna Berg")
    judge_speaker(found, text, Span(0, len(text)), "the president")
