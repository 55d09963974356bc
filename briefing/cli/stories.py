"""`briefing stories`: stories over the days from the store, and how a folder falls into stories and why."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from briefing.cli.options import Articles
from briefing.errors import UsageError

if TYPE_CHECKING:
    from briefing.model import Thread

HELP = """Look at the stories that `daily` told, day over day, and at how articles fall into stories.

\b
  briefing stories list                        the stories in briefs/stories.sqlite, the latest first
  briefing stories show 4e1a                   one story: what each brief told, what was new or changed
  briefing stories group articles/ --explain   group a folder, write nothing, and say why
"""
_FORMS = ("text", "json")

app = typer.Typer(help=HELP, no_args_is_help=True, rich_markup_mode=None)

Store = Annotated[
    Path | None, typer.Option("--store", metavar="FILE", help="The store (default: stories.sqlite beside the briefs).")
]
Audience = Annotated[str | None, typer.Option("--audience", "-a", metavar="NAME", help="Only briefs of this audience.")]
Form = Annotated[str, typer.Option("--format", "-f", metavar="FORMAT", help="text or json.")]


@app.command("list")
def list_(store: Store = None, audience: Audience = None, output_format: Form = "text") -> None:
    """List the stories in the store: id, first and last day, briefs, articles, claims, headline."""
    from briefing.render.history import thread_table, threads_json

    as_json, path = _as_json(output_format), _store(store)
    found = _threads(path, audience)
    if as_json:
        typer.echo(threads_json(found))
        return
    typer.echo(thread_table(found) + f"{path}: {len(found):,} {'story' if len(found) == 1 else 'stories'}")


@app.command("show")
def show(
    story: Annotated[str, typer.Argument(metavar="ID", help="The beginning of an id, as `list` or a sidecar has it.")],
    store: Store = None,
    audience: Audience = None,
    output_format: Form = "text",
) -> None:
    """Show the history of a story: its briefs, articles and claims, with what was new, changed or unchanged."""
    from briefing.render.history import thread_json, thread_text

    as_json, path = _as_json(output_format), _store(store)
    found = _chosen(story, _threads(path, audience), path)
    typer.echo(thread_json(found) if as_json else thread_text(found), nl=as_json)


@app.command("group")
def group(
    paths: Articles,
    explain: Annotated[bool, typer.Option("--explain", help="Say of every merge and veto why.")] = False,
    output_format: Form = "text",
) -> int:
    """Group articles into stories and write nothing; exit 4 when some could not be read."""
    from briefing.cli.terminal import Reporter
    from briefing.pipeline.planning import read
    from briefing.render.history import groups_json, groups_text
    from briefing.stories import group as grouped

    as_json = _as_json(output_format)
    with Reporter() as reporter:
        reading = read(paths, reporter)
    render = groups_json if as_json else groups_text
    typer.echo(render(grouped(reading.articles, explain=explain), reading.articles, explain=explain), nl=as_json)
    return 4 if reading.problems else 0


def _as_json(output_format: str) -> bool:
    if output_format not in _FORMS:
        raise UsageError(f"--format {output_format}: unknown", hint=f"known: {', '.join(_FORMS)}")
    return output_format == "json"


def _store(given: Path | None) -> Path:
    from briefing.cli.resolve import load_configuration, store_path

    path = store_path(load_configuration({"store": str(given) if given else None}).settings)
    if path is None:
        raise UsageError("the settings say that there is no store", hint="give --store FILE")
    if not path.is_file():
        raise UsageError(f"{path}: there is no store yet", hint="`briefing daily` makes one; or give --store FILE")
    return path


def _threads(path: Path, audience: str | None) -> "tuple[Thread, ...]":
    from briefing.store.history import History
    from briefing.stories.threads import threads

    with History(path) as history:
        return threads(history.stories(audience))


def _chosen(story: str, found: "tuple[Thread, ...]", path: Path) -> "Thread":
    fitting = [thread for thread in found if any(told.id.startswith(story) for told in thread.stories)]
    if not fitting:
        raise UsageError(f"{story}: no such story in {path}", hint="`briefing stories list` shows their ids")
    if len(fitting) > 1:
        ids = ", ".join(f"{thread.id} ({thread.stories[-1].audience})" for thread in fitting[:5])
        raise UsageError(f"{story}: several stories begin so: {ids}", hint="give more of the id, or --audience")
    return fitting[0]
