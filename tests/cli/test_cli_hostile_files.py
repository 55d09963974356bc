"""Prompts, templates, audiences and cases of a stranger, given on the command line: an error with a place, nothing else.

Nothing here reads a clock: a command that waited for a pipe or copied a device would never end. What bounds the work of
a template is tested with the sandbox.
"""

import os
from pathlib import Path

import pytest

from briefing.errors import BriefingError
from tests.cli.test_cli_own_files import ARTICLE, SEEDS, run

LEAST = "---\nreader: a nurse\ndecides: plans\nlength:\n  words: 300\n"
needs_pipes = pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes as files")


def told(*words: object) -> str:
    """Run a command that must fail; return its whole message."""
    with pytest.raises(BriefingError) as caught:
        run(*words)
    return str(caught.value)


def pipe(path: Path) -> Path:
    os.mkfifo(path)
    return path


def device(path: Path) -> Path:
    path.symlink_to("/dev/zero")
    return path


@needs_pipes
class TestNoOrdinaryFile:
    @pytest.mark.parametrize("make", [pipe, device])
    def test_as_an_audience(self, make, tmp_path: Path):
        path = make(tmp_path / "a.md")
        message = f"{path}: is no ordinary file\n  hint: give the path of a text file"
        assert run("audiences", "check", path)[:2] == (1, f"{message}\n")
        assert told("daily", SEEDS / ARTICLE, "-q", "--audience", path, "-d", tmp_path / "out") == message
        assert not (tmp_path / "out").exists()

    @pytest.mark.parametrize("make", [pipe, device])
    def test_as_a_case_file(self, make, tmp_path: Path):
        path = make(tmp_path / "a.cases.yaml")
        assert told("prompts", "test", path, "--model", "none").startswith(f"{path}: is no ordinary file")

    def test_as_the_audience_of_a_case(self, tmp_path: Path):
        pipe(tmp_path / "a.md")
        text = "cases:\n  - name: one\n    text: The bridge is closed.\n    audience: a.md\n    expect: {}\n"
        (tmp_path / "a.cases.yaml").write_text(text, encoding="utf-8")
        code, out, _ = run("prompts", "test", tmp_path / "a.cases.yaml", "--model", "none", "-q")
        assert (code, "is no ordinary file" in out) == (1, True)

    @pytest.mark.parametrize("make", [pipe, device])
    @pytest.mark.parametrize("kind", ["prompts", "templates"])
    def test_in_a_folder_it_is_passed_over(self, make, kind: str, tmp_path: Path):
        make(tmp_path / "story.md.j2")
        code, out, _ = run(kind, "list", f"--{kind}", tmp_path)
        assert (code, str(tmp_path) in out) == (0, False)

    @pytest.mark.parametrize("make", [pipe, device])
    def test_as_the_configuration_of_the_current_folder(self, make, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
        make(tmp_path / "briefing.toml")
        monkeypatch.chdir(tmp_path)
        assert "briefing.toml: is no ordinary file" in told("audiences", "list")


class TestFolders:
    def test_a_link_to_a_file_elsewhere_is_not_read(self, tmp_path: Path):
        secret = tmp_path / "secret.md"
        secret.write_text(LEAST + "---\nThe secret.\n", encoding="utf-8")
        given = tmp_path / "given" / "audiences"
        given.mkdir(parents=True)
        (given / "mine.md").symlink_to(secret)
        message = told("daily", SEEDS / ARTICLE, "-q", "--audience", "mine", "--prompts", given.parent)
        assert message == f"{given / 'mine.md'}: is a link to a file outside its folder\n  hint: copy the file instead"

    def test_a_linked_folder_is_not_searched(self, tmp_path: Path):
        (tmp_path / "elsewhere").mkdir()
        (tmp_path / "elsewhere" / "story.md.j2").write_text("x", encoding="utf-8")
        given = tmp_path / "given"
        given.mkdir()
        (given / "root").symlink_to("/")
        (given / "other").symlink_to(tmp_path / "elsewhere")
        (given / "loop").symlink_to(given)
        assert str(given) not in run("prompts", "list", "--prompts", given)[1]

    def test_a_folder_of_very_many_files_is_no_folder_of_prompts(self, tmp_path: Path):
        for number in range(5001):
            (tmp_path / f"{number}").touch()
        assert told("prompts", "list", "--prompts", tmp_path) == (
            f"{tmp_path}: has over 5000 files\n  hint: is it the right folder?"
        )

    @pytest.mark.parametrize("name", ["/etc/passwd", "../../../etc/passwd", "/dev/zero"])
    @pytest.mark.parametrize("way", ['{{% include "{}" %}}', '{{% extends "{}" %}}', '{{% import "{}" as x %}}'])
    def test_a_template_reaches_no_file_outside(self, way: str, name: str, tmp_path: Path):
        (tmp_path / "brief.md.j2").write_text("\n" + way.format(name), encoding="utf-8")
        words = ["daily", SEEDS / ARTICLE, "-q", "--no-store", "-d", tmp_path / "out", "--templates", tmp_path]
        assert told(*words).startswith(f"{tmp_path / 'brief.md.j2'} line 2: '{name}' is not the name of a file in")
        assert not (tmp_path / "out").exists()

    @pytest.mark.parametrize(
        ("source", "words"),
        [
            ("{% for i in range(10**9) %}x{% endfor %}", "such large numbers are not for templates"),
            ("{{ 'a' * 999999999 }}", "* is for numbers"),
            ("{{ audience.__class__ }}", 'unknown key "__class__"'),
            ("{{ ''.__class__.__mro__ }}", '"__class__" is not for templates'),
            ('{% include "summarize.md.j2" %}', "itself"),
            ("{% for s in sentences %}{% include s.text %}{% endfor %}", "the words of a value choose"),
        ],
    )
    def test_a_hostile_prompt_is_told_with_file_and_line(self, source: str, words: str, tmp_path: Path):
        path = tmp_path / "summarize.md.j2"
        path.write_text(f"system:\n{source}\nuser:\n{'a' * 9000}\n", encoding="utf-8")
        code, out, _ = run("prompts", "check", "summarize", "--prompts", tmp_path)
        assert (code, out.startswith(f"{path} line "), words in out) == (1, True, True)


class TestContent:
    @pytest.mark.parametrize(
        ("raw", "message"),
        [
            (b"\x00\xff\xfe\x80", " line 1: is not UTF-8 text"),
            ((LEAST + "---\nKüche\n").encode("latin-1"), " line 7: is not UTF-8 text"),
            ((LEAST + "---\n").encode("utf-16"), " line 1: is not UTF-8 text"),
            (b"a" * 5_000_000, ": is larger than 256 KB"),
            ((LEAST + "---\n" + "a " * 20_000).encode(), ": longer than 20000 characters"),
            ((LEAST + "a: &a [1]\nb: [*a, *a]\n---\n").encode(), " line 6: anchors, aliases and tags are not allowed"),
            ((LEAST + "a: !!python/object/apply:os.system [id]\n---\n").encode(), " line 6: anchors, aliases and tags"),
            ((LEAST + "a: " + "[" * 9000 + "\n---\n").encode(), " line 2: more than 20 brackets are open at once"),
            ((LEAST + "a: [" + "[]," * 5_000 + "]\n---\n").encode(), " line 6: unknown key"),
            ((LEAST + "---\n{{ range(10**9) }}").encode(), " line 7: '{{' is template code"),
            ((LEAST + "---\n\x1b[2J").encode(), " line 7: '\\x1b' is a control character"),
        ],
        ids=["binary", "latin-1", "utf-16", "giant", "long", "bomb", "object", "deep", "wide", "code", "escape"],
    )
    def test_of_an_audience(self, raw: bytes, message: str, tmp_path: Path):
        path = tmp_path / "mine.md"
        path.write_bytes(raw)
        code, out, _ = run("audiences", "check", path)
        assert (code, out.startswith(f"{path}{message}")) == (1, True), out

    @pytest.mark.parametrize(
        ("raw", "message"),
        [
            (b"\xff\xfe", " line 1: is not UTF-8 text"),
            (b"a" * 5_000_000, ": is larger than 256 KB"),
            (b"a: " + b"a" * 100_000, " line 1: the file is larger than 64 KB"),
            (b"cases:\n  - &a {}\n  - *a\n", " line 2: anchors, aliases and tags are not allowed"),
            (b"cases: " + b"[" * 9000, " line 1: more than 20 brackets are open at once"),
            (b"cases:\n  - name: x\n    text: y\n    expect: !!python/name:os.system\n", " line 4: anchors"),
        ],
        ids=["binary", "giant", "large", "bomb", "deep", "object"],
    )
    def test_of_a_case_file(self, raw: bytes, message: str, tmp_path: Path):
        path = tmp_path / "mine.cases.yaml"
        path.write_bytes(raw)
        assert told("prompts", "test", path, "--model", "none", "-q").startswith(f"{path}{message}")

    def test_a_case_reaches_no_article_outside_its_folder(self, tmp_path: Path):
        (tmp_path / "cases").mkdir()
        (tmp_path / "secret.txt").write_text("The secret.", encoding="utf-8")
        (tmp_path / "cases" / "link.txt").symlink_to(tmp_path / "secret.txt")
        path = tmp_path / "cases" / "mine.cases.yaml"
        for name in (str(tmp_path / "secret.txt"), "../secret.txt", "link.txt"):
            path.write_text(f"cases:\n  - name: x\n    articles: ['{name}']\n    expect: {{}}\n", encoding="utf-8")
            assert told("prompts", "test", path, "--model", "none").startswith(
                f"{path} line 2: '{name}' lies outside the folder of the case file"
            )
