"""Walk the words of a part through a source, character by character, over what is not the speaker's.

A passage may run over an editorial insertion, a hyphen at a line break, the space between paragraphs, an attribution
that splits one utterance. Each of these joints is recorded; everything else must be equal.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from briefing.text.folding import BREAK, PARAGRAPH
from briefing.text.words import is_dense
from briefing.verify.quotes.brackets import is_remark, may_replace
from briefing.verify.quotes.pieces import Bracket
from briefing.verify.source import COMPOSED, Source, lowered

MOST_TRIES: Final = 512
"""Most ways that are tried for one part."""
_MOST_JOINTS: Final = 16
_JOINT_EVERY: Final = 8
"""A walk passes this many joints, and one more for so many characters of the quote."""
_SPACES: Final = (" ", PARAGRAPH)
_SOFT: Final = ",.;:-"
_SHAPES: Final = frozenset((("[", "("), ("(", "["), ("]", ")"), (")", "]")))
"""Brackets that differ in shape only."""
_COMPLETED: Final = re.compile(r"(?:(?<=\w)\[(?=\w{1,12}\])|\[(?=\w{1,12}\]\w))(\w+)\]")
_SOURCE_WORD: Final = re.compile(r"\w+(?:'\w+)*")
_LONGEST_WORD: Final = 40
_ONE: Final = r"(\w{1,40}(?:'\w{1,40})*)"
_REPLACED: Final = re.compile(rf"{_ONE}(?:\W{_ONE}(?:\W{_ONE})?)?")
"""One to three words of the source that a bracket may stand for."""
_AMID_WORD: Final = re.compile(r"(?<=\w)\w")
_WORD_BEFORE: Final = re.compile(r"(?:[^\W_]|')+\Z")


@dataclass(frozen=True, slots=True)
class Inserted:
    """A bracket of the quote or the source: its words in the quote, its words in the source, the words it replaced.

    `before` is the folded position in the source where it stands; `edge` is -1 before the first words of a part, 1
    after the last ones.
    """

    quoted: str | None
    printed: str | None
    replaced: str | None
    before: int
    composed: bool = False
    edge: int = 0


@dataclass(frozen=True, slots=True)
class Match:
    """A place of a part in the folded source: its segments, its brackets, and pairs of equal runs for the case."""

    segments: tuple[tuple[int, int], ...]
    inserted: tuple[Inserted, ...] = ()
    runs: tuple[tuple[str, int, bool], ...] = ()

    @property
    def start(self) -> int:
        """Where the first segment starts."""
        return self.segments[0][0]

    @property
    def end(self) -> int:
        """Where the last segment ends."""
        return self.segments[-1][1]

    @property
    def split(self) -> bool:
        """Whether an attribution or a paragraph's marks split the words."""
        return len(self.segments) > 1


@dataclass(slots=True)
class _Trail:
    """What a walk has passed so far."""

    start: int
    at: int
    done: list[tuple[int, int]] = field(default_factory=list)
    inserted: list[Inserted] = field(default_factory=list)
    runs: list[tuple[str, int, bool]] = field(default_factory=list)

    def copy(self) -> "_Trail":
        return _Trail(self.start, self.at, list(self.done), list(self.inserted), list(self.runs))


def walk(items: Sequence[str | Bracket], source: Source, start: int) -> Match | None:
    """Walk the items of a part through the source from a folded position; None where they part."""
    stack: list[tuple[int, _Trail]] = [(0, _Trail(start, start))]
    for _ in range(MOST_TRIES):
        if not stack:
            return None
        number, trail = stack.pop()
        if number == len(items):
            return _match(trail)
        item = items[number]
        if isinstance(item, str):
            if number:
                trail.at += source.small.startswith(_SPACES, trail.at)
            if _pass_literal(item, source, trail):
                stack.append((number + 1, trail))
        else:
            stack += [
                (number + 1, one)
                for one in _pass_bracket(item, source, trail, first=not number, last=number == len(items) - 1)
            ]
    return None


def _match(trail: _Trail) -> Match:
    return Match((*trail.done, (trail.start, trail.at)), tuple(trail.inserted), tuple(trail.runs))


def _pass_literal(words: str, source: Source, trail: _Trail) -> bool:
    """Pass words that are equal to the source's but for its joints."""
    small = lowered(words)
    here = 0
    fresh = not trail.runs
    for _ in range(_MOST_JOINTS + len(small) // _JOINT_EVERY):
        count = _common(small, here, source.small, trail.at)
        if count:
            trail.runs.append((words[here : here + count], trail.at, fresh))
            here += count
            trail.at += count
        if here == len(small):
            return True
        moved = _pass_joint(small, here, source, trail)
        if moved is None:
            return False
        here, fresh = moved
    return False


def _common(one: str, at: int, other: str, there: int) -> int:
    """Return how many characters are equal from two positions on."""
    rest = one[at:]
    if other.startswith(rest, there):
        return len(rest)
    pairs = zip(rest, other[there : there + len(rest)], strict=False)
    return next((count for count, (a, b) in enumerate(pairs) if a != b), len(other) - there)


def _pass_joint(small: str, here: int, source: Source, trail: _Trail) -> tuple[int, bool] | None:
    """Pass what parts two equal runs; return where the quote goes on and whether a sentence may begin there."""
    there = source.small[trail.at : trail.at + 1]
    steps = _laid_out(small[here], there)
    if steps is not None:
        trail.at += steps[1]
        return here + steps[0], False
    completed = _pass_completed(small, here, source, trail)
    if completed is not None:
        return here + completed, False
    if small.startswith(" / ", here - 1) and "\n" in source.span(trail.at - 1, trail.at).of(source.text):
        return here + 2, False
    if _is_amid_word(small, here):
        return None
    if _pass_printed_insertion(source, trail):
        return here, False
    return _pass_gap(small, here, source, trail)


def _laid_out(char: str, there: str) -> tuple[int, int] | None:
    """Return how far quote and source go on over a difference of mere layout, or None."""
    if char in _SPACES and there in _SPACES:
        return 1, 1
    if there == BREAK:
        return int(char in {"-", BREAK}), 1
    if char == BREAK:
        return 1, int(there == "-")
    if (char, there) in _SHAPES:
        return 1, 1
    if {char, there} == {PARAGRAPH, "-"}:
        return int(char == PARAGRAPH), int(there == PARAGRAPH)
    return None


def _pass_completed(small: str, here: int, source: Source, trail: _Trail) -> int | None:
    """Pass letters that the source prints in a bracket amid a word (`[T]he`); return how many, or None."""
    match = _COMPLETED.match(source.small, trail.at)
    if match is None or not small.startswith(match[1], here):
        return None
    trail.inserted.append(Inserted(None, match[1], None, trail.at, composed=True))
    trail.at = match.end()
    return len(match[1])


def _pass_printed_insertion(source: Source, trail: _Trail) -> bool:
    """Pass an editorial insertion of the source that the quote leaves out."""
    text, at = source.folded.text, trail.at
    begin = at + 1 if text[at : at + 1] == " " else at
    end = source.insertions.get(begin)
    if end is None:
        return False
    trail.inserted.append(Inserted(None, text[begin:end], None, begin))
    trail.at = end + 1 if begin == at and text[at - 1 : at] == " " and text[end : end + 1] == " " else end
    return True


def _pass_gap(small: str, here: int, source: Source, trail: _Trail) -> tuple[int, bool] | None:
    """Pass an attribution between two pieces of one utterance; the comma before it may have become another mark."""
    text = source.small
    for end in (trail.at, trail.at + 1, trail.at - 1):
        following = source.gaps.get(end)
        if following is None or (end > trail.at and text[trail.at] not in _SOFT):
            continue
        trail.done.append((trail.start, min(trail.at, end)))
        trail.start = trail.at = following
        return len(small) - len(small[here:].lstrip(f'{_SOFT} {PARAGRAPH}"')), True
    return None


def _pass_bracket(item: Bracket, source: Source, trail: _Trail, *, first: bool, last: bool) -> Iterator[_Trail]:
    """Yield the ways to pass a bracket of the quote, the least likely first; it never stands amid a word."""
    if _is_amid_word(source.folded.text, trail.at):
        return
    if item.composed:
        yield from _pass_composed(item, source, trail)
    elif first:
        yield from _pass_opening(item, source, trail)
    else:
        yield from _pass_inner(item, source, trail, last=last)


def _is_amid_word(text: str, at: int) -> bool:
    return _AMID_WORD.match(text, at) is not None and not is_dense(text[at])


def _pass_inner(item: Bracket, source: Source, trail: _Trail, *, last: bool) -> Iterator[_Trail]:
    """Yield: an addition, words that it stands for, the source's own insertion; a remark only adds."""
    text = source.folded.text
    yield _with(trail, Inserted(item.words, None, None, trail.at, edge=int(last)))
    if is_remark(item.words):
        return
    after = trail.at + text.startswith(_SPACES, trail.at)
    for end in _ends(text, after):
        if may_replace(item.words, text[after:end]):
            yield _with(trail, Inserted(item.words, None, text[after:end], after), at=end)
    printed = source.insertions.get(after)
    if printed is not None:
        yield _with(trail, Inserted(item.words, text[after:printed], None, after), at=printed)


def _with(trail: _Trail, inserted: Inserted, *, at: int | None = None, start: int | None = None) -> _Trail:
    way = trail.copy()
    way.inserted.append(inserted)
    way.at = trail.at if at is None else at
    way.start = trail.start if start is None else start
    return way


def _ends(text: str, start: int) -> list[int]:
    """Return where one to three words from a position on end, the longest first."""
    match = _REPLACED.match(text, start)
    return [] if match is None else sorted({match.end(number) for number in range(1, 4)} - {-1}, reverse=True)


def _pass_opening(item: Bracket, source: Source, trail: _Trail) -> Iterator[_Trail]:
    """Yield: an addition before the first words, the pronoun that it stands for, the source's own insertion."""
    text = source.folded.text
    yield _with(trail, Inserted(item.words, None, None, trail.at, edge=-1))
    before = trail.at - text.endswith(_SPACES, None, trail.at)
    word = _WORD_BEFORE.search(text, before - _LONGEST_WORD, before)
    if word is not None and may_replace(item.words, word[0]):
        yield _with(trail, Inserted(item.words, None, word[0], word.start()), start=word.start())
    printed = source.insertion_ends.get(before)
    if printed is not None:
        yield _with(trail, Inserted(item.words, text[printed:before], None, printed), start=printed)


def _pass_composed(item: Bracket, source: Source, trail: _Trail) -> Iterator[_Trail]:
    """Yield the way past a word that a bracket completes: the same word in another case, or another form of it."""
    text = source.folded.text
    at = trail.at + text.startswith(_SPACES, trail.at)
    match = COMPOSED.match(text, at) or _SOURCE_WORD.match(text, at)
    if match is None:
        return
    printed = match[0].replace("[", "").replace("]", "")
    if printed.lower() == item.words.lower() or may_replace(item.words, printed):
        yield _with(trail, Inserted(item.words, None, match[0], at, composed=True), at=match.end())
