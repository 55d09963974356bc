"""One day told to several audiences, side by side, and the proof that the facts agree: what differs is found."""

import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import combinations
from pathlib import Path

from briefing.errors import UsageError
from briefing.model import Article, ArticleId, Audience, CheckedClaim, ClaimVerdict, Figure
from briefing.pipeline.daily import DailyRun, run_daily
from briefing.pipeline.fitting import count_words
from briefing.pipeline.options import DailyOptions
from briefing.pipeline.progress import Progress, Silent
from briefing.text.figures import find_figures, rounds_to, same_value
from briefing.text.names import find_names, same_name
from briefing.verify.claims.verifying import verify_claim
from briefing.verify.source import Source

_FEWEST = 2


@dataclass(frozen=True, slots=True)
class Told:
    """A brief for one audience: what it holds, in numbers, and its claims."""

    audience: Audience
    stories: tuple[str, ...]
    claims: tuple[CheckedClaim, ...]
    quotes: int
    words: int
    withheld: int


@dataclass(frozen=True, slots=True)
class Difference:
    """A fact that two audiences are told differently, or one that its evidence does not bear out."""

    audiences: tuple[str, ...]
    texts: tuple[str, ...]
    reason: str


@dataclass(frozen=True, slots=True)
class Comparison:
    """What each audience was told, and where the facts differ."""

    told: tuple[Told, ...]
    differences: tuple[Difference, ...]


def compare_audiences(
    paths: Sequence[str], audiences: Sequence[Audience], options: DailyOptions, *, progress: Progress | None = None
) -> Comparison:
    """Write one day for several audiences and compare what they are told.

    Args:
        paths: The articles.
        audiences: At least two.
        options: Everything else; its output folder gets the briefs, when it exists as a wish (not `.`).
        progress: Who is told how far the run is.

    Raises:
        UsageError: Fewer than two audiences.
        BriefingError: As in `run_daily`.
    """
    if len(audiences) < _FEWEST:
        raise UsageError("compare needs at least two audiences", hint="such as: general executive")
    progress = progress or Silent()
    with tempfile.TemporaryDirectory(prefix="briefing-") as spare:
        folder = options.output_dir if options.output_dir != Path() else Path(spare)
        runs = [
            run_daily(list(paths), replace(options, audience=audience, output_dir=folder), progress=progress)
            for audience in audiences
        ]
    told = tuple(_told(run, audience) for run, audience in zip(runs, audiences, strict=True))
    articles = {article.id: article for run in runs for article in run.brief.articles}
    return Comparison(told, tuple(differences(told, articles)))


def _told(run: DailyRun, audience: Audience) -> Told:
    claims = run.brief.claims
    return Told(
        audience,
        tuple(story.headline for story in run.brief.stories),
        claims,
        sum(len(claim.quotes) for claim in claims),
        count_words(run.rendered.markdown, run.brief),
        len(run.brief.withheld),
    )


def differences(told: Sequence[Told], articles: dict[ArticleId, Article]) -> Iterator[Difference]:
    """Yield what is told differently: first what a claim's own evidence does not hold, then what two claims dispute.

    Args:
        told: What each audience was told.
        articles: The evidence, by article id.
    """
    for one in told:
        for claim in one.claims:
            yield from (Difference((one.audience.name,), (claim.text,), why) for why in _unborne(claim, articles))
    for first, second in combinations(told, 2):
        for mine in first.claims:
            for other in second.claims:
                if mine.id != other.id and _one_evidence(mine, other) and _dispute(mine, other, articles):
                    names = (first.audience.name, second.audience.name)
                    yield Difference(
                        names, (mine.text, other.text), "one says what the other denies or counts otherwise"
                    )


def _unborne(claim: CheckedClaim, articles: dict[ArticleId, Article]) -> Iterator[str]:
    """Yield each figure, name or quote of a claim that the passages it cites do not hold."""
    evidence = _evidence(claim, articles)
    whole = [article.text for citation in claim.citations if (article := articles.get(citation.article))]
    held = find_figures(evidence)
    for figure in find_figures(claim.text):
        if not any(_is_figure(figure, one) for one in held):
            yield f'the evidence has no figure "{figure.text}"'
    for name in find_names(claim.text):
        if not any(name.text in text or any(same_name(name.text, n.text) for n in find_names(text)) for text in whole):
            yield f'the evidence does not name "{name.text}"'
    for quote in claim.quotes:
        source = articles[quote.article].text
        if not all(span.of(source) in source for span in quote.segments) or quote.span.of(source) not in source:
            yield f'the quote "{quote.text}" is no slice of its article'


def _is_figure(told: Figure, held: Figure) -> bool:
    if told.value is None or held.value is None:
        return same_value(told, held)
    return told.value == held.value or same_value(told, held) or rounds_to(held.value, told.value)


def _evidence(claim: CheckedClaim, articles: dict[ArticleId, Article]) -> str:
    return "\n\n".join(citation.span.of(articles[citation.article].text) for citation in claim.citations)


def _one_evidence(mine: CheckedClaim, other: CheckedClaim) -> bool:
    return any(a.article == b.article and a.span.overlaps(b.span) for a in mine.citations for b in other.citations)


def _dispute(mine: CheckedClaim, other: CheckedClaim, articles: dict[ArticleId, Article]) -> bool:
    """Tell whether two claims over one passage contradict each other, and the passage does not bear out both."""
    if mine.text == other.text or _judge(mine.text, other.text) is not ClaimVerdict.CONTRADICTED:
        return False
    evidence = f"{_evidence(mine, articles)}\n\n{_evidence(other, articles)}"
    return not all(_judge(claim.text, evidence) is ClaimVerdict.SUPPORTED for claim in (mine, other))


def _judge(claim: str, text: str) -> ClaimVerdict:
    return verify_claim(claim, Source(text)).verdict
