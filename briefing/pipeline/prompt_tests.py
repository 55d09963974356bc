"""Prompts held to their cases: each is run over its article by a model, a recording or the extractive engine."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from briefing.errors import BriefingError, ConfigurationError
from briefing.llm import ModelOptions, connect
from briefing.llm.tokens import encoding_for
from briefing.pipeline.case_runs import Asked, Outcome, needs_model, run_case
from briefing.pipeline.progress import Progress, Silent
from briefing.render.case_report import CaseRow
from briefing.resources import PROMPTS, listing, load, read_own, user_cache_folder
from briefing.sources.language import guess_language
from briefing.summarize.prompt_cases import Expectations, PromptCase, read_cases
from briefing.text.readability import reading_grade

SUFFIX = ".cases.yaml"
_LONGEST_REASON = 160


@dataclass(frozen=True, slots=True)
class CaseResult:
    """What a case gave: claims, words, the reading grade of our own sentences, and each expectation that failed.

    `skipped` tells why it was not run; it neither passed nor failed then.
    """

    case: PromptCase
    claims: int = 0
    words: int = 0
    grade: float = 0.0
    failures: tuple[str, ...] = ()
    verdict: str | None = None
    skipped: str = ""

    @property
    def row(self) -> CaseRow:
        """The result as reports show it."""
        counted = f"{self.claims} claims, {self.words} words, grade {self.grade}"
        measures = counted if self.verdict is None else f"verdict {self.verdict}"
        case = self.case
        return CaseRow(case.prompt, case.name, self.skipped or measures, self.failures, skipped=bool(self.skipped))


def hold_prompts(
    names: Sequence[str],
    dirs: Sequence[Path],
    options: ModelOptions | None,
    *,
    chunk_tokens: int = 6000,
    progress: Progress | None = None,
) -> tuple[tuple[CaseRow, ...], str, bool]:
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
        results = run_cases(cases, Asked(tuple(dirs)), progress=progress)
        return tuple(one.row for one in results), "extractive engine", any(one.failures for one in results)
    encoding = encoding_for(options.model, options.token_tables or user_cache_folder() / "tokens")
    with connect(options) as model:
        results = run_cases(cases, Asked(tuple(dirs), model, encoding, chunk_tokens), progress=progress)
    engine = f"replay of {options.replay}" if options.replay else options.model
    return tuple(one.row for one in results), engine, any(one.failures for one in results)


def find_cases(names: Sequence[str], dirs: Sequence[Path]) -> tuple[PromptCase, ...]:
    """Return the cases of prompts.

    Args:
        names: Names of prompts, or paths of case files (`.yaml`); none means all that are found.
        dirs: Prompt folders that win over the built-in ones, first one first.

    Raises:
        ConfigurationError: A file is missing or wrong.
    """
    known = [one.name.removesuffix(SUFFIX) for one in listing(PROMPTS, dirs, suffix=SUFFIX)]
    return tuple(case for name in names or known for case in _cases_of(name, known, dirs))


def _cases_of(name: str, known: Sequence[str], dirs: Sequence[Path]) -> tuple[PromptCase, ...]:
    if name.endswith((".yaml", ".yml")):
        read = read_own(Path(name))
    elif name in known:
        read = load(PROMPTS, f"{name}{SUFFIX}", dirs)
    else:
        raise ConfigurationError(
            f'the prompt "{name}" has no cases; those of {", ".join(known) or "none"} exist',
            hint=f"write {name}{SUFFIX} beside the prompt, or name a file",
        )
    return read_cases(read.text, read.path, Path(read.path).parent)


def run_cases(cases: Sequence[PromptCase], asked: Asked, *, progress: Progress | None = None) -> tuple[CaseResult, ...]:
    """Run each case and hold what comes out to its expectations; a case that cannot run fails with the reason."""
    progress = progress or Silent()
    progress.stage("testing prompts", len(cases))
    results = []
    for case in cases:
        results.append(_held(case, asked))
        progress.advance()
    return tuple(results)


def _held(case: PromptCase, asked: Asked) -> CaseResult:
    if asked.model is None and needs_model(case):
        return CaseResult(case, skipped="needs a language model")
    try:
        told = run_case(case, asked)
    except BriefingError as error:
        return CaseResult(case, failures=(error.message,))
    texts = (*told.own, *told.quoted)
    words = sum(len(text.split()) for text in texts)
    grade = reading_grade(list(told.own))
    failures = (*_unmet(case.expect, told, texts), *_beyond(case.expect, told, words, grade))
    return CaseResult(case, told.claims, words, grade, failures, told.verdict)


def _unmet(expect: Expectations, told: Outcome, texts: Sequence[str]) -> Iterator[str]:
    said = " ".join(" ".join(texts).lower().split())
    for words in expect.mention:
        if words.lower() not in said:
            yield f'does not mention "{words}"'
    for words in expect.not_mention:
        if words.lower() in said:
            yield f'mentions "{words}"'
    if expect.cited and told.uncited:
        yield "a claim cites nothing"
    language = guess_language(" ".join(told.own))
    if expect.language is not None and language not in {expect.language, None}:
        yield f"is told in {language}, not in {expect.language}"
    if expect.verdict is not None and told.verdict != expect.verdict:
        why = f" ({told.own[0][:_LONGEST_REASON]})" if told.own else ""
        yield f"the verdict is {told.verdict}, {expect.verdict} wanted{why}"


def _beyond(expect: Expectations, told: Outcome, words: int, grade: float) -> Iterator[str]:
    bounds = (
        ("words", words, None, expect.max_words),
        ("claims", told.claims, expect.min_claims, expect.max_claims),
        ("proven quotes", len(told.quoted), expect.min_quotes, None),
        ("statements withheld", len(told.withheld), None, expect.max_withheld),
        ("the reading grade", grade, None, expect.grade),
    )
    for what, found, least, most in bounds:
        if least is not None and found < least:
            yield f"{what}: {found}, at least {least} wanted"
        if most is not None and found > most:
            first = f" ({told.withheld[0][:_LONGEST_REASON]})" if what.endswith("withheld") else ""
            yield f"{what}: {found}, at most {most} wanted{first}"
