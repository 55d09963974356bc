"""Check reports as JSON (schema `briefing/check@1`), and what every form of a report counts."""

from collections.abc import Sequence

from briefing.model import Change, CheckedItem, CheckReport, Opinion
from briefing.render.sidecar import Json, dump

SCHEMA = "briefing/check@1"

KINDS = ("quote", "figure", "name", "date", "citation", "claim")


def counts(report: CheckReport) -> dict[str, int]:
    """Return how many things of each kind were checked, and how they ended."""
    items = report.findings
    numbers = {f"{kind}s": sum(item.kind.value == kind for item in items) for kind in KINDS}
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
