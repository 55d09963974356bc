"""What was changed between a passage and a quote: a word diff, each edit typed.

Explains a failure; must never pass one.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from briefing.model import Change, ChangeType
from briefing.text.abbreviations import TITLES
from briefing.text.words import (
    DAYS,
    HEDGES,
    MODALS,
    MONTHS,
    NEGATIONS,
    NEGATIVE_PREFIXES,
    NUMBER_WORDS,
    SCALES,
    SOFTENERS,
    UNITS,
)

_MOST_TOKENS: Final = 600
_OPENERS: Final = frozenset('.!?"\u2026')
_UNCLEAR: Final = frozenset(("may", "march", "second", "mar", "sat", "sun"))
"""Days and months that are other words, too."""
_SIGNS: Final = frozenset("−-+<>=≤≥±~")
_FRAMED: Final = re.compile(r"^[^\d.,]+|[^\d]+$")
"""What stands around the digits of a number."""
_ORDINALS: Final = NUMBER_WORDS - {"second", "once", "twice", "half"}
_YEAR: Final = re.compile(r"(?:1[5-9]|20)\d\d")


@dataclass(frozen=True, slots=True)
class Block:
    """Equal tokens of a passage and a quote: where they start in each, and how many."""

    start: int
    quoted: int
    size: int

    def reach(self, later: "Block") -> int:
        """Return how many tokens of the quote stand between this block and a later one."""
        return later.quoted - self.quoted - self.size


def equal_blocks(printed: Sequence[str], quoted: Sequence[str]) -> list[Block]:
    """Return the equal runs of the two token sequences in order."""
    from rapidfuzz.distance import Indel  # noqa: PLC0415 - heavy, and only failures need it

    steps = Indel.opcodes(printed[:_MOST_TOKENS], quoted[:_MOST_TOKENS])
    return [Block(one.src_start, one.dest_start, one.src_end - one.src_start) for one in steps if one.tag == "equal"]


@dataclass(frozen=True, slots=True)
class _Edit:
    """One edit between two token sequences: what goes and comes, and whether it opens a sentence or meets a number."""

    op: str
    gone: tuple[str, ...]
    come: tuple[str, ...]
    opens: bool
    counts: bool

    @property
    def touched(self) -> tuple[str, ...]:
        """The tokens that differ."""
        gone = [word for word in self.gone if word not in self.come]
        return (*gone, *(word for word in self.come if word not in self.gone))


def find_changes(before: Sequence[str], after: Sequence[str]) -> tuple[Change, ...]:
    """Return the edits that turn the source's tokens into the quote's."""
    edits = _edits(before[:_MOST_TOKENS], after[:_MOST_TOKENS])
    return tuple(Change(one.op, " ".join(one.gone), " ".join(one.come), _type(one)) for one in edits)


def _edits(printed: Sequence[str], quoted: Sequence[str]) -> Iterator[_Edit]:
    """Yield the edits in order, replacements of equally many tokens one by one."""
    for op, (i, j), (k, m) in _runs(printed, quoted):
        pairs = j - i if op == "replace" and j - i == m - k else 0
        if not pairs:
            yield _edit(op, printed, quoted, (i, j), (k, m))
        for at in range(pairs):
            yield _edit(op, printed, quoted, (i + at, i + at + 1), (k + at, k + at + 1))


def _edit(
    op: str, printed: Sequence[str], quoted: Sequence[str], gone: tuple[int, int], come: tuple[int, int]
) -> _Edit:
    nearby = (*printed[gone[0] : gone[1] + 1], *quoted[come[0] : come[1] + 1])
    opens = _is_opening(printed, gone[0]) and _is_opening(quoted, come[0])
    counts = any(_is_number(word.lower()) for word in nearby)
    return _Edit(op, tuple(printed[slice(*gone)]), tuple(quoted[slice(*come)]), opens, counts)


def _is_opening(tokens: Sequence[str], at: int) -> bool:
    """Tell whether a token opens a sentence; the full stop of an initial or a short title ends none."""
    if at == 0:
        return True
    before = tokens[at - 1]
    return before in _OPENERS and not (before == "." and at > 1 and _is_initial(tokens[at - 2]))


def _is_initial(word: str) -> bool:
    return (len(word) == 1 and word.isupper()) or word.lower() in TITLES


def _runs(printed: Sequence[str], quoted: Sequence[str]) -> list[tuple[str, tuple[int, int], tuple[int, int]]]:
    """Return the ranges that differ, neighbouring ones joined."""
    from rapidfuzz.distance import Levenshtein  # noqa: PLC0415 - heavy, and only failures need it

    runs: list[tuple[str, tuple[int, int], tuple[int, int]]] = []
    for step in Levenshtein.opcodes(_keys(printed), _keys(quoted)):
        if step.tag == "equal":
            continue
        gone, come = (step.src_start, step.src_end), (step.dest_start, step.dest_end)
        if runs and runs[-1][1][1] == gone[0] and runs[-1][2][1] == come[0]:
            _, before, after = runs.pop()
            gone, come = (before[0], gone[1]), (after[0], come[1])
        runs.append((_op(gone, come), gone, come))
    return runs


def _op(gone: tuple[int, int], come: tuple[int, int]) -> str:
    if gone[0] == gone[1]:
        return "insert"
    return "delete" if come[0] == come[1] else "replace"


def _keys(words: Sequence[str]) -> list[str]:
    """Return the tokens as they are compared: the first one without its case."""
    return [words[0].lower(), *words[1:]] if words else []


def _type(edit: _Edit) -> ChangeType:
    """Return what kind of words an edit touches; the gravest when several."""
    small = [word.lower().removesuffix("'s").removesuffix("’s") for word in edit.touched]
    if _is_month(edit):
        return ChangeType.DATE
    if any(_is_negation(word) for word in small) or _turns_by_prefix(edit.gone, edit.come):
        return ChangeType.NEGATION
    if _is_date(small):
        return ChangeType.DATE
    if _is_unit(edit, small):
        return ChangeType.UNIT
    if any(_is_number(word) for word in small):
        return _number_or_unit(edit)
    return _type_of_words(edit, small)


def _is_unit(edit: _Edit, small: Sequence[str]) -> bool:
    """Tell whether a unit came or went, and no number; one of a single letter is small and stands beside a number."""
    units = [word for word in edit.touched if word.lower() in UNITS]
    units = [word for word in units if len(word) > 1 or not word.isalpha() or (word.islower() and edit.counts)]
    return bool(units) and not any(map(_counts, small))


def _number_or_unit(edit: _Edit) -> ChangeType:
    """Tell a changed sign of unit (`5%`, `$5`) from a changed number."""
    gone, come = (
        {_FRAMED.sub("", word) for word in words if any(map(str.isdigit, word))} for words in (edit.gone, edit.come)
    )
    signs = {char for word in edit.touched for char in word} & _SIGNS
    return ChangeType.UNIT if gone == come and gone and not signs else ChangeType.NUMBER


def _type_of_words(edit: _Edit, small: Sequence[str]) -> ChangeType:
    if any(word in MODALS or word.endswith(("'ll", "'d")) for word in small):
        return ChangeType.MODAL
    if any(word in SOFTENERS or (word in HEDGES and edit.counts) for word in small):
        return ChangeType.HEDGE
    return ChangeType.NAME if _touches_name(edit) else ChangeType.WORDING


def _touches_name(edit: _Edit) -> bool:
    """Tell whether a capitalized word that does not merely open a sentence came or went."""
    words = edit.touched
    if len(words) == 2 and words[0].lower() == words[1].lower():  # noqa: PLR2004 - the same word in another case
        return False
    firsts = {edit.gone[:1], edit.come[:1]} if edit.opens else set()
    return any(word[:1].isupper() and (word,) not in firsts and word != "I" for word in words)


def _is_month(edit: _Edit) -> bool:
    """Tell whether a month with a capital letter came or went beside a number, or for another one."""
    months = [word for word in edit.touched if word[:1].isupper() and word.lower() in MONTHS]
    return bool(months) and (edit.counts or len(months) > 1) and len(months) == len(edit.touched)


def _is_negation(word: str) -> bool:
    return word in NEGATIONS or word.endswith("n't")


def _turns_by_prefix(gone: Sequence[str], come: Sequence[str]) -> bool:
    """Tell whether a word gained or lost a negative prefix (`lawful`, `unlawful`)."""
    for one in gone:
        for other in come:
            short, long = sorted((one.lower(), other.lower()), key=len)
            if len(short) > 2 and any(long == prefix + short for prefix in NEGATIVE_PREFIXES):  # noqa: PLR2004 - a word
                return True
    return False


def _is_number(word: str) -> bool:
    return any(map(str.isnumeric, word)) or word in NUMBER_WORDS or (word in SCALES and len(word) > 1 and word != "per")


def _counts(word: str) -> bool:
    """Tell whether a word is a number, and no unit that is also an ordinal (`second`)."""
    return any(map(str.isnumeric, word)) or word in _ORDINALS


def _is_date(small: Sequence[str]) -> bool:
    if any(word in DAYS or (word in MONTHS and word not in _UNCLEAR) for word in small):
        return True
    years = [word for word in small if any(map(str.isdigit, word))]
    return bool(years) and all(_YEAR.fullmatch(word) for word in years)


def similarity(before: Sequence[str], after: Sequence[str]) -> float:
    """Return which share of the quote's words stands in the same order in the passage, 0…1; only ranks."""
    from rapidfuzz.distance import LCSseq  # noqa: PLC0415 - heavy, and only failures need it

    one = [word.lower() for word in before[:_MOST_TOKENS] if word[0].isalnum() or len(word) > 1]
    other = [word.lower() for word in after[:_MOST_TOKENS] if word[0].isalnum() or len(word) > 1]
    return LCSseq.similarity(one, other) / len(other) if other else 0.0
