"""`briefing batch`: the calls of a run through OpenAI's Batch API, at half the price."""

from typing import TYPE_CHECKING, Annotated

import typer

from briefing.cli import options
from briefing.cli.options import Articles, Audience, BaseUrl, Ledger, Model, OutputDir, Prompts, Provider, Quiet

if TYPE_CHECKING:
    from briefing.llm.batch import BatchState

HELP = """Make the calls of a run through the Batch API: half the price, answers within a day.

The prompts, keys and ledger are those of `briefing daily`; what was collected costs it nothing.

\b
  briefing batch submit articles/        hand the calls over (--dry-run: count them)
  briefing batch status                  how far they are
  briefing batch collect                 store the answers; exit 4 while some are missing
  briefing batch submit articles/        again: repairs, then headlines and leads (or leave them to daily)
  briefing daily articles/               the brief, for nothing more
"""

app = typer.Typer(help=HELP, no_args_is_help=True, rich_markup_mode=None)
EXIT_WAITING = 4


@app.command("submit", cls=options.Grouped)
def submit(
    paths: Articles,
    audience: Audience = None,
    model: Model = None,
    base_url: BaseUrl = None,
    provider: Provider = None,
    output_dir: OutputDir = None,
    prompts: Prompts = None,
    ledger: Ledger = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Tell calls, tokens, price; send nothing.")] = False,
    quiet: Quiet = False,
) -> None:
    """Hand over the calls that `daily` with the same options would make and that are neither answered nor waiting."""
    from briefing.cli.resolve import daily_options
    from briefing.cli.terminal import Reporter
    from briefing.pipeline.batching import batch_plan_text, submit_batch

    given = {
        **_given(model, base_url, provider, output_dir, ledger),
        "audience": audience,
        "prompts": tuple(map(str, prompts)) if prompts else None,
    }
    resolved = daily_options(given, day=None, offline=False, replay=None, record=None)
    with Reporter(quiet=quiet) as reporter:
        if dry_run:
            typer.echo(batch_plan_text(paths, resolved, reporter))
            return
        handed = submit_batch(paths, resolved, reporter)
    _show(handed)
    if not handed:
        typer.echo("briefing: nothing to hand over: every call is answered or waits in a batch", err=True)


@app.command("status", cls=options.Grouped)
def status(
    model: Model = None,
    base_url: BaseUrl = None,
    provider: Provider = None,
    output_dir: OutputDir = None,
    ledger: Ledger = None,
) -> None:
    """Show the batches at this server that were not collected."""
    from briefing.cli.resolve import load_configuration, model_options
    from briefing.pipeline.batching import batch_states

    configuration = load_configuration(_given(model, base_url, provider, output_dir, ledger))
    states = batch_states(model_options(configuration))
    _show(states)
    if not states:
        typer.echo("briefing: no batch is waiting", err=True)


@app.command("collect", cls=options.Grouped)
def collect(
    model: Model = None,
    base_url: BaseUrl = None,
    provider: Provider = None,
    output_dir: OutputDir = None,
    ledger: Ledger = None,
) -> int:
    """Store the answers of the batches that have ended; exit 4 while some still wait or calls failed."""
    from briefing.cli.resolve import load_configuration, model_options
    from briefing.pipeline.batching import collect_batches

    configuration = load_configuration(_given(model, base_url, provider, output_dir, ledger))
    done = collect_batches(model_options(configuration))
    failed = f", {done.failed:,} failed (`briefing daily` asks them again)" if done.failed else ""
    typer.echo(f"{done.answered:,} answers stored{failed}")
    _show(done.waiting)
    return EXIT_WAITING if done.waiting or done.failed else 0


def _given(
    model: str | None, base_url: str | None, provider: str | None, output_dir: object, ledger: object
) -> dict[str, object]:
    return {
        "model": model,
        "base_url": base_url,
        "provider": provider,
        "output_dir": str(output_dir) if output_dir else None,
        "ledger": str(ledger) if ledger else None,
    }


def _show(states: "tuple[BatchState, ...]") -> None:
    for batch in states:
        failed = f", {batch.failed:,} failed" if batch.failed else ""
        typer.echo(f"{batch.id}  {batch.state}  {batch.calls:,} calls, {batch.answered:,} answered{failed}")
