"""Compare a claim with the sentences that say the same, and find what speaks against it there. No verdicts.

Only sentences that share most of a claim are compared: what others say of other things speaks against nothing.
"""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Final

from briefing.model import ClaimVerdict, Span
from briefing.text.figures import touches
from briefing.text.names import is_role, same_name
from briefing.verify.claims.additions import addition_doubts, cause_doubts
from briefing.verify.claims.asserted import assertion_doubts
from briefing.verify.claims.attributed import attributed_to
from briefing.verify.claims.dates import moved_date, other_date
from briefing.verify.claims.directions import direction_doubts
from briefing.verify.claims.doubts import Doubt
from briefing.verify.claims.edits import edit_doubts
from briefing.verify.claims.evidence import Evidence, Read
from briefing.verify.claims.exchanges import exchange_doubts
from briefing.verify.claims.opposites import opposites
from briefing.verify.claims.reading import Claim
from briefing.verify.claims.senses import sense_doubts, swapped_roles
from briefing.verify.claims.statements import stem
from briefing.verify.claims.swapped import swapped_figures

NEAR: Final = 0.6
"""A single sentence that holds this share of the claim says the same thing, or its contrary."""
_HELD: Final = 0.7
"""A claim that holds this share of a sentence repeats it, whatever it adds; judged, not measured."""
_SAME_SAYING: Final = 0.5
"""Share from which a sentence's speaker is held to the claim's; judged, not measured."""
_CLOSE: Final = 0.75
"""Share from which a sentence is compared word by word; judged, not measured."""
CORE_AT: Final = 0.2
"""Share of a claim's words besides names, figures and dates below which nothing tells what they do; judged."""
_HOLDERS: Final = 12
"""Most sentences in which a name may do what the claim says of it; judged, not measured."""
_FEWEST_WORDS: Final = 3
"""Fewest stems that show what a claim speaks of."""


def sentence_doubts(
    claim: Claim, chosen: Sequence[Read], evidence: Evidence, pool: frozenset[int], anchor: date | None
) -> Iterator[Doubt]:
    """Yield doubts that a sentence raises which says the same as the claim."""
    for read in _leading(claim, chosen, evidence, pool):
        share = evidence.share(core_of(claim), read.stated.stems | _contrary(claim, read))
        within = _is_within(claim, read, evidence)
        yield from direction_doubts(claim.stated, read)
        if evidence.share(claim.wanted, read.stated.stems) >= _SAME_SAYING:
            yield from _speaker_doubts(claim, read, evidence)
        if share >= _SAME_SAYING or within:
            yield from addition_doubts(claim.text, claim.stated, claim.closed, read, chosen, evidence)
            yield from exchange_doubts(claim.stated, claim.names, read)
        if share >= NEAR or within:
            yield from _near_doubts(claim, read, chosen, evidence, pool)
            yield from moved_date(claim.text, read, evidence, anchor)
        if share >= _CLOSE:
            yield from other_date(claim.text, read)


def _near_doubts(
    claim: Claim, read: Read, chosen: Sequence[Read], evidence: Evidence, pool: frozenset[int]
) -> Iterator[Doubt]:
    """Yield doubts that only a sentence raises which says nearly all of the claim."""
    yield from cause_doubts(claim.stated, read, chosen, evidence)
    yield from sense_doubts(claim.text, claim.stated, read)
    yield from assertion_doubts(claim.text, claim.stated, read, evidence)
    holders = [evidence.sentences[index] for _, index in evidence.ranked(claim.wanted, pool)[:_HOLDERS]]
    yield from swapped_roles(claim.stated, claim.names, read, holders)
    yield from swapped_figures(claim.stated, claim.figures, read)
    yield from edit_doubts(claim.text, claim.figures, read)


def _leading(claim: Claim, chosen: Sequence[Read], evidence: Evidence, pool: frozenset[int]) -> list[Read]:
    """Return the sentence that says most of the claim, also when the words of its speaker count."""
    spoken = evidence.choose(claim.stated.stems, pool, claim.stated.words)
    return list(dict.fromkeys((*chosen[:1], *spoken[:1], *_against(claim, chosen, evidence, pool))))


def _against(claim: Claim, chosen: Sequence[Read], evidence: Evidence, pool: frozenset[int]) -> list[Read]:
    """Return the sentence that holds most of a claim and the contrary of a word that its evidence does not hold."""
    found: list[tuple[float, int]] = []
    told = {one for read in chosen for one in read.stated.stems}
    for word in (word for word in claim.stated.sequence if word.content and word.stem not in told):
        turned = {stem(one) for one in opposites(word.low)}
        holders = pool & {index for one in turned for index in evidence.holding(one)}
        found += evidence.ranked(claim.wanted - {word.stem}, holders)
    best = max(found, key=lambda pair: (pair[0], -pair[1]), default=None)
    return [evidence.sentences[best[1]]] if best else []


def _contrary(claim: Claim, read: Read) -> frozenset[str]:
    """Return the stems of the claim's words whose contrary the sentence has: both speak of the same."""
    return frozenset(
        word.stem
        for word in claim.stated.sequence
        if word.content and not opposites(word.low).isdisjoint(read.stated.words)
    )


def untold_doubts(claim: Claim, chosen: Sequence[Read], evidence: Evidence) -> Iterator[Doubt]:
    """Yield a doubt where the evidence holds a claim's names, figures and dates, but not what they do."""
    judged = {word.stem for word in claim.stated.sequence if touches(Span(word.start, word.end), claim.closed)}
    core = claim.wanted - judged
    held = evidence.share(core, [stem for read in chosen for stem in read.stated.stems])
    if core and held < CORE_AT:
        words = next(word.low for word in claim.stated.sequence if word.stem in core)
        yield Doubt(ClaimVerdict.UNRESOLVED, f"the source tells of the names and figures, not of {words!r}")


def core_of(claim: Claim) -> frozenset[str]:
    """Return what a claim says besides its names, figures and dates: what shows that a sentence speaks of the same."""
    judged = {word.stem for word in claim.stated.sequence if touches(Span(word.start, word.end), claim.closed)}
    core = claim.wanted - judged
    return core if len(core) >= _FEWEST_WORDS else claim.wanted


def _is_within(claim: Claim, read: Read, evidence: Evidence) -> bool:
    """Tell whether a claim holds nearly all of a sentence, whatever it adds."""
    stems = read.stated.stems
    return len(stems) >= _FEWEST_WORDS and evidence.share(stems, claim.stated.stems) >= _HELD


def _speaker_doubts(claim: Claim, read: Read, evidence: Evidence) -> Iterator[Doubt]:
    if not claim.speakers:
        return
    found = attributed_to(evidence, read)
    named = (*claim.speakers, *(name.text for name in claim.names))
    if found is None or is_role(found) or found[0].islower() or any(same_name(one, found) for one in named):
        return
    reason = f"the source attributes this to {found}, not {claim.speakers[0]}"
    yield Doubt(ClaimVerdict.CONTRADICTED, reason, read.sentence.span)
