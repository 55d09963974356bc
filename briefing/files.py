"""The one place that writes files: whole or not at all (temporary file, fsync, rename, fsync of the folder)."""

import contextlib
import errno
import os
import re
import tempfile
from pathlib import Path

from briefing.errors import OutputError

_PREFIX = ".briefing-"
_SUFFIX = ".tmp"
_OURS = re.compile(r"\.briefing-(\d+)-\w+\.tmp")
_HINTS = {
    errno.ENOSPC: "free some space on the disk, or choose another place with --output-dir or -o",
    errno.EDQUOT: "free some of your quota, or choose another place with --output-dir or -o",
    errno.ENAMETOOLONG: "choose a shorter name",
    errno.EISDIR: "give the name of a file, not of a folder",
}
_HINT = "choose another place with --output-dir or -o"


def write_whole(path: Path, text: str | bytes, *, mode: int = 0o644) -> None:
    """Write a file so that a reader sees the old one or the new one, never a part.

    A link is followed. What is no regular file (a pipe, `/dev/null`) is written to as it is, never replaced.

    Args:
        path: The file; its folder is created when it is missing.
        text: The content; text is written as UTF-8, lone surrogates escaped.
        mode: Permission bits.

    Raises:
        OutputError: The disk is full, the folder is read-only, the path is a folder or no path at all.
    """
    raw = text if isinstance(text, bytes) else text.encode("utf-8", "backslashreplace")
    try:
        target = Path(os.path.realpath(path))
        if target.is_dir():
            raise IsADirectoryError(errno.EISDIR, "is a folder")
        if target.exists() and not target.is_file():
            target.write_bytes(raw)
        else:
            _write(target, raw, mode)
    except (OSError, ValueError) as error:
        raise _told(path, error) from error


def expect_writable(folder: Path) -> None:
    """Find out, before anything is asked or paid, whether files can be written into a folder; nothing of it is left.

    A folder that is missing is not made: then the nearest one above it must take a new folder.

    Raises:
        OutputError: The folder is read-only, or no folder.
    """
    try:
        above = next(place for place in (folder, *folder.absolute().parents) if place.exists())
        if not above.is_dir():
            raise NotADirectoryError(errno.ENOTDIR, os.strerror(errno.ENOTDIR))
        if not os.access(above, os.W_OK | os.X_OK):
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
        if above == folder:
            handle, name = tempfile.mkstemp(prefix=f"{_PREFIX}{os.getpid()}-", suffix=_SUFFIX, dir=folder)
            os.close(handle)
            Path(name).unlink()
    except (OSError, ValueError) as error:
        raise _told(folder, error) from error


def _told(path: Path, error: OSError | ValueError) -> OutputError:
    number = getattr(error, "errno", None)
    reason = getattr(error, "strerror", None) or str(error)
    return OutputError(f"{str(path)!r}: cannot be written: {reason}", hint=_HINTS.get(number or 0, _HINT))


def _write(path: Path, raw: bytes, mode: int) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    _clean(path.parent)
    handle, name = tempfile.mkstemp(prefix=f"{_PREFIX}{os.getpid()}-", suffix=_SUFFIX, dir=path.parent)
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


def _clean(folder: Path) -> None:
    """Remove what killed runs left in the folder; the temporary files of living processes stay."""
    for stale in folder.glob(f"{_PREFIX}*{_SUFFIX}"):
        match = _OURS.fullmatch(stale.name)
        if match and not _lives(int(match[1])):
            with contextlib.suppress(OSError):
                stale.unlink()


def _lives(process: int) -> bool:
    """Tell whether a process runs; where that cannot be asked safely, it is taken to."""
    if os.name == "posix":
        try:
            with contextlib.suppress(PermissionError):
                os.kill(process, 0)
        except (ProcessLookupError, OverflowError):
            return False
    return True


def _sync_folder(folder: Path) -> None:
    """Make the rename last; some systems cannot sync a folder, and then the rename alone must do."""
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
