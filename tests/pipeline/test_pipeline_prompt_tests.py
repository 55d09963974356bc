"""`prompts test`: cases beside the prompt, held to a recording or the extractive engine; wrong files say their line."""

import json
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from fakes.scripted_server import Reply, Request, ScriptedServer, good

from briefing.errors import ConfigurationError
from briefing.llm import ModelOptions
from briefing.pipeline.prompt_tests import find_cases, hold_prompts
from briefing.render.case_report import case_junit, case_table
from briefing.text.readability import reading_grade
from briefing.text.yaml_file import read_yaml

LEAST = "cases:\n  - name: one\n    text: |\n      A title\n\n      The bridge in Riverton closed on Monday after 40 cracks were found, the mayor said.\n    expect:\n      {}\n"
OUTSIDE = "cases:\n  - name: one\n    articles: [{}]\n    expect: {{}}\n"
ANSWERS = {
    "Riverton": [
        ("About 40 cracks were found in the bridge of Riverton.", "The town of Riverton", None, None),
        ("The repair costs at least $2.5 million, Mayor Ana Ruiz told reporters.", "Mayor Ana Ruiz", None, None),
        ("The bridge will stay closed until May, the town council said.", "The bridge will stay", None, None),
    ],
    "Port Hale": [("Harbour master Jon Berg said that 12 ships were waiting.", "Harbour master", None, None)],
    "Millbrook": [
        ("The clinic in Millbrook will open on Saturdays from April.", "The clinic in", None, None),
        ("Head nurse Pia Lund said that 300 people had asked for it.", "Head nurse", None, None),
    ],
}


def careful(request: Request) -> Reply:
    """A writer that knows the built-in cases."""
    user = request.messages[-1]["content"]
    known = next(claims for place, claims in ANSWERS.items() if place in user)
    lines = [line for line in user.splitlines() if line.startswith("[")]
    claims = []
    for statement, begins, quote, speaker in known:
        number = next(int(line[1:].partition("]")[0]) for line in lines if begins in line)
        claims.append({"statement": statement, "sentences": [number], "quote": quote, "speaker": speaker})
    return good(json.dumps({"headline": "", "claims": claims}))


@pytest.fixture(scope="module")
def recording(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """A recording of the built-in cases, and the table that the live run gave."""
    folder = tmp_path_factory.mktemp("recording")
    path = folder / "answers.jsonl"
    with ScriptedServer(careful) as server:
        options = ModelOptions(
            model="scripted", base_url=server.base_url, key="k", record=path, token_tables=folder / "t"
        )
        rows, engine, failed = hold_prompts((), (), options)
    assert not failed, rows
    return path, case_table(rows, engine)


def test_the_built_in_cases_pass_on_a_recording(recording):
    path, live = recording
    rows, engine, failed = hold_prompts((), (), ModelOptions(replay=path, token_tables=path.parent / "t"))
    assert (failed, len(rows)) == (False, 3)
    assert case_table(rows, engine).splitlines()[:-1] == live.splitlines()[:-1]


def test_the_built_in_cases_pass_without_a_model():
    rows, engine, failed = hold_prompts(("summarize",), (), None)
    assert (failed, engine, len(rows)) == (False, "extractive engine", 2)


def test_a_changed_prompt_needs_new_answers(recording, tmp_path: Path):
    """A changed prompt is a changed key; another prompt's change is none."""
    path, _ = recording
    options = ModelOptions(replay=path, token_tables=path.parent / "t")
    (tmp_path / "judge.md.j2").write_text('{% extends "builtin/judge.md.j2" %}\n', encoding="utf-8")
    assert not hold_prompts(("summarize",), (tmp_path,), options)[2]
    text = '{% extends "builtin/summarize.md.j2" %}\n{% block system %}{{ super() }}\nName every river.\n{% endblock %}'
    (tmp_path / "summarize.md.j2").write_text(text, encoding="utf-8")
    rows, _, failed = hold_prompts(("summarize",), (tmp_path,), options)
    assert failed
    assert "no recorded answer" in rows[0][3][0]


def cases(folder: Path, text: str) -> Path:
    path = folder / "mine.cases.yaml"
    path.write_text(text, encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("expect", "told"),
    [
        ('mention: ["river"]', []),
        ('mention: ["ocean"]', ['does not mention "ocean"']),
        ('not_mention: ["40 cracks"]', ['mentions "40 cracks"']),
        ("max_words: 3", ["words: 15, at most 3 wanted"]),
        ("min_claims: 5", ["claims: 1, at least 5 wanted"]),
        ("max_claims: 0", ["claims: 1, at most 0 wanted"]),
        ("min_quotes: 1", ["proven quotes: 0, at least 1 wanted"]),
        ("max_withheld: 0", []),
        ("language: en", []),
        ("language: de", ["is told in en, not in de"]),
        ("grade: 1", ["the reading grade: 5.0, at most 1.0 wanted"]),
    ],
)
def test_each_expectation(expect: str, told: list[str], tmp_path: Path):
    path = cases(tmp_path, LEAST.format(expect))
    rows, _, failed = hold_prompts((str(path),), (), None)
    assert (list(rows[0][3]), failed) == (told, bool(told))


@pytest.mark.parametrize(
    ("text", "message", "hint"),
    [
        ("", 'line 1: the key "cases" is missing', ""),
        ("cases: []\n", "line 1: cases: List should have at least 1 item", ""),
        (LEAST.format("mentions: [a]"), 'line 8: unknown key "cases.expect.mentions"', 'did you mean "mention"?'),
        (LEAST.format("max_words: few"), "line 8: cases.expect.max_words: ", ""),
        (LEAST.format("language: tlh"), "line 7: cases.expect: no language of briefs", ""),
        (LEAST.format("grade: 3").replace("name:", "nmae:"), 'line 2: unknown key "cases.nmae"', 'did you mean "name"?'),
        (LEAST.format("grade: 3").replace("text: |", "other: |"), "line 3: ", ""),
        ("cases:\n  - [\n", "line ", ""),
        ("cases:\n  - &a b\n", "line 2: anchors", ""),
        (OUTSIDE.format("/etc/passwd"), "line 2: '/etc/passwd' lies outside the folder", "copy the file beside the case file"),
        (OUTSIDE.format("../../a.txt"), "line 2: ", "copy the file beside the case file"),
        (OUTSIDE.format("a.txt").replace("expect", "audience: ../x.md\n    expect"), "line 2: '../x.md' lies outside", ""),
    ],
)  # fmt: skip
def test_a_wrong_case_file_says_its_line(text: str, message: str, hint: str, tmp_path: Path):
    path = cases(tmp_path, text)
    with pytest.raises(ConfigurationError) as caught:
        find_cases((str(path),), ())
    assert caught.value.message.startswith(f"{path} {message}")
    assert caught.value.hint.startswith(hint)


def test_articles_are_read_beside_the_file_and_a_missing_one_fails_its_case(tmp_path: Path):
    (tmp_path / "a.txt").write_text(
        "The bridge in Riverton closed on Monday after 40 cracks were found there.\n", encoding="utf-8"
    )
    text = "cases:\n  - name: there\n    articles: [a.txt]\n    expect: {min_claims: 1}\n  - name: gone\n    articles: [b.txt]\n    expect: {}\n"
    rows, engine, failed = hold_prompts((str(cases(tmp_path, text)),), (), None)
    assert failed
    assert rows[0][3] == ()
    assert "b.txt" in rows[1][3][0]
    table = case_table(rows, engine)
    assert table.startswith("passed  mine.cases: there")
    assert table.endswith("2 cases, 1 failed (extractive engine)\n")
    suite = ET.fromstring(case_junit(rows, engine))[0]  # noqa: S314 - our own text
    assert (suite.get("tests"), suite.get("failures"), len(suite.findall("testcase/failure"))) == ("2", "1", 1)


def test_a_prompt_without_cases_and_a_missing_file_are_said(tmp_path: Path):
    with pytest.raises(ConfigurationError, match='the prompt "judge" has no cases; those of summarize exist'):
        find_cases(("judge",), ())
    with pytest.raises(ConfigurationError, match=r"none\.yaml: cannot be read"):
        find_cases((str(tmp_path / "none.yaml"),), ())


def test_lines_are_those_of_the_file():
    assert dict(read_yaml("a: 1\nb:\n  - c: 2\n").lines) == {"a": 1, "b": 2, "b.0": 3, "b.0.c": 3}
    assert dict(read_yaml("---\na: 1\n").lines) == {"a": 2}
    assert read_yaml("a: [").error.startswith("line 2: ")


@pytest.mark.parametrize(
    ("sentences", "grade"),
    [([], 0.0), (["The cat sat on the mat."], -1.4), (["International organizations communicate."], 40.6)],
)
def test_reading_grade(sentences: list[str], grade: float):
    assert reading_grade(sentences) == grade
