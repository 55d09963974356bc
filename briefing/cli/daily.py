"""`briefing daily`: a proven brief from a folder of articles."""

from pathlib import Path
from typing import Annotated

import typer

from briefing.cli import options
from briefing.cli.options import Articles, Audience, BaseUrl, Model, OutputDir, Prompts, Provider, Quiet, Templates

HELP = """Write a dated brief, and its JSON sidecar, from news articles; print the path of the Markdown.

Without a key the brief is extractive: the outlets' own sentences. With OPENAI_API_KEY or --base-url a language model
writes it. Either way every quote is a proven slice of its article; what could not be proven is withheld and listed.

A small store beside the briefs remembers them: the next day tells only what is new, and links stories that go on.

\b
  briefing daily seeds/
  briefing daily articles/*.txt --audience executive
  briefing daily articles/ --base-url http://localhost:11434/v1 --model llama3.1
"""


def daily(
    paths: Articles,
    audience: Audience = None,
    day: Annotated[
        str | None, typer.Option("--date", metavar="YYYY-MM-DD", help="Date on the brief (default: today).")
    ] = None,
    model: Model = None,
    base_url: BaseUrl = None,
    provider: Provider = None,
    output_dir: OutputDir = None,
    template: Annotated[str | None, typer.Option("--template", metavar="NAME", help="brief, bulletin, table …")] = None,
    prompts: Prompts = None,
    templates: Templates = None,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Show articles, calls, tokens, price; call nothing.")
    ] = False,
    offline: Annotated[
        bool,
        typer.Option(
            "--offline", help="Ask nothing: use stored answers and name what is missing; with none, extracts."
        ),
    ] = False,
    strict: Annotated[bool, typer.Option("--strict", help="Exit 1 when anything was withheld.")] = False,
    max_cost: options.MaxCost = None,
    max_calls: options.MaxCalls = None,
    max_tokens: options.MaxTokens = None,
    requests_per_minute: options.RequestsPerMinute = None,
    tokens_per_minute: options.TokensPerMinute = None,
    call_seconds: options.CallSeconds = None,
    run_seconds: options.RunSeconds = None,
    concurrency: options.Concurrency = None,
    retries: options.Retries = None,
    ledger: options.Ledger = None,
    no_ledger: options.NoLedger = False,
    store: options.Store = None,
    no_store: options.NoStore = False,
    replay: Annotated[
        Path | None,
        typer.Option("--replay", metavar="FILE", rich_help_panel=options.FILES, help="Answer from a recording."),
    ] = None,
    record: Annotated[
        Path | None,
        typer.Option("--record", metavar="FILE", rich_help_panel=options.FILES, help="Write a recording."),
    ] = None,
    quiet: Quiet = False,
) -> int:
    """Write a dated brief and its sidecar; print the path of the Markdown."""
    from briefing.cli.resolve import NO_LEDGER, NO_STORE, daily_options
    from briefing.cli.terminal import Reporter
    from briefing.pipeline.daily import run_daily
    from briefing.pipeline.planning import plan_text

    given = {
        "audience": audience,
        "model": model,
        "base_url": base_url,
        "provider": provider,
        "output_dir": str(output_dir) if output_dir else None,
        "template": template,
        "prompts": tuple(map(str, prompts)) if prompts else None,
        "templates": tuple(map(str, templates)) if templates else None,
        "max_cost": max_cost,
        "max_calls": max_calls,
        "max_tokens": max_tokens,
        "requests_per_minute": requests_per_minute,
        "tokens_per_minute": tokens_per_minute,
        "call_seconds": call_seconds,
        "run_seconds": run_seconds,
        "concurrency": concurrency,
        "retries": retries,
        "ledger": NO_LEDGER if no_ledger else ledger and str(ledger),
        "store": NO_STORE if no_store else store and str(store),
    }
    resolved = daily_options(given, day=day, offline=offline, replay=replay, record=record)
    with Reporter(quiet=quiet) as reporter:
        if dry_run:
            typer.echo(plan_text(paths, resolved, progress=reporter))
            return 0
        run = run_daily(paths, resolved, progress=reporter)
    typer.echo(str(run.markdown))
    return run.exit_code(strict=strict)
