"""One case of a prompt, run as a brief would use the prompt: what was told, what was proven, what was withheld.

Each prompt gets the material that it gets in a run: an article, an answer that failed, verified claims, or a statement
to be judged. Without a model the extractive engine stands in where it can; where it cannot, the case is left out.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from briefing.checking.corpus import Corpus
from briefing.errors import SourceError
from briefing.llm import LanguageModel
from briefing.llm.tokens import TokenCounter
from briefing.model import Answer, Article, Audience, CheckedClaim, Prompt, Reading, Story, Usage
from briefing.pipeline.drafting import Drafted, draft_extracts, draft_with_model, plan_tasks
from briefing.pipeline.judging import judge_by
from briefing.pipeline.progress import Silent
from briefing.pipeline.telling import Desk, tell
from briefing.sources import read_articles
from briefing.summarize import PromptFiles, load_audience, overview_prompt, parse_choice
from briefing.summarize.answers import DraftProblem
from briefing.summarize.prompt_cases import PromptCase
from briefing.verify.claims.opinions import shown_sentences
from briefing.verify.claims.verifying import verify_claim

_MOST_CHOSEN = 3


@dataclass(frozen=True, slots=True)
class Asked:
    """How the prompts are answered: a connected model with its way to count tokens, or neither."""

    prompts: tuple[Path, ...] = ()
    model: LanguageModel | None = None
    encoding: TokenCounter | None = None
    chunk_tokens: int = 6000


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a case gave.

    Attributes:
        own: Sentences told in words of the brief's own: statements, headline and lead.
        quoted: The words of proven quotes beside them.
        claims: How many claims were told or chosen.
        withheld: What could not be proven.
        uncited: How many sentences cite nothing.
        verdict: A judge's verdict; None where nothing is judged.
    """

    own: tuple[str, ...] = ()
    quoted: tuple[str, ...] = ()
    claims: int = 0
    withheld: tuple[str, ...] = ()
    uncited: int = 0
    verdict: str | None = None


@dataclass(frozen=True, slots=True)
class _Room:
    """What a case is run with."""

    case: PromptCase
    articles: tuple[Article, ...]
    corpus: Corpus
    audience: Audience
    files: PromptFiles
    asked: Asked


def run_case(case: PromptCase, asked: Asked) -> Outcome:
    """Run a case.

    Raises:
        BriefingError: Its articles or its audience cannot be read, or no answer came.
    """
    articles = _read(case).articles
    audience = load_audience(case.audience, asked.prompts)
    room = _Room(case, articles, Corpus(articles), audience, PromptFiles(asked.prompts), asked)
    return _RUNS[case.prompt](room)


def needs_model(case: PromptCase) -> bool:
    """Tell whether nothing but a language model can be held to a case."""
    return case.model_only or case.prompt in {"repair", "story", "overview"}


def _read(case: PromptCase) -> Reading:
    if case.text is not None:
        reading = read_articles("-", stdin=BytesIO(case.text.encode("utf-8", "replace")))
    else:
        reading = read_articles(list(case.articles))
    if reading.problems or not reading.articles:
        reason = reading.problems[0] if reading.problems else None
        raise SourceError(f"{reason.name}: {reason.reason}" if reason else "no article could be read")
    return reading


def _drafted(room: _Room, model: LanguageModel | None) -> Drafted:
    if model is None or room.asked.encoding is None:
        return draft_extracts(room.articles, room.corpus, room.audience, Silent())
    chunking = (room.asked.encoding, room.asked.chunk_tokens)
    tasks = plan_tasks(room.articles, room.corpus, room.audience, room.files, chunking)
    drafted = draft_with_model(tasks, room.corpus, room.audience, room.files, model, Silent())
    if drafted.problems and not drafted.claims:
        raise SourceError(f"no usable answer: {drafted.problems[0].reason}")
    return drafted


def _summarize(room: _Room) -> Outcome:
    return _of_claims(_drafted(room, room.asked.model))


def _repair(room: _Room) -> Outcome:
    """The case gives the first answer; the model is asked for the second one only."""
    return _of_claims(_drafted(room, _Given(room.case.answer or "", _model(room))))


def _of_claims(drafted: Drafted) -> Outcome:
    claims = drafted.claims
    return Outcome(
        tuple(claim.text for claim in claims),
        tuple(
            quote.text for claim in claims for quote in claim.quotes if not claim.extract or quote.text != claim.text
        ),
        len(claims),
        tuple(f"{entry.text}: {entry.reason}" for entry in drafted.withheld),
        sum(not claim.citations for claim in claims),
    )


def _story(room: _Room) -> Outcome:
    claims = _drafted(room, None).claims
    told = Story("s1", "", tuple(article.id for article in room.articles), tuple(claim.id for claim in claims))
    desk = Desk(room.corpus, room.audience, room.files, _model(room), Silent())
    telling = tell([told], claims, desk)
    (story,) = telling.stories
    lines = tuple(line for line in story.lead if line.text)
    headline = (story.headline,) if story.headline else ()
    cited = dict.fromkeys([*story.headline_claims, *(name for line in lines for name in line.claims)])
    return Outcome(
        (*headline, *(line.text for line in lines)),
        claims=len(cited),
        withheld=tuple(f"{entry.text}: {entry.reason}" for entry in telling.withheld),
        uncited=bool(headline and not story.headline_claims) + sum(not line.claims for line in lines),
    )


def _overview(room: _Room) -> Outcome:
    claims = _drafted(room, None).claims
    prompt = overview_prompt(claims, room.audience, _MOST_CHOSEN, room.files)
    chosen = parse_choice(_answered(room, prompt).text, [claim.id for claim in claims])
    if isinstance(chosen, DraftProblem):
        return Outcome(withheld=(f"the choice: {chosen.reason}",))
    by_id = {claim.id: claim for claim in claims}
    told = [by_id[name] for name in chosen[:_MOST_CHOSEN]]
    return Outcome(tuple(map(_words, told)), claims=len(chosen))


def _words(claim: CheckedClaim) -> str:
    return claim.text or " ".join(quote.text for quote in claim.quotes)


def _judge(room: _Room) -> Outcome:
    """Without a model the rules judge, as they do in every check; a model's verdict is a hint beside theirs."""
    claim, source = room.case.claim or "", room.corpus.sources[room.articles[0].id]
    if room.asked.model is None:
        return Outcome(verdict=verify_claim(claim, source).verdict.value)
    opinion = judge_by(room.asked.model, room.files)(claim, source.text, shown_sentences(claim, source))
    return Outcome((opinion.reason,), verdict=opinion.verdict.value, uncited=int(not opinion.evidence))


def _model(room: _Room) -> LanguageModel:
    if room.asked.model is None:
        raise SourceError(f"the prompt {room.case.prompt} needs a language model")
    return room.asked.model


def _answered(room: _Room, prompt: Prompt) -> Answer:
    (answer,) = _model(room).answer([prompt])
    if answer.failure is not None:
        raise SourceError(f"no usable answer: {answer.failure.message}", hint=answer.failure.hint)
    return answer


_RUNS: Mapping[str, Callable[[_Room], Outcome]] = {
    "summarize": _summarize,
    "repair": _repair,
    "story": _story,
    "overview": _overview,
    "judge": _judge,
}


@dataclass(frozen=True, slots=True)
class _Given:
    """A model whose first answer is given; what is asked after it goes to the real one."""

    first: str
    real: LanguageModel

    @property
    def name(self) -> str:
        return self.real.name

    @property
    def usage(self) -> Usage:
        return self.real.usage

    @property
    def first_usage(self) -> Usage:
        return self.real.first_usage

    def answer(self, prompts: Sequence[Prompt]) -> Iterator[Answer]:
        """Yield the given answer for every first prompt, and the real model's for every repair."""
        if all(prompt.turns for prompt in prompts):
            yield from self.real.answer(prompts)
        else:
            yield from (Answer(self.first, self.name) for _ in prompts)
