"""Chunks: whole sentences up to a number of tokens, the material of one model call.

The text is encoded once; from each limit we look back to the end of a sentence. The spans of the chunks, joined, are
the text. Must never import a tokenizer: it is handed in.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import Protocol

from briefing.model import Chunk, Sentence, Span

_SURROGATE = re.compile("[\ud800-\udfff]")
_SEAM = re.compile(r"(?<=[^\W_])[ 、。，！？；：](?=[^\W\d_])")
"""Where every tokenizer of the GPT family begins a new piece: one space (or full-width mark) between two words."""
_REACH = 200
"""How far, in code points, we look for a seam from the edge of a chunk."""


class Encoding(Protocol):
    """What chunking needs of a tokenizer."""

    def encode_ordinary(self, text: str) -> list[int]:
        """Return the token ids of a text, special tokens read as plain text."""
        ...

    @property
    def token_lengths(self) -> Sequence[int]:
        """Length in UTF-8 bytes of each token, by id."""
        ...


def chunk(text: str, sentences: Sequence[Sentence], encoding: Encoding, limit: int) -> tuple[Chunk, ...]:
    """Return chunks that tile the text, each of at most `limit` tokens when encoded alone.

    Args:
        text: The article's text.
        sentences: All its sentences, in order.
        encoding: The tokenizer of the model.
        limit: Most tokens of one chunk; a single character may need more than a limit below eight.

    Raises:
        ValueError: The limit is below one.
    """
    if limit < 1:
        raise ValueError(f"a chunk needs a limit of at least 1 token, not {limit}")
    if not text:
        return ()
    plain = text if text.isascii() else _SURROGATE.sub("\ufffd", text)
    tokens = encoding.encode_ordinary(plain)
    if len(tokens) <= limit:
        return (Chunk(Span(0, len(text)), tuple(sentences), len(tokens)),)
    return tuple(_Cutter(_Encoded(plain, tokens, encoding), sentences, limit).cut())


class _Encoded:
    """A text with the places of its tokens, in bytes and code points."""

    def __init__(self, text: str, tokens: list[int], encoding: Encoding) -> None:
        self.text = text
        self.encoding = encoding
        self.ascii = text.isascii()
        self.ends = list(accumulate(map(encoding.token_lengths.__getitem__, tokens)))

    def bytes_between(self, start: int, end: int) -> int:
        """Return how many UTF-8 bytes the code points from `start` to `end` take."""
        return end - start if self.ascii else len(self.text[start:end].encode())

    def point_after(self, start: int, size: int) -> int:
        """Return the last code point boundary at most `size` bytes after the boundary `start`."""
        if self.ascii:
            return min(start + size, len(self.text))
        return start + len(self.text[start : start + size].encode()[:size].decode(errors="ignore"))

    def first_token(self, byte: int) -> int:
        """Return the number of tokens that end at or before a byte offset."""
        return bisect_right(self.ends, byte)

    def count(self, start: "_Place", end: "_Place") -> int:
        """Return how many tokens the text between two places has when it is encoded alone.

        Between two seams the tokens are those of the whole text; only the edges are encoded again.
        """
        text = self.text
        first = _SEAM.search(text, start.point + 1, min(end.point, start.point + _REACH))
        last = _last_seam(text, max(start.point, end.point - _REACH), end.point)
        if first is None or last is None or last <= first.start():
            return len(self.encoding.encode_ordinary(text[start.point : end.point]))
        head = text[start.point : first.start()]
        tail = text[last : end.point]
        left = start.byte + self.bytes_between(start.point, first.start())
        right = end.byte - self.bytes_between(last, end.point)
        inside = self.first_token(right) - self.first_token(left)
        return inside + len(self.encoding.encode_ordinary(head)) + len(self.encoding.encode_ordinary(tail))


def _last_seam(text: str, start: int, end: int) -> int | None:
    """Return the last seam between two places: the last few spaces first, then any."""
    space = end
    for _ in range(4):
        space = text.rfind(" ", start, space)
        if space < 0:
            break
        if _SEAM.match(text, space, end):
            return space
    return next((match.start() for match in reversed(tuple(_SEAM.finditer(text, start, end)))), None)


@dataclass(frozen=True, slots=True)
class _Place:
    """A boundary in the text, in code points and in UTF-8 bytes."""

    point: int
    byte: int


class _Cutter:
    """One walk over the sentences of one encoded text."""

    def __init__(self, encoded: _Encoded, sentences: Sequence[Sentence], limit: int) -> None:
        self.encoded = encoded
        self.sentences = sentences
        self.limit = limit
        self.ends = [sentence.span.end for sentence in sentences]
        self.bytes = self._byte_ends()
        self.finish = _Place(len(encoded.text), encoded.ends[-1] if encoded.ends else 0)

    def _byte_ends(self) -> list[int]:
        if self.encoded.ascii:
            return self.ends
        text = self.encoded.text
        sizes = (len(text[start:end].encode()) for start, end in zip((0, *self.ends), self.ends, strict=False))
        return list(accumulate(sizes))

    def cut(self) -> Iterator[Chunk]:
        """Yield the chunks in order."""
        place, number = _Place(0, 0), 0
        while place.point < self.finish.point:
            following = self._after_sentences(place, number)
            if following is None:
                yield from self._forced(place, number)
                place, number = self._after_forced(number), number + 1
                continue
            until, end, tokens = following
            yield Chunk(Span(place.point, end.point), tuple(self.sentences[number:until]), tokens)
            place, number = end, until

    def _after_sentences(self, place: _Place, number: int) -> tuple[int, _Place, int] | None:
        """Return (next sentence, where it begins, tokens before it) for the longest fitting run of sentences."""
        until = bisect_right(self.bytes, self._reach(place), lo=number)
        while until > number:
            end = self._boundary(until)
            tokens = self.encoded.count(place, end)
            if tokens <= self.limit:
                return until, end, tokens
            until -= 1
        return None

    def _reach(self, place: _Place) -> int:
        """Return the byte after the last token that the limit lets in."""
        ends = self.encoded.ends
        return ends[min(self.encoded.first_token(place.byte) + self.limit, len(ends)) - 1]

    def _boundary(self, until: int) -> _Place:
        """Return the place between sentence `until - 1` and the next: the first token edge in the white space."""
        if until == len(self.sentences):
            return self._end_of_text()
        end, byte = self.ends[until - 1], self.bytes[until - 1]
        gap = self.sentences[until].span.start - end
        edge = self.encoded.ends[bisect_left(self.encoded.ends, byte)]
        point = end + edge - byte
        if edge == byte or edge - byte > gap or self.encoded.bytes_between(end, point) != edge - byte:
            return _Place(end, byte)
        return _Place(point, edge)

    def _end_of_text(self) -> _Place:
        """Return the end of the text, or of the last sentence when much white space follows it."""
        if self.finish.point - self.ends[-1] <= _REACH:
            return self.finish
        return _Place(self.ends[-1], self.bytes[-1])

    def _after_forced(self, number: int) -> _Place:
        return self._boundary(number + 1) if number < len(self.sentences) else self.finish

    def _forced(self, place: _Place, number: int) -> Iterator[Chunk]:
        """Yield pieces of one sentence that is over the limit, with the white space before it."""
        whole = self.sentences[number : number + 1]
        end = self._after_forced(number)
        while place.point < end.point:
            cut, tokens = self._piece(place, end)
            inside = tuple(sentence for sentence in whole if sentence.span.start < cut.point)
            yield Chunk(Span(place.point, cut.point), inside, tokens, forced=True)
            place = cut

    def _piece(self, place: _Place, end: _Place) -> tuple[_Place, int]:
        """Return where the longest piece that fits ends, at a word's edge if there is one, and its tokens."""
        byte = min(self._reach(place), end.byte)
        while True:
            cut = self._word_edge(place, end, max(byte, place.byte + 1))
            tokens = self.encoded.count(place, cut)
            if tokens <= self.limit or cut.point == place.point + 1:
                return cut, tokens
            byte = self._shorter(place, cut, tokens - self.limit)

    def _word_edge(self, place: _Place, end: _Place, byte: int) -> _Place:
        if byte >= end.byte:
            return end
        encoded = self.encoded
        point = max(encoded.point_after(place.point, byte - place.byte), place.point + 1)
        edge = encoded.text.rfind(" ", max(place.point + 1, point - _REACH), point + 1)
        point = point if edge < 0 else edge
        return _Place(point, place.byte + encoded.bytes_between(place.point, point))

    def _shorter(self, place: _Place, cut: _Place, surplus: int) -> int:
        """Return a byte offset at least `surplus` tokens and one code point before `cut`."""
        token = self.encoded.first_token(cut.byte) - surplus - 1
        byte = self.encoded.ends[token] if token >= 0 else 0
        last = self.encoded.bytes_between(cut.point - 1, cut.point)
        return min(cut.byte - last, max(byte, place.byte + 1))
