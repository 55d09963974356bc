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
from briefing.verify.claims.evidence import Evidence, Read
from briefing.verify.claims.names import proper
from briefing.verify.claims.opposites import opposites, turned_into
from briefing.verify.claims.roles import Role, roles_of
from briefing.verify.claims.statements import Stated, stem

_ORDINALS: Final = word_set("first second third fourth fifth sixth seventh eighth ninth tenth")
_CONTESTED: Final = inflected("claim allege accuse argue believe suggest insist contend speculate fear predict") | (
    word_set("rumored purported hopes")
)
_ATTRIBUTING: Final = (
    _CONTESTED
    | inflected("dispute deny reject doubt say tell state report announce describe call")
    | (
        word_set(
            "according thinks think thought reportedly allegedly apparently may might could possibly perhaps told said"
        )
    )
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
    if "until" in theirs.words - ours.words:
        dropped = frozenset[str]()  # what is not so until May is so from May on
    if added or dropped:
        reason = f"a negation was {'added' if added else 'dropped'} at {min(added or dropped)!r}"
        yield Doubt(ClaimVerdict.CONTRADICTED, reason, read.sentence.span)


def only_denied(stated: Stated, evidence: Evidence) -> Iterator[Doubt]:
    """Yield a doubt where a claim that denies nothing says what the source has only denied, wherever it has it."""
    if stated.negated:
        return
    for word in stated.sequence:
        reads = [evidence.sentences[index] for index in evidence.holding(word.stem)] if word.content else []
        if reads and all(_denies(read.stated, word.stem) for read in reads):
            yield Doubt(ClaimVerdict.UNRESOLVED, f"the source has {word.low!r} only denied", reads[0].sentence.span)


def _denies(stated: Stated, stem: str) -> bool:
    return stem in stated.denied_first & _once(stated) and _LIMITS.isdisjoint(stated.words)


_LIMITS: Final = word_set("until till unless yet except but than without though although while")
"""Words of a sentence whose negation may leave the thing itself true: "not until Monday"."""


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
    only = next(word for word in words if word.low in _CONTESTED)
    shared = [word for word in words if word.content and word.stem in stated.stems]
    behind = [word for word in shared if word.start > only.start]
    if shared and len(behind) >= _GOVERNED * len(shared):
        reason = f"the source gives it as someone's word ({only.low!r}), the claim as a fact"
        yield Doubt(ClaimVerdict.UNRESOLVED, reason, read.sentence.span)


def swapped_roles(stated: Stated, names: Sequence[Name], read: Read, others: Sequence[Read]) -> Iterator[Doubt]:
    """Yield a contradiction where a name does what the sentence says of another name, and no sentence says of it."""
    yield from _turned_roles(stated, names, read)
    yield from _turned_order(stated, names, read)
    yield from _contrary_roles(stated, names, read, others)
    theirs = _by_predicate([read])
    elsewhere = _by_predicate(others)
    for role in roles_of(stated, names):
        rivals = theirs.get((role.how, role.stem), [])
        if not rivals or any(alike(one, role.name) for one in rivals):
            continue
        if role.stem in _EITHER and any(alike(name.text, role.name) for name in read.names):
            continue
        if any(alike(one, role.name) for one in elsewhere.get((role.how, role.stem), [])):
            continue
        reason = f"the source says it of {rivals[0]!r}, not of {role.name!r}"
        yield Doubt(ClaimVerdict.CONTRADICTED, reason, read.sentence.span)


_SAME_TOPIC: Final = 2
"""Fewest content words, beside name and verb, that a sentence must share for a contrary verb of one name to count."""


def _contrary_roles(stated: Stated, names: Sequence[Name], read: Read, others: Sequence[Read]) -> Iterator[Doubt]:
    """Yield a contradiction where another sentence says of a name the contrary of what the claim says it does."""
    for role in roles_of(stated, names):
        against = opposites(role.word)
        if role.how != "does" or not against or role.stem in read.stated.stems:
            continue
        own = {stem(word) for word in (role.word, *role.name.lower().split())}
        for other in others:
            done = [one for one in roles_of(other.stated, other.names, other.sentence.span.start) if one.how == "does"]
            mine = {one.word for one in done if alike(one.name, role.name)}
            topic = (stated.stems - own) & other.stated.stems
            if mine & against and role.word not in mine and len(topic) >= _SAME_TOPIC:
                reason = f"the source says {min(mine & against)!r} of {role.name!r}, not {role.word!r}"
                yield Doubt(ClaimVerdict.CONTRADICTED, reason, other.sentence.span)


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
        same = [one for one in theirs if one.stem == role.stem and alike(one.name, role.name) and _is_done(one)]
        found = {_ACTIVE.get(one.how, one.how) for one in same}
        if not role.verb or not same or not all(one.verb for one in same) or ours in found or role.stem in _EITHER:
            continue
        if (ours == "does" and found <= _OBJECTS) or (ours in _OBJECTS and found == {"does"}):
            reason = f"in the source {same[0].name!r} has another part in it"
            yield Doubt(ClaimVerdict.CONTRADICTED, reason, read.sentence.span)


def _is_done(role: Role) -> bool:
    """Tell whether a role is none of a participle before a name: "the retiring Ann Lee" is retired by nobody."""
    return bool(role.how) or not role.word.endswith("ing")


def _turned_order(stated: Stated, names: Sequence[Name], read: Read) -> Iterator[Doubt]:
    """Yield a contradiction where of two names the one that the sentence is about has become the other's object."""
    roles = roles_of(stated, names)
    does = {role.name: role for role in roles if role.how == "does" and role.stem in read.stated.stems}
    if len(names) != _PAIR or len(does) != 1 or any(role.how in {"by", "with"} for role in roles):
        return
    first, second = (name.text for name in names)
    acting = {role.name for role in roles_of(read.stated, read.names, read.sentence.span.start) if role.how == "does"}
    told = [name.text for name in read.names if name.kind == "person"]
    if first not in does or does[first].stem in _EITHER or any(same_name(first, one) for one in acting):
        return
    stands = any(same_name(first, one) for one in told)
    if told and stands and same_name(told[0], second) and not same_name(told[0], first):
        reason = f"the source tells of {told[0]!r}, not of {first!r}, who does it"
        yield Doubt(ClaimVerdict.CONTRADICTED, reason, read.sentence.span)


_PAIR: Final = 2


def alike(one: str, other: str) -> bool:
    """Tell whether two names can be one: in another form, or cut to some of its words."""
    words, others = (set(proper(name).lower().split()) for name in (one, other))
    return same_name(one, other) or not words.isdisjoint(others)


def _by_predicate(reads: Sequence[Read]) -> dict[tuple[str, str], list[str]]:
    """Return the names of sentences by the predicate or governor that they stand beside, each name once."""
    found: defaultdict[tuple[str, str], dict[str, None]] = defaultdict(dict)
    for read in reads:
        for role in roles_of(read.stated, read.names, read.sentence.span.start):
            found[role.how, role.stem][role.name] = None
    return {predicate: list(names) for predicate, names in found.items()}
