"""`briefing config`: which settings hold, where they come from, where they can be written."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from briefing.errors import UsageError

if TYPE_CHECKING:
    from briefing.settings import Configuration

HELP = """Settings: a flag wins over the environment (BRIEFING_*), that over ./briefing.toml, that over your own file.

\b
  briefing config show --origin     every setting, its value, where it comes from
  briefing config path              the files that are read
  briefing config init              write a briefing.toml that tells every setting
"""

app = typer.Typer(help=HELP, no_args_is_help=True, rich_markup_mode=None)


@app.command("show")
def show(
    origin: Annotated[bool, typer.Option("--origin", help="Tell where each value comes from.")] = False,
    output_format: Annotated[str, typer.Option("--format", "-f", metavar="FORMAT", help="text or json.")] = "text",
) -> None:
    """Show every setting; keys and passwords are never shown."""
    import json

    from briefing.cli.resolve import load_configuration

    if output_format not in {"text", "json"}:
        raise UsageError(f"--format {output_format}: no such format", hint="text or json")
    rows = _rows(load_configuration({}))
    if output_format == "json":
        typer.echo(json.dumps({name: {"value": value, "origin": place} for name, value, place in rows}, indent=2))
        return
    width = max(len(f"{name} = {_toml(value)}") for name, value, _ in rows)
    for name, value, place in rows:
        line = f"{name} = {_toml(value)}"
        typer.echo(f"{line:<{width}}  # {place}" if origin else line)


@app.command("path")
def path() -> None:
    """Print the files that are read, the stronger one first."""
    for file in _files():
        typer.echo(f"{file}{'' if file.is_file() else '  (does not exist)'}")


@app.command("init")
def init(
    user: Annotated[bool, typer.Option("--user", help="Your own file instead of ./briefing.toml.")] = False,
) -> None:
    """Write a briefing.toml that tells every setting with its default; an existing file is left alone."""
    from briefing.files import write_whole
    from briefing.settings import example_file

    file = _files()[1 if user else 0]
    if file.exists():
        raise UsageError(f"{file}: exists already", hint="`briefing config show --origin` tells what holds")
    write_whole(file, example_file())
    typer.echo(str(file))


def _files() -> tuple[Path, Path]:
    from briefing.resources import user_folder
    from briefing.settings import FILE_NAME

    return Path.cwd() / FILE_NAME, user_folder() / FILE_NAME


def _rows(configuration: "Configuration") -> list[tuple[str, object, str]]:
    """Return name, value and place of each setting; a table gives a row for each of its values."""
    rows: list[tuple[str, object, str]] = []
    for name, value in configuration.settings.model_dump().items():
        if not isinstance(value, dict):
            rows.append((name, _shown(name, value), configuration.origins[name]))
            continue
        for table, values in value.items():
            place = configuration.origins[f"{name}.{table}"]
            rows += [(f"{name}.{_toml(table)}.{key}", _shown(key, one), place) for key, one in values.items()]
    return rows


def _shown(name: str, value: object) -> object:
    """Return a value as it may be shown: addresses without credentials, of a command its name alone."""
    from briefing.llm.secrets import scrubbed, shown_url

    if isinstance(value, str) and name == "base_url":
        return shown_url(value)
    if isinstance(value, str) and name == "key_command":
        return f"{value.split()[0]} …" if value.split() else ""
    return scrubbed(value) if isinstance(value, str) else value


def _toml(value: object) -> str:
    import json

    if value is None:
        return '""'
    return json.dumps(value, ensure_ascii=False)
