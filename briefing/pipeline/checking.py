"""`check`: read the sources, hold each summary to them, say what it found. All wiring; decisions are elsewhere."""

import os
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from briefing.checking.check import check_summary
from briefing.checking.corpus import Corpus
from briefing.errors import SourceError, UsageError
from briefing.llm import ModelOptions, connect
from briefing.model import Article, CheckedItem, CheckKind, CheckReport, ClaimVerdict, Reading
from briefing.pipeline.judging import judge_reports
from briefing.pipeline.progress import Progress, Silent
from briefing.pipeline.summaries import read_known, read_summary
from briefing.sources import read_articles
from briefing.summarize import PromptFiles

_UNCHECKED = "unchecked"
PathLike = str | os.PathLike[str]


@dataclass(frozen=True, slots=True)
class CheckOptions:
    """What counts as a failure, the form of the report, and the model that is asked for its opinion (or none)."""

    fail_on: str | None = None
    output_format: str = "text"
    every: bool = False
    formats: tuple[str, ...] = ("text", "json")
    judge: ModelOptions | None = None
    prompts: tuple[Path, ...] = ()


@dataclass(frozen=True, slots=True)
class Checked:
    """The reports of one run, the articles they were held to, and the exit code."""

    reports: tuple[CheckReport, ...]
    articles: tuple[Article, ...]
    exit_code: int


def check(
    summary: str | os.PathLike[str], sources: Reading | PathLike | Iterable[PathLike], *, name: str | None = None
) -> CheckReport:
    """Hold one summary to its sources.

    Args:
        summary: A path, or the text itself. A string of one line that names an existing file is a path.
        sources: Articles as `read_articles` returns them, or what it takes: a path or several.
        name: The summary's name in the report.

    Raises:
        SourceError: When no article or summary could be read.
    """
    reading = sources if isinstance(sources, Reading) else read_articles(sources)
    path = _path_of(summary)
    text = read_summary(str(path)) if path else str(summary)
    known = read_known(path, text, reading.articles)
    return check_summary(name or (path.name if path else "summary"), text, Corpus(reading.articles), facts=known.facts)


def _path_of(summary: str | os.PathLike[str]) -> Path | None:
    if isinstance(summary, os.PathLike):
        return Path(summary)
    try:
        return Path(summary) if "\n" not in summary and Path(summary).is_file() else None
    except (OSError, ValueError):
        return None


def check_files(
    summaries: Sequence[str], sources: Sequence[str], options: CheckOptions, *, progress: Progress | None = None
) -> Checked:
    """Hold several summaries to their sources.

    Raises:
        UsageError: When an option names an unknown format or kind.
        SourceError: When a summary or all sources cannot be read.
    """
    progress = progress or Silent()
    kinds = _failing_kinds(options)
    if options.output_format not in options.formats:
        raise UsageError(f"--format {options.output_format}: unknown", hint=f"known: {', '.join(options.formats)}")
    reading = read_articles(sources)
    for problem in reading.problems:
        progress.notice(f"{problem.name}: {problem.reason}{f' ({problem.hint})' if problem.hint else ''}")
    if not reading.articles:
        raise SourceError(
            "no article could be read from --sources", hint="give files or folders with .txt, .md or .html"
        )
    corpus = Corpus(reading.articles)
    progress.stage("checking", len(summaries))
    reports = []
    for summary in summaries:
        reports.append(_checked(summary, corpus, progress))
        progress.advance()
    judged = _judged(reports, corpus, options, progress)
    partial = bool(reading.problems) or _left_open(judged)
    return Checked(judged, reading.articles, _exit_code(judged, kinds, every=options.fail_on is None, partial=partial))


def _checked(summary: str, corpus: Corpus, progress: Progress) -> CheckReport:
    name, path = ("stdin", None) if summary == "-" else (summary, Path(summary))
    text = read_summary(summary)
    known = read_known(path, text, corpus.articles)
    for notice in known.notices:
        progress.notice(notice)
    return check_summary(name, text, corpus, facts=known.facts)


def _judged(
    reports: Sequence[CheckReport], corpus: Corpus, options: CheckOptions, progress: Progress
) -> tuple[CheckReport, ...]:
    if options.judge is None:
        return tuple(reports)
    with connect(options.judge) as model:
        return judge_reports(reports, corpus, model, PromptFiles(options.prompts), progress)


def _left_open(reports: Iterable[CheckReport]) -> bool:
    """Tell whether a judge was asked and gave no usable opinion."""
    opinions = (item.opinion for report in reports for item in report.findings)
    return any(opinion is not None and opinion.verdict is ClaimVerdict.UNCHECKED for opinion in opinions)


def _failing_kinds(options: CheckOptions) -> frozenset[str]:
    known = {kind.value for kind in CheckKind}
    if options.fail_on is None:
        return frozenset(known)
    kinds = frozenset(word.strip().lower().removesuffix("s") for word in options.fail_on.split(",") if word.strip())
    unknown = kinds - known - {_UNCHECKED}
    if unknown:
        raise UsageError(
            f"--fail-on: unknown kind {min(unknown)!r}", hint=f"known: {', '.join(sorted(known))}, {_UNCHECKED}"
        )
    return kinds


def _exit_code(reports: Sequence[CheckReport], kinds: frozenset[str], *, every: bool, partial: bool) -> int:
    """Return the exit code; unless kinds were chosen, a summary of which nothing could be proven fails as well."""
    items = [item for report in reports for item in report.findings]
    if any(_fails(item, kinds) for item in items):
        return 1
    if every and not all(any(item.passed for item in report.findings) for report in reports):
        return 1
    return 4 if partial else 0


def _fails(item: CheckedItem, kinds: frozenset[str]) -> bool:
    if item.unchecked:
        return _UNCHECKED in kinds
    return not item.passed and item.kind.value in kinds
