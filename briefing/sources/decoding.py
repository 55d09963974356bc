"""Bytes become text: UTF-8, BOMs, UTF-16 and UTF-32, else a detected encoding that is told. The BOM is not text."""

import codecs
import re
import unicodedata
from dataclasses import dataclass

from briefing.sources.encodings import likely_encoding

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_MAGIC = (
    (b"%PDF-", "a PDF"),
    (b"PK\x03\x04", "an Office document or another ZIP archive"),
    (b"\xd0\xcf\x11\xe0", "an old Office document"),
    (b"{\\rtf", "an RTF document"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF87a", "a picture"),
    (b"GIF89a", "a picture"),
    (b"\x7fELF", "a program"),
    (b"\x1f\x8b", "a compressed file"),
    (b"SQLite format 3", "a database"),
)
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_SAMPLE = 8192
_MOST_CONTROLS = 0.01
_MOST_DAMAGE = 0.05
"""Share of a text's characters beyond ASCII that may be damaged and it still counts as UTF-8."""
_DECLARED = re.compile(
    rb"(?i)<meta[^>]{0,200}charset\s*=\s*[\"']?\s*([\w-]{2,30})|<\?xml[^>]{0,100}encoding=[\"']([\w-]{2,30})"
)


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text and how it was read.

    Attributes:
        text: The text; None when the bytes are none.
        encoding: The encoding it was read by.
        note: What the reader should know about it; None for plain Unicode.
        kind: What the bytes are when they are no text ("a PDF"); None when that is not known.
    """

    text: str | None
    encoding: str = "utf-8"
    note: str | None = None
    kind: str | None = None


def decode(raw: bytes) -> Decoded:
    """Return the text of a file's bytes, or what they are instead."""
    for bom, encoding in _BOMS:
        if raw.startswith(bom):
            return _by_bom(raw[len(bom) :], encoding)
    kind = next((kind for magic, kind in _MAGIC if raw.startswith(magic)), None)
    if kind:
        return Decoded(None, kind=kind)
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError:
        narrow = not _is_binary(raw[:_SAMPLE].decode("latin-1"))
        return _damaged(raw) or _guess(raw) if narrow else _wide(raw)
    if "\x00" in text[:_SAMPLE]:
        wide = _wide(raw)
        if wide.text is not None:
            return wide
    return Decoded(None) if _is_binary(text[:_SAMPLE]) else Decoded(text)


def _by_bom(raw: bytes, encoding: str) -> Decoded:
    try:
        return Decoded(raw.decode(encoding), encoding)
    except UnicodeDecodeError:
        return Decoded(raw.decode(encoding, "replace"), encoding, f"{encoding.upper()} with damaged characters")


def _is_binary(sample: str) -> bool:
    return len(_CONTROL.findall(sample)) > max(1, _MOST_CONTROLS * len(sample))


def _wide(raw: bytes) -> Decoded:
    """Read UTF-16 or UTF-32 without a BOM: the reading that is text, of the fewest scripts."""
    readings = [(_alphabets(text), text, name) for name in _WIDE if (text := _strictly(raw, name)) and _is_prose(text)]
    if not readings:
        return Decoded(None)
    _, text, name = min(readings)
    return Decoded(text, name)


_WIDE = ("utf-32-le", "utf-32-be", "utf-16-le", "utf-16-be")


def _strictly(raw: bytes, encoding: str) -> str | None:
    try:
        return raw.decode(encoding)
    except UnicodeDecodeError:
        return None


def _is_prose(text: str) -> bool:
    """Tell whether a reading looks like text: spaces, and nothing that is no character."""
    sample = text[:_SAMPLE]
    odd = sum(unicodedata.category(char) in {"Cn", "Co", "Cc"} and char not in "\t\r\n" for char in sample)
    return odd <= _MOST_CONTROLS * len(sample) and any(char in " \n。、" for char in sample)


def _alphabets(text: str) -> int:
    return len({ord(char) >> 8 for char in text[:_SAMPLE]})


def _damaged(raw: bytes) -> Decoded | None:
    """Read UTF-8 with a few broken bytes as UTF-8: another encoding would spoil every character beyond ASCII."""
    text = raw.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    beyond = sum(char > "\x7f" for char in text) - broken
    if broken > _MOST_DAMAGE * beyond:
        return None
    return Decoded(text, "utf-8", f"UTF-8 with {broken} damaged character{'s' if broken > 1 else ''}")


def _guess(raw: bytes) -> Decoded:
    """Take a page's declared encoding; else the likeliest one."""
    declared = _DECLARED.search(raw[:_SAMPLE])
    if declared:
        name = (declared[1] or declared[2]).decode("ascii")
        text = _known(raw, name)
        if text is not None:
            return Decoded(text, name.lower(), f"not UTF-8, read as {name.lower()} (declared)")
    encoding = likely_encoding(raw)
    text = _known(raw, encoding)
    return Decoded(
        raw.decode(encoding, "replace") if text is None else text, encoding, f"not UTF-8, read as {encoding} (a guess)"
    )


def _known(raw: bytes, encoding: str) -> str | None:
    """Return the text in a named encoding, or None when it is unknown, no text encoding, or does not fit."""
    try:
        return raw.decode(encoding)
    except (UnicodeDecodeError, LookupError, ValueError):
        return None
