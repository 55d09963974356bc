"""`briefing doctor` tells every usual trouble, its cause and its remedy; no key is shown."""

import json
from pathlib import Path

import pytest
from fakes.scripted_server import Reply, Request, ScriptedServer, error, faults, good, unused_port
from fakes.small_model import needs_model, small_model

KEY = "planted-key-0123456789"


def said(text: str) -> dict[str, str]:
    """Return the words of each label; several of one label are joined."""
    found: dict[str, str] = {}
    for line in text.splitlines():
        label, _, words = line.partition(" ")
        found[label] = f"{found[label]} | {words.strip()}" if label in found else words.strip()
    return found


def test_nothing_configured_is_healthy_and_tells_the_first_steps(cli):
    done = cli("doctor")
    lines = said(done.out)
    assert (done.code, lines["engine"].split(":")[0]) == (0, "extractive")
    assert "OPENAI_API_KEY" in lines["next"]
    assert "none yet" in lines["ledger"]


def test_openai_without_a_key_is_told(cli):
    done = cli("doctor", "--model", "gpt-5-mini")
    lines = said(done.out)
    assert (done.code, lines["key"]) == (3, "none; OPENAI_API_KEY is not set")
    assert lines["model"] == "gpt-5-mini (flag)"
    assert "set OPENAI_API_KEY" in lines["next"]


def test_server_that_answers_is_told_with_its_features_and_price(cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("LAB_KEY", KEY)
    with ScriptedServer(good('{"ok": true}')) as server:
        (tmp_path / "briefing.toml").write_text(
            f'provider = "lab"\n[providers.lab]\nbase_url = "{server.base_url}"\nmodel = "scripted"\nkey_env = "LAB_KEY"\n'
            "[prices.scripted]\ninput = 1\noutput = 10\n",
            encoding="utf-8",
        )
        done = cli("doctor")
        assert {request.headers.get("authorization") for request in server.requests} == {f"Bearer {KEY}"}
    lines = said(done.out)
    assert (done.code, lines["model"], lines["key"]) == (
        0,
        "scripted (provider lab)",
        "from the environment variable LAB_KEY",
    )
    assert lines["answers"].startswith("yes, in ")
    assert lines["models"] == "1 listed, yours is among them"
    assert lines["form"].startswith("json_schema")
    assert lines["usage"] == "told by the server"
    assert lines["price"].startswith("$1 in, $10 out for a million tokens; an article of 1,500 words")
    assert lines["price"].endswith("costs $0.0110")
    assert KEY not in done.out + done.err


def test_unknown_price_is_told_with_its_remedy(cli):
    with ScriptedServer(good('{"ok": true}')) as server:
        done = cli("doctor", "--base-url", server.base_url, "--model", "scripted")
    lines = said(done.out)
    assert lines["price"] == "unknown"
    assert '[prices."scripted"]' in lines["next"]


def test_wrong_key_is_told_with_the_place_it_came_from(cli, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("OPENAI_API_KEY", KEY)
    with ScriptedServer(error(401, f"Incorrect API key provided: {KEY}", "invalid_api_key")) as server:
        done = cli("doctor", "--base-url", server.base_url, "--model", "scripted")
    lines = said(done.out)
    assert (done.code, "HTTP 401" in lines["answers"]) == (3, True)
    assert "from the environment variable OPENAI_API_KEY" in lines["next"]
    assert KEY not in done.out + done.err


def test_server_that_is_not_there_is_told(cli):
    done = cli("doctor", "--base-url", f"http://127.0.0.1:{unused_port()}/v1", "--model", "m")
    lines = said(done.out)
    assert (done.code, "no connection" in lines["answers"]) == (3, True)
    assert "is the server running" in lines["next"]


@pytest.mark.parametrize("path", ["", "/v1/chat/completions", "/api"], ids=["no /v1", "whole path", "elsewhere"])
def test_wrong_path_is_told_with_the_right_one(cli, path: str):
    def answering(request: Request) -> Reply:
        return good('{"ok": true}') if request.path == "/v1/chat/completions" else error(404, "no such path")

    with ScriptedServer(answering, models_at="/v1/models") as server:
        root = server.base_url.removesuffix("/v1")
        done = cli("doctor", "--base-url", root + path, "--model", "m")
        advice = f"a server answers at {server.base_url}: give that as the base URL"
    assert done.code == 3
    assert (advice in done.out) == (path != "/api"), done.out


def test_model_that_the_server_does_not_list_is_told_with_the_nearest(cli):
    with ScriptedServer(error(404, "model not found"), models=("llama3.1:latest", "qwen2.5")) as server:
        done = cli("doctor", "--base-url", server.base_url, "--model", "llama31")
    lines = said(done.out)
    assert lines["models"] == "2 listed, yours is not among them"
    assert "did you mean llama3.1:latest? it has llama3.1:latest, qwen2.5" in lines["next"]


def test_web_page_instead_of_an_answer_is_told(cli):
    with ScriptedServer(faults.web_page()) as server:
        done = cli("doctor", "--base-url", server.base_url, "--model", "scripted")
    assert "a web page" in said(done.out)["answers"]


def test_local_file_that_is_not_there_is_told(cli):
    done = cli("doctor", "--model", "local:none.gguf")
    lines = said(done.out)
    assert (done.code, lines["server"]) == (3, "in this process, on loopback")
    assert "give --model local:PATH" in lines["next"]


def test_offline_asks_nothing(cli):
    with ScriptedServer(good("x")) as server:
        done = cli("doctor", "--base-url", server.base_url, "--model", "m", "--offline", "--format", "json")
        assert server.requests == []
    assert {"about": "answers", "says": "not asked"} in json.loads(done.out)
    assert cli("doctor", "--format", "xml").code == 2


def test_damaged_ledger_is_told_and_the_rest_goes_on(cli, tmp_path: Path):
    (tmp_path / "ledger").write_bytes(b"no database, but long enough to be read as one" * 10)
    done = cli("doctor", "--ledger", tmp_path / "ledger")
    assert "move it away" in said(done.out)["ledger"]
    assert said(cli("doctor", "--ledger", "none").out)["ledger"].startswith("none:")


@pytest.mark.slow
@needs_model
def test_real_model_of_this_process_answers(cli):
    """A genuine GGUF over the real socket: it answers, keeps to the form, counts its tokens and costs nothing."""
    done = cli("doctor", "--model", f"local:{small_model()}", "--format", "json")
    told = {row["about"]: row["says"] for row in json.loads(done.out)}
    assert (done.code, told["server"], told["price"]) == (0, "in this process, on loopback", "nothing"), done.out
    assert (told["answers"].startswith("yes, in "), told["form"].startswith("json_schema")) == (True, True)
    assert (told["usage"], "key" in told) == ("told by the server", False)
