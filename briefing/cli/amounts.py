"""Ages and sizes as people type them."""

from briefing.errors import UsageError

_SECONDS = {"s": 1, "m": 60, "h": 3600, "d": 86_400, "w": 604_800}
_BYTES = {"": 1, "K": 1000, "M": 1_000_000, "G": 1_000_000_000}
_MOST_DIGITS = 9


def seconds_of(age: str, option: str) -> int:
    """Return the seconds of an age such as 90s, 30m, 12h, 7d, 4w.

    Raises:
        UsageError: When it is none; the message names the option.
    """
    number, unit = age[:-1], age[-1:]
    if unit not in _SECONDS or not _is_number(number):
        raise UsageError(f"{option} {age}: not an age", hint="a number and s, m, h, d or w: 12h, 30d")
    return int(number) * _SECONDS[unit]


def bytes_of(size: str, option: str) -> int:
    """Return the bytes of a size such as 800, 500M, 2G.

    Raises:
        UsageError: When it is none; the message names the option.
    """
    unit = size[-1:].upper() if size[-1:].isalpha() else ""
    number = size[:-1] if unit else size
    if unit not in _BYTES or not _is_number(number):
        raise UsageError(f"{option} {size}: not a size", hint="a number of bytes, or with K, M or G: 500M")
    return int(number) * _BYTES[unit]


def _is_number(digits: str) -> bool:
    return digits.isascii() and digits.isdecimal() and len(digits) <= _MOST_DIGITS
