"""Mark what is not part of the report: prefixes, related links, captions and credits, teasers, labels, furniture.

Marks are spans with reasons; nothing is cut. The rules look at shape, repetition and position, never at a subject, and
would rather miss furniture than mark a sentence of the report.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from briefing.model import Boilerplate, Span
from briefing.sources.lines import Line, text_lines

PREFIX = re.compile(
    r"\A\s*(?:\((?P<credit>[A-Z][A-Za-z0-9 .&/]{1,40}\s?[-–—]\s?[\w .&/]{0,60})\)\s*"
    r"|(?:date|published|updated|posted)\s*:?\s+\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2})?Z?)?\s+)",
    re.IGNORECASE,
)
"""Metadata before the first word: `(AGENCY- Outlet) `, ` date 2025-01-10 `."""
_LINK = re.compile(
    r"(?:(?:read|see|watch|learn|hear|view|find out)\s+(?:more|also|next|full story|here|the full \w+)|"
    r"also\s+read|read|"
    r"(?:see\s+)?related(?:\s+(?:stories|articles|coverage|content|news|video|links?|topics?))?|"
    r"recommended(?:\s+for you)?|"
    r"more\s+(?:on\s+this|stories|news|coverage|from)|don'?t\s+miss|top\s+stor(?:y|ies)|"
    r"in\s+case\s+you\s+missed\s+it|"
    r"trending|most\s+(?:read|popular|viewed)|click\s+here|photos?|videos?|gallery|slideshow|listen|watch|"
    r"читайте\s+(?:також|также)|дивіться\s+також|mehr\s+(?:dazu|zum\s+thema)|lesen\s+sie\s+auch|"
    r"lire\s+aussi|à\s+lire|"
    r"lea\s+también|関連記事|あわせて読みたい)\s?[:：>|»–—-]",
    re.IGNORECASE,
)
_FURNITURE = re.compile(
    r"(?:advertisement|advertising|sponsored(?:\s+content)?|story continues(?: below)?.{0,40}|"
    r"continue reading.{0,60}|"
    r"(?:sign|log)\s+(?:up|in)\b.{0,120}|subscribe\b.{0,120}|(?:get|receive)\b.{0,80}\b(?:newsletter|"
    r"inbox|alerts?)\b.{0,60}|"
    r".{0,60}\bnewsletters?\b.{0,60}|share\s+(?:this|on|via|with)\b.{0,60}|(?:share|tweet|email|print|"
    r"comments?|copy link|save)|"
    r"follow\s+(?:us|him|her|@\w+)\b.{0,80}|follow\s+\w+(?:\s\w+)?\s+on\s+\w+.{0,60}|download\s+(?:our|"
    r"the)\b.{0,60}\bapp\b.{0,40}|"
    r"(?:©|\(c\)|copyright)\s.{0,200}|all rights reserved\.?.{0,80}|.{0,80}\ball rights reserved\b.{0,80}|"
    r"(?:this\s+)?(?:site|website)\s+uses\s+cookies\b.{0,200}|accept\s+(?:all\s+)?cookies|"
    r"(?:last\s+)?(?:updated|modified|published|posted)\s*(?:on|at)?\s*:?\s*[\w ,.:/-]{4,60}|"
    r"skip to (?:main )?content|"
    r"\d+\s+(?:comments?|(?:minutes?|hours?|days?|weeks?|months?|years?)\s+ago)|"
    r"story highlights\b.{0,300}|back to top|view (?:all )?comments?|[-–]?\s*youtube|loading\.{0,3}|"
    r"this (?:article|story|report|copy) (?:was|is|has been|may not) .{0,160}|"
    r"the associated press contributed to this (?:report|story)\.?|.{0,80}\bcontributed to this (?:report|"
    r"article|story)\.?)",
    re.IGNORECASE,
)
_CREDIT = re.compile(
    r"\(?(?:(?:photos?|images?|pictures?|pic|photograph|credit|source|foto|фото|bild|crédit|photo credit|"
    r"image credit|"
    r"photograph)\s*(?:by|courtesy|credit|von|:|/)\s?\S.{0,100}"
    r"|[A-Z][\w.&' -]{1,40}\s?/\s?(?:[A-Z][\w.' -]{1,40}|Pool|Stringer|Handout|Getty Images|AP|AFP|"
    r"Reuters)(?:\s?/\s?[\w.' -]{1,40})*"
    r"|(?:AP|AFP|Reuters|Getty)\s+(?:Photo|Images?|File)\b.{0,80}|[\w.' -]{2,50}\s+(?:via|for)\s+(?:AP|"
    r"Getty Images|Reuters|AFP)"
    r"|[\w.' -]{2,40}\s+(?:on|/)\s+(?:unsplash|pexels|flickr|shutterstock|getty images))\)?",
    re.IGNORECASE,
)
_CAPTION = re.compile(
    r"(?:(?:enlarge this image|toggle caption|image (?:copyright|caption|source)|media (?:caption|"
    r"playback))\b|FILE\s?(?:PHOTO)?\s?[-–—:]\s|(?:in\s+this|this)\b.{0,60}\b(?:file\s+)?(?:photo|picture|"
    r"image|screengrab|video grab)\b"
    r"|.{0,300}\((?:AP Photo|Photo|Image|Getty|Reuters|AFP|Credit|File)\b[^()]{0,80}\)\.?$"
    r"|.{0,300}\b(?:Photo|Image|Picture)\s?:\s?\S.{0,60}$)",
    re.IGNORECASE,
)
_TAIL = re.compile(
    r"(?:more\s+(?:from|in|on|stories|news|coverage)\b.{0,60}|most\s+(?:read|popular|viewed|shared)\b.{0,40}|"
    r"recommended(?:\s+(?:for you|stories|reading|articles))?|you\s+(?:may|might)\s+also\s+(?:like|"
    r"be interested in)\b.{0,20}|"
    r"related\s+(?:stories|articles|coverage|content|news|topics)|trending(?:\s+now)?|latest\s+(?:news|"
    r"stories|headlines)|"
    r"(?:other|top)\s+(?:stories|headlines)(?:\s+.{0,30})?|around the web|from around the web|"
    r"also in the news|editor'?s picks|"
    r"sponsored stories|promoted stories|читайте також|mehr zum thema|à lire aussi|lea también)\W*",
    re.IGNORECASE,
)
_LABEL = re.compile(r"[A-ZА-ЯЁІЇЄҐ][\w’'&/-]*(?:\s[\w’'&/-]+){0,2}:?")
_BYLINE = re.compile(
    r"(?:by|von|par|por)[:\s]\s?[A-Z][\w.'’-]+(?:\s(?:and\s|y\s|et\s|und\s)?[A-Z][\w.'’-]+){0,7}"
    r"(?:\s?[,|–—-]\s?[\w .,'’&-]{2,60})?|byline:?\s.{1,100}",
)
_FINAL = re.compile(r"[.!?…。！？][\"'”’»)\]]*$")
_SHORT_LABEL = 30
_LONGEST_FURNITURE = 320
_LEAST_TAIL = 0.25
"""A "More from" heading opens a tail only behind the first quarter of the text."""


def mark_boilerplate(text: str, body: int = 0) -> tuple[Boilerplate, ...]:
    """Return the boilerplate of one text, in order, without overlaps.

    Args:
        text: The text.
        body: Where its body begins, in code points: what is before it is front matter.
    """
    lines = text_lines(text)
    front = [Boilerplate(Span(0, body), "front matter")] if body else []
    marks = [*front, *_prefix(text), *_tail(text, lines), *_repeated(lines), *_by_shape(lines)]
    return merge(_with_labels(lines, marks))


def mark_shared(texts: Sequence[str], marks: Sequence[tuple[Boilerplate, ...]]) -> list[tuple[Boilerplate, ...]]:
    """Add furniture that several texts of one run share word for word: short lines that are no sentence of a report.

    Args:
        texts: The texts of the run.
        marks: What was marked in each.
    """
    seen: Counter[str] = Counter()
    for text in set(texts):
        seen.update({line.text for line in text_lines(text) if _may_be_shared(line.text)})
    shared = {words for words, count in seen.items() if count >= max(3, len(set(texts)) // 50)}
    return [
        merge([*own, *(Boilerplate(line.span, "shared furniture") for line in text_lines(text) if line.text in shared)])
        for text, own in zip(texts, marks, strict=True)
    ]


def _may_be_shared(words: str) -> bool:
    """Quotations and long sentences may be agency copy that several outlets print; those are report."""
    return len(words) < 200 and not any(mark in words for mark in '"“”«»„') and len(words.split()) < 30  # noqa: PLR2004


def merge(marks: Iterable[Boilerplate]) -> tuple[Boilerplate, ...]:
    """Return marks in order, each place once; the one that begins first (and reaches further) wins."""
    merged: list[Boilerplate] = []
    for mark in sorted(marks, key=lambda mark: (mark.span.start, -mark.span.end)):
        if not merged or mark.span.start >= merged[-1].span.end:
            merged.append(mark)
        elif mark.span.end > merged[-1].span.end:
            merged.append(Boilerplate(Span(merged[-1].span.end, mark.span.end), mark.reason))
    return tuple(merged)


def _prefix(text: str) -> Iterator[Boilerplate]:
    match = PREFIX.match(text)
    if match:
        reason = "syndication prefix" if match["credit"] else "metadata prefix"
        yield Boilerplate(Span(match.start(), match.end()), reason)


def _tail(text: str, lines: Sequence[Line]) -> Iterator[Boilerplate]:
    """A heading such as "More from …" that stands alone begins a tail of teasers that runs to the end."""
    for line in lines:
        late = line.span.start >= _LEAST_TAIL * len(text)
        if late and line.alone and not _FINAL.search(line.text) and _TAIL.fullmatch(line.text):
            yield Boilerplate(Span(line.span.start, len(text)), "teasers of other stories")
            return


def _repeated(lines: Sequence[Line]) -> Iterator[Boilerplate]:
    """A line printed twice in a row, or next to a credit, is a caption."""
    for before, line in pairwise(lines):
        if before.text == line.text and not _FURNITURE.fullmatch(line.text):
            yield Boilerplate(before.span, "caption")
            yield Boilerplate(line.span, "caption")


def _by_shape(lines: Sequence[Line]) -> Iterator[Boilerplate]:
    last = len(lines) - 1
    for line in lines:
        if len(line.text) <= _LONGEST_FURNITURE:
            reason = _reason(line, first=line.number < 3, last=line.number == last)  # noqa: PLR2004 - a byline is on top
            if reason:
                yield Boilerplate(line.span, reason)


def _reason(line: Line, *, first: bool, last: bool) -> str | None:
    words = line.text
    if _LINK.match(words) and not _is_sentence_after_colon(words):
        return "related links"
    if _CREDIT.fullmatch(words):
        return "credit"
    if _CAPTION.match(words):
        return "caption"
    if _FURNITURE.fullmatch(words):
        return "site furniture"
    if (first or last) and _BYLINE.fullmatch(words):
        return "byline"
    return None


def _is_sentence_after_colon(words: str) -> bool:
    """`Read: "…" he said.` goes on as speech; a link is a headline, mostly without a final stop."""
    return bool(re.match(r"(?i)(?:read|listen|watch|photos?|videos?)\s?:\s?[\"“]", words)) and bool(
        _FINAL.search(words)
    )


def _with_labels(lines: Sequence[Line], marks: Sequence[Boilerplate]) -> Iterator[Boilerplate]:
    """Add section labels, and captions that stand directly above a credit."""
    yield from marks
    credited = {mark.span for mark in marks if mark.reason == "credit"}
    for line in lines:
        following = lines[line.number + 1] if line.number + 1 < len(lines) else None
        if following and following.span in credited and not line.alone and line.number:
            yield Boilerplate(line.span, "caption")
        elif line.number and line.alone and _is_label(line.text):
            yield Boilerplate(line.span, "section label")


def _is_label(words: str) -> bool:
    return len(words) <= _SHORT_LABEL and not _FINAL.search(words) and _LABEL.fullmatch(words) is not None
