"""`daily`: articles in, a proven brief out. The whole story on one screen."""

import os
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from pathlib import Path

from briefing.checking.corpus import Corpus
from briefing.files import expect_writable
from briefing.llm import ModelOptions, connect, usage_words
from briefing.llm.batch import waiting_words
from briefing.llm.options import asks_nothing
from briefing.llm.stored import stored_model
from briefing.model import Asked, Brief, SourceProblem
from briefing.pipeline.continuing import continued, entered, fresh, open_history
from briefing.pipeline.drafting import Task, plan_tasks
from briefing.pipeline.options import DailyOptions
from briefing.pipeline.planning import encoding, read
from briefing.pipeline.progress import Progress, Silent
from briefing.pipeline.publishing import Rendered, finish, write
from briefing.pipeline.writing import NOTHING, Room, assemble, write_extracts, write_with_model
from briefing.render.brief import BriefTemplates
from briefing.store.history import History
from briefing.summarize import PromptFiles, load_audience

EXIT_WITHHELD = 1
EXIT_PARTIAL = 4
_MOST_NAMED = 10


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
    store: str | os.PathLike[str] | None = None,
) -> DailyRun:
    """Write a brief of some articles and its sidecar; the Python form of `briefing daily`.

    Args:
        paths: Files, folders or globs; one or several.
        audience: A shipped audience, or the path of an audience file.
        day: The date on the brief; today by default.
        output_dir: Where the two files go.
        model: How a language model is reached; None for the extractive engine.
        store: The file that remembers what was briefed (`briefing daily` keeps one beside the briefs); None for none.

    Raises:
        BriefingError: See `briefing.errors`.
    """
    today = day or datetime.now(tz=UTC).astimezone().date()
    memory = Path(store) if store else None
    return run_daily(paths, DailyOptions(load_audience(audience), today, Path(output_dir), model, store=memory))


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
        OutputError: The files cannot be written; mostly known before anything is asked.
        StoreError: The store cannot be used; nothing was asked or written, or the brief is written and not remembered.
    """
    progress = progress or Silent()
    templates = BriefTemplates(options.template, options.templates)
    expect_writable(options.output_dir)
    with open_history(options.store) as history:
        reading, left_out = fresh(read(paths, progress), history, options, progress)
        corpus = Corpus(reading.articles)
        room = Room(reading, corpus, options, PromptFiles(options.prompts), progress, left_out)
        brief = _write_brief(room, history)
        rendered = finish(brief, options.audience, corpus, templates)
        brief = rendered.brief or brief
        with entered(history, brief, rendered, options):
            markdown, sidecar = write(rendered, options.output_dir, options.day, options.audience.name)
    _tell(brief, progress)
    return DailyRun(brief, rendered, markdown, sidecar)


def _write_brief(room: Room, history: History | None) -> Brief:
    """Return the brief, written by the extractive engine or by a model, and what goes on from earlier ones."""
    reached = room.options.model
    if room.left_out and not room.reading.articles:
        return assemble(room, NOTHING)
    if reached is None:
        return assemble(room, continued(room, write_extracts(room), history))
    chunking = (encoding(reached), room.options.chunk_tokens)
    tasks = plan_tasks(room.reading.articles, room.corpus, room.options.audience, room.files, chunking)
    if asks_nothing(reached) and not _any_stored(reached, tasks):
        room.progress.notice(f"offline: no answer of {reached.model} on these articles is stored, and nothing is asked")
        return _write_brief(replace(room, options=replace(room.options, model=None)), history)
    if not asks_nothing(reached) and (waiting := waiting_words(reached)):
        room.progress.notice(waiting)
    return _write_asking(room, reached, tasks, history)


def _any_stored(reached: ModelOptions, tasks: Sequence[Task]) -> bool:
    with stored_model(reached) as stored:
        return stored.holds(task.prompt for task in tasks)


def _write_asking(room: Room, reached: ModelOptions, tasks: Sequence[Task], history: History | None) -> Brief:
    with connect(reached) as model:
        try:
            written = write_with_model(room, tasks, model)
        finally:
            if model.usage.calls or model.usage.cached:
                room.progress.notice(usage_words(model.usage))
        _name_missing(written.drafted.problems, room.progress)
        unread = {problem.name for problem in written.drafted.problems}
        answered = {task.article.id for task in tasks if task.article.name not in unread}
        asked = Asked(len(answered), model.first_usage)
        return assemble(room, continued(room, written, history), model.usage, asked)


def _name_missing(problems: Sequence[SourceProblem], progress: Progress) -> None:
    """Name the articles that the model gave nothing for; of many the first ones."""
    lines = list(dict.fromkeys(f"{problem.name}: {problem.reason}" for problem in problems))
    for line in lines[:_MOST_NAMED]:
        progress.notice(line)
    if len(lines) > _MOST_NAMED:
        progress.notice(f"and {len(lines) - _MOST_NAMED} more; the brief lists them all")


def _tell(brief: Brief, progress: Progress) -> None:
    """Tell what a person should know before they send the brief on."""
    if brief.withheld:
        told = "1 statement was" if len(brief.withheld) == 1 else f"{len(brief.withheld)} statements were"
        progress.notice(f"{told} withheld; the sidecar tells each reason")
    if brief.problems:
        told = "1 file or article" if len(brief.problems) == 1 else f"{len(brief.problems)} files or articles"
        progress.notice(f"partial: {told} could not be used")
