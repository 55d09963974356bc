"""A key never reaches the ledger, a recording, a log, an error, a message or a repr."""

import logging
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from fakes.scripted_server import Reply, ScriptedServer, error, good, unused_port
from hypothesis import given
from hypothesis import strategies as st

from briefing.errors import AuthenticationError, BriefingError, ConfigurationError, UsageError
from briefing.llm import ModelOptions, connect, probe
from briefing.llm.options import resolve_key
from briefing.llm.secrets import scrubbed, shown_url, url_secrets
from briefing.llm.wire import Wire
from briefing.model import Prompt

Quick = Callable[..., ModelOptions]
KEY = "planted-key-0123456789"
PASSWORD = "planted-password-987"  # noqa: S105 - planted
TOKEN = "planted-token-555"  # noqa: S105 - planted


def test_planted_secrets_are_nowhere(
    scripted_server: ScriptedServer, quick: Quick, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """Not in any file, log line, answer, error or repr, though the server repeats them in every error."""
    caplog.set_level(logging.DEBUG)
    base_url = scripted_server.base_url.replace("http://", f"http://user:{PASSWORD}@") + f"?token={TOKEN}"
    options = quick(
        key=KEY,
        base_url=base_url,
        ledger=tmp_path / "l.sqlite",
        record=tmp_path / "recording",
        retries=1,
        concurrency=1,
    )
    words = f"no: {KEY} {PASSWORD} {TOKEN}"
    scripted_server.reply(good("fine"), error(500, words), error(500, words), error(400, words), error(401, words))
    told = [repr(options), repr(Wire(options, KEY)), repr(probe(options))]
    scripted_server.reply(good("fine"), error(500, words), error(500, words), error(400, words), error(401, words))
    try:
        with connect(options) as model:
            told += [repr(model)]
            told += [repr(answer) for answer in model.answer([Prompt("s", "", str(number)) for number in range(6)])]
    except BriefingError as stopped:
        told += [str(stopped), repr(stopped), repr(stopped.__dict__)]
    told += [caplog.text, *(path.read_bytes().decode("latin-1") for path in tmp_path.iterdir())]
    for secret in (KEY, PASSWORD, TOKEN):
        assert not [text for text in told if secret in text]
    first = scripted_server.requests[0]
    assert first.path == f"/v1/chat/completions?token={TOKEN}"
    assert first.headers["authorization"].startswith("Basic ")


def test_key_is_sent_to_the_server_alone(
    scripted_server: ScriptedServer, quick: Quick, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The environment's OpenAI key, organization and project are not for other servers."""
    for name in ("OPENAI_API_KEY", "OPENAI_ORG_ID", "OPENAI_PROJECT_ID"):
        monkeypatch.setenv(name, "of-openai")
    for key in (KEY, None):
        with connect(quick(key=key)) as model:
            list(model.answer([Prompt("s", "", "hello")]))
    with_key, without = scripted_server.requests
    assert with_key.headers["authorization"] == f"Bearer {KEY}"
    assert "of-openai" not in repr(with_key.headers) + repr(without.headers)


def test_key_command_prints_the_key() -> None:
    command = f"{sys.executable} -c \"print('{KEY}')\""
    assert resolve_key(ModelOptions(key_command=command)) == KEY
    assert resolve_key(ModelOptions(key="own", key_command=command)) == "own"
    assert resolve_key(ModelOptions()) is None


@pytest.mark.parametrize(
    "command",
    [f"{sys.executable} -c pass", f'{sys.executable} -c "raise SystemExit(1)"', "no-such-command-anywhere", "'"],
)
def test_key_command_that_fails_is_told(command: str) -> None:
    with pytest.raises(ConfigurationError, match="key command"):
        resolve_key(ModelOptions(key_command=command))


WRONG = {
    "no model": (ModelOptions(), UsageError),
    "no key for OpenAI": (ModelOptions(model="gpt-4o-mini"), AuthenticationError),
    "no http": (ModelOptions(model="m", base_url="ftp://host/v1"), ConfigurationError),
    "no URL": (ModelOptions(model="m", base_url="http://[::1"), ConfigurationError),
    "no port": (ModelOptions(model="m", base_url="http://host:99999999/v1"), ConfigurationError),
    "a newline in the key": (ModelOptions(model="m", base_url="http://h/v1", key="a\nb"), ConfigurationError),
    "a letter no header takes": (ModelOptions(model="m", base_url="http://h/v1", key="ключ"), ConfigurationError),
}


@pytest.mark.parametrize(("options", "expected"), WRONG.values(), ids=WRONG)
def test_options_that_cannot_work_are_refused_at_once(options: ModelOptions, expected: type[BriefingError]) -> None:
    with pytest.raises(expected), connect(options):
        pass


@given(st.text(max_size=400))
def test_scrubbed_text_is_one_clean_short_line(text: str) -> None:
    clean = scrubbed(text, (KEY,))
    assert len(clean) <= 300
    assert clean.encode() is not None
    assert not any(ord(letter) < 32 or 0x7F <= ord(letter) < 0xA0 for letter in clean)


@given(st.text(max_size=60), st.text(max_size=60))
def test_scrubbed_text_never_holds_a_secret(before: str, after: str) -> None:
    assert KEY not in scrubbed(f"{before}{KEY}{after}", (KEY,))
    assert "abcdefgh12345" not in scrubbed(f"{before}sk-abcdefgh12345 {after}")


@given(st.text(max_size=80))
def test_any_text_may_be_given_as_a_url(text: str) -> None:
    assert shown_url(text).encode() is not None
    url_secrets(text)


def test_shown_url_has_no_credentials() -> None:
    assert shown_url("https://u:p@host.example:8443/v1/?key=x#y") == "https://host.example:8443/v1"
    assert shown_url("http://[::1]:80/v1") == "http://[::1]:80/v1"
    assert set(url_secrets("https://u:pp@host/v1?key=xx&b=yy")) == {"pp", "xx", "yy"}


def test_probe_tells_what_a_server_takes(scripted_server: ScriptedServer, quick: Quick) -> None:
    found = probe(quick())
    assert (found.reachable, found.failure, found.models, found.form) == (True, None, ("scripted",), "json_schema")
    assert (found.usage, found.price, found.base_url) == (True, None, scripted_server.base_url)
    assert not found.streaming
    assert found.seconds > 0


def test_probe_tells_a_server_that_streams(scripted_server: ScriptedServer, quick: Quick) -> None:
    stream = Reply(b"data: {}\n\ndata: [DONE]\n\n", headers={"Content-Type": "text/event-stream"})
    scripted_server.default = lambda request: stream if request.json.get("stream") else good('{"ok": true}')
    assert probe(quick()).streaming


def test_probe_tells_why_nothing_answers(scripted_server: ScriptedServer, quick: Quick) -> None:
    dead = probe(quick(base_url=f"http://127.0.0.1:{unused_port()}/v1"))
    assert (dead.reachable, dead.failure and dead.failure.kind) == (False, "connection")
    wrong = probe(ModelOptions(model="gpt-4o-mini"))
    assert (wrong.reachable, wrong.failure and wrong.failure.hint) == (
        False,
        "set OPENAI_API_KEY, or give --base-url of another server",
    )
    scripted_server.default = error(401, "wrong key")
    refused = probe(quick())
    assert (refused.reachable, refused.failure and refused.failure.kind) == (True, "authentication")
