"""Where a sentence may end early and still be a sentence: English clause boundaries behind a finite verb.

Only places are given, in code points of the sentence. Whether the sense survives a cut is decided by the verifier
(`verify.quotes`), never here.
"""

import re
from collections.abc import Iterator

_BOUNDARY = re.compile(
    r", (?=(?:and|while|as|after|before|which|who|where|when|with|killing|leaving|saying|according|but|because|though"
    r"|although|including|forcing|making|despite|amid|following|citing|adding|bringing|causing|prompting|raising)\b)"
    r"|; |\s[–—-]{1,2}\s"
    r"| (?=and (?:\w+ly )?(?:was|were|is|are|has|have|had|will|would|said|struck|hit|made|took|gave|left|sent|put|"
    r"\w{3,}ed)\b)"
)
_FINITE = re.compile(
    r"(?i)(?:\b(?:is|are|was|were|has|have|had|will|would|can|could|may|might|must|should|does|do|did|said|says|"
    r"told|made|took|gave|came|went|became|began|left|held|met|won|lost|killed|hit|sent|saw|found|fell|rose|grew|led|"
    r"cut|shot|struck|broke|brought|bought|sold|paid|kept|ran|fled|drew|set|put|spoke|wrote|faces?|plans?|wants?|"
    r"seeks?|calls?|remains?|shows?|means?)\b|(?<!\bthe )(?<!\ba )(?<!\ban )\b[a-z]{3,}ed\b)"
)
_CONDITION = re.compile(r"(?i)\b(?:if|unless|until|whether|either|neither|both|between)\b")


def is_clause(words: str) -> bool:
    """Tell whether the words hold a finite verb, as far as common forms tell."""
    return _FINITE.search(words) is not None


def early_ends(sentence: str, least: int = 0, most: int | None = None) -> Iterator[int]:
    """Yield the places, first one first, where the sentence can be cut so that its head still has a finite verb.

    A head that opens a condition or a pair (`if`, `both`) is none: its other half is what would be lost.

    Args:
        sentence: One sentence.
        least: No place before this one.
        most: No place behind this one.
    """
    for found in _BOUNDARY.finditer(sentence, least):
        head = sentence[: found.start()]
        if most is not None and found.start() > most:
            return
        if is_clause(head) and not _CONDITION.search(head) and _balanced(head):
            yield found.start()


def _balanced(words: str) -> bool:
    """Tell whether no quotation mark or bracket stays open."""
    pairs = (("“", "”"), ("(", ")"), ("[", "]"), ("«", "»"))
    return words.count('"') % 2 == 0 and all(words.count(one) == words.count(other) for one, other in pairs)
