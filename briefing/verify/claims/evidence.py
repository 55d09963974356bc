"""A source read as evidence for claims, once: its sentences with what they state, figures, names and dates, by word.

It finds and measures; it never judges a claim.
"""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property, lru_cache
from math import isclose, log
from typing import Final, TypeVar

from briefing.model import DateMention, Figure, Name, Sentence, Span
from briefing.text.dates import find_dates
from briefing.text.figures import find_figures, touches
from briefing.text.front_matter import split_front_matter
from briefing.text.names import find_names
from briefing.verify.claims.statements import Stated, read_statement
from briefing.verify.source import Source, as_source

MOST_EVIDENCE: Final = 3
"""Sentences that may together carry one claim: 2, 3 and 4 gave 75.9, 78.5 and 77.2 % on the tuned half of WiCE."""
DIGITS: Final = re.compile(r"\d+(?:[.,:/–-]\d+)*")
"""A run of digits: a number, a time, a score ("3-2") or a range, as one."""
_TIE: Final = 0.03
"""Shares that differ by no more are alike; judged, not measured."""
_Found = TypeVar("_Found", Figure, Name)
_CAPITAL: Final = re.compile(r"[^\W\d_][\w'’-]*")


@dataclass(frozen=True, eq=False)
class Read:
    """A sentence of the source; `index` counts from 0. What it states, its figures and names are read when needed."""

    index: int
    sentence: Sentence
    text: str
    page: "Page"

    @cached_property
    def stated(self) -> Stated:
        """What the sentence states."""
        return read_statement(self.text)

    @property
    def figures(self) -> tuple[Figure, ...]:
        """Its figures, with their places in the whole text."""
        return self.page.figures[self.index]

    @property
    def names(self) -> tuple[Name, ...]:
        """Its names, with their places in the whole text."""
        return self.page.names[self.index]


class Page:
    """Figures and names of a whole source by sentence, each found once and only when a sentence asks for them."""

    def __init__(self, source: Source, sentences: Sequence[Sentence]) -> None:
        self._source = source
        self._sentences = sentences

    @cached_property
    def figures(self) -> list[tuple[Figure, ...]]:
        """The figures of each sentence."""
        return _by_sentence(self._sentences, find_figures(self._source.text))

    @cached_property
    def names(self) -> list[tuple[Name, ...]]:
        """The names of each sentence."""
        return _by_sentence(self._sentences, self._source.names)


def local_names(read: Read) -> list[Name]:
    """Return the names of a sentence with their places in it."""
    return [replace(name, span=name.span.shifted(-read.sentence.span.start)) for name in read.names]


class Evidence:
    """A source read for claims. Positions of figures and names are those of the whole text."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.text = source.text
        told = tuple(_told(source))
        page = Page(source, told)
        self.sentences = tuple(Read(index, one, one.span.of(source.text), page) for index, one in enumerate(told))
        self._dates: dict[date | None, tuple[DateMention, ...]] = {}

    @cached_property
    def _holders(self) -> dict[str, list[int]]:
        return _holders(self.sentences)

    @cached_property
    def rarity(self) -> dict[str, float]:
        """The weight of each stem of the source: the fewer sentences hold it, the heavier."""
        total = len(self.sentences)
        return {word: 1 + log((total + 1) / (len(at) + 0.5)) for word, at in self._holders.items()}

    @cached_property
    def unseen(self) -> float:
        """The weight of a stem that the source does not hold."""
        return 1 + log(len(self.sentences) + 1)

    @cached_property
    def name_words(self) -> frozenset[str]:
        """The words of all names of the source, lower case, without the small ones inside a name."""
        words = (word for read in self.sentences for name in read.names for word in name.text.split())
        return frozenset(word.lower() for word in words if word[0].isupper())

    def weight(self, stems: Iterable[str]) -> float:
        """Return the weight of stems, rare ones heavier."""
        return sum(self.rarity.get(stem, self.unseen) for stem in sorted(stems))

    def share(self, wanted: frozenset[str], found: Iterable[str]) -> float:
        """Return the weighted share of wanted stems among the found ones, 0…1; of nothing it is all."""
        whole = self.weight(wanted)
        return self.weight(wanted.intersection(found)) / whole if whole else 1.0

    def holding(self, stem: str) -> Sequence[int]:
        """Return the indexes of the sentences that hold a stem."""
        return self._holders.get(stem, ())

    def pool(self, within: Sequence[Span]) -> frozenset[int]:
        """Return the indexes of the sentences that touch one of some passages; all of them without passages."""
        if not within:
            return frozenset(range(len(self.sentences)))
        return frozenset(read.index for read in self.sentences if any(read.sentence.span.overlaps(s) for s in within))

    def ranked(self, wanted: frozenset[str], pool: frozenset[int]) -> list[tuple[float, int]]:
        """Return share and index of every sentence of the pool that holds a wanted stem, the best first."""
        whole = self.weight(wanted)
        sums: defaultdict[int, float] = defaultdict(float)
        for stem in sorted(wanted):
            for index in self.holding(stem):
                if index in pool:
                    sums[index] += self.rarity[stem]
        return sorted(((held / whole, index) for index, held in sums.items()), key=lambda pair: (-pair[0], pair[1]))

    def choose(self, wanted: frozenset[str], pool: frozenset[int], words: frozenset[str]) -> list[Read]:
        """Return the few sentences that together hold most of what is wanted, the best first.

        Args:
            wanted: The stems that are looked for.
            pool: The indexes of the sentences that are looked at.
            words: The claim's words as printed, in lower case: of sentences that hold as much, the one that shares
                most of them comes first.
        """
        left, chosen = wanted, list[Read]()
        for _ in range(MOST_EVIDENCE):
            ranked = self.ranked(left, pool)
            if not ranked:
                return chosen
            most, _ = ranked[0]
            near = (self.sentences[at] for share, at in ranked if isclose(share, most, rel_tol=0.0, abs_tol=_TIE))
            best = max(near, key=lambda read: (len(words & read.stated.words), -read.index))
            chosen.append(best)
            left -= best.stated.stems
        return chosen

    def around(self, read: Read) -> frozenset[str]:
        """Return the stems of a sentence and of the one before it: its subject may stand there."""
        before = self.sentences[read.index - 1].stated.stems if read.index else frozenset[str]()
        return read.stated.stems | before

    def dates(self, anchor: date | None) -> tuple[DateMention, ...]:
        """Return the source's dates, relative ones against an anchor."""
        if anchor not in self._dates:
            self._dates[anchor] = find_dates(self.text, anchor)
        return self._dates[anchor]

    def names_of(self, claim: str) -> tuple[Name, ...]:
        """Return the names of a claim: by their shape, and words that are names in the source."""
        shaped = find_names(claim)
        spans, found = [name.span for name in shaped], list(shaped)
        for match in _CAPITAL.finditer(claim):
            word = match[0].removesuffix("'s").removesuffix("’s")
            span = Span(match.start(), match.start() + len(word))
            known = word[0].isupper() and word.lower() in self.name_words
            if known and not touches(span, spans):
                found.append(Name(span, word))
        return tuple(sorted(found, key=lambda name: name.span))


def _holders(sentences: Iterable[Read]) -> dict[str, list[int]]:
    holders: defaultdict[str, list[int]] = defaultdict(list)
    for read in sentences:
        for stem in read.stated.stems:
            holders[stem].append(read.index)
    return dict(holders)


def _told(source: Source) -> Iterator[Sentence]:
    """Yield the sentences of a source; of its front matter only the title, which is the outlet's own statement."""
    front = split_front_matter(source.text)
    title = front.values.get("title")
    if isinstance(title, str) and title.strip():
        before, found, _ = source.text[: front.body_start].partition(title)
        yield from (replace(one, span=Span(len(before), len(before + found))) for one in source.sentences[:1] if found)
    for one in source.sentences:
        body = Span(max(one.span.start, front.body_start), max(one.span.end, front.body_start))
        if body.of(source.text).strip():
            yield replace(one, span=body)


def _by_sentence(sentences: Sequence[Sentence], found: Iterable[_Found]) -> list[tuple[_Found, ...]]:
    """Return what was found in each sentence."""
    starts = [sentence.span.start for sentence in sentences]
    groups: list[list[_Found]] = [[] for _ in sentences]
    for one in found:
        at = bisect_right(starts, one.span.start) - 1
        if at >= 0 and one.span.overlaps(sentences[at].span):
            groups[at].append(one)
    return [tuple(group) for group in groups]


@lru_cache(maxsize=64)
def _evidence_of_text(text: str) -> Evidence:
    return Evidence(as_source(text))


@lru_cache(maxsize=256)
def _evidence_of_source(source: Source) -> Evidence:
    return Evidence(source)


def evidence_of(source: str | Source) -> Evidence:
    """Return a source read as evidence; the last ones are remembered."""
    return _evidence_of_text(source) if isinstance(source, str) else _evidence_of_source(source)


def digit_tokens(text: str) -> Iterator[tuple[Span, str]]:
    """Yield every run of digits of a text, separators inside it removed."""
    for match in DIGITS.finditer(text):
        yield Span(*match.span()), match[0].replace(",", "").replace("–", "-")
