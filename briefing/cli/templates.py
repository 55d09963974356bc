"""`briefing templates`: what a brief looks like, listed, shown and copied."""

import typer

from briefing.cli.options import Templates
from briefing.cli.own_files import (
    Builtin,
    Force,
    Name,
    To,
    copy,
    own_folders,
    show_difference,
    show_file,
    show_rows,
)

HELP = """See and change what a brief looks like.

\b
  briefing templates list
  briefing templates copy parts/sources       into your own folder; change it there
  briefing daily articles/ --template bulletin

A template of yours wins over the built-in one of its name, and may hold only what differs:
{% extends "builtin/brief.md.j2" %}. The finished text of every template is proven before it is written.
"""

app = typer.Typer(help=HELP, no_args_is_help=True, rich_markup_mode=None)
_KIND = "templates"


@app.command("list")
def list_(templates: Templates = None) -> None:
    """List every template, where it comes from, and what it is for."""
    show_rows(_KIND, own_folders(_KIND, templates))


@app.command()
def show(name: Name, templates: Templates = None, builtin: Builtin = False) -> None:
    """Print a template as it is."""
    show_file(_KIND, name, own_folders(_KIND, templates), builtin=builtin)


@app.command("copy")
def copy_(name: Name, to: To = None, force: Force = False) -> None:
    """Copy a built-in template to where you can change it; print its path."""
    copy(_KIND, name, to, force=force)


@app.command()
def diff(name: Name, templates: Templates = None) -> int:
    """Show how your template differs from the built-in one; exit 1 when it does."""
    return show_difference(_KIND, name, own_folders(_KIND, templates))
