"""Full stops and their kin: where they stand, and whether one ends a sentence.

A stop is judged by the word before it, the marks that close on it and the word after it. Must never look further
than a few words, so that the cost stays linear.
"""

import re
from collections.abc import Iterator

from briefing.model import Span
from briefing.text.abbreviations import CAPITALIZED, MONTHS, NEVER, NUMBERED, OPENERS, TITLES, UNCERTAIN

_STOP = re.compile(
    # a stop, what closes on it, and white space or the end
    r"((?<![.!?…])[.!?…؟۔]++(?:[)\]}\"'”’»›“‘*_]|[ \xa0\u202f]»|\[\d{1,3}\])*+)(?:\s++|$)"
    # scripts that put no white space after a stop
    r"|((?<![。！？｡।])[。！？｡‼⁇⁈⁉।॥։።။]++[」』”’\"'）)】》〉〕\]]*+|[!?]++[”’」』)）]*+(?=[\u3040-\u30ff\u3400-\u9fff]))\s*+"
    # a lost space: "said.The war"
    r"|((?<=[a-zß-ÿа-яіїєґ]{2})[.!?][”’)\]]*+)(?=[“‘«„]?[A-ZÀ-ÞА-ЯІЇЄҐ][a-zß-ÿа-яіїєґ’']*+\s)"
)
_OPENING = "\"'“”„«‹‘‚「『([{¿¡*_"
_QUOTE_MARKS = frozenset("\"'”’»›“‘")
_NEXT_WORD = re.compile(r"[^\s\"“”„«»,.;:!?()\[\]…—–]+")
_ATTRIBUTION = re.compile(
    r"(?:[^\W\d_][\w’'.-]*\s){1,4}(?:said|says|asked|asks|told|added|replied|wrote|shouted|cried|exclaimed|demanded"
    r"|wondered|yelled|tweeted|quipped|insisted|declared|explained|continued|recalled|joked|noted|answered)\b"
)
_DOTTED = re.compile(r"(?:[^\W\d_]{1,2}\.)+[^\W\d_]{1,2}")
_LONGEST = 24
"""Longest word, in code points, that is looked up before a stop."""


def find_stops(text: str, piece: Span) -> Iterator[re.Match[str]]:
    """Yield the stops of one paragraph; group 1, 2 or 3 is the stop with what closes on it."""
    return _STOP.finditer(text, piece.start, piece.end)


def end_of(stop: re.Match[str]) -> int:
    """Return the end of the sentence that `stop` would end."""
    return stop.end(stop.lastindex or 0)


def ends_sentence(text: str, piece: Span, stop: re.Match[str]) -> bool:
    """Tell whether a stop ends its sentence, before more of the paragraph."""
    following = stop.end()
    if following >= piece.end:
        return False
    if stop.lastindex == 2:  # noqa: PLR2004 - the group of scripts without spaces
        return text[following] not in "，、,：:；;とっ"
    if stop.lastindex == 1 and not _may_open(text, following, piece.end, stop[1]):
        return False
    return _judge(text, piece, stop)


def _may_open(text: str, following: int, limit: int, stop: str) -> bool:
    """Tell whether what follows can open a sentence: no small letter, no comma, no dash."""
    first = text[following]
    if first.isupper() or first.isdigit():
        return True
    if first in _OPENING:
        inner = _first_letter(text, following, limit)
        return not inner.islower() or (first not in "([{" and stop[0] == "." and stop[1:2] not in {".", "…"})
    return not first.islower() and first not in ",;:.!?…)]}-–—―‒/&+=%»›"


def _first_letter(text: str, start: int, limit: int) -> str:
    for place in range(start, min(start + 4, limit)):
        if text[place] not in _OPENING:
            return text[place]
    return ""


def _judge(text: str, piece: Span, stop: re.Match[str]) -> bool:
    """Judge a stop by its own shape and the word before it."""
    start = stop.start()
    signs = stop[stop.lastindex or 0]
    if signs[0] in "!?":
        closed = signs[-1] in _QUOTE_MARKS
        return not (closed and _ATTRIBUTION.match(text, stop.end(), min(stop.end() + 80, piece.end)))
    if signs[0] != "." or signs[1:2] in {".", "…"}:
        return True
    window = text[max(piece.start, start - _LONGEST) : start]
    word = window.rpartition(" ")[2].lstrip("\"'“‘«„([{-–—/*_\n\t\xa0")
    if len(word) > 5 and word.isalpha():  # noqa: PLR2004 - longer than the abbreviations that are plain words
        return True
    return _judge_word(text, piece, stop, word.rpartition("\n")[2])


def _judge_word(text: str, piece: Span, stop: re.Match[str], word: str) -> bool:
    """Judge a stop after a short word, an initial, a number or an abbreviation."""
    small = word.lower()
    if small == word and small in CAPITALIZED:
        return True
    following = _NEXT_WORD.search(text, stop.end(), min(stop.end() + 40, piece.end))
    after = following[0] if following else ""
    closed = stop[1] is not None and len(stop[1]) > 1
    if small in NEVER or (small in TITLES and not closed and not _is_opener(after, small)):
        return False
    if small.isdigit():
        return not (after.lower() in MONTHS or stop.start() - len(word) == piece.start)
    if small in NUMBERED and after[:1].isdigit():
        return False
    if _is_initial(word) or small in UNCERTAIN or small in CAPITALIZED or _DOTTED.fullmatch(word):
        return closed or _is_opener(after, small) or text[stop.end()] in '"“'
    return True


def _is_initial(word: str) -> bool:
    return len(word) == 1 and word.isalpha() and word.isupper()


def _is_opener(after: str, small: str) -> bool:
    """Tell whether the next word opens a sentence; a capital alone ("J. A. Smith") is an initial."""
    if len(small) > 1 and small in TITLES:
        return False
    return after.lower() in OPENERS
