"""Where a passage may begin and end: at the edges of words and numbers, a number with its sign, scale and unit sign."""

import re
import unicodedata
from typing import Final

from briefing.text.folding import BREAK, MINUS
from briefing.text.words import NEGATIVE_PREFIXES, NUMBER_WORDS, SCALES, is_dense
from briefing.verify.quotes import counts
from briefing.verify.source import Source

_HYPHENS: Final = frozenset("-\u2010\u2011\ufe63\uff0d")
_BEFORE_NUMBER: Final = frozenset(f"{MINUS}+±~≈<>=≤≥$€£¥₴₽₹#№§½¼¾")
_AFTER_NUMBER: Final = frozenset("%‰°$€£¥₴₽₹½¼¾⅓⅔⅛⅜⅝⅞²³′″")
_SPACED_UNITS: Final = frozenset("%‰°€")
_JOINS_NUMBER: Final = frozenset(".,:/'·٫٬")
_WORD_BEFORE: Final = re.compile(r"(\w+)(?: of)? $")
_WORD: Final = re.compile(r"\w+")
_LAST_WORD: Final = re.compile(r"[^\W_]+$")
_WORD_AFTER: Final = re.compile(r"[ -](\w+)")
_WORD_AFTER_OF: Final = re.compile(r"(?P<of> of)?[ -](?P<scale>\w+)")
_COMPARED: Final = frozenset("<>=≤≥≈±~")
_GROUP_BEFORE: Final = re.compile(r"(?<![\w.,])\d{1,3}(?: \d{3})* ?$")
_GROUP: Final = re.compile(r" ?\d{3}(?!\d)")
_PREFIX: Final = re.compile(r"(\w+)-$")
_TURNING_PREFIXES: Final = frozenset(
    (*NEGATIVE_PREFIXES, "ex", "pseudo", "quasi", "semi", "former", "near", "not", "never", "no")
)
_ORDINALS: Final = frozenset(("first", "second", "third", "quarter", "half", "once"))
_SCALES: Final = SCALES & NUMBER_WORDS
_SCALES_AND_SHARES: Final = _SCALES | {"percent", "percentage"}
_NEAR: Final = 24


def edge_fault(source: Source, start: int, end: int) -> str | None:
    """Return what a range of the folded source cuts through at its edges, or None."""
    fault = _left_fault(source, start) if start else None
    return fault or (_right_fault(source, start, end) if end < len(source.folded.text) else None)


def _left_fault(source: Source, start: int) -> str | None:
    if _cuts_word_left(source, start):
        return "a word is cut at its beginning"
    if _cuts_number_left(source, start) or _cuts_scale_left(source, start) or counts.is_cut_left(source.small, start):
        return "a number is cut at its beginning"
    if _cuts_prefix(source, start):
        return "a prefix that turns the sense is cut off"
    return None


def _right_fault(source: Source, start: int, end: int) -> str | None:
    if _cuts_word_right(source, end):
        return "a word is cut at its end"
    cut = _cuts_number_right(source, end) or _cuts_scale_right(source, start, end)
    return "a number is cut at its end" if cut or counts.is_cut_right(source.small, start, end) else None


def _cuts_word_left(source: Source, start: int) -> bool:
    text = source.folded.text
    first, before = text[start], text[start - 1]
    if not _is_word_part(first) or is_dense(first):
        return _is_combining(first)
    if before in {"'", BREAK}:
        return _is_word_part(text[start - 2 : start - 1])
    return _is_word_part(before) and not is_dense(before)


def _cuts_word_right(source: Source, end: int) -> bool:
    text = source.folded.text
    last, after = text[end - 1], text[end]
    if not _is_word_part(last):
        return False
    if _is_combining(after):
        return True
    if after in {"'", BREAK}:
        return _is_word_part(text[end + 1 : end + 2])
    return _is_word_part(after) and not (is_dense(last) or is_dense(after))


def _cuts_prefix(source: Source, start: int) -> bool:
    """Tell whether `violent` is cut from `non-violent`."""
    if source.small[start - 1] != "-":
        return False
    match = _PREFIX.search(source.small, start - _NEAR, start)
    return match is not None and match[1] in _TURNING_PREFIXES and _is_hyphen(source, start - 1, any_dash=False)


def _cuts_number_left(source: Source, start: int) -> bool:
    """Tell whether a number is cut from its sign, its currency, or digits before it."""
    text = source.folded.text
    first, before, further = text[start], text[start - 1], text[start - 2 : start - 1]
    if not (first.isdigit() or first in _BEFORE_NUMBER):
        return False
    if before in _BEFORE_NUMBER or before == ".":
        return True
    if before == " ":
        return further in _COMPARED or _is_grouped(text, start)
    if before == "-":
        return _is_word_part(further) and _is_hyphen(source, start - 1, any_dash=True)
    return before in _JOINS_NUMBER and further.isdigit()


def _is_grouped(text: str, at: int) -> bool:
    """Tell whether groups of digits stand on both sides of a place: `60` and `000`."""
    return _GROUP.match(text, at) is not None and _GROUP_BEFORE.search(text, at - _NEAR, at) is not None


def _cuts_scale_left(source: Source, start: int) -> bool:
    """Tell whether a scale is cut from its number: `thousand` of `sixty thousand`, of `hundreds of thousands`."""
    following = _WORD.match(source.small, start)
    if following is None or following[0] not in _SCALES:
        return False
    before = _WORD_BEFORE.search(source.small, start - _NEAR, start)
    return before is not None and before[1] not in _ORDINALS and (before[1] in NUMBER_WORDS or before[1][-1].isdigit())


def _cuts_number_right(source: Source, end: int) -> bool:
    """Tell whether a number is cut from digits, a unit sign or a scale after it."""
    text = source.folded.text
    after, beyond = text[end], text[end + 1 : end + 2]
    if not text[end - 1].isdigit():
        return False
    if after in _AFTER_NUMBER or (after == " " and beyond in _SPACED_UNITS):
        return True
    if after in _JOINS_NUMBER:
        return beyond.isdigit()
    if after == "-" and _is_word_part(beyond) and _is_hyphen(source, end, any_dash=beyond.isdigit()):
        return True
    if _is_grouped(text, end):
        return True
    following = _WORD_AFTER.match(source.small, end)
    return following is not None and following[1] in SCALES


def _cuts_scale_right(source: Source, start: int, end: int) -> bool:
    """Tell whether a spelled-out number goes on after the passage: `two` of `two million`."""
    following = _WORD_AFTER_OF.match(source.small, end)
    if following is None or following["scale"] not in _SCALES_AND_SHARES:
        return False
    last = _LAST_WORD.search(source.small, max(start, end - _NEAR), end)
    if last is None or last[0] not in NUMBER_WORDS - _ORDINALS:
        return False
    return following["of"] is None or last[0].endswith("s")


def _is_word_part(char: str) -> bool:
    return char.isalnum() or char == "_"


def _is_combining(char: str) -> bool:
    return unicodedata.category(char).startswith("M")


def _is_hyphen(source: Source, at: int, *, any_dash: bool) -> bool:
    """Tell whether a folded dash is a hyphen printed without space around it."""
    start, end = source.folded.start(at), source.folded.end(at + 1)
    spaced = any(map(str.isspace, source.text[start - 1 : end + 1]))
    return end - start == 1 and not spaced and (any_dash or source.text[start] in _HYPHENS)
