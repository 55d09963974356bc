"""The one place that writes files: whole or not at all (temporary file, fsync, rename, fsync of the folder)."""

import contextlib
import glob
import os
import tempfile
from pathlib import Path

from briefing.errors import OutputError

_PREFIX = ".briefing-"
_SUFFIX = ".tmp"


def write_whole(path: Path, text: str | bytes, *, mode: int = 0o644) -> None:
    """Write a file so that a reader sees the old one or the new one, never a part.

    Args:
        path: The file; its folder is created when it is missing.
        text: The content; text is written as UTF-8, lone surrogates escaped.
        mode: Permission bits.

    Raises:
        OutputError: The disk is full, the folder is read-only, or the path is a folder.
    """
    raw = text if isinstance(text, bytes) else text.encode("utf-8", "backslashreplace")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        _clean(path)
        _replace(path, raw, mode)
    except (OSError, ValueError) as error:  # ValueError: a NUL in the path
        reason = getattr(error, "strerror", None) or error
        raise OutputError(
            f"{path}: cannot be written: {reason}", hint="choose another place with --output-dir or -o"
        ) from error


def _replace(path: Path, raw: bytes, mode: int) -> None:
    handle, name = tempfile.mkstemp(prefix=f"{_PREFIX}{path.name}.", suffix=_SUFFIX, dir=path.parent)
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(raw)
            file.flush()
            os.fsync(file.fileno())
        temporary.chmod(mode)
        temporary.replace(path)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
    _sync_folder(path.parent)


def _clean(path: Path) -> None:
    """Remove what killed runs left of this very file."""
    for stale in path.parent.glob(f"{_PREFIX}{glob.escape(path.name)}.*{_SUFFIX}"):
        with contextlib.suppress(OSError):
            stale.unlink()


def _sync_folder(folder: Path) -> None:
    """Make the rename last; some systems cannot sync a folder, and then the rename alone must do."""
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
