"""`briefing prompts`: what a language model is told, listed, shown, copied, rendered, compared and checked."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from briefing.cli.options import Articles, Audience, BaseUrl, Model, Output, Prompts, Provider, Quiet
from briefing.cli.own_files import Name, Names, own_app

if TYPE_CHECKING:
    from briefing.pipeline.prompt_files import PromptOptions

_KIND = "prompts"
HELP = """See, change, check and test what a language model is told.

\b
  briefing prompts list
  briefing prompts copy summarize             into your own folder; change it there
  briefing prompts check                      before anything is sent
  briefing prompts render summarize articles/ exactly what would be sent, with tokens and price
  briefing prompts test summarize --model none   hold it to its cases

A file of yours wins over the built-in one of its name, and may hold only what differs:
{% extends "builtin/summarize.md.j2" %}. Looked up in: --prompts DIR, briefing.toml, your own folder, built-in.
"""

app = own_app(_KIND, HELP)


@app.command()
def render(
    name: Name,
    paths: Articles,
    audience: Audience = None,
    model: Model = None,
    base_url: BaseUrl = None,
    provider: Provider = None,
    prompts: Prompts = None,
    output_format: Annotated[
        str, typer.Option("--format", "-f", metavar="FORMAT", help="text, or json with schema and bounds.")
    ] = "text",
    output: Output = None,
) -> None:
    """Show exactly what would be sent for some articles, with tokens and price; nothing is sent."""
    from briefing.cli.terminal import write_output
    from briefing.errors import UsageError
    from briefing.pipeline.prompt_files import plan_line, render_prompts, rendering_json, rendering_text

    forms = {"text": rendering_text, "json": rendering_json}
    if output_format not in forms:
        raise UsageError(f"--format {output_format}: unknown", hint="known: text, json")
    given = {"audience": audience, "model": model, "base_url": base_url, "provider": provider}
    options = _options(given, prompts)
    rendering = render_prompts(name, paths, options)
    write_output(forms[output_format](rendering), output)
    typer.echo(f"briefing: {plan_line(rendering.planned, options.model.model)}", err=True)


@app.command()
def check(names: Names = None, model: Model = None, prompts: Prompts = None) -> int:
    """Find unknown variables, missing parts of the answer's shape, and prompts over the window; exit 1 on any."""
    from briefing.pipeline.prompt_files import check_prompts

    checked, found = check_prompts(names or (), _options({"model": model}, prompts))
    for finding in found:
        typer.echo(f"{finding.place}: {finding.reason}" + (f"\n  hint: {finding.hint}" if finding.hint else ""))
    typer.echo(f"{', '.join(checked)}: {_counted(len(found))}")
    return int(bool(found))


@app.command("test")
def hold(
    names: Annotated[
        list[str] | None, typer.Argument(metavar="[NAME…]", help="Prompts, or case files (.yaml); none means all.")
    ] = None,
    model: Model = None,
    base_url: BaseUrl = None,
    provider: Provider = None,
    replay: Annotated[Path | None, typer.Option("--replay", metavar="FILE", help="Answer from a recording.")] = None,
    record: Annotated[
        Path | None, typer.Option("--record", metavar="FILE", help="Write a recording of the answers.")
    ] = None,
    junit: Annotated[
        Path | None, typer.Option("--junit", metavar="FILE", help="Write the results as JUnit XML.")
    ] = None,
    prompts: Prompts = None,
    quiet: Quiet = False,
) -> int:
    """Hold prompts to their cases (NAME.cases.yaml beside the prompt); exit 1 when one fails.

    Answers come from the model that is configured, from a recording (--replay), or, without a model or with --model
    none, from the extractive engine, which shows what the cases ask before a prompt is paid for.
    """
    from briefing.cli.resolve import asking_options
    from briefing.cli.terminal import Reporter
    from briefing.files import write_whole
    from briefing.pipeline.prompt_tests import hold_prompts
    from briefing.render.case_report import case_junit, case_table

    given = {"model": model, "base_url": base_url, "provider": provider}
    given["prompts"] = tuple(map(str, prompts)) if prompts else None  # type: ignore[assignment]
    asked, folders, tokens = asking_options(given, replay=replay, record=record)
    with Reporter(quiet=quiet) as reporter:
        rows, engine, failed = hold_prompts(names or (), folders, asked, chunk_tokens=tokens, progress=reporter)
    typer.echo(case_table(rows, engine), nl=False)
    if junit is not None:
        write_whole(junit, case_junit(rows, engine))
    return int(failed)


def _options(given: dict[str, str | None], prompts: list[Path] | None) -> "PromptOptions":
    from briefing.cli.resolve import counting_options
    from briefing.pipeline.prompt_files import PromptOptions
    from briefing.summarize import load_audience

    settings, model = counting_options({**given, "prompts": tuple(map(str, prompts)) if prompts else None})
    folders = tuple(Path(place) for place in settings.prompts)
    return PromptOptions(load_audience(settings.audience, folders), model, folders, settings.chunk_tokens)


def _counted(findings: int) -> str:
    return "fine" if not findings else "1 finding" if findings == 1 else f"{findings} findings"
