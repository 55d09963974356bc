"""What was changed between a passage and a quote: a word diff, each edit typed.

Explains a failure; must never pass one.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from briefing.model import Change, ChangeType
from briefing.text.words import (
    DAYS,
    HEDGES,
    MODALS,
    MONTHS,
    NEGATIONS,
    NEGATIVE_PREFIXES,
    NUMBER_WORDS,
    SCALES,
    UNITS,
)

_MOST_TOKENS: Final = 600
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


def find_changes(before: Sequence[str], after: Sequence[str]) -> tuple[Change, ...]:
    """Return the edits that turn the source's tokens into the quote's."""
    from rapidfuzz.distance import Levenshtein  # noqa: PLC0415 - heavy, and only failures need it

    one, other = list(before[:_MOST_TOKENS]), list(after[:_MOST_TOKENS])
    found: list[Change] = []
    for tag, i, j, k, m in _merged(
        [
            (s.tag, s.src_start, s.src_end, s.dest_start, s.dest_end)
            for s in Levenshtein.opcodes(_keys(one), _keys(other))
        ]
    ):
        old, new = " ".join(one[i:j]), " ".join(other[k:m])
        found += _split(tag, one[i:j], other[k:m]) or [Change(tag, old, new, change_type(one[i:j], other[k:m]))]
    return tuple(found)


def _keys(words: Sequence[str]) -> list[str]:
    """Return the tokens as they are compared: the first one without its case."""
    return [words[0].lower(), *words[1:]] if words else []


def _merged(steps: Sequence[tuple[str, int, int, int, int]]) -> list[tuple[str, int, int, int, int]]:
    """Join neighbouring edits to one."""
    edits = [step for step in steps if step[0] != "equal"]
    merged: list[tuple[str, int, int, int, int]] = []
    for tag, i, j, k, m in edits:
        if merged and merged[-1][2] == i and merged[-1][4] == k:
            _, first, _, start, _ = merged.pop()
            merged.append(("replace" if first < j and start < m else tag, first, j, start, m))
        else:
            merged.append((tag, i, j, k, m))
    return merged


def _split(tag: str, old: Sequence[str], new: Sequence[str]) -> list[Change]:
    """Split a replacement of equally many tokens into its single edits."""
    if tag != "replace" or len(old) != len(new) or len(old) == 1:
        return []
    pairs = [(a, b) for a, b in zip(old, new, strict=True) if a != b]
    return [Change("replace", a, b, change_type([a], [b])) for a, b in pairs]


def change_type(old: Sequence[str], new: Sequence[str]) -> ChangeType:
    """Return what kind of words an edit touches; the gravest when several."""
    gone = [word for word in old if word not in new]
    come = [word for word in new if word not in old]
    touched = [*gone, *come]
    small = [word.lower() for word in touched]
    if any(_is_negation(word) for word in small) or _turns_by_prefix(gone, come):
        return ChangeType.NEGATION
    if _is_date(small):
        return ChangeType.DATE
    if any(_is_number(word) for word in small):
        return _number_or_unit(gone, come)
    return _other_type(touched, small, gone)


def _number_or_unit(gone: Sequence[str], come: Sequence[str]) -> ChangeType:
    """Tell a changed sign of unit (`5%`, `$5`) from a changed number."""
    bare = [{re.sub(r"[^\d.,]", "", word) for word in words if any(map(str.isdigit, word))} for words in (gone, come)]
    same = bare[0] == bare[1] and bool(bare[0])
    signs = {char for word in (*gone, *come) for char in word} & set("−-+<>=≤≥±~")
    return ChangeType.UNIT if same and not signs else ChangeType.NUMBER


def _other_type(touched: Sequence[str], small: Sequence[str], gone: Sequence[str]) -> ChangeType:
    if any(word in UNITS for word in small):
        return ChangeType.UNIT
    if any(word in MODALS or word.endswith(("'ll", "'d")) for word in small):
        return ChangeType.MODAL
    if any(word in HEDGES for word in small):
        return ChangeType.HEDGE
    named = [(word[:1].isupper() and word[1:2].islower()) or (word.isupper() and len(word) > 1) for word in touched]
    if any(named) and not (gone and len(touched) == 2 and touched[0].lower() == touched[1].lower()):  # noqa: PLR2004 - a pair
        return ChangeType.NAME
    return ChangeType.WORDING


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
    return any(map(str.isdigit, word)) or word in NUMBER_WORDS or (word in SCALES and len(word) > 1 and word != "per")


def _is_date(small: Sequence[str]) -> bool:
    if any(
        word in DAYS or (word in MONTHS and word not in {"may", "march", "second", "mar", "sat", "sun"})
        for word in small
    ):
        return True
    years = [word for word in small if any(map(str.isdigit, word))]
    return bool(years) and all(_YEAR.fullmatch(word) for word in years)


def similarity(before: Sequence[str], after: Sequence[str]) -> float:
    """Return which share of the quote's words stands in the same order in the passage, 0…1; only ranks."""
    from rapidfuzz.distance import LCSseq  # noqa: PLC0415 - heavy, and only failures need it

    one = [word.lower() for word in before[:_MOST_TOKENS] if word[0].isalnum() or len(word) > 1]
    other = [word.lower() for word in after[:_MOST_TOKENS] if word[0].isalnum() or len(word) > 1]
    return LCSseq.similarity(one, other) / len(other) if other else 0.0
