"""A command on a real terminal: each answer is typed when the command waits for it."""

import os
import subprocess
import sys
from collections.abc import Sequence
from select import select

CTRL_C = b"\x03"
CTRL_D = b"\x04"


def on_terminal(
    words: Sequence[object],
    answers: Sequence[str | bytes],
    *,
    columns: int = 80,
    prompt: str = "> ",
    **environment: str,
) -> tuple[int, str]:
    """Run `briefing WORDS` on a terminal and return its exit code and all that the screen showed.

    Args:
        words: The arguments.
        answers: What is typed at each prompt; text gets its Enter, bytes are typed as they are.
        columns: How wide the terminal is.
        prompt: What the screen ends with when an answer is waited for.
        environment: Variables of the command.
    """
    import fcntl  # noqa: PLC0415 - terminals of this kind exist on POSIX only
    import pty  # noqa: PLC0415
    import struct  # noqa: PLC0415
    import termios  # noqa: PLC0415

    mine, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 24, columns, 0, 0))
    process = subprocess.Popen(
        [sys.executable, "-c", _OWN_TERMINAL, *map(str, words)],
        stdin=theirs, stdout=theirs, stderr=theirs, start_new_session=True, env=os.environ | environment,
    )  # fmt: skip
    os.close(theirs)
    try:
        shown = _converse(mine, list(answers), prompt.encode())
    except TimeoutError:
        process.kill()
        raise
    finally:
        os.close(mine)
    return process.wait(), shown.decode("utf-8", "replace").replace("\r\n", "\n")


_OWN_TERMINAL = """
import fcntl, sys, termios
fcntl.ioctl(0, termios.TIOCSCTTY, 0)
from briefing.cli import main
main()
"""
"""Makes the terminal the one whose Ctrl-C reaches the process, then runs the command."""


def _converse(terminal: int, answers: list[str | bytes], prompt: bytes) -> bytes:
    """Type each answer at its prompt; a control typed before the command reads keys is lost, and is typed again."""
    shown, typed = b"", b""
    waiting = 0
    while piece := _read(terminal, typed):
        shown += piece
        if shown.endswith(prompt) and len(shown) > waiting:
            waiting = len(shown)
            answer = answers.pop(0) if answers else CTRL_D
            typed = answer if isinstance(answer, bytes) else f"{answer}\n".encode()
            os.write(terminal, typed)
    return shown


def _read(terminal: int, typed: bytes) -> bytes:
    """Return what the screen shows next; empty when the command ended.

    Raises:
        TimeoutError: Nothing was shown for a minute.
    """
    for _ in range(_PATIENCE):
        if select([terminal], [], [], _SILENCE)[0]:
            try:
                return os.read(terminal, 65536)
            except OSError:  # the command ended
                return b""
        if typed in {CTRL_C, CTRL_D}:
            os.write(terminal, typed)
    raise TimeoutError("the command shows nothing and does not end")


_SILENCE = 2.0
"""Seconds without a word after which a control was lost."""
_PATIENCE = 30
