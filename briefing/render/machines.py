"""Check reports for other programs: SARIF 2.1.0, JUnit XML, and GitHub workflow annotations."""

import re
from collections.abc import Mapping, Sequence
from urllib.parse import quote
from xml.etree import ElementTree as ET

from briefing import __version__
from briefing.model import Article, ArticleId, CheckedItem, CheckReport, ClaimVerdict, Span, Verdict
from briefing.render.diagnostics import failures, title
from briefing.render.escape import markdown, printable
from briefing.render.excerpts import place_of
from briefing.render.report import counts
from briefing.render.sidecar import Json, dump

_SARIF_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def sarif(reports: Sequence[CheckReport], articles: Sequence[Article]) -> str:
    """Return the findings that did not pass as one SARIF run; columns count code points, as the standard allows."""
    by_id = {article.id: article for article in articles}
    told = [(report, item) for report in reports for item in _told(report)]
    rules = sorted({_rule(item) for _, item in told})
    results = [_sarif_result(report, item, by_id, rules) for report, item in told]
    driver = {"name": "briefing", "version": __version__, "rules": [_sarif_rule(rule) for rule in rules]}
    run = {"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": results}
    return dump({"$schema": _SARIF_SCHEMA, "version": "2.1.0", "runs": [run]})


def _told(report: CheckReport) -> tuple[CheckedItem, ...]:
    """Return what failed, as the text form lists it, and then what stays unchecked."""
    return (*failures(report), *(item for item in report.findings if item.unchecked))


def _rule(item: CheckedItem) -> str:
    return f"{item.kind.value}/{item.verdict.value}"


def _sarif_rule(rule: str) -> Json:
    kind, _, verdict = rule.partition("/")
    words = f"{kind} {verdict}".replace("_", " ")
    meaning = _MEANINGS.get(verdict, words)
    name = "".join(part.title() for part in words.split())
    level = "note" if verdict in {"unchecked", "unresolved"} else "error"
    return {
        "id": rule,
        "name": name,
        "shortDescription": {"text": f"{words}."},
        "fullDescription": {"text": f"The {kind} did not pass: {meaning}."},
        "help": {"text": f"The {kind} did not pass: {meaning}. Each finding tells the nearest passage and what to do."},
        "defaultConfiguration": {"level": level},
    }


_MEANINGS: Mapping[str, str] = {
    Verdict.ALTERED: "a near passage of the source has other words",
    Verdict.CUT_CHANGES_MEANING: "the words are there, but the cut drops what turns their sense",
    Verdict.MISATTRIBUTED: "the words are there, said by another",
    Verdict.NOT_DIRECT_SPEECH: "these are the reporter's words, given as someone's speech",
    Verdict.WRONG_SOURCE: "the words stand in another article than the cited one",
    Verdict.OTHER_WORDING: "the cited article reports this in other words",
    Verdict.NOT_FOUND: "no article that was given holds it",
    Verdict.UNCHECKED: "nothing could be said of it; that is no pass",
    ClaimVerdict.CONTRADICTED: "an article says otherwise",
    ClaimVerdict.UNRESOLVED: "the articles neither bear it out nor contradict it",
}


def _sarif_result(
    report: CheckReport, item: CheckedItem, articles: Mapping[ArticleId, Article], rules: Sequence[str]
) -> Json:
    result: dict[str, object] = {
        "ruleId": _rule(item),
        "ruleIndex": rules.index(_rule(item)),
        "level": "note" if item.unchecked else "error",
        "message": {"text": _message(item)},
        "locations": [_location(report.name, report.text, item.span)],
    }
    article = articles.get(item.article) if item.article else None
    if article and item.start is not None and item.end is not None:
        place = _location(article.name, article.text, Span(item.start, item.end))
        result["relatedLocations"] = [place | {"id": 1, "message": {"text": "nearest passage"}}]
    return result


def _location(name: str, text: str, span: Span) -> dict[str, object]:
    """Return a physical location; an address may hold no space, bracket or control, so the name is quoted."""
    line, column = place_of(text, span.start)
    end_line, end_column = place_of(text, span.end)
    region = {
        "startLine": line,
        "startColumn": column,
        "endLine": end_line,
        "endColumn": end_column,
        "charOffset": span.start,
        "charLength": span.end - span.start,
    }
    uri = quote(name.replace("\\", "/"), errors="replace")
    return {"physicalLocation": {"artifactLocation": {"uri": uri}, "region": region}}


def _message(item: CheckedItem) -> str:
    parts = [f"{item.verdict.value}: {item.reason}", f"Summary: {item.text}"]
    parts += [f"Source: {item.passage}"] if item.passage else []
    return " ".join(_ended(printable(part)) for part in [*parts, *(f"Help: {hint}" for hint in item.hints)])


def _ended(words: str) -> str:
    """Return words with a full stop, unless they end in a mark of their own."""
    return words if words.rstrip("\"'”’»*_)")[-1:] in (".", "!", "?", "…") else f"{words}."


def junit(reports: Sequence[CheckReport]) -> str:
    """Return one test suite a summary and one test case a checked thing; what is unchecked is skipped.

    Only attributes that the schemas of its readers know: a case names its line in its name and its file as its class.
    """
    root = ET.Element("testsuites", name="briefing check")
    for report in reports:
        failed = sum(not item.passed and not item.unchecked for item in report.findings)
        skipped = sum(item.unchecked for item in report.findings)
        numbers = {"tests": str(len(report.findings)), "failures": str(failed), "skipped": str(skipped), "errors": "0"}
        numbers["time"] = "0"
        suite = ET.SubElement(root, "testsuite", {"name": _xml(report.name), "file": _xml(report.name)} | numbers)
        for item in report.findings:
            _junit_case(suite, report, item)
    ET.indent(root)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + ET.tostring(root, encoding="unicode") + "\n"


def _junit_case(suite: ET.Element, report: CheckReport, item: CheckedItem) -> None:
    name = f"line {item.line}: {item.kind.value}: {printable(item.text)[:120]}"
    case = ET.SubElement(suite, "testcase", name=_xml(name), classname=_xml(report.name), time="0")
    if item.unchecked:
        ET.SubElement(case, "skipped", message=_xml(item.reason))
    elif not item.passed:
        failure = ET.SubElement(case, "failure", message=_xml(item.reason), type=_rule(item))
        failure.text = _xml(_message(item))


def _xml(text: str) -> str:
    return _NOT_XML.sub("\ufffd", text)


def github(reports: Sequence[CheckReport]) -> str:
    """Return workflow commands that show each failing or unchecked thing at its line of a pull request."""
    lines = [
        f"::{'warning' if item.unchecked else 'error'} file={_property(printable(report.name))},line={item.line},"
        f"col={item.column},title={_property(title(item))}::{_data(_message(item))}"
        for report in reports
        for item in _told(report)
    ]
    return "".join(f"{line}\n" for line in lines)


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
        failed = f"{numbers['failed']} failed" if numbers["failed"] else "nothing could be proven"
        verdict = "passed" if report.passed else failed
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
