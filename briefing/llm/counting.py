"""Count the tokens of a prompt before it is sent; an estimate where the model's table is not known."""

from collections.abc import Callable

from briefing.llm.keys import messages
from briefing.llm.options import ModelOptions
from briefing.model import Prompt

_BYTES_PER_TOKEN = 3  # English takes 4.5 and Ukrainian 3.4 with o200k; fewer bytes estimate more tokens
_TOKENS_PER_MESSAGE = 4

TokenCount = Callable[[str], int]


def estimated_tokens(text: str) -> int:
    """Return a cautious estimate: a token for every three bytes."""
    return -(-len(text.encode("utf-8", "replace")) // _BYTES_PER_TOKEN)


def token_count(options: ModelOptions) -> TokenCount:
    """Return the way to count tokens for the options' model."""
    return _counter(options)[0]


def is_estimated(options: ModelOptions) -> bool:
    """Tell whether the counts for the options' model are estimates."""
    return _counter(options)[1]


def _counter(options: ModelOptions) -> tuple[TokenCount, bool]:
    if options.token_tables is None:
        return estimated_tokens, True
    from briefing.llm.tokens import encoding_for  # noqa: PLC0415 - loads tiktoken

    counter = encoding_for(options.model, options.token_tables)
    return counter.count, counter.estimated


def prompt_tokens(prompt: Prompt, count: TokenCount) -> int:
    """Return the tokens of a prompt with its schema and the marks around each message."""
    said = messages(prompt)
    return sum(count(message["content"]) + _TOKENS_PER_MESSAGE for message in said) + count(prompt.schema)
