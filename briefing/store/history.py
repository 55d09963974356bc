"""The store of what was briefed: one SQLite file beside the briefs, for the day after.

It keeps each brief's articles with their unchanged texts, its stories and their claims, so that a story is known again
and an old figure can be proven. A brief enters in two steps around the writing of its files: announced, then published;
a run that was killed in between is settled by the hash of the file it left. It never decides what belongs together.
"""

import json
import os
import sqlite3
import zlib
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from hashlib import sha256
from pathlib import Path
from types import TracebackType
from typing import Self

from briefing.errors import StoreError
from briefing.model import Article, Edition, PastStory
from briefing.store.connection import transaction
from briefing.store.packing import (
    pack_article,
    pack_claim,
    pack_previous,
    unpack_article,
    unpack_claim,
    unpack_previous,
)

APPLICATION = 0x42524946
"""`PRAGMA application_id` of a store: BRIF. Another program's file is left alone."""

STEPS = (
    """
    CREATE TABLE briefs (
      id INTEGER PRIMARY KEY AUTOINCREMENT, day TEXT NOT NULL, audience TEXT NOT NULL,
      file TEXT NOT NULL, sha256 TEXT NOT NULL, published INTEGER NOT NULL
    );
    CREATE INDEX briefs_by_day ON briefs (audience, day);
    CREATE TABLE articles (
      id INTEGER PRIMARY KEY, sha256 TEXT NOT NULL, name TEXT NOT NULL, about TEXT NOT NULL, text BLOB NOT NULL,
      UNIQUE (sha256, name)
    );
    CREATE TABLE brief_articles (
      brief INTEGER NOT NULL REFERENCES briefs (id) ON DELETE CASCADE,
      article INTEGER NOT NULL REFERENCES articles (id),
      PRIMARY KEY (brief, article)
    );
    CREATE INDEX brief_articles_by_article ON brief_articles (article);
    CREATE TABLE stories (
      brief INTEGER NOT NULL REFERENCES briefs (id) ON DELETE CASCADE, place INTEGER NOT NULL,
      story TEXT NOT NULL, headline TEXT NOT NULL, articles TEXT NOT NULL, previous TEXT, PRIMARY KEY (brief, place)
    );
    CREATE TABLE claims (
      brief INTEGER NOT NULL REFERENCES briefs (id) ON DELETE CASCADE, story INTEGER NOT NULL, place INTEGER NOT NULL,
      body TEXT NOT NULL, PRIMARY KEY (brief, story, place)
    );
    """,
)
"""What makes a store, one step a version; a step that was released is never changed, only followed by another."""

_BUSY_SECONDS = 10.0
_WAY_OUT = "give --store another file, or --no-store to do without"
_DAMAGED = (
    "the briefs themselves are unharmed: move the file away and a new one will be made (articles may then be briefed "
    "once more), or use --no-store"
)


def _hint(words: str) -> str:
    if "locked" in words:
        return "another process has held the file for long; let it end"
    if "full" in words or "disk I/O" in words:
        return f"the disk is full: make room; or {_WAY_OUT}"
    return _WAY_OUT


@contextmanager
def _errors(path: Path) -> Iterator[None]:
    try:
        yield
    except sqlite3.OperationalError as error:
        raise StoreError(f"{path}: {error}", hint=_hint(str(error))) from error
    except (sqlite3.DatabaseError, zlib.error, ValueError, KeyError, TypeError) as error:
        raise StoreError(f"{path}: this store is damaged: {error}", hint=_DAMAGED) from error
    except OSError as error:
        raise StoreError(f"{path}: {error.strerror or error}", hint=_WAY_OUT) from error


def _connect(path: Path, steps: Sequence[str]) -> sqlite3.Connection:
    path.parent.mkdir(parents=True, exist_ok=True)
    os.close(os.open(path, os.O_RDWR | os.O_CREAT, 0o600))  # SQLite gives its -wal and -shm the same mode
    connection = sqlite3.connect(path, timeout=_BUSY_SECONDS, isolation_level=None)
    try:
        _refuse_foreign(connection, path, len(steps))
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA foreign_keys = ON")
        _upgrade(connection, steps)
    except BaseException:
        connection.close()
        raise
    return connection


def _refuse_foreign(connection: sqlite3.Connection, path: Path, known: int) -> None:
    """Leave alone what another program, or a later version of this one, has written."""
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    (application,) = connection.execute("PRAGMA application_id").fetchone()
    (tables,) = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    if tables and application != APPLICATION:
        raise StoreError(f"{path}: is no store of briefing but another database", hint=_WAY_OUT)
    if version > known:
        raise StoreError(
            f"{path}: a newer version of briefing made this store (version {version}, known: {known})",
            hint=f"upgrade briefing, or {_WAY_OUT}",
        )


def _upgrade(connection: sqlite3.Connection, steps: Sequence[str]) -> None:
    """Bring an older store up to date, all steps or none; what it holds stays."""
    with transaction(connection):
        (version,) = connection.execute("PRAGMA user_version").fetchone()
        for step in steps[version:]:
            for statement in filter(str.strip, step.split(";")):
                connection.execute(statement)
        if version < len(steps):
            connection.execute(f"PRAGMA application_id = {APPLICATION}")
            connection.execute(f"PRAGMA user_version = {len(steps)}")


class History:
    """An open store. A context manager; use it in one thread.

    Args:
        path: The file; it and its folder are made when missing, mode 0600.
        steps: What makes a store; for tests.

    Raises:
        StoreError: The file cannot be opened, is damaged, is another database, or is of a later version.
    """

    def __init__(self, path: Path, *, steps: Sequence[str] = STEPS) -> None:
        self.path = path
        with _errors(path):
            self._connection = _connect(path, steps)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._connection.close()

    def briefed(self, audience: str, before: date, hashes: Iterable[str]) -> dict[str, date]:
        """Return of these hashes the ones whose articles an earlier brief had, with the day of the last such brief."""
        found: dict[str, date] = {}
        with _errors(self.path):
            self._settle()
            for name in hashes:
                (day,) = self._connection.execute(
                    "SELECT max(day) FROM articles CROSS JOIN brief_articles ON article = articles.id "
                    "CROSS JOIN briefs ON brief = briefs.id "  # CROSS: from the hash on, never over all briefs
                    "WHERE articles.sha256 = ? AND audience = ? AND day < ? AND published",
                    (name, audience, before.isoformat()),
                ).fetchone() or (None,)
                if day:
                    found[name] = date.fromisoformat(day)
        return found

    def stories(
        self, audience: str | None = None, *, since: date = date.min, before: date = date.max
    ) -> tuple[PastStory, ...]:
        """Return the stories of published briefs, oldest brief first, each brief's in its own order."""
        with _errors(self.path):
            self._settle()
            briefs = self._connection.execute(
                "SELECT id, day, audience, file FROM briefs WHERE published "
                "AND (:audience IS NULL OR audience = :audience) AND day >= :since AND day < :before "
                "ORDER BY day, audience, id",
                {"audience": audience, "since": since.isoformat(), "before": before.isoformat()},
            ).fetchall()
            return tuple(story for brief in briefs for story in self._stories(*brief))

    def _stories(self, brief: int, day: str, audience: str, file: str) -> Iterator[PastStory]:
        articles = {article.id: article for article in self._articles(brief)}
        rows = self._connection.execute(
            "SELECT place, story, headline, articles, previous FROM stories WHERE brief = ? ORDER BY place", (brief,)
        ).fetchall()
        for place, story, headline, members, previous in rows:
            bodies = self._connection.execute(
                "SELECT body FROM claims WHERE brief = ? AND story = ? ORDER BY place", (brief, place)
            )
            yield PastStory(
                id=story,
                headline=headline,
                day=date.fromisoformat(day),
                file=Path(file).name,
                articles=tuple(articles[name] for name in json.loads(members)),
                claims=tuple(unpack_claim(body) for (body,) in bodies),
                previous=unpack_previous(previous),
                audience=audience,
            )

    def _articles(self, brief: int) -> Iterator[Article]:
        rows = self._connection.execute(
            "SELECT articles.sha256, name, about, text FROM brief_articles JOIN articles ON article = articles.id "
            "WHERE brief = ? AND text <> x'' ORDER BY articles.id",
            (brief,),
        )
        for hashed, name, about, packed in rows:
            raw = zlib.decompress(packed)
            if sha256(raw).hexdigest() != hashed:
                raise StoreError(f"{self.path}: the text of {name} is not what was briefed", hint=_DAMAGED)
            yield unpack_article(about, name=name, sha256=hashed, text=raw.decode("utf-8", "surrogatepass"))

    @contextmanager
    def publish(self, edition: Edition, path: Path) -> Iterator[None]:
        """Enter a brief around the writing of its files; it replaces the audience's brief of the same day.

        Args:
            edition: The brief.
            path: Its Markdown file; when the block is left without an error, it holds what `edition.sha256` says.
        """
        with _errors(self.path), transaction(self._connection):
            brief = self._announce(edition, path)
        try:
            with transaction(self._connection):
                yield
                if not self._replace(brief):  # another process has settled the same day meanwhile; the last one counts
                    self._replace(self._announce(edition, path))
        except sqlite3.Error as error:
            raise StoreError(f"{self.path}: {error}", hint=f"the brief is written; {_hint(str(error))}") from error

    def _announce(self, edition: Edition, path: Path) -> int:
        brief = self._connection.execute(
            "INSERT INTO briefs (day, audience, file, sha256, published) VALUES (?, ?, ?, ?, 0)",
            (edition.day.isoformat(), edition.audience, str(path.absolute()), edition.sha256),
        ).lastrowid
        if brief is None:
            raise StoreError(f"{self.path}: the brief could not be entered", hint=_WAY_OUT)
        told = {article.id for story in edition.stories for article in story.articles}
        for article in edition.articles:
            number = self._article(article, told=article.id in told)
            self._connection.execute("INSERT OR IGNORE INTO brief_articles VALUES (?, ?)", (brief, number))
        for place, story in enumerate(edition.stories):
            self._story(brief, place, story)
        return brief

    def _article(self, article: Article, *, told: bool) -> int:
        """Enter an article; of one that no story tells only its hash and name, so that it is known again."""
        raw = article.text.encode("utf-8", "surrogatepass")
        hashed = sha256(raw).hexdigest()
        self._connection.execute(
            "INSERT INTO articles (sha256, name, about, text) VALUES (?, ?, ?, ?) "
            "ON CONFLICT DO UPDATE SET about = excluded.about, text = excluded.text WHERE excluded.text <> x''",
            (hashed, article.name, pack_article(article) if told else "", zlib.compress(raw) if told else b""),
        )
        (number,) = self._connection.execute(
            "SELECT id FROM articles WHERE sha256 = ? AND name = ?", (hashed, article.name)
        ).fetchone()
        return int(number)

    def _story(self, brief: int, place: int, story: PastStory) -> None:
        members = json.dumps([article.id for article in story.articles])
        self._connection.execute(
            "INSERT INTO stories VALUES (?, ?, ?, ?, ?, ?)",
            (brief, place, story.id, story.headline, members, pack_previous(story.previous)),
        )
        self._connection.executemany(
            "INSERT INTO claims VALUES (?, ?, ?, ?)",
            [(brief, place, at, pack_claim(claim)) for at, claim in enumerate(story.claims)],
        )

    def _replace(self, brief: int) -> bool:
        """Make an announced brief the audience's only one of its day; tell whether it was still there."""
        replaced = self._connection.execute(
            "DELETE FROM briefs WHERE id < :id AND (day, audience) = (SELECT day, audience FROM briefs WHERE id = :id)",
            {"id": brief},
        ).rowcount
        found = self._connection.execute("UPDATE briefs SET published = 1 WHERE id = ?", (brief,)).rowcount
        if replaced:
            self._connection.execute("DELETE FROM articles WHERE id NOT IN (SELECT article FROM brief_articles)")
        return found > 0

    def _settle(self) -> None:
        """Publish what a killed run had announced and also written; what it had not is left until it is replaced."""
        pending = self._connection.execute(
            "SELECT id, file, sha256 FROM briefs WHERE NOT published ORDER BY id"
        ).fetchall()
        for brief, file, hashed in pending:
            if any(_holds(place, hashed) for place in (Path(file), self.path.parent / Path(file).name)):
                with transaction(self._connection):
                    self._replace(brief)


def _holds(path: Path, hashed: str) -> bool:
    try:
        return sha256(path.read_bytes()).hexdigest() == hashed
    except OSError:
        return False
