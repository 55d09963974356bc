"""A brief as plain text for an e-mail: no markup, short lines. The words stay the same; only line ends are chosen."""

import re
from collections.abc import Iterator

from briefing.render.escape import printable

WIDTH = 76
"""Characters of a line: what mail programs quote without breaking (RFC 3676 asks for at most 78)."""
_ACTING = re.compile(r"\[(?=\^?\d{1,9}\])|`|<(?=[A-Za-z/!])|(?<![^\W_])[*_](?=\S)|~~|\\")
_OPENS = re.compile(r"(?:[-+*>#|=]|--|—|\d{1,9}[.)]|\[\^?\d+\])")
_WHOLE = re.compile(r"> -- |\[|- |\d{1,3}\. ")
"""Lines that must stay one: who says it, a note, an item, a headline; mail programs wrap them for the eye."""


def plain(text: str) -> str:
    """Return the text on one line; what would read as a note number or markup gets a backslash."""
    return _ACTING.sub(lambda match: "\\" + match[0], printable(text))


def wrapped(text: str) -> str:
    """Return the text with no line longer than it must be; a new line never looks like an item or a heading."""
    return "\n".join(part for line in text.split("\n") for part in _lines(line)) + "\n"


def _lines(line: str) -> Iterator[str]:
    if _WHOLE.match(line):
        yield line.rstrip()
        return
    indent = line[: len(line) - len(line.lstrip("> "))]
    row = ""
    for word in line[len(indent) :].split():
        if row and len(indent) + len(row) + 1 + len(word) > WIDTH and not _OPENS.match(word):
            yield indent + row
            row = word
        else:
            row = f"{row} {word}" if row else word
    yield (indent + row).rstrip()
