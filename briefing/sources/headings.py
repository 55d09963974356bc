"""Headings that are no sentence: section labels, headlines in capitals, and the ones that open a tail of teasers."""

import re
from collections.abc import Iterator, Sequence

from briefing.model import Boilerplate, Span
from briefing.sources.lines import Line

TAIL = "teasers of other stories"
_MORE_FROM = re.compile(r"(?i:more from)\b[\s:].{1,60}")
_TAIL = re.compile(
    r"(?:more\s+(?:from|in|on|stories|news|coverage|headlines|top stories)\b.{0,60}|(?:the\s+)?most\s+(?:read"
    r"|popular|viewed|shared|commented)\b.{0,40}"
    r"|recommended(?:\s+(?:for you|stories|reading|articles|by\b.{0,30}))?|you\s+(?:may|might)\s+(?:also\s+)?(?:like"
    r"|be interested in)\b.{0,20}"
    r"|(?:see\s+)?related(?:\s+(?:stories|articles|coverage|content|news|topics|posts|reading))?"
    r"|trending(?:\s+(?:now|stories|news))?"
    r"|(?:the\s+)?latest(?:\s+(?:news|stories|headlines|articles|videos))?|read next|up next|what to read next"
    r"|(?:other|top)\s+(?:stories|headlines|news)(?:\s+.{0,30})?|(?:from\s+)?around the web|also in the news"
    r"|in other news|editor[’']?s[’']? (?:picks|choice)"
    r"|(?:sponsored|promoted) (?:stories|content)|from our partners|you may have missed"
    r"|читайте також|читайте также|інші новини|останні новини|популярне|mehr zum thema|meistgelesen|auch interessant"
    r"|à lire aussi|sur le même sujet|les plus lus|lea también|te puede interesar|lo más leído|leggi anche|関連記事"
    r"|おすすめ記事)\W*",
    re.IGNORECASE,
)
COMMENTS = "comments of readers"
_COMMENTS = re.compile(
    r"(?i)(?:\d+\s|all\s|top\s|reader\s|leave\s(?:a|your)\s)?(?:comments?|discussion|responses|kommentare|commentaires|"
    r"comentarios|коментарі|комментарии|コメント)(?:\s?\(\d+\))?:?"
)
_COMMENT = re.compile(
    r"(?i)reply|antworten|répondre|responder|\d+\s\w+\sago\b.{0,40}|\S[^:.!?]{1,30}(?:\ssays)?:(?:\s.*)?"
)
_LEAST_BEFORE_COMMENTS = 0.5
_COMMENTS_SEEN = 4
"""How many lines below the heading are looked at for a name, a reply or an age."""
_LABEL = re.compile(r"[A-ZÀ-ÞА-ЯЇІЄҐ][\w’'&/-]*(?:\s[\w’'&/-]+){0,2}:?")
_CAPITAL = re.compile(r"(?<=[\w,;’'”)]\s)[A-ZÀ-ÞА-ЯЇІЄҐ][\w’'-]{2,}")
_LONGEST_LABEL = 30
_LEAST_BEFORE = 0.2
"""A heading opens a tail only behind this share of the text: a list of links on top is followed by the report."""
_REPORT_WORDS = 14
"""Fewest words of a line that reads like a paragraph of a report."""
_SENTENCE_WORDS = 6
"""Fewest words of a line behind a list of links that reads like a sentence, where the story goes on."""
_SAME_STORY = 0.15
"""Least share of the names behind a heading that the report named before, where the report goes on (measured on 300
articles: 90 % of the second halves of a report lie above 0.13, 90 % of other stories below 0.15)."""
_FEW_NAMES = 4


def mark_tail(text: str, lines: Sequence[Line]) -> Iterator[Boilerplate]:
    """Yield the tail of teasers that a heading standing alone opens: to the end, or until the report goes on."""
    for line in lines:
        if line.span.start < _LEAST_BEFORE * len(text) or not line.alone or line.ends or len(line.text) > 90:  # noqa: PLR2004 - a heading
            continue
        if _MORE_FROM.fullmatch(line.text) and not line.text.endswith(":"):
            yield Boilerplate(Span(line.span.start, len(text)), TAIL)
            return
        if _TAIL.fullmatch(line.text):
            end = _tail_end(text, lines, line)
            yield Boilerplate(Span(line.span.start, end), TAIL)
            if end == len(text):
                return


def mark_comments(text: str, lines: Sequence[Line]) -> Iterator[Boilerplate]:
    """Yield what readers wrote below a report: from a heading in its second half on whose lines look like comments."""
    for line in lines:
        late = line.span.start >= _LEAST_BEFORE_COMMENTS * len(text)
        if late and line.alone and _COMMENTS.fullmatch(line.text):
            below = lines[line.number + 1 : line.number + 1 + _COMMENTS_SEEN]
            if any(_COMMENT.fullmatch(one.text) for one in below):
                yield Boilerplate(Span(line.span.start, len(text)), COMMENTS)
                return


def _tail_end(text: str, lines: Sequence[Line], heading: Line) -> int:
    """Return the text's end when what follows tells other stories; else the end of the links below the heading."""
    following = lines[heading.number + 1 :]
    if _no_report(text, heading, following):
        return len(text)
    sentences = (line for line in following if line.ends and len(line.text.split()) >= _SENTENCE_WORDS)
    return lines[next(sentences).number - 1].span.end


def _no_report(text: str, heading: Line, following: Sequence[Line]) -> bool:
    report = next((line for line in following if line.ends and len(line.text.split()) >= _REPORT_WORDS), None)
    return report is None or _other_stories(text[: heading.span.start], text[report.span.start :])


def _other_stories(before: str, after: str) -> bool:
    named = {match.group() for match in _CAPITAL.finditer(after)}
    known = {match.group() for match in _CAPITAL.finditer(before)}
    return len(named) >= _FEW_NAMES and len(named & known) < _SAME_STORY * len(named)


def mark_labels(lines: Sequence[Line], marked: set[int]) -> Iterator[Boilerplate]:
    """Yield section labels ("Details") and headlines in capitals; the items of a list are no labels.

    Args:
        lines: The lines of a text.
        marked: Numbers of the lines that are marked for another reason.
    """
    labels = {line.number for line in lines if line.number not in marked and _is_label(line, lines)}
    for line in lines:
        if line.number in labels and not _in_list(line.number, labels):
            yield Boilerplate(line.span, "section label")
    if not _shouts(lines):
        for line in lines:
            if line.number and line.alone and line.number not in marked and _is_capitals(line):
                yield Boilerplate(line.span, "section label")


def _is_label(line: Line, lines: Sequence[Line]) -> bool:
    if not line.number or len(line.text) > _LONGEST_LABEL or line.ends or not _LABEL.fullmatch(line.text):
        return False
    return line.alone or _between_paragraphs(line, lines)


def _between_paragraphs(line: Line, lines: Sequence[Line]) -> bool:
    """In a text without blank lines a label stands between two whole paragraphs."""
    if line.number + 1 >= len(lines):
        return False
    before, after = lines[line.number - 1], lines[line.number + 1]
    return before.ends and after.ends and len(after.text.split()) >= _REPORT_WORDS


def _in_list(number: int, labels: set[int]) -> bool:
    """Three short lines in a row are a list."""
    return any({number + shift, number + shift + 1, number + shift + 2} <= labels for shift in (-2, -1, 0))


def _is_capitals(line: Line) -> bool:
    words = line.text.split()
    return not line.ends and 3 < len(words) < 30 and line.text.isupper() and line.text[0] not in '“"«'  # noqa: PLR2004 - a headline


def _shouts(lines: Sequence[Line]) -> bool:
    """Some wires print whole texts in capitals: there they tell nothing."""
    return sum(line.text.isupper() for line in lines) * 3 > len(lines)
