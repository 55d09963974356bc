"""Paths become files: folders recursively and sorted, globs, `.briefingignore`; what cannot be one is told."""

import glob
import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from briefing.model import SourceProblem

IGNORE_FILE = ".briefingignore"
SUFFIXES = frozenset({".txt", ".md", ".markdown", ".text", ".html", ".htm"})
STDIN = "-"


@dataclass(frozen=True, slots=True)
class Found:
    """A file to read and the name it goes by: relative to the folder it was found in."""

    path: Path
    name: str


def find_files(paths: Sequence[str | os.PathLike[str]]) -> Iterator[Found | SourceProblem]:
    """Yield the files that paths mean, each once, in the order given; a path that means none is a problem."""
    seen: set[str] = set()
    for path in paths:
        for found in _expand(os.fspath(path)):
            if isinstance(found, SourceProblem):
                yield found
                continue
            key = os.path.realpath(found.path)
            if key not in seen:
                seen.add(key)
                yield found


def _expand(words: str) -> Iterator[Found | SourceProblem]:
    path = Path(words)
    try:
        if path.is_dir():
            yield from _folder(path)
        elif path.exists() or path.is_symlink():
            yield Found(path, path.name)
        elif any(mark in words for mark in "*?["):
            yield from _glob(words)
        else:
            yield SourceProblem(words, "no such file or folder", "check the path")
    except (OSError, ValueError) as error:
        yield SourceProblem(words, f"cannot be read: {error}")


def _glob(words: str) -> Iterator[Found | SourceProblem]:
    matches = sorted(glob.glob(words, recursive=True))  # noqa: PTH207 - Path.glob takes no absolute pattern
    if not matches:
        yield SourceProblem(words, "no file matches this pattern", "quote the pattern, or check the path")
    for match in matches:
        yield from _expand(glob.escape(match) if not Path(match).exists() else match)


def _folder(folder: Path) -> Iterator[Found | SourceProblem]:
    """Walk a folder in sorted order; hidden files, ignored ones and links that lead back are passed over."""
    count = 0
    visited: set[str] = set()
    for place, folders, files in os.walk(folder, followlinks=True, onerror=None):
        here = Path(place)
        real = os.path.realpath(place)
        if real in visited:
            folders.clear()
            continue
        visited.add(real)
        ignored = Ignore(folder, here)
        folders[:] = sorted(name for name in folders if not name.startswith(".") and not ignored(here / name, True))
        for name in sorted(files):
            path = here / name
            if path.suffix.lower() in SUFFIXES and not name.startswith(".") and not ignored(path, False):
                count += 1
                yield Found(path, path.relative_to(folder).as_posix())
    if not count:
        endings = ", ".join(sorted(SUFFIXES))
        yield SourceProblem(str(folder), f"no article in this folder ({endings})", "give a folder that holds articles")


class Ignore:
    """What the `.briefingignore` files from a folder up to the top leave out, in the form of a `.gitignore`."""

    def __init__(self, top: Path, here: Path) -> None:
        from pathspec import GitIgnoreSpec  # noqa: PLC0415 - only where folders are read

        self._specs = []
        for folder in (here, *here.parents):
            file = folder / IGNORE_FILE
            if file.is_file():
                lines = file.read_text(encoding="utf-8", errors="replace").splitlines()
                self._specs.append((folder, GitIgnoreSpec.from_lines(lines)))
            if folder == top:
                break

    def __call__(self, path: Path, is_folder: bool) -> bool:  # noqa: FBT001 - one caller, one meaning
        """Tell whether a path is left out."""
        tail = "/" if is_folder else ""
        return any(spec.match_file(path.relative_to(folder).as_posix() + tail) for folder, spec in self._specs)
