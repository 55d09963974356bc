"""`briefing eval`: compare models or prompts on articles of one's own."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from briefing.cli.options import Articles, Audience, BaseUrl, Ledger, NoLedger, Output, Provider, Quiet
from briefing.errors import UsageError

HELP = """Compare models or prompts on your own articles, each measured by the same proof; no model judges another.

Told for each: claims proven, quotes verbatim, whether citations are sufficient and needed, key sentences covered (those
that the extractive engine would choose), conflicts found, calls, tokens, price, time. Answers are kept in the ledger: a
second run is free.

\b
  briefing eval articles/ --model gpt-5-mini --model gpt-5-nano --model none
  briefing eval articles/ --model llama3.1@ollama --model gpt-5-mini   (ollama: a provider in briefing.toml)
  briefing eval articles/ --model gpt-5-mini --prompts built-in --prompts my-prompts/

Exit 0 when a candidate was evaluated, 3 when none was.
"""
_FORMATS = ("text", "json")


def evaluate(
    paths: Articles,
    models: Annotated[
        list[str] | None,
        typer.Option(
            "--model",
            "-m",
            metavar="NAME",
            help="A model to compare; NAME@PROVIDER, local:PATH.gguf, none (extractive). Repeatable.",
        ),
    ] = None,
    prompts: Annotated[
        list[str] | None,
        typer.Option("--prompts", metavar="DIR", help="Prompt files to compare; built-in for ours. Repeatable."),
    ] = None,
    audience: Audience = None,
    base_url: BaseUrl = None,
    provider: Provider = None,
    max_cost: Annotated[
        float | None, typer.Option("--max-cost", metavar="USD", help="Stop a candidate before it costs more.")
    ] = None,
    output_format: Annotated[str, typer.Option("--format", "-f", metavar="FORMAT", help="text or json.")] = "text",
    output: Output = None,
    ledger: Ledger = None,
    no_ledger: NoLedger = False,
    quiet: Quiet = False,
) -> int:
    """Compare candidates; print the table."""
    from briefing.cli.resolve import NO_LEDGER, evaluation_candidates
    from briefing.cli.terminal import Reporter
    from briefing.files import write_whole
    from briefing.pipeline.evaluating import EXIT_NOTHING
    from briefing.pipeline.evaluating import evaluate as evaluate_all
    from briefing.render.evaluations import evaluation_json, evaluation_table

    if output_format not in _FORMATS:
        raise UsageError(f"--format {output_format}: no such format", hint="text or json")
    given = {
        "audience": audience,
        "base_url": base_url,
        "provider": provider,
        "max_cost": max_cost,
        "ledger": NO_LEDGER if no_ledger else ledger and str(ledger),
    }
    candidates, options = evaluation_candidates(given, models or (), prompts or ())
    with Reporter(quiet=quiet) as reporter:
        found = evaluate_all(paths, candidates, options, progress=reporter)
    text = evaluation_json(found) if output_format == "json" else evaluation_table(found)
    if output is None or str(output) == "-":
        sys.stdout.write(text)
    else:
        write_whole(Path(output), text)
    return EXIT_NOTHING if all(one.failure for one in found) else 0
