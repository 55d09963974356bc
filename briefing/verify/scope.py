"""What stands around a passage within its sentence: the words before it, after it, and how the sentence ends.

Works on folded text in windows of bounded length, so that its cost never grows with the text.
"""

import re
from dataclasses import dataclass
from typing import Final

from briefing.text.abbreviations import NUMBERED, TITLES, UNCERTAIN
from briefing.text.folding import PARAGRAPH
from briefing.verify.source import Source

WINDOW: Final = 320
"""How far a sentence is followed from a passage, in code points."""
_MARKS: Final = r'["\')\]]'
_OPENING: Final = r'["(\[]?[^\W_a-z]'
_STOP: Final = re.compile(
    rf"(?:(?P<stop>[!?](?={_MARKS}|[,;:\s]|$)|[.\u2026](?={_MARKS}*(?: {_OPENING}|{_MARKS}[^\W_a-z]|\s?$|{PARAGRAPH})))"
    rf"{_MARKS}*[ ]?|{PARAGRAPH})"
)
"""The end of a sentence with its closing marks; a full stop ends one only before a word that opens one."""
_LAST_WORD: Final = re.compile(r"([\w.']+)$")
_ABBREVIATED: Final = TITLES | NUMBERED | UNCERTAIN


def before(source: Source, start: int) -> str:
    """Return the words of the sentence before a passage, folded; what stands before its last mark is left out."""
    text = source.folded.text
    begin = max(0, start - WINDOW)
    window = text[begin:start]
    cut = _sentence_start(text[begin : start + 2], start - begin)
    mark = window.rfind('"')
    return window[max(cut, mark + 1) :]


def _sentence_start(window: str, end: int) -> int:
    """Return where the sentence that goes on at `end` starts in a window."""
    start = 0
    for match in _STOP.finditer(window):
        if match.end() > end:
            break
        if match[0] == PARAGRAPH or not _is_abbreviation(window, match):
            start = match.end()
    return start


def _is_abbreviation(window: str, match: re.Match[str]) -> bool:
    if window[match.start()] != ".":
        return False
    word = _LAST_WORD.search(window, max(0, match.start() - 12), match.start())
    if word is None:
        return False
    return len(word[1]) == 1 or word[1].lower() in _ABBREVIATED or "." in word[1]


@dataclass(frozen=True, slots=True)
class Ending:
    """How the sentence of a passage goes on and ends: its folded words after the passage, and its last mark."""

    words: str
    stop: str


def after(source: Source, end: int) -> Ending:
    """Return the rest of the sentence after a passage, and the mark that ends it (empty when none is near)."""
    text = source.folded.text
    for match in _STOP.finditer(text, end, end + WINDOW):
        if match["stop"] is None:
            return Ending(text[end : match.start()], "")
        if not _is_abbreviation(text, match):
            return Ending(text[end : match.start()], match["stop"])
    return Ending(text[end : end + WINDOW], "")
