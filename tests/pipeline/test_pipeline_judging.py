"""A judge's opinion on claims that did not pass: over a real socket, as a labelled hint that changes nothing else."""

import json
from pathlib import Path

import pytest
from fakes.models import sentences_of
from fakes.scripted_server import Faults, Reply, Request, ScriptedServer, good, good_json

from briefing import verify_claim
from briefing.cli.resolve import judge_options
from briefing.errors import UsageError
from briefing.llm import ModelOptions, Timeouts, connect
from briefing.model import CheckKind, ClaimVerdict, Opinion, Span
from briefing.pipeline.checking import Checked, CheckOptions, check_files
from briefing.pipeline.judging import judge_by
from briefing.render.diagnostics import diagnose
from briefing.render.report import item_document
from briefing.summarize import PromptFiles

ARTICLE = "The council closed the old bridge on Monday. Mayor Ana Ruiz said it will be mended in May.\n"
WRONG = "The council opened a swimming pool beside the railway station.\n"
RIGHT = "The council closed the old bridge on Monday.\n"


class Told:
    """Progress that remembers what it was told."""

    def __init__(self) -> None:
        self.notices: list[str] = []

    def stage(self, name: str, total: int | None) -> None:
        pass

    def advance(self, steps: int = 1) -> None:
        pass

    def notice(self, words: str) -> None:
        self.notices.append(words)


def model(server: ScriptedServer, folder: Path, **more: object) -> ModelOptions:
    return ModelOptions(
        model="scripted",
        base_url=server.base_url,
        key="sk-planted-key",
        retries=0,
        timeouts=Timeouts(connect=5.0, read=10.0, call=20.0),
        token_tables=folder / "tokens",
        **more,  # type: ignore[arg-type]
    )


def judged(server: ScriptedServer, folder: Path, summary: str, told: Told | None = None, **more: object) -> Checked:
    (folder / "article.txt").write_text(ARTICLE, encoding="utf-8")
    (folder / "summary.md").write_text(summary, encoding="utf-8")
    options = CheckOptions(fail_on="quote", judge=model(server, folder, **more))
    return check_files([str(folder / "summary.md")], [str(folder / "article.txt")], options, progress=told)


def opinion(server: ScriptedServer, folder: Path, summary: str = WRONG) -> Opinion | None:
    run = judged(server, folder, summary)
    return next(item.opinion for item in run.reports[0].findings if item.kind is CheckKind.CLAIM)


def yes(request: Request) -> Reply:
    """Support every claim by the first sentence shown."""
    first = min(sentences_of(request))
    return good_json({"verdict": "supported", "sentences": [first], "reason": "it says so"})


def test_a_judge_that_agrees_lifts_no_verdict(tmp_path: Path):
    """The row keeps the verdict of the rules; the opinion stands beside it, with the spans it rests on."""
    with ScriptedServer(yes) as server:
        run = judged(server, tmp_path, WRONG)
    row = next(item for item in run.reports[0].findings if item.kind is CheckKind.CLAIM)
    assert row.verdict is not ClaimVerdict.SUPPORTED
    assert not row.passed
    assert row.opinion == Opinion("scripted", ClaimVerdict.SUPPORTED, "it says so", (Span(0, 44),))
    assert row.hints[-1] == (
        "the judge scripted thinks supported: it says so (a model's opinion; it changes no verdict)"
    )
    assert item_document(row)["judge"] == {
        "model": "scripted",
        "verdict": "supported",
        "reason": "it says so",
        "evidence": [{"start": 0, "end": 44}],
    }
    assert "the judge scripted thinks supported" in diagnose(run.reports[0], run.articles)


def test_claims_that_pass_are_not_paid_for(tmp_path: Path):
    with ScriptedServer(yes) as server:
        run = judged(server, tmp_path, RIGHT)
        assert (server.requests, run.exit_code) == ([], 0)
    assert [item_document(item)["judge"] for item in run.reports[0].findings] == [None] * len(run.reports[0].findings)


def test_the_judge_sees_the_claim_and_numbered_sentences(tmp_path: Path):
    with ScriptedServer(yes) as server:
        judged(server, tmp_path, WRONG)
        (request,) = server.requests
    assert "Statement: The council opened a swimming pool" in request.user
    assert sentences_of(request) == {
        1: "The council closed the old bridge on Monday.",
        2: "Mayor Ana Ruiz said it will be mended in May.",
    }


@pytest.mark.parametrize(
    ("answer", "reason"),
    [
        ({"verdict": "supported", "sentences": [], "reason": "x"}, 'the verdict "supported" names no sentence'),
        ({"verdict": "contradicted", "sentences": [77], "reason": "x"}, "there is no sentence [77]"),
    ],
    ids=["no-evidence", "unknown-sentence"],
)
def test_a_verdict_without_its_sentences_is_no_opinion(answer: dict[str, object], reason: str, tmp_path: Path):
    with ScriptedServer(good_json(answer)) as server:
        found = opinion(server, tmp_path)
    assert found == Opinion("scripted", ClaimVerdict.UNCHECKED, f"the answer could not be used: {reason}")


def test_a_judge_that_fails_leaves_the_report_and_a_partial_exit(tmp_path: Path):
    """What the rules found is reported as ever; that no opinion came is told, and exit 4 where nothing else failed."""
    with ScriptedServer(Faults.refusal()) as server:
        run = judged(server, tmp_path, WRONG)
    row = next(item for item in run.reports[0].findings if item.kind is CheckKind.CLAIM)
    assert (row.opinion and row.opinion.verdict, run.exit_code) == (ClaimVerdict.UNCHECKED, 4)
    assert row.hints[-1].startswith("the judge scripted has no opinion: ")


def test_a_judge_that_must_stop_is_told_and_the_verdicts_stand(tmp_path: Path):
    told = Told()
    with ScriptedServer(Faults.quota()) as server:
        run = judged(server, tmp_path, WRONG, told)
    assert any(words.startswith("the judge had to stop: ") for words in told.notices)
    assert run.exit_code == 4


def test_hostile_reasons_stay_on_one_line_without_escapes(tmp_path: Path):
    nasty = {"verdict": "not_found", "sentences": [], "reason": "see [x](http://evil.example)\n<b>now</b>"}
    with ScriptedServer(good(json.dumps(nasty))) as server:
        run = judged(server, tmp_path, WRONG)
    lines = diagnose(run.reports[0], run.articles).splitlines()
    assert sum("evil.example" in line for line in lines) == 1


def test_verify_claim_asks_a_judge_only_where_the_rules_find_no_support(tmp_path: Path):
    with ScriptedServer(yes) as server, connect(model(server, tmp_path)) as judge_model:
        judge = judge_by(judge_model, PromptFiles())
        supported = verify_claim(RIGHT, ARTICLE, judge=judge)
        wrong = verify_claim(WRONG, ARTICLE, judge=judge)
        assert len(server.requests) == 1
    assert (supported.opinion, supported.verdict) == (None, ClaimVerdict.SUPPORTED)
    assert wrong.opinion == Opinion("scripted", ClaimVerdict.SUPPORTED, "it says so", (Span(0, 44),))
    assert wrong.verdict is verify_claim(WRONG, ARTICLE).verdict


def test_a_server_without_a_judge_is_a_usage_error():
    with pytest.raises(UsageError, match="--base-url without --judge"):
        judge_options(None, "http://127.0.0.1:9/v1")
    assert judge_options(None, None) == (None, ())


def test_the_judge_is_reached_by_flags_and_remembers_what_it_was_asked():
    options, prompts = judge_options("some-model", "http://127.0.0.1:9/v1")
    assert options is not None
    assert (options.model, options.base_url, prompts) == ("some-model", "http://127.0.0.1:9/v1", ())
    assert options.ledger is not None
    assert options.ledger.name == "ledger.sqlite"
