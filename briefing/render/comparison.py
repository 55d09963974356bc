"""Several audiences side by side: what each is told, in columns, and where the facts differ."""

from collections.abc import Sequence

from briefing.render.escape import printable

Column = tuple[str, Sequence[str]]
"""A heading and its cells."""
_WIDEST = 32


def comparison_table(columns: Sequence[Column]) -> str:
    """Return columns side by side; a long cell is cut.

    Args:
        columns: The first one names the rows.
    """
    rows = [
        [_cell(name) for name, _ in columns],
        *([_cell(c) for c in row] for row in zip(*_cells(columns), strict=True)),
    ]
    widths = [max(len(row[at]) for row in rows) for at in range(len(columns))]
    lines = ["  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows]
    return "\n".join(lines) + "\n"


def _cells(columns: Sequence[Column]) -> list[list[str]]:
    longest = max(len(cells) for _, cells in columns)
    return [[*cells, *[""] * (longest - len(cells))] for _, cells in columns]


def _cell(words: str) -> str:
    line = printable(words)
    return line if len(line) <= _WIDEST else line[: _WIDEST - 1] + "…"
