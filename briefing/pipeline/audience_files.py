"""Audiences as files: listed, checked, and written anew from answers or from another audience."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from briefing.errors import BriefingError, ConfigurationError
from briefing.model import Audience
from briefing.pipeline.own_files import AUDIENCES, refuse_existing, write_new
from briefing.resources import PROMPTS, Listed, Origin, short_name, user_folder
from briefing.summarize import list_audiences, load_audience, new_audience_text
from briefing.summarize.audiences import check_name

_SUFFIX = ".md"


@dataclass(frozen=True, slots=True)
class AudienceRow:
    """A line of the list: the audience, or why its file cannot be used, and the place it comes from."""

    name: str
    audience: Audience | None
    problem: str
    place: str


def audience_rows(dirs: Sequence[Path] = ()) -> tuple[AudienceRow, ...]:
    """Return a row for each audience that a name finds.

    Args:
        dirs: Prompt folders that win over the built-in ones, first one first.
    """
    return tuple(_row(listed, dirs) for listed in list_audiences(dirs))


def _row(listed: Listed, dirs: Sequence[Path]) -> AudienceRow:
    name = short_name(listed.name.removeprefix(AUDIENCES))
    place = "built-in" if listed.origin is Origin.BUILTIN else listed.path
    place += " (wins over the built-in one)" if listed.shadows else ""
    try:
        return AudienceRow(name, load_audience(name, dirs), "", place)
    except ConfigurationError as error:
        return AudienceRow(name, None, error.message, place)


def check_audiences(names: Sequence[str], dirs: Sequence[Path] = ()) -> tuple[tuple[str, BriefingError | None], ...]:
    """Return each audience with what is wrong with its file, or None.

    Args:
        names: Names or paths; none means every audience that a name finds.
        dirs: Prompt folders that win over the built-in ones, first one first.
    """
    wanted = names or [short_name(listed.name.removeprefix(AUDIENCES)) for listed in list_audiences(dirs)]
    return tuple((name, _problem(name, dirs)) for name in wanted)


def _problem(name: str, dirs: Sequence[Path]) -> BriefingError | None:
    try:
        load_audience(name, dirs)
    except ConfigurationError as error:
        return error
    return None


def place_of_new(name: str, folder: Path | None = None, *, force: bool = False) -> Path:
    """Return the path of an audience that is about to be made, before anything is asked or written.

    Args:
        name: What the audience is called; the file is NAME.md.
        folder: Where the file goes; None is the user's own folder, where the name finds it.
        force: A file of this name may be written over.

    Raises:
        ConfigurationError: The name cannot be that of an audience.
        UsageError: The file exists.
    """
    check_name(name, name)
    path = (folder or user_folder() / PROMPTS / AUDIENCES) / f"{name}{_SUFFIX}"
    refuse_existing(path, force=force)
    return path


def read_answer(key: str, words: str) -> object:
    """Return the value that words typed by a person mean for a key of an audience file.

    Args:
        key: A key of the file; `minutes` for its length, `body` for what stands below the front matter.
        words: What was typed, not empty.

    Raises:
        ConfigurationError: They are no possible value; the message needs no file and no line.
    """
    value = _value_of(key, words)
    try:
        new_audience_text({"reader": "a reader", "decides": "nothing", key: value})
    except ConfigurationError as error:
        raise ConfigurationError(error.message.partition(": ")[2], hint=error.hint) from error
    return value


def _value_of(key: str, words: str) -> object:
    if key == "figures":
        return [part.strip() for part in words.split(",") if part.strip()]
    if key == "language":
        return words.lower()
    if key != "minutes":
        return words
    try:
        minutes = float(words.replace(",", "."))
    except ValueError as error:
        raise ConfigurationError(f"{words!r:.40} is no number of minutes", hint="such as 3 or 1.5") from error
    return int(minutes) if minutes.is_integer() else minutes


def new_audience(path: Path, given: Mapping[str, object], *, like: Audience, force: bool = False) -> None:
    """Write a commented audience file.

    Args:
        path: Where it goes, as `place_of_new` gave it.
        given: Keys of an audience file, `words` or `minutes` for its length, and `body`; else as in `like`.
        like: The audience that unanswered keys are taken from.
        force: Write over a file of this name.

    Raises:
        ConfigurationError: A value is impossible.
        UsageError: The file exists.
    """
    write_new(path, new_audience_text({**values_of(like), **given}), force=force)


def values_of(audience: Audience) -> Mapping[str, object]:
    """Return an audience as the keys that its file would have, its length in words."""
    keys = (
        "reader decides words tone language sections stories claims quotes figures sentence_words glossary model "
        "temperature max_output_tokens"
    ).split()
    return {key: getattr(audience, key) for key in keys} | {"body": audience.instructions}
