"""`briefing audiences`: who reads a brief, listed, shown, made and checked."""

import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from briefing.cli.options import BaseUrl, Model, OutputDir, Prompts, Quiet
from briefing.cli.own_files import Builtin, Force, Name, Names, To, own_folders, show_file, show_table

if TYPE_CHECKING:
    from briefing.pipeline.comparing import Comparison

HELP = """See, make and check audiences: who reads a brief, what they decide, how long it is, in which order.

\b
  briefing audiences list
  briefing audiences new nurses               asks a few questions, writes a commented file
  briefing daily articles/ --audience nurses
  briefing audiences compare general nurses -s articles/

An audience is one Markdown file. It changes what is selected and how it is told, never what is true.
"""

app = typer.Typer(help=HELP, no_args_is_help=True, rich_markup_mode=None)
_KIND = "prompts"


@app.command("list")
def list_(prompts: Prompts = None) -> None:
    """List every audience: length, language, who reads it, where it comes from."""
    from briefing.pipeline.audience_files import audience_rows

    show_table(
        (
            row.name,
            f"{row.audience.words} words" if row.audience else "",
            row.audience.language if row.audience else "",
            row.place,
            row.audience.reader if row.audience else f"cannot be used: {row.problem}",
        )
        for row in audience_rows(own_folders(_KIND, prompts))
    )


@app.command()
def show(name: Name, prompts: Prompts = None, builtin: Builtin = False) -> None:
    """Print an audience's file as it is."""
    show_file(_KIND, name, own_folders(_KIND, prompts), builtin=builtin, under="audiences/")


@app.command()
def check(names: Names = None, prompts: Prompts = None) -> int:
    """Read audiences (names or files) strictly; print what is wrong with file and line; exit 1 on any."""
    from briefing.pipeline.audience_files import check_audiences

    checked = check_audiences(names or (), own_folders(_KIND, prompts))
    for name, problem in checked:
        typer.echo(f"{name}: fine" if problem is None else str(problem))
    return int(any(problem for _, problem in checked))


@app.command()
def new(
    name: Annotated[str, typer.Argument(metavar="NAME", help="What it is called: letters, digits, _ and -.")],
    reader: Annotated[str | None, typer.Option("--reader", metavar="WORDS", help="Who reads it.")] = None,
    decides: Annotated[str | None, typer.Option("--decides", metavar="WORDS", help="What they do with it.")] = None,
    words: Annotated[int | None, typer.Option("--words", metavar="N", help="Most words of a brief.")] = None,
    minutes: Annotated[float | None, typer.Option("--minutes", metavar="N", help="Or minutes of reading.")] = None,
    tone: Annotated[str | None, typer.Option("--tone", metavar="WORDS", help="How it is told.")] = None,
    language: Annotated[str | None, typer.Option("--language", metavar="TAG", help="en, uk, de, fr, es or ja.")] = None,
    sections: Annotated[str | None, typer.Option("--sections", metavar="NAMES", help="With commas between.")] = None,
    figures: Annotated[
        str | None, typer.Option("--figures", metavar="WORDS", help="Figures that matter most, with commas between.")
    ] = None,
    body: Annotated[
        str | None, typer.Option("--say", metavar="WORDS", help="What to tell first, in plain words.")
    ] = None,
    like: Annotated[str, typer.Option("--like", metavar="AUDIENCE", help="Take all else from this one.")] = "general",
    to: To = None,
    force: Force = False,
) -> None:
    """Write a commented audience file; ask for what no option tells. Print its path."""
    from briefing.cli.asking import ask_audience
    from briefing.errors import UsageError
    from briefing.pipeline.audience_files import new_audience, place_of_new, read_answer, values_of
    from briefing.summarize import load_audience

    if words is not None and minutes is not None:
        raise UsageError("--words and --minutes both tell the length", hint="give one of them")
    given: dict[str, object] = {
        "reader": reader,
        "decides": decides,
        "words": words,
        "minutes": minutes,
        "tone": tone,
        "language": language,
        "sections": _names(sections),
        "figures": _names(figures),
        "body": body,
    }
    path, pattern = place_of_new(name, to, force=force), load_audience(like)
    defaults = {**values_of(pattern), "minutes": f"{pattern.words} words"}
    asked = ask_audience(given, defaults, read_answer, terminal=sys.stdin.isatty())
    new_audience(path, asked, like=pattern, force=force)
    typer.echo(str(path))
    called = name if to is None else str(path)
    typer.echo(f"briefing: see a brief for it: briefing daily articles/ --audience {called}", err=True)
    typer.echo(f"briefing: change the file with any editor, then: briefing audiences check {called}", err=True)


def _names(words: str | None) -> list[str] | None:
    return None if words is None else [word.strip() for word in words.split(",") if word.strip()]


@app.command()
def compare(
    names: Annotated[list[str], typer.Argument(metavar="NAME NAME…", help="Two or more audiences, or files of yours.")],
    sources: Annotated[
        list[str], typer.Option("--articles", "-s", metavar="PATH", help="Articles: file, folder or glob. Repeatable.")
    ],
    day: Annotated[str | None, typer.Option("--date", metavar="YYYY-MM-DD", help="Date on the briefs.")] = None,
    model: Model = None,
    base_url: BaseUrl = None,
    output_dir: OutputDir = None,
    prompts: Prompts = None,
    replay: Annotated[Path | None, typer.Option("--replay", metavar="FILE", help="Answer from a recording.")] = None,
    quiet: Quiet = False,
) -> int:
    """Tell one day to several audiences side by side; a fact told differently is a finding (exit 1)."""
    from briefing.cli.resolve import daily_options
    from briefing.cli.terminal import Reporter
    from briefing.pipeline.comparing import compare_audiences
    from briefing.render.comparison import comparison_table
    from briefing.summarize import load_audience

    given = {
        "audience": names[0],
        "model": model,
        "base_url": base_url,
        "output_dir": str(output_dir) if output_dir else None,
        "prompts": tuple(map(str, prompts)) if prompts else None,
    }
    options = daily_options(given, day=day, offline=False, replay=replay, record=None)
    options = replace(options, output_dir=output_dir or Path())
    read = [load_audience(name, options.prompts) for name in names]
    with Reporter(quiet=quiet) as reporter:
        found = compare_audiences(sources, read, options, progress=reporter)
    typer.echo(comparison_table(_columns(found)), nl=False)
    for one in found.differences:
        typer.echo(f"\n{', '.join(one.audiences)}: {one.reason}")
        for text in one.texts:
            typer.echo(f"  - {text}")
    typer.echo(f"\n{f'{len(found.differences)} differences' if found.differences else 'the facts agree'}")
    return int(bool(found.differences))


def _columns(found: "Comparison") -> list[tuple[str, list[str]]]:
    labels = ["words, at most", "words", "stories", "claims", "quotes", "withheld", "language", "sections"]
    most = max(len(told.audience.sections) for told in found.told)
    rows = [*labels, *[""] * (most - 1), "told first"]
    columns = [("", rows)]
    for told in found.told:
        numbers = (told.audience.words, told.words, len(told.stories), len(told.claims), told.quotes, told.withheld)
        sections = [*told.audience.sections, *[""] * (most - len(told.audience.sections))]
        columns.append((told.audience.name, [*map(str, numbers), told.audience.language, *sections, *told.stories[:5]]))
    return columns
