"""Options that several commands share, each with the words of its help."""

from pathlib import Path
from typing import Annotated, Any

import typer
from typer.core import TyperCommand

MODEL = "Model"
LIMITS = "Limits"
FILES = "Files"


class Grouped(TyperCommand):
    """A command whose help shows its options by group, so that the common ones are not lost among the rest."""

    def format_options(self, ctx: typer.Context, formatter: Any) -> None:  # type: ignore[override]  # noqa: ANN401 - typer's own, under a private name
        """Write arguments, options, and then each group under its name."""
        groups: dict[str, list[tuple[str, str]]] = {}
        for param in self.get_params(ctx):
            if (record := param.get_help_record(ctx)) is not None:
                usual = "Arguments" if param.param_type_name == "argument" else "Options"
                groups.setdefault(getattr(param, "rich_help_panel", None) or usual, []).append(record)
        for name in sorted(groups, key=lambda name: _GROUPS.index(name) if name in _GROUPS else len(_GROUPS)):
            with formatter.section(name):
                formatter.write_dl(groups[name])


_GROUPS = ("Arguments", "Options", MODEL, LIMITS, FILES)

Articles = Annotated[
    list[str],
    typer.Argument(metavar="PATH", help="Articles: files (.txt, .md, .html), folders, globs, or - for standard input."),
]
Sources = Annotated[
    list[str],
    typer.Option(
        "--sources", "-s", metavar="PATH", help="Articles to check against: file, folder or glob. Repeatable."
    ),
]
Audience = Annotated[
    str | None,
    typer.Option(
        "--audience", "-a", metavar="NAME", help="Who reads the brief: a shipped audience or a file of yours."
    ),
]
Model = Annotated[
    str | None,
    typer.Option(
        "--model",
        "-m",
        metavar="NAME",
        rich_help_panel=MODEL,
        help="Language model; local:PATH.gguf runs in-process; none for no model.",
    ),
]
BaseUrl = Annotated[
    str | None,
    typer.Option(
        "--base-url",
        metavar="URL",
        rich_help_panel=MODEL,
        help="An OpenAI-compatible server, such as http://localhost:11434/v1.",
    ),
]
Provider = Annotated[
    str | None,
    typer.Option(
        "--provider", metavar="NAME", rich_help_panel=MODEL, help="A server named under [providers] in briefing.toml."
    ),
]
OutputDir = Annotated[
    Path | None, typer.Option("--output-dir", "-d", metavar="DIR", help="Folder for the brief and its sidecar.")
]
Output = Annotated[
    Path | None, typer.Option("--output", "-o", metavar="FILE", help="Write here instead of to standard output.")
]
Prompts = Annotated[
    list[Path] | None,
    typer.Option("--prompts", metavar="DIR", rich_help_panel=FILES, help="Folder of prompt files of yours."),
]
Templates = Annotated[
    list[Path] | None,
    typer.Option("--templates", metavar="DIR", rich_help_panel=FILES, help="Folder of templates of yours."),
]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="No progress and no notices; errors are still shown.")]
Ledger = Annotated[
    Path | None,
    typer.Option(
        "--ledger", metavar="FILE", rich_help_panel=FILES, help="Record of every call (default: DIR/ledger.sqlite)."
    ),
]
NoLedger = Annotated[
    bool, typer.Option("--no-ledger", rich_help_panel=FILES, help="Remember no call: a second run pays again.")
]
Store = Annotated[
    Path | None,
    typer.Option(
        "--store", metavar="FILE", rich_help_panel=FILES, help="What was briefed before (default: DIR/stories.sqlite)."
    ),
]
NoStore = Annotated[
    bool, typer.Option("--no-store", rich_help_panel=FILES, help="Neither read nor keep what was briefed before.")
]
MaxCost = Annotated[
    float | None,
    typer.Option("--max-cost", metavar="USD", rich_help_panel=LIMITS, help="Stop before the run costs more."),
]
MaxCalls = Annotated[
    int | None, typer.Option("--max-calls", metavar="N", rich_help_panel=LIMITS, help="Most requests of the run.")
]
MaxTokens = Annotated[
    int | None,
    typer.Option("--max-tokens", metavar="N", rich_help_panel=LIMITS, help="Most tokens of the run, in and out."),
]
RequestsPerMinute = Annotated[
    int | None,
    typer.Option("--requests-per-minute", metavar="N", rich_help_panel=LIMITS, help="Pace of the requests."),
]
TokensPerMinute = Annotated[
    int | None,
    typer.Option("--tokens-per-minute", metavar="N", rich_help_panel=LIMITS, help="Pace of the tokens, in and out."),
]
CallSeconds = Annotated[
    float | None,
    typer.Option(
        "--call-seconds", metavar="S", rich_help_panel=LIMITS, help="Deadline of a call, its retries included (300)."
    ),
]
RunSeconds = Annotated[
    float | None,
    typer.Option("--run-seconds", metavar="S", rich_help_panel=LIMITS, help="Deadline of all calls of the run."),
]
Concurrency = Annotated[
    int | None,
    typer.Option("--concurrency", metavar="N", rich_help_panel=LIMITS, help="Calls under way at once (8)."),
]
Retries = Annotated[
    int | None,
    typer.Option("--retries", metavar="N", rich_help_panel=LIMITS, help="Further requests after a passing fault (4)."),
]
