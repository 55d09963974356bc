"""What a run will ask and may cost, told before anything is sent."""

from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import dataclass

from briefing.llm.counting import token_count
from briefing.llm.keys import call_key, resolved
from briefing.llm.options import ModelOptions, model_name
from briefing.llm.prices import price_of
from briefing.model import Prompt


@dataclass(frozen=True, slots=True)
class Plan:
    """The announcement of a run.

    Attributes:
        calls: Calls to be made, retries not counted.
        cached: Calls that the ledger, or an equal prompt of the same run, answers for nothing.
        input_tokens: Tokens to be sent.
        output_tokens: Bound of the tokens to be received.
        least: Price of the input alone in US dollars; None when the price is unknown.
        most: Price with every answer at its bound; None when the price is unknown.
        estimated: Whether the tokens were estimated, for want of the model's own table.
    """

    calls: int
    cached: int
    input_tokens: int
    output_tokens: int
    least: float | None
    most: float | None
    estimated: bool


def plan(prompts: Sequence[Prompt], options: ModelOptions) -> Plan:
    """Return what answering `prompts` will take; nothing is sent or written.

    Raises:
        StoreError: When the ledger exists and cannot be read.
    """
    count = token_count(options)
    fresh = _not_stored(prompts, options)
    tokens_in = sum(count.of(prompt) for prompt in fresh)
    tokens_out = sum(prompt.max_output_tokens for prompt in fresh)
    price = price_of(options)
    return Plan(
        calls=len(fresh),
        cached=len(prompts) - len(fresh),
        input_tokens=tokens_in,
        output_tokens=tokens_out,
        least=price.of(tokens_in, 0) if price else None,
        most=price.of(tokens_in, tokens_out) if price else None,
        estimated=count.estimated,
    )


def _not_stored(prompts: Sequence[Prompt], options: ModelOptions) -> list[Prompt]:
    fresh: dict[str, Prompt] = {}
    with ExitStack() as stack:
        ledger = None
        if options.ledger is not None and options.ledger.is_file():
            from briefing.store.ledger import Ledger  # noqa: PLC0415 - only when there is one

            ledger = stack.enter_context(Ledger(options.ledger))
        for prompt in prompts:
            key = call_key(model_name(options), resolved(prompt, options.parameters, options.seed))
            if key not in fresh and not (ledger and ledger.stored(key)):
                fresh[key] = prompt
    return list(fresh.values())
