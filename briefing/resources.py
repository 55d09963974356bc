"""Where shipped prompts and templates lie, and which file answers to a name.

The order is: folders the user gave (option, then configuration), the user's own folder, the built-in files. The
current folder is never searched. A name can never leave its folder. Nothing here is a template yet: it is read only.
The only home of platformdirs.
"""

import os
import re
import stat
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from hashlib import sha256
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

from briefing.errors import ConfigurationError

PROMPTS = "prompts"
TEMPLATES = "templates"
MOST_BYTES = 256 * 1024  # a prompt file or template that is larger is a mistake or an attack

_NAME = re.compile(r"[A-Za-z0-9_][A-Za-z0-9_.-]*(?:/[A-Za-z0-9_][A-Za-z0-9_.-]*){0,7}")
_LONGEST_NAME = 200
_DEEPEST = 8
_MOST_FILES = 5_000


class Origin(StrEnum):
    """Which place a file came from."""

    GIVEN = "given"
    USER = "user"
    BUILTIN = "built-in"


@dataclass(frozen=True, slots=True)
class Resource:
    """A prompt file, audience or template as read: its text, where it lies, and the hash of its bytes."""

    name: str
    text: str
    path: str
    origin: Origin
    sha256: str


@dataclass(frozen=True, slots=True)
class Listed:
    """A file that a name finds, not yet read; `shadows` tells that a built-in file of this name exists as well."""

    name: str
    path: str
    origin: Origin
    shadows: bool = False


def load(kind: str, name: str, dirs: Sequence[Path] = ()) -> Resource:
    """Read the first file called `name` in the order of the places.

    Args:
        kind: `PROMPTS` or `TEMPLATES`.
        name: Path inside the folder, with forward slashes: `summarize.md.j2`, `audiences/general.md`.
        dirs: Folders to look in first, most important first.

    Raises:
        ConfigurationError: The name is not a plain file name, no place has it, or the file cannot be used.
    """
    _check_name(kind, name)
    for origin, place in _places(kind, dirs):
        found = place.joinpath(*name.split("/"))
        if found.is_file():
            return _read(found, name, origin, place)
    raise _missing(kind, name, dirs)


def load_builtin(kind: str, name: str) -> Resource:
    """Read the shipped file called `name`, whatever the user has put before it."""
    _check_name(kind, name)
    place = builtin_folder(kind)
    found = place.joinpath(*name.split("/"))
    if not found.is_file():
        raise ConfigurationError(f'there is no built-in file "{name}" in {kind}/')
    return _read(found, name, Origin.BUILTIN, place)


def listing(kind: str, dirs: Sequence[Path] = (), *, under: str = "", suffix: str = "") -> tuple[Listed, ...]:
    """List every name that `load` would find, sorted, each with the place that wins.

    Args:
        kind: `PROMPTS` or `TEMPLATES`.
        dirs: Folders to look in first, most important first.
        under: Only names inside this folder, such as `audiences`.
        suffix: Only names that end so.
    """
    winners: dict[str, Listed] = {}
    for origin, place in _places(kind, dirs):
        for name, found in _walk(place, _DEEPEST, links=origin is Origin.USER):
            if name.startswith(under) and name.endswith(suffix):
                won = winners.setdefault(name, Listed(name, str(found), origin))
                if origin is Origin.BUILTIN and won.origin is not Origin.BUILTIN:
                    winners[name] = Listed(won.name, won.path, won.origin, shadows=True)
    return tuple(winners[name] for name in sorted(winners))


def full_name(kind: str, words: str, dirs: Sequence[Path] = (), *, under: str = "") -> str:
    """Return the name of the file that a user means: `summarize` is `summarize.md.j2`, `general` an audience.

    Args:
        kind: `PROMPTS` or `TEMPLATES`.
        words: A file's name, with or without its endings.
        dirs: Folders to look in first, most important first.
        under: The folder that the name is looked for in, with its slash.

    Raises:
        ConfigurationError: No file is called so; the nearest ones are named.
    """
    known = [listed.name for listed in listing(kind, dirs, under=under)]
    for name in known:
        short = name.removeprefix(under)
        if words in {name, short, *(short.removesuffix(ending) for ending in _ENDINGS if short.endswith(ending))}:
            return name
    from difflib import get_close_matches  # noqa: PLC0415 - only needed for the error

    near = get_close_matches(words, [short_name(name.removeprefix(under)) for name in known], n=1)
    told = ", ".join(short_name(name.removeprefix(under)) for name in known)
    raise ConfigurationError(
        f'there is no "{words[:80]}" in {kind}/{under}; known: {told}',
        hint=f'did you mean "{near[0]}"?' if near else "",
    )


_ENDINGS = (".md.j2", ".txt.j2", ".html.j2", ".md", ".yaml")


def short_name(name: str) -> str:
    """Return a file's name without its endings, as a user says it."""
    ending = next((ending for ending in _ENDINGS if name.endswith(ending)), "")
    return name.removesuffix(ending)


def builtin_folder(kind: str) -> Traversable:
    """Return the folder of the shipped files: inside the package in a wheel or zip, beside it in a checkout."""
    package = files("briefing")
    inside = package.joinpath("_data", kind)
    if inside.is_dir():
        return inside
    beside = getattr(package, "parent", None)
    if beside is None or not (beside / kind).is_dir():
        raise ConfigurationError(
            f"the built-in {kind} are missing from this installation", hint="install the package anew"
        )
    folder: Traversable = beside / kind
    return folder


def user_folder() -> Path:
    """Return the folder of the user's own configuration; it need not exist."""
    from platformdirs import user_config_path  # noqa: PLC0415 - keeps the import of this module cheap

    return user_config_path("briefing", appauthor=False)


def user_cache_folder() -> Path:
    """Return the folder for what can be made again; it need not exist."""
    from platformdirs import user_cache_path  # noqa: PLC0415 - keeps the import of this module cheap

    return user_cache_path("briefing", appauthor=False)


def _places(kind: str, dirs: Sequence[Path]) -> Iterator[tuple[Origin, Traversable]]:
    for folder in dirs:
        if not folder.is_dir():
            raise ConfigurationError(f"{folder}: there is no such folder of {kind}")
        yield Origin.GIVEN, folder
    own = user_folder() / kind
    if own.is_dir():
        yield Origin.USER, own
    yield Origin.BUILTIN, builtin_folder(kind)


def _check_name(kind: str, name: str) -> None:
    if len(name) > _LONGEST_NAME or _NAME.fullmatch(name) is None:
        raise ConfigurationError(
            f"{name[:_LONGEST_NAME]!r} is not the name of a file in {kind}/",
            hint="use letters, digits, '_', '-' and '.', and '/' for a subfolder",
        )


def read_own(path: Path, most: int = MOST_BYTES) -> Resource:
    """Read a file that a user names by its path; its name is that of the file.

    Args:
        path: The file; a link is followed, as the user means it.
        most: Bytes that it may have.

    Raises:
        ConfigurationError: It is missing, no ordinary file (a pipe, a device, a folder), too large, or no UTF-8 text.
    """
    try:
        handle = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0))  # a pipe that nobody writes to must not wait
        with open(handle, "rb") as file:  # noqa: PTH123 - the handle is open already
            if not stat.S_ISREG(os.fstat(handle).st_mode):
                raise ConfigurationError(f"{path}: is no ordinary file", hint="give the path of a text file")
            raw = file.read(most + 1)
    except (OSError, ValueError) as error:
        why = getattr(error, "strerror", None) or error
        raise ConfigurationError(f"{path}: cannot be read: {why}", hint="give the path of a text file") from error
    return _decoded(raw, path.name, str(path), Origin.GIVEN, most)


def _read(found: Traversable, name: str, origin: Origin, place: Traversable) -> Resource:
    if origin is Origin.GIVEN:
        _check_inside(found, place)
    try:
        with found.open("rb") as file:
            raw = file.read(MOST_BYTES + 1)
    except OSError as error:
        raise ConfigurationError(f"{found}: cannot be read: {error.strerror}") from error
    return _decoded(raw, name, str(found), origin, MOST_BYTES)


def _decoded(raw: bytes, name: str, path: str, origin: Origin, most: int) -> Resource:
    if len(raw) > most:
        raise ConfigurationError(f"{path}: is larger than {most // 1024} KB", hint="is it the right file?")
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        hint = "save it as plain text, encoded as UTF-8"
        raise ConfigurationError(f"{path} line {line}: is not UTF-8 text (byte {error.start})", hint=hint) from error
    return Resource(name, text.replace("\r\n", "\n"), path, origin, sha256(raw).hexdigest())


def _check_inside(found: Traversable, place: Traversable) -> None:
    """Refuse a link out of a given folder: such a folder may come from a stranger, and its text is sent to a model."""
    target = Path(str(found)).resolve()
    if not target.is_relative_to(Path(str(place)).resolve()):
        raise ConfigurationError(f"{found}: is a link to a file outside its folder", hint="copy the file instead")


def _missing(kind: str, name: str, dirs: Sequence[Path]) -> ConfigurationError:
    from difflib import get_close_matches  # noqa: PLC0415 - only needed for the error

    known = [listed.name for listed in listing(kind, dirs)]
    near = get_close_matches(name, known, n=3) or known[:8]
    return ConfigurationError(f'there is no "{name}" in {kind}/; known: {", ".join(near) or "none"}')


def _walk(place: Traversable, depth: int, *, links: bool) -> Iterator[tuple[str, Traversable]]:
    """Yield the files under a folder by name; a linked folder is entered only where `links` allows it.

    Raises:
        ConfigurationError: The folder cannot be read, or is far too large to be one of prompts or templates.
    """
    seen = 0
    waiting: list[tuple[str, Traversable, int]] = [("", place, depth)]
    while waiting:
        prefix, folder, left = waiting.pop()
        for entry in _entries(folder):
            seen += 1
            if seen > _MOST_FILES:
                raise ConfigurationError(f"{place}: has over {_MOST_FILES} files", hint="is it the right folder?")
            name = prefix + entry.name
            if _NAME.fullmatch(name) is None or len(name) > _LONGEST_NAME:
                continue
            if entry.is_file():
                yield name, entry
            elif left > 1 and entry.is_dir() and (links or not _is_link(entry)):
                waiting.append((name + "/", entry, left - 1))


def _entries(folder: Traversable) -> list[Traversable]:
    try:
        return sorted(folder.iterdir(), key=lambda entry: entry.name)
    except OSError as error:
        raise ConfigurationError(f"{folder}: cannot be read: {error.strerror}") from error


def _is_link(entry: Traversable) -> bool:
    return isinstance(entry, Path) and entry.is_symlink()
