"""What a run will ask, told before anything is sent: for `--dry-run`, and for the calls of a batch."""

from dataclasses import dataclass

from briefing.checking.corpus import Corpus
from briefing.errors import SourceError
from briefing.llm import ModelOptions, Plan, plan, price_words
from briefing.llm.options import asks_nothing
from briefing.llm.secrets import shown_url
from briefing.llm.stored import stored_model
from briefing.llm.tokens import TokenCounter, encoding_for
from briefing.model import Prompt, Reading
from briefing.pipeline.continuing import fresh, open_history
from briefing.pipeline.drafting import draft_with_model, plan_tasks
from briefing.pipeline.options import DailyOptions
from briefing.pipeline.progress import Progress, Silent
from briefing.pipeline.telling import most_calls
from briefing.pipeline.writing import Room, tell_over
from briefing.resources import user_cache_folder
from briefing.sources import read_articles
from briefing.summarize import PromptFiles


@dataclass(frozen=True, slots=True)
class Calls:
    """The calls that a run would make next: its chunks, what is stored already, the prompts that are not."""

    chunks: int
    stored: int
    prompts: tuple[Prompt, ...]


def read(paths: object, progress: Progress) -> Reading:
    """Read the articles and tell what could not be read.

    Raises:
        SourceError: No article could be read.
    """
    progress.stage("reading articles", None)
    reading = read_articles(paths)  # type: ignore[arg-type]
    for warning in reading.warnings:
        progress.notice(warning)
    for problem in reading.problems:
        progress.notice(f"{problem.name}: {problem.reason}{f' ({problem.hint})' if problem.hint else ''}")
    if not reading.articles:
        raise SourceError("no article could be read", hint="give .txt, .md or .html files, or a folder that holds them")
    return reading


def encoding(model: ModelOptions) -> TokenCounter:
    """Return the counter of the model's tokens."""
    return encoding_for(model.model, model.token_tables or user_cache_folder() / "tokens")


def next_calls(reading: Reading, options: DailyOptions, model: ModelOptions) -> Calls:
    """Return what a run over these articles would ask next.

    First calls and the repairs of answers that are stored; when every article is answered, the headlines and leads.

    Raises:
        StoreError: The ledger exists and cannot be read.
    """
    reading = _fresh(reading, options)
    room = Room(reading, Corpus(reading.articles), options, PromptFiles(options.prompts), Silent())
    chunking = (encoding(model), options.chunk_tokens)
    tasks = plan_tasks(reading.articles, room.corpus, options.audience, room.files, chunking)
    with stored_model(model) as stored:
        drafted = draft_with_model(tasks, room.corpus, options.audience, room.files, stored, Silent())
        if not stored.missing:
            tell_over(room, drafted, stored)
    return Calls(len(tasks), stored.usage.cached, stored.missing)


def plan_text(paths: object, options: DailyOptions, *, progress: Progress | None = None) -> str:
    """Return what a run would do, without calling anything: articles, chunks, calls, tokens, price."""
    reading = _fresh(read(paths, progress or Silent()), options)
    lines = [f"articles  {len(reading.articles)}", f"problems  {len(reading.problems)}"]
    if options.model is None:
        return "\n".join([*lines, "engine    extractive, no language model", "calls     0"])
    calls = next_calls(reading, options, options.model)
    if asks_nothing(options.model):
        stored = f"calls     0, for --offline asks nothing; {calls.stored:,} are stored, {len(calls.prompts):,} missing"
        return "\n".join([*lines, f"engine    {options.model.model}, stored answers only", stored])
    planned = plan(calls.prompts, options.model)
    return "\n".join([*lines, *_plan_lines(planned, options.model, calls), _further(reading, options)])


def _fresh(reading: Reading, options: DailyOptions) -> Reading:
    """Leave out what was briefed before, as the run will; a store that is not there yet is not made."""
    with open_history(options.store, make=False) as history:
        return fresh(reading, history, options, Silent())[0]


def _plan_lines(planned: Plan, model: ModelOptions, calls: Calls) -> list[str]:
    tokens = "about " if planned.estimated else ""
    price = "unknown" if planned.least is None else f"{price_words(planned.least)} to {price_words(planned.most)}"
    return [
        f"engine    {model.model} at {shown_url(model.base_url)}",
        f"chunks    {calls.chunks}",
        f"calls     {planned.calls:,}, and at most one repair for each; {calls.stored:,} are stored already",
        f"tokens    {tokens}{planned.input_tokens:,} in, at most {planned.output_tokens:,} out",
        f"price     {price}",
    ]


def _further(reading: Reading, options: DailyOptions) -> str:
    """Return the bound of the calls that cannot be known before the articles are answered."""
    most = most_calls(len(reading.articles), options.audience)
    return f"then      at most {most:,} further calls for headlines, leads and the opening, each with one repair"
