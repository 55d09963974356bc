"""The questions of `briefing audiences new`, asked on a terminal; in a pipe the options must tell."""

from collections.abc import Mapping

import typer

_QUESTIONS = (
    ("reader", "Who reads it", "a hospital's head nurse"),
    ("decides", "What do they decide or do with it", "plans tomorrow's shifts"),
    ("minutes", "How many minutes may it take to read", "3"),
    ("tone", "How should it sound", "plain and neutral"),
    ("language", "Language of the brief's own words (en, uk, de, fr, es, ja)", "en"),
    ("figures", "Which figures matter most, with commas between (empty: all alike)", "beds, cost, patients"),
    ("body", "What should be told first, and what left out, in your own words", "staffing first; no party politics"),
)
_NEEDED = ("reader", "decides")
_OPTIONAL = frozenset({"tone", "language", "figures", "body", "minutes"})
_DEFAULTS = {"minutes": "4", "tone": "plain and neutral", "language": "en"}


def ask_audience(given: Mapping[str, object], *, terminal: bool) -> dict[str, object]:
    """Return the keys of a new audience that are known: given as options, or answered.

    Args:
        given: The options; None means not given.
        terminal: Whether there is a person to ask.

    Raises:
        UsageError: Nobody can be asked, and an option that is needed is missing; or an answer is no number.
    """
    from briefing.errors import UsageError

    known = {key: value for key, value in given.items() if value is not None}
    missing = [key for key in _NEEDED if key not in known]
    if missing and not terminal:
        options = " ".join(f"--{key} …" for key in _NEEDED)
        raise UsageError(f"--{missing[0]} is missing, and there is no terminal to ask on", hint=f"give {options}")
    if missing:
        known.update(_answers(known))
    if "minutes" in known:
        known["words"] = _words(known.pop("minutes"))
    return known


def _answers(known: Mapping[str, object]) -> dict[str, object]:
    answers: dict[str, object] = {}
    for key, question, example in _QUESTIONS:
        if key in known or (key == "minutes" and "words" in known):
            continue
        default = _DEFAULTS.get(key, "" if key in _OPTIONAL else None)
        words = typer.prompt(
            f"{question}\n  such as: {example}\n ", default=default, show_default=bool(default)
        ).strip()
        if key == "figures":
            answers[key] = [part.strip() for part in words.split(",") if part.strip()]
        elif words:
            answers[key] = words
    return answers


def _words(minutes: object) -> int:
    from briefing.checking.furniture import WORDS_A_MINUTE
    from briefing.errors import UsageError

    try:
        return round(float(str(minutes).replace(",", ".")) * WORDS_A_MINUTE)
    except (ValueError, OverflowError) as error:
        raise UsageError(f"{minutes!r:.40} is no number of minutes", hint="such as 3 or 1.5") from error
