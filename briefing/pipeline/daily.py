"""`daily`: articles in, a proven brief out. The whole story on one screen."""

import os
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

from briefing.checking.corpus import Corpus
from briefing.llm import ModelOptions, connect, usage_words
from briefing.llm.batch import waiting_words
from briefing.model import NO_USAGE, Brief
from briefing.pipeline.drafting import plan_tasks
from briefing.pipeline.options import DailyOptions
from briefing.pipeline.planning import encoding, read
from briefing.pipeline.progress import Progress, Silent
from briefing.pipeline.publishing import Rendered, finish, write
from briefing.pipeline.writing import Room, assemble, write_extracts, write_with_model
from briefing.render.brief import BriefTemplates
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
    templates = BriefTemplates(options.template, options.templates)
    brief = _write_brief(Room(reading, corpus, options, PromptFiles(options.prompts), progress))
    rendered = finish(brief, options.audience, corpus, templates)
    markdown, sidecar = write(rendered, options.output_dir, options.day, options.audience.name)
    _tell(brief, progress)
    return DailyRun(brief, rendered, markdown, sidecar)


def _write_brief(room: Room) -> Brief:
    """Return the brief, written by the extractive engine or by a model."""
    reached = room.options.model
    if reached is None:
        return assemble(room, write_extracts(room))
    chunking = (encoding(reached), room.options.chunk_tokens)
    tasks = plan_tasks(room.reading.articles, room.corpus, room.options.audience, room.files, chunking)
    if waiting := waiting_words(reached):
        room.progress.notice(waiting)
    with connect(reached) as model:
        try:
            written = write_with_model(room, tasks, model)
        finally:
            if model.usage != NO_USAGE:
                room.progress.notice(usage_words(model.usage))
        return assemble(room, written, model.usage)


def _tell(brief: Brief, progress: Progress) -> None:
    """Tell what a person should know before they send the brief on."""
    if brief.withheld:
        progress.notice(f"{len(brief.withheld)} statements were withheld; the sidecar tells each reason")
    if brief.problems:
        progress.notice(f"partial: {len(brief.problems)} files or articles could not be used")
