"""Options that several commands share, each with the words of its help."""

from pathlib import Path
from typing import Annotated

import typer

Articles = Annotated[
    list[str],
    typer.Argument(
        metavar="PATH…", help="Articles: files (.txt, .md, .html), folders, globs, or - for standard input."
    ),
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
        "--model", "-m", metavar="NAME", help="Language model; local:PATH.gguf runs in-process; none for no model."
    ),
]
BaseUrl = Annotated[
    str | None,
    typer.Option("--base-url", metavar="URL", help="An OpenAI-compatible server, such as http://localhost:11434/v1."),
]
Provider = Annotated[
    str | None, typer.Option("--provider", metavar="NAME", help="A server named under [providers] in briefing.toml.")
]
OutputDir = Annotated[
    Path | None, typer.Option("--output-dir", "-d", metavar="DIR", help="Folder for the brief and its sidecar.")
]
Output = Annotated[
    Path | None, typer.Option("--output", "-o", metavar="FILE", help="Write here instead of to standard output.")
]
Prompts = Annotated[
    list[Path] | None,
    typer.Option("--prompts", metavar="DIR", help="Folder of prompt files that win over the built-in."),
]
Templates = Annotated[
    list[Path] | None,
    typer.Option("--templates", metavar="DIR", help="Folder of templates that win over the built-in."),
]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="No progress and no notices; errors are still shown.")]
