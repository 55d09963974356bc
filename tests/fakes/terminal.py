"""A command on a real terminal: each answer is typed when the command waits for it."""

import os
import subprocess
import sys
from collections.abc import Sequence

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
    shown = _converse(mine, list(answers), prompt.encode())
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
    shown = b""
    waiting = 0
    while piece := _read(terminal):
        shown += piece
        if shown.endswith(prompt) and len(shown) > waiting:
            waiting = len(shown)
            typed = answers.pop(0) if answers else CTRL_D
            os.write(terminal, typed if isinstance(typed, bytes) else f"{typed}\n".encode())
    return shown


def _read(terminal: int) -> bytes:
    try:
        return os.read(terminal, 65536)
    except OSError:  # the command ended
        return b""
