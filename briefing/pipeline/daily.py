"""`daily`: articles in, a proven brief out. The whole story on one screen."""

import os
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from pathlib import Path

from briefing.checking.corpus import Corpus
from briefing.errors import ModelError
from briefing.llm import ModelOptions, connect, usage_words
from briefing.llm.batch import waiting_words
from briefing.llm.secrets import shown_url
from briefing.model import NO_USAGE, Brief, CheckedClaim, Engine, EngineKind, Reading, Story, Usage
from briefing.pipeline.drafting import Drafted, draft_extracts, draft_with_model, plan_tasks
from briefing.pipeline.options import DailyOptions
from briefing.pipeline.planning import encoding, read
from briefing.pipeline.progress import Progress, Silent
from briefing.pipeline.publishing import Rendered, finish, write
from briefing.pipeline.selecting import lead_of, select
from briefing.render.brief import BriefTemplates
from briefing.stories import compose, duplicates, group, independent, merge_claims, origins, with_origins
from briefing.summarize import PromptFiles, load_audience

EXIT_WITHHELD = 1
EXIT_PARTIAL = 4


@dataclass(frozen=True, slots=True)
class DailyRun:
    """A finished run: the brief, its texts, and where they were written."""

    brief: Brief
    rendered: Rendered
    markdown: Path
    sidecar: Path

    def exit_code(self, *, strict: bool = False) -> int:
        """Return 0, 1 when strict and something was withheld, 4 when some articles could not be used."""
        if strict and self.brief.withheld:
            return EXIT_WITHHELD
        return EXIT_PARTIAL if self.brief.problems else 0


def daily(
    paths: object,
    *,
    audience: str = "general",
    day: date | None = None,
    output_dir: str | os.PathLike[str] = "briefs",
    model: ModelOptions | None = None,
) -> DailyRun:
    """Write a brief of some articles and its sidecar; the Python form of `briefing daily`.

    Args:
        paths: Files, folders or globs; one or several.
        audience: A shipped audience, or the path of an audience file.
        day: The date on the brief; today by default.
        output_dir: Where the two files go.
        model: How a language model is reached; None for the extractive engine.

    Raises:
        BriefingError: See `briefing.errors`.
    """
    today = day or datetime.now(tz=UTC).astimezone().date()
    return run_daily(paths, DailyOptions(load_audience(audience), today, Path(output_dir), model))


def run_daily(paths: object, options: DailyOptions, *, progress: Progress | None = None) -> DailyRun:
    """Write a brief and its sidecar.

    Args:
        paths: What `read_articles` takes.
        options: The options, resolved.
        progress: Who is told how far the run is.

    Raises:
        SourceError: No article could be read.
        ModelError: The model gave no answer at all, or the run had to stop.
        ProofError: The finished text did not prove; nothing was written.
        OutputError: The files could not be written.
    """
    progress = progress or Silent()
    reading = read(paths, progress)
    corpus = Corpus(reading.articles)
    files = PromptFiles(options.prompts)
    drafted, usage = _draft(reading, corpus, options, files, progress)
    templates = BriefTemplates(options.template, options.templates)
    brief = _compose(reading, corpus, drafted, options, usage, files.hashes())
    rendered = finish(brief, options.audience, corpus, templates)
    markdown, sidecar = write(rendered, options.output_dir, options.day, options.audience.name)
    _tell(brief, progress)
    return DailyRun(brief, rendered, markdown, sidecar)


def _draft(
    reading: Reading, corpus: Corpus, options: DailyOptions, files: PromptFiles, progress: Progress
) -> tuple[Drafted, Usage]:
    if options.model is None:
        progress.notice("extractive: no language model is configured; the brief quotes the outlets' own sentences")
        return draft_extracts(reading.articles, corpus, options.audience, progress), NO_USAGE
    tasks = plan_tasks(
        reading.articles, corpus, options.audience, files, (encoding(options.model), options.chunk_tokens)
    )
    if waiting := waiting_words(options.model):
        progress.notice(waiting)
    with connect(options.model) as model:
        try:
            drafted = draft_with_model(tasks, corpus, options.audience, files, model, progress)
        finally:
            usage = model.usage
            if usage != NO_USAGE:
                progress.notice(usage_words(usage))
    if not drafted.claims and drafted.problems:
        first = drafted.problems[0]
        raise ModelError(f"the model gave no usable answer; {first.name}: {first.reason}", hint=first.hint)
    return drafted, usage


def _compose(
    reading: Reading,
    corpus: Corpus,
    drafted: Drafted,
    options: DailyOptions,
    usage: Usage,
    prompts: Sequence[tuple[str, str]],
) -> Brief:
    groups = group(reading.articles)
    claims = with_origins(merge_claims(drafted.claims, groups), reading.articles)
    stories = compose(groups, reading.articles, claims, drafted.headlines, sources=corpus.sources)
    stories, claims = select(stories, claims, options.audience)
    stories = tuple(_with_origins(story, claims, reading) for story in stories)
    return Brief(
        date=options.day.isoformat(),
        audience=options.audience.name,
        title=options.audience.reader,
        engine=_engine(options.model),
        articles=reading.articles,
        stories=stories,
        claims=claims,
        withheld=drafted.withheld,
        problems=(*reading.problems, *drafted.problems),
        duplicates=duplicates(reading.articles),
        usage=usage,
        prompts=tuple(prompts),
        notices=options.notices,
        lead=lead_of(stories, claims, options.audience),
    )


def _with_origins(story: Story, claims: Sequence[CheckedClaim], reading: Reading) -> Story:
    """Count the origins of what the brief tells of a story, not of what it leaves out."""
    told = [claim for claim in claims if claim.id in set(story.claims)]
    members = [article for article in reading.articles if article.id in set(story.articles)]
    return replace(story, origins=independent(origins(told, members)))


def _engine(model: ModelOptions | None) -> Engine:
    if model is None:
        return Engine(EngineKind.EXTRACTIVE)
    return Engine(EngineKind.LLM, model.model, shown_url(model.base_url))


def _tell(brief: Brief, progress: Progress) -> None:
    """Tell what a person should know before they send the brief on."""
    if brief.withheld:
        progress.notice(f"{len(brief.withheld)} statements were withheld; the sidecar tells each reason")
    if brief.problems:
        progress.notice(f"partial: {len(brief.problems)} files or articles could not be used")
