"""Where a setting comes from: flag, environment, project file, user file, default; and errors that name the place."""

from pathlib import Path

import pytest

from briefing.errors import ConfigurationError
from briefing.settings import load_settings


def write(path: Path, text: str) -> Path:
    path.write_text(text, encoding="utf-8")
    return path


def test_each_place_wins_over_the_next(tmp_path: Path):
    project = write(tmp_path / "briefing.toml", 'model = "project"\naudience = "project"\nconcurrency = 2\n')
    user = write(tmp_path / "user.toml", 'model = "user"\noutput_dir = "user"\n')
    environment = {
        "BRIEFING_MODEL": "env",
        "BRIEFING_AUDIENCE": "env",
        "BRIEFING_PROMPTS": "a:b",
        "BRIEFING_DEBUG": "1",
    }
    found = load_settings({"model": "flag", "store": None}, environment, project=project, user=user)
    read = found.settings
    assert (read.model, read.audience, read.concurrency, read.output_dir, read.retries, read.prompts) == (
        "flag",
        "env",
        2,
        "user",
        4,
        ("a", "b"),
    )
    assert [found.origins[key] for key in ("model", "audience", "concurrency", "output_dir", "retries")] == [
        "flag",
        "environment BRIEFING_AUDIENCE",
        f"{project}:3",
        f"{user}:2",
        "default",
    ]


def test_the_address_of_the_usual_variable_is_taken():
    read = load_settings({}, {"OPENAI_BASE_URL": "http://127.0.0.1:1/v1"}, project=None, user=None).settings
    assert read.base_url == "http://127.0.0.1:1/v1"


def test_a_missing_file_gives_nothing(tmp_path: Path):
    assert load_settings({}, {}, project=tmp_path / "none.toml", user=None).settings.audience == "general"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('modle = "x"\n', ("line 1: unknown key 'modle'", "did you mean 'model'?")),
        ("zzzzqq = 1\n", ("unknown key 'zzzzqq'", "known keys: audience")),
        ("\nretries = 99\n", ("line 2: retries:", "")),
        (
            "[prices.m]\ninput = 1\noutput = 2\noutptu = 3\n",
            ("line 4: unknown key 'prices.m.outptu'", "did you mean 'output'?"),
        ),
        ("model = \n", ("Invalid value", "values are TOML")),
    ],
    ids=["near key", "far key", "range", "table key", "not TOML"],
)
def test_a_wrong_file_is_told_with_its_line(tmp_path: Path, text: str, words: tuple[str, str]):
    with pytest.raises(ConfigurationError) as caught:
        load_settings({}, {}, project=write(tmp_path / "briefing.toml", text), user=None)
    assert (words[0] in str(caught.value), words[1] in caught.value.hint) == (True, True)


def test_a_file_that_cannot_be_text_is_told(tmp_path: Path):
    (tmp_path / "briefing.toml").write_bytes(b"\xff\xfe\x00")
    (tmp_path / "large.toml").write_text("#" * 1_000_001, encoding="utf-8")
    for name, words in (("briefing.toml", "is not UTF-8"), ("large.toml", "is larger than")):
        with pytest.raises(ConfigurationError, match=words):
            load_settings({}, {}, project=tmp_path / name, user=None)


def test_folders_in_a_file_are_relative_to_that_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """Wherever the command is started from, a user's file means its own neighbours."""
    (tmp_path / "config" / "mine").mkdir(parents=True)
    (tmp_path / "elsewhere").mkdir()
    monkeypatch.chdir(tmp_path / "elsewhere")
    text = 'prompts = ["mine", "/shared"]\ntemplates = ["../looks"]\naudience = "mine/nurses.md"\n'
    found = load_settings({}, {}, project=None, user=write(tmp_path / "config" / "briefing.toml", text)).settings
    folder = tmp_path / "config"
    assert found.prompts == (str(folder / "mine"), "/shared")
    assert (found.templates, found.audience) == ((str(folder / "../looks"),), str(folder / "mine/nurses.md"))


def test_a_folder_on_the_command_line_is_relative_to_where_one_stands(tmp_path: Path):
    user = write(tmp_path / "briefing.toml", 'audience = "general"\nprompts = ["mine"]\n')
    found = load_settings({"prompts": ("here",)}, {"BRIEFING_TEMPLATES": "there"}, project=None, user=user).settings
    assert (found.prompts, found.templates, found.audience) == (("here",), ("there",), "general")


def test_tables_of_both_files_are_joined_by_name(tmp_path: Path):
    """A project's providers stand beside the user's; of one name the project's wins whole."""
    project = write(tmp_path / "briefing.toml", '[providers.a]\nbase_url = "http://project/v1"\n')
    user = write(
        tmp_path / "user.toml",
        '[providers.a]\nbase_url = "http://user/v1"\nmodel = "m"\n[providers.b]\nbase_url = "http://b/v1"\n',
    )
    found = load_settings({}, {}, project=project, user=user)
    assert {name: (one.base_url, one.model) for name, one in found.settings.providers.items()} == {
        "a": ("http://project/v1", None),
        "b": ("http://b/v1", None),
    }
    assert (found.origins["providers.a"], found.origins["providers.b"]) == (f"{project}:1", f"{user}:4")
