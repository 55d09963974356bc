"""Claims against a source: figures, names, dates, polarity, attribution and coverage, each with its reason. No model.

`supported` needs every figure and name of the claim in the source and most of its content words in a few neighbouring
sentences; `contradicted` needs a passage that says otherwise. Words alone never lift a wrong figure.
"""

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache

from briefing.model import ClaimFinding, ClaimVerdict, DateMention, Figure, Name, Sentence, Span
from briefing.text.dates import find_dates
from briefing.text.figures import convert, find_figures, rounds_to, same_value
from briefing.text.names import find_names, same_name
from briefing.verify.source import Source, as_source
from briefing.verify.statements import Stated, opposites, read_statement

SUPPORTED_AT = 0.62
"""Share of a claim's content (weighted by rarity) that its evidence must hold. Measured on half of WiCE's claims."""
ABSENT_AT = 0.35
"""Below this share nothing in the source speaks to the claim."""
NEAR = 0.6
"""A single sentence that holds this share of the claim says the same thing, or its contrary."""
_LOCAL = 0.34
"""Share of a figure's clause that must stand beside it in the source: else it is attached to another thing."""
_MOST_EVIDENCE = 4


@dataclass(frozen=True, slots=True)
class _Read:
    """A sentence of the source with what it states and the figures, names and dates in it."""

    sentence: Sentence
    text: str
    stated: Stated
    figures: tuple[Figure, ...]
    names: tuple[Name, ...]


class _Evidence:
    """A source read for claims: its sentences, and how rare each stem is."""

    def __init__(self, source: Source) -> None:
        self.text = source.text
        self.sentences = tuple(_read(source.text, sentence) for sentence in source.sentences)
        self.dates: dict[date | None, tuple[DateMention, ...]] = {}
        counts: dict[str, int] = {}
        for read in self.sentences:
            for stem in read.stated.stems:
                counts[stem] = counts.get(stem, 0) + 1
        total = len(self.sentences)
        self.rarity = {stem: 1 + math.log((total + 1) / (count + 0.5)) for stem, count in counts.items()}
        self.unseen = 1 + math.log(total + 1)

    def weight(self, stems: Iterable[str]) -> float:
        """Return the weight of stems, rare ones heavier."""
        return sum(self.rarity.get(stem, self.unseen) for stem in stems)

    def share(self, wanted: frozenset[str], found: Iterable[str]) -> float:
        """Return the weighted share of wanted stems among the found ones, 0…1."""
        whole = self.weight(wanted)
        return self.weight(wanted.intersection(found)) / whole if whole else 1.0

    def dates_for(self, anchor: date | None) -> tuple[DateMention, ...]:
        """Return the source's dates, relative ones against an anchor."""
        if anchor not in self.dates:
            self.dates[anchor] = find_dates(self.text, anchor)
        return self.dates[anchor]


def _read(text: str, sentence: Sentence) -> _Read:
    words = sentence.span.of(text)
    start = sentence.span.start
    figures = tuple(replace(figure, span=figure.span.shifted(start)) for figure in find_figures(words))
    names = tuple(replace(name, span=name.span.shifted(start)) for name in find_names(words))
    return _Read(sentence, words, read_statement(words), figures, names)


@lru_cache(maxsize=64)
def _evidence_of(text: str) -> _Evidence:
    return _Evidence(as_source(text))


@dataclass(frozen=True, slots=True)
class _Doubt:
    """Why a claim is not simply supported: the verdict it leads to at best."""

    verdict: ClaimVerdict
    reason: str
    evidence: Span | None = None


def verify_claim(
    claim: str, source: "str | Source", *, anchor: date | None = None, within: Sequence[Span] = ()
) -> ClaimFinding:
    """Judge a claim against one source.

    Args:
        claim: One sentence or more, without markup.
        source: The source's text.
        anchor: The article's date, for relative dates.
        within: Passages that the evidence must lie in; the whole text by default.

    Returns:
        The verdict with evidence spans and reasons. `score` 0…1 is the covered share, for ranking only.
    """
    text = source if isinstance(source, str) else source.text
    if not text.strip() or not any(map(str.isalnum, claim)):
        return ClaimFinding(ClaimVerdict.UNRESOLVED, 0.0, (), ("nothing to compare",))
    evidence = _evidence_of(text)
    pool = [read for read in evidence.sentences if not within or any(read.sentence.span.overlaps(s) for s in within)]
    stated = read_statement(claim)
    chosen = _choose(stated, pool, evidence)
    share = evidence.share(stated.stems, [stem for read in chosen for stem in read.stated.stems])
    doubts = list(_doubts(claim, stated, chosen, pool, evidence, anchor))
    return _finding(share, chosen, doubts)


def _choose(stated: Stated, pool: Sequence[_Read], evidence: _Evidence) -> list[_Read]:
    """Return the few sentences that together hold most of the claim, the best first."""
    left = set(stated.stems)
    chosen: list[_Read] = []
    while left and len(chosen) < _MOST_EVIDENCE:
        best = max(pool, key=lambda read: evidence.weight(left & read.stated.stems), default=None)
        if best is None or not left & best.stated.stems:
            break
        chosen.append(best)
        left -= best.stated.stems
    return chosen


def _finding(share: float, chosen: Sequence[_Read], doubts: Sequence[_Doubt]) -> ClaimFinding:
    spans = [doubt.evidence for doubt in doubts if doubt.evidence] + [read.sentence.span for read in chosen]
    evidence = tuple(dict.fromkeys(spans))
    verdict = _by_share(share)
    for wanted in (ClaimVerdict.CONTRADICTED, ClaimVerdict.NOT_FOUND, ClaimVerdict.UNRESOLVED):
        if any(doubt.verdict is wanted for doubt in doubts):
            verdict = (
                wanted if verdict is not ClaimVerdict.NOT_FOUND or wanted is ClaimVerdict.CONTRADICTED else verdict
            )
            break
    reasons = [doubt.reason for doubt in doubts]
    if verdict is not ClaimVerdict.SUPPORTED and not reasons:
        reasons = [f"the source holds {share:.0%} of what the claim says"]
    return ClaimFinding(verdict, round(share, 4), evidence if chosen or doubts else (), tuple(dict.fromkeys(reasons)))


def _by_share(share: float) -> ClaimVerdict:
    if share >= SUPPORTED_AT:
        return ClaimVerdict.SUPPORTED
    return ClaimVerdict.UNRESOLVED if share >= ABSENT_AT else ClaimVerdict.NOT_FOUND


def _doubts(
    claim: str,
    stated: Stated,
    chosen: Sequence[_Read],
    pool: Sequence[_Read],
    evidence: _Evidence,
    anchor: date | None,
) -> Iterator[_Doubt]:
    for figure in find_figures(claim):
        yield from _figure_doubts(figure, claim, pool, evidence)
    for name in find_names(claim):
        yield from _name_doubts(name, pool)
    yield from _date_doubts(claim, pool, evidence, anchor)
    for read in chosen[:1]:
        if evidence.share(stated.stems, read.stated.stems) >= NEAR:
            yield from _sense_doubts(stated, read)


def _figure_doubts(figure: Figure, claim: str, pool: Sequence[_Read], evidence: _Evidence) -> Iterator[_Doubt]:
    """Doubt a figure that no sentence holds, or that stands there for another thing."""
    around = read_statement(figure.context.of(claim) if figure.context else claim)
    matches = [
        (read, other, note) for read in pool for other in read.figures if (note := _match(figure, other)) is not None
    ]
    if not matches:
        yield _absent_figure(figure, around, pool, evidence)
        return
    stems = around.stems - read_statement(figure.text).stems
    best = max(matches, key=lambda match: evidence.share(stems, _neighbourhood(match[0], pool)))
    if stems and evidence.share(stems, _neighbourhood(best[0], pool)) < _LOCAL:
        reason = f"{figure.text!r} stands in the source for another thing"
        yield _Doubt(ClaimVerdict.NOT_FOUND, reason, best[1].span)
    elif best[2]:
        yield _Doubt(ClaimVerdict.SUPPORTED, best[2], best[1].span)


def _match(given: Figure, found: Figure) -> str | None:
    """Return how two figures agree (an empty note when they are the same), or None."""
    if same_value(given, found):
        return f"the hedge {found.hedge!r} was dropped" if found.hedge and not given.hedge else ""
    if given.value is None or found.value is None:
        return None
    if given.unit == found.unit and given.high is None and rounds_to(found.value, given.value):
        return f"rounded from {found.text!r}"
    if given.unit and found.unit and given.unit != found.unit:
        converted = convert(found.value, found.unit, given.unit)
        if converted is not None and rounds_to(converted, given.value):
            return f"computed from {found.text!r}"
    if (
        given.value == found.value
        and (given.unit is None) != (found.unit is None)
        and not (given.counted and found.counted)
    ):
        return ""
    return None


def _absent_figure(figure: Figure, around: Stated, pool: Sequence[_Read], evidence: _Evidence) -> _Doubt:
    """A figure that no sentence holds is contradicted when a sentence says the same of another figure."""
    stems = around.stems - read_statement(figure.text).stems
    for read in sorted(pool, key=lambda read: -evidence.share(stems, read.stated.stems))[:3]:
        alike = [f for f in read.figures if f.unit == figure.unit and _same_thing(f, figure)]
        if alike and stems and evidence.share(stems, read.stated.stems) >= NEAR:
            reason = f"the source has {alike[0].text!r}, not {figure.text!r}"
            return _Doubt(ClaimVerdict.CONTRADICTED, reason, alike[0].span)
    return _Doubt(ClaimVerdict.NOT_FOUND, f"the figure {figure.text!r} is not in the source")


def _same_thing(a: Figure, b: Figure) -> bool:
    if a.counted is None or b.counted is None:
        return a.unit is not None
    return not read_statement(a.counted).stems.isdisjoint(read_statement(b.counted).stems)


def _neighbourhood(read: _Read, pool: Sequence[_Read]) -> set[str]:
    """Return the stems of a sentence and of the one before it: its subject may stand there."""
    stems = set(read.stated.stems)
    stems.update(*(other.stated.stems for other in pool if other.sentence.number == read.sentence.number - 1))
    return stems


def _name_doubts(name: Name, pool: Sequence[_Read]) -> Iterator[_Doubt]:
    if any(same_name(name.text, other.text) for read in pool for other in read.names):
        return
    wanted = {word for word in read_statement(name.text).stems if word}
    if wanted and all(any(word in read.stated.stems for read in pool) for word in wanted):
        return
    yield _Doubt(ClaimVerdict.NOT_FOUND, f"the name {name.text!r} is not in the source")


def _date_doubts(claim: str, pool: Sequence[_Read], evidence: _Evidence, anchor: date | None) -> Iterator[_Doubt]:
    spans = [read.sentence.span for read in pool]
    known = [m for m in evidence.dates_for(anchor) if any(span.overlaps(m.span) for span in spans)]
    for mention in find_dates(claim, anchor):
        day = mention.resolved.date
        if day is None or any(_same_date(mention, other) for other in known) or (anchor and day == anchor):
            continue
        if any(mention.text.casefold() in read.text.casefold() for read in pool):
            continue
        yield _Doubt(ClaimVerdict.NOT_FOUND, f"the date {mention.text!r} is not in the source")


def _same_date(a: DateMention, b: DateMention) -> bool:
    if a.resolved.date is None or b.resolved.date is None:
        return False
    precision = {"day": 10, "week": 10, "month": 7, "year": 4}[a.precision]
    return a.resolved.date.isoformat()[:precision] == b.resolved.date.isoformat()[:precision]


def _sense_doubts(stated: Stated, read: _Read) -> Iterator[_Doubt]:
    """Doubt a claim whose nearest sentence is negated otherwise, turns a word, hedges, or names another speaker."""
    span = read.sentence.span
    if stated.negated != read.stated.negated:
        yield _Doubt(ClaimVerdict.CONTRADICTED, "a negation was added or dropped", span)
    for word in sorted(stated.words):
        turned = opposites(word) & read.stated.words
        if turned and word not in read.stated.words and not turned & stated.words:
            yield _Doubt(ClaimVerdict.CONTRADICTED, f"the source says {min(turned)!r}, not {word!r}", span)
    if read.stated.possible and not stated.possible:
        yield _Doubt(ClaimVerdict.UNRESOLVED, "the source says it as a possibility", span)
    if stated.speakers and read.stated.speakers and not _share_speaker(stated.speakers, read.stated.speakers):
        reason = f"the source attributes this to {read.stated.speakers[0]}, not {stated.speakers[0]}"
        yield _Doubt(ClaimVerdict.CONTRADICTED, reason, span)


def _share_speaker(given: Sequence[str], found: Sequence[str]) -> bool:
    return any(same_name(a, b) for a in given for b in found)
