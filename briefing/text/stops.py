"""Full stops and their kin: where they stand, and whether one ends a sentence.

A stop is judged by the word before it, the marks that close on it and the word after it. Must never look further
than a few words, so that the cost stays linear.
"""

import re

from briefing.text.abbreviations import CAPITALIZED, MONTHS, NEVER, NUMBERED, OPENERS, TITLES, UNCERTAIN

_RARE_STOPS = "…؟۔。！？｡‼⁇⁈⁉।॥։።"


_SHORTENED = "|".join(
    sorted({rf"{word[-4:]}\." for word in NEVER | TITLES | UNCERTAIN | CAPITALIZED | NUMBERED if len(word) >= 4})  # noqa: PLR2004
)
"""The last four letters of every abbreviation that is so long, each with its stop."""


def _pattern(stops: str) -> re.Pattern[str]:
    """Return the pattern of a stop in a text that holds no other signs than `stops`; fewer signs are found faster."""
    return re.compile(
        rf"[{stops}]"
        # the common case: a long word, a stop, what closes on it, and a capital letter
        r"(?:(?:(?<=[a-z]{5}.)(?<!essrs.)(?<!pprox.)(?<!Calif.)"
        rf"|(?<=[a-z]{{4}}\.)(?<!{_SHORTENED}))([”’\"')]*+)\s++(?=[\"“‘]?[A-Z])"
        rf"|(?<![{stops}].)[{stops}]*+(?:"
        # any stop, what closes on it, and white space or the end
        r"((?:[)\]}\"'”’»›“‘*_]|[ \xa0\u202f]»|\[\d{1,3}\])*+)(?:\s++|\Z)"
        # scripts that put no white space after a stop
        r"|(?:(?<=[。！？｡‼⁇⁈⁉।॥։።])|(?<=[!?])(?=[”’」』)）]*+[\u3040-\u30ff\u3400-\u9fff]))([」』”’\"'）)】》〉〕\]]*+)\s*+"
        # a lost space: "said.The war"
        r"|(?<=[a-zß-ÿа-яіїєґ]{2}[.!?])([”’)\]]*+)(?=[“‘«„\"]?[A-ZÀ-ÞА-ЯІЇЄҐ][a-zß-ÿа-яіїєґ’']*+\s)"
        r"))",
        re.DOTALL,
    )


_COMMON_STOP = _pattern(".!?")
_ANY_STOP = _pattern(f".!?{_RARE_STOPS}")
_EASY, _SPACED, _UNSPACED, _GLUED = 1, 2, 3, 4
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
_FAR = 2000
"""How far, in code points, straight marks are counted to tell an opening one from a closing one."""
_SHOUTED = 2
"""Longest abbreviation in capitals; longer ones (SEC, LLC) are names."""


def stops_of(text: str) -> re.Pattern[str]:
    """Return the pattern that finds the stops of a text."""
    return _ANY_STOP if any(sign in text for sign in _RARE_STOPS) else _COMMON_STOP


def find_cuts(text: str, start: int, end: int, pattern: re.Pattern[str]) -> list[tuple[int, int]]:
    """Return (end of a sentence, start of the next one) inside one paragraph; `pattern` is that of the text."""
    cuts = []
    for stop in pattern.finditer(text, start, end):
        kind = stop.lastindex
        if kind == _EASY:
            cuts.append((stop.end(_EASY), stop.end()))
        elif kind is not None and _ends_sentence(text, (start, end), stop, kind):
            cuts.append(_cut(text, start, stop, kind))
    return cuts


def _cut(text: str, start: int, stop: re.Match[str], kind: int) -> tuple[int, int]:
    """Return where the sentence ends and the next begins; a straight mark after a lost space may close or open."""
    end = stop.end(kind)
    if kind == _GLUED and text[end] == '"' and text.count('"', max(start, end - _FAR), end) % 2:
        return end + 1, end + 1
    return end, stop.end()


def _ends_sentence(text: str, piece: tuple[int, int], stop: re.Match[str], kind: int) -> bool:
    """Tell whether a stop ends its sentence, before more of the paragraph."""
    following = stop.end()
    if following >= piece[1]:
        return False
    if kind == _UNSPACED:
        return text[following] not in "，、,：:；;とっ"
    signs = text[stop.start() : stop.end(kind)]
    if kind == _SPACED and not _may_open(text, following, piece[1], signs):
        return False
    return _judge(text, piece, stop, signs)


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


def _judge(text: str, piece: tuple[int, int], stop: re.Match[str], signs: str) -> bool:
    """Judge a stop by its own shape and the word before it."""
    start = stop.start()
    if signs[0] in "!?":
        closed = signs[-1] in _QUOTE_MARKS
        return not (closed and _ATTRIBUTION.match(text, stop.end(), min(stop.end() + 80, piece[1])))
    if signs[0] != "." or signs[1:2] in {".", "…"}:
        return start == piece[0] or text[start - 1] not in _OPENING
    window = text[max(piece[0], start - _LONGEST) : start]
    words = () if window[-1:].isspace() else window.split()
    word = words[-1].lstrip("\"'“‘«„([{-–—/*_") if words else ""
    if len(word) > 6 and word.isalpha():  # noqa: PLR2004 - longer than the abbreviations that are plain words
        return True
    return _judge_word(text, piece, stop, (word, signs))


def _judge_word(text: str, piece: tuple[int, int], stop: re.Match[str], words: tuple[str, str]) -> bool:
    """Judge a stop after a short word, an initial, a number or an abbreviation."""
    word, signs = words
    small = word.lower()
    if _is_plain(word, small):
        return True
    if small in NEVER or (stop.start() - len(word) == piece[0] and (len(small) == 1 or small.isdigit())):
        return False
    following = _NEXT_WORD.search(text, stop.end(), min(stop.end() + 40, piece[1]))
    after = following[0] if following else ""
    closed = len(signs) > 1
    if small.isdigit() or (small in NUMBERED and after[:1].isdigit()):
        return small.isdigit() and after.lower() not in MONTHS
    if small in TITLES and not closed:
        return len(small) == 1 and _is_opener(after)
    if _is_initial(word) or small in UNCERTAIN or small in CAPITALIZED or _DOTTED.fullmatch(word):
        return closed or _is_opener(after) or text[stop.end()] in '"“'
    return True


def _is_plain(word: str, small: str) -> bool:
    """Tell whether a word only looks like an abbreviation: "mass", "the SEC"."""
    return (small == word and small in CAPITALIZED) or (len(word) > _SHOUTED and word.isupper() and word.isalpha())


def _is_initial(word: str) -> bool:
    return len(word) == 1 and word.isalpha() and word.isupper()


def _is_opener(after: str) -> bool:
    """Tell whether the next word opens a sentence; one in capitals ("7 p.m. ET") does not."""
    return after.lower() in OPENERS and (len(after) == 1 or not after.isupper())
