"""Write the pages that come from the code: commands from their help, verdicts from checked examples.

Run `python docs/generate.py`; with `--check` nothing is written and a page that is out of date is an error.
"""

import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from briefing.model import Finding, Verdict
from briefing.render.variables import TEMPLATE_VARIABLES
from briefing.settings import PriceSetting, ProviderSetting, Settings
from briefing.summarize.prompt_variables import AUDIENCE_VARIABLES, PROMPT_VARIABLES
from briefing.verify import verify_quote
from briefing.verify.quotes.library import Library
from briefing.verify.source import Source

HERE = Path(__file__).parent
COMMANDS: tuple[tuple[str, ...], ...] = (
    (),
    ("daily",),
    ("check",),
    ("eval",),
    ("audiences",),
    *(("audiences", name) for name in ("list", "show", "new", "check", "compare")),
    ("prompts",),
    *(("prompts", name) for name in ("list", "show", "copy", "render", "diff", "check", "test")),
    ("templates",),
    *(("templates", name) for name in ("list", "show", "copy", "diff")),
    ("stories",),
    *(("stories", name) for name in ("list", "show", "group")),
    ("calls",),
    *(("calls", name) for name in ("list", "show", "export", "prune")),
    ("doctor",),
    ("config",),
    *(("config", name) for name in ("show", "path", "init")),
    ("batch",),
    *(("batch", name) for name in ("submit", "status", "collect")),
)


@dataclass(frozen=True, slots=True)
class Example:
    """A quote, its source, and what to say of the verdict."""

    verdict: Verdict
    meaning: str
    quote: str
    source: str
    speaker: str | None = None
    direct: bool = False
    other: str | None = None


MAYOR = "“We will not close the bridge unless the river rises,” Mayor Ana Ruiz said. “Nobody has to leave.”"
EXAMPLES = (
    Example(Verdict.VERBATIM, "identical", "Nobody has to leave.", MAYOR),
    Example(
        Verdict.NORMALIZED,
        "identical after folding: mark and dash style, white space, entities, emphasis, first-letter case …",
        '"nobody has to *leave*"',
        MAYOR,
    ),
    Example(
        Verdict.EDITED,
        "identical but for marked editorial insertions",
        "Nobody [in the town] has to leave.",
        "“Nobody has to leave,” she said. People in the town waited.",
    ),
    Example(
        Verdict.ELIDED,
        "parts match in order, joined by a marked ellipsis or an attribution split",
        "The bridge is old … and it will be mended in May.",
        "“The bridge is old, as everybody here knows, and it will be mended in May,” she said.",
    ),
    Example(Verdict.ALTERED, "a near passage exists; the edits are typed", "Everybody has to leave.", MAYOR),
    Example(
        Verdict.CUT_CHANGES_MEANING,
        "the words are there, but the cut drops a negation, condition, hedge, question or denial",
        "We will not close the bridge",
        MAYOR,
    ),
    Example(
        Verdict.MISATTRIBUTED,
        "the words are there; the speaker is another",
        "Nobody has to leave.",
        MAYOR,
        "Carlos Vega",
    ),
    Example(
        Verdict.NOT_DIRECT_SPEECH,
        "the reporter's words, given as someone's speech",
        "The council met on Monday.",
        f"The council met on Monday. {MAYOR}",
        direct=True,
    ),
    Example(
        Verdict.WRONG_SOURCE,
        "not in the cited article, found in another one",
        "Nobody has to leave.",
        "The harbour reopened after two days of storms.",
        other=MAYOR,
    ),
    Example(
        Verdict.OTHER_WORDING,
        "another translation or report of the same utterance",
        "No one needs to go away from their homes tonight",
        "“No one must move away from their houses this night,” Mayor Ana Ruiz said.",
        other="“No one needs to go away from their homes tonight,” Mayor Ana Ruiz said.",
    ),
    Example(Verdict.NOT_FOUND, "no near passage", "The airport will be sold to investors.", MAYOR),
    Example(Verdict.UNCHECKED, "source missing, empty or in another language", "Nobody has to leave.", ""),
)


def find(example: Example) -> Finding:
    """Return the finding of an example."""
    if example.other is None:
        return verify_quote(example.quote, example.source, speaker=example.speaker, direct=example.direct)
    library = Library({"cited": Source(example.source), "other": Source(example.other)})
    return library.verify(example.quote, cited="cited")


def verdicts_page() -> str:
    """Return the table of verdicts with an example each, every one checked."""
    rows = ["| verdict | passes | meaning | quote | source |", "|---|---|---|---|---|"]
    for example in EXAMPLES:
        finding = find(example)
        if finding.verdict is not example.verdict:
            sys.exit(f"example of {example.verdict.value} gives {finding.verdict.value}: {finding.reason}")
        speaker = f" — {example.speaker}" if example.speaker else ""
        cells = (example.verdict.value, "yes" if finding.passed else "no", example.meaning, example.quote + speaker)
        rows.append("| " + " | ".join([*map(_cell, cells), _cell(example.source or "(empty)")]) + " |")
    return (
        "# Verdicts of a quote\n\nGenerated from the code; each example is what the verifier says.\n\n"
        + "\n".join(rows)
        + "\n"
    )


def _cell(words: str) -> str:
    return words.replace("|", "\\|").replace("*", "\\*").replace("[", "\\[")


def commands_page() -> str:
    """Return every command's help."""
    parts = ["# Commands\n\nGenerated from `--help`.\n"]
    for command in COMMANDS:
        words = ["briefing", *command]
        done = subprocess.run(
            [sys.executable, "-m", "briefing", *command, "--help"],
            capture_output=True,
            text=True,
            check=True,
            env={"COLUMNS": "100", "TERMINAL_WIDTH": "100", "PATH": "", "NO_COLOR": "1", "HOME": "/nonexistent"},
        )
        text = "\n".join(line.rstrip() for line in done.stdout.strip().splitlines())
        parts.append(f"## `{' '.join(words)}`\n\n```text\n{text}\n```\n")
    return "\n".join(parts)


def settings_page() -> str:
    """Return every setting with its default and meaning."""
    parts = [
        "# Settings\n",
        "Generated from the code. `briefing config show --origin` tells what holds on your machine.\n",
    ]
    parts.append(_settings_table(Settings, "BRIEFING_"))
    parts.append("## `[providers.NAME]`\n\nA server that `--provider NAME` chooses.\n")
    parts.append(_settings_table(ProviderSetting))
    parts.append('## `[prices."MODEL"]`\n\nPrices that win over those of the optional price list.\n')
    parts.append(_settings_table(PriceSetting))
    return "\n".join(parts)


def _settings_table(table: type[Settings | ProviderSetting | PriceSetting], variable: str = "") -> str:
    rows = ["| setting | default | meaning |" + (" variable |" if variable else "")]
    rows.append("|---|---|---|" + ("---|" if variable else ""))
    for name, setting in table.model_fields.items():
        if name in {"prices", "providers"}:
            continue
        default = setting.get_default(call_default_factory=True)
        shown = "required" if setting.is_required() else "" if default in (None, ()) else f"`{default}`"
        own = f" `{variable}{name.upper()}` |" if variable else ""
        rows.append(f"| `{name}` | {shown} | {_cell(setting.description or '')} |{own}")
    return "\n".join(rows) + "\n"


def variables_page() -> str:
    """Return the tables of what templates and prompt files are given."""
    parts = ["# Variables of templates and prompt files\n\nGenerated from the code; a test holds them to it.\n"]
    parts.append(
        "Values are plain: text, numbers, lists and mappings, without methods. `[]` stands for each entry of a list. Whatever is "
        "printed is made inert, and nothing can take that off.\n"
    )
    parts.append(f"## Templates of a brief\n\n{_table(TEMPLATE_VARIABLES)}")
    for name, variables in PROMPT_VARIABLES.items():
        parts.append(f"## Prompt file `{name}`\n\n{_table(variables)}")
    parts.append(f"## `audience` in a prompt file\n\n{_table(AUDIENCE_VARIABLES)}")
    return "\n".join(parts)


def _table(rows: Mapping[str, str]) -> str:
    lines = ["| variable | what it holds |", "|---|---|", *(f"| `{name}` | {words} |" for name, words in rows.items())]
    return "\n".join(lines) + "\n"


PAGES = {
    "reference/settings.md": settings_page,
    "reference/verdicts.md": verdicts_page,
    "reference/commands.md": commands_page,
    "reference/variables.md": variables_page,
}


def main() -> None:
    """Write the pages, or check them."""
    for name, page in PAGES.items():
        path = HERE / name
        text = page()
        if "--check" in sys.argv[1:]:
            if not path.exists() or path.read_text(encoding="utf-8") != text:
                sys.exit(f"docs/{name} is out of date: run python docs/generate.py")
        else:
            path.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
