"""`audiences`, `prompts` and `templates`: what a person types, and what they get back."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from briefing.cli import app
from briefing.errors import BriefingError, ConfigurationError, UsageError
from briefing.resources import user_folder
from briefing.summarize import load_audience

SEEDS = Path(__file__).parents[2] / "seeds"
ARTICLE = "000_ab2d3f9b4d73794d.txt"


def run(*words: object, stdin: str = "") -> tuple[int, str, str]:
    """Run a command in this process; return its code, stdout and stderr."""
    result = CliRunner().invoke(app, [str(word) for word in words], input=stdin, standalone_mode=False)
    if isinstance(result.exception, BriefingError):
        raise result.exception
    code = result.return_value if isinstance(result.return_value, int) else result.exit_code
    return code, result.stdout, result.stderr


@pytest.fixture
def mine(tmp_path: Path) -> Path:
    folder = tmp_path / "mine"
    folder.mkdir()
    return folder


def test_the_root_help_gives_each_group_one_whole_line():
    code, out, _ = run("--help")
    assert code == 0
    for line in (
        "audiences  Who reads a brief",
        "prompts    What a model is told",
        "templates  What a brief looks like",
    ):
        assert line in out
    assert "..." not in out.partition("Commands:")[2]


@pytest.mark.parametrize("group", ["audiences", "prompts", "templates"])
def test_each_group_lists_its_built_in_files(group: str):
    code, out, _ = run(group, "list")
    wanted = {"audiences": "executive", "prompts": "summarize", "templates": "brief"}[group]
    row = next(line for line in out.splitlines() if line.startswith(f"{wanted} "))
    assert (code, "built-in" in row) == (0, True)


@pytest.mark.parametrize(
    ("group", "name", "begins"),
    [("audiences", "general", "---\n"), ("prompts", "judge", "---\n"), ("templates", "parts/lead", "{")],
)
def test_a_file_is_shown_as_it_is(group: str, name: str, begins: str):
    code, out, err = run(group, "show", name)
    assert (code, out.startswith(begins), err.startswith("briefing: built-in: ")) == (0, True, True)


def test_a_wrong_name_tells_the_nearest():
    with pytest.raises(ConfigurationError, match=r'no "sumarize" in prompts/; known: .*judge') as caught:
        run("prompts", "show", "sumarize")
    assert caught.value.hint == 'did you mean "summarize"?'


class TestCopies:
    def test_a_copy_in_the_own_folder_wins_at_once(self):
        _, out, err = run("prompts", "copy", "story")
        path = Path(out.strip())
        assert path == user_folder() / "prompts" / "story.md.j2"
        assert "it now wins over the built-in one" in err
        assert "(wins over the built-in one)" in next(
            line for line in run("prompts", "list")[1].splitlines() if line.startswith("story ")
        )
        assert run("prompts", "check")[0] == 0

    def test_a_copied_template_writes_the_same_brief(self, mine: Path, tmp_path: Path):
        run("templates", "copy", "brief", "--to", mine)
        run("templates", "copy", "parts/sources", "--to", mine)
        words = ["daily", SEEDS / ARTICLE, "--date", "2025-02-08", "-q", "-d"]
        plain = Path(run(*words, tmp_path / "a")[1].strip()).read_text(encoding="utf-8")
        copied = Path(run(*words, tmp_path / "b", "--templates", mine)[1].strip()).read_text(encoding="utf-8")
        assert plain == copied

    def test_nothing_is_written_over_unasked(self, mine: Path):
        run("templates", "copy", "brief", "--to", mine)
        with pytest.raises(UsageError, match="exists already"):
            run("templates", "copy", "brief", "--to", mine)
        assert run("templates", "copy", "brief", "--to", mine, "--force")[0] == 0

    def test_a_fresh_copy_does_not_differ(self, mine: Path):
        run("prompts", "copy", "summarize", "--to", mine)
        assert run("prompts", "diff", "summarize", "--prompts", mine) == (0, "", "")

    def test_a_change_is_shown_and_so_is_a_new_built_in_one(self, mine: Path):
        path = Path(run("prompts", "copy", "summarize", "--to", mine)[1].strip())
        text = path.read_text(encoding="utf-8").replace("Rules:", "My rules:")
        path.write_text(text, encoding="utf-8")
        code, out, _ = run("prompts", "diff", "summarize", "--prompts", mine)
        assert (code, "+My rules:" in out, "-Rules:" in out, "has changed since" in out) == (1, True, True, False)
        assert out.startswith(
            "# - is in the built-in file of today and not in yours, + is in yours alone\n--- built-in"
        )
        line = next(line for line in text.splitlines() if "copied from" in line)
        path.write_text(text.replace(line, line[:-64] + "0" * 64), encoding="utf-8")
        assert "has changed since this copy was made" in run("prompts", "diff", "summarize", "--prompts", mine)[1]

    def test_one_that_extends_says_so(self, mine: Path):
        (mine / "story.md.j2").write_text('{% extends "builtin/story.md.j2" %}\n', encoding="utf-8")
        assert "extends the built-in file" in run("prompts", "diff", "story", "--prompts", mine)[1]

    def test_there_must_be_something_to_compare(self, mine: Path):
        with pytest.raises(UsageError, match="there is none of yours") as caught:
            run("prompts", "diff", "story")
        assert caught.value.hint == "`briefing prompts copy story` makes one"
        (mine / "other.md.j2").write_text("user:\n", encoding="utf-8")
        with pytest.raises(UsageError, match="file of your own"):
            run("prompts", "diff", "other", "--prompts", mine)


class TestPromptsCheck:
    def check(self, folder: Path, name: str, text: str) -> str:
        (folder / f"{name}.md.j2").write_text(text, encoding="utf-8")
        code, out, _ = run("prompts", "check", name, "--prompts", folder)
        assert code == (0 if out.endswith("fine\n") else 1)
        return out

    def test_the_shipped_ones_are_fine(self):
        assert run("prompts", "check")[1] == "judge, overview, repair, story, summarize: fine\n"

    @pytest.mark.parametrize(
        ("name", "text", "told"),
        [
            ("summarize", "user:\n\n{{ audence.reader }}\n", 'line 3: unknown variable "audence"\n  hint: did you mean "audience"?'),
            ("summarize", "user:\n{{ audience.reeder }}\n", 'line 2: unknown key "reeder"; known: name, reader'),
            ("summarize", "user:\n{% for s in sentences %}{% include s.text %}{% endfor %}", "choose or become a template"),
            ("summarize", "system:\n{{ sentences[0].text }}\nuser:\nx", "stands in the system part"),
            ("summarize", '{% extends "builtin/summarize.md.j2" %}{% block user %}user:\n<a>{% for s in sentences %}{{ s.text }}{% endfor %}</a>{% endblock %}', "does not number the sentences"),
            ("summarize", "user:\n{% for s in sentences %}[{{ s.number }}] {{ s.text }}{% endfor %}", 'it never names "headline"'),
            ("summarize", "user:\n{% for s in sentences %}[{{ s.number }}] {{ s.text }}{% endfor %}", "nothing marks where the material begins"),
            ("story", "system:\n{{ claims[0].id }}\nuser:\nheadline lead claims <a>{{ claims[0].text }}</a>", "leaves out material"),
            ("overview", "---\nnmae: overview\n---\nuser:\nx", 'line 2: unknown key "nmae"\n  hint: did you mean "name"?'),
            ("overview", "---\nvariables: [audience, clams]\n---\nuser:\nx", 'is given no variable "clams"'),
            ("overview", "---\nname: [\n---\nuser:\nx", "the front matter cannot be read"),
            ("judge", "system:\nonly\n", "no line `user:`"),
            ("judge", "user:\n{% if %}", "line 2: "),
            ("sumarise", "user:\nx", 'nothing asks for a prompt called "sumarise"\n  hint: did you mean "summarize"?'),
        ],
    )  # fmt: skip
    def test_what_is_wrong_is_said_with_its_place(self, mine: Path, name: str, text: str, told: str):
        out = self.check(mine, name, text)
        assert told in out
        assert out.startswith(str(mine / f"{name}.md.j2")) or "no line `user:`" in out

    def test_an_override_that_extends_is_fine(self, mine: Path):
        text = '{% extends "builtin/summarize.md.j2" %}\n{% block system %}{{ super() }}\nName every river.\n{% endblock %}'
        assert self.check(mine, "summarize", text) == "summarize: fine\n"

    def test_a_prompt_over_the_window_is_found(self, monkeypatch: pytest.MonkeyPatch):
        monkeypatch.setenv("BRIEFING_CONTEXT_WINDOW", "4096")
        code, out, _ = run("prompts", "check", "summarize")
        assert (code, "the window holds 4096" in out) == (1, True)


class TestRender:
    def test_it_shows_what_would_be_sent_and_what_it_costs(self):
        code, out, err = run("prompts", "render", "summarize", SEEDS / ARTICLE, "--audience", "executive")
        assert code == 0
        assert out.startswith(f"===== summarize 1 of 1: {ARTICLE} (")
        assert "an executive with one minute" in out
        assert "\n[2] The operation in" in out
        assert err.startswith("briefing: 1 call, ")
        assert err.endswith("nothing was sent\n")

    @pytest.mark.parametrize("name", ["repair", "story", "overview", "judge"])
    def test_every_other_prompt_is_rendered_too(self, name: str):
        rows = json.loads(run("prompts", "render", name, SEEDS / ARTICLE, "-f", "json")[1])
        assert [said["role"] for said in rows[0]["messages"]][:2] == ["system", "user"]
        assert (rows[0]["prompt"], rows[0]["tokens"] > 100) == (name, True)

    def test_a_wrong_form_is_said(self):
        with pytest.raises(UsageError, match="--format xml: unknown"):
            run("prompts", "render", "summarize", SEEDS, "-f", "xml")


class TestAudiences:
    def test_new_takes_options_and_the_name_finds_it(self):
        words = ["--reader", "a head nurse", "--decides", "plans shifts", "--minutes", "2", "--figures", "beds, cost"]
        _, out, err = run("audiences", "new", "nurses", *words, "--like", "executive", "--say", "Staffing first.")
        assert Path(out.strip()) == user_folder() / "prompts" / "audiences" / "nurses.md"
        assert "briefing daily articles/ --audience nurses" in err
        made = load_audience("nurses")
        assert (made.words, made.figures, made.stories, made.instructions) == (
            460,
            ("beds", "cost"),
            7,
            "Staffing first.",
        )
        assert run("audiences", "check", "nurses")[:2] == (0, "nurses: fine\n")
        assert "nurses" in run("audiences", "list")[1]

    def test_new_without_a_terminal_needs_its_two_options(self):
        with pytest.raises(UsageError, match="--decides is missing") as caught:
            run("audiences", "new", "nurses", "--reader", "a nurse")
        assert caught.value.hint == "give --reader … --decides …"

    @pytest.mark.parametrize(
        ("words", "told"),
        [
            (("a/b", "--reader", "x", "--decides", "y"), "cannot name an audience"),
            (("n", "--reader", "x", "--decides", "y", "--language", "tlh"), "no language of briefs"),
            (("n", "--reader", "x", "--decides", "y", "--sections", "lead,sorces"), 'unknown section "sorces"'),
            (("n", "--reader", "x", "--decides", "y", "--like", "generl"), 'there is no audience "generl"'),
            (("n", "--reader", "{{ x }}", "--decides", "y"), "must be plain words"),
        ],
    )
    def test_an_impossible_value_writes_nothing(self, words: tuple[str, ...], told: str):
        with pytest.raises(ConfigurationError, match=told.replace("{", r"\{")):
            run("audiences", "new", *words)
        assert not (user_folder() / "prompts").exists()

    def test_check_says_file_line_and_nearest_key(self, tmp_path: Path):
        path = tmp_path / "bad.md"
        path.write_text("---\nreader: a\ndecides: b\nlength:\n  words: 300\ntonne: dry\n---\n", encoding="utf-8")
        code, out, _ = run("audiences", "check", path, "general")
        assert (code, out) == (1, f'{path} line 6: unknown key "tonne"\n  hint: did you mean "tone"?\ngeneral: fine\n')

    def test_a_broken_one_does_not_hide_the_others_in_the_list(self, tmp_path: Path):
        (tmp_path / "audiences").mkdir()
        (tmp_path / "audiences" / "bad.md").write_text("x", encoding="utf-8")
        out = run("audiences", "list", "--prompts", tmp_path)[1]
        assert "cannot be used" in out
        assert "executive" in out
