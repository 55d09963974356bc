"""What `.briefingignore` files leave out: the form and the rules of a `.gitignore`, each for its folder and below."""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import os

    from pathspec import GitIgnoreSpec

IGNORE_FILE = ".briefingignore"


def is_folder(entry: "os.DirEntry[str]") -> bool:
    """Tell whether an entry is a folder or a link to one; a link in a circle is none."""
    try:
        return entry.is_dir()
    except OSError:
        return False


@dataclass(frozen=True, slots=True)
class Ignore:
    """The patterns that hold in a folder, the nearest first: the first file that knows a path decides."""

    specs: tuple[tuple[Path, "GitIgnoreSpec"], ...]

    @classmethod
    def nothing(cls) -> "Ignore":
        """Return the patterns above the top folder: none."""
        return cls(())

    def within(self, folder: Path) -> "Ignore":
        """Return the patterns that hold inside a folder.

        Raises:
            ValueError: A line of its file is no pattern.
            OSError: The file cannot be read.
        """
        file = folder / IGNORE_FILE
        if not file.is_file():
            return self
        from pathspec import GitIgnoreSpec  # noqa: PLC0415 - only where such a file lies

        lines = file.read_text(encoding="utf-8-sig", errors="replace").splitlines()
        return Ignore(((folder, GitIgnoreSpec.from_lines(lines)), *self.specs))

    def leaves_out(self, entry: "os.DirEntry[str]") -> bool:
        """Tell whether an entry of a folder is left out."""
        tail = "/" if is_folder(entry) else ""
        for folder, spec in self.specs:
            found = spec.check_file(Path(entry.path).relative_to(folder).as_posix() + tail).include
            if found is not None:
                return found
        return False
