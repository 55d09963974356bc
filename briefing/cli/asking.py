"""The questions of `briefing audiences new`, asked on a terminal; in a pipe the options must tell.

Each answer is held to the rules of an audience file at once, so that a mistake costs one answer, never all of them.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import typer

Read = Callable[[str, str], object]
"""Turns the words typed for a key into its value, or raises a ConfigurationError that says what is wrong with them."""


@dataclass(frozen=True, slots=True)
class _Question:
    """One question: the key that it fills, its words, and an example; `needed` takes no empty answer."""

    key: str
    words: str
    example: str
    needed: bool = False


_QUESTIONS = (
    _Question("reader", "Who reads it?", "a hospital's head nurse", needed=True),
    _Question("decides", "What do they decide or do with it?", "plans tomorrow's shifts", needed=True),
    _Question("minutes", "How many minutes may it take to read?", "3"),
    _Question("tone", "How should it sound?", "short and calm"),
    _Question("language", "In which language: en, uk, de, fr, es or ja?", "en"),
    _Question("figures", "Which figures matter most? Words, with commas between.", "beds, cost, patients"),
    _Question("body", "What should come first, what should be left out? One line.", "staffing; no party politics"),
)
_UNREADABLE = "these signs cannot be read; is the terminal set to UTF-8?"
_LONGEST_SHOWN = 60


def ask_audience(
    given: Mapping[str, object], defaults: Mapping[str, object], read: Read, *, terminal: bool
) -> dict[str, object]:
    """Return the keys of a new audience that are known: given as options, or answered.

    Args:
        given: The options; None means not given.
        defaults: What holds where an answer is empty, by key.
        read: Turns an answer into a value, or refuses it.
        terminal: Whether there is a person to ask.

    Raises:
        UsageError: Nobody can be asked, and an option that is needed is missing.
        StoppedError: The person ended the questions.
    """
    from briefing.errors import StoppedError, UsageError

    known = {key: value for key, value in given.items() if value is not None}
    missing = [one.key for one in _QUESTIONS if one.needed and one.key not in known]
    if not missing:
        return known
    if not terminal:
        options = " ".join(f"--{one.key} …" for one in _QUESTIONS if one.needed)
        raise UsageError(f"--{missing[0]} is missing, and there is no terminal to ask on", hint=f"give {options}")
    asked = [one for one in _QUESTIONS if one.key not in known and not (one.key == "minutes" and "words" in known)]
    try:
        answers = {one.key: _answer(one, defaults.get(one.key), read) for one in asked}
    except (typer.Abort, KeyboardInterrupt):
        typer.echo(err=True)
        raise StoppedError("stopped; nothing was written") from None
    return known | {key: value for key, value in answers.items() if value is not None}


def _answer(question: _Question, default: object, read: Read) -> object | None:
    """Ask until an answer can be used; None for an empty one, which keeps the default."""
    from briefing.errors import ConfigurationError

    typer.echo(f"\n{question.words}\n  {_advice(question, default)}", err=True)
    while True:
        try:
            words = _typed()
            if words:
                return read(question.key, words)
            if not question.needed:
                return None
            typer.echo("  an answer is needed here", err=True)
        except ConfigurationError as error:
            typer.echo(f"  {error}", err=True)


def _advice(question: _Question, default: object) -> str:
    kept = ", ".join(map(str, default)) if isinstance(default, tuple | list) else str(default or "")
    shown = kept if len(kept) <= _LONGEST_SHOWN else f"{kept[:_LONGEST_SHOWN].rpartition(' ')[0]} …"
    empty = f"; Enter keeps: {' '.join(shown.split())}" if kept else "; Enter leaves it open"
    return f"such as: {question.example}{'' if question.needed else empty}"


def _typed() -> str:
    """Return one typed line.

    Raises:
        ConfigurationError: The terminal sent signs that are no text.
    """
    from briefing.errors import ConfigurationError

    try:
        words: str = typer.prompt("", default="", show_default=False, prompt_suffix="> ", err=True)
        words.encode("utf-8")
    except UnicodeError as error:
        raise ConfigurationError(_UNREADABLE) from error
    return words.strip()
