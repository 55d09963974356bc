"""Read what is to be checked: a summary as text, and what is known of it if it is a brief of ours.

The sidecar beside a brief tells its counts, its date and its model. Without one the tables are found anew in the
articles. A sidecar that is broken, changed or of another brief never makes anything pass; the user is told.
"""

import json
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from briefing.checking.facts import Facts
from briefing.errors import SourceError
from briefing.model import Article
from briefing.pipeline.facts import SIDECAR_SCHEMA, Entry, entries, facts_of_page, facts_of_sidecar, page_days

_LARGEST_SUMMARY = 20_000_000
_BINARY_SAMPLE = 8192


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of a summary besides its page, and what the user should be told of that."""

    facts: Facts
    notices: tuple[str, ...] = ()


def read_summary(name: str) -> str:
    """Return the text of a summary file, or of standard input for `-`.

    Raises:
        SourceError: When it cannot be read as text.
    """
    try:
        raw = sys.stdin.buffer.read(_LARGEST_SUMMARY + 1) if name == "-" else _bytes_of(Path(name))
    except FileNotFoundError as error:
        raise SourceError(f"{name}: no such file", hint="give the path of the summary, or - for stdin") from error
    except OSError as error:
        raise SourceError(f"{name}: cannot be read: {error.strerror or error}") from error
    if len(raw) > _LARGEST_SUMMARY:
        raise SourceError(f"{name}: larger than 20 MB, too large for a summary")
    text = _decoded(name, raw)
    if not text.strip():
        raise SourceError(
            f"{name}: the summary is empty", hint="nothing was written into it, or nothing came through -"
        )
    return text


def _bytes_of(path: Path) -> bytes:
    if path.is_dir():
        raise SourceError(f"{path}: is a folder, not a summary", hint="name the Markdown or text file")
    if path.stat().st_size > _LARGEST_SUMMARY:
        raise SourceError(f"{path}: larger than 20 MB, too large for a summary")
    return path.read_bytes()


def _decoded(name: str, raw: bytes) -> str:
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        encoding = "utf-16"
    elif b"\0" in raw[:_BINARY_SAMPLE]:
        raise SourceError(f"{name}: a binary file, not text", hint="export it as Markdown or plain text first")
    else:
        encoding = "utf-8-sig"
    try:
        return raw.decode(encoding)
    except UnicodeDecodeError as error:
        raise SourceError(f"{name}: not UTF-8 text (byte {error.start})", hint="save the summary as UTF-8") from error


def read_known(path: Path | None, text: str, articles: Sequence[Article]) -> Known:
    """Return what is known of a summary: from the sidecar beside it, else from its page and the articles.

    Args:
        path: Where the summary lies; None for standard input.
        text: The summary.
        articles: The given articles.
    """
    days = page_days(text)
    beside = path.with_suffix(".json") if path else None
    if beside is None or beside == path or not beside.is_file():
        return Known(facts_of_page(text, articles) if days else Facts(articles))
    found = _sidecar(beside)
    if isinstance(found, Mapping) and found.get("schema") == SIDECAR_SCHEMA:
        return Known(facts_of_sidecar(found, articles), tuple(_doubts(beside, found, days, articles)))
    if not days:
        return Known(Facts(articles))
    reason = found if isinstance(found, str) else f'its schema is not "{SIDECAR_SCHEMA}"'
    notice = f"{beside}: no sidecar of this brief ({reason}): its date and counts stay unchecked"
    return Known(facts_of_page(text, articles), (notice,))


def _sidecar(path: Path) -> Entry | str | None:
    """Return what a sidecar holds, or why it cannot be read."""
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        return "it cannot be read as JSON"
    return found if isinstance(found, Mapping) else None


def _doubts(path: Path, found: Entry, days: frozenset[str], articles: Sequence[Article]) -> Iterator[str]:
    """Yield what does not fit between a brief, its sidecar and the given articles."""
    day = str(found.get("date"))
    if days and day not in days:
        yield f"{path}: tells of {day}, the brief of {min(days)}: one was changed, or it belongs to another brief"
    given = {article.name: article.sha256 for article in articles}
    for entry in entries(found, "articles"):
        name = str(entry.get("name"))
        if name not in given:
            yield f"{name}: the brief was written from it, and it was not given with --sources"
        elif given[name] != entry.get("sha256"):
            yield f"{name}: changed since the brief was written (its sha256 differs); restore it, or brief anew"
