"""Digits that are no amounts: dates, times, phone numbers, scores, sections, footnotes, links, names with a number.

It finds where they stand; what they say is for others.
"""

import re
from typing import Final

from briefing.model import Span
from briefing.text.dates import date_spans

_LABELS: Final = re.compile(
    r"(?P<link>\b(?:https?://|www\.)\S{1,2000})"
    r"|(?P<mail>(?<![\w.+-])[\w.+-]{1,64}@[\w.-]{1,200})"
    r"|(?P<clock>\b\d{1,2}[:.]\d{2}(?::\d{2})?\s?[ap]\.?m\b\.?|\b\d{1,2}\s?[ap]\.?m\b\.?|\b\d{1,2}:\d{2}(?::\d{2})?\b"
    r"|\b\d{1,2}\so['’]clock\b|\b\d{1,2}(?:[:.]\d{2})?\sUhr\b|\b\d{1,2}h\d{2}\b|\b\d{4}\s(?:GMT|UTC|hours)\b)"
    r"|(?P<phone>\+\d{1,3}(?:[\s.-]?\(?\d{1,4}\)?){2,6}|\(\d{2,5}\)\s?\d{2,4}[\s-]\d{2,6}|\b\d{3}[-.]\d{3,4}[-.]\d{4}\b"
    r"|\b\d{3}-\d{4}\b)"
    r"|(?P<section>\b(?:Nos?|Section|Sections|Article|Articles|Chapter|Part|Pages?|pp?|Volume|Vol|Title|Rule|Resolution"
    r"|Group|Type|Phase|Level|Flight|Route|Highway|Interstate|Channel|Room|Unit|Figure|Fig|Table|Act|Amendment"
    r"|Proposition|Prop|HR|Bill|Episode|Season|Round|Day|Week|Game|Lesson|Step|Area|Zone|District|Sector|Station"
    r"|Platform|Gate|Line|Formula|Windows|iPhone|Grade|Class|Category|Tier|Ward|Precinct|Division|Paragraph|Clause"
    r"|Psalm|Verse|Line|Lot|Pier|Dock|Hall|Court|Version|version|[Ss]tage|[Cc]hapter|[Ss]ection|[Aa]rticle|[Pp]age"
    r"|[Rr]oute|[Ff]light|[Pp]hase)\.?[\s\u00a0](?-i:\d)[\d.-]*)"
    r"|(?P<mark>#\d+|\[\^?\d+(?:[,–-]\s?\d+)*\]|§+\s?\d+)"
    r"|(?P<spoken>\b\d{1,3}\s?[-–—]\s?\d{1,3}\b(?!\s?%)(?=[\s.,;:!?)”\"]|\Z))"
    r"|(?P<decade>['’]\d0s\b|\b\d{2,4}s\b)"
    r"|(?P<ordinal>\b\d+(?:st|nd|rd|th)\b)"
    r"|(?P<ratio>\b\d+/\d+(?:/\d+)*\b)"
    r"|(?P<version>\b\d+(?:\.\d+){2,}\b)"
)
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
    found = list(date_spans(text))
    for match in _LABELS.finditer(text):
        kind = match.lastgroup
        if kind == "spoken" and not _is_score(match):
            continue
        if kind == "version" and _GROUPED.fullmatch(match[0]):
            continue
        found.append(Span(*match.span()))
    return sorted(found)


def _is_score(match: re.Match[str]) -> bool:
    """Tell `3-1` and a vote of `52-48` from a range of `10-15`."""
    text = match.string
    first, second = (int(part) for part in re.split(r"\s?[-–—]\s?", match[0]))
    if _SCORED_BEFORE.search(text, max(0, match.start() - 24), match.start()):
        return True
    return first >= second or _SCORED_AFTER.match(text, match.end()) is not None
