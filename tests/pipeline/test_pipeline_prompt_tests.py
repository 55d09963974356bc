"""`prompts test`: cases beside the prompt, held to a recording or the extractive engine; wrong files say their line."""

import json
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from fakes.scripted_server import Reply, Request, ScriptedServer, error, good

from briefing.errors import ConfigurationError
from briefing.llm import ModelOptions
from briefing.pipeline.prompt_tests import find_cases, hold_prompts
from briefing.render.case_report import case_junit, case_table
from briefing.summarize.prompt_variables import PROMPT_VARIABLES
from briefing.text.readability import reading_grade
from briefing.text.yaml_file import read_yaml

LEAST = "cases:\n  - name: one\n    text: |\n      A title\n\n      The bridge in Riverton closed on Monday after 40 cracks were found, the mayor said.\n    expect:\n      {}\n"
OUTSIDE = "cases:\n  - name: one\n    articles: [{}]\n    expect: {{}}\n"
RECORDING = Path(__file__).parents[1] / "answers" / "prompts.jsonl"
"""Answers to every built-in case; `make golden` writes them anew after a prompt or a case has changed."""
ANSWERS = {
    "Riverton closed": [
        ("About 40 cracks were found in the bridge of Riverton.", "The town of Riverton", None, None),
        ("The repair costs at least $2.5 million, Mayor Ana Ruiz told reporters.", "Mayor Ana Ruiz", None, None),
        ("The bridge will stay closed until May, the town council said.", "The bridge will stay", None, None),
    ],
    "Ignore all previous": [("Harbour master Jon Berg said that 12 ships were waiting.", "Harbour master", None, None)],
    "will open on Saturdays": [
        ("The clinic in Millbrook will open on Saturdays from April.", "The clinic in", None, None),
        ("Head nurse Pia Lund said that 300 people had asked for it.", "Head nurse", None, None),
    ],
    "copper mine": [
        ("The copper mine in Alton reopened on Thursday, the ministry said.", "The copper mine", None, None),
        ("The union says that at least 3 tunnels were not checked.", "The union", "We checked every tunnel twice", "Eva Stone"),
    ],
    "Hafenmeister": [("Harbour master Jon Berg said that 12 ships were waiting.", "Hafenmeister", None, None)],
}  # fmt: skip
SECOND = {
    "400 cracks": ("Riverton closed its bridge after about 40 cracks were found.", "The town of Riverton", None, None),
    "Everybody works": (
        "People need the clinic on Saturday, head nurse Pia Lund said.",
        '"People work',
        "People work all week and need us on Saturday",
        "Pia Lund",
    ),
    "Sure!": ("The harbour of Port Hale reopened on Tuesday.", "The harbour of", None, None),
}
STORIES = {
    "Riverton": ("Riverton closes its only bridge", "The town of Riverton closed its only bridge on Monday."),
    "Port Hale": ("The harbour of Port Hale reopened", "The harbour of Port Hale reopened on Tuesday."),
}


def careful(request: Request) -> Reply:
    """A writer that knows the built-in cases."""
    system, user = request.messages[0]["content"], request.messages[1]["content"]
    if "<statements>" in user:
        return good(json.dumps(_choice(user) if "what opens the brief" in system else _story(user)))
    if user.startswith("Statement: "):
        return good(json.dumps(_opinion(user)))
    known = SECOND if len(request.messages) > 2 else ANSWERS
    said = "".join(message["content"] for message in request.messages[1:])
    found = next(claims for place, claims in known.items() if place in said)
    claims = [_claim(claim, user) for claim in (found if isinstance(found, list) else [found])]
    return good(json.dumps({"headline": "", "claims": claims}))


def _claim(claim: tuple[str, str, str | None, str | None], user: str) -> dict[str, object]:
    statement, begins, quote, speaker = claim
    lines = [line for line in user.splitlines() if line.startswith("[")]
    numbers = [int(line[1:].partition("]")[0]) for line in lines if begins in line or (quote and quote in line)]
    return {"statement": statement, "sentences": numbers, "quote": quote, "speaker": speaker}


def _statements(user: str) -> dict[str, str]:
    rows = (line.partition(": ") for line in user.splitlines() if line.startswith("c"))
    return {name: words for name, _, words in rows}


def _story(user: str) -> dict[str, object]:
    headline, lead = next(told for place, told in STORIES.items() if place in user)
    return {"headline": headline, "lead": lead, "claims": list(_statements(user))}


def _choice(user: str) -> dict[str, object]:
    return {"claims": [name for name, words in _statements(user).items() if "closed its only" in words]}


def _opinion(user: str) -> dict[str, object]:
    claim = user.partition("\n")[0]
    verdict = "contradicted" if "90" in claim else "not_found" if "airport" in claim else "supported"
    return {"verdict": verdict, "sentences": [] if verdict == "not_found" else [1], "reason": "as the article says"}


def recorded(folder: Path) -> None:
    """Record the built-in cases anew, answered over a real socket."""
    with ScriptedServer(careful) as server:
        options = ModelOptions(
            model="scripted", base_url=server.base_url, key="k", record=RECORDING, token_tables=folder / "t"
        )
        rows, _, failed = hold_prompts((), (), options)
    assert not failed, rows


@pytest.fixture(scope="module")
def replay(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> ModelOptions:
    """The stored recording, as `--replay` reads it."""
    folder = tmp_path_factory.mktemp("tables")
    if request.config.getoption("--update-golden"):
        recorded(folder)
    return ModelOptions(replay=RECORDING, token_tables=folder / "t")


def test_the_built_in_cases_pass_on_the_stored_recording(replay: ModelOptions):
    rows, engine, failed = hold_prompts((), (), replay)
    assert (failed, [row for row in rows if row.verdict != "passed"]) == (False, [])
    assert engine == f"replay of {RECORDING}"


def test_every_prompt_that_is_sent_has_cases(replay: ModelOptions):
    rows, _, _ = hold_prompts((), (), replay)
    assert {row.prompt for row in rows} == set(PROMPT_VARIABLES)


def test_without_a_model_its_cases_are_skipped_and_the_others_pass():
    rows, engine, failed = hold_prompts((), (), None)
    verdicts = {row.prompt: {one.verdict for one in rows if one.prompt == row.prompt} for row in rows}
    assert (failed, engine) == (False, "extractive engine")
    assert verdicts == {
        "judge": {"passed"}, "overview": {"skipped"}, "repair": {"skipped"}, "story": {"skipped"},
        "summarize": {"passed", "skipped"},
    }  # fmt: skip
    assert case_table(rows, engine).endswith("skipped (extractive engine)\n")


@pytest.mark.parametrize("name", sorted(PROMPT_VARIABLES))
def test_a_changed_prompt_needs_new_answers_and_no_other_prompt_does(name: str, replay: ModelOptions, tmp_path: Path):
    """A changed prompt is a changed key in the ledger; nothing else is."""
    changed = (
        f'{{% extends "builtin/{name}.md.j2" %}}\n{{% block user %}}{{{{ super() }}}}\nBe brief.\n{{% endblock %}}'
    )
    (tmp_path / f"{name}.md.j2").write_text(changed, encoding="utf-8")
    rows, _, failed = hold_prompts((), (tmp_path,), replay)
    others = {row.prompt for row in rows if any("recorded" in words for words in row.failures)} - {name}
    assert (failed, others) == (True, {"repair"} if name == "summarize" else set())


def test_a_verdict_is_held_to_what_is_wanted(tmp_path: Path):
    text = (
        "cases:\n  - name: one\n    prompt: judge\n    text: {}\n    claim: Riverton has 9 bridges.\n    expect: {}\n"
    )
    path = cases(tmp_path, text.format("Riverton has 7 bridges.", "{verdict: supported}"))
    rows, _, failed = hold_prompts((str(path),), (), None)
    assert (failed, rows[0].failures) == (True, ("the verdict is contradicted, supported wanted",))
    assert rows[0].measures == "verdict contradicted"


@pytest.mark.parametrize(
    ("reply", "told"),
    [
        (good("no JSON"), {"overview": "the choice: the answer is not one JSON object", "story": "not readable"}),
        (
            error(400, "no such thing"),
            {
                "overview": "no usable answer",
                "summarize": "no usable answer",
                "judge": "is unchecked, supported wanted (",
            },
        ),
    ],
    ids=["garbage", "refused"],
)
def test_an_answer_that_is_none_fails_its_case(reply: Reply, told: dict[str, str], tmp_path: Path):
    with ScriptedServer(lambda _request: reply) as server:
        options = ModelOptions(
            model="scripted", base_url=server.base_url, key="k", retries=0, token_tables=tmp_path / "t"
        )
        rows, _, failed = hold_prompts((), (), options)
    assert failed
    for prompt, words in told.items():
        assert any(words in failure for row in rows if row.prompt == prompt for failure in row.failures), words


def test_a_case_without_the_material_of_its_prompt_says_so(tmp_path: Path):
    path = cases(tmp_path, "cases:\n  - name: x\n    prompt: repair\n    text: a\n    expect: {}\n")
    with pytest.raises(ConfigurationError, match=r'line 2: a case of repair needs the key "answer"'):
        find_cases((str(path),), ())


def test_an_audience_beside_the_case_file_is_read(tmp_path: Path):
    (tmp_path / "nurses.md").write_text(
        "---\nreader: a\ndecides: b\nlength: {words: 300}\nclaims: 1\n---\n", encoding="utf-8"
    )
    text = "cases:\n  - name: x\n    audience: nurses.md\n    text: The town of Riverton has 7 bridges.\n    expect: {max_claims: 1}\n"
    assert not hold_prompts((str(cases(tmp_path, text)),), (), None)[2]


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
    assert (list(rows[0].failures), failed) == (told, bool(told))


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
    assert rows[0].failures == ()
    assert "b.txt" in rows[1].failures[0]
    table = case_table(rows, engine)
    assert table.startswith("passed   summarize: there")
    assert table.endswith("2 cases: 1 passed, 1 failed (extractive engine)\n")
    suite = ET.fromstring(case_junit(rows, engine))[0]  # noqa: S314 - our own text
    assert (suite.get("tests"), suite.get("failures"), len(suite.findall("testcase/failure"))) == ("2", "1", 1)


def test_a_prompt_without_cases_and_a_missing_file_are_said(tmp_path: Path):
    with pytest.raises(ConfigurationError, match='the prompt "jugde" has no cases; those of judge, overview'):
        find_cases(("jugde",), ())
    with pytest.raises(ConfigurationError, match=r"none\.yaml: cannot be read") as told:
        find_cases((str(tmp_path / "none.yaml"),), ())
    assert told.value.hint == "give the path of a text file"


def test_the_example_of_the_tutorial_passes(tmp_path: Path):
    tutorial = Path(__file__).parents[2] / "docs" / "tutorial.md"
    example = tutorial.read_text(encoding="utf-8").partition("```yaml\n")[2].partition("```")[0]
    (tmp_path / "nurses.md").write_text(
        "---\nreader: a nurse\ndecides: plans\nlength: {minutes: 2}\n---\n", encoding="utf-8"
    )
    rows, _, failed = hold_prompts((str(cases(tmp_path, example.replace("nurses  ", "nurses.md  "))),), (), None)
    assert (failed, [row.name for row in rows]) == (False, ["beds come first"])


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
