"""The single quotation marks of a paragraph, each with what it can do there: open, close, both; apostrophes left out.

A mark's neighbours decide: it opens after white space, a bracket or a dash, and closes before white space or
punctuation. Must never pair anything; linear on any text.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from briefing.model import Span

SINGLES = frozenset("'‘’‚‛‹›")
_MARK = re.compile(
    r"&(?:quot|ldquo|rdquo|bdquo|laquo|raquo|lsquo|rsquo|sbquo|lsaquo|rsaquo|apos"
    r"|\#(?:34|39|0?39|8216|8217|8218|8220|8221|8222|171|187)|\#[xX](?:22|27|201[89AaCcDdEe]|[Aa][Bb]|[Bb][Bb]));"
    r"|``(?=[^\s`])|''|’(?=’’(?!’))|’’|‘‘|,,(?=\w)|[\"'“”„‟«»‹›‘’‚‛「」『』〝〞〟＂＇]"
)
_CANONICAL = {
    "＂": '"', "＇": "'", "``": "“", "’’": "”", "‘‘": "“", "''": '"', ",,": "„",
    "&quot;": '"', "&#34;": '"', "&#x22;": '"', "&apos;": "'", "&#39;": "'", "&#039;": "'", "&#x27;": "'",
    "&ldquo;": "“", "&#8220;": "“", "&#x201c;": "“", "&rdquo;": "”", "&#8221;": "”", "&#x201d;": "”",
    "&bdquo;": "„", "&#8222;": "„", "&#x201e;": "„", "&lsquo;": "‘", "&#8216;": "‘", "&#x2018;": "‘",
    "&rsquo;": "’", "&#8217;": "’", "&#x2019;": "’", "&sbquo;": "‚", "&#8218;": "‚", "&#x201a;": "‚",
    "&laquo;": "«", "&#171;": "«", "&#xab;": "«", "&raquo;": "»", "&#187;": "»", "&#xbb;": "»",
    "&lsaquo;": "‹", "&rsaquo;": "›",
}  # fmt: skip
_ALWAYS_OPENS = frozenset("„‚「『〝")
_ALWAYS_CLOSES = frozenset("」』〞〟")
_BEFORE_OPENING = frozenset("([{<-–—―‒/\\*_~>|=+:;…¿¡\u200b\u200e\u200f\u2060\ufeff\"'“„«‹‘‚「『〝＂＇#")
_AFTER_CLOSING = frozenset(")]}<>-–—―‒/\\*_~|[.,;:!?…。，、！？：；\u200b\u200e\u200f\u2060\ufeff\"'”“’»›」』＂＇&^(")
_ELISION = re.compile(
    r"(?:\d0s|\d\ds?|n|em|tis|twas|twere|til|till|cause|bout|round|cos|cuz|coz|nuff|neath|im|er|ere|ad|ave"
    r"|sup|kay|fraid|gainst|hood|phone|copter|scuse|s|t|cross|nother|course|ol)(?!\w)",
    re.IGNORECASE,
)
_HEIGHT = re.compile(r"\d\s?['’′]\s?\d{1,2}(?:½|\.\d)?$")


@dataclass(frozen=True, slots=True)
class Sign:
    """One mark: its canonical character, its place, and what its neighbours let it do.

    `needs_close` tells that it is no quotation mark at all unless a partner closes it (an apostrophe looks the same).
    """

    char: str
    start: int
    end: int
    opens: bool
    closes: bool
    needs_close: bool = False


def find_signs(text: str, piece: Span) -> tuple[Sign, ...]:
    """Return the marks of one paragraph that can open or close something, in order."""
    found = [_sign(text, piece, match) for match in _MARK.finditer(text, piece.start, piece.end)]
    return _without_apostrophes(text, [sign for sign in found if sign is not None])


def _sign(text: str, piece: Span, match: re.Match[str]) -> Sign | None:
    start, end = match.span()
    char = match[0] if end - start == 1 and match[0] not in "＂＇" else _CANONICAL[match[0].lower()]
    before = text[start - 1] if start > piece.start else " "
    after = text[end] if end < piece.end else " "
    if char in "'’‘‛":
        return _single(text, char, (start, end), before, after)
    if char in '"”' and before.isdigit() and _HEIGHT.search(text, max(piece.start, start - 8), start):
        return None
    if char in _ALWAYS_OPENS or char in _ALWAYS_CLOSES:
        return Sign(char, start, end, char in _ALWAYS_OPENS, char in _ALWAYS_CLOSES)
    return _double(char, (start, end), before, after)


def _double(char: str, place: tuple[int, int], before: str, after: str) -> Sign | None:
    opens, closes = _flanks(before, after)
    if opens == closes:
        opens, closes = _by_shape(char, before)
    elif char in "“«‹":
        opens, closes = (True, False) if opens else (False, True)
    return Sign(char, *place, opens, closes)


def _flanks(before: str, after: str) -> tuple[bool, bool]:
    """Return whether the neighbours let a mark open, and close."""
    opens = (before.isspace() or before in _BEFORE_OPENING) and not after.isspace() and after not in ",;:)]}!?"
    closes = not before.isspace() and (after.isspace() or after in _AFTER_CLOSING)
    return opens, closes


def _by_shape(char: str, before: str) -> tuple[bool, bool]:
    """Decide by the mark's own shape where its neighbours do not tell."""
    if char in "“«‹‟":
        return True, char != "“"
    if char in "”»›":
        return False, True
    return not before.isdigit(), True


def _single(text: str, char: str, place: tuple[int, int], before: str, after: str) -> Sign | None:
    if before.isalnum() and after.isalnum():
        return None
    opens, closes = _flanks(before, after)
    if char == "’":
        opens = False
    if char == "‘" and not closes:
        opens = opens or not before.isalnum()
    if opens and (_is_lonely(text, place) or not _begins_words(after)):
        opens = False
    if not opens and not closes:
        return None
    elided = opens and _ELISION.match(text, place[1]) is not None
    return Sign(char, *place, opens, closes, needs_close=char == "'" or elided)


def _is_lonely(text: str, place: tuple[int, int]) -> bool:
    """Tell whether the mark is one of the two around the `n` of rock 'n' roll."""
    end = place[1]
    return text[end : end + 1] in {"n", "N"} and text[end + 1 : end + 2] in {"'", "’", "‘", " "}


def _begins_words(after: str) -> bool:
    return not after.isspace() and after not in ",;:)]}.!?"


def _without_apostrophes(text: str, signs: Sequence[Sign]) -> tuple[Sign, ...]:
    """Leave out single marks that are apostrophes, seen from what follows in the paragraph.

    A mark after a plural's s (the dogs' bowl) or a dropped g closes nothing when a later one closes better; an
    elision ('em, '90s) opens nothing unless a mark after punctuation closes it before another one opens.
    """
    kept: list[Sign] = []
    later: Sign | None = None
    closer: Sign | None = None
    for sign in reversed(signs):
        if sign.char in '"”':
            if closer is not None and _is_inch(text, sign):
                continue
            closer = sign if sign.closes and not sign.opens else None
        if sign.char in SINGLES and sign.char not in "‹›‚":
            if _is_apostrophe(text, sign, later):
                continue
            later = sign
        elif sign.char not in SINGLES:
            later = later if sign.opens else None
        kept.append(sign)
    return tuple(reversed(kept))


def _is_inch(text: str, sign: Sign) -> bool:
    """Tell whether a mark that another closing mark follows stands between a digit and a word: a 6" pipe."""
    after = text[sign.end : sign.end + 2]
    return text[sign.start - 1 : sign.start].isdigit() and after[:1] == " " and after[1:].islower()


def _is_apostrophe(text: str, sign: Sign, later: Sign | None) -> bool:
    closed_later = later is not None and later.closes and not later.opens
    if sign.closes and not sign.opens and closed_later:
        return text[sign.start - 1] in "sSn" and text[sign.end : sign.end + 1].isspace()
    if sign.opens and sign.needs_close and _ELISION.match(text, sign.end):
        return not (closed_later and later is not None and text[later.start - 1] in ",.!?…")
    return False
