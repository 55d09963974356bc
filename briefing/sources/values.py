"""Plain values of a front matter or of HTML metadata."""

from collections.abc import Mapping, Sequence


def first_value(values: Mapping[str, object], keys: Sequence[str]) -> str | None:
    """Return the first of some keys that holds words, white space folded; the case of keys does not matter."""
    lowered = {key.lower(): value for key, value in values.items()}
    for key in keys:
        value = lowered.get(key.lower())
        if isinstance(value, str) and value.strip():
            return " ".join(value.split())
    return None
