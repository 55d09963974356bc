"""Check reports as text for people: each finding reads like a good compiler's error.

`file:line:column: error: what: why`, then the summary's words and the source's with the difference marked, where in the
source they stand, and what to do. Nothing hostile reaches the terminal: every word goes through `printable` or is shown
sign for sign by `excerpts`.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from briefing.model import (
    Article,
    ArticleId,
    Change,
    CheckedItem,
    CheckKind,
    CheckReport,
    ClaimVerdict,
    Span,
    SpeakerVerdict,
    Verdict,
)
from briefing.render.escape import printable
from briefing.render.excerpts import Excerpt, Paint, differing, place_of, plain, show
from briefing.render.report import KINDS, counts

_MOST_CHANGES = 8
_MOST_PLACES = 12
_LONGEST_REASON = 400


def diagnose(report: CheckReport, articles: Sequence[Article], *, paint: Paint = plain, every: bool = False) -> str:
    """Return a report for people.

    Args:
        report: What was checked.
        articles: The sources, for their names and words.
        paint: How roles are coloured.
        every: Show what passed or stayed unchecked as well, one by one.
    """
    by_id = {article.id: article for article in articles}
    shown = report.findings if every else failures(report)
    blocks = ["\n".join(_lines(report, item, by_id, paint)) for item in shown]
    warnings = [] if every else list(_warnings(report, paint))
    return "\n\n".join([*blocks, "\n".join([*warnings, _summary(report, paint)])]) + "\n"


def failures(report: CheckReport) -> list[CheckedItem]:
    """Return what failed; a sentence is left out where something in it failed that tells more exactly what is wrong."""
    failed = [item for item in report.findings if not item.passed and not item.unchecked]
    exact = [item.span for item in failed if item.kind is not CheckKind.CLAIM]
    return [item for item in failed if item.kind is not CheckKind.CLAIM or not _covers(item.span, exact)]


def _covers(span: Span, exact: Sequence[Span]) -> bool:
    return any(span.contains(inner) for inner in exact)


def totals(reports: Sequence[CheckReport], paint: Paint = plain) -> str:
    """Return the last line of a run over several files."""
    failed = sum(not report.passed for report in reports)
    end = paint(f"{failed} failed", "error") if failed else paint("all passed", "ok")
    return f"{len(reports)} summaries: {end}\n"


def _lines(
    report: CheckReport, item: CheckedItem, articles: Mapping[ArticleId, Article], paint: Paint
) -> Iterator[str]:
    role, word = ("ok", "ok") if item.passed else ("warning", "warning") if item.unchecked else ("error", "error")
    place = paint(f"{printable(report.name)}:{item.line}:{item.column}:", "place")
    reason = printable(item.reason)[:_LONGEST_REASON]
    yield f"{place} {paint(f'{word}: {title(item)}', role)}: {reason}"
    ours, theirs = changed(report, item, articles)
    both = theirs and item.kind is not CheckKind.CLAIM
    yield from _excerpt("summary", Excerpt(report.text, item.span, ours), "^", "added" if both else role, paint)
    article = articles.get(item.article) if item.article else None
    if article and item.start is not None and item.end is not None and item.end > item.start:
        yield from _excerpt("source", Excerpt(article.text, Span(item.start, item.end), theirs), "-", "removed", paint)
        line, column = place_of(article.text, item.start)
        yield _row("at", paint(f"{printable(article.name)}:{line}:{column}", "place"), paint)
    elif item.passage:
        yield _row("source", printable(item.passage)[:_LONGEST_REASON], paint)
    yield from _remarks(item, paint)


def title(item: CheckedItem) -> str:
    """Return kind and verdict as words: `quote altered`, `figure not found`."""
    verdict: Verdict | ClaimVerdict = item.verdict
    return f"{item.kind.value} {verdict.value}".replace("_", " ")


def changed(
    report: CheckReport, item: CheckedItem, articles: Mapping[ArticleId, Article]
) -> tuple[tuple[Span, ...], tuple[Span, ...]]:
    """Return the ranges of the summary and of the source in which a quote or claim and its passage differ."""
    article = articles.get(item.article) if item.article else None
    if item.kind is CheckKind.CLAIM:
        return _named(report.text, item.span, _GIVEN, item), (
            _named(article.text, Span(item.start, item.end), _FOUND, item)
            if article and item.start is not None and item.end is not None
            else ()
        )
    if not item.changes or article is None or item.start is None or item.end is None:
        return (), ()
    source = article.text[item.start : item.end]
    ours, theirs = differing(item.span.of(report.text), source)
    return (
        tuple(span.shifted(item.span.start) for span in ours),
        tuple(span.shifted(item.start) for span in theirs),
    )


_GIVEN = re.compile(r"(?:, not|(?:number|date|figure|name)) '(.{1,80}?)'(?= is not in| and|[;,]|$)")
_FOUND = re.compile(r"the source (?:has|says) '(.{1,80}?)'(?= there|, not)")


def _named(text: str, within: Span, named: re.Pattern[str], item: CheckedItem) -> tuple[Span, ...]:
    """Return where the words that a claim's reason names stand in a range, each if it stands there once."""
    found: list[Span] = []
    for words in dict.fromkeys(named.findall(item.reason)):
        places = list(re.compile(rf"(?<!\w){re.escape(words)}(?!\w)").finditer(text, within.start, within.end))
        found.extend(Span(*places[0].span()) for _ in places[:1] if len(places) == 1)
    return tuple(sorted(found))


def _excerpt(name: str, excerpt: Excerpt, mark: str, role: str, paint: Paint) -> Iterator[str]:
    words, marks = show(excerpt, mark=mark, role=role, paint=paint)
    yield _row(name, words, paint)
    if marks.strip():
        yield _row("", marks, paint)


def _row(name: str, words: str, paint: Paint) -> str:
    return f"    {paint(f'{name:>7} |', 'dim')} {words}"


def _remarks(item: CheckedItem, paint: Paint) -> Iterator[str]:
    if item.changes and not item.passed:
        yield _row("changed", ", ".join(_words(change, paint) for change in item.changes[:_MOST_CHANGES]), paint)
    speaker = item.speaker
    if speaker and speaker.verdict is not SpeakerVerdict.CONFIRMED and speaker.given:
        found = printable(speaker.found) if speaker.found else "nobody"
        yield _row("speaker", f"the summary names {printable(speaker.given)}, the source {found}", paint)
    for hint in item.hints:
        yield _row("judge" if item.opinion and hint == item.hints[-1] else "help", printable(hint), paint)


def _words(change: Change, paint: Paint) -> str:
    before = paint(f"-{printable(change.before)}", "removed") if change.before else ""
    after = paint(f"+{printable(change.after)}", "added") if change.after else ""
    return f"{' '.join(filter(None, (before, after)))} ({change.type.value})"


def _warnings(report: CheckReport, paint: Paint) -> Iterator[str]:
    """Yield one line for each reason why something was not checked, with the places."""
    lines: defaultdict[tuple[str, str], list[int]] = defaultdict(list)
    for item in report.findings:
        if item.unchecked:
            lines[item.kind.value, printable(item.reason)[:_LONGEST_REASON]].append(item.line)
    for (kind, reason), numbers in lines.items():
        places = ", ".join(str(line) for line in dict.fromkeys(numbers[:_MOST_PLACES]))
        more = " …" if len(numbers) > _MOST_PLACES else ""
        where = f" (lines {places}{more})" if len(set(numbers)) > 1 else ""
        told = paint(f"warning: {kind} unchecked", "warning")
        yield f"{paint(f'{printable(report.name)}:{numbers[0]}:', 'place')} {told}: {reason}{where}"


def _summary(report: CheckReport, paint: Paint) -> str:
    numbers = counts(report)
    kinds = ", ".join(_counted(numbers[f"{kind}s"], kind) for kind in KINDS if numbers[f"{kind}s"])
    told = len(failures(report))
    covered = numbers["failed"] - told
    also = f" and {_counted(covered, 'sentence')} with them" if covered else ""
    words = {"passed": "passed", "failed": f"failed{also}", "unchecked": "unchecked"}
    shown = numbers | {"failed": told}
    ends = ", ".join(f"{shown[end]} {words[end]}" for end in words if numbers[end])
    if report.passed:
        verdict = paint("passed", "ok")
    elif numbers["failed"]:
        verdict = paint(f"{told} failed", "error")
    else:
        verdict = paint("nothing could be proven", "error")
    if not report.findings:
        return (
            f"{printable(report.name)}: {verdict}: no quote, figure, name, date, citation or sentence was found in it"
        )
    return f"{printable(report.name)}: {verdict}; checked {kinds} ({ends})"


def _counted(number: int, kind: str) -> str:
    return f"{number} {kind}{'' if number == 1 else 's'}"
