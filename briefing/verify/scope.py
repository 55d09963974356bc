"""What stands around a passage within its sentence: the words before it, after it, and how the sentence ends.

Works on folded text; the ends of sentences are found once for a text, and a sentence is followed no further than a
window, so that no passage costs more than its neighbourhood.
"""

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from typing import Final

from briefing.text.abbreviations import NUMBERED, OPENERS, TITLES, UNCERTAIN
from briefing.text.folding import PARAGRAPH

WINDOW: Final = 320
"""How far a sentence is followed from a passage, in code points."""
_MARKS: Final = r'["\')\]]'
_OPENING: Final = r'["(\[@#*-]*+[^\W_a-z]'
_STOP: Final = re.compile(
    rf"(?:(?P<stop>[!?](?={_MARKS}|[-,;:\s]|$)"
    rf"|[.\u2026](?={_MARKS}*+(?: {_OPENING}|(?<={_MARKS})[^\W_a-z]|\s?$|{PARAGRAPH})))"
    rf"{_MARKS}*+[ ]?|{PARAGRAPH})"
)
"""The end of a sentence with its closing marks; a full stop ends one only before a word that opens one."""
_LAST_WORD: Final = re.compile(r"([\w.']+)$")
_NEXT_WORD: Final = re.compile(r"\W{1,5}([^\W_]+)")
_LONGEST_ABBREVIATION: Final = 12


@dataclass(frozen=True, slots=True)
class Stops:
    """The ends of the sentences of a text: where each mark stands, where the next sentence starts, and the mark."""

    places: list[int]
    ends: list[int]
    marks: list[str]

    def start_of(self, at: int) -> int:
        """Return where the sentence that a position is in starts."""
        number = bisect_right(self.ends, at) - 1
        return self.ends[number] if number >= 0 else 0

    def next(self, at: int) -> int:
        """Return the number of the first stop at or after a position; the number of stops when there is none."""
        return bisect_left(self.places, at)


def find_stops(text: str) -> Stops:
    """Find the ends of the sentences of a folded text."""
    stops = Stops([], [], [])
    for match in _STOP.finditer(text):
        if not _is_abbreviation(text, match.start()):
            stops.places.append(match.start())
            stops.ends.append(match.end())
            stops.marks.append(match["stop"] or "")
    return stops


def _is_abbreviation(text: str, at: int) -> bool:
    if text[at] != ".":
        return False
    word, following = _LAST_WORD.search(text, at - _LONGEST_ABBREVIATION, at), _NEXT_WORD.match(text, at)
    if word is None or following is None:
        return False
    small, first = word[1].lower(), following[1].lower()
    if len(small) == 1 or small in TITLES:
        return True
    if small in NUMBERED and small not in UNCERTAIN:
        return first[0].isdigit()
    return (small in UNCERTAIN or "." in small) and first not in OPENERS


@dataclass(frozen=True, slots=True)
class Ending:
    """How the sentence of a passage goes on and ends: its folded words after the passage, and its last mark."""

    words: str
    stop: str


def before(text: str, stops: Stops, start: int) -> str:
    """Return the words of the sentence before a passage; what stands before its last mark is left out."""
    begin = max(stops.start_of(start), start - WINDOW)
    words = text[begin:start]
    return words[words.rfind('"') + 1 :]


def after(text: str, stops: Stops, end: int) -> Ending:
    """Return the rest of the sentence after a passage, and the mark that ends it (empty when none is near)."""
    number = stops.next(end)
    if number == len(stops.places) or stops.places[number] > end + WINDOW:
        return Ending(text[end : end + WINDOW], "")
    return Ending(text[end : stops.places[number]], stops.marks[number])
