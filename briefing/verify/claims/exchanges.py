"""Words of a sentence that a claim exchanged for their contrary, another quantity or another order, place by place.

Each is compared with what stands at the same place of the sentence: a word that the sentence also has elsewhere still
counts. It judges only sentences that the caller found to say the same.
"""

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Final

from briefing.model import ClaimVerdict, Name, Span
from briefing.text.words import word_set
from briefing.verify.claims.alignment import Gap, find_gaps
from briefing.verify.claims.doubts import Doubt
from briefing.verify.claims.evidence import Read, local_names
from briefing.verify.claims.opposites import rival_of, turned_into
from briefing.verify.claims.senses import alike
from briefing.verify.claims.statements import Stated, Word

_ALL: Final = word_set("all every each entire whole everyone everybody everything always")
_MOST: Final = word_set("most majority mostly largely")
_SOME: Final = word_set("some several many part certain sometimes often numerous partly")
_FEW: Final = word_set("few rarely seldom hardly little")
_NONE: Final = word_set("no none nobody nothing never neither")
_AMOUNTS: Final = (_NONE, _FEW, _SOME, _MOST, _ALL)
"""Quantities by size; a claim may say less than its sentence, but not more, and never the contrary."""
_SIZE: Final = {word: size for size, words in enumerate(_AMOUNTS) for word in words}
_FEWEST: Final = 1
"""Largest size that is the contrary of all larger ones."""
_KEPT: Final = frozenset(_SIZE) | word_set("more less for against with without up down over under off out")


def exchange_doubts(stated: Stated, names: Sequence[Name], read: Read) -> Iterator[Doubt]:
    """Yield a contradiction for each word in whose place the sentence has its contrary, another name, or less."""
    for gap in find_gaps(stated.sequence, read.stated.sequence, _is_kept):
        yield from _contrary(gap, read)
        yield from _other_name(gap, names, read)
        yield from _amount(gap, read)
    yield from _counted(stated, read)
    yield from _sided(stated, read)
    yield from _order(stated, read)
    yield from _preferred(stated, read)


_FULL: Final = 2
"""Words of a full name; shorter ones may be another form of what stands there."""


def _other_name(gap: Gap, names: Sequence[Name], read: Read) -> Iterator[Doubt]:
    """Compare the full names that stand in one place; those that either side has elsewhere too are no exchange."""
    ours = [name.text for name in names if name.kind == "person" and _stands_in(name.span, gap.come)]
    theirs = [one.text for one in local_names(read) if one.kind == "person" and _stands_in(one.span, gap.gone)]
    told = [name.text for name in read.names]
    given = next((one for one in ours if not any(alike(one, other) for other in told)), None)
    found = next((one for one in theirs if not any(alike(one, name.text) for name in names)), None)
    if given and found:
        yield _contradicted(found, given, read)


def _stands_in(span: Span, words: Sequence[Word]) -> bool:
    return sum(word.start in range(span.start, span.end) for word in words) >= _FULL


def _counted(stated: Stated, read: Read) -> Iterator[Doubt]:
    """Compare the quantities that stand right before the same word; one of several must agree."""
    theirs: defaultdict[str, list[str]] = defaultdict(list)
    for noun, word in _quantities(read.stated):
        theirs[noun].append(word)
    for noun, word in _quantities(stated):
        found = theirs.get(noun)
        if found and all(_is_other_amount(word, one) for one in found):
            yield _contradicted(found[0], word, read)


def _quantities(stated: Stated) -> Iterator[tuple[str, str]]:
    """Yield each counted word's stem with its quantity, the last first: "most of the traders"."""
    noun: Word | None = None
    for word in reversed(stated.sequence):
        if noun is not None and noun.clause == word.clause and word.low in _SIZE:
            yield noun.stem, word.low
        noun = word if word.content else noun


_SIDES: Final = {"for": "against", "against": "for", "with": "without", "without": "with"}


def _sided(stated: Stated, read: Read) -> Iterator[Doubt]:
    """Compare the word of side behind the same word: "voted for" is not "voted against"."""
    theirs = set(_siding(read.stated))
    for before, word in _siding(stated):
        if (before, word) not in theirs and (before, _SIDES[word]) in theirs:
            yield _contradicted(_SIDES[word], word, read)


def _siding(stated: Stated) -> Iterator[tuple[str, str]]:
    for before, word in pairwise(stated.sequence):
        if word.low in _SIDES and before.content and before.clause == word.clause:
            yield before.stem, word.low


_TURNED: Final = {"before": "after", "after": "before"}


def _order(stated: Stated, read: Read) -> Iterator[Doubt]:
    """Compare what stands before and behind "before" and "after": "A before B" is "B after A", and no "A after B"."""
    ours, theirs = _sides(stated, _TURNED), _sides(read.stated, _TURNED)
    if ours is not None and theirs is not None and (ours.word == theirs.word) == _is_crossed(ours, theirs):
        reason = f"the source says that it was {theirs.word!r}, the claim turns the order"
        yield Doubt(ClaimVerdict.CONTRADICTED, reason, read.sentence.span)


@dataclass(frozen=True, slots=True)
class _Sides:
    """A word of order, and the stems before and behind it."""

    word: str
    before: frozenset[str]
    behind: frozenset[str]


def _is_crossed(ours: _Sides, theirs: _Sides) -> bool:
    """Tell whether the words before are rather those behind, and the other way round."""
    crossed = len(ours.before & theirs.behind) + len(ours.behind & theirs.before)
    return crossed > len(ours.before & theirs.before) + len(ours.behind & theirs.behind)


_PREFERRED: Final = word_set("rather instead")
_TURNED_DOWN: Final = 2
"""Fewest words of what the sentence turns down that a claim must say."""


def _preferred(stated: Stated, read: Read) -> Iterator[Doubt]:
    """Compare what stands before "rather than" and "instead of", and what is turned down behind it."""
    theirs = _sides(read.stated, _PREFERRED)
    if theirs is None:
        return
    ours = _sides(stated, _PREFERRED) or replace(theirs, before=stated.stems, behind=frozenset[str]())
    down = ours.before & theirs.behind - theirs.before
    if len(down) >= _TURNED_DOWN and _is_crossed(ours, theirs):
        reason = f"the source says it is not so ({theirs.word!r}): {' '.join(sorted(down))}"
        yield Doubt(ClaimVerdict.CONTRADICTED, reason, read.sentence.span)


def _sides(stated: Stated, turning: Collection[str]) -> _Sides | None:
    """Return the only word of order between two things, with their stems.

    Where it opens a clause, the other clauses stand before it: "On Monday, after a storm, it sank".
    """
    words = stated.sequence
    at = [
        place for place, word in enumerate(words) if word.low in turning and _turns(word, words[place + 1 : place + 4])
    ]
    if len(at) != 1:
        return None
    turn, left, right = words[at[0]], words[: at[0]], words[at[0] :]
    inside = tuple(word for word in words if word.clause == turn.clause)
    if inside[0] is turn:
        left, right = tuple(word for word in words if word.clause != turn.clause), inside
    before, behind = (
        frozenset(word.stem for word in side if word.content and word.low not in turning) for side in (left, right)
    )
    return _Sides(turn.low, before, behind) if before and behind else None


def _turns(word: Word, behind: Sequence[Word]) -> bool:
    """Tell by what stands behind it whether a word is one of order: "rather odd" and "after seven years" are not."""
    if word.low in _PREFERRED:
        return any(one.low in {"than", "of"} for one in behind[:1])
    return not any(one.low in _TIMES for one in behind)


_TIMES: Final = word_set("seconds minutes hours days weeks months years decades minute hour day week month year decade")


def _is_kept(word: Word) -> bool:
    return word.content or word.low in _KEPT


_ORDINALS: Final = word_set("first second third fourth fifth sixth seventh eighth ninth tenth")


def _contrary(gap: Gap, read: Read) -> Iterator[Doubt]:
    gone = frozenset(word.low for word in gap.gone)
    ordinals = [word.low for word in gap.come if word.low in _ORDINALS]
    if ordinals and gone & _ORDINALS:
        yield _contradicted(min(gone & _ORDINALS), ordinals[0], read)
    for word in gap.come:
        turned = turned_into(word.low, gone) or rival_of(word.low, gone)
        if turned is not None:
            yield _contradicted(turned, word.low, read)


def _amount(gap: Gap, read: Read) -> Iterator[Doubt]:
    ours = [word.low for word in gap.come if word.low in _SIZE]
    theirs = [word.low for word in gap.gone if word.low in _SIZE]
    if ours and theirs and _is_other_amount(ours[-1], theirs[-1]):
        yield _contradicted(theirs[-1], ours[-1], read)


def _is_other_amount(given: str, found: str) -> bool:
    """Tell whether a quantity says more than another, or the contrary."""
    return _SIZE[given] > _SIZE[found] or _SIZE[given] <= _FEWEST < _SIZE[found]


def _contradicted(found: str, given: str, read: Read) -> Doubt:
    return Doubt(ClaimVerdict.CONTRADICTED, f"the source says {found!r}, not {given!r}", read.sentence.span)
