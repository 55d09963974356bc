"""What one rendering may spend. A template that asks for more ends with an error within about a second."""

from collections.abc import Iterable, Iterator, Sized
from typing import TypeVar

MOST_STEPS = 200_000
"""Loop steps, calls and filters of one rendering; the longest brief takes some tens of thousands."""
MOST_CHARACTERS = 16_000_000
"""Code points that one rendering may print, join, compare or copy."""
MOST_TOKENS = 10_000
"""Pieces of code in all files of one rendering; compiling them takes about a second. The shipped brief has 2,500."""
_ITEM = 8
"""What handling one item of a list costs, in code points: both bounds are about a second of work."""
_Value = TypeVar("_Value")


class OverspentError(Exception):
    """A template loops or grows beyond its budget; `line` is the line of its file where that was seen, or 0."""

    def __init__(self, words: str, line: int = 0) -> None:
        super().__init__(words)
        self.line = line


class Budget:
    """Counts down the steps and characters of one rendering."""

    def __init__(self) -> None:
        self.steps = MOST_STEPS
        self.characters = MOST_CHARACTERS
        self.tokens = MOST_TOKENS

    def refill(self) -> None:
        """Begin a new rendering."""
        self.steps = MOST_STEPS
        self.characters = MOST_CHARACTERS
        self.tokens = MOST_TOKENS

    def step(self, characters: int = 0) -> None:
        """Spend one step, and code points when it handles text.

        Raises:
            OverspentError: The budget is used up.
        """
        self.steps -= 1
        self.characters -= characters
        if self.steps < 0:
            raise OverspentError(f"the template takes more than {MOST_STEPS} steps; does a loop never end?")
        if self.characters < 0:
            raise OverspentError(f"the template makes more than {MOST_CHARACTERS} characters; does it include itself?")

    def compile(self, tokens: Iterable[tuple[int, str, str]]) -> None:
        """Spend the pieces of code of a file, each with its line; no more of them are read than there may be.

        Raises:
            OverspentError: The budget is used up.
        """
        for line, _, _ in tokens:
            self.tokens -= 1
            if self.tokens < 0:
                raise OverspentError(f"more than {MOST_TOKENS} pieces of code, its parts included", line)

    def each(self, values: Iterator[_Value]) -> Iterator[_Value]:
        """Yield values that come one by one, and spend for each of them."""
        for value in values:
            self.characters -= _ITEM
            if self.characters < 0:
                self.step()
            yield value


def size(value: object) -> int:
    """Return what handling a value costs, in code points."""
    if isinstance(value, str):
        return len(value)
    return len(value) * _ITEM if isinstance(value, Sized) else 1
