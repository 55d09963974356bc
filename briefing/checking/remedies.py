"""What a writer can do about a finding that is no quote: one sentence each, by kind and verdict."""

from collections.abc import Mapping

from briefing.model import CheckedItem, CheckKind, ClaimVerdict, Verdict

_REMEDIES: Mapping[tuple[CheckKind, Verdict | ClaimVerdict], str] = {
    (CheckKind.FIGURE, ClaimVerdict.NOT_FOUND): "correct the figure, or cite the article that gives it",
    (CheckKind.FIGURE, ClaimVerdict.CONTRADICTED): "give the source's figure with what it counts",
    (CheckKind.NAME, ClaimVerdict.NOT_FOUND): "write the name as the source does, or cite the article that names it",
    (CheckKind.NAME, ClaimVerdict.CONTRADICTED): "write the name as the source does",
    (CheckKind.DATE, ClaimVerdict.NOT_FOUND): "give the day that the source gives, or cite the article that gives it",
    (CheckKind.DATE, ClaimVerdict.CONTRADICTED): "give the day that the source gives",
    (CheckKind.CITATION, ClaimVerdict.NOT_FOUND): "add an entry for it to the sources, or take the mark away",
    (CheckKind.CITATION, ClaimVerdict.CONTRADICTED): "make it say what the cited article tells of itself",
    (CheckKind.CITATION, ClaimVerdict.UNRESOLVED): "name the file, the title or the date in the entry",
    (
        CheckKind.CLAIM,
        ClaimVerdict.NOT_FOUND,
    ): "take it away, or give the article that bears it out",
    (CheckKind.CLAIM, ClaimVerdict.CONTRADICTED): "say what the source says",
    (CheckKind.CLAIM, ClaimVerdict.UNRESOLVED): "say it closer to the source's words, or cite the article that says it",
}

OWN_LINE = "the brief tells this of itself: take the change back, or write the brief anew"
"""For a line of a brief's own, such as its counts."""


def remedy(item: CheckedItem) -> str | None:
    """Return what a writer can do about a finding, or None where nothing helps."""
    return _REMEDIES.get((item.kind, item.verdict))
