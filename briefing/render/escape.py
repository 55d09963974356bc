"""Make text inert in Markdown: what articles and models write never becomes a link, an image, HTML or a heading.

The words a reader sees stay the same; only backslashes are added, and only where a character would act. Characters
that steer a terminal or turn the direction of writing are never printed (see `has_controls`).
"""

import re
import unicodedata
from html import escape

from briefing.model import Span
from briefing.text.mark_signs import find_signs
from briefing.text.markup import unmarked

_ACTING = re.compile(r"[\\`*\[\]<>|]|(?<![^\W_])_|_(?![^\W_])|~~|==|\$(?!\d)|&(?=#|\w{2,31};)|!(?=\[)")
_LINKING = re.compile(r"(?i)(?<=[a-z])(:)(?=//)|(?<=\bwww)(\.)(?=\w)|(?<=[\w.+-])(@)(?=\w)|(?<=mailto)(:)")
_LINE_START = re.compile(r"^([ \t]*)(#{1,6}(?=\s|$)|[-+](?=\s)|(?:\d{1,9}(?=[.)]\s))|=+\s*$|-{3,}\s*$|:?-+:?\s*$)")
_CONTROLS = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]"
)
_HEADING = re.compile(r"^#{1,6}\s+(?=\w)")
_SPACES = re.compile(r"\s+")


def has_controls(text: str) -> bool:
    """Tell whether the text holds characters that must not be printed: controls, bidi overrides, lone surrogates."""
    return _CONTROLS.search(text) is not None


def printable(text: str) -> str:
    """Return the text on one line without characters that must not be printed."""
    return _SPACES.sub(" ", _CONTROLS.sub("", text)).strip()


def unquoted(text: str) -> str:
    """Return the text on one line, printable, without quotation marks: words of a server or a file name, never a quote.

    A brief is proven as it stands; marks around such words would be taken for a quotation and stop its publication.
    """
    line = printable(text)
    kept, last = [], 0
    for sign in find_signs(line, Span(0, len(line))):
        kept.append(line[last : sign.start])
        last = sign.end
    return "".join([*kept, line[last:]])


def screened(text: str) -> str:
    """Return the text with its lines, without characters that would steer a terminal."""
    return _CONTROLS.sub("", text.replace("\r", ""))


def shown(text: str) -> str:
    """Return what a page shows of the text: on one line, without its markup; the proof folds the same signs away."""
    return _HEADING.sub("", printable(unmarked(text)))


def markdown(text: str) -> str:
    """Return the text as Markdown that shows exactly its words, on one line."""
    line = shown(text)
    line = _ACTING.sub(lambda match: "\\" + match[0] if len(match[0]) == 1 else f"\\{match[0][0]}\\{match[0][1]}", line)
    line = _LINKING.sub(lambda match: "\\" + match[0], line)
    return _LINE_START.sub(_escape_line_start, line)


def html(text: str) -> str:
    """Return the text as HTML that shows exactly it, with its line ends."""
    return escape(_CONTROLS.sub("", text), quote=True)


def _escape_line_start(match: re.Match[str]) -> str:
    mark = match[2]
    return f"{match[1]}{mark}\\" if mark.isdigit() else f"{match[1]}\\{mark}"


def quoted(text: str) -> str:
    """Return the text in quotation marks that it does not upset: curly ones, else guillemets.

    Curly marks are upset by such marks that stand odd in the text or at its edges.
    """
    odd = text.count("“") != text.count("”") or text.count('"') % 2 == 1
    return f"«{text}»" if odd or text.startswith("“") or text.endswith("”") else f"“{text}”"


def slug(text: str) -> str:
    """Return a file-name part: ASCII letters, digits and single hyphens, at most 60 characters."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain.lower()).strip("-")[:60] or "brief"
