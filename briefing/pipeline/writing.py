"""From articles to the brief before it is rendered: draft, prove, compose, select, and with a model tell each story.

The same steps serve a run and its plan; who answers is decided elsewhere.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from briefing.checking.corpus import Corpus
from briefing.errors import ModelError
from briefing.llm import LanguageModel, ModelOptions
from briefing.llm.secrets import shown_url
from briefing.model import NO_USAGE, Asked, Brief, CheckedClaim, Engine, EngineKind, LeftOut, Reading, Story, Usage
from briefing.pipeline.drafting import Drafted, Task, draft_extracts, draft_with_model, joined
from briefing.pipeline.options import DailyOptions
from briefing.pipeline.progress import Progress
from briefing.pipeline.selecting import lead_of, select
from briefing.pipeline.telling import Desk, Telling, tell
from briefing.stories import (
    Ranked,
    composed,
    duplicates,
    group,
    merge_claims,
    rank,
    with_claims,
    with_origins,
)
from briefing.summarize import PromptFiles


@dataclass(frozen=True, slots=True)
class Room:
    """What one run works with: what was read, how, and who is told."""

    reading: Reading
    corpus: Corpus
    options: DailyOptions
    files: PromptFiles
    progress: Progress
    left_out: tuple[LeftOut, ...] = ()


@dataclass(frozen=True, slots=True)
class Written:
    """What a run wrote: the drafts after proof, the stories as they are told, and their claims."""

    drafted: Drafted
    telling: Telling
    claims: tuple[CheckedClaim, ...]


NOTHING = Written(Drafted(), Telling(()), ())
"""What is written when every article was briefed before."""


def write_extracts(room: Room) -> Written:
    """Write with the extractive engine."""
    room.progress.notice("extractive: no language model is configured; the brief quotes the outlets' own sentences")
    ranked = rank(group(room.reading.articles), room.reading.articles, room.options.audience.figures)
    drafted, told = _draft_told(room, ranked)
    if len(told) < len(ranked):
        room.progress.notice(f"{len(ranked)} stories were found; the first {len(told)} in weight and recency are read")
    stories, claims = _compose(room, drafted, told)
    return Written(drafted, Telling(stories), claims)


def _draft_told(room: Room, ranked: Sequence[Ranked]) -> tuple[Drafted, Sequence[Ranked]]:
    """Draft the stories in their order until as many as the audience wants have a claim; the rest is not read closely.

    Returns:
        The drafts, and the stories that were drafted.
    """
    audience, by_id = room.options.audience, room.corpus.by_id
    drafted, at, missing = Drafted(), 0, audience.stories
    while missing > 0 and at < len(ranked):
        wanted = ranked[at : at + missing]
        members = [by_id[name] for one in wanted for name in one.group.articles]
        drafted = joined(drafted, draft_extracts(members, room.corpus, audience, room.progress))
        at += len(wanted)
        missing = audience.stories - len(with_claims(ranked[:at], drafted.claims))
    return drafted, ranked[:at]


def write_with_model(room: Room, tasks: Sequence[Task], model: LanguageModel) -> Written:
    """Write with a language model.

    Raises:
        ModelError: The model gave no usable answer at all, or the run had to stop.
    """
    drafted = draft_with_model(tasks, room.corpus, room.options.audience, room.files, model, room.progress)
    if not drafted.claims and drafted.problems:
        first = drafted.problems[0]
        raise ModelError(f"the model gave no usable answer; {first.name}: {first.reason}", hint=first.hint)
    return tell_over(room, drafted, model)


def tell_over(room: Room, drafted: Drafted, model: LanguageModel) -> Written:
    """Compose the stories of the drafts and have the model tell each over its claims."""
    articles = room.reading.articles
    stories, claims = _compose(room, drafted, rank(group(articles), articles, room.options.audience.figures))
    desk = Desk(room.corpus, room.options.audience, room.files, model, room.progress)
    return Written(drafted, tell(stories, claims, desk), claims)


def _compose(
    room: Room, drafted: Drafted, ranked: Sequence[Ranked]
) -> tuple[tuple[Story, ...], tuple[CheckedClaim, ...]]:
    articles = room.reading.articles
    told = with_claims(ranked, drafted.claims)
    claims = with_origins(merge_claims(drafted.claims, [one.group for one in told]), articles)
    stories = composed(told, articles, claims, drafted.headlines, sources=room.corpus.sources)
    return select(stories, claims, room.options.audience)


def assemble(room: Room, written: Written, usage: Usage = NO_USAGE, asked: Asked | None = None) -> Brief:
    """Return the brief of what was written, with all that its sidecar tells."""
    options, drafted, telling = room.options, written.drafted, written.telling
    return Brief(
        date=options.day.isoformat(),
        audience=options.audience.name,
        title=options.audience.reader,
        engine=_engine(options.model),
        articles=room.reading.articles,
        stories=telling.stories,
        claims=written.claims,
        withheld=(*drafted.withheld, *telling.withheld),
        problems=(*room.reading.problems, *drafted.problems),
        duplicates=duplicates(room.reading.articles),
        usage=usage,
        asked=asked,
        prompts=room.files.hashes(),
        notices=options.notices,
        lead=telling.opening or lead_of(telling.stories, written.claims, options.audience),
        left_out=room.left_out,
    )


def _engine(model: ModelOptions | None) -> Engine:
    if model is None:
        return Engine(EngineKind.EXTRACTIVE)
    return Engine(EngineKind.LLM, model.model, shown_url(model.base_url))
