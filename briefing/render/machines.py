"""Check reports for other programs: SARIF 2.1.0, JUnit XML, and GitHub workflow annotations."""

import re
from collections.abc import Mapping, Sequence
from xml.etree import ElementTree as ET

from briefing.model import Article, ArticleId, CheckedItem, CheckReport, ClaimVerdict, Verdict
from briefing.render.escape import markdown, printable
from briefing.render.report import counts
from briefing.render.sidecar import Json, dump

_SARIF_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def sarif(reports: Sequence[CheckReport], articles: Sequence[Article]) -> str:
    """Return the findings that did not pass as one SARIF run; columns count code points, as the standard allows."""
    names = {article.id: article.name for article in articles}
    rules = sorted({_rule(item) for report in reports for item in report.findings if not item.passed})
    return dump(
        {
            "$schema": _SARIF_SCHEMA,
            "version": "2.1.0",
            "runs": [
                {
                    "tool": {"driver": {"name": "briefing", "rules": [{"id": rule} for rule in rules]}},
                    "columnKind": "unicodeCodePoints",
                    "results": [
                        _sarif_result(report, item, names)
                        for report in reports
                        for item in report.findings
                        if not item.passed
                    ],
                }
            ],
        }
    )


def _rule(item: CheckedItem) -> str:
    return f"{item.kind.value}/{item.verdict.value}"


def _sarif_result(report: CheckReport, item: CheckedItem, names: Mapping[ArticleId, str]) -> Json:
    start = {"startLine": item.line, "startColumn": item.column}
    region = start | {"charOffset": item.span.start, "charLength": item.span.end - item.span.start}
    result: dict[str, object] = {
        "ruleId": _rule(item),
        "level": "note" if item.unchecked else "error",
        "message": {"text": _message(item)},
        "locations": [{"physicalLocation": {"artifactLocation": {"uri": report.name}, "region": region}}],
    }
    if item.article and item.start is not None and item.end is not None:
        passage = {"charOffset": item.start, "charLength": item.end - item.start}
        source = {"artifactLocation": {"uri": names[item.article]}, "region": passage}
        result["relatedLocations"] = [{"physicalLocation": source, "message": {"text": "nearest passage"}}]
    return result


def _message(item: CheckedItem) -> str:
    passage = f" Source: {printable(item.passage)}" if item.passage else ""
    return f"{item.verdict.value}: {printable(item.reason)}. Summary: {printable(item.text)}.{passage}"


def junit(reports: Sequence[CheckReport]) -> str:
    """Return one test suite a summary and one test case a checked thing; what is unchecked is skipped."""
    root = ET.Element("testsuites", name="briefing check")
    for report in reports:
        failed = sum(not item.passed and not item.unchecked for item in report.findings)
        skipped = sum(item.unchecked for item in report.findings)
        numbers = {"tests": str(len(report.findings)), "failures": str(failed), "skipped": str(skipped), "errors": "0"}
        suite = ET.SubElement(root, "testsuite", {"name": _xml(report.name)} | numbers)
        for item in report.findings:
            _junit_case(suite, report, item)
    ET.indent(root)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + ET.tostring(root, encoding="unicode") + "\n"


def _junit_case(suite: ET.Element, report: CheckReport, item: CheckedItem) -> None:
    name = f"line {item.line}: {item.kind.value}: {printable(item.text)[:120]}"
    place = {"name": _xml(name), "classname": _xml(report.name), "file": _xml(report.name), "line": str(item.line)}
    case = ET.SubElement(suite, "testcase", place)
    if item.unchecked:
        ET.SubElement(case, "skipped", message=_xml(item.reason))
    elif not item.passed:
        failure = ET.SubElement(case, "failure", message=_xml(item.reason), type=_rule(item))
        failure.text = _xml(_message(item))


def _xml(text: str) -> str:
    return _NOT_XML.sub("\ufffd", text)


def github(reports: Sequence[CheckReport]) -> str:
    """Return workflow commands that show each failing thing at its line of a pull request."""
    lines = [
        f"::{'warning' if item.unchecked else 'error'} file={_property(report.name)},line={item.line},"
        f"col={item.column},title={_property(_title(item))}::{_data(_message(item))}"
        for report in reports
        for item in report.findings
        if not item.passed
    ]
    return "".join(f"{line}\n" for line in lines)


def _title(item: CheckedItem) -> str:
    verdict: Verdict | ClaimVerdict = item.verdict
    return f"{item.kind.value} {verdict.value}".replace("_", " ")


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def markdown_report(reports: Sequence[CheckReport], articles: Sequence[Article]) -> str:
    """Return the reports as Markdown: a line of counts and a table of what did not pass."""
    names = {article.id: article.name for article in articles}
    parts: list[str] = []
    for report in reports:
        numbers = counts(report)
        verdict = "passed" if report.passed else f"{numbers['failed']} failed"
        parts.append(f"## {_cell(report.name)}: {verdict}\n\n{len(report.findings)} things checked.\n")
        rows = [_markdown_row(item, names) for item in report.findings if not item.passed]
        if rows:
            parts.append("| Line | What | Verdict | Summary | Source |\n|---|---|---|---|---|\n" + "".join(rows))
    return "\n".join(parts)


def _markdown_row(item: CheckedItem, names: Mapping[ArticleId, str]) -> str:
    name = names.get(item.article, "") if item.article else ""
    source = f"{_cell(item.passage)} ({_cell(name)})" if item.passage else _cell(item.reason)
    return f"| {item.line} | {item.kind.value} | {item.verdict.value} | {_cell(item.text)} | {source} |\n"


def _cell(text: str | None) -> str:
    return markdown(text or "")
