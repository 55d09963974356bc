"""`briefing calls` as a user runs it: what the ledger holds is seen, carried elsewhere, and deleted only on demand."""

import json
from pathlib import Path

import pytest
from fakes.scripted_server import ScriptedServer, error, good

from briefing.llm import ModelOptions, Price, connect
from briefing.model import Prompt

KEY = "planted-key-0123456789"
pytestmark = pytest.mark.usefixtures("ledger")
STEERING = "\x1b[2Jlies\x9b31m\u202e\r"


@pytest.fixture
def ledger(tmp_path: Path) -> Path:
    """A ledger of two answers, one of them of known price, and a failure."""
    path = tmp_path / "briefs" / "ledger.sqlite"
    with ScriptedServer() as server:
        server.reply(good(f"first {STEERING}"), good("second"), error(404, f"no {KEY}"))
        for model, words in (("priced", "one"), ("other", "two"), ("other", "three")):
            options = ModelOptions(
                model=model, base_url=server.base_url, key=KEY, ledger=path, prices={"priced": Price(10, 100)}
            )
            with connect(options) as connected:
                list(connected.answer([Prompt("summarize", "Summarize.", f"{words}\n  {STEERING}")]))
    return path


def test_list_shows_the_newest_calls_and_the_sums(cli):
    done = cli("calls", "list")
    head, *rows, last = done.out.splitlines()
    assert (done.code, head.split()[:2]) == (0, ["key", "asked"])
    assert ["failed: not_found" in rows[0], "unknown" in rows[1], "$0.0030" in rows[2]] == [True] * 3
    assert last.startswith(f"{Path('briefs/ledger.sqlite')}: 3 calls, ")
    assert last.endswith("200 tokens in, 40 out, $0.0030, 2 of unknown price")


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (("--model", "priced"), 1),
        (("--state", "failed"), 1),
        (("--prompt", "repair"), 0),
        (("--since", "1h"), 3),
        (("--older-than", "1h"), 0),
        (("--limit", "2"), 2),
        (("--limit", "0"), 3),
    ],
    ids=["model", "state", "prompt", "since", "age", "limit", "all"],
)
def test_list_takes_filters(cli, words: tuple[str, str], expected: int):
    assert len(json.loads(cli("calls", "list", *words, "--format", "json").out)) == expected


def test_show_tells_one_call_and_steers_no_terminal(cli):
    key = json.loads(cli("calls", "list", "--model", "priced", "--format", "json").out)[0]["key"]
    done = cli("calls", "show", key[:12])
    assert (done.code, "one\n  [2Jlies31m" in done.out, "first [2Jlies31m" in done.out) == (0, True, True)
    assert [char for char in ("\x1b", "\x9b", "\u202e", "\r") if char in done.out] == []
    assert "took     100 tokens in, 20 out, price $0.0030" in done.out
    whole = json.loads(cli("calls", "show", key, "--format", "json").out)
    assert (whole["key"], whole["text"], whole["request"]["messages"][0]["content"]) == (
        key,
        f"first {STEERING}",
        "Summarize.",
    )
    missing = cli("calls", "show", "zz")
    assert (missing.code, "no call with a key" in missing.err) == (2, True)


def test_export_is_a_recording_that_a_replay_takes(cli, tmp_path: Path):
    done = cli("calls", "export", "-o", "answers.jsonl")
    assert (done.code, "2 answers in answers.jsonl" in done.err) == (0, True)
    assert cli("calls", "export").out == (tmp_path / "answers.jsonl").read_text(encoding="utf-8")
    options = ModelOptions(model="other", replay=tmp_path / "answers.jsonl")
    with connect(options) as model:
        answer = next(model.answer([Prompt("summarize", "Summarize.", f"two\n  {STEERING}")]))
    assert (answer.text, answer.failure) == ("second", None)


def test_nothing_is_deleted_without_being_asked_for(cli):
    """No filter, no terminal, a dry run: nothing goes."""
    for words, code in (((), 2), (("--all",), 2), (("--all", "--dry-run"), 0)):
        assert cli("calls", "prune", *words).code == code
    assert len(json.loads(cli("calls", "list", "--format", "json").out)) == 3


def test_prune_deletes_what_was_chosen(cli):
    done = cli("calls", "prune", "--state", "failed", "--yes")
    assert (done.code, done.out.splitlines()[-1].startswith("deleted: 1 call, ")) == (0, True)
    assert "deleted: 1 call" in cli("calls", "prune", "--keep-size", "300", "--yes").out
    assert [row["model"] for row in json.loads(cli("calls", "list", "--format", "json").out)] == ["other"]
    assert "deleted" not in cli("calls", "prune", "--older-than", "30d", "--yes").out


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("list", "--since", "yesterday"), "not an age"),
        (("list", "--state", "lost"), "no such state"),
        (("list", "--format", "xml"), "no such format"),
        (("prune", "--keep-size", "much"), "not a size"),
        (("list", "--ledger", "none"), "there is no ledger"),
        (("list", "--ledger", "nowhere.sqlite"), "no ledger here"),
    ],
    ids=["age", "state", "format", "size", "no ledger", "missing"],
)
def test_wrong_words_are_told(cli, words: tuple[str, ...], told: str):
    done = cli("calls", *words)
    assert (done.code, told in done.err, "hint:" in done.err) == (2, True, True), done.err


def test_key_is_in_no_output(cli, ledger: Path):
    outputs = [cli("calls", *words) for words in (("list",), ("list", "--format", "json"), ("export",))]
    assert [done for done in outputs if KEY in done.out + done.err] == []
    assert KEY.encode() not in b"".join(path.read_bytes() for path in ledger.parent.iterdir())
