"""Read articles: every file becomes an article or a problem with its reason; nothing is skipped without a word."""

import os
import stat
import sys
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path
from typing import BinaryIO

from briefing.errors import MissingExtraError
from briefing.model import Article, ArticleId, Reading, SourceProblem
from briefing.sources.boilerplate import mark_boilerplate, merge
from briefing.sources.dating import publication_date
from briefing.sources.decoding import decode
from briefing.sources.finding import STDIN, Found, find_files
from briefing.sources.naming import read_naming
from briefing.sources.pages import read_page
from briefing.sources.shared import mark_shared
from briefing.text.front_matter import split_front_matter

LARGEST_FILE = 20 * 1024 * 1024
_PAGES = frozenset({".html", ".htm"})
_ID_LENGTH = 12

PathLike = str | os.PathLike[str]


@dataclass(frozen=True, slots=True)
class _Text:
    """A file's text with what its container tells of it."""

    name: str
    text: str
    values: Mapping[str, object]
    warning: str | None = None


def read_articles(paths: PathLike | Iterable[PathLike], *, stdin: BinaryIO | None = None) -> Reading:
    """Read articles from files, folders, globs, or `-` for standard input.

    Args:
        paths: One path or several.
        stdin: Where `-` reads from; the process's standard input by default.

    Returns:
        The articles in the order of the paths (folders sorted), and the files that are none.
    """
    given = [paths] if isinstance(paths, str | os.PathLike) else list(paths)
    texts: list[_Text] = []
    problems: list[SourceProblem] = []
    for found in _files(given):
        read = found if isinstance(found, SourceProblem) else _read(found, stdin)
        (problems if isinstance(read, SourceProblem) else texts).append(read)  # type: ignore[arg-type]
    return Reading(_articles(texts), tuple(problems), tuple(text.warning for text in texts if text.warning))


def _files(given: Sequence[PathLike]) -> Iterable[Found | SourceProblem]:
    for path in given:
        if os.fspath(path) == STDIN:
            yield Found(Path(STDIN), "stdin")
    yield from find_files([path for path in given if os.fspath(path) != STDIN])


def _read(found: Found, stdin: BinaryIO | None) -> "_Text | SourceProblem":
    try:
        raw = _bytes(found, stdin)
    except OSError as error:
        return SourceProblem(found.name, f"cannot be read: {error.strerror or error}", "check its permissions")
    if isinstance(raw, SourceProblem):
        return raw
    decoded = decode(raw)
    if decoded.text is None:
        return SourceProblem(found.name, "is not text (binary)", "save it as UTF-8 text, Markdown or HTML")
    warning = f"{found.name}: not UTF-8, read as {decoded.encoding}" if decoded.guessed else None
    return _contents(found, decoded.text, warning)


def _bytes(found: Found, stdin: BinaryIO | None) -> bytes | SourceProblem:
    if found.path == Path(STDIN):
        raw = (stdin or sys.stdin.buffer).read(LARGEST_FILE + 1)
    else:
        status = found.path.stat()
        if not stat.S_ISREG(status.st_mode):
            return SourceProblem(found.name, "is no regular file", "give a file or folder")
        if status.st_size > LARGEST_FILE:
            return SourceProblem(found.name, f"is larger than {LARGEST_FILE // 2**20} MB", "split it into articles")
        raw = found.path.read_bytes()
    if len(raw) > LARGEST_FILE:
        return SourceProblem(found.name, f"is larger than {LARGEST_FILE // 2**20} MB", "split it into articles")
    return raw


def _contents(found: Found, text: str, warning: str | None) -> "_Text | SourceProblem":
    values: Mapping[str, object] = {}
    if found.path.suffix.lower() in _PAGES:
        try:
            text, values = read_page(text, found.name)
        except MissingExtraError as error:
            return SourceProblem(found.name, error.message.partition(": ")[2], error.hint)
        if not text.strip():
            return SourceProblem(found.name, "no report was found on this page", "save the report's text instead")
    if not text.strip():
        return SourceProblem(found.name, "is empty")
    return _Text(found.name, text, values, warning)


def _articles(texts: Sequence[_Text]) -> tuple[Article, ...]:
    names = _unique([text.name for text in texts])
    articles = [_article(text, name) for text, name in zip(texts, names, strict=True)]
    shared = mark_shared([a.text for a in articles])
    marks = [merge([*own.boilerplate, *common]) for own, common in zip(articles, shared, strict=True)]
    return _with_ids([replace(a, boilerplate=all_) for a, all_ in zip(articles, marks, strict=True)])


def _article(read: _Text, name: str) -> Article:
    front = split_front_matter(read.text)
    values = {**front.values, **read.values}
    body = front.body_start if not front.error else 0
    marks = mark_boilerplate(read.text, body)
    naming = read_naming(read.text, values, marks, body)
    return Article(
        id=ArticleId(""),
        name=name,
        text=read.text,
        sha256=sha256(read.text.encode("utf-8", "surrogatepass")).hexdigest(),
        title=naming.title,
        title_span=naming.title_span,
        outlet=naming.outlet,
        agency=naming.agency,
        url=naming.url,
        language=naming.language,
        published=publication_date(read.text, values, marks, body=body, url=naming.url),
        boilerplate=marks,
    )


def _unique(names: Sequence[str]) -> list[str]:
    """Return the names, later ones of the same kind numbered."""
    seen: dict[str, int] = {}
    result: list[str] = []
    for name in names:
        seen[name] = seen.get(name, 0) + 1
        result.append(name if seen[name] == 1 else f"{name} ({seen[name]})")
    return result


def _with_ids(articles: Sequence[Article]) -> tuple[Article, ...]:
    """Name each article by its content; equal texts are told apart by the order of their names, not of the input."""
    copies: dict[str, list[str]] = {}
    for article in sorted(articles, key=lambda article: article.name):
        copies.setdefault(article.sha256, []).append(article.name)
    return tuple(replace(article, id=_id(article, copies[article.sha256])) for article in articles)


def _id(article: Article, names: Sequence[str]) -> ArticleId:
    number = names.index(article.name)
    return ArticleId(article.sha256[:_ID_LENGTH] + (f"-{number + 1}" if number else ""))
