"""From articles to proven claims, by either engine: draft, prove, ask once more for what failed, withhold the rest."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from briefing.checking.check import check_summary
from briefing.checking.corpus import Corpus
from briefing.errors import ModelError
from briefing.llm import LanguageModel
from briefing.model import (
    Answer,
    Article,
    ArticleId,
    Audience,
    CheckedClaim,
    CheckKind,
    Chunk,
    ClaimVerdict,
    Draft,
    FailureKind,
    Prompt,
    SourceProblem,
    Span,
    Withheld,
)
from briefing.pipeline.progress import Progress
from briefing.render.escape import has_controls, markdown, printable, quoted
from briefing.summarize import DraftProblem, PromptFiles, extract_many, parse_summary, repair_prompt, summary_prompts
from briefing.summarize.foreign import in_own_words, is_foreign
from briefing.text.chunks import Encoding, chunk
from briefing.text.marks import marked
from briefing.verify.claims.drafts import explain, prove
from briefing.verify.claims.verifying import verify_claim
from briefing.verify.quotes.language import is_foreign as is_other_language
from briefing.verify.quotes.verifying import verify_quote
from briefing.verify.source import Source

_ACTING = re.compile(r"[\\`<>|~*_\[\]{}$]|://")
"""Characters that act in Markdown or HTML; only words with one of these can read otherwise once printed."""
_SMALLEST_CHUNK = 200
"""A chunk of fewer tokens is not split again when the model's window is too small for it."""


@dataclass(frozen=True, slots=True)
class Drafted:
    """What drafting and proof gave: claims, what was withheld, articles that failed, headlines by article."""

    claims: tuple[CheckedClaim, ...] = ()
    withheld: tuple[Withheld, ...] = ()
    problems: tuple[SourceProblem, ...] = ()
    headlines: Mapping[ArticleId, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Task:
    """One call: a chunk of an article and its prompt; `foreign` when it is in another language than the brief."""

    article: Article
    chunk: Chunk
    prompt: Prompt
    foreign: bool = False


@dataclass(frozen=True, slots=True)
class _Outcome:
    """What one call gave, after proof."""

    task: Task
    answer: Answer
    headline: str | None = None
    claims: tuple[CheckedClaim, ...] = ()
    withheld: tuple[Withheld, ...] = ()
    problems: tuple[str, ...] = ()


def draft_extracts(articles: Sequence[Article], corpus: Corpus, audience: Audience, progress: Progress) -> Drafted:
    """Draft with the extractive engine: sentences of the articles, chosen without a model."""
    progress.stage("choosing sentences", len(articles))
    drafts = extract_many(articles, corpus.sources, audience)
    claims: list[CheckedClaim] = []
    withheld: list[Withheld] = []
    for draft in drafts:
        proven, failed = _prove(draft, corpus)
        claims.extend(proven)
        withheld.extend(failed)
        progress.advance()
    return Drafted(tuple(claims), tuple(withheld), (), {d.article: d.headline for d in drafts if d.headline})


def joined(one: Drafted, other: Drafted) -> Drafted:
    """Return two drafts of different articles as one."""
    return Drafted(
        (*one.claims, *other.claims),
        (*one.withheld, *other.withheld),
        (*one.problems, *other.problems),
        {**one.headlines, **other.headlines},
    )


def plan_tasks(
    articles: Sequence[Article],
    corpus: Corpus,
    audience: Audience,
    files: PromptFiles,
    chunking: tuple[Encoding, int],
) -> tuple[Task, ...]:
    """Return every first call of a run: one a chunk, one article a call."""
    encoding, limit = chunking
    tasks: list[Task] = []
    for article in articles:
        chunks = chunk(article.text, corpus.sources[article.id].sentences, encoding, limit)
        tasks.extend(_tasks(article, chunks, audience, files))
    return tuple(tasks)


def _tasks(article: Article, chunks: Sequence[Chunk], audience: Audience, files: PromptFiles) -> Iterator[Task]:
    told = [part for part in chunks if any(sentence.boilerplate is None for sentence in part.sentences)]
    prompts = summary_prompts(article, told, audience, files)
    foreign = is_foreign(article, audience)
    return (Task(article, part, prompt, foreign) for part, prompt in zip(told, prompts, strict=True))


def draft_with_model(
    tasks: Sequence[Task],
    corpus: Corpus,
    audience: Audience,
    files: PromptFiles,
    model: LanguageModel,
    progress: Progress,
) -> Drafted:
    """Draft with a language model: every call once, one repair turn for what failed, the rest withheld.

    Raises:
        ModelError: The run must stop: no key, no quota, a limit reached.
    """
    if foreign := len({task.article.id for task in tasks if task.foreign}):
        progress.notice(f"{foreign} articles are in another language than the brief; their own sentences are printed")
    progress.stage("asking the model", len(tasks))
    first = _ask(tasks, corpus, model, progress)
    split = [part for outcome in first if _too_long(outcome) for part in _halves(outcome.task, audience, files)]
    again = [_repair(outcome, files) for outcome in first if outcome.problems and outcome.answer.failure is None]
    progress.stage("asking again", len(split) + len(again))
    kept = any(outcome.claims for outcome in first)
    second = _ask([*split, *again], corpus, model, progress, kept=kept)
    repaired = {(outcome.task.article.id, outcome.task.chunk.span): outcome for outcome in second}
    settled = [_better(outcome, repaired) for outcome in first if not (_too_long(outcome) and split)]
    settled.extend(outcome for outcome in second if outcome.task.prompt.name != "repair")
    return _gather(settled)


def _ask(
    tasks: Sequence[Task], corpus: Corpus, model: LanguageModel, progress: Progress, *, kept: bool = False
) -> list[_Outcome]:
    """Ask and judge; a run that has to stop is an error only when it has no claim, here or `kept` from before."""
    if not tasks:
        return []
    outcomes: list[_Outcome] = []
    answers = model.answer([task.prompt for task in tasks])
    for task in tasks:
        outcomes.append(_judge(task, next(answers), corpus))
        progress.advance()
    try:
        next(answers, None)
    except ModelError as error:
        if not kept and not any(outcome.claims for outcome in outcomes):
            raise
        progress.notice(f"the run had to stop: {error.message}; the brief holds what was answered until then")
    return outcomes


def _judge(task: Task, answer: Answer, corpus: Corpus) -> _Outcome:
    """Parse an answer and prove it; every problem is kept in the words of a repair turn."""
    if answer.failure is not None:
        return _Outcome(task, answer, problems=(answer.failure.message,))
    draft = parse_summary(answer.text, task.article.id)
    if isinstance(draft, DraftProblem):
        return _Outcome(task, answer, problems=(draft.reason,))
    if task.foreign:
        draft = in_own_words(draft, corpus.sources[task.article.id].sentences, task.article.text)
    claims, withheld = _prove(draft, corpus)
    problems = tuple(explain(entry) for entry in withheld)
    headline = draft.headline if _is_proven(draft.headline or "", task.article, corpus) else None
    return _Outcome(task, answer, headline, claims, withheld, problems)


def _is_proven(headline: str, article: Article, corpus: Corpus) -> bool:
    """A headline of the model's is printed only when the article bears it out, quotes and all."""
    source = corpus.sources[article.id]
    if is_other_language(headline, source):
        return False
    marks = [mark.inner.of(headline) for mark in marked(headline) if mark.level == 0]
    if not headline or has_controls(headline) or not all(verify_quote(words, source).passed for words in marks):
        return False
    return verify_claim(headline, source, anchor=article.published.date).verdict is ClaimVerdict.SUPPORTED


def _too_long(outcome: _Outcome) -> bool:
    failure = outcome.answer.failure
    too_long = failure is not None and failure.kind is FailureKind.CONTEXT_OVERFLOW
    return too_long and outcome.task.chunk.tokens > _SMALLEST_CHUNK and len(outcome.task.chunk.sentences) > 1


def _halves(task: Task, audience: Audience, files: PromptFiles) -> Iterator[Task]:
    """Split a chunk that the model's window did not hold, at a sentence."""
    sentences = task.chunk.sentences
    middle = len(sentences) // 2
    halves = [
        replace(task.chunk, sentences=part, tokens=task.chunk.tokens // 2)
        for part in (sentences[:middle], sentences[middle:])
    ]
    return _tasks(task.article, halves, audience, files)


def _repair(outcome: _Outcome, files: PromptFiles) -> Task:
    prompt = repair_prompt(outcome.task.prompt, outcome.answer.text, outcome.problems, files)
    return replace(outcome.task, prompt=prompt)


def _better(outcome: _Outcome, repaired: Mapping[tuple[ArticleId, Span], _Outcome]) -> _Outcome:
    """Join a first answer with its repair: what was proven in either, and what the repair still could not prove."""
    second = repaired.get((outcome.task.article.id, outcome.task.chunk.span))
    if second is None or second.answer.failure is not None or not outcome.problems:
        return outcome
    known = {claim.id for claim in outcome.claims}
    claims = (*outcome.claims, *(claim for claim in second.claims if claim.id not in known))
    read = second.headline is not None or bool(second.claims)
    return _Outcome(
        outcome.task,
        second.answer,
        outcome.headline or second.headline,
        claims,
        _still_failing(outcome, second),
        () if read or outcome.claims else second.problems,
    )


def _still_failing(first: _Outcome, second: _Outcome) -> tuple[Withheld, ...]:
    """What the repair could not prove either; statements of the first answer that the repair gave up stay on record."""
    told = {entry.text for entry in second.withheld}
    proven = {claim.text for claim in second.claims}
    return (*second.withheld, *(e for e in first.withheld if e.text not in told and e.text not in proven))


def _gather(outcomes: Iterable[_Outcome]) -> Drafted:
    claims: dict[str, CheckedClaim] = {}
    withheld: list[Withheld] = []
    problems: list[SourceProblem] = []
    headlines: dict[ArticleId, str] = {}
    for outcome in outcomes:
        claims.update((claim.id, claim) for claim in outcome.claims)
        withheld.extend(outcome.withheld)
        if outcome.problems and not outcome.claims and not outcome.withheld:
            problems.append(_problem(outcome))
        if outcome.headline:
            headlines.setdefault(outcome.task.article.id, outcome.headline)
    return Drafted(_weighted(claims.values()), tuple(withheld), tuple(problems), headlines)


def _problem(outcome: _Outcome) -> SourceProblem:
    failure = outcome.answer.failure
    reason = failure.message if failure else f"the model's answer could not be read: {outcome.problems[0]}"
    return SourceProblem(outcome.task.article.name, reason, failure.hint if failure else "")


def _weighted(claims: Iterable[CheckedClaim]) -> tuple[CheckedClaim, ...]:
    """A model gives the most important claim of an article first: weigh by place."""
    places: dict[ArticleId, int] = {}
    weighted: list[CheckedClaim] = []
    for claim in claims:
        article = claim.citations[0].article
        places[article] = places.get(article, 0) + 1
        weighted.append(replace(claim, weight=round(1 / places[article], 4)))
    return tuple(weighted)


def _prove(draft: Draft, corpus: Corpus) -> tuple[tuple[CheckedClaim, ...], tuple[Withheld, ...]]:
    """Prove a draft; words that must not be printed (controls, direction marks) are withheld too."""
    article = corpus.by_id[draft.article]
    claims, withheld = prove(draft, corpus.sources[draft.article], article)
    source = corpus.sources[article.id]
    faults = {claim.id: fault for claim in claims if (fault := _unsafe(claim, article, source))}
    safe = tuple(claim for claim in claims if claim.id not in faults)
    unsafe = (Withheld(claim.text, faults[claim.id], article.id) for claim in claims if claim.id in faults)
    return safe, (*withheld, *unsafe)


def _unsafe(claim: CheckedClaim, article: Article, source: Source) -> str | None:
    """Return why a proven claim cannot be printed: one hostile passage must not stop the brief at its own proof."""
    words = [claim.text, *(cited.span.of(article.text) for cited in claim.citations)]
    if any(map(has_controls, words)):
        return "unprintable: control characters or direction marks"
    if not claim.extract and is_other_language(claim.text, source):
        return "statement unresolved: it is in another language than the article"
    if any(map(_ACTING.search, words)) and not _reads_back(words, article):
        return "unprintable: the words do not read the same in Markdown"
    return None


def _reads_back(words: Sequence[str], article: Article) -> bool:
    """Tell whether a statement and its passages prove as they will be printed."""
    text, *passages = (markdown(printable(part)) for part in words)
    notes = "".join(f"[^{number}]: {quoted(passage)}\n\n" for number, passage in enumerate(passages, start=1))
    page = f"- {text}\n\n{notes}"
    report = check_summary("statement", page, Corpus((article,)), kinds={CheckKind.QUOTE})
    return all(row.passed or row.unchecked for row in report.findings)
