"""Headlines of the extractive engine: slices of the source, cut only where what is left is still a sentence.

Also what stands before a report's first word: a dateline is no part of a headline or claim.
"""

import re

from briefing.verify.quotes import verify_quote
from briefing.verify.source import Source

LONG = 90
_SHORT = 40
_CUT = re.compile(
    r", (?=(?:and|while|as|after|before|which|who|where|when|with|killing|leaving|saying|according|but|because)\b)"
    r"|; |\s[–—-]{1,2}\s"
)
_FINITE = re.compile(
    r"(?i)(?:\b(?:is|are|was|were|has|have|had|will|would|can|could|may|might|must|should|does|do|did|said|says|"
    r"told|made|took|gave|came|went|became|began|left|held|met|won|lost|killed|hit|sent|saw|found|fell|rose|grew|led|"
    r"cut|shot|struck|broke|brought|bought|sold|paid|kept|ran|fled|drew|set|put|spoke|wrote|faces?|plans?|wants?|"
    r"seeks?|calls?|remains?|shows?|means?)\b|(?<!\bthe )(?<!\ba )(?<!\ban )\b[a-z]{3,}ed\b)"
)
_DATELINE = re.compile(
    r"(?:[A-ZÀ-ÞА-ЯЇІЄҐ][\w.,’'/ -]{1,60}\((?:[A-Z][\w .&/-]{1,30})\)\s?(?:[-–—]{1,2}|:)"
    r"|[A-ZÀ-ÞА-ЯЇІЄҐ]{2}[A-ZÀ-ÞА-ЯЇІЄҐ.,’' ]{1,40}(?::|\s[-–—]{1,2}))\s+(?=\S)"
)
_POST = re.compile(r"(?:^|[\s.(])[@#]\w|https?://|\bpic\.\w|\bRT\b|t\.co/")


def dateline_length(sentence: str) -> int:
    """Return how many code points of a sentence are its dateline, such as `CITY (Agency) — `; 0 without one."""
    found = _DATELINE.match(sentence)
    return found.end() if found else 0


def is_post(title: str) -> bool:
    """Tell whether a title looks like a post of a social network: addresses, hashtags, account names."""
    return _POST.search(title) is not None


def shortened(sentence: str, source: Source) -> str:
    """Return the first clause of a long sentence where cutting there keeps the sense, else the sentence."""
    words = sentence[:-1] if sentence.endswith(".") and not sentence.endswith("..") else sentence
    if len(words) <= LONG:
        return words
    for match in _CUT.finditer(words, _SHORT, LONG + 30):
        head = words[: match.start()]
        if _FINITE.search(head) and verify_quote(head, source).passed:
            return head
    return words
