"""How well a candidate (a model with its prompt files, or the extractive engine) did on a folder of articles."""

from dataclasses import dataclass

from briefing.model.calls import NO_USAGE, Usage


@dataclass(frozen=True, slots=True)
class Share:
    """So many of so many; `of` may be 0, and then there is no share."""

    count: int
    of: int

    @property
    def value(self) -> float | None:
        """The share, 0 to 1; None when there was nothing to count."""
        return self.count / self.of if self.of else None


@dataclass(frozen=True, slots=True)
class Evaluation:
    """What one candidate reached; every measure is counted, none is judged by a model.

    Attributes:
        candidate: Its name: the model, and its folder of prompt files when it is not the built-in one.
        answered: Articles that gave at least one proven claim.
        proven: Claims whose quotes, figures, names and sense were proven, of all that were drafted.
        verbatim: Quotes that the candidate typed exactly as the article has them, of all quotes that were judged.
        quoted: Quotes that passed by the listed folding, of all quotes that were judged.
        sufficient: Drafted claims whose cited sentences alone support them.
        needed: Cited sentences without which their claim would not be supported, of those of supported claims.
        coverage: Key sentences (those that the extractive engine would choose) that some proven claim cites.
        conflicts: Conflicts between the articles of which proven claims cite at least two sides.
        usage: Calls, answers from the ledger, tokens.
        price: US dollars that these tokens cost when nothing is stored yet; None when the price is unknown.
        seconds: Wall time of the calls and their proof; None when stored answers were used.
        failure: Why the candidate could not be evaluated; empty when it was.
    """

    candidate: str
    answered: Share = Share(0, 0)
    proven: Share = Share(0, 0)
    verbatim: Share = Share(0, 0)
    quoted: Share = Share(0, 0)
    sufficient: Share = Share(0, 0)
    needed: Share = Share(0, 0)
    coverage: Share = Share(0, 0)
    conflicts: Share = Share(0, 0)
    usage: Usage = NO_USAGE
    price: float | None = None
    seconds: float | None = None
    failure: str = ""
