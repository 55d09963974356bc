"""Digits that are no amounts: dates, times, phone numbers, scores, sections, footnotes, links, names with a number.

It finds where they stand; what they say is for others.
"""

import re
from typing import Final

from briefing.model import Span
from briefing.text.dates import date_spans

_LINKS: Final = re.compile(r"(?:https?://|www\.)\S{1,2000}")
_MAIL: Final = re.compile(r"[\w.+-]{1,64}@[\w.-]{1,200}")
_LABELS: Final = re.compile(
    r"(?=[\d+(#\[§'’])(?:"
    r"(?P<clock>(?<!\w)(?:\d{1,2}[:.]\d{2}(?::\d{2})?\s?[ap]\.?m\b\.?|\d{1,2}\s?[ap]\.?m\b\.?|\d{1,2}:\d{2}(?::\d{2})?\b"
    r"|\d{1,2}\so['’]clock\b|\d{1,2}(?:[:.]\d{2})?\sUhr\b|\d{1,2}h\d{2}\b|\d{4}\s(?:GMT|UTC|hours)\b))"
    r"|(?P<phone>\+\d{1,3}(?:[\s.-]?\(?\d{1,4}\)?){2,6}|\(\d{2,5}\)\s?\d{2,4}[\s-]\d{2,6}|(?<!\w)\d{3}[-.]\d{3,4}[-.]\d{4}\b"
    r"|(?<!\w)\d{3}-\d{4}\b)"
    r"|(?P<mark>#\d+|\[\^?\d+(?:[,–-]\s?\d+)*\]|§+\s?\d+)"
    r"|(?P<spoken>(?<![\w.,])\d{1,3}\s?[-–—]\s?\d{1,3}\b(?!\s?%)(?=[\s.,;:!?)”\"]|\Z))"
    r"|(?P<decade>['’]\d0s\b|(?<!\w)\d{2,4}s\b)"
    r"|(?P<ordinal>(?<!\w)\d{1,9}(?:st|nd|rd|th)\b)"
    r"|(?P<ratio>(?<!\w)\d{1,9}/\d+(?:/\d+)*\b)"
    r"|(?P<version>(?<!\w)\d{1,9}(?:\.\d+){2,}\b)"
    r"|(?P<plain>\d[\d.-]*))",
    re.IGNORECASE,
)
_SECTIONS: Final = frozenset(
    "no nos section sections article articles chapter part page pages p pp volume vol title rule resolution group type"
    " phase level flight route highway interstate channel room unit figure fig table act amendment proposition prop hr"
    " bill episode season round game lesson step area zone district sector station platform gate line formula windows"
    " iphone grade class category tier ward precinct division paragraph clause psalm verse lot pier dock hall court"
    " version stage".split()
)
_LOWER_SECTIONS: Final = frozenset("version stage chapter section article page route flight phase no nos pp".split())
_LAST_WORD: Final = re.compile(r"([^\W\d_]{1,16})\.?[\s\u00a0]\Z")
_SCORED_BEFORE: Final = re.compile(
    r"(?i)\b(?:w[io]ns?|lost|loses?|beat|beats|beating|vote[ds]?|leads?|led|trail\w*|score[ds]?|draw|drew|record|victory"
    r"|defeat|ruled|ruling|down|up|ahead|at)\s(?:by\s|of\s|an?\s|to\s)?\Z"
)
_SCORED_AFTER: Final = re.compile(
    r"(?i)\s(?:w[io]n\w*|victor\w*|defeat\w*|los[st]\w*|lead|draw|tie|vote\w*|decision|ruling|record|aggregate|majority|season"
    r"|count|margin|against|over|to\s|in\s|at\s|on\s|by\s|for\s|with\s|split|score|run|rout)"
)
_YEARS: Final = re.compile(r"(?:1[5-9]|20|21)\d\d\s?[-–—]\s?\d{2,4}")
_GROUPED: Final = re.compile(r"\d{1,3}(?:\.\d{3}){2,}")


def label_spans(text: str) -> list[Span]:
    """Return the spans of digits that are no amounts, in order."""
    found = [*date_spans(text), *(Span(*match.span()) for match in _LINKS.finditer(text))]
    if "@" in text:
        found.extend(Span(*match.span()) for match in _MAIL.finditer(text))
    found.extend(Span(*match.span()) for match in _LABELS.finditer(text) if _is_label(match))
    return sorted(found)


def _is_label(match: re.Match[str]) -> bool:
    match match.lastgroup:
        case "spoken":
            return _is_score(match)
        case "version":
            return _GROUPED.fullmatch(match[0]) is None
        case "plain":
            return _is_section(match.string, match.start())
        case _:
            return True


def _is_section(text: str, start: int) -> bool:
    """Tell digits that number a part, a flight, a route: behind such a word, written with a capital or a known one."""
    before = _LAST_WORD.search(text, max(0, start - 18), start)
    if before is None:
        return False
    word = before[1].lower()
    return word in _SECTIONS and (before[1][0].isupper() or word in _LOWER_SECTIONS)


def _is_score(match: re.Match[str]) -> bool:
    """Tell `3-1` and a vote of `52-48` from a range of `10-15`."""
    text = match.string
    first, second = (int(part) for part in re.split(r"\s?[-–—]\s?", match[0]))
    if _SCORED_BEFORE.search(text, max(0, match.start() - 24), match.start()):
        return True
    return first >= second or _SCORED_AFTER.match(text, match.end()) is not None
