"""Every template of a brief: proven as it is finished, each variable documented, one file changed alone."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from fakes import models
from fakes.scripted_server import ScriptedServer
from hypothesis import given
from hypothesis import strategies as st

from briefing.checking.layout import read_layout
from briefing.errors import ConfigurationError, ProofError
from briefing.llm import ModelOptions
from briefing.pipeline.checking import check
from briefing.pipeline.daily import DailyRun, run_daily
from briefing.pipeline.options import DailyOptions
from briefing.render.plain_text import WIDTH, plain, wrapped
from briefing.render.variables import TEMPLATE_VARIABLES, paths_of
from briefing.render.view import brief_view
from briefing.summarize import load_audience

SEEDS = Path(__file__).parents[2] / "seeds"
NAMES = ("brief", "bulletin", "table", "email")


def write(folder: Path, template: str, *, audience: str = "general", templates: tuple[Path, ...] = (), model=None):
    options = DailyOptions(
        load_audience(audience), date(2025, 2, 8), folder, model, template=template, templates=templates
    )
    return run_daily(SEEDS, options)


def with_model(folder: Path, template: str) -> DailyRun:
    with ScriptedServer(models.good_model) as server:
        model = ModelOptions(model="scripted", base_url=server.base_url, key="k", token_tables=folder / "tokens")
        return write(folder, template, model=model)


@pytest.fixture(scope="module")
def runs(tmp_path_factory: pytest.TempPathFactory) -> dict[str, DailyRun]:
    """A brief in each template, extractive and by a model."""
    folder = tmp_path_factory.mktemp("runs")
    plain = {name: write(folder / name, name, audience="analyst") for name in NAMES}
    return plain | {f"model {name}": with_model(folder / f"model-{name}", name) for name in NAMES}


def failed(run: DailyRun) -> list[tuple[int, str]]:
    return [
        (row.line, row.reason) for row in check(run.markdown, SEEDS).findings if not row.passed and not row.unchecked
    ]


@pytest.mark.parametrize("engine", ["", "model "])
@pytest.mark.parametrize("template", NAMES)
def test_the_finished_text_of_every_template_passes_its_check(engine: str, template: str, runs):
    assert failed(runs[engine + template]) == []


def changed(run: DailyRun, folder: Path, true: str, false: str) -> DailyRun:
    """Return the run with other words in a copy of its files."""
    text = run.markdown.read_text(encoding="utf-8")
    assert true in text
    path = folder / run.markdown.name
    path.write_text(text.replace(true, false), encoding="utf-8")
    path.with_suffix(".json").write_bytes(run.sidecar.read_bytes())
    return replace(run, markdown=path)


@pytest.mark.parametrize("template", NAMES)
@pytest.mark.parametrize(("true", "false"), [("60,000", "80,000"), ("8 February 2025", "9 February 2025")])
def test_tampering_fails_in_every_template(template: str, true: str, false: str, runs, tmp_path: Path):
    assert failed(changed(runs[template], tmp_path, true, false)) != []


def test_another_owner_in_a_row_of_the_table_fails(runs, tmp_path: Path):
    assert failed(changed(runs["table"], tmp_path, "| Oleksandr Syrsky |", "| Vladimir Putin |")) != []


def test_a_bulletin_fits_on_one_screen(runs):
    text = runs["bulletin"].rendered.markdown
    body = [line for line in text.splitlines() if line and not line.startswith("[^")]
    assert len(body) <= 25


def test_an_email_is_plain_text_with_short_lines(runs):
    run = runs["email"]
    assert run.markdown.suffix == ".txt"
    quoted = [line for line in run.rendered.markdown.splitlines() if line.startswith("> ") and "> --" not in line]
    assert max(map(len, quoted)) <= WIDTH + 7
    assert len(quoted) > 20
    assert "**" not in run.rendered.markdown


def test_notes_are_numbered_in_the_order_of_their_marks(runs):
    """Also where the sections stand in another order, and no note is left that nothing refers to."""
    for template in NAMES:
        layout = read_layout(runs[template].rendered.markdown)
        marks = [ref.label for block in layout.blocks if block.label is None for ref in block.references]
        assert list(dict.fromkeys(marks)) == [block.label for block in layout.blocks if block.label is not None]


def test_a_part_is_changed_in_one_file(tmp_path: Path):
    (tmp_path / "mine" / "parts").mkdir(parents=True)
    part = '{% extends "builtin/parts/sources.md.j2" %}'
    (tmp_path / "mine" / "parts" / "sources.md.j2").write_text(part, encoding="utf-8")
    (tmp_path / "mine" / "short.md.j2").write_text(
        '# {{ title }}\n\n{% include "parts/sources.md.j2" %}\n', encoding="utf-8"
    )
    run = write(tmp_path / "out", "short", templates=(tmp_path / "mine",))
    assert run.rendered.markdown.startswith("# Brief for the general reader")
    assert "SHA-256" in run.rendered.markdown
    assert failed(run) == []
    assert '"short.md.j2"' in run.sidecar.read_text(encoding="utf-8")


def test_a_template_that_invents_a_quote_publishes_nothing(tmp_path: Path):
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "bad.md.j2").write_text("“We have already won this war,” Zelensky said.\n", encoding="utf-8")
    with pytest.raises(ProofError, match="does not prove, line 1"):
        write(tmp_path / "out", "bad", templates=(tmp_path / "mine",))
    assert not (tmp_path / "out").exists()


def test_an_unknown_template_names_the_nearest(tmp_path: Path):
    with pytest.raises(ConfigurationError, match='no "buletin" in templates/') as caught:
        write(tmp_path, "buletin")
    assert caught.value.hint == 'did you mean "bulletin"?'


def test_every_variable_of_a_template_is_documented(runs):
    """The list is exactly what templates are given: nothing undocumented, nothing documented that is not there."""
    given: set[str] = set()
    for run, name in ((runs["brief"], "analyst"), (runs["model brief"], "general")):
        given |= set(paths_of(brief_view(run.brief, load_audience(name))))
    rare = {
        path
        for path in TEMPLATE_VARIABLES
        if path.startswith(("lead", "glossary", "withheld", "problems", "stories[].lead_notes"))
    }
    assert given - set(TEMPLATE_VARIABLES) == set()
    assert set(TEMPLATE_VARIABLES) - rare - given == set()


class TestPlainText:
    @given(st.text(max_size=200))
    def test_no_word_is_lost_by_wrapping(self, text: str):
        line = plain(text)
        assert wrapped(line).split() == line.split()

    @given(st.text(alphabet="ab [1]^`<>*_#-=|.:/\\\n", max_size=120))
    def test_no_text_forges_a_note_or_markup(self, text: str):
        layout = read_layout(f"x {plain(text)} y\n")
        assert [ref for block in layout.blocks for ref in block.references] == []

    def test_no_line_begins_like_an_item(self):
        lines = wrapped("word " * 14 + "- word 1. word [7] word " + "more " * 20).splitlines()
        assert [line for line in lines[1:] if line[:1] in "-1["] == []
