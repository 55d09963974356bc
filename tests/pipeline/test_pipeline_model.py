"""A brief written by a language model, over a scripted OpenAI-compatible server on a real socket."""

import json
import re
from pathlib import Path

import pytest
from fakes import models
from fakes.options import model_options
from fakes.scripted_server import ScriptedServer

from briefing.errors import ModelError
from briefing.pipeline.checking import check
from briefing.pipeline.daily import DailyRun, run_daily

SEEDS = Path(__file__).parents[2] / "seeds"


def write(model, folder: Path, audience: str = "general") -> DailyRun:
    with ScriptedServer(model) as server:
        return run_daily(SEEDS, model_options(server, folder, audience))


TOLD_ONCE = "There are 60,000 Russian soldiers stationed in Kursk region, according to Zelensky."
TOLD_TWICE = (
    "There are 60,000 Russian troops in the Kursk direction, President Volodymyr Zelenskyy said in an interview with "
    "RaiNews24, Censor.NET reports."
)


def _id(run: DailyRun, number: str) -> str:
    return next(article.id for article in run.brief.articles if article.name.startswith(number))


def test_a_good_model_writes_a_proven_brief(tmp_path: Path):
    """Every prepared statement is printed, what two outlets carry once with both citations; nothing is withheld."""
    run = write(models.good_model, tmp_path, "analyst")
    prepared = json.loads(models.ANSWERS.read_text(encoding="utf-8"))
    wanted = {claim["statement"] for answer in prepared.values() for claim in answer["claims"]}
    told = {claim.text: claim for claim in run.brief.claims}
    assert [entry.reason for entry in run.brief.withheld] == []
    assert wanted - set(told) == {TOLD_TWICE}
    assert {cited.article for cited in told[TOLD_ONCE].citations} == {_id(run, "000"), _id(run, "001")}
    assert run.rendered.counts["quotes"] == run.rendered.counts["proven"] > 20
    assert run.exit_code(strict=True) == 0


def test_the_brief_of_a_good_model_passes_its_own_check(tmp_path: Path):
    run = write(models.good_model, tmp_path)
    report = check(run.markdown, SEEDS)
    assert [(row.line, row.reason) for row in report.findings if not row.passed and not row.unchecked] == []


def test_one_call_an_article_and_a_story_and_no_second_payment(tmp_path: Path):
    """Five articles, three stories, one opening; a second run asks nothing and gives the same Markdown."""
    with ScriptedServer(models.good_model) as server:
        first = run_daily(SEEDS, model_options(server, tmp_path))
        asked = len(server.requests)
        second = run_daily(SEEDS, model_options(server, tmp_path))
        assert (asked, len(server.requests)) == (9, 9)
    assert first.rendered.markdown == second.rendered.markdown


def test_misquotes_are_repaired(tmp_path: Path):
    """The repair turn names what was wrong; the proven quotes of the second answer are printed."""
    run = write(models.changing(models.misquote, repairs=True), tmp_path, "analyst")
    assert sum(len(claim.quotes) for claim in run.brief.claims) > 5
    assert "indeed" not in run.rendered.markdown


@pytest.mark.parametrize(
    ("spoil", "reason"),
    [(models.misquote, "quote"), (models.cite_nothing_real, "no such sentence"), (models.change_figures, "statement")],
    ids=["misquotes", "ids that do not exist", "changed figures"],
)
def test_what_stays_wrong_is_withheld(tmp_path: Path, spoil, reason: str):
    """Nothing unproven is printed, every withheld statement has its reason."""
    run = write(models.changing(spoil, repairs=False), tmp_path)
    assert any(entry.reason.startswith(reason) for entry in run.brief.withheld)
    for entry in run.brief.withheld:
        assert entry.text not in run.rendered.markdown
    report = check(run.markdown, SEEDS)
    assert [row.text for row in report.findings if row.kind == "quote" and not row.passed] == []


def test_a_repair_prompt_tells_what_was_wrong(tmp_path: Path):
    with ScriptedServer(models.changing(models.misquote, repairs=True)) as server:
        run_daily(SEEDS / "004_2b3c9c5aee47423a.txt", model_options(server, tmp_path))
        repair = server.requests[1]
    assert [said["role"] for said in repair.messages] == ["system", "user", "assistant", "user"]
    assert "quote altered" in repair.user or "quote not_found" in repair.user


def test_a_model_that_answers_prose_is_an_error(tmp_path: Path):
    """No usable answer at all: the run ends with a model error, and no file is written."""
    with pytest.raises(ModelError, match="no usable answer"):
        write(models.prose, tmp_path)
    assert list(tmp_path.glob("*.md")) == []


def test_one_failed_article_leaves_the_others_unharmed(tmp_path: Path):
    def failing(request):
        return models.prose(request) if "GZERO" in request.messages[1]["content"] else models.good_model(request)

    run = write(failing, tmp_path)
    assert run.exit_code() == 4
    assert [problem.name[:3] for problem in run.brief.problems] == ["003"]
    assert "003_884fd6eb9f873652.txt" in run.rendered.markdown


def test_boilerplate_is_not_sent(tmp_path: Path):
    with ScriptedServer(models.good_model) as server:
        run_daily(SEEDS, model_options(server, tmp_path))
        sent = " ".join(request.user for request in server.requests)
    assert not re.search("Gaza|Riyadh|Gubarev|Unsplash", sent)


def test_the_key_is_nowhere(tmp_path: Path):
    write(models.good_model, tmp_path)
    for path in tmp_path.rglob("*"):
        if path.is_file():
            assert b"sk-planted-key" not in path.read_bytes(), path


def test_the_sidecar_tells_everything(tmp_path: Path):
    run = write(models.good_model, tmp_path)
    found = json.loads(run.sidecar.read_text(encoding="utf-8"))
    assert (found["schema"], found["engine"]["kind"], found["engine"]["model"]) == (
        "briefing/brief@1",
        "llm",
        "scripted",
    )
    texts = {
        article["id"]: a.text for article in found["articles"] for a in run.brief.articles if a.id == article["id"]
    }
    for claim in found["claims"]:
        for quote in claim["quotes"]:
            parts = [texts[quote["article"]][s["start"] : s["end"]] for s in quote["segments"]]
            assert quote["text"] == " … ".join(parts)
    assert "summarize.md.j2" in found["prompts"]
