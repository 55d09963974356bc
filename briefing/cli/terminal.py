"""What a person sees while a command runs: progress on a terminal, notices on stderr, colour only on a terminal."""

import os
import sys
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self

import typer

if TYPE_CHECKING:
    from rich.progress import Progress, TaskID

_COLOURS = {
    "error": "red",
    "warning": "yellow",
    "ok": "green",
    "place": "cyan",
    "removed": "red",
    "added": "green",
}


def paint(words: str, role: str) -> str:
    """Colour words by their role, for a terminal."""
    if role == "dim":
        return typer.style(words, dim=True)
    return typer.style(words, fg=_COLOURS.get(role), bold=role == "error")


def wants_colour() -> bool:
    """Tell whether standard output is a terminal whose user did not turn colour off (NO_COLOR)."""
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR")


def write_output(text: str, output: Path | None) -> None:
    """Write a result to a file, whole or not at all, or to standard output (also for `-`)."""
    if output is None or str(output) == "-":
        sys.stdout.write(text)
        return
    from briefing.files import write_whole

    write_whole(output, text)


class Reporter:
    """Shows progress bars on a terminal, nothing in a pipe; notices always go to stderr unless quiet.

    Args:
        quiet: Show neither.
    """

    def __init__(self, *, quiet: bool = False) -> None:
        self._quiet = quiet
        self._bars: Progress | None = None
        self._task: TaskID | None = None
        self._live = sys.stderr.isatty() and not quiet

    def __enter__(self) -> Self:
        if self._live:
            from rich.console import Console
            from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

            self._bars = Progress(
                TextColumn("{task.description}", markup=False),
                BarColumn(),
                MofNCompleteColumn(),
                TimeElapsedColumn(),
                console=Console(stderr=True),
                transient=True,
            )
            self._bars.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._bars is not None:
            self._bars.stop()

    def stage(self, name: str, total: int | None) -> None:
        """Begin a stage of `total` steps (None: unknown)."""
        if self._bars is not None:
            self._task = self._bars.add_task(name, total=total)

    def advance(self, steps: int = 1) -> None:
        """Count steps of the stage as done."""
        if self._bars is not None and self._task is not None:
            self._bars.advance(self._task, steps)

    def notice(self, words: str) -> None:
        """Tell the user something on stderr."""
        if self._quiet:
            return
        if self._bars is not None:
            self._bars.console.print(words, markup=False, highlight=False)
        else:
            typer.echo(f"briefing: {words}", err=True)
