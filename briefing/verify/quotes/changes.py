"""What was changed between a passage and a quote: a word diff, each edit typed.

Explains a failure; must never pass one.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
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
_UNCLEAR: Final = frozenset(("may", "march", "mar", "sat", "sun"))
"""Days and months that are other words, too."""
_SIGNS: Final = frozenset("−-+<>=≤≥±~")
_DIGITS: Final = re.compile(r"[.,]*\d(?:.*\d)?")
"""A number without what stands around its digits."""
_ORDINALS: Final = NUMBER_WORDS - {"second", "once", "twice", "half"}
_LONG_SCALES: Final = {word for word in SCALES if len(word) > 1} - {"per"}
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
    """One edit between two token sequences: what goes and comes, and where.

    Attributes:
        opens: Whether it opens a sentence.
        counts: Whether a number is in it or after it.
        counted: Whether a number is before it.
    """

    op: str
    gone: tuple[str, ...]
    come: tuple[str, ...]
    opens: bool
    counts: bool
    counted: bool

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
    for (i, j), (k, m) in _runs(printed, quoted):
        if j - i == m - k:
            for at, other in zip(range(i, j), range(k, m), strict=True):
                yield _edit(printed, quoted, slice(at, at + 1), slice(other, other + 1))
        else:
            yield _edit(printed, quoted, slice(i, j), slice(k, m))


def _edit(printed: Sequence[str], quoted: Sequence[str], gone: slice, come: slice) -> _Edit:
    old, new = tuple(printed[gone]), tuple(quoted[come])
    opens = _is_opening(printed, gone.start) and _is_opening(quoted, come.start)
    counts = _holds_number((*old, *printed[gone.stop :][:1], *new, *quoted[come.stop :][:1]))
    counted = _holds_number(printed[: gone.start][-1:])
    return _Edit("insert" if not old else "replace" if new else "delete", old, new, opens, counts, counted)


def _holds_number(words: Iterable[str]) -> bool:
    return any(_is_number(word.lower()) for word in words)


def _is_opening(tokens: Sequence[str], at: int) -> bool:
    """Tell whether a token opens a sentence; the full stop of an initial or a short title ends none."""
    before = tokens[:at][-2:]
    return not before or (before[-1] in _OPENERS and not _is_initial(before[0]))


def _is_initial(word: str) -> bool:
    return (len(word) == 1 and word.isupper()) or word.lower() in TITLES


def _runs(printed: Sequence[str], quoted: Sequence[str]) -> Iterator[tuple[tuple[int, int], tuple[int, int]]]:
    """Yield the ranges that differ, neighbouring ones joined."""
    from rapidfuzz.distance import Levenshtein  # noqa: PLC0415 - heavy, and only failures need it

    for equal, steps in groupby(Levenshtein.opcodes(_keys(printed), _keys(quoted)), lambda step: step.tag == "equal"):
        found = list(steps)
        if not equal:
            yield (found[0].src_start, found[-1].src_end), (found[0].dest_start, found[-1].dest_end)


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
    units = [word for word in units if len(word) > 1 or not word.isalpha() or (word.islower() and edit.counted)]
    return bool(units) and not any(map(_counts, small))


def _number_or_unit(edit: _Edit) -> ChangeType:
    """Tell a changed sign of unit (`5%`, `$5`) from a changed number."""
    gone, come = ([one for word in words for one in _DIGITS.findall(word)] for words in (edit.gone, edit.come))
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
    if [*map(str.lower, edit.gone)] == [*map(str.lower, edit.come)]:
        return False
    firsts = {edit.gone[:1], edit.come[:1]} if edit.opens else set()
    return any(word[:1].isupper() and (word,) not in firsts and word != "I" for word in edit.touched)


def _is_month(edit: _Edit) -> bool:
    """Tell whether a month or day with a capital letter came or went beside a number, or for another one."""
    months = [word for word in edit.touched if word[:1].isupper() and word.lower() in MONTHS | DAYS]
    return bool(months) and (edit.counts or edit.counted or len(months) > 1) and len(months) == len(edit.touched)


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
    return any(map(str.isnumeric, word)) or word in NUMBER_WORDS or word in _LONG_SCALES


def _counts(word: str) -> bool:
    """Tell whether a word is a number, and no unit that is also an ordinal (`second`)."""
    return any(map(str.isnumeric, word)) or word in _ORDINALS


def _is_date(small: Sequence[str]) -> bool:
    if any(word in (MONTHS | DAYS) - _UNCLEAR for word in small):
        return True
    years = [word for word in small if any(map(str.isdigit, word))]
    return bool(years) and all(_YEAR.fullmatch(word) for word in years)


def similarity(before: Sequence[str], after: Sequence[str]) -> float:
    """Return which share of the quote's words stands in the same order in the passage, 0…1; only ranks."""
    from rapidfuzz.distance import LCSseq  # noqa: PLC0415 - heavy, and only failures need it

    one = [word.lower() for word in before[:_MOST_TOKENS]]
    other = [word.lower() for word in after[:_MOST_TOKENS] if word[0].isalnum() or len(word) > 1]
    return LCSseq.similarity(one, other) / len(other) if other else 0.0
