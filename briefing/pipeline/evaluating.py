"""`eval`: several models or prompts over the same articles, each measured by the same proof. One screen.

Every candidate answers the same prompts through the same ledger, so that what was paid once is free the second time.
"""

import time
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from briefing.checking.corpus import Corpus
from briefing.errors import BriefingError, SourceError, UsageError
from briefing.llm import ModelOptions, connect
from briefing.llm.prices import price_of
from briefing.llm.tokens import encoding_for
from briefing.model import NO_USAGE, Audience, Conflict, Draft, Evaluation, Reading, Usage, Verdict
from briefing.pipeline import measuring
from briefing.pipeline.drafting import Drafted, draft_extracts, draft_with_model, plan_tasks
from briefing.pipeline.progress import Progress, Silent
from briefing.resources import user_cache_folder
from briefing.sources import read_articles
from briefing.summarize import PromptFiles, extract_many

EXIT_NOTHING = 3
_EXTRACTIVE = "extractive"


@dataclass(frozen=True, slots=True)
class Candidate:
    """What is compared: a model (None: the extractive engine) with folders of prompt files."""

    model: ModelOptions | None
    prompts: tuple[Path, ...] = ()

    @property
    def name(self) -> str:
        """The model, and its prompts when they are not the built-in ones."""
        model = self.model.model if self.model else _EXTRACTIVE
        return " + ".join([model, *(str(folder) for folder in self.prompts)])


@dataclass(frozen=True, slots=True)
class EvaluationOptions:
    """How candidates are evaluated: for whom, and in chunks of how many tokens."""

    audience: Audience
    chunk_tokens: int = 6000


@dataclass(frozen=True, slots=True)
class _Ground:
    """What every candidate is measured on."""

    reading: Reading
    corpus: Corpus
    key: tuple[Draft, ...]
    conflicts: tuple[Conflict, ...]


def evaluate(
    paths: object, candidates: Sequence[Candidate], options: EvaluationOptions, *, progress: Progress | None = None
) -> tuple[Evaluation, ...]:
    """Return one evaluation for each candidate, in their order.

    A candidate that fails (no key, no server, a limit reached) is told as failed; the others go on.

    Raises:
        UsageError: No candidate, or one twice.
        SourceError: No article could be read.
    """
    progress = progress or Silent()
    names = [candidate.name for candidate in candidates]
    if not names or len(set(names)) < len(names):
        raise UsageError("each candidate must be named once", hint="give --model once for each model to compare")
    ground = _read(paths, options.audience, progress)
    return tuple(_evaluate(candidate, ground, options, progress) for candidate in candidates)


def _read(paths: object, audience: Audience, progress: Progress) -> _Ground:
    progress.stage("reading articles", None)
    reading = read_articles(paths)  # type: ignore[arg-type]
    for problem in reading.problems:
        progress.notice(f"{problem.name}: {problem.reason}")
    if not reading.articles:
        raise SourceError("no article could be read", hint="give .txt, .md or .html files, or a folder that holds them")
    corpus = Corpus(reading.articles)
    key = tuple(extract_many(reading.articles, corpus.sources, audience))
    return _Ground(reading, corpus, key, measuring.conflicts_of(reading.articles))


def _evaluate(candidate: Candidate, ground: _Ground, options: EvaluationOptions, progress: Progress) -> Evaluation:
    progress.notice(f"evaluating {candidate.name}")
    began = time.monotonic()
    try:
        drafted, usage = _draft(candidate, ground, options, progress)
    except BriefingError as error:
        progress.notice(f"{candidate.name}: {error.message}")
        return Evaluation(candidate.name, failure=error.message)
    seconds = time.monotonic() - began
    measured = _measured(candidate.name, drafted, ground)
    price = _price(candidate.model, usage)
    return replace(measured, usage=usage, price=price, seconds=None if usage.cached else seconds)


def _draft(
    candidate: Candidate, ground: _Ground, options: EvaluationOptions, progress: Progress
) -> tuple[Drafted, Usage]:
    articles, corpus = ground.reading.articles, ground.corpus
    if candidate.model is None:
        return draft_extracts(articles, corpus, options.audience, progress), NO_USAGE
    files = PromptFiles(candidate.prompts)
    tables = candidate.model.token_tables or user_cache_folder() / "tokens"
    chunking = (encoding_for(candidate.model.model, tables), options.chunk_tokens)
    tasks = plan_tasks(articles, corpus, options.audience, files, chunking)
    with connect(candidate.model) as model:
        return draft_with_model(tasks, corpus, options.audience, files, model, progress), model.usage


def _measured(name: str, drafted: Drafted, ground: _Ground) -> Evaluation:
    return Evaluation(
        candidate=name,
        answered=measuring.answered(drafted, ground.reading.articles),
        proven=measuring.proven(drafted),
        verbatim=measuring.quotes(drafted, lambda verdict: verdict is Verdict.VERBATIM),
        quoted=measuring.quotes(drafted, lambda verdict: verdict.passes),
        sufficient=measuring.sufficient(drafted, ground.corpus),
        needed=measuring.needed(drafted, ground.corpus),
        coverage=measuring.coverage(drafted, ground.key, ground.corpus),
        conflicts=measuring.conflicts_found(drafted, ground.conflicts),
    )


def _price(model: ModelOptions | None, usage: Usage) -> float | None:
    """Return what the tokens cost when nothing is stored: a candidate answered from the ledger is not cheaper."""
    if model is None:
        return 0.0
    price = price_of(model)
    return price.of(usage.input_tokens, usage.output_tokens) if price else None
