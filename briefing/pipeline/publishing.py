"""From a brief to files: render, prove the finished Markdown with the code of `briefing check`, write both files.

Nothing rewrites text after the proof; when one quotation of the finished text does not prove, nothing is written.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from briefing.checking.blocks import BlockKind
from briefing.checking.check import check_summary
from briefing.checking.citations import read_citations
from briefing.checking.corpus import Corpus
from briefing.checking.layout import read_layout
from briefing.checking.length import minutes_to_read, reading_words
from briefing.errors import ProofError
from briefing.files import write_whole
from briefing.model import Audience, Brief, CheckedItem, CheckKind, CheckReport, Story
from briefing.pipeline.facts import facts_of_brief
from briefing.pipeline.fitting import fit
from briefing.pipeline.glossary import glossary
from briefing.pipeline.sparing import without_stories, without_unproven
from briefing.render.brief import BriefTemplates, render_brief
from briefing.render.sidecar import sidecar
from briefing.render.view import Counts
from briefing.stories import told_origins


@dataclass(frozen=True, slots=True)
class Rendered:
    """The finished texts of a brief, proven, not yet written."""

    markdown: str
    sidecar: str
    counts: Mapping[str, int]
    suffix: str = ".md"
    brief: Brief | None = None


def fitted(brief: Brief, audience: Audience, templates: BriefTemplates) -> Brief:
    """Return the brief as its audience reads it: within its words, abbreviations explained where it wants them."""
    wanted = replace(brief, glossary=glossary(brief)) if audience.glossary else brief
    cut = fit(wanted, audience, lambda cut: render_brief(cut, audience, templates))
    return replace(cut, stories=tuple(_with_origins(story, cut) for story in cut.stories))


def _with_origins(story: Story, brief: Brief) -> Story:
    """Count the origins of what the brief tells of a story, not of what it leaves out."""
    names, holders = frozenset(story.claims), frozenset(story.articles)
    told = [claim for claim in brief.claims if claim.id in names]
    members = [article for article in brief.articles if article.id in holders]
    return replace(story, origins=told_origins(told, members, dict(brief.duplicates)))


def finish(brief: Brief, audience: Audience, corpus: Corpus, templates: BriefTemplates) -> Rendered:
    """Return the brief, cut to its audience's words, as Markdown and sidecar after its own proof.

    Raises:
        ProofError: When a quotation or citation of the finished Markdown does not prove.
    """
    brief, first = _first_proof(brief, audience, corpus, templates)
    brief = _with_hashes(brief, audience, templates)
    markdown = render_brief(brief, audience, templates, counts=_counts(first, brief, corpus))
    report = _prove(markdown, corpus, brief)
    quotes = [item for item in report.findings if item.kind is CheckKind.QUOTE]
    counts = {
        "articles": len(brief.articles),
        "stories": len(brief.stories),
        "claims": len(brief.claims),
        "quotes": len(quotes),
        "proven": sum(item.passed for item in quotes),
        "withheld": len(brief.withheld),
        "problems": len(brief.problems),
        "conflicts": sum(len(story.conflicts) for story in brief.stories),
    }
    return Rendered(markdown, sidecar(brief, counts), counts, templates.suffix, brief)


def _first_proof(
    brief: Brief, audience: Audience, corpus: Corpus, templates: BriefTemplates
) -> tuple[Brief, CheckReport]:
    """Prove the brief; what fails is withheld with its statement, then with its story; the rest must prove."""
    for spare in (without_unproven, without_unproven, without_stories):
        cut = fitted(brief, audience, templates)
        markdown = render_brief(cut, audience, templates)
        report = _report(markdown, corpus, cut)
        failed = _failed(report)
        if not failed:
            return cut, report
        brief = spare(brief, markdown, failed)
    cut = fitted(brief, audience, templates)
    return cut, _prove(render_brief(cut, audience, templates), corpus, cut)


def _with_hashes(brief: Brief, audience: Audience, templates: BriefTemplates) -> Brief:
    """Record every file that shaped the brief: the templates that were rendered, and the audience."""
    read = {**dict(brief.prompts), f"audiences/{audience.name}.md": audience.sha256}
    return replace(brief, templates=templates.hashes(), prompts=tuple(sorted(read.items())))


def _prove(markdown: str, corpus: Corpus, brief: Brief) -> CheckReport:
    """Check the finished Markdown; only its quotations and citations can stop publication, its claims were proven."""
    report = _report(markdown, corpus, brief)
    failed = _failed(report)
    if failed:
        raise ProofError(
            f"the finished brief of {brief.date} does not prove, line {failed[0].line}: {failed[0].reason}",
            hint="nothing was written; a changed template may print words that no article holds: "
            f"{failed[0].text[:120]!r}",
        )
    return report


def _report(markdown: str, corpus: Corpus, brief: Brief) -> CheckReport:
    kinds = {CheckKind.QUOTE, CheckKind.CITATION}
    return check_summary("brief", markdown, corpus, kinds=kinds, facts=facts_of_brief(brief))


def _failed(report: CheckReport) -> list[CheckedItem]:
    return [item for item in report.findings if not item.passed and not item.unchecked and not _furniture(item)]


def _furniture(item: CheckedItem) -> bool:
    """Counts are filled in after the first rendering; bylines of a changed template are the user's own words."""
    return item.kind is CheckKind.CITATION and item.article is None


def _counts(report: CheckReport, brief: Brief, corpus: Corpus) -> Counts:
    """Count what the header of the brief tells, from the proof itself."""
    layout = read_layout(report.text)
    body = [block for block in layout.blocks if block.kind is not BlockKind.FOOTNOTE]
    spans = [block.span(0, len(block.text)) for block in body if block.text]
    quotes = [
        item
        for item in report.findings
        if item.kind is CheckKind.QUOTE and any(span.contains(item.span) for span in spans)
    ]
    listed = read_citations(layout, corpus.known).listed
    words = reading_words(layout, listed, facts_of_brief(brief))
    return Counts(len(quotes), sum(item.passed for item in quotes), minutes_to_read(words))


def write(rendered: Rendered, folder: Path, day: date, audience: str) -> tuple[Path, Path]:
    """Write the Markdown and its sidecar, each whole or not at all; return their paths."""
    name = f"{day.isoformat()}-{audience}"
    markdown, json = folder / f"{name}{rendered.suffix}", folder / f"{name}.json"
    write_whole(json, rendered.sidecar)
    write_whole(markdown, rendered.markdown)
    return markdown, json
