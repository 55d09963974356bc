"""Results of prompt tests as a table for people and as JUnit XML for build servers."""

from collections.abc import Sequence
from xml.etree import ElementTree as ET

from briefing.render.escape import printable

Row = tuple[str, str, str, Sequence[str]]
"""Prompt, case, measures, and what failed."""


def case_table(rows: Sequence[Row], engine: str) -> str:
    """Return the results as aligned lines, what failed under its case, and a line of counts.

    Args:
        rows: The results.
        engine: Who answered.
    """
    width = max((len(f"{prompt}: {name}") for prompt, name, _, _ in rows), default=0)
    lines: list[str] = []
    for prompt, name, measures, failures in rows:
        verdict = "FAILED" if failures else "passed"
        lines.append(f"{verdict}  {printable(f'{prompt}: {name}').ljust(width)}  {measures}")
        lines.extend(f"        {printable(failure)}" for failure in failures)
    failed = sum(bool(failures) for *_, failures in rows)
    lines.append(f"{len(rows)} cases, {failed} failed ({printable(engine)})")
    return "\n".join(lines) + "\n"


def case_junit(rows: Sequence[Row], engine: str) -> str:
    """Return the results as JUnit XML, one test case a case."""
    failed = str(sum(bool(failures) for *_, failures in rows))
    root = ET.Element("testsuites", name="briefing prompts test")
    suite = ET.SubElement(root, "testsuite", name=printable(engine), tests=str(len(rows)), failures=failed)
    for prompt, name, measures, failures in rows:
        case = ET.SubElement(suite, "testcase", classname=printable(prompt), name=printable(name))
        ET.SubElement(case, "system-out").text = measures
        for words in failures:
            ET.SubElement(case, "failure", message=printable(words))
    ET.indent(root)
    return ET.tostring(root, encoding="unicode", xml_declaration=True) + "\n"
