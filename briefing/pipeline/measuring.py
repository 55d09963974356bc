"""Count how well drafted claims hold: what was proven, what was typed exactly, whether citations are needed and enough.

Every measure is a count over proven and withheld claims; none asks a model, and none is an average of judgements.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence

from briefing.checking.corpus import Corpus
from briefing.model import (
    Article,
    ArticleId,
    CheckedClaim,
    Citation,
    ClaimVerdict,
    Conflict,
    Draft,
    Share,
    Span,
    Verdict,
)
from briefing.pipeline.drafting import Drafted
from briefing.stories import conflicts, group
from briefing.verify.claims.verifying import verify_claim

_SIDES = 2
"""A conflict is found when this many of its sides are told."""


def answered(drafted: Drafted, articles: Sequence[Article]) -> Share:
    """Return how many articles gave a proven claim."""
    told = {cited.article for claim in drafted.claims for cited in claim.citations}
    return Share(sum(article.id in told for article in articles), len(articles))


def proven(drafted: Drafted) -> Share:
    """Return how many of the drafted claims were proven."""
    return Share(len(drafted.claims), len(drafted.claims) + len(drafted.withheld))


def quotes(drafted: Drafted, passes: Callable[[Verdict], bool]) -> Share:
    """Return how many quotes got a verdict that `passes`, of all that were judged: printed and withheld ones."""
    verdicts = [quote.verdict for claim in drafted.claims for quote in claim.quotes]
    verdicts += [entry.finding.verdict for entry in drafted.withheld if entry.finding]
    return Share(sum(map(passes, verdicts)), len(verdicts))


def sufficient(drafted: Drafted, corpus: Corpus) -> Share:
    """Return how many drafted claims are supported by the sentences they cite, read alone."""
    supported = sum(_supported(claim, claim.citations, corpus) for claim in drafted.claims)
    return Share(supported, len(drafted.claims) + len(drafted.withheld))


def needed(drafted: Drafted, corpus: Corpus) -> Share:
    """Return how many cited sentences a supported claim could not do without."""
    count = total = 0
    for claim in drafted.claims:
        cited = list(_sentences(claim, corpus))
        if not _supported(claim, cited, corpus):
            continue
        total += len(cited)
        for left_out in cited:
            rest = [other for other in cited if other != left_out]
            count += not (rest and _supported(claim, rest, corpus))
    return Share(count, total)


def coverage(drafted: Drafted, key: Sequence[Draft], corpus: Corpus) -> Share:
    """Return how many key sentences some proven claim cites.

    Args:
        drafted: What the candidate gave.
        key: For each article the sentences that count, as a draft of the extractive engine.
        corpus: The articles.
    """
    cited = _cited_spans(drafted.claims)
    spans = [(draft.article, span) for draft in key for span in _spans(draft, corpus)]
    return Share(sum(_touches(span, cited.get(name, ())) for name, span in spans), len(spans))


def conflicts_of(articles: Sequence[Article]) -> tuple[Conflict, ...]:
    """Return the conflicts between and inside the articles of each story; they are the same for every candidate."""
    by_id = {article.id: article for article in articles}
    members = ([by_id[name] for name in found.articles] for found in group(articles))
    return tuple(conflict for story in members for conflict in conflicts(story))


def conflicts_found(drafted: Drafted, held: Sequence[Conflict]) -> Share:
    """Return how many conflicts have at least two sides in what the proven claims cite."""
    cited = _cited_spans(drafted.claims)
    told = [
        sum(_touches(value.citation.span, cited.get(value.citation.article, ())) for value in conflict.values)
        for conflict in held
    ]
    return Share(sum(sides >= _SIDES for sides in told), len(held))


def _supported(claim: CheckedClaim, citations: Sequence[Citation], corpus: Corpus) -> bool:
    """An extract is its own support; a statement needs the verdict `supported` from the passages alone."""
    if claim.extract:
        return any(claim.text in c.span.of(corpus.by_id[c.article].text) for c in citations)
    article = corpus.by_id[citations[0].article]
    known = [name for name in (article.outlet, article.agency, article.title) if name]
    spans = [cited.span for cited in citations if cited.article == article.id]
    found = verify_claim(
        claim.text, corpus.sources[article.id], anchor=article.published.date, within=spans, known=known
    )
    return found.verdict is ClaimVerdict.SUPPORTED


def _sentences(claim: CheckedClaim, corpus: Corpus) -> Iterator[Citation]:
    for cited in claim.citations:
        for sentence in corpus.sources[cited.article].sentences:
            if sentence.span.overlaps(cited.span):
                yield Citation(cited.article, sentence.span)


def _spans(draft: Draft, corpus: Corpus) -> Iterator[Span]:
    wanted = {number for claim in draft.claims for number in claim.sentences}
    return (s.span for s in corpus.sources[draft.article].sentences if s.number in wanted)


def _cited_spans(claims: Sequence[CheckedClaim]) -> Mapping[ArticleId, Sequence[Span]]:
    found: dict[ArticleId, list[Span]] = {}
    for claim in claims:
        for cited in claim.citations:
            found.setdefault(cited.article, []).append(cited.span)
    return found


def _touches(span: Span, others: Sequence[Span]) -> bool:
    return any(span.overlaps(other) for other in others)
