"""Find a figure that an article sets right itself: what somebody claims, and what the article says it was.

Only the plain case is taken: words of doubt or claiming stand with the first figure, the second follows soon and says
that it is the real one (`claims that …`; `actually cost …`, `when it only …`), or tells of the same fate in the same
words. What was only expected, offered or asked for is no claim. Both are shown; which is right is not decided.
"""

import re
from collections.abc import Iterator, Sequence

from briefing.stories.comparing import agree, near, same_thing
from briefing.stories.measures import Measure

_CLAIMED = re.compile(
    r"(?i)\b(?:claim(?:s|ed|ing)?|exaggerat\w+|boast\w*|bragg\w+|falsely|wrongly|incorrectly|misstat\w+|overstat\w+"
    r"|understat\w+)\b"
)
_REALLY = re.compile(
    r"(?i)\b(?:actually|in fact|in reality|in truth|really|when (?:he|she|it|they|there) (?:\w+ )?only)\b"
)
_NOT_YET = re.compile(
    r"(?i)\b(?:would|will|could|might|may|expect\w*|estimat\w*|project\w*|predict\w*|forecast\w*|plan\w*|budget\w*"
    r"|propos\w*|ask\w*|request\w*|offer\w*|seek\w*|hop\w+|goal|target|if)\b"
)
_REACH, _BESIDE = 600, 60


def corrections(found: Sequence[Measure]) -> Iterator[tuple[Measure, Measure]]:
    """Yield (claimed, set right) of one report's figures.

    Args:
        found: The figures of one report, in its order.
    """
    for at, second in enumerate(found):
        for first in reversed(found[:at]):
            if second.figure.span.start - first.figure.span.end > _REACH:
                break
            if _one_kind(first, second) and _sets_right(first, second):
                yield first, second
                break


def _one_kind(one: Measure, other: Measure) -> bool:
    if (one.unit, one.head) != (other.unit, other.head) or one.figure.high is not None:
        return False
    return not agree(one, other) and near(one, other)


def _sets_right(first: Measure, second: Measure) -> bool:
    """Tell whether the first is a claim, and the second the real figure by its words or by its matter."""
    text = first.report.text
    told = text[first.sentence.start : second.figure.span.start]
    between = text[first.figure.span.end : second.figure.span.start]
    if not _CLAIMED.search(told) or _NOT_YET.search(told):
        return False
    beside = between[-_BESIDE:]
    if _REALLY.search(beside):
        return bool(first.terms & second.terms) or first.unit is not None
    claimed = first.owner and not second.owner and _CLAIMED.search(text, first.sentence.start, first.figure.span.start)
    return bool(claimed) and first.fate is not None and same_thing(first, second)
