"""Find what a claim puts into a sentence that it otherwise repeats: words that nothing near that sentence bears out.

A word that stands in the place of another may be the same thing said otherwise, and is left alone. A word that stands
where the sentence has nothing is an addition.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final

from briefing.model import ClaimVerdict, Span
from briefing.text.figures import touches
from briefing.text.name_words import ROLES, TITLES
from briefing.text.words import DAYS, HEDGES, MONTHS, NEGATIONS, SAYING, word_set
from briefing.verify.claims.alignment import Gap, find_gaps
from briefing.verify.claims.doubts import Doubt
from briefing.verify.claims.evidence import Evidence, Read
from briefing.verify.claims.statements import Stated, Word

_NEIGHBOURS: Final = 2
"""How many sentences before and behind may bear out what a claim adds to one of them."""
_TOLD: Final = 0.6
"""Share of added words that one sentence must hold to bear them out; judged, not measured."""
_COPIED: Final = 0.85
"""Share of a claim's content words that must stand in the sentence in order for a single added word to count."""
_REPEATED: Final = 0.7
"""The same for several added words."""
_FEWEST: Final = 2
"""Fewest other content words that show that a claim repeats the sentence."""
_ASIDE: Final = frozenset({":", "]"})
"""Signs behind a word that announces what follows ("She was blunt: …"), or that an editor put in."""
_PLAIN: Final = (
    SAYING
    | ROLES
    | TITLES
    | MONTHS
    | DAYS
    | NEGATIONS
    | HEDGES
    | word_set("declined declines decline")
    | word_set(
        "however meanwhile also still now then later earlier again already recently currently previously additionally "
        "moreover furthermore including include includes included according reportedly following next past ago since "
        "while although though because people person officials official country news article report reports outlet "
        "total number amount well part way time day week month year years days weeks months called named known since "
        "today yesterday tomorrow morning afternoon evening night overall further among between against toward towards "
        "around across amid despite via per roughly approximately nearly almost least dollars dollar percent cent "
        "many several numerous few certain various computed converted "
        "came made took taken gave given put set got become became one two three first"
    )
)
"""Words that join, attribute or frame what others tell; they add nothing by themselves."""


def addition_doubts(
    claim: str, stated: Stated, closed: Sequence[Span], read: Read, chosen: Sequence[Read], evidence: Evidence
) -> Iterator[Doubt]:
    """Yield a doubt for what a claim adds to a sentence that says the same.

    Args:
        claim: The claim's text.
        stated: The claim as read.
        closed: Places of its names, figures and dates, which are judged on their own; in order.
        read: The sentence.
        chosen: The other sentences that bear the claim out.
        evidence: The source.
    """

    def is_new(word: Word) -> bool:
        return (
            word.content
            and word.stem not in read.stated.stems
            and word.low not in _PLAIN
            and not word.low[0].isdigit()
            and claim[word.end : word.end + 1] not in _ASIDE
            and not touches(Span(word.start, word.end), closed)
        )

    gaps = list(find_gaps(stated.sequence, read.stated.sequence, lambda word: word.content))
    content = sum(word.content for word in stated.sequence)
    equal = content - sum(len(gap.come) for gap in gaps)
    for gap in gaps:
        new = [word for word in gap.come if is_new(word)]
        rest = content - len(gap.come)
        if not new or rest < _FEWEST or equal < rest * (_COPIED if len(new) == 1 else _REPEATED):
            continue
        if _is_added(gap, new, stated) and not _is_told(new, read, chosen, evidence):
            words = claim[new[0].start : new[-1].end]
            yield Doubt(ClaimVerdict.UNRESOLVED, f"the source does not say {words!r}", read.sentence.span)


def _is_told(new: Sequence[Word], read: Read, chosen: Sequence[Read], evidence: Evidence) -> bool:
    """Tell whether one other sentence holds most of several new words, or a neighbour the only one."""
    stems = {word.stem for word in new}
    around = evidence.sentences[max(0, read.index - _NEIGHBOURS) : read.index + _NEIGHBOURS + 1]
    if len(stems) == 1:
        return any(not stems.isdisjoint(one.stated.stems) for one in (*around, *chosen))
    holders = Counter(index for stem in stems for index in evidence.holding(stem))
    return any(count >= _TOLD * len(stems) for count in holders.values())


def _is_added(gap: Gap, new: Sequence[Word], stated: Stated) -> bool:
    """Tell whether new words have no counterpart: nothing was left out there, or far less.

    A clause that was cut is no counterpart of words put at the end of the clause before it.
    """
    free = [word for word in gap.gone if word.stem not in stated.stems]
    if gap.before is not None and new[0].clause == gap.before[1].clause:
        free = [word for word in free if word.clause == gap.before[0].clause]
    return not free or len(new) > 2 * len(free) + 1


_CAUSES: Final = word_set("because due caused causing thanks owing")
_GROUNDS: Final = _CAUSES | word_set(
    "after since over amid following so therefore cause causes reason reasons why result resulted led leading "
    "prompted prompting response blamed citing thus hence if when given"
)


def cause_doubts(stated: Stated, read: Read, chosen: Sequence[Read], evidence: Evidence) -> Iterator[Doubt]:
    """Yield a doubt where a claim gives a cause and nothing near the sentence does."""
    ours = stated.words & _CAUSES
    if not ours:
        return
    around = evidence.sentences[max(0, read.index - 1) : read.index + _NEIGHBOURS]
    if any(not _GROUNDS.isdisjoint(one.stated.words) for one in (*around, *chosen)):
        return
    yield Doubt(ClaimVerdict.UNRESOLVED, f"the source gives no cause ({min(ours)!r})", read.sentence.span)
