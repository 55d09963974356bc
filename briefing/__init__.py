"""Briefing: a brief in which every quotation is proven, and the same proof for anyone's summary.

The public names are loaded when they are first used, so that `import briefing` stays light.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from briefing.pipeline import check, daily
    from briefing.sources import read_articles
    from briefing.verify import verify_claim, verify_quote

__all__ = ["check", "daily", "read_articles", "verify_claim", "verify_quote"]
__version__ = "0.1.0"

_HOME = {
    "check": "briefing.pipeline",
    "daily": "briefing.pipeline",
    "read_articles": "briefing.sources",
    "verify_claim": "briefing.verify",
    "verify_quote": "briefing.verify",
}


def __getattr__(name: str) -> object:
    if name not in _HOME:
        raise AttributeError(f"module 'briefing' has no attribute {name!r}")
    return getattr(import_module(_HOME[name]), name)


def __dir__() -> list[str]:
    return sorted([*globals(), *__all__])
