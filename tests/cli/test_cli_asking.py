"""The questions of `audiences new` on a real terminal: what is asked, what is refused at once, what an end leaves."""

from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner

from briefing.cli.asking import ask_audience
from briefing.errors import ConfigurationError, UsageError
from briefing.pipeline.audience_files import read_answer
from briefing.resources import user_folder
from briefing.summarize import load_audience
from tests.fakes.terminal import CTRL_C, CTRL_D, on_terminal

pytest.importorskip("pty", reason="needs a terminal of the POSIX kind")
NURSE = ["a head nurse", "plans shifts"]


def made() -> list[Path]:
    folder = user_folder() / "prompts" / "audiences"
    return sorted(folder.iterdir()) if folder.exists() else []


def test_answers_become_a_file_that_the_name_finds():
    answers = [*NURSE, "2", "calm", "de", "beds, cost", "Staffing first."]
    code, shown = on_terminal(["audiences", "new", "nurses"], answers)
    assert (code, [path.name for path in made()]) == (0, ["nurses.md"])
    assert "briefing daily articles/ --audience nurses" in shown
    read = load_audience("nurses")
    assert (read.reader, read.decides, read.words, read.tone) == ("a head nurse", "plans shifts", 460, "calm")
    assert (read.language, read.figures, read.instructions) == ("de", ("beds", "cost"), "Staffing first.")


def test_enter_keeps_what_the_pattern_has():
    code, shown = on_terminal(["audiences", "new", "bosses", "--like", "executive"], [*NURSE, "", "", "", "", ""])
    pattern, read = load_audience("executive"), load_audience("bosses")
    assert (code, "Enter keeps: 230 words" in shown) == (0, True)
    assert (read.words, read.tone, read.figures, read.instructions, read.sections) == (
        pattern.words, pattern.tone, pattern.figures, pattern.instructions, pattern.sections,
    )  # fmt: skip


def test_a_mistake_costs_one_answer():
    answers = ["", "a <b> nurse", NURSE[0], NURSE[1], "soon", "0.1", "2,5", "", "klingon", "UK", "", "{{ x }}", ""]
    code, shown = on_terminal(["audiences", "new", "nurses"], answers)
    for words in (
        "an answer is needed here",
        "reader: must be plain words on one line",
        "'soon' is no number of minutes\n  hint: such as 3 or 1.5",
        "length.minutes: should be greater than or equal to 0.5",
        "language: no language of briefs; known: en, uk",
        "'{{' is template code",
    ):
        assert words in shown
    read = load_audience("nurses")
    assert (code, read.reader, read.words, read.language) == (0, NURSE[0], 575, "uk")


@pytest.mark.parametrize("stop", [CTRL_C, CTRL_D], ids=["ctrl-c", "ctrl-d"])
def test_an_end_in_between_writes_nothing_and_says_so(stop: bytes):
    code, shown = on_terminal(["audiences", "new", "nurses"], [NURSE[0], stop])
    assert (code, made(), shown.endswith("briefing: stopped; nothing was written\n")) == (130, [], True)


def test_signs_that_are_no_utf_8_are_asked_again():
    code, shown = on_terminal(["audiences", "new", "cooks"], [b"k\xfcche\n", "Küche", NURSE[1], *[""] * 5])
    assert (code, load_audience("cooks").reader) == (0, "Küche")
    assert "these signs cannot be read; is the terminal set to UTF-8?" in shown


def test_a_terminal_of_plain_ascii_takes_plain_answers():
    code, _ = on_terminal(["audiences", "new", "n"], [*NURSE, *[""] * 5], LC_ALL="C", PYTHONUTF8="0")
    assert (code, load_audience("n").reader) == (0, NURSE[0])


def test_a_narrow_terminal_asks_the_same():
    code, shown = on_terminal(["audiences", "new", "n"], [*NURSE, *[""] * 5], columns=20)
    assert (code, "Who reads it?" in shown) == (0, True)


def test_what_cannot_be_written_is_said_before_anything_is_asked():
    on_terminal(["audiences", "new", "nurses"], [*NURSE, *[""] * 5])
    for words, told in ((["nurses"], "exists already"), (["head nurses"], "cannot name an audience")):
        code, shown = on_terminal(["audiences", "new", *words], [])
        assert (code, told in shown, "Who reads it?" in shown) == (2, True, False)


@pytest.mark.parametrize(
    ("key", "words", "value"),
    [("minutes", "3", 3), ("minutes", "1,5", 1.5), ("language", "EN", "en"), ("figures", "a, ,b", ["a", "b"])],
)
def test_an_answer_is_read_as_people_type_it(key: str, words: str, value: object):
    assert read_answer(key, words) == value


@pytest.mark.parametrize("words", ["nan", "inf", "1e999", "-3", "soon"])
def test_minutes_are_a_sane_number(words: str):
    with pytest.raises(ConfigurationError, match="minutes"):
        read_answer("minutes", words)


def asked(typed: str, **given: object) -> tuple[int, dict[str, object]]:
    """Ask in this process, the answers typed as lines; return the exit code and the keys."""
    app, keys = typer.Typer(), {}

    @app.command()
    def ask() -> None:
        keys.update(ask_audience(given, {"tone": "calm " * 20}, read_answer, terminal=True))

    result = CliRunner().invoke(app, input=typed)
    return getattr(result.exception, "exit_code", result.exit_code), keys


def test_options_are_not_asked_for_again():
    assert asked("b\n\n\n\n\n\n", reader="a", words=300) == (0, {"reader": "a", "words": 300, "decides": "b"})
    assert asked("", reader="a", decides="b") == (0, {"reader": "a", "decides": "b"})


def test_a_refused_answer_is_asked_again_and_an_end_leaves_nothing():
    assert asked("\n<\na\nb\nsoon\n2\n\n\n\n\n") == (0, {"reader": "a", "decides": "b", "minutes": 2})
    assert asked("a\n") == (130, {})


def test_words_and_minutes_exclude_each_other():
    from tests.cli.test_cli_own_files import run  # noqa: PLC0415

    with pytest.raises(UsageError, match="both tell the length"):
        run("audiences", "new", "n", "--words", "300", "--minutes", "2")
