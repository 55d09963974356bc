"""Each use of Briefing as one story on one screen; all wiring between the rooms is here."""

from briefing.pipeline.checking import check
from briefing.pipeline.daily import daily

__all__ = ["check", "daily"]
