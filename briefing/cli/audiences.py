"""`briefing audiences`: who reads a brief, listed, shown, made and checked."""

import sys
from typing import Annotated

import typer

from briefing.cli.options import Prompts
from briefing.cli.own_files import Builtin, Force, Name, Names, To, own_folders, show_file, show_table

HELP = """See, make and check audiences: who reads a brief, what they decide, how long it is, in which order.

\b
  briefing audiences list
  briefing audiences new nurses               asks a few questions, writes a commented file
  briefing daily articles/ --audience nurses

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
    from briefing.pipeline.audience_files import new_audience

    given: dict[str, object] = {
        "reader": reader,
        "decides": decides,
        "words": words if minutes is None else None,
        "minutes": minutes,
        "tone": tone,
        "language": language,
        "sections": _names(sections),
        "figures": _names(figures),
        "body": body,
    }
    path = new_audience(name, ask_audience(given, terminal=sys.stdin.isatty()), folder=to, like=like, force=force)
    typer.echo(str(path))
    called = name if to is None else str(path)
    typer.echo(f"briefing: use it: briefing daily articles/ --audience {called}", err=True)


def _names(words: str | None) -> list[str] | None:
    return None if words is None else [word.strip() for word in words.split(",") if word.strip()]
