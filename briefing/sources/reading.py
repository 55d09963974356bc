"""Read articles: every file becomes an article or a problem with its reason; nothing is skipped without a word.

This is the one place that opens articles. It never changes a text: what it stores is what was decoded.
"""

import os
import stat
import sys
from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path
from typing import BinaryIO

from briefing.errors import MissingExtraError
from briefing.model import Article, ArticleId, Reading, SourceProblem
from briefing.sources.boilerplate import mark_boilerplate, merge
from briefing.sources.dating import publication_date
from briefing.sources.decoding import decode
from briefing.sources.finding import Found, Note, find_files
from briefing.sources.naming import read_naming
from briefing.sources.pages import looks_like_page, read_page
from briefing.sources.shared import mark_shared
from briefing.text.front_matter import FrontMatter, split_front_matter

LARGEST_FILE = 20 * 1024 * 1024
_PAGES = frozenset({".html", ".htm"})
_ID_LENGTH = 12

PathLike = str | os.PathLike[str]


@dataclass(frozen=True, slots=True)
class _Text:
    """A file's text with what its container tells of it."""

    found: Found
    text: str
    values: Mapping[str, object]
    front: FrontMatter
    warnings: tuple[str, ...] = ()


def read_articles(paths: PathLike | Iterable[PathLike], *, stdin: BinaryIO | None = None) -> Reading:
    """Read articles from files, folders, globs, or `-` for standard input.

    Args:
        paths: One path or several.
        stdin: Where `-` reads from; the process's standard input by default.

    Returns:
        The articles in the order of the paths (folders sorted), the files that are none with the reason, and what
        else the reader should know: odd encodings, paths given twice, files passed over.
    """
    given = [paths] if isinstance(paths, str | os.PathLike) else list(paths)
    texts: list[_Text] = []
    problems: list[SourceProblem] = []
    warnings: list[str] = []
    for found in find_files(given):
        read = _read(found, stdin) if isinstance(found, Found) else found
        if isinstance(read, _Text):
            texts.append(read)
            warnings.extend(read.warnings)
        elif isinstance(read, SourceProblem):
            problems.append(read)
        else:
            warnings.append(read.text)
    return Reading(_articles(texts), tuple(problems), tuple(warnings))


def _read(found: Found, stdin: BinaryIO | None) -> "_Text | SourceProblem | Note":
    try:
        raw = _bytes(found, stdin)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        return SourceProblem(found.name, f"cannot be read: {reason}", "check the file and its permissions")
    if isinstance(raw, SourceProblem):
        return raw
    decoded = decode(raw)
    if decoded.text is None:
        kind = decoded.kind or "not text (binary)"
        return SourceProblem(found.name, f"is {kind}", "save it as UTF-8 text, Markdown or HTML")
    return _contents(found, decoded.text, (f"{found.name}: {decoded.note}",) if decoded.note else ())


def _bytes(found: Found, stdin: BinaryIO | None) -> bytes | SourceProblem:
    if found.is_stdin:
        raw = (stdin or sys.stdin.buffer).read(LARGEST_FILE + 1)
    else:
        if not stat.S_ISREG(found.path.stat().st_mode):
            return SourceProblem(found.name, "is no regular file", "give a file or a folder")
        with found.path.open("rb") as file:
            raw = file.read(LARGEST_FILE + 1)
    if len(raw) > LARGEST_FILE:
        return SourceProblem(found.name, f"is larger than {LARGEST_FILE // 2**20} MB", "split it into articles")
    return raw


def _contents(found: Found, text: str, warnings: tuple[str, ...]) -> "_Text | SourceProblem":
    if not text.strip():
        return SourceProblem(found.name, "is empty", "remove it, or save the report's text in it")
    if found.path.suffix.lower() in _PAGES or (found.is_stdin and looks_like_page(text)):
        return _page(found, text, warnings)
    front = split_front_matter(text)
    if front.error:
        warnings = (*warnings, f"{found.name}: its front matter is not read: {front.error}")
    if not text[front.body_start :].strip():
        return SourceProblem(found.name, "holds nothing but front matter", "add the report's text below it")
    return _Text(found, text, front.values, front, warnings)


def _page(found: Found, html: str, warnings: tuple[str, ...]) -> "_Text | SourceProblem":
    try:
        text, values = read_page(html, found.name)
    except MissingExtraError as error:
        return SourceProblem(found.name, error.message.partition(": ")[2], error.hint)
    if not text.strip():
        return SourceProblem(found.name, "no report was found on this page", "save the report's text instead")
    return _Text(found, text, values, FrontMatter(), warnings)


def _articles(texts: Sequence[_Text]) -> tuple[Article, ...]:
    names = _unique([text.found for text in texts])
    articles = [_article(text, name) for text, name in zip(texts, names, strict=True)]
    shared = mark_shared([article.text for article in articles])
    marks = [merge([*own.boilerplate, *common]) for own, common in zip(articles, shared, strict=True)]
    return _with_ids([replace(one, boilerplate=own) for one, own in zip(articles, marks, strict=True)])


def _article(read: _Text, name: str) -> Article:
    body = 0 if read.front.error else read.front.body_start
    marks = mark_boilerplate(read.text, body)
    naming = read_naming(read.text, read.values, marks, body)
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
        published=publication_date(read.text, read.values, marks, body=body, url=naming.url),
        boilerplate=marks,
    )


def _unique(found: Sequence[Found]) -> list[str]:
    """Return the names; those that several files share are told apart by the folders above, whatever the order."""
    counts: dict[str, int] = {}
    for one in found:
        counts[one.name] = counts.get(one.name, 0) + 1
    clashing = [one for one in found if counts[one.name] > 1]
    taken = {name for name, count in counts.items() if count == 1}
    longer = dict(zip(clashing, _apart([one.path for one in clashing], taken), strict=True))
    return [longer.get(one, one.name) for one in found]


def _apart(paths: Sequence[Path], taken: AbstractSet[str]) -> list[str]:
    """Return the shortest ends of paths that all differ, and differ from the names that are taken."""
    real = [Path(os.path.abspath(path)) for path in paths]  # noqa: PTH100 - links keep their names
    ends: list[str] = []
    for depth in range(2, 1 + max((len(path.parts) for path in real), default=1)):
        ends = ["/".join(path.parts[-depth:]).replace("//", "/") for path in real]
        if len(set(ends)) == len(ends) and taken.isdisjoint(ends):
            break
    return ends


def _with_ids(articles: Sequence[Article]) -> tuple[Article, ...]:
    """Name each article by its content; equal texts are told apart by the order of their names, not of the input."""
    copies: dict[str, list[str]] = {}
    for article in sorted(articles, key=lambda article: (article.sha256, article.name)):
        copies.setdefault(article.sha256[:_ID_LENGTH], []).append(article.name)
    return tuple(replace(article, id=_id(article, copies[article.sha256[:_ID_LENGTH]])) for article in articles)


def _id(article: Article, names: Sequence[str]) -> ArticleId:
    number = names.index(article.name)
    return ArticleId(article.sha256[:_ID_LENGTH] + (f"-{number + 1}" if number else ""))
