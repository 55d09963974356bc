"""Hold what a claim says rose or fell to the sentence that tells which way the same thing went."""

from collections.abc import Collection, Iterator
from typing import Final

from briefing.model import ClaimVerdict
from briefing.text.words import word_set
from briefing.verify.claims.doubts import Doubt
from briefing.verify.claims.evidence import Read
from briefing.verify.claims.opposites import FALLING, RISING
from briefing.verify.claims.statements import Stated, Word, is_manner

_SUBJECT: Final = 2
"""Content words before a verb that name what moves."""
_REACH: Final = 8
"""Content words before the sentence's verb among which these must stand."""
_BEHIND: Final = word_set(
    "about above after against again almost amid and around as at because before below between but by during following "
    "for from further in less more nearly of on over since some than to under until when while"
)
"""Words behind a verb that moves by itself; what drops a plan falls nowhere."""


def direction_doubts(stated: Stated, read: Read) -> Iterator[Doubt]:
    """Yield a contradiction where a thing rises in a claim and falls in the sentence, or the other way round."""
    for ours, theirs in ((RISING, FALLING), (FALLING, RISING)):
        if not ours.isdisjoint(read.stated.words):
            continue
        told = list(_moving(read.stated, theirs, _REACH))
        for subject, word in _moving(stated, ours, _SUBJECT):
            found = next((other for before, other in told if subject and subject <= before), None)
            if found is not None:
                reason = f"the source says {found.low!r}, not {word.low!r}"
                yield Doubt(ClaimVerdict.CONTRADICTED, reason, read.sentence.span)


def _moving(stated: Stated, verbs: Collection[str], reach: int) -> Iterator[tuple[frozenset[str], Word]]:
    """Yield each verb of a way that is not denied, with the stems of the content words before it."""
    words = stated.sequence
    for at, word in enumerate(words):
        if word.low in verbs and word.stem not in stated.denied and _moves_itself(word, words[at + 1 : at + 2]):
            before = [one.stem for one in words[:at] if one.content and not is_manner(one)]
            yield frozenset(before[-reach:]), word


def _moves_itself(verb: Word, behind: tuple[Word, ...]) -> bool:
    """Tell whether what follows a verb is no object of it: a figure, a small word, a manner, the end of its clause."""
    return all(
        word.clause != verb.clause or word.low[0].isdigit() or word.low in _BEHIND or is_manner(word) for word in behind
    )
