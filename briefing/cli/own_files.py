"""What `prompts`, `audiences` and `templates` share: their options, lists and copies as a terminal shows them."""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Annotated

import typer

from briefing.cli.options import FILES

Name = Annotated[str, typer.Argument(metavar="NAME", help="As `list` shows it.")]
Names = Annotated[list[str] | None, typer.Argument(metavar="[NAME…]", help="As `list` shows them; none means all.")]
To = Annotated[
    Path | None,
    typer.Option("--to", metavar="DIR", help="Folder to write into (default: your own, which is searched by itself)."),
]
Force = Annotated[bool, typer.Option("--force", help="Write over a file that exists.")]
Builtin = Annotated[bool, typer.Option("--builtin", help="The shipped file, whatever wins over it.")]


def own_folders(kind: str, given: Sequence[Path] | None) -> tuple[Path, ...]:
    """Return the folders of `--prompts` or `--templates`, else those of the configuration."""
    from briefing.cli.resolve import load_configuration

    settings = load_configuration({kind: tuple(map(str, given)) if given else None}).settings
    return tuple(Path(place) for place in getattr(settings, kind))


def show_table(rows: Iterable[Sequence[str]]) -> None:
    """Print rows with aligned columns; the last column is as long as it is."""
    kept = [[_printable(cell) for cell in row] for row in rows]
    if not kept:
        return
    widths = [max(len(row[at]) for row in kept) for at in range(len(kept[0]) - 1)]
    for row in kept:
        cells = [cell.ljust(width) for cell, width in zip(row, [*widths, 0], strict=True)]
        typer.echo("  ".join(cells).rstrip())


def _printable(cell: str) -> str:
    from briefing.render.escape import printable

    return printable(cell)


def show_rows(kind: str, dirs: Sequence[Path]) -> None:
    """Print the list of prompt files or templates."""
    from briefing.pipeline.own_files import file_rows

    show_table((row.name, row.place, row.about) for row in file_rows(kind, dirs))


def show_file(kind: str, name: str, dirs: Sequence[Path], *, builtin: bool, under: str = "") -> None:
    """Print a file as it is, and on stderr where it lies."""
    from briefing.pipeline.own_files import read_file

    found = read_file(kind, name, dirs, builtin=builtin, under=under)
    typer.echo(f"briefing: {found.origin.value}: {found.path}", err=True)
    typer.echo(found.text, nl=not found.text.endswith("\n"))


def copy(kind: str, name: str, folder: Path | None, *, force: bool) -> None:
    """Copy a built-in file, print where it went, and on stderr how it is used."""
    from briefing.pipeline.own_files import copy_file

    path = copy_file(kind, name, folder, force=force)
    typer.echo(str(path))
    use = f"give --{kind} {folder}, or set {kind} in briefing.toml" if folder else "it now wins over the built-in one"
    typer.echo(f"briefing: change it; {use}", err=True)


def show_difference(kind: str, name: str, dirs: Sequence[Path], *, under: str = "") -> int:
    """Print how a file differs from the built-in one; return 1 when it does, as `diff` does."""
    from briefing.cli.terminal import paint, wants_colour
    from briefing.pipeline.own_files import difference

    told = difference(kind, name, dirs, under=under)
    roles = {"+": "added", "-": "removed", "#": "warning"}
    for line in told.splitlines():
        typer.echo(paint(line, roles[line[0]]) if wants_colour() and line[:1] in roles else line)
    return int(bool(told))


def own_app(kind: str, words: str) -> typer.Typer:
    """Return a group of commands with what `prompts` and `templates` have in common: list, show, copy and diff.

    Args:
        kind: `prompts` or `templates`.
        words: The help of the group.
    """
    app = typer.Typer(help=words, no_args_is_help=True, rich_markup_mode=None)
    one = "prompt file" if kind == "prompts" else "template"
    option = typer.Option(f"--{kind}", metavar="DIR", rich_help_panel=FILES, help=f"Folder of {one}s of yours.")

    @app.command("list", help=f"List every {one}, where it comes from, and what it is for.")
    def list_(given: Annotated[list[Path] | None, option] = None) -> None:
        show_rows(kind, own_folders(kind, given))

    @app.command("show", help=f"Print a {one} as it is.")
    def show(name: Name, given: Annotated[list[Path] | None, option] = None, builtin: Builtin = False) -> None:
        show_file(kind, name, own_folders(kind, given), builtin=builtin)

    @app.command("copy", help=f"Copy a built-in {one} to where you can change it; print its path.")
    def copy_(name: Name, to: To = None, force: Force = False) -> None:
        copy(kind, name, to, force=force)

    @app.command("diff", help=f"Show how your {one} differs from the built-in one of today; exit 1 when it does.")
    def diff(name: Name, given: Annotated[list[Path] | None, option] = None) -> int:
        return show_difference(kind, name, own_folders(kind, given))

    return app
