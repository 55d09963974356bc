"""What a disk, another process, an older or newer program and a curious reader can do to a run."""

import json
import os
import resource
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
from fakes import hostile, models
from fakes.commands import SEEDS
from fakes.scripted_server import Reply, Request, ScriptedServer, error, good

KEY = "planted-key-0123456789"
PASSWORD = "planted-password-987"  # noqa: S105 - planted
TOKEN = "planted-token-555"  # noqa: S105 - planted


def way(server: ScriptedServer, folder: Path) -> tuple[object, ...]:
    address = ("--base-url", server.base_url, "--model", "scripted")
    return (*address, "--date", "2025-02-08", "-d", folder, "--no-store")


@pytest.mark.skipif(os.name != "posix", reason="POSIX limits")
@pytest.mark.parametrize(
    ("size", "told"),
    [
        (2_000, "the token tables cannot be written"),
        (2_000, "ledger.sqlite"),
        (60_000, "ledger.sqlite"),
        (2_000, "stories.sqlite"),
    ],
    ids=["nothing fits", "no ledger fits", "the ledger does not fit whole", "no store fits"],
)
def test_full_disk_is_told_with_the_file_and_a_way_out(cli, tmp_path: Path, size: int, told: str):
    """A limit of the size of a file stands for a disk that is full; what was there stays whole, nothing torn is left."""
    folder = tmp_path / "briefs"
    left_out = "--no-store" if told == "stories.sqlite" else None
    with ScriptedServer(models.good_model) as server:
        if told.endswith(".sqlite"):
            cli("daily", SEEDS, *way(server, folder), "--dry-run")  # the token tables are there
        limits = resource.getrlimit(resource.RLIMIT_FSIZE)
        resource.setrlimit(resource.RLIMIT_FSIZE, (size, limits[1]))
        try:
            done = cli("daily", SEEDS, *(word for word in way(server, folder) if word != left_out))
        finally:
            resource.setrlimit(resource.RLIMIT_FSIZE, limits)
        assert (done.code, "Traceback" in done.err) == (2, False), done.err
        assert (told in done.err, "the disk is full: make room" in done.err) == (True, True), done.err
        assert not [path for path in folder.glob("*") if path.suffix in {".md", ".json"}]
        assert cli("daily", SEEDS, *way(server, folder)).code == 0
        bodies = [request.body for request in server.requests]
        assert len(bodies) <= 2 * len(set(bodies))


@pytest.mark.skipif(not Path("/proc/version").exists(), reason="needs a folder that nobody may write to")
@pytest.mark.parametrize("words", [("-d", "/proc/briefs"), ("--ledger", "/proc/ledger")], ids=["output", "ledger"])
def test_folder_that_cannot_be_written_is_told_before_anything_is_paid(cli, tmp_path: Path, words: tuple[str, str]):
    with ScriptedServer(models.good_model) as server:
        done = cli("daily", SEEDS, *way(server, tmp_path), *words)
        assert server.requests == []
    assert (done.code, "Traceback" in done.err, "/proc/" in done.err) == (2, False, True), done.err
    assert "hint:" in done.err


def test_two_processes_share_one_ledger_and_pay_once(tmp_path: Path):
    """Both begin at once over the same articles: every call is made by one of them, both briefs are the same."""

    def slow(request: Request) -> Reply:
        reply = models.good_model(request)
        return Reply(reply.body, reply.status, reply.headers, delay=0.4)

    ledger = tmp_path / "shared.sqlite"
    with ScriptedServer(slow) as server:
        command = (sys.executable, "-m", "briefing", "daily")
        running = [
            subprocess.Popen(
                [*command, *map(str, (SEEDS, *way(server, tmp_path / name), "--ledger", ledger))],
                stdout=subprocess.DEVNULL,
            )
            for name in ("one", "two")
        ]
        assert [process.wait() for process in running] == [0, 0]
        assert len({request.body for request in server.requests}) == len(server.requests) >= 5
    briefs = [(tmp_path / name / "2025-02-08-general.md").read_bytes() for name in ("one", "two")]
    assert briefs[0] == briefs[1]


def damage(path: Path) -> None:
    """Overwrite the middle of a ledger."""
    content = bytearray(path.read_bytes())
    content[4096:-4096] = b"\x55" * (len(content) - 8192)
    path.write_bytes(bytes(content))


def age(path: Path) -> None:
    """Make a ledger one of a later version."""
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA user_version = 99")


@pytest.mark.parametrize(
    ("spoil", "told", "remedy"),
    [
        (damage, "malformed", "move it away"),
        (age, "a newer version of briefing made this file", "--ledger FILE"),
        (lambda path: path.write_bytes(b"not a database at all" * 100), "not a database", "move it away"),
    ],
    ids=["damaged", "newer", "another kind"],
)
def test_ledger_that_cannot_be_used_is_told_and_kept(cli, tmp_path: Path, spoil, told: str, remedy: str):
    with ScriptedServer(models.good_model) as server:
        assert cli("daily", SEEDS, *way(server, tmp_path)).code == 0
        spoil(tmp_path / "ledger.sqlite")
        asked = len(server.requests)
        done = cli("daily", SEEDS, *way(server, tmp_path))
        assert (done.code, told in done.err, remedy in done.err) == (2, True, True), done.err
        assert "Traceback" not in done.err
        assert (tmp_path / "ledger.sqlite").stat().st_size > 0
        assert len(server.requests) == asked
        assert cli("daily", SEEDS, *way(server, tmp_path), "--no-ledger").code == 0


def talkative(request: Request) -> Reply:
    """A server that repeats every secret it was sent: in answers, in names, in errors."""
    words = f"{KEY} {PASSWORD} {TOKEN}"
    if "GZERO" in request.messages[1]["content"]:
        return error(500, hostile.ESCAPES + words)
    answer = json.loads(json.loads(models.good_model(request).body)["choices"][0]["message"]["content"])
    answer["claims"] = [*answer["claims"], {"statement": words, "sentences": [1], "quote": words, "speaker": words}]
    return good(json.dumps(answer), model=words)


def test_planted_secrets_are_in_no_file_and_no_stream(cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """Ledger, recording, brief, sidecar, export, settings, diagnosis, errors: a grep over all of them finds none."""
    with ScriptedServer(talkative) as server:
        base_url = server.base_url.replace("http://", f"http://user:{PASSWORD}@") + f"?token={TOKEN}"
        secrets = {"OPENAI_API_KEY": KEY, "BRIEFING_BASE_URL": base_url, "BRIEFING_MODEL": "scripted"}
        secrets |= {"BRIEFING_RETRIES": "0", "BRIEFING_LEDGER": str(tmp_path / "ledger.sqlite")}
        for name, value in secrets.items():
            monkeypatch.setenv(name, value)
        outputs = [
            cli(*words)
            for words in (
                ("daily", SEEDS, "--date", "2025-02-08", "--record", "recording.jsonl"),
                ("daily", SEEDS, "--dry-run"),
                ("calls", "list"),
                ("calls", "list", "--format", "json"),
                ("calls", "export", "-o", "export.jsonl"),
                ("calls", "export"),
                ("config", "show", "--origin"),
                ("doctor",),
                ("batch", "submit", SEEDS),
                ("batch", "status"),
            )
        ]
        assert any(f"token={TOKEN}" in request.path for request in server.requests)
    assert outputs[0].code == 4, outputs[0].err
    files = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert {"ledger.sqlite", "recording.jsonl", "export.jsonl", "2025-02-08-general.json"} <= {p.name for p in files}
    texts = [done.out + done.err for done in outputs] + [path.read_bytes().decode("latin-1") for path in files]
    for secret in (KEY, PASSWORD, TOKEN):
        assert [text[:200] for text in texts if secret in text] == []
    assert [done for done in outputs if "\x1b" in done.out + done.err] == []
