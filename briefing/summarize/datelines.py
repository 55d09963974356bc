"""Where the dateline of a report ends: place and agency before its first word are no part of what it says."""

import re

_DATELINE = re.compile(
    r"(?:[A-Z][a-z]+(?:, [A-Z][a-z]+)? )?\([A-Z][A-Za-z. /&-]{2,24}\)\s*(?:[-–—―]{1,2}\s*)?"
    r"|(?:[A-Z][\w.’'-]*,? ){1,6}(?:\d{1,2}(?:,? (?:19|20)\d\d)?,? )?"
    r"(?:\((?:CNN|AP|Reuters|REUTERS|AFP|UPI|dpa|EFE|Bloomberg|Xinhua|Kyodo)\)\s*"
    r"(?:[-–—―]{1,2}\s*)?"
    r"|\([A-Z][A-Za-z. /&-]{2,24}\)\s*[-–—―]{1,2}\s*)"
    r"|(?P<place>[^\W\d_][\w'.’-]{2,}(?:,? [^\W\d_][\w'.’-]*){0,5}),?\s*(?:\([A-Z][\w. /&-]{1,24}\)\s*)?"
    r"(?:(?:[-–—―]{1,2}|:)\s+|[–—―])"
)
_LONGEST_PLACE = 60


def dateline_end(words: str) -> int:
    """Return where a dateline at the beginning ends (`LONDON (AP) — `), in code points; 0 without one."""
    found = _DATELINE.match(words)
    if found is None or found.end() > _LONGEST_PLACE or not words[found.end() : found.end() + 1].isupper():
        return 0
    place = found["place"]
    return found.end() if place is None or place.split()[0].strip(",.").isupper() else 0
