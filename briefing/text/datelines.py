"""Datelines: the place, date and agency before the first word of a report (`LONDON, 4 May (AP) — `).

They are no part of what a report says and nobody's name. Must never take a speaker's label or a title for one.
"""

import re

_CAPITALS = r"[A-ZÀ-ÞА-ЯІЇЄҐ]"
_DASH = r"(?:[-–—―]{1,2}|&[mn]dash;|&#821[12];)"
_SHOUTED = rf"{_CAPITALS}[A-ZÀ-ÞА-ЯІЇЄҐ'’.-]{{2,}}(?: {_CAPITALS}[A-ZÀ-ÞА-ЯІЇЄҐ'’.-]+){{0,3}}"
_WORD = rf"{_CAPITALS}[^\W\d_][\w'’./-]*"
_NAMED = rf"{_WORD}(?: (?:(?:de|del|la|le|am|an der|upon|of) )?{_WORD}){{0,3}}"
_DAY = (
    r"(?:[^\W\d_]{3,9}\.? \d{1,2}(?:st|nd|rd|th)?|\d{1,2}\.? (?:de )?[^\W\d_]{3,10}\.?)"
    r"(?:,? (?:de )?(?:19|20)\d\d)?(?: (?:року|р\.|г\.))?"
)
_COUNTRY = rf"(?:,? (?:{_NAMED}|[A-Z]\.[A-Z]\.))?"
_AGENCY = rf"(?:\({_CAPITALS}[\w. /&-]{{1,24}}\)|/{_CAPITALS}[\w -]{{1,24}}/)"
_WIRE = r"\((?:CNN|AP|Reuters|REUTERS|AFP|UPI|dpa|EFE|ANSA|Bloomberg|Xinhua|Kyodo)\)"
_BREAK = rf"(?:\s*\.?\s*{_DASH}\s*|\.\s+)"
_DATELINE = re.compile(
    r"(?:<p[^<>]*>)?\s*(?:"
    rf"(?:{_NAMED}|{_SHOUTED}){_COUNTRY}(?:,? {_DAY})?[,.]? ?(?:{_WIRE}(?:{_BREAK}|\s*)|{_AGENCY}{_BREAK})"
    rf"|(?:(?!The ){_WORD}(?:,? {_WORD})? )?{_AGENCY}(?:{_BREAK}|\s*)"
    rf"|{_SHOUTED}{_COUNTRY}(?:,? {_DAY})?\s*(?:{_DASH}\s+|[–—―]|&[mn]dash;|:\s+)"
    rf"|{_NAMED}{_COUNTRY},? {_DAY}\s*(?:{_DASH}\s+|[–—―])"
    r")"
)
_LONGEST = 80
"""Longest dateline, in code points."""


def dateline_end(text: str, start: int = 0, end: int | None = None) -> int:
    """Return where a dateline that opens `text[start:end]` ends, in code points of the text; `start` without one."""
    limit = len(text) if end is None else end
    found = _DATELINE.match(text, start, min(limit, start + _LONGEST))
    if found is None or found.end() >= limit:
        return start
    return found.end() if _opens(text, found.end(), limit) else start


def _opens(text: str, at: int, limit: int) -> bool:
    """Tell whether a report's first sentence begins at a place: with a capital, perhaps behind an opening mark."""
    words = text[at : min(limit, at + 3)].lstrip("“„«‘'\"([¿¡")
    return words[:1].isupper() or words[:1].isdigit()
