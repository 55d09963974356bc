"""The strict core: quotes, speakers, claims. Pure functions; similarity never passes anything.

The public names are loaded when they are first used.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from briefing.verify.claims.verifying import verify_claim
    from briefing.verify.quotes.library import Library
    from briefing.verify.quotes.verifying import verify_quote
    from briefing.verify.source import Source
    from briefing.verify.speech.quotations import find_quotations

__all__ = ["Library", "Source", "find_quotations", "verify_claim", "verify_quote"]

_HOME = {
    "Library": "briefing.verify.quotes.library",
    "Source": "briefing.verify.source",
    "find_quotations": "briefing.verify.speech.quotations",
    "verify_claim": "briefing.verify.claims.verifying",
    "verify_quote": "briefing.verify.quotes.verifying",
}


def __getattr__(name: str) -> object:
    if name not in _HOME:
        raise AttributeError(f"module 'briefing.verify' has no attribute {name!r}")
    return getattr(import_module(_HOME[name]), name)


def __dir__() -> list[str]:
    return sorted([*globals(), *__all__])
