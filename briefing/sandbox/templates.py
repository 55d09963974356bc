"""Templates of one kind, found by name, rendered within bounds; every error names file and line."""

import difflib
import re
import traceback
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from briefing.errors import ConfigurationError
from briefing.resources import Origin, Resource, load, load_builtin
from briefing.sandbox.budget import OverspentError
from briefing.sandbox.plain import to_plain
from briefing.text.front_matter import split_front_matter

if TYPE_CHECKING:
    from briefing.sandbox.environment import Sandbox

_BUILTIN = "builtin/"
_UNDEFINED = re.compile(r"'(\w{1,200})' is undefined")
_MOST_KNOWN = 12

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

    def render(self, name: str, values: Mapping[str, object]) -> str:
        """Return a template's output.

        Raises:
            ConfigurationError: The template is missing or wrong, names an unknown variable, or does not end.
        """
        from jinja2 import TemplateError  # noqa: PLC0415 - jinja2 costs 100 ms that only rendering pays

        sandbox = self._sandbox()
        sandbox.budget.refill()
        given = {key: to_plain(value) for key, value in values.items()}
        try:
            return sandbox.get_template(name).render(given)
        except (TemplateError, OverspentError, SyntaxError, RecursionError, MemoryError) as error:
            raise self._explained(name, error, given) from error
        except (TypeError, ValueError, LookupError, AttributeError, ArithmeticError) as error:
            raise self._explained(name, error, given) from error

    def variables(self, name: str) -> frozenset[str]:
        """Return the variables that a template uses, those of what it extends, includes and imports too.

        Raises:
            ConfigurationError: The template is missing or wrong.
        """
        return self._variables(name, set())

    def computed_names(self, name: str) -> tuple[int, ...]:
        """Return the lines that extend, include or import a template whose name is computed from values.

        Raises:
            ConfigurationError: The template is missing or wrong.
        """
        from jinja2 import TemplateError, nodes  # noqa: PLC0415 - as in render

        try:
            text, path = self._source(name)
            tree = self._sandbox().parse(text, name, path)
        except (TemplateError, RecursionError) as error:
            raise self._explained(name, error, {}) from error
        kinds = (nodes.Extends, nodes.Include, nodes.Import, nodes.FromImport)
        found = tree.find_all(kinds)
        return tuple(sorted(n.lineno for n in found if not isinstance(getattr(n, "template", None), nodes.Const)))

    def _variables(self, name: str, seen: set[str]) -> frozenset[str]:
        from jinja2 import TemplateError, meta  # noqa: PLC0415 - as in render

        seen.add(name)
        sandbox = self._sandbox()
        try:
            text, path = self._source(name)
            tree = sandbox.parse(text, name, path)
        except (TemplateError, RecursionError) as error:
            raise self._explained(name, error, {}) from error
        found = frozenset(meta.find_undeclared_variables(tree)) - set(sandbox.globals)
        others = {other for other in meta.find_referenced_templates(tree) if other} - seen
        return found.union(*(self._variables(other, seen) for other in sorted(others)))

    def _sandbox(self) -> "Sandbox":
        from briefing.sandbox.environment import Sandbox  # noqa: PLC0415 - as in render

        if self._made is None:
            self._made = Sandbox(self._source, self._escape)
        return self._made

    def _source(self, name: str) -> tuple[str, str]:
        """Return a template's text, its front matter blanked so that lines stay, and the path that errors name."""
        shipped = name.startswith(_BUILTIN)
        found = load_builtin(self.kind, name[len(_BUILTIN) :]) if shipped else load(self.kind, name, self._dirs)
        self.used[name] = found.sha256
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
        where = f"{path or f'{self.kind}/{name}'}{f' line {line}' if line else ''}"
        unknown = _UNDEFINED.search(str(error))
        if unknown is None:
            return ConfigurationError(f"{where}: {_words_of(error)}")
        near = difflib.get_close_matches(unknown[1], values, n=_MOST_KNOWN, cutoff=0.0)
        close = difflib.get_close_matches(unknown[1], values, n=1)
        return ConfigurationError(
            f'{where}: unknown variable "{unknown[1]}"; known: {", ".join(near) or "none"}',
            hint=f'did you mean "{close[0]}"?' if close else "",
        )


def _words_of(error: Exception) -> str:
    if isinstance(error, RecursionError | MemoryError) or type(error) is SyntaxError:
        return "nested too deeply, or a template that includes itself"
    return str(getattr(error, "message", None) or error)[:500] or type(error).__name__


def _place_of(error: Exception) -> tuple[str | None, int | None]:
    """Return path and line of the template that failed: the innermost frame that jinja2 marks as a template's."""
    from jinja2 import TemplateSyntaxError  # noqa: PLC0415 - as in render

    if isinstance(error, TemplateSyntaxError):
        return error.filename, error.lineno
    frames = [
        (frame.f_code.co_filename, number)
        for frame, number in traceback.walk_tb(error.__traceback__)
        if "__jinja_exception__" in frame.f_globals
    ]
    return frames[-1] if frames else (None, None)
