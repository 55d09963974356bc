"""`briefing doctor`: what is configured, what answers, what a call costs, what to do next."""

import json
from typing import TYPE_CHECKING, Annotated

import typer

from briefing.cli.options import BaseUrl, Ledger, Model, OutputDir, Provider
from briefing.errors import UsageError

if TYPE_CHECKING:
    from briefing.cli.resolve import Server
    from briefing.pipeline.diagnosing import Configured
    from briefing.settings import Configuration

HELP = """Tell what is configured and from where, ask the server, and say what to do next.

Two calls of a few tokens and the list of its models; nothing else is sent. No key is shown.

\b
  briefing doctor
  briefing doctor --base-url http://localhost:11434/v1 --model llama3.1
  briefing doctor --offline                what is configured; nothing is asked

Exit 0 when a brief can be written as configured, 3 when the model does not answer.
"""


def doctor(
    model: Model = None,
    base_url: BaseUrl = None,
    provider: Provider = None,
    output_dir: OutputDir = None,
    ledger: Ledger = None,
    offline: Annotated[bool, typer.Option("--offline", help="Ask nothing; tell what is configured.")] = False,
    output_format: Annotated[str, typer.Option("--format", "-f", metavar="FORMAT", help="text or json.")] = "text",
) -> int:
    """Diagnose the configuration and the server."""
    from briefing.cli.resolve import load_configuration
    from briefing.pipeline.diagnosing import EXIT_SILENT, diagnose
    from briefing.render.escape import printable

    if output_format not in {"text", "json"}:
        raise UsageError(f"--format {output_format}: no such format", hint="text or json")
    given = {
        "model": model,
        "base_url": base_url,
        "provider": provider,
        "output_dir": str(output_dir) if output_dir else None,
        "ledger": str(ledger) if ledger else None,
    }
    found = diagnose(_configured(load_configuration(given)), offline=offline)
    if output_format == "json":
        typer.echo(json.dumps([{"about": label, "says": words} for label, words in found.lines], indent=2))
    else:
        for label, words in found.lines:
            typer.echo(f"{label:<10} {printable(words)}")
    return 0 if found.healthy else EXIT_SILENT


def _configured(configuration: "Configuration") -> "Configured":
    from briefing.cli.resolve import ledger_path, model_options, server_of
    from briefing.pipeline.diagnosing import Configured

    server, origins = server_of(configuration), configuration.origins
    provider = f"provider {configuration.settings.provider}"
    own = configuration.settings
    return Configured(
        model=model_options(configuration),
        model_from=origins["model"] if server.model in {own.model, None} else provider,
        url_from=origins["base_url"] if server.base_url in {own.base_url, None} else provider,
        key_from=_key_words(server),
        ledger=ledger_path(own),
    )


def _key_words(server: "Server") -> str:
    if server.key:
        return f"from the environment variable {server.key_variable}"
    if server.key_command:
        return "from key_command"
    return f"none; {server.key_variable} is not set" if server.key_variable else "none"
