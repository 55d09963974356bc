"""Plain values for templates: text, numbers, lists and mappings. Anything with behaviour stays outside."""

import dataclasses
from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from enum import Enum


def to_plain(value: object) -> object:
    """Return a value made of text, numbers, lists and mappings only; dataclasses become mappings.

    Raises:
        TypeError: For anything else.
    """
    if isinstance(value, Enum):
        return to_plain(value.value)
    if isinstance(value, str):
        return str.__str__(value)
    if value is None or isinstance(value, bool | int | float):
        return value
    if isinstance(value, Decimal | date):
        return str(value)
    return _composed(value)


def _composed(value: object) -> object:
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {field.name: to_plain(getattr(value, field.name)) for field in dataclasses.fields(value)}
    if isinstance(value, Mapping):
        return {str(key): to_plain(part) for key, part in value.items()}
    if isinstance(value, Sequence) and not isinstance(value, bytes | bytearray | memoryview):
        return [to_plain(part) for part in value]
    raise TypeError(f"a template takes plain values, not {type(value).__name__}")
