"""Results of prompt tests as a table for people and as JUnit XML for build servers."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from xml.etree import ElementTree as ET

from briefing.render.escape import printable


@dataclass(frozen=True, slots=True)
class CaseRow:
    """Prompt, case, measures (or why it was skipped), and what failed."""

    prompt: str
    name: str
    measures: str
    failures: Sequence[str] = ()
    skipped: bool = False

    @property
    def verdict(self) -> str:
        """How the case ended, in one word."""
        return "skipped" if self.skipped else "FAILED" if self.failures else "passed"


def case_table(rows: Sequence[CaseRow], engine: str) -> str:
    """Return the results as aligned lines, what failed under its case, and a line of counts.

    Args:
        rows: The results.
        engine: Who answered.
    """
    width = max((len(f"{row.prompt}: {row.name}") for row in rows), default=0)
    lines: list[str] = []
    for row in rows:
        lines.append(f"{row.verdict:7}  {printable(f'{row.prompt}: {row.name}').ljust(width)}  {row.measures}")
        lines.extend(f"         {printable(failure)}" for failure in row.failures)
    counts = Counter(row.verdict for row in rows)
    told = ", ".join(f"{counts[verdict]} {verdict.lower()}" for verdict in _VERDICTS if counts[verdict])
    lines.append(f"{len(rows)} {'case' if len(rows) == 1 else 'cases'}: {told or 'none'} ({printable(engine)})")
    return "\n".join(lines) + "\n"


_VERDICTS = ("passed", "FAILED", "skipped")


def case_junit(rows: Sequence[CaseRow], engine: str) -> str:
    """Return the results as JUnit XML, one test case a case."""
    failed, skipped = (str(sum(row.verdict == verdict for row in rows)) for verdict in ("FAILED", "skipped"))
    root = ET.Element("testsuites", name="briefing prompts test")
    counts = {"tests": str(len(rows)), "failures": failed, "skipped": skipped, "errors": "0", "time": "0"}
    suite = ET.SubElement(root, "testsuite", {"name": printable(engine)} | counts)
    for row in rows:
        case = ET.SubElement(suite, "testcase", classname=printable(row.prompt), name=printable(row.name), time="0")
        for words in row.failures:
            ET.SubElement(case, "failure", message=printable(words))
        if row.skipped:
            ET.SubElement(case, "skipped", message=row.measures)
        else:
            ET.SubElement(case, "system-out").text = row.measures
    ET.indent(root)
    return ET.tostring(root, encoding="unicode", xml_declaration=True) + "\n"
