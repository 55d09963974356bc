"""How a run tells what it is doing; the default says nothing."""

from typing import Protocol


class Progress(Protocol):
    """What a command line shows, and a library caller may ignore."""

    def stage(self, name: str, total: int | None) -> None:
        """Begin a stage of `total` steps (None: unknown)."""

    def advance(self, steps: int = 1) -> None:
        """Count steps of the stage as done."""

    def notice(self, words: str) -> None:
        """Tell something that the user should know, such as a degraded run."""


class Silent:
    """Progress that nobody sees."""

    def stage(self, name: str, total: int | None) -> None:
        """Ignore the stage."""

    def advance(self, steps: int = 1) -> None:
        """Ignore the steps."""

    def notice(self, words: str) -> None:
        """Ignore the notice."""
