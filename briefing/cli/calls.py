"""`briefing calls`: look at the ledger of model calls, carry answers elsewhere, delete old ones."""

import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from briefing.cli.amounts import bytes_of, seconds_of
from briefing.cli.options import Ledger
from briefing.errors import UsageError

if TYPE_CHECKING:
    from briefing.store.calls import CallFilter

HELP = """Look at the ledger: every model call that `daily` made, what was asked, what came back, what it cost.

\b
  briefing calls list                          the newest calls
  briefing calls show 3fa9                     one call by the beginning of its key
  briefing calls export -o answers.jsonl       for `briefing daily --replay answers.jsonl`
  briefing calls prune --older-than 30d        delete old ones; asks first
"""
_STATES = ("asked", "answered", "failed")

app = typer.Typer(help=HELP, no_args_is_help=True, rich_markup_mode=None)

Model = Annotated[str | None, typer.Option("--model", "-m", metavar="NAME", help="Only calls of this model.")]
PromptName = Annotated[
    str | None, typer.Option("--prompt", metavar="NAME", help="Only calls of this prompt: summarize, repair …")
]
State = Annotated[
    str | None, typer.Option("--state", metavar="STATE", help="Only calls that came so far: asked, answered or failed.")
]
Since = Annotated[
    str | None, typer.Option("--since", metavar="AGE", help="Only calls of that age or younger: 90s, 30m, 12h, 7d, 4w.")
]
OlderThan = Annotated[str | None, typer.Option("--older-than", metavar="AGE", help="Only older calls: 12h, 30d, 8w.")]


@app.command("list")
def list_(
    ledger: Ledger = None,
    model: Model = None,
    prompt: PromptName = None,
    state: State = None,
    since: Since = None,
    older_than: OlderThan = None,
    limit: Annotated[int, typer.Option("--limit", "-n", metavar="N", help="Most rows; 0 for all.", min=0)] = 50,
    output_format: Annotated[str, typer.Option("--format", "-f", metavar="FORMAT", help="text or json.")] = "text",
) -> None:
    """List the newest calls and the sums over all that fit the filters."""
    from briefing.render.calls import call_table, calls_json, totals_words
    from briefing.store.calls import list_calls, total_calls

    path, chosen = _ledger(ledger), _filter(model, prompt, state, since, older_than)
    rows = list_calls(path, limit=limit or -1, chosen=chosen)
    if _as_json(output_format):
        typer.echo(calls_json(rows))
        return
    typer.echo(call_table(rows) + f"{path}: {totals_words(total_calls(path, chosen))}")


@app.command("show")
def show(
    key: Annotated[str, typer.Argument(metavar="KEY", help="The beginning of the call's key, as `list` shows it.")],
    ledger: Ledger = None,
    output_format: Annotated[str, typer.Option("--format", "-f", metavar="FORMAT", help="text or json.")] = "text",
) -> None:
    """Show one call: its messages, its schema and limits, its answer."""
    from briefing.render.calls import call_json, call_text
    from briefing.store.calls import show_call

    row = show_call(_ledger(ledger), key)
    typer.echo(call_json(row) if _as_json(output_format) else call_text(row))


@app.command("export")
def export(
    output: Annotated[Path | None, typer.Option("--output", "-o", metavar="FILE", help="Write here.")] = None,
    ledger: Ledger = None,
    model: Model = None,
    prompt: PromptName = None,
    since: Since = None,
    older_than: OlderThan = None,
) -> None:
    """Write the good answers as a recording, for `--replay`; no key, no address and no time is in it."""
    from briefing.files import write_whole
    from briefing.store.calls import export_calls

    lines = export_calls(_ledger(ledger), _filter(model, prompt, None, since, older_than))
    if output is None or str(output) == "-":
        sys.stdout.writelines(lines)
        return
    text = "".join(lines)
    write_whole(output, text, mode=0o600)
    typer.echo(f"briefing: {text.count(chr(10)):,} answers in {output}", err=True)


@app.command("prune")
def prune(
    ledger: Ledger = None,
    model: Model = None,
    prompt: PromptName = None,
    state: State = None,
    older_than: OlderThan = None,
    keep_size: Annotated[
        str | None, typer.Option("--keep-size", metavar="SIZE", help="Keep the newest calls, up to 500M, 2G …")
    ] = None,
    everything: Annotated[bool, typer.Option("--all", help="Every call.")] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Tell what would go; delete nothing.")] = False,
    yes: Annotated[bool, typer.Option("--yes", "-y", help="Do not ask.")] = False,
) -> None:
    """Delete calls from the ledger; what goes would be paid again. Calls that a living run is making stay."""
    from briefing.render.calls import totals_words
    from briefing.store.calls import prune_calls

    if not (everything or model or prompt or state or older_than or keep_size):
        raise UsageError(
            "nothing says what to delete", hint="give --older-than, --model, --state, --keep-size or --all"
        )
    path, chosen = _ledger(ledger), _filter(model, prompt, state, None, older_than)
    keep = bytes_of(keep_size, "--keep-size") if keep_size else None
    found = prune_calls(path, chosen, keep_bytes=keep, dry_run=True)
    typer.echo(f"{path}: {'would delete' if dry_run else 'to delete'}: {totals_words(found)}")
    if dry_run or not found.calls or not _agreed(yes=yes):
        return
    typer.echo(f"deleted: {totals_words(prune_calls(path, chosen, keep_bytes=keep))}")


def _agreed(*, yes: bool) -> bool:
    """Ask on a terminal; elsewhere nothing is deleted without --yes."""
    if yes:
        return True
    if not sys.stdin.isatty():
        raise UsageError("nobody can be asked here", hint="give --yes, or --dry-run to see what would go")
    return typer.confirm("Delete them?", err=True)


def _ledger(given: Path | None) -> Path:
    from briefing.cli.resolve import ledger_path, load_configuration

    path = ledger_path(load_configuration({"ledger": str(given) if given else None}).settings)
    if path is None:
        raise UsageError("the settings say that there is no ledger", hint="give --ledger FILE")
    return path


def _filter(
    model: str | None, prompt: str | None, state: str | None, since: str | None, older_than: str | None
) -> "CallFilter":
    from briefing.store.calls import CallFilter
    from briefing.store.rows import CallState

    if state is not None and state not in _STATES:
        raise UsageError(f"--state {state}: no such state", hint=", ".join(_STATES))
    return CallFilter(
        before=_moment(older_than, "--older-than"),
        since=_moment(since, "--since"),
        model=model,
        prompt=prompt,
        state=CallState(state) if state else None,
    )


def _moment(age: str | None, option: str) -> float | None:
    """Return when something of this age was made, in seconds since the epoch."""
    return None if age is None else datetime.now(tz=UTC).timestamp() - seconds_of(age, option)


def _as_json(output_format: str) -> bool:
    if output_format not in {"text", "json"}:
        raise UsageError(f"--format {output_format}: no such format", hint="text or json")
    return output_format == "json"
