"""Where the words of a part stand in a source, character by character; nothing similar counts.

A passage may run over what is not the speaker's: an editorial insertion, a hyphen at a line break, the space between
paragraphs, an attribution that splits one utterance. Each of these joints is recorded; everything else is equal.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import Final

from briefing.text.folding import BREAK, PARAGRAPH
from briefing.text.words import word_pattern
from briefing.verify.quotes.brackets import is_remark, may_replace
from briefing.verify.quotes.pieces import Bracket, Part
from briefing.verify.source import COMPOSED, Source, lowered

MOST_PLACES: Final = 64
"""Most places of one part that are judged."""
_MOST_TRIES: Final = 512
_MOST_SEEDS: Final = 100_000
_MOST_JOINTS: Final = 16
_JOINT_EVERY: Final = 8
"""A walk passes this many joints, and one more for so many characters of the quote."""
_REPLACED: Final = 3
"""Most words that a bracket may stand for."""
_SPACES: Final = f" {PARAGRAPH}"
_SOFT: Final = ",.;:-"
_SHAPES: Final = frozenset((("[", "("), ("(", "["), ("]", ")"), (")", "]")))
"""Brackets that differ in shape only."""
_COMPLETED: Final = re.compile(r"(?:(?<=\w)\[(?=\w{1,12}\])|\[(?=\w{1,12}\]\w))(\w+)\]")
_SOURCE_WORD: Final = re.compile(r"\w+(?:'\w+)*")
_LONGEST_WORD: Final = 40


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


def find_places(part: Part, source: Source, *, joints: bool = False) -> list[Match]:
    """Return the places of a part in a source, in order, at most `MOST_PLACES`.

    With `joints`, places that run over a joint are looked for although the words stand elsewhere without one.
    """
    words = part.plain
    if words is None or joints:
        return _walked(part, source)
    starts = _outside(exact(words, source), source)
    found = [Match(((start, start + len(words)),), (), ((words, start, True),)) for start in starts]
    return found or (_walked(part, source) if source.has_joints or _may_join(words) else [])


def _outside(starts: list[int], source: Source) -> list[int]:
    """Leave out places inside an editorial insertion when there are others."""
    if len(starts) < 2 or not source.insertions:  # noqa: PLR2004 - nothing to choose from
        return starts
    free = [at for at in starts if not any(start < at < end for start, end in source.insertions_near(at))]
    return free or starts


def _may_join(words: str) -> bool:
    return PARAGRAPH in words or BREAK in words or " / " in words or "[" in words


def exact(words: str, source: Source) -> list[int]:
    """Return where the words stand in the folded source, whatever their case."""
    small = lowered(words)
    seed = rarest(small, source)
    if seed is None:
        return []
    offset, places = seed
    stands = source.small.startswith
    found = (place - offset for place in places[:_MOST_SEEDS] if stands(small, place - offset) and place >= offset)
    return list(islice(found, MOST_PLACES))


def rarest(small: str, source: Source) -> tuple[int, Sequence[int]] | None:
    """Return the offset and the places of the rarest word, or None when a word is nowhere in the source."""
    places = source.words
    best: tuple[int, Sequence[int]] | None = None
    count = 1 << 60
    matches = word_pattern(small).finditer(small)
    for match in matches:
        known = places.get(match[0])
        if known is None:
            return None
        if len(known) < count:
            best, count = (match.start(), known), len(known)
            if count == 1:
                break
    return best


def _walked(part: Part, source: Source) -> list[Match]:
    """Find a part by walking it from every place where it may begin."""
    found: list[Match] = []
    for start in islice(_beginnings(part, source), _MOST_TRIES):
        match = walk(part.items, source, start)
        if match is not None and (not found or match.start != found[-1].start):
            found.append(match)
            if len(found) == MOST_PLACES:
                break
    return found


def _beginnings(part: Part, source: Source) -> Iterator[int]:
    """Yield where the first literal of a part may begin, judged by its rarest known word."""
    literals = [item for item in part.items if isinstance(item, str) or item.composed]
    first = literals[0] if literals else ""
    head = lowered(first.words if isinstance(first, Bracket) else first)
    opening = word_pattern(head).search(head)
    if opening is None:
        return
    names = _first_words(head, opening)
    seeds = _seeds(literals, source)
    if seeds is None:
        return
    reach, places = seeds
    begin = opening.start()
    seen = -1
    for place in places:
        low = max(seen + 1, place - reach)
        for start in _openings(names, source, low, place):
            seen = start
            yield max(0, start - begin)


def _first_words(head: str, opening: re.Match[str]) -> tuple[str, ...]:
    """Return the first word of a part; one that is broken at a line end may stand whole in the source."""
    broken = re.match(rf"\w+(?:{BREAK}\w+)+", head[opening.start() :])
    return (opening[0],) if broken is None else (broken[0].replace(BREAK, ""), opening[0])


def _openings(words: Sequence[str], source: Source, low: int, high: int) -> Sequence[int]:
    """Return where one of the words begins in a range."""
    return sorted({at for word in words for at in source.places_between(word, low, high)})


def _seeds(literals: Sequence[str | Bracket], source: Source) -> tuple[int, Sequence[int]] | None:
    """Return how far back of each place of the rarest word the part may begin, and the places."""
    best: tuple[int, Sequence[int]] | None = None
    passed = 0
    for literal in literals:
        small = lowered(literal.words if isinstance(literal, Bracket) else literal)
        for match in word_pattern(small).finditer(small):
            places = () if _is_broken(small, match) else source.places(match[0])
            if places and (best is None or len(places) < len(best[1])):
                best = (2 * (passed + match.start()) + 600, places)
        passed += len(small) + 1
    return best


def _is_broken(small: str, match: re.Match[str]) -> bool:
    """Tell whether a word is only a part of one that is broken at a line end."""
    return small[match.end() : match.end() + 1] == BREAK or small[max(0, match.start() - 1) : match.start()] == BREAK


def walk(items: Sequence[str | Bracket], source: Source, start: int) -> Match | None:
    """Walk the items of a part through the source from a folded position; None where they part."""
    stack: list[tuple[int, _Trail]] = [(0, _Trail(start, start))]
    tries = 0
    while stack and tries < _MOST_TRIES:
        number, trail = stack.pop()
        tries += 1
        if number == len(items):
            return _match(trail)
        item = items[number]
        if isinstance(item, str):
            if number:
                trail.at += source.small[trail.at : trail.at + 1] in _SPACES and trail.at < len(source.small)
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
            fresh = False
        if here == len(small):
            return True
        moved = _pass_joint(small, here, source, trail)
        if moved is None:
            return False
        here, fresh = moved
    return False


def _common(one: str, at: int, other: str, there: int) -> int:
    """Return how many characters are equal from two positions on."""
    if other.startswith(one[at:], there):
        return len(one) - at
    pairs = zip(one[at:], other[there : there + len(one) - at], strict=False)
    return next((count for count, (a, b) in enumerate(pairs) if a != b), min(len(one) - at, len(other) - there))


def _pass_joint(small: str, here: int, source: Source, trail: _Trail) -> tuple[int, bool] | None:
    """Pass what parts two equal runs; return where the quote goes on and whether a sentence may begin there."""
    there = source.small[trail.at : trail.at + 1]
    steps = _laid_out(small[here], there) or (_pass_completed(small, here, source, trail), 0)
    if any(steps):
        trail.at += steps[1]
        return here + steps[0], False
    if small.startswith("/ ", here) and _is_line_end(source, trail.at):
        return here + 2, False
    if _pass_printed_insertion(source, trail):
        return here, False
    return _pass_gap(small, here, source, trail)


def _laid_out(char: str, there: str) -> tuple[int, int] | None:
    """Return how far quote and source go on over a difference of mere layout, or None."""
    if char in _SPACES and there and there in _SPACES:
        return 1, 1
    if there == BREAK:
        return int(char in {"-", BREAK}), 1
    if char == BREAK:
        return 1, int(there == "-")
    if (char, there) in _SHAPES:
        return 1, 1
    if PARAGRAPH in {char, there} and "-" in {char, there}:
        return int(char == PARAGRAPH), int(there == PARAGRAPH)
    return None


def _is_line_end(source: Source, at: int) -> bool:
    """Tell whether the white space before a folded position is a line end, which a slash may stand for."""
    if not at or source.folded.text[at - 1] not in _SPACES:
        return False
    return "\n" in source.text[source.folded.start(at - 1) : source.folded.end(at)]


def _pass_completed(small: str, here: int, source: Source, trail: _Trail) -> int:
    """Pass letters that the source prints in a bracket amid a word (`[T]he`); return how many."""
    match = _COMPLETED.match(source.small, trail.at)
    if match is None or not small.startswith(match[1], here):
        return 0
    trail.inserted.append(Inserted(None, match[0], None, trail.at, composed=True))
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
        while here < len(small) and small[here] in f'{_SOFT}{_SPACES}"':
            here += 1
        return here, True
    return None


def _pass_bracket(item: Bracket, source: Source, trail: _Trail, *, first: bool, last: bool) -> Iterator[_Trail]:
    """Yield the ways to pass a bracket of the quote, the least likely first."""
    if item.composed:
        yield from _pass_composed(item, source, trail)
    elif first:
        yield from _pass_opening(item, source, trail)
    else:
        yield from _pass_inner(item, source, trail, last=last)


def _pass_inner(item: Bracket, source: Source, trail: _Trail, *, last: bool) -> Iterator[_Trail]:
    """Yield: words it stands for, an addition, the source's own insertion; at the end of a part it stands for words."""
    text = source.folded.text
    after = trail.at + _is_space(text, trail.at)
    ends = [end for end in _ends(text, after) if may_replace(item.words, text[after:end])]
    ways = [_with(trail, Inserted(item.words, None, text[after:end], after), at=end) for end in ends]
    added = _with(trail, Inserted(item.words, None, None, trail.at, edge=int(last)))
    yield from (added, *ways) if last else (*ways, added)
    printed = source.insertions.get(after)
    if printed is not None and not is_remark(item.words):
        yield _with(trail, Inserted(item.words, text[after:printed], None, after), at=printed)


def _is_space(text: str, at: int) -> bool:
    return text[at : at + 1] in _SPACES and at < len(text)


def _with(trail: _Trail, inserted: Inserted, *, at: int | None = None, start: int | None = None) -> _Trail:
    way = trail.copy()
    way.inserted.append(inserted)
    way.at = trail.at if at is None else at
    way.start = trail.start if start is None else start
    return way


def _ends(text: str, start: int) -> list[int]:
    """Return where one to three words from a position on end, the longest first."""
    ends: list[int] = []
    for match in islice(_SOURCE_WORD.finditer(text, start, start + 80), _REPLACED):
        if match.start() > (ends[-1] + 1 if ends else start):
            break
        ends.append(match.end())
    return ends[::-1]


def _pass_opening(item: Bracket, source: Source, trail: _Trail) -> Iterator[_Trail]:
    """Yield: an addition before the first words, the pronoun that it stands for, the source's own insertion."""
    text = source.folded.text
    yield _with(trail, Inserted(item.words, None, None, trail.at, edge=-1))
    before = trail.at - (trail.at > 0 and _is_space(text, trail.at - 1))
    begin = before
    while begin and before - begin < _LONGEST_WORD and (text[begin - 1].isalnum() or text[begin - 1] == "'"):
        begin -= 1
    if begin < before and may_replace(item.words, text[begin:before]):
        yield _with(trail, Inserted(item.words, None, text[begin:before], begin), start=begin)
    printed = source.insertion_ends.get(before)
    if printed is not None:
        yield _with(trail, Inserted(item.words, text[printed:before], None, printed), start=printed)


def _pass_composed(item: Bracket, source: Source, trail: _Trail) -> Iterator[_Trail]:
    """Yield the way past a word that a bracket completes: the same word in another case, or another form of it."""
    text = source.folded.text
    at = trail.at + (bool(trail.inserted or trail.runs) and _is_space(text, trail.at))
    match = COMPOSED.match(text, at) or _SOURCE_WORD.match(text, at)
    if match is None:
        return
    printed = match[0].replace("[", "").replace("]", "")
    if printed.lower() == item.words.lower() or may_replace(item.words, printed):
        yield _with(trail, Inserted(item.words, None, match[0], at, composed=True), at=match.end())
