"""What one rendering may spend. A template that asks for more ends with an error within about a second."""

from collections.abc import Sized

MOST_STEPS = 200_000
"""Loop steps, calls and filters of one rendering; the longest brief takes some tens of thousands."""
MOST_CHARACTERS = 16_000_000
"""Code points that one rendering may print, join, compare or copy."""


class OverspentError(Exception):
    """A template loops or grows beyond its budget."""


class Budget:
    """Counts down the steps and characters of one rendering."""

    def __init__(self) -> None:
        self.steps = MOST_STEPS
        self.characters = MOST_CHARACTERS

    def refill(self) -> None:
        """Begin a new rendering."""
        self.steps = MOST_STEPS
        self.characters = MOST_CHARACTERS

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
            raise OverspentError(f"the template makes more than {MOST_CHARACTERS} characters")


def size(value: object) -> int:
    """Return what handling a value costs, in code points or items."""
    return len(value) if isinstance(value, Sized) else 1
