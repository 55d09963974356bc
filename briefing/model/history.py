"""What earlier briefs told, as the store keeps it: enough to know a story again and to prove an old figure."""

from dataclasses import dataclass
from datetime import date

from briefing.model.articles import Article
from briefing.model.briefs import CheckedClaim, Previous


@dataclass(frozen=True, slots=True)
class PastStory:
    """A story as an earlier brief told it.

    Attributes:
        id: Its id in that brief.
        headline: Its headline there.
        day: The date of that brief.
        file: Name of that brief's Markdown file.
        articles: What it was told from, texts unchanged.
        claims: What was told.
        previous: The brief it went on from.
        audience: Whose brief it was; empty where that is known anyway.
    """

    id: str
    headline: str
    day: date
    file: str
    articles: tuple[Article, ...]
    claims: tuple[CheckedClaim, ...]
    previous: Previous | None = None
    audience: str = ""


@dataclass(frozen=True, slots=True)
class Thread:
    """A story over the days: what each brief of one audience told of it, oldest first; never empty."""

    stories: tuple[PastStory, ...]

    @property
    def id(self) -> str:
        """The id of the story in the brief that told it first."""
        return self.stories[0].id


@dataclass(frozen=True, slots=True)
class Edition:
    """One brief as it goes into the store: its day, audience, file, the hash of its Markdown, articles and stories.

    `articles` are all it was written from, told or not: none of them is briefed again.
    """

    day: date
    audience: str
    file: str
    sha256: str
    articles: tuple[Article, ...]
    stories: tuple[PastStory, ...]
