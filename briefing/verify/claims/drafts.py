"""Prove a draft against its article: what holds becomes a checked claim, what does not is withheld with its reason.

What is printed inside quotation marks is always a slice of the source: quotes of a proven claim are replaced by the
passages they matched. Nothing is repaired and nothing is dropped without a trace.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from hashlib import sha256
from itertools import chain
from typing import Final

from briefing.model import (
    Article,
    CheckedClaim,
    Citation,
    CitedFigure,
    ClaimVerdict,
    Draft,
    DraftClaim,
    DraftQuote,
    Figure,
    Finding,
    Quote,
    Span,
    Withheld,
)
from briefing.text.figures import find_figures
from briefing.text.marks import marked
from briefing.verify.claims.attributed import attributed_to, speaker_at
from briefing.verify.claims.evidence import evidence_of
from briefing.verify.claims.verifying import SUPPORTED_AT, verify_claim
from briefing.verify.quotes.verifying import verify_quote
from briefing.verify.source import Source

_ELLIPSIS: Final = " … "
_LONGEST_REASON: Final = 300
"""Most characters of a reason, or of an article's words in one."""
_LONGEST_TOLD: Final = 200
"""Most characters of a claim in a line of a repair prompt."""


class _UnprovenError(Exception):
    """Why a claim cannot be proven; it never leaves this room."""

    def __init__(self, reason: str, finding: Finding | None = None) -> None:
        super().__init__(reason)
        self.reason = reason
        self.finding = finding


def prove(draft: Draft, source: Source, article: Article) -> tuple[tuple[CheckedClaim, ...], tuple[Withheld, ...]]:
    """Return the claims of a draft that are proven, and those that are withheld with their reasons.

    Args:
        draft: The parsed answer for one article.
        source: The article's text as evidence.
        article: The article.
    """
    checked: list[CheckedClaim] = []
    withheld: list[Withheld] = []
    for claim in draft.claims:
        result = _prove_claim(claim, source, article)
        (checked if isinstance(result, CheckedClaim) else withheld).append(result)  # type: ignore[arg-type]
    return tuple(checked), tuple(withheld)


def _prove_claim(claim: DraftClaim, source: Source, article: Article) -> CheckedClaim | Withheld:
    try:
        cited = _cited(claim, source, article)
        quotes = [_quote(quote, source, article) for quote in claim.quotes]
        text = claim.text if claim.extract else _with_slices(claim.text, source)
        if claim.extract:
            _require_slice(claim, cited, source)
        else:
            _require_support(text, cited, source, article)
    except _UnprovenError as fault:
        return Withheld(claim.text, fault.reason[:_LONGEST_REASON], article.id, fault.finding)
    return CheckedClaim(
        id=_claim_id(article, claim),
        text=text,
        citations=tuple(Citation(article.id, span) for span in cited),
        quotes=tuple(quotes),
        figures=tuple(CitedFigure(article.id, figure) for figure in _figures(text, cited, source)),
        attributed_to=_attributed_to(quotes, cited, source),
        extract=claim.extract,
        weight=claim.weight,
    )


def _cited(claim: DraftClaim, source: Source, article: Article) -> list[Span]:
    """Return the spans of the cited sentences, neighbours joined; unknown or boilerplate sentences are a fault."""
    by_number = {sentence.number: sentence for sentence in source.sentences}
    if not claim.sentences:
        raise _UnprovenError("no citation: the statement cites no sentence")
    spans: list[Span] = []
    for number in sorted(set(claim.sentences)):
        sentence = by_number.get(number)
        if sentence is None:
            raise _UnprovenError(f"no such sentence: [{number}] is not in the article")
        reason = sentence.boilerplate or article.boilerplate_at(sentence.span)
        if reason:
            raise _UnprovenError(f"boilerplate: sentence [{number}] is not part of the report ({reason})")
        if spans and set(source.text[spans[-1].end : sentence.span.start]) <= {" "}:
            spans[-1] = Span(spans[-1].start, sentence.span.end)
        else:
            spans.append(sentence.span)
    return spans


def _quote(quote: DraftQuote, source: Source, article: Article) -> Quote:
    finding = verify_quote(quote.text, source, speaker=quote.speaker, direct=True)
    if not finding.passed:
        raise _UnprovenError(f"quote {finding.verdict.value}: {finding.reason}", finding)
    span = Span(finding.segments[0].start, finding.segments[-1].end)
    if article.boilerplate_at(span):
        raise _UnprovenError("quote in boilerplate: the words are not part of the report", finding)
    return Quote(
        text=_ELLIPSIS.join(segment.of(source.text) for segment in finding.segments),
        article=article.id,
        span=span,
        verdict=finding.verdict,
        speaker=(finding.speaker and finding.speaker.found) or speaker_at(source, span),
        segments=finding.segments,
        notes=finding.notes,
    )


def _require_slice(claim: DraftClaim, cited: Sequence[Span], source: Source) -> None:
    """An extract is the outlet's own words, to the letter, inside what it cites."""
    if not any(claim.text in span.of(source.text) for span in cited):
        raise _UnprovenError("extract: the words are not those of the cited sentences")


def _with_slices(text: str, source: Source) -> str:
    """Prove what a statement puts in quotation marks, and put the source's own words in its place."""
    for mark in reversed([mark for mark in marked(text) if mark.level == 0]):
        words = mark.inner.of(text)
        if not any(map(str.isalnum, words)):
            continue
        finding = verify_quote(words, source)
        if not finding.passed:
            raise _UnprovenError(f"quote {finding.verdict.value}: {finding.reason}", finding)
        slices = _ELLIPSIS.join(segment.of(source.text) for segment in finding.segments)
        text = text[: mark.inner.start] + slices + text[mark.inner.end :]
    return text


def _require_support(text: str, cited: Sequence[Span], source: Source, article: Article) -> None:
    """A statement's figures, names and sense must stand in the passages it cites.

    Other words for what they say may pass unresolved; what they give with a doubt (a hedge, a possibility, someone's
    word) and the statement without it does not.
    """
    known = [name for name in (article.outlet, article.agency, article.title) if name]
    finding = verify_claim(text, source, anchor=article.published.date, within=cited, known=known)
    doubtful = finding.verdict is ClaimVerdict.UNRESOLVED and finding.score >= SUPPORTED_AT
    if doubtful or finding.verdict in {ClaimVerdict.CONTRADICTED, ClaimVerdict.NOT_FOUND}:
        raise _UnprovenError(f"statement {finding.verdict.value}: {'; '.join(finding.reasons)}")
    if not finding.evidence:
        raise _UnprovenError("statement unresolved: nothing that it says can be held to the passages it cites")


def _figures(text: str, cited: Sequence[Span], source: Source) -> Iterator[Figure]:
    """Yield the source's figures that the statement repeats, with their places in the source and who says so."""
    passages = {span: find_figures(span.of(source.text)) for span in cited}
    told = next((found for span, found in passages.items() if span.of(source.text) == text), None)
    wanted = {(figure.value, figure.unit) for figure in (find_figures(text) if told is None else told)}
    for span, found in passages.items():
        for figure in found:
            if (figure.value, figure.unit) in wanted:
                place = figure.span.shifted(span.start)
                context = figure.context.shifted(span.start) if figure.context else None
                yield replace(figure, span=place, context=context, by=_said_by(place, span, source))


def _said_by(place: Span, sentence: Span, source: Source) -> str | None:
    """Return whom the article names as the one who says a passage, in its sentence or a neighbouring one."""
    evidence = evidence_of(source)
    told = (attributed_to(evidence, read) for read in evidence.sentences if read.sentence.span.overlaps(sentence))
    return next(filter(None, chain((speaker_at(source, place),), told)), None)


def _attributed_to(quotes: Iterable[Quote], cited: Sequence[Span], source: Source) -> str | None:
    """Return whom the cited passages name as the one who says so."""
    told = (_said_by(span, span, source) for span in cited)
    return next(filter(None, chain((quote.speaker for quote in quotes), told)), None)


def _claim_id(article: Article, claim: DraftClaim) -> str:
    """Name a claim by its content: the same claim of the same article has the same name in every run."""
    words = "\x1f".join([article.id, claim.text, *(quote.text for quote in claim.quotes), *map(str, claim.sentences)])
    return "c" + sha256(words.encode("utf-8", "surrogatepass")).hexdigest()[:11]


def explain(withheld: Withheld) -> str:
    """Return one line for a repair prompt: what was wrong, and the source's nearest words."""
    near = withheld.finding.passage if withheld.finding else None
    words = " ".join(withheld.text.split())[:_LONGEST_TOLD]
    return f"{words!r}: {withheld.reason}" + (
        f" The article reads: {' '.join(near.split())[:_LONGEST_REASON]!r}." if near else ""
    )
