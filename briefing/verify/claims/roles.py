"""Who does what, read from the words beside a name: the predicate it stands before, or the word it stands behind.

A reading of shapes only. It knows no grammar beyond small words, and says nothing where a name stands elsewhere.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from briefing.model import Name, Span
from briefing.text.name_words import ROLES
from briefing.text.words import FINITE, word_set
from briefing.verify.claims.statements import Stated, Word, is_irregular, is_manner

_PASSIVE: Final = word_set("is are was were be been being got gets")
_BEFORE_VERB: Final = FINITE | word_set("not never also has had have to then later still now again who")
_BEFORE_NAME: Final = word_set(
    "the a an to with against from for of in on at by into over president prime minister mr mrs ms dr sen rep gov "
    "senator general former that"
)
_PREPOSITIONS: Final = word_set("to with against from for of in on at by into over that")
_REACH: Final = 8
"""How many words beside a name, or between two that are joined, are looked at; how many names may be joined."""


@dataclass(frozen=True, slots=True)
class Role:
    """A name beside a word: `how` is "does", "undergoes", or the word's preposition ("" for none).

    `verb` tells that the form of the word is one of a verb; `word` is that form.
    """

    how: str
    stem: str
    name: str
    verb: bool
    word: str


def roles_of(stated: Stated, names: Sequence[Name], offset: int = 0) -> tuple[Role, ...]:
    """Return the roles of the names of a sentence.

    Args:
        stated: The sentence as read.
        names: Its names.
        offset: Where the sentence starts in the text that the names' spans belong to.
    """
    found: list[Role] = []
    joined: list[str] = []
    reached = 0
    words = stated.sequence
    starts = [name.span.start - offset for name in names]
    for name in names:
        span = name.span.shifted(-offset)
        after = bisect_left(words, span.end, key=lambda word: word.start)
        before = bisect_right(words, span.start, key=lambda word: word.end) - 1
        if name.text.lower() in ROLES or _is_modifier(words, after, span, starts):
            continue
        mine = [*(joined if before - reached < _REACH else ()), name.text][-_REACH:]
        reached = after
        clause = words[after - 1].clause
        if _is_joined(words, after, clause):
            joined = mine
            continue
        joined = []
        governor = tuple(_governor(words, before, clause))
        governed = any(how not in {"", "that"} for how, _ in governor)
        beside = governor if governed else (*_predicate(words, after, clause, full=" " in name.text), *governor)
        found += [Role(how, word.stem, one, _is_verb(word), word.low) for how, word in beside for one in mine]
    return tuple(found)


def _is_modifier(words: Sequence[Word], after: int, span: Span, names: Sequence[int]) -> bool:
    """Tell whether a name only tells whose or which the next word is: "Lee's plan", "the FBI director"."""
    owns = words[after - 1].end > span.end
    if owns or after == len(words) or words[after].start != span.end + 1:
        return owns
    return words[after].low in ROLES or _is_agent(words, after, names)


def _is_agent(words: Sequence[Word], at: int, names: Sequence[int]) -> bool:
    """Tell whether a word between two names tells who the second is: "the Norland Run winner Ann Lee"."""
    beside = at + 1 < len(words) and words[at + 1].start == words[at].end + 1
    return beside and words[at].content and words[at + 1].start in names and words[at].low.endswith(_AGENTS)


_AGENTS: Final = ("er", "or", "ist", "ian")


def _is_joined(words: Sequence[Word], after: int, clause: int) -> bool:
    """Tell whether another name or noun is joined by "and" behind a name."""
    return after < len(words) and words[after].clause == clause and words[after].low in {"and", "or", "nor"}


def _is_verb(word: Word) -> bool:
    return word.low.endswith(("ed", "ing")) or is_irregular(word.low)


def _predicate(words: Sequence[Word], after: int, clause: int, *, full: bool) -> Iterator[tuple[str, Word]]:
    """Yield what a name does, or undergoes, from the words behind it; a relative clause tells it of a full name."""
    passive = False
    if full and after < len(words) and words[after].low == "who":
        clause = words[after].clause
    after = _past_first(words, after)
    for word in words[after : after + _REACH]:
        if word.clause != clause:
            return
        if word.content and not is_manner(word):
            yield ("undergoes" if passive and word.low.endswith(("t", "n", "d")) else "does"), word
            return
        if word.low not in _BEFORE_VERB and not word.content and word.low not in {"must", "should", "will", "would"}:
            return
        passive = passive or word.low in _PASSIVE


def _past_first(words: Sequence[Word], after: int) -> int:
    """Return where the verb may stand behind "was the first to": who was first to do it did it."""
    low = [word.low for word in words[after : after + _REACH]]
    at = next((at for at, word in enumerate(low) if word not in _BEFORE_FIRST), 0)
    if not low or low[at] not in _FIRST or "to" not in low:
        return after
    return after + low.index("to") + 1


_BEFORE_FIRST: Final = FINITE | {"the"}
_FIRST: Final = word_set("first last second third only lone sole")


def _governor(words: Sequence[Word], before: int, clause: int) -> Iterator[tuple[str, Word]]:
    """Yield the word that a name stands behind, with its preposition."""
    how = ""
    for at in range(before, max(-1, before - _REACH), -1):
        word = words[at]
        if word.clause != clause:
            return
        if word.low in _BEFORE_NAME or is_manner(word):
            how = how or (word.low if word.low in _PREPOSITIONS else "")
            continue
        if word.content:
            yield how, word
        return
