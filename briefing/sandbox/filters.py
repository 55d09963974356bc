"""The filters that templates may use: those of jinja2 that are harmless, and bounded ones in place of the others.

No filter makes text that was escaped into text that is not: what a filter changes is escaped again when it is printed.
"""

import functools
import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from typing import Any

from jinja2.filters import FILTERS
from markupsafe import Markup

from briefing.sandbox.budget import Budget, OverspentError, size

Filter = Callable[..., Any]

_HARMLESS = (
    "abs capitalize count d default dictsort first float groupby int items last length list lower map max min reject "
    "rejectattr reverse select selectattr sort truncate unique upper"
).split()
_KEEP_ESCAPED = frozenset({"d", "default", "join", "trim", "indent"})
_MOST_ITEMS = 100_000
_MOST_DIGITS = 12
_WIDEST_INDENT = 40
_SIZED = (str, list, tuple, range, dict)


def bounded_filters(budget: Budget, escape: Callable[[str], str]) -> dict[str, Filter]:
    """Return the filters by name, each spending from `budget`."""
    filters: dict[str, Filter] = {name: FILTERS[name] for name in _HARMLESS}
    filters |= {
        "join": functools.partial(_join, budget, escape),
        "replace": functools.partial(_replace, budget),
        "indent": functools.partial(_indent, budget),
        "round": _round,
        "string": _string,
        "sum": _sum,
        "title": _title,
        "tojson": functools.partial(_tojson, budget),
        "trim": _trim,
        "wordcount": _wordcount,
    }
    return {name: _metered(name, used, budget) for name, used in filters.items()}


def _metered(name: str, used: Filter, budget: Budget) -> Filter:
    def metered(*arguments: Any, **options: Any) -> Any:
        budget.step(sum(size(given) for given in (*arguments, *options.values()) if isinstance(given, _SIZED)))
        made = used(*(budget.each(given) if isinstance(given, Iterator) else given for given in arguments), **options)
        if isinstance(made, str | list):
            budget.step(size(made))
        return plain(made) if name not in _KEEP_ESCAPED else made

    functools.update_wrapper(metered, used if not isinstance(used, functools.partial) else used.func)
    return metered


def plain(value: Any) -> Any:
    """Return escaped text as plain text, so that printing escapes it again; anything else as it is."""
    return str.__str__(value) if isinstance(value, Markup) else value


def printed(value: object) -> str:
    """Return the text of a value that can be printed.

    Raises:
        TypeError: For a list, a mapping or anything else that is no text.
    """
    if isinstance(value, str | bool | int | float):
        return str.__str__(value) if isinstance(value, str) else str(value)
    if value is None:
        return ""
    if getattr(value, "_undefined_name", None) is not None:
        return str(value)  # raises: strict
    raise TypeError(f"a {type(value).__name__} cannot be printed; loop over it or join it")


def joined(parts: Iterable[object], mark: str, budget: Budget, escape: Callable[[str], str]) -> str:
    """Join values; when one of them was escaped, the others are escaped as well."""
    found = list(islice(parts, _MOST_ITEMS + 1))
    if len(found) > _MOST_ITEMS:
        raise OverspentError(f"more than {_MOST_ITEMS} items to join")
    texts = [part if isinstance(part, Markup) else printed(part) for part in found]
    budget.step(sum(map(len, texts)) + len(mark) * len(texts))
    if not any(isinstance(text, Markup) for text in texts):
        return plain(mark).join(texts)  # type: ignore[no-any-return]
    inert = [text if isinstance(text, Markup) else Markup(escape(text)) for text in (mark, *texts)]  # noqa: S704 - escaped here
    return inert[0].join(inert[1:])


def _join(budget: Budget, escape: Callable[[str], str], value: Iterable[object], d: str = "") -> str:
    return joined(value, str(d), budget, escape)


def _replace(budget: Budget, text: object, old: str, new: str) -> str:
    words, old, new = printed(text), printed(old), printed(new)
    budget.step(words.count(old) * len(new))
    return words.replace(old, new)


def _indent(budget: Budget, text: str, width: int = 4, *, first: bool = False) -> str:
    if not 0 <= width <= _WIDEST_INDENT:
        raise ValueError(f"an indent is 0 to {_WIDEST_INDENT} wide")
    budget.step(text.count("\n") * width)
    kind = Markup if isinstance(text, Markup) else str
    lines = plain(text).split("\n")
    told = [" " * width + line if line and (first or number) else line for number, line in enumerate(lines)]
    return kind("\n".join(told))


def _round(number: float, precision: int = 0) -> float:
    if not 0 <= precision <= _MOST_DIGITS:
        raise ValueError(f"round takes 0 to {_MOST_DIGITS} digits")
    return round(number, precision)


def _string(value: object) -> str:
    return printed(value)


def _sum(values: Iterable[float]) -> float:
    return sum(islice(values, _MOST_ITEMS))


def _trim(text: str) -> str:
    return text.strip()


def _title(text: object) -> str:
    return printed(text).title()


def _wordcount(text: object) -> int:
    return len(printed(text).split())


def _tojson(budget: Budget, value: object) -> str:
    _weigh(budget, value)
    return json.dumps(value, ensure_ascii=False, default=printed)


def _weigh(budget: Budget, value: object) -> None:
    budget.step(len(value) if isinstance(value, str) else 0)
    if isinstance(value, dict):
        for part in value.values():
            _weigh(budget, part)
    elif isinstance(value, Sequence) and not isinstance(value, str):
        for part in value:
            _weigh(budget, part)
