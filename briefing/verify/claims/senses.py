"""Hold the sense of a claim to the sentence that says the same: polarity, contraries, possibility, order, speaker.

Each check compares a word with the same word of the sentence, so that a negation or modal in another clause does not
count. It judges only sentences that the caller found to say the same.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from typing import Final

from briefing.model import ClaimVerdict, Name
from briefing.text.inflections import inflected
from briefing.text.names import same_name
from briefing.text.words import word_set
from briefing.verify.claims.doubts import Doubt
from briefing.verify.claims.evidence import Read
from briefing.verify.claims.opposites import opposites, turned_into
from briefing.verify.claims.roles import roles_of
from briefing.verify.claims.statements import Stated, stem

_ORDINALS: Final = word_set("first second third fourth fifth sixth seventh eighth ninth tenth")
_CONTESTED: Final = inflected("claim allege accuse argue believe suggest insist contend speculate fear predict") | (
    word_set("rumored purported hopes")
)
_ATTRIBUTING: Final = _CONTESTED | word_set(
    "say says said tell tells told according state states stated report reports reported announce announced describe "
    "described called calls think thinks thought reportedly allegedly apparently may might could possibly perhaps"
)
_QUESTION: Final = re.compile(r"\?[\"”’)\s]*\Z")
_GOVERNED: Final = 0.6
"""Share of the shared words that must stand behind the verb that only claims; judged, not measured."""


def sense_doubts(claim: str, stated: Stated, read: Read) -> Iterator[Doubt]:
    """Yield what speaks against a claim in a sentence that says the same."""
    yield from _polarity(stated, read)
    yield from _contraries(stated, read)
    yield from _possibility(claim, stated, read)
    yield from _dropped_attribution(stated, read)


def _polarity(stated: Stated, read: Read) -> Iterator[Doubt]:
    ours, theirs = stated, read.stated
    added = ours.denied_first & _once(theirs) - theirs.denied
    dropped = theirs.denied_first & ours.stems & _once(theirs) - ours.denied
    if added or dropped:
        reason = f"a negation was {'added' if added else 'dropped'} at {min(added or dropped)!r}"
        yield Doubt(ClaimVerdict.CONTRADICTED, reason, read.sentence.span)


def _once(stated: Stated) -> frozenset[str]:
    """Return the stems that a sentence has once: of those it has twice, one may be denied and the other not."""
    counts = Counter(word.stem for word in stated.sequence if word.content)
    return frozenset(stem for stem, count in counts.items() if count == 1)


def _contraries(stated: Stated, read: Read) -> Iterator[Doubt]:
    """A word whose contrary stands in the sentence, and which does not stand there itself, turns the sense.

    A sentence that has the contrary's own contrary too says both: the claim's word may stand for that one.
    """
    theirs = read.stated.words
    others, stems = theirs - stated.words, read.stated.stems
    for word in sorted(stated.words - theirs):
        turned = None if stem(word) in stems else turned_into(word, others)
        if turned is not None and opposites(turned).isdisjoint(others):
            yield Doubt(ClaimVerdict.CONTRADICTED, f"the source says {turned!r}, not {word!r}", read.sentence.span)
    ordinals, found = stated.words & _ORDINALS - theirs, theirs & _ORDINALS - stated.words
    if ordinals and found:
        reason = f"the source says {min(found)!r}, not {min(ordinals)!r}"
        yield Doubt(ClaimVerdict.CONTRADICTED, reason, read.sentence.span)


def _possibility(claim: str, stated: Stated, read: Read) -> Iterator[Doubt]:
    if read.stated.possible & stated.stems and not stated.possible:
        yield Doubt(ClaimVerdict.UNRESOLVED, "the source says it as a possibility", read.sentence.span)
    if _QUESTION.search(read.text) and not _QUESTION.search(claim):
        yield Doubt(ClaimVerdict.UNRESOLVED, "the source asks it", read.sentence.span)


def _dropped_attribution(stated: Stated, read: Read) -> Iterator[Doubt]:
    """What someone only claims or believes is no fact; a claim must say so."""
    if not stated.words.isdisjoint(_ATTRIBUTING) or read.stated.words.isdisjoint(_CONTESTED):
        return
    words = read.stated.sequence
    at = next((at for at, word in enumerate(words) if word.low in _CONTESTED), len(words))
    shared = [word for word in words if word.content and word.stem in stated.stems]
    behind = [word for word in shared if words[at:] and word.start > words[at].start]
    if shared and len(behind) >= _GOVERNED * len(shared):
        reason = f"the source gives it as someone's word ({words[at].low!r}), the claim as a fact"
        yield Doubt(ClaimVerdict.UNRESOLVED, reason, read.sentence.span)


def swapped_roles(stated: Stated, names: Sequence[Name], read: Read, others: Sequence[Read]) -> Iterator[Doubt]:
    """Yield a contradiction where a name does what the sentence says of another name, and no sentence says of it."""
    yield from _turned_roles(stated, names, read)
    theirs = _by_predicate([read])
    elsewhere = _by_predicate(others)
    for role in roles_of(stated, names):
        rivals = theirs.get((role.how, role.stem), [])
        if not rivals or any(alike(one, role.name) for one in rivals):
            continue
        if any(alike(one, role.name) for one in elsewhere.get((role.how, role.stem), [])):
            continue
        reason = f"the source says it of {rivals[0]!r}, not of {role.name!r}"
        yield Doubt(ClaimVerdict.CONTRADICTED, reason, read.sentence.span)


_ACTIVE: Final = {"by": "does", "undergoes": ""}
"""What a role of a passive verb is in an active one."""
_EITHER: Final = frozenset(map(stem, "meet marry fight debate match join face pass open close start end begin".split()))
"""Stems of verbs whose two sides do the same: who meets is met, and a bill passes the chamber that passes it."""
_OBJECTS: Final = frozenset({"", "to", "against", "over", "from"})


def _turned_roles(stated: Stated, names: Sequence[Name], read: Read) -> Iterator[Doubt]:
    """Yield a contradiction where a name does what the sentence says was done to it, or the other way round."""
    theirs = roles_of(read.stated, read.names, read.sentence.span.start)
    for role in roles_of(stated, names):
        ours = _ACTIVE.get(role.how, role.how)
        same = [one for one in theirs if one.stem == role.stem and alike(one.name, role.name)]
        found = {_ACTIVE.get(one.how, one.how) for one in same}
        if not role.verb or not same or not all(one.verb for one in same) or ours in found or role.stem in _EITHER:
            continue
        if (ours == "does" and found <= _OBJECTS) or (ours in _OBJECTS and found == {"does"}):
            reason = f"in the source {same[0].name!r} has another part in it"
            yield Doubt(ClaimVerdict.CONTRADICTED, reason, read.sentence.span)


def alike(one: str, other: str) -> bool:
    """Tell whether two names can be one: in another form, or cut to some of its words."""
    return same_name(one, other) or not set(one.lower().split()).isdisjoint(other.lower().split())


def _by_predicate(reads: Sequence[Read]) -> dict[tuple[str, str], list[str]]:
    """Return the names of sentences by the predicate or governor that they stand beside, each name once."""
    found: defaultdict[tuple[str, str], dict[str, None]] = defaultdict(dict)
    for read in reads:
        for role in roles_of(read.stated, read.names, read.sentence.span.start):
            found[role.how, role.stem][role.name] = None
    return {predicate: list(names) for predicate, names in found.items()}
