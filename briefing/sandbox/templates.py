"""Templates of one kind, found by name, rendered within bounds; every error names file and line."""

import difflib
import re
import traceback
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from briefing.errors import ConfigurationError
from briefing.resources import Origin, Resource, load, load_builtin
from briefing.sandbox.budget import OverspentError
from briefing.sandbox.plain import to_plain
from briefing.text.front_matter import split_front_matter

if TYPE_CHECKING:
    from jinja2 import nodes

    from briefing.sandbox.environment import Sandbox

_BUILTIN = "builtin/"
_UNDEFINED = re.compile(r"'(\w{1,200})' is undefined")
_MOST_KNOWN = 12
_WRONG = (
    OverspentError,
    SyntaxError,
    RecursionError,
    MemoryError,
    TypeError,
    ValueError,
    LookupError,
    AttributeError,
    ArithmeticError,
)
"""What a template can provoke beside the errors of jinja2."""

Escape = Callable[[str], str]


def plain_text(text: str) -> str:
    """Print text as it is: for text in which nothing acts."""
    return text


class Templates:
    """Templates of one kind, looked up in the user's folders first; `builtin/NAME` is always the shipped one.

    Args:
        kind: `prompts` or `templates`.
        dirs: Folders that win over the built-in files, first one first.
        escape: How printed values are made inert.
        prepare: Changes a template's source, its front matter left out, before it is parsed; keeps its lines.
    """

    def __init__(
        self,
        kind: str,
        dirs: Sequence[Path] = (),
        *,
        escape: Escape = plain_text,
        prepare: Callable[[str], str] = plain_text,
    ) -> None:
        self.kind = kind
        self.used: dict[str, str] = {}
        self._dirs = tuple(dirs)
        self._escape = escape
        self._prepare = prepare
        self._made: Sandbox | None = None
        self._last: str | None = None

    def render(self, name: str, values: Mapping[str, object]) -> str:
        """Return a template's output.

        Raises:
            ConfigurationError: The template is missing or wrong, names an unknown variable, or does not end.
        """
        from jinja2 import TemplateError  # noqa: PLC0415 - jinja2 costs 100 ms that only rendering pays

        sandbox = self._sandbox()
        given = {key: to_plain(value) for key, value in values.items()}
        try:
            return sandbox.get_template(name).render(given)
        except (TemplateError, *_WRONG) as error:
            raise self._explained(name, error, given) from error
        except ConfigurationError as error:
            raise _placed(error, *_place_of(error)) from error

    def variables(self, name: str) -> frozenset[str]:
        """Return the variables that a template uses, those of what it extends, includes and imports too.

        Raises:
            ConfigurationError: The template is missing or wrong.
        """
        from jinja2 import meta  # noqa: PLC0415 - as in render

        sandbox, seen, found = self._sandbox(), {name}, set[str]()
        waiting: list[tuple[str, str | None, int]] = [(name, None, 0)]
        while waiting:
            tree, place = self._parsed(*waiting.pop())
            found |= meta.find_undeclared_variables(tree)
            named = [(other, place, line) for other, line in _references(tree) if isinstance(other, str)]
            waiting.extend(one for one in named if one[0] not in seen)
            seen.update(other for other, _, _ in named)
        return frozenset(found) - set(sandbox.globals)

    def computed_names(self, name: str) -> tuple[int, ...]:
        """Return the lines that extend, include or import a template whose name is computed from values.

        Raises:
            ConfigurationError: The template is missing or wrong.
        """
        self._sandbox()
        tree, _ = self._parsed(name, None, 0)
        return tuple(sorted(line for other, line in _references(tree) if not isinstance(other, str)))

    def _parsed(self, name: str, asked_by: str | None, line: int) -> "tuple[nodes.Template, str]":
        """Return a template as a tree that compiles, and its place; an error about its name tells who asked for it."""
        from jinja2 import TemplateError  # noqa: PLC0415 - as in render

        sandbox = self._made or self._sandbox()
        try:
            text, place = self._source(name)
        except ConfigurationError as error:
            raise _placed(error, asked_by, line) from error
        try:
            tree = sandbox.parse(text, name, place)
            sandbox.compile(tree, name, place, raw=True)
        except (TemplateError, *_WRONG) as error:
            raise self._explained(name, error, {}) from error
        return tree, place

    def _sandbox(self) -> "Sandbox":
        from briefing.sandbox.environment import Sandbox  # noqa: PLC0415 - as in render

        if self._made is None:
            self._made = Sandbox(self._source, self._escape)
        self._made.budget.refill()
        return self._made

    def _source(self, name: str) -> tuple[str, str]:
        """Return a template's text, its front matter blanked so that lines stay, and the path that errors name."""
        shipped = name.startswith(_BUILTIN)
        found = load_builtin(self.kind, name[len(_BUILTIN) :]) if shipped else load(self.kind, name, self._dirs)
        self.used[name] = found.sha256
        self._last = self._place(found)
        front = split_front_matter(found.text)
        if front.error:
            raise ConfigurationError(f"{self._place(found)} {front.error}")
        lines = found.text.count("\n", 0, front.body_start)
        blank = "{#" + "\n" * (lines - 1) + "#}\n" if lines else ""
        return blank + self._prepare(found.text[front.body_start :]), self._place(found)

    def _place(self, found: Resource) -> str:
        return f"{self.kind}/{found.name}" if found.origin is Origin.BUILTIN else found.path

    def _explained(self, name: str, error: Exception, values: Mapping[str, object]) -> ConfigurationError:
        path, line = _place_of(error)
        where = f"{path or self._last or f'{self.kind}/{name}'}{f' line {line}' if line else ''}"
        unknown = _UNDEFINED.search(str(error))
        if unknown is None:
            return ConfigurationError(f"{where}: {_words_of(error)}")
        near = difflib.get_close_matches(unknown[1], values, n=_MOST_KNOWN, cutoff=0.0)
        close = difflib.get_close_matches(unknown[1], values, n=1)
        return ConfigurationError(
            f'{where}: unknown variable "{unknown[1]}"; known: {", ".join(near) or "none"}',
            hint=f'did you mean "{close[0]}"?' if close else "",
        )


def _placed(error: ConfigurationError, path: str | None, line: int | None) -> ConfigurationError:
    """Return an error about a template with the place that asked for it, when a template did."""
    return ConfigurationError(f"{path} line {line}: {error.message}", hint=error.hint) if path else error


def _references(tree: "nodes.Template") -> Iterator[tuple[object, int]]:
    """Yield the name and line of every template that a tree extends, includes or imports; None for a computed name."""
    from jinja2 import nodes  # noqa: PLC0415 - as in render

    for node in tree.find_all((nodes.Extends, nodes.Include, nodes.Import, nodes.FromImport)):
        name = getattr(node, "template", None)
        yield (name.value if isinstance(name, nodes.Const) else None), node.lineno


def _words_of(error: Exception) -> str:
    if isinstance(error, RecursionError | MemoryError) or type(error) is SyntaxError:
        return "nested too deeply, or a template that includes itself"
    return str(getattr(error, "message", None) or error)[:500] or type(error).__name__


def _place_of(error: Exception) -> tuple[str | None, int | None]:
    """Return path and line of the template that failed: the innermost frame that jinja2 marks as a template's."""
    from jinja2 import TemplateSyntaxError  # noqa: PLC0415 - as in render

    if isinstance(error, TemplateSyntaxError):
        return error.filename or error.name, error.lineno  # the lexer gives the path as a name
    if isinstance(error, OverspentError) and error.line:
        return None, error.line
    frames = [
        (frame.f_code.co_filename, number)
        for frame, number in traceback.walk_tb(error.__traceback__)
        if "__jinja_exception__" in frame.f_globals
    ]
    return frames[-1] if frames else (None, None)
