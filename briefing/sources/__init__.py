"""Files and folders become articles; their text is never changed. What is not the report is marked, not cut."""

from briefing.sources.reading import read_articles

__all__ = ["read_articles"]
