"""Whole sentences of an article, as words with places; found apart from the first bank."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass


def letters_of(text: str) -> str:
    """Return the letters and digits of a text, small."""
    return "".join(re.findall(r"\w", text.lower()))


@dataclass(frozen=True, slots=True)
class Word:
    """A word and where it stands in the article."""

    text: str
    start: int
    end: int

    @property
    def bare(self) -> str:
        """The word without what stands around it, small."""
        return self.text.strip(".,;:!?\"'“”‘’()[]…—–-").lower().replace("’", "'")


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of words of one line that a case is made of."""

    words: tuple[Word, ...]
    quoted: bool

    @property
    def start(self) -> int:
        """Where the first word starts."""
        return self.words[0].start

    @property
    def end(self) -> int:
        """Where the last word ends."""
        return self.words[-1].end


def pieces(text: str) -> Iterator[Piece]:
    """Yield whole sentences without marks, and whole sentences that fill a pair of curly or straight marks."""
    for line in re.finditer(r"[^\n]{60,}", text):
        words = [
            Word(one[0], line.start() + one.start(), line.start() + one.end()) for one in re.finditer(r"\S+", line[0])
        ]
        begin = 0
        for number, word in enumerate(words):
            if re.search(r"[.!?][”\"’']*$", word.text) and not re.fullmatch(
                r"(?:\W*[A-Za-z]{1,4}\.|.*\.[A-Za-z]\.)", word.text
            ):
                yield from _piece(text, words[begin : number + 1])
                begin = number + 1


def _piece(text: str, words: Sequence[Word]) -> Iterator[Piece]:
    line = " ".join(word.text for word in words)
    plain = not re.search(r"[\[\]()<>*_#@…“”\"‘]|\.\.|''|http|&", line)
    whole = re.fullmatch(r"[“\"][^“”\"]{40,}[.,!?][”\"]", line) is not None
    if not 8 <= len(words) <= 40 or not (plain or whole) or re.search(r"…|\.\.", line) or line.upper() == line:
        return
    if letters_of(text).count(letters_of(line)) != 1:
        return
    if whole:
        first, last = words[0], words[-1]
        words = [
            Word(first.text[1:], first.start + 1, first.end),
            *words[1:-1],
            Word(last.text[:-1], last.start, last.end - 1),
        ]
    if words[0].text[:1].isupper():
        yield Piece(tuple(words), quoted=whole)
