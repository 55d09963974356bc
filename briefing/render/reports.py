"""The forms of a check report by name; each takes reports and articles and returns text."""

from collections.abc import Mapping, Sequence
from typing import Protocol

from briefing.model import Article, CheckReport
from briefing.render.report import Paint, plain, report_json, report_text


class ReportForm(Protocol):
    """One form of a check report."""

    def __call__(
        self, reports: Sequence[CheckReport], articles: Sequence[Article], *, paint: Paint = plain, every: bool = False
    ) -> str:
        """Return the reports as text in this form."""


def _text(
    reports: Sequence[CheckReport], articles: Sequence[Article], *, paint: Paint = plain, every: bool = False
) -> str:
    return "\n".join(report_text(report, articles, paint=paint, every=every) for report in reports)


def _json(
    reports: Sequence[CheckReport], articles: Sequence[Article], *, paint: Paint = plain, every: bool = False
) -> str:
    del articles, paint, every
    return report_json(reports)


FORMATS: Mapping[str, ReportForm] = {"text": _text, "json": _json}
