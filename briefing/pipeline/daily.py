"""`daily`: articles in, a proven brief out. The whole story on one screen."""

import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from briefing.checking.corpus import Corpus
from briefing.errors import ModelError, SourceError
from briefing.llm import connect
from briefing.model import Brief, Engine, EngineKind, Reading
from briefing.pipeline.drafting import Drafted, draft_extracts, draft_with_model
from briefing.pipeline.options import DailyOptions
from briefing.pipeline.progress import Progress, Silent
from briefing.pipeline.publishing import Rendered, finish, write
from briefing.sources import read_articles
from briefing.stories import compose, duplicates, group

EXIT_WITHHELD = 1
EXIT_PARTIAL = 4


@dataclass(frozen=True, slots=True)
class DailyRun:
    """A finished run: the brief, its texts, and where they were written."""

    brief: Brief
    rendered: Rendered
    markdown: Path
    sidecar: Path

    def exit_code(self, *, strict: bool = False) -> int:
        """Return 0, 1 when strict and something was withheld, 4 when some articles could not be used."""
        if strict and self.brief.withheld:
            return EXIT_WITHHELD
        return EXIT_PARTIAL if self.brief.problems else 0


def run_daily(paths: object, options: DailyOptions, *, progress: Progress | None = None) -> DailyRun:
    """Write a brief and its sidecar.

    Args:
        paths: What `read_articles` takes.
        options: The options, resolved.
        progress: Who is told how far the run is.

    Raises:
        SourceError: No article could be read.
        ModelError: The model gave no answer at all.
        ProofError: The finished text did not prove; nothing was written.
        OutputError: The files could not be written.
    """
    progress = progress or Silent()
    reading = _read(paths, progress)
    corpus = Corpus(reading.articles)
    drafted = _draft(reading, corpus, options, progress)
    brief = _compose(reading, drafted, options)
    rendered = finish(brief, options, corpus)
    markdown, sidecar = write(rendered, options)
    return DailyRun(brief, rendered, markdown, sidecar)
