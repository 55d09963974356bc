"""The commands: read options, make one call, print, exit. No logic here; the only home of typer and rich.

Exit codes: 0 fine; 1 findings, or withheld or failed proof under --strict; 2 usage, configuration or unreadable input;
3 model, network, quota or budget; 4 partial; 130 interrupted.
"""

import os
import sys

import typer

from briefing.cli import audiences, batch, calls, check, config, daily, doctor, evaluation, prompts, stories, templates
from briefing.cli.options import Grouped
from briefing.errors import BriefingError, StoppedError

EXIT_PARTIAL = 4
EXIT_INTERRUPTED = 130
EXIT_DEFECT = 2

_HELP = """
Proven briefs from news articles, and the same proof for any summary.

\b
  briefing daily seeds/                      write today's brief
  briefing check brief.md --sources seeds/   hold a summary to its sources

Without a key the brief is extractive: the outlets' own sentences. With OPENAI_API_KEY or --base-url a language model
writes it; what cannot be proven is withheld either way.

Exit codes: 0 fine · 1 findings · 2 usage or input · 3 model or network · 4 partial · 130 interrupted.
"""

app = typer.Typer(
    name="briefing",
    help=_HELP,
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["--help", "-h"]},
)
app.command("daily", cls=Grouped, help=daily.HELP, short_help="Write a dated, proven brief from news articles.")(
    daily.daily
)
app.command("check", help=check.HELP, short_help="Hold any summary to its sources.")(check.check)
app.command(
    "eval", cls=Grouped, help=evaluation.HELP, short_help="Compare models and prompts on your own articles, by proof."
)(evaluation.evaluate)
app.add_typer(audiences.app, name="audiences", short_help="Who reads a brief: list, show, make, check, compare.")
app.add_typer(prompts.app, name="prompts", short_help="What a model is told: list, copy, render, check, test.")
app.add_typer(templates.app, name="templates", short_help="What a brief looks like: list, show, copy.")
app.add_typer(stories.app, name="stories", short_help="Stories over the days: list, show; group a folder and say why.")
app.add_typer(calls.app, name="calls", short_help="The ledger of model calls: list, show, export, prune.")
app.add_typer(batch.app, name="batch", short_help="The calls of a run at half the price: submit, status, collect.")
app.add_typer(config.app, name="config", short_help="Settings: show with origin, path, init.")
app.command("doctor", cls=Grouped, help=doctor.HELP, short_help="What is configured, what answers, what to do next.")(
    doctor.doctor
)


def _show_version(*, asked: bool) -> None:
    if asked:
        from briefing import __version__

        typer.echo(f"briefing {__version__}")
        raise typer.Exit


@app.callback()
def _root(
    version: bool = typer.Option(
        False, "--version", help="Show the version.", is_eager=True, callback=lambda value: _show_version(asked=value)
    ),
) -> None:
    """Read the options before the command."""


def main() -> None:
    """Run the command line and exit with its code; no traceback reaches a user."""
    sys.exit(_run())


def _run() -> int:
    try:
        code = _called()
    except BriefingError as error:
        typer.echo(f"briefing: {'' if isinstance(error, StoppedError) else 'error: '}{error}", err=True)
        return error.exit_code
    except typer.TyperException as error:
        return _show_usage(error)
    except Exception as error:
        if os.environ.get("BRIEFING_DEBUG"):
            raise
        typer.echo(f"briefing: error: {type(error).__name__}: {error}", err=True)
        typer.echo(
            "  hint: this is a defect of briefing; run again with BRIEFING_DEBUG=1 and report what it prints", err=True
        )
        return EXIT_DEFECT
    if code == EXIT_INTERRUPTED:
        typer.echo("briefing: interrupted; what was answered is kept, run the same command to go on", err=True)
    return code if isinstance(code, int) else 0


def _called() -> object:
    """Run the command and return its code, also where typer would end the process: Ctrl-C, a pipe that was closed."""
    try:
        return app(standalone_mode=False)
    except (typer.Abort, KeyboardInterrupt):
        return EXIT_INTERRUPTED
    except BrokenPipeError:
        return _end_of_pipe()
    except SystemExit as ended:
        if not isinstance(ended.__context__, BrokenPipeError):
            raise
        return _end_of_pipe()


def _end_of_pipe() -> int:
    """Whoever read the output has seen enough: that is no fault."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return 0


def _show_usage(error: typer.TyperException) -> int:
    """Show a usage error as typer words it."""
    show = getattr(error, "show", None)
    if callable(show):
        show()
    else:
        typer.echo(f"briefing: error: {error}", err=True)
    return int(getattr(error, "exit_code", 2))
