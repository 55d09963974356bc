"""Whom a sentence names as the one who says what it tells: beside a verb of speech, or behind "according to".

Shapes only: who stands where. What was said plays no part.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from briefing.model import Name
from briefing.text.names import find_names
from briefing.text.words import SAYING, word_set
from briefing.verify.speech.cues import BARE, SPEECH

_NO_CUES: Final = word_set(
    "begin begins began hear heard read reads go goes went put puts feel feels felt sing sings sang order ordered "
    "press pressed continue continued continues point pointed type typed post posted offer offered apologize apologized"
)
"""Forms among the verbs of speech that more often tell of something else, right behind a name."""
_CUES: Final = (SPEECH | SAYING) - BARE - _NO_CUES | word_set("believes believed thinks thought says said told")
_BETWEEN: Final = word_set("also has had later then again who repeatedly recently further previously once now have")
_WORDS_AFTER: Final = re.compile(r"[^\W\d_]+|[,.;:\"“”()]")
_APPOSED: Final = re.compile(r"\s*,[^,.;:\"“”]{2,80},")
_OF: Final = re.compile(r"\s(?:of|from|at|for|in)\s(?:the\s)?[A-Z][\w.'’-]*(?:\s[A-Z][\w.'’-]*){0,3}")
_ON_DAY: Final = re.compile(
    r"\s(?:on\s)?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day(?:\s(?:morning|afternoon|evening|night))?"
)
_GOVERNED: Final = re.compile(
    r"(?i)\b(?:in|at|near|with|against|for|from|of|on|over|about|into|through|across|between)\s(?:the\s)?\Z"
)
"""A preposition right before a name: not the one who speaks behind it ("officials in Oldport said")."""
_INVERTED: Final = re.compile(r"(?i)(?:\A|[,”\"])\s*([a-z]+)\s+(?:the\s+)?(?:[\w.'’-]+\s){0,4}\Z")
_ACCORDING: Final = re.compile(
    r"(?i)\b(?:according to|(?:stated|said|reported|announced|told) by)\s+(?:[\w.'’-]+\s){0,4}\Z"
)
_REACH: Final = 60
_ADDRESSING: Final = word_set("told tell tells telling asked ask asks")
"""Verbs of speech before the one who is spoken to: ", told Ann Lee" names no speaker."""


def speakers_of(text: str, names: Sequence[Name] | None = None) -> Iterator[str]:
    """Yield the names that a sentence attributes its words to: "X said that …", "according to X", "…, said X".

    Args:
        text: The sentence.
        names: Its names, when they are known already.
    """
    found = find_names(text) if names is None else names
    starts = {name.span.start for name in found}
    for name in found:
        if name.span.end + 1 in starts and text[name.span.end] == " ":
            continue  # "President of <place> <person>": the person speaks
        before = text[max(0, name.span.start - _REACH) : name.span.start]
        if _is_said_by(before) or (_GOVERNED.search(before) is None and _says(text, name.span.end)):
            yield name.text


def _says(text: str, end: int) -> bool:
    """Tell whether a verb of speech follows a name, past an apposition and small words."""
    for pattern in (_OF, _ON_DAY, _APPOSED):
        passed = pattern.match(text, end)
        end = passed.end() if passed else end
    words = (match[0].lower() for match in _WORDS_AFTER.finditer(text, end))
    return next((word for word in words if word not in _BETWEEN and not word.endswith("ly")), None) in _CUES


def _is_said_by(before: str) -> bool:
    inverted = _INVERTED.search(before)
    said = inverted is not None and inverted[1].lower() in _CUES - _ADDRESSING
    return said or _ACCORDING.search(before) is not None
