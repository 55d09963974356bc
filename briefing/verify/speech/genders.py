"""Whether each person of an article is he or she, by the titles and pronouns that the article prints.

No list of given names is used; where the article does not tell, nothing is known.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from typing import Final

from briefing.model import Name
from briefing.verify.speech.cues import FEMALE_WORDS, MALE_WORDS
from briefing.verify.speech.narration import BLANK, Narration

_PRONOUN: Final = re.compile(r"\b(?:he|him|his|himself|she|her|hers|herself)\b", re.IGNORECASE)
_MALE: Final = frozenset({"he", "him", "his", "himself"})
_ANY_PRONOUN: Final = re.compile(r"\b(?:he|she|his|her|him)\b", re.IGNORECASE)
"""One before a name stands for somebody else; a later one may mean that person again."""
_STOP: Final = re.compile(r"[.!?]\s+|\n\s*")
_NEAR: Final = 160
"""How far after a name a pronoun tells its gender, in code points."""
_TITLE_VOTES: Final = 5
"""So many pronouns weigh as much as one title."""
_LONGEST_TITLE: Final = 16


def genders_of(narration: Narration, people: Sequence[tuple[str, Name]]) -> dict[str, str]:
    """Return "m" or "f" for each person, as titles and the pronouns after the name vote."""
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    begins = [0, *(name.span.end for _, name in people)]
    ends = [*(name.span.start for _, name in people), len(narration.blanked)]
    for (key, name), begin, end in zip(people, begins, ends[1:], strict=False):
        votes[key].update([*_title(narration, name)] * _TITLE_VOTES)
        votes[key].update(_pronoun(narration, name, begin, end))
    return {key: told for key, count in votes.items() for told in _majority(count)}


def _title(narration: Narration, name: Name) -> Iterator[str]:
    """Yield the gender that the word before a name tells: "Mr. X", "the chairwoman X"."""
    printed = narration.blanked[max(0, name.span.start - _LONGEST_TITLE) : name.span.start].split()
    for word in printed[-1:]:
        if word.lower().rstrip(".") in MALE_WORDS:
            yield "m"
        if word.lower().rstrip(".") in FEMALE_WORDS:
            yield "f"


def _pronoun(narration: Narration, name: Name, begin: int, end: int) -> Iterator[str]:
    """Yield the gender of the first he or she after a name, in its sentence or, if it is alone, opening the next.

    A sentence of both tells of neither.
    """
    sentence = narration.sentence_start(name.span.start)
    if _ANY_PRONOUN.search(narration.blanked, sentence, name.span.start):
        return
    near = narration.blanked[name.span.end : min(end, name.span.end + _NEAR)].partition(BLANK)[0]
    inside, *following = _STOP.split(near, maxsplit=1)
    told = {one[0].lower() in _MALE for one in _PRONOUN.finditer(inside)}
    found = None if len(told) > 1 else _PRONOUN.search(inside)
    if not told and begin <= sentence:
        found = next(filter(None, map(_PRONOUN.match, following)), None)
    if found is not None:
        yield "m" if found[0].lower() in _MALE else "f"


def _majority(count: Counter[str]) -> list[str]:
    """Return the gender that is told more than twice as often as the other, if one is."""
    return [gender for gender, other in (("m", "f"), ("f", "m")) if count[gender] > 2 * count[other]]
