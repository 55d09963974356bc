"""Count the tokens of a prompt before it is sent; an estimate where the model's table is not known."""

from collections.abc import Callable
from dataclasses import dataclass

from briefing.llm.keys import messages
from briefing.llm.options import ModelOptions
from briefing.model import Prompt

_BYTES_PER_TOKEN = 3  # English takes 4.5 and Ukrainian 3.4 with o200k; fewer bytes estimate more tokens
_TOKENS_PER_MESSAGE = 4
_SLACK = 1.2  # another tokenizer may count that much less


def estimated_tokens(text: str) -> int:
    """Return a cautious estimate: a token for every three bytes."""
    return -(-len(text.encode("utf-8", "replace")) // _BYTES_PER_TOKEN)


@dataclass(frozen=True, slots=True)
class TokenCount:
    """The way to count tokens for a model: `table` tells whether with a table, `estimated` whether not with its own."""

    count: Callable[[str], int] = estimated_tokens
    table: bool = False
    estimated: bool = True

    def of(self, prompt: Prompt) -> int:
        """Return the tokens of a prompt with its schema and the marks around each message."""
        said = messages(prompt)
        return sum(self.count(message["content"]) + _TOKENS_PER_MESSAGE for message in said) + self.count(prompt.schema)

    def over(self, prompt: Prompt, window: int) -> bool:
        """Tell whether a prompt and its answer surely do not fit into a window; never without a table."""
        most = window * _SLACK if self.estimated else window
        return self.table and self.of(prompt) + prompt.max_output_tokens > most


def token_count(options: ModelOptions) -> TokenCount:
    """Return the way to count tokens for the options' model."""
    if options.token_tables is None:
        return TokenCount()
    from briefing.llm.tokens import encoding_for  # noqa: PLC0415 - loads tiktoken

    counter = encoding_for(options.model, options.token_tables)
    return TokenCount(counter.count, table=True, estimated=counter.estimated)
