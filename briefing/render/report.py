"""Check reports as JSON (schema `briefing/check@1`) and as text that reads like a good compiler's errors."""

from collections.abc import Callable, Iterator, Sequence

from briefing.model import Article, ArticleId, Change, CheckedItem, CheckReport, Opinion, SpeakerVerdict
from briefing.render.escape import printable
from briefing.render.sidecar import Json, dump

SCHEMA = "briefing/check@1"

Paint = Callable[[str, str], str]
"""Colours a piece of text by its role: error, warning, ok, place, removed, added, dim."""

_KINDS = ("quote", "figure", "name", "date", "citation", "claim")
_WIDEST = 160


def counts(report: CheckReport) -> dict[str, int]:
    """Return how many things of each kind were checked, and how they ended."""
    items = report.findings
    numbers = {f"{kind}s": sum(item.kind.value == kind for item in items) for kind in _KINDS}
    return numbers | {
        "passed": sum(item.passed for item in items),
        "failed": sum(not item.passed and not item.unchecked for item in items),
        "unchecked": sum(item.unchecked for item in items),
    }


def report_document(report: CheckReport) -> Json:
    """Return one report as plain JSON values."""
    return {
        "schema": SCHEMA,
        "summary": report.name,
        "passed": report.passed,
        "counts": counts(report),
        "findings": [item_document(item) for item in report.findings],
    }


def item_document(item: CheckedItem) -> Json:
    """Return one checked thing as plain JSON values."""
    return {
        "kind": item.kind.value,
        "text": item.text,
        "line": item.line,
        "column": item.column,
        "verdict": item.verdict.value,
        "passed": item.passed,
        "reason": item.reason,
        "article": item.article,
        "start": item.start,
        "end": item.end,
        "segments": [{"start": span.start, "end": span.end} for span in item.segments],
        "passage": item.passage,
        "changes": [_change(change) for change in item.changes],
        "speaker": {"given": s.given, "found": s.found, "verdict": s.verdict.value} if (s := item.speaker) else None,
        "notes": list(item.notes),
        "hints": list(item.hints),
        "judge": _opinion(item.opinion) if item.opinion else None,
    }


def _opinion(opinion: Opinion) -> Json:
    evidence = [{"start": span.start, "end": span.end} for span in opinion.evidence]
    return {"model": opinion.by, "verdict": opinion.verdict.value, "reason": opinion.reason, "evidence": evidence}


def _change(change: Change) -> Json:
    return {"op": change.op, "from": change.before, "to": change.after, "type": change.type.value}


def report_json(reports: Sequence[CheckReport]) -> str:
    """Return one report as its document, several as a list under `reports`."""
    if len(reports) == 1:
        return dump(report_document(reports[0]))
    passed = all(report.passed for report in reports)
    return dump({"schema": SCHEMA, "passed": passed, "reports": [report_document(report) for report in reports]})


def plain(words: str, _role: str) -> str:
    """Paint nothing: for pipes and files."""
    return words


def report_text(report: CheckReport, articles: Sequence[Article], *, paint: Paint = plain, every: bool = False) -> str:
    """Return a report for people: each failing thing with its place, the source's words and what to do.

    Args:
        report: What was checked.
        articles: The sources, for their names.
        paint: How roles are coloured.
        every: Show what passed as well.
    """
    names = {article.id: article.name for article in articles}
    shown = [item for item in report.findings if every or not (item.passed or item.unchecked)]
    blocks = ["\n".join(_lines(report, item, names, paint)) for item in shown]
    return "\n\n".join([*blocks, _summary(report, paint)]) + "\n"


def _lines(report: CheckReport, item: CheckedItem, names: dict[ArticleId, str], paint: Paint) -> Iterator[str]:
    role = "ok" if item.passed else "warning" if item.unchecked else "error"
    place = paint(f"{report.name}:{item.line}:{item.column}:", "place")
    yield f"{place} {paint(f'{item.kind.value} {item.verdict.value}', role)}: {printable(item.reason)}"
    yield f"    {paint('summary', 'dim')}  {_shorten(item.text)}"
    if item.passage:
        yield f"    {paint('source ', 'dim')}  {_shorten(item.passage)}"
        name = names.get(item.article, "") if item.article else ""
        yield f"    {paint(f'         {printable(name)}, characters {item.start}-{item.end}', 'dim')}"
    if item.changes:
        yield f"    {paint('changed', 'dim')}  {', '.join(_words(change, paint) for change in item.changes[:8])}"
    if item.speaker and item.speaker.verdict is not SpeakerVerdict.CONFIRMED and item.speaker.given:
        found = item.speaker.found or "not told"
        yield f"    {paint('speaker', 'dim')}  given {printable(item.speaker.given)}, in the source {printable(found)}"
    for hint in item.hints:
        yield f"    {paint('hint   ', 'dim')}  {printable(hint)}"


def _words(change: Change, paint: Paint) -> str:
    before = paint(f"-{printable(change.before)}", "removed") if change.before else ""
    after = paint(f"+{printable(change.after)}", "added") if change.after else ""
    return f"{' '.join(filter(None, (before, after)))} ({change.type.value})"


def _shorten(words: str) -> str:
    line = printable(words)
    return line if len(line) <= _WIDEST else f"{line[: _WIDEST - 1]}…"


def _summary(report: CheckReport, paint: Paint) -> str:
    numbers = counts(report)
    kinds = ", ".join(f"{numbers[f'{kind}s']} {kind}s" for kind in _KINDS if numbers[f"{kind}s"])
    verdict = paint("passed", "ok") if report.passed else paint(f"{numbers['failed']} failed", "error")
    unchecked = f", {numbers['unchecked']} unchecked" if numbers["unchecked"] else ""
    return f"{report.name}: {verdict}; checked {kinds or 'nothing'}{unchecked}"
