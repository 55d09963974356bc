"""Where prompts and templates are found: given folders, the user's own, the built-in ones; never the current folder."""

import os
import subprocess
import sys
import zipfile
from hashlib import sha256
from pathlib import Path

import pytest

from briefing import resources
from briefing.errors import ConfigurationError
from briefing.resources import PROMPTS, TEMPLATES, Listed, Origin, listing, load, load_builtin

ROOT = Path(__file__).parents[1]
NAME = "summarize.md.j2"


@pytest.fixture
def given(tmp_path: Path) -> Path:
    folder = tmp_path / "given"
    folder.mkdir()
    return folder


@pytest.fixture
def own() -> Path:
    folder = resources.user_folder() / PROMPTS
    folder.mkdir(parents=True)
    return folder


def test_the_built_in_file_is_found():
    found = load(PROMPTS, NAME)
    raw = (ROOT / "prompts" / NAME).read_bytes()
    assert (found.origin, found.text, found.sha256) == (Origin.BUILTIN, raw.decode(), sha256(raw).hexdigest())


def test_a_given_folder_wins_over_the_user_s_which_wins_over_the_built_in(given: Path, own: Path):
    (own / NAME).write_text("own")
    assert load(PROMPTS, NAME).text == "own"
    assert load(PROMPTS, NAME).origin is Origin.USER
    (given / NAME).write_text("given")
    assert load(PROMPTS, NAME, [given]).text == "given"
    assert load(PROMPTS, "judge.md.j2", [given]).origin is Origin.BUILTIN
    assert load_builtin(PROMPTS, NAME).origin is Origin.BUILTIN


def test_the_first_given_folder_wins(given: Path, tmp_path: Path):
    (given / NAME).write_text("first")
    (tmp_path / NAME).write_text("second")
    assert load(PROMPTS, NAME, [given, tmp_path]).text == "first"


def test_the_current_folder_is_never_searched(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    (tmp_path / "prompts").mkdir()
    (tmp_path / "prompts" / NAME).write_text("hostile")
    (tmp_path / NAME).write_text("hostile")
    monkeypatch.chdir(tmp_path)
    assert load(PROMPTS, NAME).origin is Origin.BUILTIN


@pytest.mark.parametrize(
    "name",
    ["", "..", "../x", "a/../b", "/etc/passwd", "a//b", "a\\b", ".x", "a/.x", "x" * 201, "a\0", "a\n", "~/x", "C:/x"],
)
def test_a_name_never_leaves_its_folder(name: str):
    with pytest.raises(ConfigurationError, match="is not the name of a file"):
        load(PROMPTS, name)
    with pytest.raises(ConfigurationError, match="is not the name of a file"):
        load_builtin(PROMPTS, name)


def test_a_missing_file_names_the_nearest():
    with pytest.raises(ConfigurationError, match=r'no "sumarize.md.j2" in prompts/; known: summarize.md.j2'):
        load(PROMPTS, "sumarize.md.j2")
    with pytest.raises(ConfigurationError, match=r"no built-in file"):
        load_builtin(PROMPTS, "nothing.md.j2")


def test_a_folder_that_was_given_must_exist(tmp_path: Path):
    with pytest.raises(ConfigurationError, match="no such folder of prompts"):
        load(PROMPTS, NAME, [tmp_path / "missing"])


@pytest.mark.parametrize(
    ("raw", "message"),
    [(b"\xff\xfe\x00", "is not UTF-8"), (b"a" * (resources.MOST_BYTES + 1), "is larger than")],
    ids=["binary", "giant"],
)
def test_what_cannot_be_used_is_said(given: Path, raw: bytes, message: str):
    (given / NAME).write_bytes(raw)
    with pytest.raises(ConfigurationError, match=message):
        load(PROMPTS, NAME, [given])


def test_a_file_that_cannot_be_opened_is_said(given: Path):
    secret = given / NAME
    secret.write_text("x")
    secret.chmod(0)
    if os.access(secret, os.R_OK):
        pytest.skip("this user reads every file")
    with pytest.raises(ConfigurationError, match="cannot be read"):
        load(PROMPTS, NAME, [given])


def test_line_ends_and_a_byte_order_mark_are_read_away(given: Path):
    (given / NAME).write_bytes(b"\xef\xbb\xbfa\r\nb")
    assert load(PROMPTS, NAME, [given]).text == "a\nb"


def test_a_link_out_of_a_given_folder_is_refused_but_the_user_s_own_links_are_fine(
    given: Path, own: Path, tmp_path: Path
):
    secret = tmp_path / "secret"
    secret.write_text("secret")
    (given / NAME).symlink_to(secret)
    with pytest.raises(ConfigurationError, match="link to a file outside"):
        load(PROMPTS, NAME, [given])
    (own / NAME).symlink_to(secret)
    assert load(PROMPTS, NAME).text == "secret"


def test_the_list_has_every_name_once_with_the_place_that_wins(given: Path):
    (given / "audiences").mkdir()
    (given / "audiences" / "mine.md").write_text("x")
    (given / "audiences" / "general.md").write_text("x")
    (given / ".hidden").write_text("x")
    found = {listed.name: listed for listed in listing(PROMPTS, [given], under="audiences/", suffix=".md")}
    assert found["audiences/mine.md"] == Listed("audiences/mine.md", str(given / "audiences" / "mine.md"), Origin.GIVEN)
    assert found["audiences/general.md"].shadows
    assert found["audiences/plain.md"].origin is Origin.BUILTIN
    assert list(found) == sorted(found)


def test_a_deep_tree_is_listed_to_its_bound(given: Path):
    deep = given / "/".join("abcdefghijkl")
    deep.mkdir(parents=True)
    (deep / "x.md").write_text("x")
    assert not [listed for listed in listing(PROMPTS, [given]) if listed.name.endswith("x.md")]


def test_templates_are_found_as_prompts_are():
    assert load(TEMPLATES, "brief.md.j2").origin is Origin.BUILTIN
    assert resources.user_cache_folder().name == "briefing"


@pytest.mark.parametrize("layout", ["wheel", "checkout"])
def test_files_are_found_inside_a_zip(tmp_path: Path, layout: str):
    """A wheel on the path is imported from its zip; the files lie in it."""
    archive = tmp_path / "briefing.zip"
    with zipfile.ZipFile(archive, "w") as packed:
        for path in (ROOT / "briefing").rglob("*.py"):
            packed.write(path, path.relative_to(ROOT))
        for path in (ROOT / "prompts").rglob("*.*"):
            inside = Path("briefing/_data") / path.relative_to(ROOT) if layout == "wheel" else path.relative_to(ROOT)
            packed.write(path, inside)
    code = (
        "import briefing, sys; from briefing.resources import load, listing; assert '.zip' in briefing.__file__;"
        "assert load('prompts', 'audiences/general.md').text and len(listing('prompts')) > 5"
    )
    environment = {**os.environ, "PYTHONPATH": str(archive)}
    run = subprocess.run(
        [sys.executable, "-c", code], env=environment, cwd=tmp_path, check=False, capture_output=True, text=True
    )
    assert run.stderr == ""


def test_an_installation_without_its_files_is_said(tmp_path: Path):
    package = tmp_path / "briefing"
    package.mkdir()
    for name in ("__init__.py", "errors.py", "resources.py"):
        (package / name).write_bytes((ROOT / "briefing" / name).read_bytes())
    code = "from briefing.resources import load; load('prompts', 'x.md')"
    environment = {**os.environ, "PYTHONPATH": str(tmp_path)}
    run = subprocess.run(
        [sys.executable, "-c", code], env=environment, cwd=tmp_path, check=False, capture_output=True, text=True
    )
    assert "are missing from this installation" in run.stderr
