"""Bytes become text: UTF-8, BOMs, UTF-16 and UTF-32, else a detected encoding that is told. The BOM is not text."""

import codecs
from dataclasses import dataclass

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SAMPLE = 4096
_MOST_CONTROLS = 0.02
_MAGIC = (
    b"%PDF-",
    b"PK\x03\x04",
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"GIF8",
    b"\x7fELF",
    b"\x1f\x8b",
    b"SQLite format 3",
    b"RIFF",
)


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text and the encoding it was read by; `guessed` when nothing but its look told. `text` is None for binary."""

    text: str | None
    encoding: str = "utf-8"
    guessed: bool = False


def decode(raw: bytes) -> Decoded:
    """Return the text of a file's bytes; None when they are no text."""
    for bom, encoding in _BOMS:
        if raw.startswith(bom):
            return _strict(raw[len(bom) :], encoding)
    if raw.startswith(_MAGIC):
        return Decoded(None)
    wide = _wide(raw)
    if wide:
        return _strict(raw, wide)
    if _is_binary(raw):
        return Decoded(None)
    try:
        return Decoded(raw.decode("utf-8"))
    except UnicodeDecodeError:
        return _guess(raw)


def _strict(raw: bytes, encoding: str) -> Decoded:
    try:
        return Decoded(raw.decode(encoding), encoding)
    except UnicodeDecodeError:
        return Decoded(None, encoding)


def _wide(raw: bytes) -> str | None:
    """UTF-16 without a BOM shows as a zero in every second byte."""
    sample = raw[:_SAMPLE]
    half = len(sample) // 2
    if half < 8 or len(raw) % 2:  # noqa: PLR2004 - too short to tell
        return None
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    if odd > 0.3 * half and even < 0.05 * half:
        return "utf-16-le"
    return "utf-16-be" if even > 0.3 * half and odd < 0.05 * half else None


def _is_binary(raw: bytes) -> bool:
    sample = raw[:_SAMPLE]
    controls = sum(byte < 9 or 13 < byte < 27 or 27 < byte < 32 for byte in sample)  # noqa: PLR2004 - ASCII controls
    return b"\x00" in sample or controls > _MOST_CONTROLS * max(1, len(sample))


def _guess(raw: bytes) -> Decoded:
    """Ask charset-normalizer; when it does not know either, read Windows-1252: nearly every byte is a letter there."""
    from charset_normalizer import from_bytes  # noqa: PLC0415 - 30 ms that only odd encodings pay

    best = from_bytes(raw[:200_000]).best()
    for encoding in (best.encoding if best else "cp1252", "cp1252"):
        try:
            return Decoded(raw.decode(encoding), encoding, guessed=True)
        except (UnicodeDecodeError, LookupError):
            continue
    return Decoded(raw.decode("cp1252", "replace"), "cp1252", guessed=True)
