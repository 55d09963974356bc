"""Title, outlet, agency and language of an article, where its text gives them. None when it does not: no guesses.

The outlet is who published the report; the agency is the wire or syndicator a credit names before it.
"""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from briefing.model import Boilerplate, Span
from briefing.sources.lines import Line, text_lines

_PART = r"(?-i:[A-ZÀ-ÞА-ЯЇІЄҐ0-9][\w'’&-]*)(?:\.[A-Za-z]{2,6}\b)?"
_NAME = rf"(?:{_PART}(?:\s(?:&\s)?{_PART}){{0,4}})"
_CREDIT = re.compile(r"\A\s*\((?P<agency>[A-Za-z][\w .&]{1,40}?)\s?[-–—]\s?(?P<outlet>[A-Z][\w .&]{1,60})\)")
_ONE_CREDIT = re.compile(r"\A\s*\((?P<outlet>[A-Z][A-Za-z. ]{1,30})\)\s?[-–—]")
_DATELINE = re.compile(r"\A\s*[A-ZÀ-Þ][^\n()]{1,60}\((?P<agency>[A-Z][\w .&]{1,30})\)\s?[-–—]")
_REPORTS = re.compile(rf",\s(?P<tail>{_NAME})\s(?:reports|reported|writes|informs)\.?(?=\s|$)")
"""The self-credit of a lead: "…, Outlet reports." """
_AS_REPORTED = re.compile(rf"^As reported by (?P<name>{_NAME}),", re.MULTILINE)
_MORE_FROM = re.compile(r"(?im)^more (?:from|in|on) (?P<name>(?-i:[A-Z])[\w .&'’-]{1,50})$")
_BYLINE = re.compile(r"(?im)^by:? [^\n,|]{3,60}(?:,| for |\s?\|)\s?(?P<name>(?-i:[A-Z])[\w .&'’-]{1,40})$")
_LEAD = 700
_OUTLET_KEYS = ("outlet", "source", "site_name", "sitename", "publisher", "hostname")
_TITLE_KEYS = ("title", "headline")
_URL_KEYS = ("url", "link", "canonical", "source_url")
_LONGEST_TITLE = 160
_FINAL = re.compile(r"[.!?…:;,][\"'”’»)]*$")
_NO_TITLE = re.compile(
    r"(?i)(?:image|media|toggle|enlarge|story highlights|share|close|written|read|from the|by)\b"
    r"|\d+\s\w+\sago|.*\((?:reuters|ap|afp|getty|photo)\b|.*\bphotos?\b\s?[:/)]|[^a-z]*$"
)
_ONLY_NAMES = re.compile(r"(?:[A-Z][\w.'’-]*,?\s?(?:and\s|&\s)?){2,6}")


@dataclass(frozen=True, slots=True)
class Naming:
    """What an article tells of itself."""

    title: str | None = None
    title_span: Span | None = None
    outlet: str | None = None
    agency: str | None = None
    url: str | None = None
    language: str | None = None


def read_naming(text: str, values: Mapping[str, object], marks: Sequence[Boilerplate], body: int) -> Naming:
    """Return title, outlet, agency, address and language of an article.

    Args:
        text: Its text.
        values: Its front matter or HTML metadata.
        marks: Its boilerplate.
        body: Where its body begins, in code points.
    """
    title, title_span = _title(text, values, marks, body)
    outlet, agency = _outlet(text[body:], values)
    url = _value(values, _URL_KEYS)
    language = _value(values, ("language", "lang")) or guess_language(text[body:])
    return Naming(title, title_span, outlet, agency, url, language)


def _value(values: Mapping[str, object], keys: Sequence[str]) -> str | None:
    for key in keys:
        value = values.get(key)
        if isinstance(value, str) and value.strip():
            return " ".join(value.split())
    return None


def _title(
    text: str, values: Mapping[str, object], marks: Sequence[Boilerplate], body: int
) -> tuple[str | None, Span | None]:
    """A given title, a Markdown heading, or a short first line that stands alone and ends in no stop."""
    given = _value(values, _TITLE_KEYS)
    lines = [line for line in text_lines(text) if line.span.start >= body]
    first = next((line for line in lines if not any(mark.span.overlaps(line.span) for mark in marks)), None)
    if given:
        same = first is not None and first.text.lstrip("# ").casefold() == given.casefold()
        return given, _without_hashes(first) if same and first else None
    if first is None or first is not lines[0] or not _is_title(first, len(lines)):
        return None, None
    span = _without_hashes(first)
    return span.of(text), span


def _is_title(line: Line, lines: int) -> bool:
    if line.text.startswith("# "):
        return True
    short = len(line.text) <= _LONGEST_TITLE and len(line.text.split()) > 2  # noqa: PLR2004 - fewer words are a label
    odd = _FINAL.search(line.text) or _NO_TITLE.match(line.text) or _ONLY_NAMES.fullmatch(line.text)
    return lines > 1 and line.alone and short and not odd


def _without_hashes(line: Line) -> Span:
    return Span(line.span.start + len(line.text) - len(line.text.lstrip("# ")), line.span.end)


def _outlet(text: str, values: Mapping[str, object]) -> tuple[str | None, str | None]:
    given = _value(values, _OUTLET_KEYS)
    credit = _CREDIT.match(text)
    dateline = _DATELINE.match(text)
    agency = credit["agency"].strip() if credit else dateline["agency"].strip() if dateline else None
    if given:
        return given, agency
    if credit:
        return _as_written(text, credit["outlet"].strip()), agency
    single = _ONE_CREDIT.match(text)
    return (single["outlet"].strip() if single else _credited(text)), agency


def _as_written(text: str, credit: str) -> str:
    """A credit may be set in odd capitals; the body's own spelling of the same letters is better."""
    found = re.search(rf"(?i)\b{re.escape(credit)}\b", text[len(credit) + 20 :])
    return found.group() if found else credit


def _credited(text: str) -> str | None:
    """Return the outlet that the lead credits ("…, Outlet reports."), or that a tail or byline names."""
    match = _REPORTS.search(text[:_LEAD])
    if match:
        return match["tail"]
    for pattern in (_AS_REPORTED, _MORE_FROM, _BYLINE):
        found = pattern.search(text)
        if found:
            return found["name"].strip()
    return None


_STOP_WORDS = {
    "en": "the of and to in that for with was said",
    "de": "der die und das nicht mit von ist den im",
    "fr": "le la les des et que une dans est pour",
    "es": "el los las que una por con del se para",
    "it": "il che di una per con gli della non è",
    "pt": "o os que uma com não para do da em",
    "uk": "та що не на у з до про як від",
    "ru": "и что не на с как по это для от",
    "pl": "nie się na że jest z do w to jak",
    "nl": "de het een van en niet dat met op is",
}
_LEAST_SHARE = 0.06


def guess_language(text: str) -> str | None:
    """Return the likely language of a text by its script and commonest words, or None."""
    sample = text[:4000]
    kana = sum("\u3040" <= char <= "\u30ff" for char in sample)
    if kana > 0.1 * max(1, len(sample)):
        return "ja"
    words = re.findall(r"[^\W\d_]+", sample.lower())
    if not words:
        return None
    counts = Counter(words)
    scores = {tag: sum(counts[word] for word in stops.split()) / len(words) for tag, stops in _STOP_WORDS.items()}
    if any(char in "іїєґ" for char in sample):
        scores["ru"] = 0.0
    best = max(scores, key=lambda tag: scores[tag])
    return best if scores[best] >= _LEAST_SHARE else None
