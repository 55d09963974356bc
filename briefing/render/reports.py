"""The forms of a check report by name; each takes reports and articles and returns text."""

from collections.abc import Callable, Mapping, Sequence

from briefing.model import Article, CheckReport
from briefing.render.diagnostics import diagnose, totals
from briefing.render.excerpts import Paint, plain
from briefing.render.html import html_report
from briefing.render.machines import github, junit, markdown_report, sarif
from briefing.render.report import report_json

ReportForm = Callable[[Sequence[CheckReport], Sequence[Article]], str]

FORMS: Mapping[str, ReportForm] = {
    "json": lambda reports, _articles: report_json(reports),
    "markdown": markdown_report,
    "html": html_report,
    "sarif": sarif,
    "junit": lambda reports, _articles: junit(reports),
    "github": lambda reports, _articles: github(reports),
}
FORM_NAMES = ("text", *FORMS)


def render_reports(
    form: str,
    reports: Sequence[CheckReport],
    articles: Sequence[Article],
    *,
    paint: Paint = plain,
    every: bool = False,
) -> str:
    """Return the reports in a form; `paint` and `every` concern the text form."""
    if form in FORMS:
        return FORMS[form](reports, articles)
    texts = [diagnose(report, articles, paint=paint, every=every) for report in reports]
    return "\n".join([*texts, totals(reports, paint)] if len(reports) > 1 else texts)
