"""Numbers of several words at the edge of a passage: `twenty-five`, `two hundred and fifty`, `a half`, `5 to 7`.

Decides only whether an edge cuts through one; works on folded text in lower case.
"""

import re
from typing import Final

from briefing.text.words import NUMBER_WORDS, SCALES

_ORDINALS: Final = frozenset(
    "first second third fourth fifth sixth seventh eighth ninth tenth once twice thrice double triple".split()
)
_COUNTS: Final = NUMBER_WORDS - _ORDINALS - {"several", "couple"}
_BIG: Final = frozenset(("hundred", "thousand", "million", "billion", "trillion"))
_TENS: Final = frozenset("twenty thirty forty fifty sixty seventy eighty ninety".split())
_ONES: Final = frozenset("one two three four five six seven eight nine".split())
_FRACTIONS: Final = frozenset(
    "half halves third thirds quarter quarters fifth fifths sixth sixths eighth eighths tenth tenths".split()
)
_LEADING: Final = _COUNTS | _ORDINALS | _FRACTIONS
"""Words that may go on with a number that stands before them."""
_WORD: Final = re.compile(r"[^\W\d_]+")
_LAST: Final = re.compile(r"[^\W_]*$")
_BEFORE: Final = re.compile(r"(?P<word>[^\W\d_]+|\d+)(?P<joint>-|(?:,? and)? )$")
_AFTER: Final = re.compile(r"(?P<joint>-|(?:,? and)? )(?P<word>[^\W\d_]+)")
_PART: Final = re.compile(r"(?:and )?(?:a half|a quarter|half|three[- ]quarters|two[- ]thirds)\b(?! of)")
_PART_BEFORE: Final = re.compile(r"(?P<word>[^\W\d_]+|\d+)(?: and)?(?: a)? $")
_AMOUNT: Final = rf"(?:[$€£]?\d[\d.,]*%?|(?:{'|'.join(sorted(_COUNTS))})\b)"
_RANGE_BEFORE: Final = re.compile(rf"(?:\bbetween {_AMOUNT}(?: [a-z]+)? and|(?<!from )(?<!no )\b{_AMOUNT} (?:to|or)) $")
_RANGE_AFTER: Final = re.compile(rf" (?:to|or|(?P<both>and)) {_AMOUNT}")
_SHARE: Final = rf"(?:{'|'.join(sorted(_ONES | {'ten'}))}|\d{{1,2}})"
_SHARE_BEFORE: Final = re.compile(
    rf"(?<![\w.,$€£-])(?:{_SHARE} (?:in|out of)(?: every)?"
    r"|(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten|half|most|some|few|none|many|neither|third|quarter"
    r"|thirds|quarters|majority|rest) of (?:the|its|their|his|her|our|those|these)(?: first| last)?) $"
)
_SHARE_FIRST: Final = re.compile(rf"(?:{'|'.join(sorted(_COUNTS))}|\d{{1,3}})\b(?![.,]\d)")
_SHARE_LAST: Final = re.compile(rf"(?<![\w.,$€£-]){_SHARE}$")
_SHARE_AFTER: Final = re.compile(rf" (?:in|out of)(?: every)? (?:{'|'.join(sorted(_COUNTS))}|\d{{1,3}})\b(?![.,]\d)")
"""A share in two numbers: `one in three`, `9 out of 10`, `two of the five`."""
_DENSE: Final = frozenset("〇一二三四五六七八九十百千万萬億亿兆")
_BETWEEN: Final = re.compile(r"\bbetween \S{1,20}(?: [a-z]+)?$")
_AMOUNT_LAST: Final = re.compile(rf"(?<![\w.,]){_AMOUNT}$")
_AMOUNT_FIRST: Final = re.compile(_AMOUNT)
_LATER: Final = re.compile(rf"[$€£\d{''.join(_DENSE)}]|(?:{'|'.join(sorted(_LEADING))}|and|a|or|to)\b")
"""What the later part of a number may begin with."""
_NEAR: Final = 32


def is_cut_left(small: str, start: int) -> bool:
    """Tell whether a passage starts inside a number of several words."""
    if not _LATER.match(small, start):
        return False
    low = max(0, start - _NEAR)
    shared = _SHARE_FIRST.match(small, start) and _SHARE_BEFORE.search(small, low, start)
    if shared or _is_dense_number(small, start):
        return True
    if _AMOUNT_FIRST.match(small, start) and _RANGE_BEFORE.search(small, low, start):
        return True
    ranged = _RANGE_AFTER.match(small, start - 1)
    if ranged is not None and ranged["both"] is None:
        return _AMOUNT_LAST.search(small, low, start - 1) is not None
    if _PART.match(small, start):
        before = _PART_BEFORE.search(small, low, start)
        if before is not None and (before["word"].isdigit() or before["word"] in _COUNTS):
            return True
    first, before = _WORD.match(small, start), _BEFORE.search(small, low, start)
    return first is not None and before is not None and _joins(before["word"], before["joint"], first[0])


def _joins(before: str, joint: str, after: str) -> bool:
    """Tell whether two words on both sides of an edge are one number."""
    if before not in _COUNTS or after not in _LEADING:
        return False
    if joint == "-":
        return True
    if before in _BIG:
        return after in _COUNTS - _FRACTIONS and after not in SCALES
    return joint == " " and ((before in _TENS and after in _ONES) or (before in _ONES and after in _FRACTIONS))


def _is_dense_number(small: str, at: int) -> bool:
    """Tell whether a number goes on over a position in a script that parts no words."""
    return small[at] in _DENSE and (small[at - 1] in _DENSE or small[at - 1].isdigit())


def is_cut_right(small: str, start: int, end: int) -> bool:
    """Tell whether a passage ends inside a number of several words."""
    if _is_dense_number(small, end):
        return True
    begin = max(start, end - _NEAR)
    if _SHARE_AFTER.match(small, end) and _SHARE_LAST.search(small, begin, end):
        return True
    if not _AMOUNT_LAST.search(small, begin, end):
        return False
    following = _AFTER.match(small, end)
    if following is not None and _joins(_LAST.findall(small, begin, end)[0], following["joint"], following["word"]):
        return True
    return _goes_on(small, begin, end)


def _goes_on(small: str, begin: int, end: int) -> bool:
    """Tell whether a range or a fraction goes on after the passage."""
    ranged = _RANGE_AFTER.match(small, end)
    if ranged is not None and (ranged["both"] is None or _BETWEEN.search(small, begin, end)):
        return True
    return small.startswith(" and ", end) and _PART.match(small, end + 1) is not None
