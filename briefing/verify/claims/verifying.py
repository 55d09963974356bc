"""Claims against a source: figures, names, dates, polarity, roles, attribution and coverage, with reasons. No model.

`supported` needs every figure and name of the claim in the source and most of its content words in a few sentences;
`contradicted` needs a passage that says otherwise. Words alone never lift a wrong figure.
"""

from bisect import bisect_right
from collections.abc import Collection, Iterator, Sequence
from datetime import date
from itertools import chain
from typing import Final

from briefing.model import ClaimFinding, ClaimVerdict, Span
from briefing.text.dates import find_dates
from briefing.text.figures import touches
from briefing.text.sentences import split_sentences
from briefing.verify.claims.asserted import assertion_doubts
from briefing.verify.claims.assigned import assignment_doubts
from briefing.verify.claims.comparing import core_of, sentence_doubts, untold_doubts
from briefing.verify.claims.dates import date_doubts, digit_doubts, far_doubts, is_absolute
from briefing.verify.claims.doubts import Doubt, distinct_reasons
from briefing.verify.claims.evidence import Evidence, Read, evidence_of
from briefing.verify.claims.figures import figure_doubts
from briefing.verify.claims.names import name_doubts
from briefing.verify.claims.opinions import Judge, with_opinion
from briefing.verify.claims.reading import Claim, read_claim
from briefing.verify.claims.senses import only_denied, sense_doubts
from briefing.verify.quotes.verifying import verify_quote
from briefing.verify.source import Source

SUPPORTED_AT: Final = 0.48
"""Share of a claim's content (weighted by rarity) that its evidence must hold."""
ABSENT_AT: Final = 0.25
"""Below this share nothing in the source speaks to the claim."""
_WORST: Final = (ClaimVerdict.CONTRADICTED, ClaimVerdict.NOT_FOUND, ClaimVerdict.UNRESOLVED, ClaimVerdict.SUPPORTED)
_FEWEST_WORDS: Final = 3
"""Fewest words of a literal passage that proves a claim."""
_DIGITS: Final = 4
"""Digits of a score behind the point."""
_LONGEST: Final = 20_000
"""Longest claim that is judged, in code points."""


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
    claims = [read_claim(part, evidence, known) for part in parts or [claim]]
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
    claim: Claim, evidence: Evidence, pool: frozenset[int], anchor: date | None, within: Sequence[Span]
) -> ClaimFinding:
    literal = _literal(claim, evidence, within)
    if literal is not None:
        return literal
    chosen = evidence.choose(claim.wanted, pool, claim.stated.words)
    share = evidence.share(claim.wanted, [stem for read in chosen for stem in read.stated.stems])
    reads = [evidence.sentences[index] for index in sorted(pool)]
    told = untold_doubts(claim, chosen, evidence)
    doubts = [
        *told,
        *_detail_doubts(claim, evidence, reads, anchor),
        *far_doubts(claim.text, core_of(claim), chosen, evidence),
        *sentence_doubts(claim, chosen, evidence, pool, anchor),
        *only_denied(claim.stated, evidence),
    ]
    return _finding(share, chosen, doubts)


def _literal(claim: Claim, evidence: Evidence, within: Sequence[Span]) -> ClaimFinding | None:
    """Return the finding for a claim that is a passage of the source word for word, and no cut that turns it.

    A passage cut from behind "X claims that" or "may" is judged like any other claim.
    """
    if len(claim.text.split()) < _FEWEST_WORDS or not all(map(evidence.holding, claim.stated.stems)):
        return None
    finding = verify_quote(claim.text, evidence.source)
    if not finding.passed or len(finding.segments) > 1:
        return None
    (span,) = finding.segments
    if within and not any(passage.overlaps(span) for passage in within):
        return None
    at = bisect_right(evidence.sentences, span.start, key=lambda read: read.sentence.span.start) - 1
    read = evidence.sentences[at]
    turned = sense_doubts(claim.text, claim.stated, read)
    if any(chain(turned, assertion_doubts(claim.text, claim.stated, read, evidence))):
        return None
    return ClaimFinding(ClaimVerdict.SUPPORTED, 1.0, (span,), ("stands in the source word for word",))


def _finding(share: float, chosen: Sequence[Read], doubts: Sequence[Doubt]) -> ClaimFinding:
    spans = [doubt.evidence for doubt in doubts if doubt.evidence] + [read.sentence.span for read in chosen]
    found = {doubt.verdict for doubt in doubts} | {_by_share(share)}
    verdict = next(one for one in _WORST if one in found)
    reasons = [doubt.reason for doubt in sorted(doubts, key=lambda doubt: _WORST.index(doubt.verdict))]
    if verdict is not ClaimVerdict.SUPPORTED and not reasons:
        reasons = [f"the source holds {share:.0%} of what the claim says"]
    return ClaimFinding(verdict, round(share, _DIGITS), tuple(dict.fromkeys(spans)), distinct_reasons(reasons))


def _by_share(share: float) -> ClaimVerdict:
    if share >= SUPPORTED_AT:
        return ClaimVerdict.SUPPORTED
    return ClaimVerdict.UNRESOLVED if share >= ABSENT_AT else ClaimVerdict.NOT_FOUND


def _detail_doubts(claim: Claim, evidence: Evidence, reads: Sequence[Read], anchor: date | None) -> Iterator[Doubt]:
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
