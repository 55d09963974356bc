"""Paths become files: folders recursively and sorted, globs, `.briefingignore`; what cannot be one is told.

Hidden files and folders, and what a `.briefingignore` leaves out, are passed over; other files that are no articles are
named in one note per folder.
"""

import glob
import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from briefing.model import SourceProblem
from briefing.sources.ignoring import IGNORE_FILE, Ignore, is_folder

SUFFIXES = frozenset({".txt", ".text", ".md", ".markdown", ".html", ".htm"})
STDIN = "-"
_MOST_NAMED = 5
"""How many files a note names before it only counts."""


@dataclass(frozen=True, slots=True)
class Found:
    """A file to read, and the name it goes by: relative to the folder it was found in."""

    path: Path
    name: str

    @property
    def is_stdin(self) -> bool:
        """Whether it is standard input."""
        return self.path == Path(STDIN)


@dataclass(frozen=True, slots=True)
class Note:
    """Something about the paths that the reader should know and that is no failure."""

    text: str


Finding = Found | SourceProblem | Note


@dataclass(frozen=True, slots=True)
class _Place:
    """A folder to look into: the real folders above it, and what is ignored there."""

    path: Path
    top: Path
    above: frozenset[str]
    ignore: Ignore

    @property
    def name(self) -> str:
        """What it is called in a message."""
        return str(self.top) if self.path == self.top else _name(self.path, self.top)


def find_files(paths: Sequence[str | os.PathLike[str]]) -> Iterator[Finding]:
    """Yield the files that paths mean, each once, in the order given; a path that means none is a problem."""
    seen: set[str] = set()
    for path in paths:
        for found in _expand(os.fspath(path)):
            if not isinstance(found, Found):
                yield found
                continue
            key = STDIN if found.is_stdin else os.path.realpath(found.path)
            if key in seen:
                yield Note(f"{found.name}: given more than once, read once")
            else:
                seen.add(key)
                yield found


def _expand(words: str) -> Iterator[Finding]:
    path = Path(words)
    try:
        if words == STDIN:
            yield Found(path, "stdin")
        elif path.is_dir():
            yield from _folder(path)
        elif path.exists() or path.is_symlink():
            yield Found(path, path.name)
        elif any(mark in words for mark in "*?["):
            yield from _glob(words)
        else:
            yield SourceProblem(words, "no such file or folder", "check the path")
    except (OSError, ValueError) as error:
        yield SourceProblem(words, f"cannot be read: {error}", "check the path")


def _glob(words: str) -> Iterator[Finding]:
    matches = sorted(glob.glob(words, recursive=True))  # noqa: PTH207 - Path.glob takes no absolute pattern
    if not matches:
        yield SourceProblem(words, "no file matches this pattern", "check the pattern and the folder")
    files = [match for match in matches if not Path(match).is_dir()]
    for match in files or matches:
        yield from _expand(match)


def _folder(folder: Path) -> Iterator[Finding]:
    """Walk a folder in sorted order, without recursion: a folder may be nested deeper than the stack is."""
    articles = 0
    waiting: list[Finding | _Place] = [_Place(folder, folder, frozenset(), Ignore.nothing())]
    while waiting:
        one = waiting.pop()
        if isinstance(one, _Place):
            waiting.extend(reversed(_open(one)))
        else:
            articles += isinstance(one, Found)
            yield one
    if not articles:
        hint = f"give a folder that holds {', '.join(sorted(SUFFIXES))} files"
        yield SourceProblem(str(folder), "no article in this folder", hint)


def _open(place: _Place) -> "list[Finding | _Place]":
    """Return what lies in a folder; a link that leads back to a folder above it is told and not followed."""
    real = os.path.realpath(place.path)
    if real in place.above:
        return [
            SourceProblem(place.name, "a link that leads back to a folder above it", "remove the link, or ignore it")
        ]
    try:
        entries = sorted(os.scandir(place.path), key=lambda entry: entry.name)
        ignore = place.ignore.within(place.path)
    except (OSError, ValueError) as error:
        return [SourceProblem(place.name, f"cannot be read: {error}", f"check its permissions and its {IGNORE_FILE}")]
    kept = [entry for entry in entries if not entry.name.startswith(".") and not ignore.leaves_out(entry)]
    folders = {entry.path for entry in kept if is_folder(entry)}
    inside = [Path(entry.path) for entry in kept if entry.path in folders or _is_article(entry.name)]
    above = place.above | {real}
    found: list[Finding | _Place] = [
        _Place(path, place.top, above, ignore) if str(path) in folders else Found(path, _name(path, place.top))
        for path in inside
    ]
    return [*found, *_passed_over(place.name, [entry.name for entry in kept if entry.path not in folders])]


def _is_article(name: str) -> bool:
    return Path(name).suffix.lower() in SUFFIXES


def _name(path: Path, top: Path) -> str:
    return path.relative_to(top).as_posix()


def _passed_over(folder: str, names: Sequence[str]) -> Iterator[Note]:
    """Tell of the files that are no articles by their names."""
    others = [name for name in names if not _is_article(name)]
    if others:
        more = f" and {len(others) - _MOST_NAMED} more" if len(others) > _MOST_NAMED else ""
        yield Note(f"{folder}: passed over, no article by its name: {', '.join(others[:_MOST_NAMED])}{more}")
