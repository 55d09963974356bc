"""The line at the end of a brief that a model wrote: what the model read, what it answered, what that took.

It counts what the answers took when they were first made: a run that is answered from the ledger prints the same line.
"""

from decimal import Decimal

from briefing.model import Asked, dollars
from briefing.render.wording import Wording


def asked_parts(asked: Asked | None, wording: Wording) -> list[str]:
    """Return the parts of the line; none without a model, or when it gave no answer. An unknown price is unknown."""
    if asked is None or not asked.usage.calls:
        return []
    usage = asked.usage
    about = "tokens_about" if usage.estimated else "tokens"
    read, written = (wording.number(Decimal(count)) for count in (usage.input_tokens, usage.output_tokens))
    price = wording.say("price_unknown")
    if usage.cost is not None:
        price = wording.say("price", price=wording.number(Decimal(dollars(usage.cost).removeprefix("$"))))
    tokens = wording.say(about, read=read, written=written)
    return [wording.say("asked", n=asked.articles), wording.say("answers", n=usage.calls), tokens, price]
