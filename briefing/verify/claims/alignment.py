"""Lay a claim beside a sentence word by word: what stands between the words that both have. It judges nothing."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from briefing.verify.claims.statements import Word

_LONGEST: Final = 400
"""Most words of either side that are laid beside each other."""


@dataclass(frozen=True, slots=True)
class Gap:
    """Words between two common ones: what the sentence has there (`gone`) and what the claim has (`come`).

    `before` is the common word in front, as the sentence and as the claim have it; None at the start.
    """

    gone: tuple[Word, ...]
    come: tuple[Word, ...]
    before: tuple[Word, Word] | None = None


def find_gaps(claim: Sequence[Word], sentence: Sequence[Word], keep: Callable[[Word], bool]) -> Iterator[Gap]:
    """Yield the places where a claim differs from a sentence.

    Args:
        claim: The claim's words.
        sentence: The sentence's words.
        keep: Which words are compared; the others are left out on both sides.
    """
    from rapidfuzz.distance import Indel  # noqa: PLC0415 - heavy, and only claims near a sentence need it

    ours = [word for word in claim if keep(word)][:_LONGEST]
    theirs = [word for word in sentence if keep(word)][:_LONGEST]
    gone: list[Word] = []
    come: list[Word] = []
    before: tuple[Word, Word] | None = None
    for step in Indel.opcodes([word.stem for word in theirs], [word.stem for word in ours]):
        if step.tag != "equal":
            gone += theirs[step.src_start : step.src_end]
            come += ours[step.dest_start : step.dest_end]
            continue
        if gone or come:
            yield Gap(tuple(gone), tuple(come), before)
        gone, come, before = [], [], (theirs[step.src_end - 1], ours[step.dest_end - 1])
    if gone or come:
        yield Gap(tuple(gone), tuple(come), before)
