"""Chunks: whole sentences up to a number of tokens, the material of one model call.

Each stretch of text is encoded about once: a chunk is guessed from the length of its tokens so far, encoded, and
mended at its edge, where only the last words are encoded again. The spans of the chunks, joined, are the text. Must
never import a tokenizer: it is handed in.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import Protocol

from briefing.model import Chunk, Sentence, Span

_SEAM = re.compile(r"(?<=\S) (?=[^\W\d_])|(?<=\n)(?=[^\W_])|(?<=[^\W_])[、。，！？；：](?=[^\W\d_])")
"""Where every tokenizer of the GPT family begins a new piece: at one space before a word, after a line break, and at
a full-width mark between two words."""
_REACH = 200
"""How far, in code points, we look back for a seam or for a word's edge."""
_CAUTION = 0.98
"""A first guess a little below the limit is cheaper to mend than one above it."""

_PATIENCE = 5
"""Guesses by length before the search turns to halving."""
_SLOWEST = 0.1
"""Fewest code points of a token that a guess relies on."""


class Encoding(Protocol):
    """What chunking needs of a tokenizer."""

    def encode_ordinary(self, text: str) -> list[int]:
        """Return the token ids of any text, special tokens read as plain text."""
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
    return tuple(_Cutter(text, sentences, encoding, limit).cut())


class _Cutter:
    """One walk over the sentences of one text; `rate` is the number of code points of a token, as seen so far."""

    def __init__(self, text: str, sentences: Sequence[Sentence], encoding: Encoding, limit: int) -> None:
        self.text = text
        self.sentences = sentences
        self.encoding = encoding
        self.limit = limit
        self.ends = [sentence.span.end for sentence in sentences]
        self.rate = _first_rate(text)

    def cut(self) -> Iterator[Chunk]:
        """Yield the chunks in order."""
        start, number = 0, 0
        while start < len(self.text):
            until, end, tokens = self._run(start, number)
            if until == number:
                yield from self._forced(start, number)
                start, number = self._boundary(number + 1), number + 1
                continue
            self.rate = max((end - start) / max(tokens, 1), _SLOWEST)
            yield Chunk(Span(start, end), tuple(self.sentences[number:until]), tokens)
            start, number = end, until

    def _run(self, start: int, number: int) -> tuple[int, int, int]:
        """Return (next sentence, end of the chunk, its tokens) for the longest run that fits; `number` if none does."""
        probe = max(self._sentences_before(start + self.limit * _CAUTION * self.rate), number + 1)
        best, high = (number, start, 0), len(self.sentences) + 1
        end, tokens, tries = start, 0, 0
        while best[0] < probe < high:
            end, tokens = self._mended(start, end, tokens, self._boundary(probe))
            tries += 1
            if tokens > self.limit:
                high = probe
                fits = start + (end - start) * self.limit / tokens
                probe = min(max(self._sentences_before(fits), best[0] + 1), high - 1)
            else:
                best = (probe, end, tokens)
                if not self._has_room(probe, end, self.limit - tokens):
                    break
                fits = end + (self.limit - tokens) * self.rate
                probe = min(max(self._sentences_before(fits), probe + 1), high - 1)
            if tries > _PATIENCE:
                probe = (best[0] + high) // 2
        return best

    def _sentences_before(self, point: float) -> int:
        return bisect_right(self.ends, point)

    def _has_room(self, until: int, end: int, room: int) -> bool:
        """Tell whether the next sentence may fit into `room` tokens, by its length."""
        return until < len(self.ends) and (self.ends[until] - end) / self.rate <= room * 1.1

    def _mended(self, start: int, end: int, tokens: int, to: int) -> tuple[int, int]:
        """Return `to` and the exact tokens of the text from `start` to there, given those up to `end`.

        Up to a seam the tokens stay as they are; only what follows it is encoded, as it was and as it is.
        """
        if end == start:
            return to, self._count(start, to)
        if _SEAM.match(self.text, min(end, to)):
            change = self._count(min(end, to), max(end, to))
            return to, tokens + (change if to > end else -change)
        seam = _last_seam(self.text, max(start + 1, min(end, to) - _REACH), min(end, to))
        if seam is None:
            return to, self._count(start, to)
        return to, tokens - self._count(seam, end) + self._count(seam, to)

    def _count(self, start: int, end: int) -> int:
        return len(self.encoding.encode_ordinary(self.text[start:end]))

    def _boundary(self, until: int) -> int:
        """Return where a chunk ends whose last sentence is `until - 1`: line breaks stay with it, spaces go on."""
        if until > len(self.ends):
            return len(self.text)
        end = self.ends[until - 1]
        if until == len(self.ends):
            return len(self.text) if len(self.text) - end <= _REACH else end
        gap = self.text[end : self.sentences[until].span.start]
        return end + max(gap.rfind("\n"), gap.rfind("\r")) + 1

    def _forced(self, start: int, number: int) -> Iterator[Chunk]:
        """Yield pieces of one sentence that is over the limit, with the white space before it."""
        whole = self.sentences[number : number + 1]
        limit = self._boundary(number + 1)
        while start < limit:
            end, tokens = self._piece(start, limit)
            inside = tuple(sentence for sentence in whole if sentence.span.start < end)
            yield Chunk(Span(start, end), inside, tokens, forced=True)
            start = end

    def _piece(self, start: int, limit: int) -> tuple[int, int]:
        """Return where a piece that fits ends, at a word's edge if there is one, and its tokens."""
        size = max(1, int(self.limit * self.rate * _CAUTION))
        while True:
            end = _word_edge(self.text, start, start + size, limit)
            tokens = self._count(start, end)
            if tokens <= self.limit or end == start + 1:
                self.rate = max((end - start) / max(tokens, 1), _SLOWEST)
                return end, tokens
            size = max(1, min(end - start - 1, int((end - start) * self.limit / tokens * _CAUTION)))


def _first_rate(text: str) -> float:
    """Return how many code points a token may have: fewer in scripts that take more bytes."""
    sample = text[:2000]
    size = len(sample.encode(errors="replace")) / max(len(sample), 1)
    return 4.8 / max(size * size, 1)


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


def _word_edge(text: str, start: int, point: int, limit: int) -> int:
    if point >= limit:
        return limit
    edge = text.rfind(" ", max(start + 1, point - _REACH), point + 1)
    return point if edge < 0 else edge
