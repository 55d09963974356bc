"""Audiences as files: listed, checked, and written anew from answers or from another audience."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from briefing.errors import BriefingError, ConfigurationError
from briefing.model import Audience
from briefing.pipeline.own_files import AUDIENCES, write_new
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


def new_audience(
    name: str, given: Mapping[str, object], *, folder: Path | None = None, like: str = "general", force: bool = False
) -> Path:
    """Write a commented audience file and return its path.

    Args:
        name: What the audience is called; the file is NAME.md.
        given: Keys of an audience file, and `body`; what is missing comes from `like`.
        folder: Where the file goes; None is the user's own folder, where the name finds it.
        like: The audience that unanswered keys are taken from.
        force: Write over a file of this name.

    Raises:
        ConfigurationError: A value is impossible.
        UsageError: The file exists.
    """
    check_name(name, name)
    pattern = load_audience(like)
    text = new_audience_text({**_values(pattern), **given})
    path = (folder or user_folder() / PROMPTS / AUDIENCES) / f"{name}{_SUFFIX}"
    write_new(path, text, force=force)
    return path


def _values(audience: Audience) -> Mapping[str, object]:
    keys = (
        "reader decides words tone language sections stories claims quotes figures sentence_words glossary model "
        "temperature max_output_tokens"
    ).split()
    return {key: getattr(audience, key) for key in keys} | {"body": audience.instructions}
