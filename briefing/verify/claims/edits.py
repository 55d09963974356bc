"""Hold a claim that repeats a sentence almost word for word to that sentence: what was put in, taken out, exchanged?

A summary that copies and changes one word is caught by the word diff of quotes. Honest rewording passes: titles,
pronouns made names, spellings of one number, contractions.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from briefing.model import Change, ChangeType, ClaimVerdict, Figure
from briefing.text.figures import find_figures
from briefing.text.names import is_role, same_name
from briefing.text.words import MONTH_OF_MAY, NEGATIONS, PRONOUNS, TOKEN, word_set
from briefing.verify.claims.agreement import agreement
from briefing.verify.claims.doubts import Doubt
from briefing.verify.claims.evidence import Read
from briefing.verify.quotes.changes import find_changes, similarity

_COPY: Final = 0.8
"""Share of a claim's words, in order, that must stand in a sentence for a word diff; judged, not measured."""
_SHORT: Final = 4
"""Most words of a cut that may hide a negation; a longer one is a clause left out."""
_DOUBTING: Final = word_set(
    "may might could should possibly perhaps maybe probably likely apparently reportedly allegedly"
)
"""Words that make a sentence less than a fact."""
_OPEN: Final = _DOUBTING | word_set("can would")
"""Words one of which in a doubting one's place leaves it open."""
_NEGATING: Final = NEGATIONS - word_set("wrong false incorrect untrue nothing") | word_set("declined declines decline")
"""Words that negate what they stand beside: "declined to say" is "did not say"; "false" only judges it."""


def edit_doubts(claim: str, figures: Sequence[Figure], read: Read) -> Iterator[Doubt]:
    """Yield what a claim changed in the sentence it repeats; nothing when it does not repeat it."""
    before, after = _tokens(read.text), _tokens(claim)
    if similarity(before, after) < _COPY:
        return
    changes = find_changes(before, after)
    negations = sum(_negations(change.after.split()) - _negations(_beside(change)) for change in changes)
    if negations:
        yield _contradicted("a negation was added or dropped", read)
    for change in changes:
        if change.op == "replace" and (
            _is_other_name(change, read) or _is_other_number(change, figures, read) or _is_other_year(change)
        ):
            yield _contradicted(f"the source has {change.before!r}, not {change.after!r}", read)
        elif _is_certain_now(change):
            reason = f"the source says it as a possibility ({change.before!r})"
            yield Doubt(ClaimVerdict.UNRESOLVED, reason, read.sentence.span)


_BOUND: Final = re.compile(r"(?i)\bno (?:fewer|less|more|later|earlier|sooner) than\b")
_DOTTED: Final = re.compile(r"\b(?:[A-Z]\.){2,}")
_NOT: Final = re.compile(r"\b(\w+)n['’]t\b")
_YEAR: Final = re.compile(r"\b(?:1[5-9]|20)\d\d\b")
_RANGE: Final = re.compile(r"(?<=\d)[-–](?=\d)")


def _tokens(text: str) -> list[str]:
    """Return the tokens of a text; "no fewer than" negates nothing, "U.S." is one word, "5-7" has no sign."""
    text = _BOUND.sub("bounded by", text)
    text = _DOTTED.sub(lambda match: match[0].replace(".", ""), text)
    text = _NOT.sub(r"\1 not", text)
    return TOKEN.findall(_RANGE.sub(" to ", text))


def _contradicted(reason: str, read: Read) -> Doubt:
    return Doubt(ClaimVerdict.CONTRADICTED, reason, read.sentence.span)


def _is_cut(change: Change) -> bool:
    return change.op == "delete" and len(change.before.split()) > _SHORT


def _beside(change: Change) -> list[str]:
    """Return the words that a change took away beside kept ones, not the clauses between them."""
    words = change.before.split()
    marks = [at for at, word in enumerate(words) if word in _CLAUSE_MARKS]
    if _is_cut(change):
        return words[:1] if marks[:1] == [1] else []
    return words[: marks[0]] + words[marks[-1] :] if marks else words


_CLAUSE_MARKS: Final = frozenset(',;:“”"—–')


def _negations(words: Sequence[str]) -> int:
    return sum(word.lower() in _NEGATING for word in words)


def _is_other_name(change: Change, read: Read) -> bool:
    """Tell whether one name stands for another; titles, roles and aliases aside."""
    ours, theirs = _capitals(change.after), _capitals(change.before)
    told = set(TOKEN.findall(read.text))
    if change.type not in {ChangeType.NAME, ChangeType.WORDING} or told.issuperset(ours.split()):
        return False
    if ours.isupper() and ours in _initials(read.text):
        return False
    holds = [name.text for name in read.names if set(theirs.split()) & set(name.text.split())]
    return bool(holds) and not any(same_name(ours, name) for name in holds)


def _initials(text: str) -> str:
    """Return the first letters of the capitalized words of a text, in which an acronym of its names must stand."""
    return "".join(word[0] for word in TOKEN.findall(text) if word[0].isupper())


def _capitals(words: str) -> str:
    named = (word for word in words.split() if word[0].isupper() and word.lower() not in PRONOUNS)
    return " ".join(word for word in named if not is_role(word))


def _is_other_number(change: Change, figures: Sequence[Figure], read: Read) -> bool:
    """Tell whether a number or unit was exchanged for one that no figure of the sentence agrees with."""
    if change.type not in {ChangeType.NUMBER, ChangeType.UNIT}:
        return False
    held = find_figures(read.text)
    words = set(change.after.split())
    ours = [figure for figure in figures if words & set(TOKEN.findall(figure.text))]
    return any(all(agreement(figure, other) is None for other in held) for figure in ours) or (
        not ours and any(map(str.isdigit, change.after)) and any(map(str.isdigit, change.before))
    )


def _is_other_year(change: Change) -> bool:
    years = [_YEAR.findall(words) for words in (change.before, change.after)]
    return change.type is ChangeType.DATE and all(years) and years[0] != years[1]


def _is_certain_now(change: Change) -> bool:
    gone, come = (
        {word for part in MONTH_OF_MAY.split(words) for word in part.lower().split()}
        for words in (change.before, change.after)
    )
    return not gone.isdisjoint(_DOUBTING) and come.isdisjoint(_OPEN) and not _is_cut(change)
