"""Candidates are compared by counts of what was proven; the model is a scripted server on a real socket."""

import json
from dataclasses import replace
from pathlib import Path

import pytest
from fakes import models
from fakes.options import scripted_options
from fakes.scripted_server import ScriptedServer

from briefing.errors import SourceError, UsageError
from briefing.llm import Price
from briefing.model import Evaluation, Share, Usage
from briefing.pipeline.evaluating import Candidate, EvaluationOptions, evaluate
from briefing.render.evaluations import evaluation_json, evaluation_table
from briefing.summarize import load_audience

SEEDS = Path(__file__).parents[2] / "seeds"
READER = EvaluationOptions(load_audience("general"))


def measured(model, folder: Path, **changed: object) -> Evaluation:
    """Evaluate one scripted model on the samples."""
    with ScriptedServer(model) as server:
        candidate = Candidate(replace(scripted_options(server, folder), **changed))
        return evaluate(SEEDS, [candidate], READER)[0]


def test_a_careful_model_is_proven_throughout(tmp_path: Path):
    """Every claim proven, every quote typed as the article has it, every article answered."""
    found = measured(models.good_model, tmp_path)
    prepared = json.loads(models.ANSWERS.read_text(encoding="utf-8"))
    claims = [claim for answer in prepared.values() for claim in answer["claims"]]
    assert found.answered == Share(5, 5)
    assert found.proven == Share(len(claims), len(claims))
    assert found.quoted == Share(*[sum(bool(claim["quote"]) for claim in claims)] * 2)
    assert found.conflicts.count >= 1
    assert 0 < found.coverage.count < found.coverage.of
    assert found.usage.calls == 5


def test_a_misquoting_model_is_told_from_a_careful_one(tmp_path: Path):
    """Quotes that fail lower the shares of quotes and of claims."""
    good = measured(models.good_model, tmp_path / "a")
    bad = measured(models.changing(models.misquote, repairs=False), tmp_path / "b")
    assert bad.quoted.count < good.quoted.count
    assert bad.verbatim.value < good.verbatim.value
    assert bad.proven.value < good.proven.value


def test_padding_a_citation_makes_it_less_needed(tmp_path: Path):
    """A claim that cites sentences it does not need is told by the share of needed citations."""

    def pad(claim: dict[str, object]) -> None:
        claim["sentences"] = sorted({1, 2, *claim["sentences"]})

    good = measured(models.good_model, tmp_path / "a")
    padded = measured(models.changing(pad, repairs=False), tmp_path / "b")
    assert padded.needed.value < good.needed.value


def test_a_second_evaluation_is_free_and_still_tells_the_price(tmp_path: Path):
    """From the ledger: no call, no time, the same price."""
    prices = {"scripted": Price(1.0, 2.0)}
    first = measured(models.good_model, tmp_path, prices=prices)
    second = measured(models.good_model, tmp_path, prices=prices)
    assert (second.usage.calls, second.usage.cached, second.seconds) == (0, 5, None)
    assert first.price == second.price == Price(1.0, 2.0).of(first.usage.input_tokens, first.usage.output_tokens)
    assert first.seconds is not None


def test_the_extractive_engine_is_a_candidate():
    """It costs nothing, and its sentences are the key sentences."""
    found = evaluate(SEEDS, [Candidate(None)], READER)[0]
    assert (found.candidate, found.price, found.usage.calls) == ("extractive", 0.0, 0)
    assert found.coverage.count == found.coverage.of > 0
    assert found.sufficient == found.proven


def test_a_candidate_that_fails_does_not_stop_the_others(tmp_path: Path):
    with ScriptedServer(models.good_model) as server:
        dead = Candidate(replace(scripted_options(server, tmp_path), base_url="http://127.0.0.1:9/v1", retries=0))
        failed, extractive = evaluate(SEEDS, [dead, Candidate(None)], READER)
    assert failed.failure != "" or failed.answered.count == 0
    assert extractive.answered == Share(5, 5)


def test_candidates_must_differ():
    with pytest.raises(UsageError, match="named once"):
        evaluate(SEEDS, [Candidate(None), Candidate(None)], READER)
    with pytest.raises(UsageError, match="named once"):
        evaluate(SEEDS, [], READER)


def test_a_folder_without_articles_is_an_error(tmp_path: Path):
    with pytest.raises(SourceError, match="no article"):
        evaluate(tmp_path, [Candidate(None)], READER)


ONE = Evaluation(
    "a",
    proven=Share(3, 4),
    usage=Usage(2, 1, 1200, 34, None, estimated=True),
    price=None,
    seconds=75.0,
)
FAILED = Evaluation("b", failure="the server refused the key")


def test_the_table_has_a_column_a_candidate_and_tells_failures_below():
    table = evaluation_table([ONE, FAILED, replace(ONE, candidate="c", price=0.5, seconds=None, usage=Usage(7))])
    rows = {line[:21].strip(): line[21:].split("  ") for line in table.splitlines()}
    told = {name: [cell.strip() for cell in cells if cell.strip()] for name, cells in rows.items()}
    assert told[""] == ["a", "c"]
    assert told["claims proven"] == ["3 of 4 (75%)", "3 of 4 (75%)"]
    assert told["quotes verbatim"] == ["none", "none"]
    assert told["calls"] == ["2 + 1 stored", "7"]
    assert told["tokens"] == ["about 1,200 in, 34 out", "0 in, 0 out"]
    assert told["price"] == ["unknown", "$0.5000"]
    assert told["time"] == ["1 min 15 s", "from the ledger"]
    assert table.splitlines()[-1] == "b: not evaluated: the server refused the key"


def test_a_table_of_failures_only_has_no_empty_table():
    assert evaluation_table([FAILED]) == "b: not evaluated: the server refused the key\n"


def test_json_holds_counts_and_shares():
    """A share of nothing is null, an unknown price is null, never 0."""
    one, failed = json.loads(evaluation_json([ONE, FAILED]))["evaluations"]
    assert one["proven"] == {"count": 3, "of": 4, "share": 0.75}
    assert one["verbatim"] == {"count": 0, "of": 0, "share": None}
    assert (one["price"], one["seconds"], one["failure"], failed["failure"]) == (
        None,
        75.0,
        None,
        "the server refused the key",
    )
