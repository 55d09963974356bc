"""Files that people make their own: prompts, audiences and templates listed, shown, copied and compared.

Nothing is read from the current folder, and nothing that exists is overwritten without being asked to.
"""

import difflib
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from briefing.errors import ConfigurationError, UsageError
from briefing.files import write_whole
from briefing.resources import (
    Listed,
    Origin,
    Resource,
    full_name,
    listing,
    load,
    load_builtin,
    short_name,
    user_folder,
)
from briefing.text.front_matter import split_front_matter

AUDIENCES = "audiences/"
_COPIED = re.compile(r"copied from the built-in file, sha256 ([0-9a-f]{64})")
_COMMENT = re.compile(r"(?s)\{#-?\s*(.*?)\s*-?#\}|#\s*((?-s:.*))")
_LONGEST_LINE = 110


@dataclass(frozen=True, slots=True)
class FileRow:
    """A line of a list: the name that a user says, what the file is for, and which place it comes from."""

    name: str
    about: str
    place: str


def file_rows(kind: str, dirs: Sequence[Path] = (), *, audiences: bool = False) -> tuple[FileRow, ...]:
    """Return a row for each prompt file, audience or template that a name finds.

    Args:
        kind: `prompts` or `templates`.
        dirs: Folders that win over the built-in files, first one first.
        audiences: List the audiences instead of the other prompt files.
    """
    under = AUDIENCES if audiences else ""
    found = [one for one in listing(kind, dirs, under=under) if audiences or not one.name.startswith(AUDIENCES)]
    return tuple(_row(kind, one, dirs, under) for one in found if one.name.endswith((".j2", ".md", ".yaml")))


def _row(kind: str, listed: Listed, dirs: Sequence[Path], under: str) -> FileRow:
    place = "built-in" if listed.origin is Origin.BUILTIN else listed.path
    try:
        about = _about(load(kind, listed.name, dirs).text)
    except ConfigurationError as error:
        about = f"cannot be used: {error.message}"
    return FileRow(
        short_name(listed.name.removeprefix(under)),
        about,
        f"{place} (wins over the built-in one)" if listed.shadows else place,
    )


def _about(text: str) -> str:
    """Return what a file says of itself: its description, who reads it, or its first comment."""
    front = split_front_matter(text)
    told = front.values.get("description") or front.values.get("reader")
    if told is None and (comment := _COMMENT.match(text)):
        told = (comment[1] or comment[2] or "").partition(". ")[0].partition(": ")[0].rstrip(".")
    line = " ".join(str(told or "").split())
    return line if len(line) <= _LONGEST_LINE else line[: _LONGEST_LINE - 1] + "…"


def read_file(kind: str, words: str, dirs: Sequence[Path] = (), *, builtin: bool = False, under: str = "") -> Resource:
    """Return the file that a user means, in the order of the places, or the built-in one.

    Raises:
        ConfigurationError: There is no such file.
    """
    name = full_name(kind, words, () if builtin else dirs, under=under)
    return load_builtin(kind, name) if builtin else load(kind, name, dirs)


def copy_file(kind: str, words: str, folder: Path | None = None, *, under: str = "", force: bool = False) -> Path:
    """Copy a built-in file to where it can be changed; return its path.

    Args:
        kind: `prompts` or `templates`.
        words: The file's name, with or without its endings.
        folder: Where it goes; None is the user's own folder, which is searched by itself.
        under: The folder that the name is looked for in.
        force: Write over a file of this name.

    Raises:
        ConfigurationError: There is no such built-in file.
        UsageError: The file exists already.
    """
    shipped = load_builtin(kind, full_name(kind, words, under=under))
    path = (folder or user_folder() / kind).joinpath(*shipped.name.split("/"))
    write_new(path, _with_origin(shipped), force=force)
    return path


def write_new(path: Path, text: str, *, force: bool = False) -> None:
    """Write a file that does not exist yet, or one that may be overwritten.

    Raises:
        UsageError: It exists.
    """
    refuse_existing(path, force=force)
    write_whole(path, text)


def refuse_existing(path: Path, *, force: bool) -> None:
    """Refuse to write over a file, unless that was asked for.

    Raises:
        UsageError: It exists.
    """
    if path.exists() and not force:
        raise UsageError(f"{path}: exists already", hint="--force writes over it; --to names another folder")


def _with_origin(shipped: Resource) -> str:
    """Return the text with a comment that remembers which built-in file it was."""
    words = f"copied from the built-in file, sha256 {shipped.sha256}"
    if shipped.text.startswith("---\n"):
        return shipped.text.replace("---\n", f"---\n# {words}\n", 1)
    return f"{{# {words} #}}\n{shipped.text}"


def difference(kind: str, words: str, dirs: Sequence[Path] = (), *, under: str = "") -> str:
    """Return how a user's file differs from the built-in one of today, as a unified diff; empty when it does not.

    Raises:
        UsageError: There is no file of the user's, or no built-in one to compare it with.
    """
    name = full_name(kind, words, dirs, under=under)
    mine = load(kind, name, dirs)
    if mine.origin is Origin.BUILTIN:
        raise UsageError(
            f"{name} is the built-in file; there is none of yours",
            hint=f"`briefing {under.strip('/') or kind} copy {short_name(name.removeprefix(under))}` makes one",
        )
    shipped = _shipped(kind, name)
    lines = [line for line in mine.text.splitlines(keepends=True) if not _COPIED.search(line)]
    told = list(difflib.unified_diff(shipped.text.splitlines(keepends=True), lines, f"built-in/{name}", mine.path))
    legend = ["# - is in the built-in file of today and not in yours, + is in yours alone\n"] if told else []
    return "".join([*_age(mine, shipped), *legend, *(line if line.endswith("\n") else f"{line}\n" for line in told)])


def _shipped(kind: str, name: str) -> Resource:
    try:
        return load_builtin(kind, name)
    except ConfigurationError as error:
        raise UsageError(f"{name} is a file of your own; no built-in one has this name") from error


def _age(mine: Resource, shipped: Resource) -> Iterator[str]:
    """Tell that the built-in file has changed since it was copied, or that the user's rests on it."""
    if f'"builtin/{mine.name}"' in mine.text:
        yield "# it extends the built-in file: the blocks that it does not name are the shipped ones\n"
    copied = _COPIED.search(mine.text)
    if copied is not None and copied[1] != shipped.sha256:
        yield "# the built-in file has changed since this copy was made; take over what you want of its lines\n"
