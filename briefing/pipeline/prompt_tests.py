"""Prompts held to their cases: each is run over its article by a model, a recording or the extractive engine."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from briefing.checking.corpus import Corpus
from briefing.errors import BriefingError, ConfigurationError, SourceError
from briefing.llm import LanguageModel, ModelOptions, connect
from briefing.llm.tokens import TokenCounter, encoding_for
from briefing.model import CheckedClaim, Reading
from briefing.pipeline.drafting import Drafted, draft_extracts, draft_with_model, plan_tasks
from briefing.pipeline.progress import Progress, Silent
from briefing.resources import PROMPTS, listing, load, read_own, short_name, user_cache_folder
from briefing.sources import read_articles
from briefing.sources.language import guess_language
from briefing.summarize import PromptFiles, load_audience
from briefing.summarize.prompt_cases import Expectations, PromptCase, read_cases
from briefing.text.readability import reading_grade

SUFFIX = ".cases.yaml"


@dataclass(frozen=True, slots=True)
class CaseResult:
    """What a case gave: claims, words, the reading grade of our own sentences, and each expectation that failed."""

    prompt: str
    case: PromptCase
    claims: int
    words: int
    grade: float
    failures: tuple[str, ...]

    @property
    def passed(self) -> bool:
        """Whether nothing failed."""
        return not self.failures


@dataclass(frozen=True, slots=True)
class Asked:
    """How the prompts are answered: a connected model with its way to count tokens, or neither."""

    prompts: tuple[Path, ...] = ()
    model: LanguageModel | None = None
    encoding: TokenCounter | None = None
    chunk_tokens: int = 6000


def hold_prompts(
    names: Sequence[str],
    dirs: Sequence[Path],
    options: ModelOptions | None,
    *,
    chunk_tokens: int = 6000,
    progress: Progress | None = None,
) -> tuple[tuple[tuple[str, str, str, tuple[str, ...]], ...], str, bool]:
    """Run the cases of prompts; return a row for each, who answered, and whether any failed.

    Args:
        names: Prompts or case files; none means all.
        dirs: Prompt folders that win over the built-in ones, first one first.
        options: How the model is reached; None for the extractive engine.
        chunk_tokens: Most tokens of article text in one call.
        progress: Who is told how far the run is.

    Raises:
        ConfigurationError: A case file is missing or wrong.
        ModelError: The model cannot be reached.
    """
    cases = find_cases(names, dirs)
    if options is None:
        results = run_cases([c for c in cases if not c[1].model_only], Asked(tuple(dirs)), progress=progress)
        return _rows(results), "extractive engine", any(not one.passed for one in results)
    encoding = encoding_for(options.model, options.token_tables or user_cache_folder() / "tokens")
    with connect(options) as model:
        results = run_cases(cases, Asked(tuple(dirs), model, encoding, chunk_tokens), progress=progress)
    engine = f"replay of {options.replay}" if options.replay else options.model
    return _rows(results), engine, any(not one.passed for one in results)


def _rows(results: Iterable[CaseResult]) -> tuple[tuple[str, str, str, tuple[str, ...]], ...]:
    return tuple(
        (one.prompt, one.case.name, f"{one.claims} claims, {one.words} words, grade {one.grade}", one.failures)
        for one in results
    )


def find_cases(names: Sequence[str], dirs: Sequence[Path]) -> tuple[tuple[str, PromptCase], ...]:
    """Return the cases of prompts, each with its prompt's name.

    Args:
        names: Names of prompts, or paths of case files (`.yaml`); none means all that are found.
        dirs: Prompt folders that win over the built-in ones, first one first.

    Raises:
        ConfigurationError: A file is missing or wrong.
    """
    known = [one.name.removesuffix(SUFFIX) for one in listing(PROMPTS, dirs, suffix=SUFFIX)]
    found: list[tuple[str, PromptCase]] = []
    for name in names or known:
        if name.endswith((".yaml", ".yml")):
            path = Path(name)
            found.extend((short_name(path.stem), case) for case in read_cases(read_own(path).text, name, path.parent))
            continue
        if name not in known:
            raise ConfigurationError(
                f'the prompt "{name}" has no cases; those of {", ".join(known) or "none"} exist',
                hint=f"write {name}{SUFFIX} beside the prompt, or name a file",
            )
        read = load(PROMPTS, f"{name}{SUFFIX}", dirs)
        found.extend((name, case) for case in read_cases(read.text, read.path, Path(read.path).parent))
    return tuple(found)


def run_cases(
    cases: Sequence[tuple[str, PromptCase]], asked: Asked, *, progress: Progress | None = None
) -> tuple[CaseResult, ...]:
    """Run each case and hold what comes out to its expectations; a case that cannot run fails with the reason."""
    progress = progress or Silent()
    progress.stage("testing prompts", len(cases))
    results = []
    for prompt, case in cases:
        results.append(_run(prompt, case, asked))
        progress.advance()
    return tuple(results)


def _run(prompt: str, case: PromptCase, asked: Asked) -> CaseResult:
    try:
        drafted = _draft(case, asked)
    except BriefingError as error:
        return CaseResult(prompt, case, 0, 0, 0.0, (error.message,))
    texts = [words for claim in drafted.claims for words in _told(claim)]
    words = sum(len(text.split()) for text in texts)
    grade = reading_grade([claim.text for claim in drafted.claims])
    failures = (*_unmet(case.expect, drafted, texts), *_too_much(case.expect, drafted, words, grade))
    return CaseResult(prompt, case, len(drafted.claims), words, grade, failures)


def _draft(case: PromptCase, asked: Asked) -> Drafted:
    audience = load_audience(case.audience, asked.prompts)
    articles = _read(case).articles
    corpus = Corpus(articles)
    if asked.model is None or asked.encoding is None:
        return draft_extracts(articles, corpus, audience, Silent())
    files = PromptFiles(asked.prompts)
    tasks = plan_tasks(articles, corpus, audience, files, (asked.encoding, asked.chunk_tokens))
    drafted = draft_with_model(tasks, corpus, audience, files, asked.model, Silent())
    if drafted.problems and not drafted.claims:
        raise SourceError(f"no usable answer: {drafted.problems[0].reason}")
    return drafted


def _read(case: PromptCase) -> Reading:
    if case.text is not None:
        reading = read_articles("-", stdin=BytesIO(case.text.encode("utf-8", "replace")))
    else:
        reading = read_articles(list(case.articles))
    if reading.problems or not reading.articles:
        reason = reading.problems[0] if reading.problems else None
        raise SourceError(f"{reason.name}: {reason.reason}" if reason else "no article could be read")
    return reading


def _told(claim: CheckedClaim) -> Iterator[str]:
    yield claim.text
    yield from (quote.text for quote in claim.quotes if not claim.extract)


def _unmet(expect: Expectations, drafted: Drafted, texts: Sequence[str]) -> Iterator[str]:
    told = " ".join(" ".join(texts).lower().split())
    for words in expect.mention:
        if words.lower() not in told:
            yield f'does not mention "{words}"'
    for words in expect.not_mention:
        if words.lower() in told:
            yield f'mentions "{words}"'
    if expect.cited and any(not claim.citations for claim in drafted.claims):
        yield "a claim cites nothing"
    language = guess_language(told)
    if expect.language is not None and language not in {expect.language, None}:
        yield f"is told in {language}, not in {expect.language}"


def _too_much(expect: Expectations, drafted: Drafted, words: int, grade: float) -> Iterator[str]:
    quotes = sum(len(claim.quotes) for claim in drafted.claims)
    bounds = (
        ("words", words, None, expect.max_words),
        ("claims", len(drafted.claims), expect.min_claims, expect.max_claims),
        ("proven quotes", quotes, expect.min_quotes, None),
        ("statements withheld", len(drafted.withheld), None, expect.max_withheld),
        ("the reading grade", grade, None, expect.grade),
    )
    for what, found, least, most in bounds:
        if least is not None and found < least:
            yield f"{what}: {found}, at least {least} wanted"
        if most is not None and found > most:
            yield f"{what}: {found}, at most {most} wanted"
