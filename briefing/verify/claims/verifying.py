"""Claims against a source: figures, names, dates, polarity, roles, attribution and coverage, with reasons. No model.

`supported` needs every figure and name of the claim in the source and most of its content words in a few sentences;
`contradicted` needs a passage that says otherwise. Words alone never lift a wrong figure.
"""

from bisect import bisect_right
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from briefing.model import ClaimFinding, ClaimVerdict, Figure, Name, Span
from briefing.text.dates import find_dates
from briefing.text.figures import find_figures, touches
from briefing.text.names import same_name
from briefing.text.sentences import split_sentences
from briefing.text.words import WORD
from briefing.verify.claims.additions import addition_doubts, cause_doubts
from briefing.verify.claims.assigned import assignment_doubts
from briefing.verify.claims.attributed import attributed_to
from briefing.verify.claims.dates import date_doubts, digit_doubts, is_absolute, moved_date, other_date
from briefing.verify.claims.doubts import Doubt
from briefing.verify.claims.edits import edit_doubts
from briefing.verify.claims.evidence import Evidence, Read, evidence_of
from briefing.verify.claims.exchanges import exchange_doubts
from briefing.verify.claims.facts import fact_doubts
from briefing.verify.claims.figures import figure_doubts, swapped_figures
from briefing.verify.claims.names import name_doubts
from briefing.verify.claims.opinions import Judge, with_opinion
from briefing.verify.claims.senses import sense_doubts, swapped_roles
from briefing.verify.claims.statements import Stated, read_statement, speakers_of
from briefing.verify.quotes.verifying import verify_quote
from briefing.verify.source import Source

SUPPORTED_AT: Final = 0.48
"""Share of a claim's content (weighted by rarity) that its evidence must hold."""
ABSENT_AT: Final = 0.25
"""Below this share nothing in the source speaks to the claim."""
CORE_AT: Final = 0.2
"""Share of a claim's words besides names, figures and dates below which nothing tells what they do; judged."""
NEAR: Final = 0.6
"""A single sentence that holds this share of the claim says the same thing, or its contrary."""
_HELD: Final = 0.7
"""A claim that holds this share of a sentence repeats it, whatever it adds; judged, not measured."""
_SAME_SAYING: Final = 0.5
"""Share from which a sentence's speaker is held to the claim's; judged, not measured."""
_CLOSE: Final = 0.75
"""Share from which a sentence is compared word by word; judged, not measured."""
_TELLING: Final = frozenset({"say", "accord", "tell", "report"})
"""Stems of words that attribute a claim and are no part of what it says."""
_WORST: Final = (ClaimVerdict.CONTRADICTED, ClaimVerdict.NOT_FOUND, ClaimVerdict.UNRESOLVED, ClaimVerdict.SUPPORTED)
_FEWEST_WORDS: Final = 3
"""Fewest words of a literal passage that proves a claim."""
_LONGEST: Final = 20_000
"""Longest claim that is judged, in code points."""


@dataclass(frozen=True, slots=True)
class _Claim:
    """One sentence of a claim as read."""

    text: str
    stated: Stated
    figures: tuple[Figure, ...]
    names: tuple[Name, ...]
    speakers: tuple[str, ...]
    wanted: frozenset[str]
    closed: tuple[Span, ...] = ()


def verify_claim(
    claim: str,
    source: str | Source,
    *,
    anchor: date | None = None,
    within: Sequence[Span] = (),
    known: Collection[str] = (),
    judge: Judge | None = None,
) -> ClaimFinding:
    """Judge a claim against one source; the same arguments give the same verdict, judge or none.

    Args:
        claim: One sentence or more, without markup.
        source: The source's text.
        anchor: The article's date, for relative dates.
        within: Passages that the evidence must lie in; the whole text by default.
        known: What is known of the source without its text: outlet, agency, title. Names in these need no evidence;
            an outlet or agency that the claim names as reporting is no speaker.
        judge: Who is asked for an opinion on a claim that is not supported; the opinion changes nothing else.

    Returns:
        The verdict with evidence spans and reasons; of several sentences the worst. `score` 0…1 is the covered
        share, for ranking only.
    """
    finding = _verdict(claim, source, anchor, within, known)
    return with_opinion(finding, claim, source, judge)


def _verdict(
    claim: str, source: str | Source, anchor: date | None, within: Sequence[Span], known: Collection[str]
) -> ClaimFinding:
    text = source if isinstance(source, str) else source.text
    if not text.strip() or not any(map(str.isalnum, claim)):
        return ClaimFinding(ClaimVerdict.UNRESOLVED, 0.0, (), ("nothing to compare",))
    if len(claim) > _LONGEST:
        return ClaimFinding(ClaimVerdict.UNRESOLVED, 0.0, (), (f"longer than {_LONGEST} characters",))
    evidence = evidence_of(source)
    pool = evidence.pool(within)
    parts = [words for one in split_sentences(claim) if any(map(str.isalnum, words := one.span.of(claim)))]
    claims = [_read_claim(part, evidence, known) for part in parts or [claim]]
    return _joined([_judge(one, evidence, pool, anchor, within) for one in claims])


def _joined(findings: Sequence[ClaimFinding]) -> ClaimFinding:
    """Return one finding for all sentences of a claim."""
    if len(findings) == 1:
        return findings[0]
    return ClaimFinding(
        min((finding.verdict for finding in findings), key=_WORST.index),
        min(finding.score for finding in findings),
        tuple(dict.fromkeys(span for finding in findings for span in finding.evidence)),
        tuple(dict.fromkeys(reason for finding in findings for reason in finding.reasons)),
    )


def _judge(
    claim: _Claim, evidence: Evidence, pool: frozenset[int], anchor: date | None, within: Sequence[Span]
) -> ClaimFinding:
    literal = _literal(claim, evidence, within)
    if literal is not None:
        return literal
    chosen = evidence.choose(claim.wanted, pool, claim.stated.words)
    share = evidence.share(claim.wanted, [stem for read in chosen for stem in read.stated.stems])
    reads = [evidence.sentences[index] for index in sorted(pool)]
    told = _untold(claim, chosen, evidence)
    doubts = [
        *told,
        *_detail_doubts(claim, evidence, reads, anchor),
        *_sentence_doubts(claim, chosen, evidence, pool, anchor),
    ]
    return _finding(share, chosen, doubts)


def _literal(claim: _Claim, evidence: Evidence, within: Sequence[Span]) -> ClaimFinding | None:
    """Return the finding for a claim that is a passage of the source word for word, and no cut that turns it.

    A passage cut from behind "X claims that" or "may" is judged like any other claim.
    """
    if len(claim.text.split()) < _FEWEST_WORDS:
        return None
    finding = verify_quote(claim.text.strip().rstrip("."), evidence.source)
    if not finding.passed or finding.start is None or finding.end is None or len(finding.segments) > 1:
        return None
    span = Span(finding.start, finding.end)
    if within and not any(passage.overlaps(span) for passage in within):
        return None
    at = bisect_right(evidence.sentences, span.start, key=lambda read: read.sentence.span.start) - 1
    if at >= 0 and any(sense_doubts(claim.text, claim.stated, evidence.sentences[at])):
        return None
    return ClaimFinding(ClaimVerdict.SUPPORTED, 1.0, (span,), ("stands in the source word for word",))


def _read_claim(text: str, evidence: Evidence, known: Collection[str]) -> _Claim:
    stated = read_statement(text)
    names = evidence.names_of(text)
    speakers = tuple(speakers_of(text, names))
    reporters = [name.text for name in names if any(_is_whole(name, one) for one in known)]
    by = {stem for teller in (*speakers, *reporters) for stem in read_statement(teller).stems}
    figures = find_figures(text)
    dates = find_dates(text, None)
    judged = [*(one.span for one in names), *(one.span for one in figures), *(one.span for one in dates)]
    return _Claim(
        text=text,
        stated=stated,
        figures=figures,
        closed=_apart(judged),
        names=tuple(name for name in names if not _is_in(name, known)),
        speakers=tuple(speaker for speaker in speakers if speaker not in reporters),
        wanted=stated.stems - by - _TELLING or stated.stems,
    )


def _apart(spans: Sequence[Span]) -> tuple[Span, ...]:
    """Return spans in order, those that overlap joined."""
    joined: list[Span] = []
    for span in sorted(spans):
        if joined and joined[-1].overlaps(span):
            joined[-1] = Span(joined[-1].start, max(joined[-1].end, span.end))
        else:
            joined.append(span)
    return tuple(joined)


def _is_whole(name: Name, known: str) -> bool:
    """Tell whether a name is all of what is known, and not one of the names in it."""
    ours, whole = _words(name.text).removeprefix("the "), _words(known).removeprefix("the ")
    return ours == whole or (same_name(name.text, known) and f" {ours} " not in f" {whole} ")


def _is_in(name: Name, known: Collection[str]) -> bool:
    """Tell whether a name is, or stands with all its words in, what is known without the text."""
    words = _words(name.text)
    return any(same_name(name.text, one) or f" {words} " in f" {_words(one)} " for one in known)


def _words(text: str) -> str:
    return " ".join(word.removesuffix("'s").removesuffix("’s") for word in WORD.findall(text.lower()))


def _finding(share: float, chosen: Sequence[Read], doubts: Sequence[Doubt]) -> ClaimFinding:
    spans = [doubt.evidence for doubt in doubts if doubt.evidence] + [read.sentence.span for read in chosen]
    found = {doubt.verdict for doubt in doubts} | {_by_share(share)}
    verdict = next(one for one in _WORST if one in found)
    reasons = [doubt.reason for doubt in doubts]
    if verdict is not ClaimVerdict.SUPPORTED and not reasons:
        reasons = [f"the source holds {share:.0%} of what the claim says"]
    return ClaimFinding(verdict, round(share, 4), tuple(dict.fromkeys(spans)), tuple(dict.fromkeys(reasons)))


def _by_share(share: float) -> ClaimVerdict:
    if share >= SUPPORTED_AT:
        return ClaimVerdict.SUPPORTED
    return ClaimVerdict.UNRESOLVED if share >= ABSENT_AT else ClaimVerdict.NOT_FOUND


def _detail_doubts(claim: _Claim, evidence: Evidence, reads: Sequence[Read], anchor: date | None) -> Iterator[Doubt]:
    """Yield doubts about the claim's figures, names, dates and digits, wherever they stand in the source."""
    dates = [mention.span for mention in find_dates(claim.text, anchor) if is_absolute(mention)]
    figures = [figure for figure in claim.figures if not touches(figure.span, dates)]
    names = [name for name in claim.names if not touches(name.span, dates)]
    yield from figure_doubts(claim.text, claim.stated, figures, evidence, reads)
    yield from assignment_doubts(claim.text, claim.stated, figures, evidence, reads)
    yield from name_doubts(names, reads)
    yield from date_doubts(claim.text, evidence, reads, anchor)
    closed = [*dates, *(figure.span for figure in figures)]
    yield from digit_doubts(claim.text, closed, reads)


def _sentence_doubts(
    claim: _Claim, chosen: Sequence[Read], evidence: Evidence, pool: frozenset[int], anchor: date | None
) -> Iterator[Doubt]:
    """Yield doubts that a sentence raises which says the same as the claim."""
    for read in chosen[:1]:
        share = evidence.share(_core(claim), read.stated.stems)
        if evidence.share(claim.wanted, read.stated.stems) >= _SAME_SAYING:
            yield from _speaker_doubts(claim, read, evidence)
        if share >= _SAME_SAYING or _is_within(claim, read, evidence):
            yield from addition_doubts(claim.text, claim.stated, claim.closed, read, chosen, evidence)
            yield from exchange_doubts(claim.stated, claim.names, read)
        if share >= NEAR or _is_within(claim, read, evidence):
            yield from cause_doubts(claim.stated, read, chosen, evidence)
            yield from sense_doubts(claim.text, claim.stated, read)
            yield from fact_doubts(claim.text, claim.stated, read, evidence)
            holders = [evidence.sentences[index] for _, index in evidence.ranked(claim.wanted, pool)[:12]]
            yield from swapped_roles(claim.stated, claim.names, read, holders)
            yield from swapped_figures(claim.stated, claim.figures, read)
            yield from moved_date(claim.text, read, evidence, anchor)
            yield from edit_doubts(claim.text, claim.figures, read)
        if share >= _CLOSE:
            yield from other_date(claim.text, read)


def _untold(claim: _Claim, chosen: Sequence[Read], evidence: Evidence) -> Iterator[Doubt]:
    """Yield a doubt where the evidence holds a claim's names, figures and dates, but not what they do."""
    judged = {word.stem for word in claim.stated.sequence if touches(Span(word.start, word.end), claim.closed)}
    core = claim.wanted - judged
    held = evidence.share(core, [stem for read in chosen for stem in read.stated.stems])
    if core and held < CORE_AT:
        words = next(word.low for word in claim.stated.sequence if word.stem in core)
        yield Doubt(ClaimVerdict.UNRESOLVED, f"the source tells of the names and figures, not of {words!r}")


def _core(claim: _Claim) -> frozenset[str]:
    """Return what a claim says besides its names, figures and dates: what shows that a sentence speaks of the same."""
    judged = {word.stem for word in claim.stated.sequence if touches(Span(word.start, word.end), claim.closed)}
    core = claim.wanted - judged
    return core if len(core) >= _FEWEST_WORDS else claim.wanted


def _is_within(claim: _Claim, read: Read, evidence: Evidence) -> bool:
    """Tell whether a claim holds nearly all of a sentence, whatever it adds."""
    stems = read.stated.stems
    return len(stems) >= _FEWEST_WORDS and evidence.share(stems, claim.stated.stems) >= _HELD


def _speaker_doubts(claim: _Claim, read: Read, evidence: Evidence) -> Iterator[Doubt]:
    if not claim.speakers:
        return
    found = attributed_to(evidence, read)
    named = (*claim.speakers, *(name.text for name in claim.names))
    if found is None or any(same_name(one, found) for one in named):
        return
    reason = f"the source attributes this to {found}, not {claim.speakers[0]}"
    yield Doubt(ClaimVerdict.CONTRADICTED, reason, read.sentence.span)
