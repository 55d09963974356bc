"""Chunks: whole sentences, never over the limit when encoded alone, and joined they are the text."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.model import Chunk, Span
from briefing.text.chunks import chunk
from briefing.text.sentences import split_sentences


class Pieces:
    """A tokenizer like those of the GPT family: a space goes with its word, a long word takes several tokens."""

    PATTERN = re.compile(r" ?[^\W_]+| ?[^\s\w]+[\r\n]*|_+|\s*[\r\n]+|\s+(?!\S)|\s")

    def __init__(self) -> None:
        self.encoded = 0

    def encode_ordinary(self, text: str) -> list[int]:
        self.encoded += len(text)
        return [place for match in self.PATTERN.finditer(text) for place in range(0, len(match[0]), 4)]


def count(text: str) -> int:
    return len(Pieces().encode_ordinary(text))


def chunks_of(text: str, limit: int) -> tuple[Chunk, ...]:
    return chunk(text, split_sentences(text), Pieces(), limit)


PROSE = "".join(
    f"{'In the year' if number % 3 else 'Later'} {number} the council met again, and it voted for plan {number % 7}. "
    f"{'Nobody spoke.' if number % 2 else 'The vote was close and the meeting was long'}"
    f"{'' if number % 2 == 0 else '.'}{chr(10) * 2 if number % 5 == 0 else ' '}"
    for number in range(1, 400)
).strip()


@pytest.mark.parametrize("limit", [20, 64, 512, 2000])
def test_chunks_hold_the_limit_and_lose_nothing(limit: int):
    chunks = chunks_of(PROSE, limit)
    assert "".join(piece.span.of(PROSE) for piece in chunks) == PROSE
    assert all(piece.tokens == count(piece.span.of(PROSE)) <= limit or piece.forced for piece in chunks)
    assert all(piece.tokens == count(piece.span.of(PROSE)) for piece in chunks)


@pytest.mark.parametrize("limit", [64, 512, 2000])
def test_chunks_end_with_a_sentence(limit: int):
    ends = {sentence.span.end for sentence in split_sentences(PROSE)}
    for piece in chunks_of(PROSE, limit):
        assert piece.span.start + len(piece.span.of(PROSE).rstrip()) in ends
        assert not piece.forced


def test_chunks_hold_their_sentences_in_order():
    sentences = split_sentences(PROSE)
    chunks = chunk(PROSE, sentences, Pieces(), 64)
    assert tuple(sentence for piece in chunks for sentence in piece.sentences) == sentences
    assert all(piece.span.contains(sentence.span) for piece in chunks for sentence in piece.sentences)


def test_chunks_are_nearly_full():
    """A chunk leaves out a sentence only when that sentence does not fit."""
    chunks = chunks_of(PROSE, 512)
    assert sum(piece.tokens for piece in chunks[:-1]) > 0.9 * 512 * (len(chunks) - 1)


def test_a_text_is_encoded_about_once():
    encoding = Pieces()
    chunk(PROSE, split_sentences(PROSE), encoding, 512)
    assert encoding.encoded < 1.2 * len(PROSE)


def test_a_short_text_is_one_chunk():
    text = "  One sentence. Two sentences.\n"
    (piece,) = chunks_of(text, 100)
    assert (piece.span, len(piece.sentences), piece.forced) == (Span(0, len(text)), 2, False)


def test_no_text_no_chunks():
    assert chunks_of("", 10) == ()


def test_a_limit_below_one_is_refused():
    with pytest.raises(ValueError, match="at least 1 token, not 0"):
        chunks_of("One.", 0)


def test_a_sentence_over_the_limit_is_split_at_words_and_marked():
    long = "We counted " + "one more and " * 100 + "then no more."
    text = f"Short start. {long} Short end."
    chunks = chunks_of(text, 40)
    forced = [piece for piece in chunks if piece.forced]
    assert "".join(piece.span.of(text) for piece in chunks) == text
    assert all(count(piece.span.of(text)) <= 40 for piece in chunks)
    assert all(piece.sentences[0].number == 2 for piece in forced)
    assert all(text[piece.span.end : piece.span.end + 1] == " " for piece in forced)
    assert [piece.forced for piece in (chunks[0], chunks[-1])] == [False, False]


def test_a_word_over_the_limit_is_split_inside():
    text = "a" * 1000
    chunks = chunks_of(text, 10)
    assert "".join(piece.span.of(text) for piece in chunks) == text
    assert all(piece.tokens <= 10 for piece in chunks)


def test_white_space_at_the_end_that_does_not_fit_is_a_chunk_without_sentences():
    text = "One sentence." + " " * 900
    chunks = chunks_of(text, 50)
    assert "".join(piece.span.of(text) for piece in chunks) == text
    assert [len(piece.sentences) for piece in chunks][:1] == [1]
    assert all(not piece.sentences for piece in chunks[1:])


def test_white_space_alone_is_still_covered():
    chunks = chunks_of(" \n " * 300, 50)
    assert "".join(piece.span.of(" \n " * 300) for piece in chunks) == " \n " * 300


def test_text_without_spaces_is_encoded_anew_at_the_edges():
    text = "我们今天离开这个城市，然后去海边。" * 60
    chunks = chunks_of(text, 40)
    assert "".join(piece.span.of(text) for piece in chunks) == text
    assert all(piece.tokens == count(piece.span.of(text)) <= 40 for piece in chunks)


def test_sentences_of_very_different_density():
    """The guess by length is far off, yet the limit holds and the search ends."""
    text = " ".join("word " * 30 + "end." if number % 2 else "! ? : ; " * 20 + "X." for number in range(80))
    chunks = chunks_of(text, 100)
    assert "".join(piece.span.of(text) for piece in chunks) == text
    assert all(piece.tokens == count(piece.span.of(text)) <= 100 for piece in chunks)


class Uneven(Pieces):
    """A tokenizer that takes sixty tokens for one sign."""

    def encode_ordinary(self, text: str) -> list[int]:
        return super().encode_ordinary(text) + [0] * 59 * text.count("#")


def test_the_search_ends_when_length_tells_nothing_of_tokens():
    text = " ".join(("So it was. " * 40 + "# is here. " * 9).split("  "))
    sentences = split_sentences(text)
    for limit in range(100, 400, 20):
        pieces = chunk(text, sentences, Uneven(), limit)
        assert "".join(piece.span.of(text) for piece in pieces) == text
        assert all(len(Uneven().encode_ordinary(piece.span.of(text))) == piece.tokens <= limit for piece in pieces)


@pytest.mark.parametrize("limit", range(20, 80, 3))
def test_edges_without_a_word_after_a_space(limit: int):
    text = "The figures were " + "1 2 3 4 5 6 7 8 9 " * 20 + "in all. " + "5 of 7: 1 2 3 4 5 6 7. 4 4. " * 20
    chunks = chunks_of(text, limit)
    assert "".join(piece.span.of(text) for piece in chunks) == text
    assert all(piece.tokens == count(piece.span.of(text)) <= limit for piece in chunks)


@given(st.text(alphabet=st.sampled_from('aB. \n"我。😀\ud800_'), max_size=120), st.integers(1, 12))
def test_any_text_is_tiled_and_counted(text: str, limit: int):
    chunks = chunks_of(text, limit)
    assert "".join(piece.span.of(text) for piece in chunks) == text
    for piece in chunks:
        assert piece.tokens == count(piece.span.of(text))
        assert piece.tokens <= limit or piece.span.end - piece.span.start == 1
