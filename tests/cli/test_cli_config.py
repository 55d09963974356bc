"""`briefing config`: every setting with its place, and no secret."""

import json
import re
import tomllib
from pathlib import Path

import pytest

from briefing.cli.resolve import load_configuration, server_of
from briefing.settings import Settings


def test_every_setting_is_shown_with_its_origin(cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("BRIEFING_AUDIENCE", "executive")
    (tmp_path / "briefing.toml").write_text('concurrency = 3\n[prices."m"]\ninput = 1\noutput = 2\n', encoding="utf-8")
    done = cli("config", "show", "--origin", "--format", "json")
    found = json.loads(done.out)
    assert set(Settings.model_fields) - set(found) == {"prices", "providers"}
    assert found["audience"] == {"value": "executive", "origin": "environment BRIEFING_AUDIENCE"}
    assert found["concurrency"] == {"value": 3, "origin": f"{tmp_path / 'briefing.toml'}:1"}
    assert found['prices."m".output'] == {"value": 2.0, "origin": f"{tmp_path / 'briefing.toml'}:2"}
    assert found["retries"]["origin"] == "default"
    lines = cli("config", "show", "--origin").out.splitlines()
    assert [line.partition("#")[2].strip() for line in lines if line.startswith("audience")] == [
        "environment BRIEFING_AUDIENCE"
    ]
    assert "#" not in cli("config", "show").out


def test_no_secret_is_shown(cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """Neither keys of the environment, nor credentials in an address, nor the words of a command."""
    for name in ("OPENAI_API_KEY", "LAB_KEY"):
        monkeypatch.setenv(name, "planted-key-1")
    (tmp_path / "briefing.toml").write_text(
        'base_url = "http://user:planted-key-2@host/v1?token=planted-key-3"\nkey_command = "echo planted-key-4"\n'
        '[providers.lab]\nbase_url = "http://u:planted-key-5@h/v1"\nkey_env = "LAB_KEY"\nkey_command = "echo planted-key-6"\n',
        encoding="utf-8",
    )
    for words in (("show", "--origin"), ("show", "--format", "json"), ("path",)):
        done = cli("config", *words)
        assert (done.code, "planted-key" in done.out + done.err) == (0, False)
    shown = cli("config", "show").out
    assert 'base_url = "http://host/v1"' in shown
    assert 'providers."lab".key_command = "echo …"' in shown


@pytest.mark.parametrize("key", ["key", "api_key", "openai_api_key", "token"])
def test_key_in_a_file_is_refused_and_not_repeated(cli, tmp_path: Path, key: str):
    (tmp_path / "briefing.toml").write_text(f'{key} = "planted-key-7"\n', encoding="utf-8")
    done = cli("config", "show")
    assert (done.code, "a key never stands in a file" in done.err, "key_env" in done.err) == (2, True, True)
    assert "planted-key" not in done.out + done.err


def test_init_writes_a_file_that_changes_nothing_and_tells_everything(cli, tmp_path: Path):
    assert cli("config", "init").out.strip() == str(tmp_path / "briefing.toml")
    text = (tmp_path / "briefing.toml").read_text(encoding="utf-8")
    assert tomllib.loads(text) == {}
    assert [name for name in Settings.model_fields if name not in text] == []
    again = cli("config", "init")
    assert (again.code, "exists already" in again.err) == (2, True)
    live = [line[2:] for line in text.splitlines() if re.match(r"# (?:\w+ = |\[)", line) and '""' not in line]
    (tmp_path / "briefing.toml").write_text("\n".join(live), encoding="utf-8")
    assert cli("config", "show").code == 0


def test_path_tells_both_files(cli, tmp_path: Path):
    first, second = cli("config", "path").out.splitlines()
    assert first == f"{tmp_path / 'briefing.toml'}  (does not exist)"
    assert second.endswith("briefing.toml  (does not exist)")


def test_provider_s_key_goes_to_the_provider_alone(cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """What is said more strongly wins whole: no server gets another one's key or model."""
    monkeypatch.setenv("OPENAI_API_KEY", "usual")
    monkeypatch.setenv("LAB_KEY", "of-lab")
    (tmp_path / "briefing.toml").write_text(
        'model = "configured"\n[providers.lab]\nbase_url = "http://lab/v1"\nmodel = "lab-model"\nkey_env = "LAB_KEY"\n'
        '[providers.open]\nbase_url = "http://open/v1"\n',
        encoding="utf-8",
    )
    monkeypatch.setenv("OPENAI_BASE_URL", "http://elsewhere/v1")

    def server(**flags: str):
        found = server_of(load_configuration(flags))
        return found.base_url, found.model, found.key

    monkeypatch.chdir(tmp_path)
    assert server() == ("http://elsewhere/v1", "configured", "usual")
    assert server(provider="lab") == ("http://lab/v1", "lab-model", "of-lab")
    assert server(provider="lab", model="flag") == ("http://lab/v1", "flag", "of-lab")
    assert server(provider="open") == ("http://open/v1", "configured", None)
    monkeypatch.setenv("BRIEFING_PROVIDER", "lab")
    assert server(base_url="http://flag/v1", model="m") == ("http://flag/v1", "m", "usual")
    done = cli("daily", tmp_path, "--provider", "lab", "--base-url", "http://x/v1")
    assert (done.code, "both name a server" in done.err) == (2, True)
    done = cli("daily", tmp_path, "--provider", "nobody")
    assert (done.code, "known: lab, open" in done.err) == (2, True)
