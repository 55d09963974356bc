"""Reports for machines keep to their schemas, also with hostile names and words in them.

The excerpts of the schemas were written down from the standards: what SARIF 2.1.0 and JUnit XML ask of what we write. The
whole SARIF schema was run over our reports when this was written.
"""

import json
import xml.etree.ElementTree as ET
from collections.abc import Mapping

import pytest

from briefing.checking.check import check_summary
from briefing.checking.corpus import Corpus
from briefing.model import Article, ArticleId, Basis, Dated
from briefing.render.reports import render_reports

WORDS = "“We will not close the bridge unless the river rises,” Mayor Ana Ruiz said. 1,200 people live there.\n"
SOURCE = Article(ArticleId("a"), "a <b>,: 100%.txt", WORDS, "0" * 64, published=Dated(None, Basis.UNKNOWN))
HOSTILE = "“We will close the bridge”\u2028 %0A::error ::x <b>&amp;\n::error file=x::y\n]]> 1,300 people live there. 😀 Is it?\n"
NAMES = ("plain.md", "odd, name: 100%\n.md", "C:\\a b\\ü.md")


def report(form: str, name: str) -> str:
    return render_reports(form, [check_summary(name, HOSTILE, Corpus([SOURCE]))], [SOURCE])


def wrong(value: object, shape: object, at: str = "$") -> list[str]:
    """Return where a value is not of a shape: a type, a tuple of what may stand there, a list of one shape, or keys."""
    if isinstance(shape, Mapping):
        if not isinstance(value, dict):
            return [at]
        required = {key.rstrip("?"): (sub, key.endswith("?")) for key, sub in shape.items()}
        found = [f"{at}.{key}: unknown" for key in value.keys() - required.keys()]
        missing = [f"{at}.{key}: missing" for key, (_, free) in required.items() if key not in value and not free]
        inner = [
            row for key in value.keys() & required.keys() for row in wrong(value[key], required[key][0], f"{at}.{key}")
        ]
        return [*found, *missing, *inner]
    if isinstance(shape, list):
        return (
            [row for n, one in enumerate(value) for row in wrong(one, shape[0], f"{at}[{n}]")]
            if isinstance(value, list)
            else [at]
        )
    if isinstance(shape, tuple):
        return [] if value in shape else [at]
    return [] if type(value) is shape else [at]


TEXT = {"text": str}
LEVEL = ("none", "note", "warning", "error")
REGION = {"startLine": int, "startColumn": int, "endLine": int, "endColumn": int, "charOffset": int, "charLength": int}
PLACE = {"artifactLocation": {"uri": str}, "region": REGION}
SARIF = {
    "$schema": str,
    "version": ("2.1.0",),
    "runs": [
        {
            "tool": {
                "driver": {
                    "name": str,
                    "version": str,
                    "rules": [
                        {
                            "id": str,
                            "name": str,
                            "shortDescription": TEXT,
                            "fullDescription": TEXT,
                            "help": TEXT,
                            "defaultConfiguration": {"level": LEVEL},
                        }
                    ],
                }
            },
            "columnKind": ("unicodeCodePoints", "utf16CodeUnits"),
            "results": [
                {
                    "ruleId": str,
                    "ruleIndex": int,
                    "level": LEVEL,
                    "message": TEXT,
                    "locations": [{"physicalLocation": PLACE}],
                    "relatedLocations?": [{"physicalLocation": PLACE, "id": int, "message": TEXT}],
                }
            ],
        }
    ],
}


@pytest.mark.parametrize("name", NAMES, ids=["plain", "odd", "windows"])
def test_sarif_keeps_to_its_schema(name: str):
    log = json.loads(report("sarif", name))
    rules = [rule["id"] for rule in log["runs"][0]["tool"]["driver"]["rules"]]
    results = log["runs"][0]["results"]
    assert wrong(log, SARIF) == []
    assert [rules[result["ruleIndex"]] for result in results] == [result["ruleId"] for result in results]


@pytest.mark.parametrize("name", NAMES, ids=["plain", "odd", "windows"])
def test_addresses_and_regions_of_sarif_are_valid(name: str):
    """Lines and columns count from 1, no region ends before it begins, and no address holds what none may hold."""
    (run,) = json.loads(report("sarif", name))["runs"]
    places = [one["physicalLocation"] for result in run["results"] for one in result["locations"]]
    regions = [place["region"] for place in places]
    assert all((r["startLine"], r["startColumn"]) <= (r["endLine"], r["endColumn"]) for r in regions)
    assert all(number >= 1 for r in regions for key, number in r.items() if not key.startswith("char"))
    assert not any(set(place["artifactLocation"]["uri"]) & set(' <>"{}|\\^`\n') for place in places)


def test_sarif_tells_what_the_text_form_tells():
    """A sentence is no result of its own where the figure in it is one."""
    (run,) = json.loads(report("sarif", "s.md"))["runs"]
    assert [r["ruleId"] for r in run["results"] if r["level"] == "error"] == [
        "quote/altered",
        "figure/not_found",
        "figure/contradicted",
    ]


@pytest.mark.parametrize("name", NAMES, ids=["plain", "odd", "windows"])
def test_junit_keeps_to_its_schema(name: str):
    """Suites hold cases, a case at most one outcome; numbers are numbers and count what is there."""
    root = ET.fromstring(report("junit", name))  # noqa: S314 - our own text
    (suite,) = root
    cases = list(suite)
    outcomes = [[one.tag for one in case] for case in cases]
    assert (root.tag, suite.tag, {case.tag for case in cases}) == ("testsuites", "testsuite", {"testcase"})
    assert all(set(case.keys()) == {"name", "classname", "time"} for case in cases)
    assert set(suite.keys()) == {"name", "file", "tests", "failures", "skipped", "errors", "time"}
    assert {key: int(suite.get(key, "-1")) for key in ("tests", "failures", "skipped", "errors")} == {
        "tests": len(cases),
        "failures": outcomes.count(["failure"]),
        "skipped": outcomes.count(["skipped"]),
        "errors": 0,
    }
    assert all(outcome in ([], ["failure"], ["skipped"]) for outcome in outcomes)


@pytest.mark.parametrize("name", NAMES, ids=["plain", "odd", "windows"])
def test_no_word_becomes_a_workflow_command(name: str):
    """Each line is one command of ours; percent signs and line ends of names and words are escaped."""
    lines = report("github", name).split("\n")[:-1]
    heads = [line.partition(" ")[0] for line in lines]
    assert set(heads) <= {"::error", "::warning"}
    assert all(line.count("\r") == 0 and "%0A::" not in line.partition("::")[2].replace("%250A", "") for line in lines)
    assert all(",line=" in line.split(" ", 1)[1].split("::", 1)[0] for line in lines)
