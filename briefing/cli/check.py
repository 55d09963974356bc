"""`briefing check`: hold summaries to their sources."""

from typing import Annotated

import typer

from briefing.cli.options import BaseUrl, Output, Quiet, Sources

_KINDS = "quote, figure, name, date, citation, claim"


HELP = """Hold a summary, by whomever it was written, to its sources.

Every quote, figure, name, date, citation and sentence is checked; each failing thing is shown with its line, the
source's words and what to do. Exit 1 when something fails.

\b
  briefing check brief.md --sources seeds/
  briefing check report.md -s a.txt -s b.html --format sarif -o findings.sarif
  briefing check brief.md -s seeds/ --judge llama3.1 --base-url http://localhost:11434/v1
"""


def check(
    summaries: Annotated[
        list[str], typer.Argument(metavar="SUMMARY", help="Markdown or plain-text files; - is standard input.")
    ],
    sources: Sources,
    output_format: Annotated[
        str,
        typer.Option(
            "--format", "-f", metavar="FORMAT", help="text, json, markdown, html, sarif, junit or github (annotations)."
        ),
    ] = "text",
    output: Output = None,
    fail_on: Annotated[
        str | None,
        typer.Option(
            "--fail-on",
            metavar="KINDS",
            help=f"Only these findings fail, with commas between: {_KINDS}; add unchecked for the unproven.",
        ),
    ] = None,
    exit_zero: Annotated[bool, typer.Option("--exit-zero", help="Exit 0 even with findings.")] = False,
    every: Annotated[bool, typer.Option("--all", help="Show what passed as well (text form).")] = False,
    judge: Annotated[
        str | None,
        typer.Option(
            "--judge",
            metavar="MODEL",
            help="Ask this model for its opinion on claims that did not pass: a hint, which changes no verdict.",
        ),
    ] = None,
    base_url: BaseUrl = None,
    quiet: Quiet = False,
) -> int:
    """Hold summaries to their sources; print the findings."""
    from briefing.cli.resolve import judge_options
    from briefing.cli.terminal import Reporter, paint, wants_colour, write_output
    from briefing.pipeline.checking import CheckOptions, check_files
    from briefing.render.excerpts import plain
    from briefing.render.reports import FORM_NAMES, render_reports

    asked, prompts = judge_options(judge, base_url)
    options = CheckOptions(fail_on, output_format, every, FORM_NAMES, asked, prompts)
    with Reporter(quiet=quiet) as reporter:
        checked = check_files(summaries, sources, options, progress=reporter)
    colour = paint if output is None and output_format == "text" and wants_colour() else plain
    text = render_reports(output_format, checked.reports, checked.articles, paint=colour, every=every)
    write_output(text, output)
    return 0 if exit_zero else checked.exit_code
