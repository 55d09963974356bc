"""Whether each person of an article is he or she, by the titles and pronouns that the article prints.

No list of given names is used; where the article does not tell, nothing is known.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from typing import Final

from briefing.model import Name
from briefing.verify.speech.cues import FEMALE_WORDS, MALE_WORDS
from briefing.verify.speech.narration import BLANK, Narration

_PRONOUN: Final = re.compile(r"\b(?:he|him|his|himself|she|her|hers|herself)\b", re.IGNORECASE)
_MALE: Final = frozenset({"he", "him", "his", "himself"})


def genders_of(narration: Narration, people: Sequence[tuple[str, Name]]) -> dict[str, str]:
    """Let titles vote, and pronouns after a sentence's only person."""
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    for index, (key, name) in enumerate(people):
        title = narration.blanked[max(0, name.span.start - 16) : name.span.start].split()
        sign = title[-1].lower().rstrip(".") if title else ""
        votes[key].update({"m": 5 * (sign in MALE_WORDS), "f": 5 * (sign in FEMALE_WORDS)})
        begin = people[index - 1][1].span.end if index else 0
        end = people[index + 1][1].span.start if index + 1 < len(people) else len(narration.blanked)
        found = _pronoun_after(narration, name, begin, end)
        if found is not None:
            votes[key]["m" if found in _MALE else "f"] += 1
    return {key: told for key, count in votes.items() if (told := _majority(count)) is not None}


def _pronoun_after(narration: Narration, name: Name, begin: int, end: int) -> str | None:
    """Return the first he or she after a name that stands alone in its sentence, in it or in the next."""
    blanked = narration.blanked
    stop = _STOP.search(blanked, name.span.end, min(end, name.span.end + _NEAR))
    first = _PRONOUN.search(blanked, name.span.end, min(end, name.span.end + _NEAR))
    if _ANY_PRONOUN.search(blanked, narration.sentence_start(name.span.start), name.span.start):
        return None
    if first is None or BLANK in blanked[name.span.end : first.start()]:
        return None
    if stop is None or first.start() < stop.start():
        return first[0].lower()
    alone = begin <= narration.sentence_start(name.span.start)
    return first[0].lower() if alone and first.start() <= stop.end() + 1 else None


_ANY_PRONOUN: Final = re.compile(r"\b(?:he|she|his|her|him)\b", re.IGNORECASE)
"""One before a name stands for somebody else; a later one may mean that person again."""
_STOP: Final = re.compile(r"[.!?]\s+|\n\s*")
_NEAR: Final = 160
"""How far after a name a pronoun tells its gender, in code points."""


def _majority(count: Counter[str]) -> str | None:
    if count["m"] > 2 * count["f"]:
        return "m"
    return "f" if count["f"] > 2 * count["m"] else None
