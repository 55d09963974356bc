"""The one Jinja environment, for prompts and output alike: sandboxed, immutable, strict, bounded. Only home of jinja2.

A template sees plain values only: text, numbers, lists and mappings. It reaches no method, no other file than the
templates it may extend or include, and ends with an error when it loops or grows beyond all use. What it prints goes
through the caller's escaping.
"""

import dataclasses
import difflib
import re
import traceback
from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING, Any

from briefing.errors import ConfigurationError
from briefing.resources import load, load_builtin
from briefing.text.front_matter import split_front_matter

if TYPE_CHECKING:
    from jinja2.sandbox import ImmutableSandboxedEnvironment

MOST_STEPS = 200_000
"""Loop steps of one rendering; the longest brief takes a few thousand."""
MOST_OUTPUT = 8_000_000
"""Code points that one rendering may print."""
_LARGEST_RANGE = 1000
_FILTERS = (
    "capitalize count d default e escape first int join last length list lower replace reverse round sort title tojson "
    "trim truncate unique upper wordcount"
).split()
_BUILTIN = "builtin/"

Escape = Callable[[str], str]


def plain_text(text: str) -> str:
    """Print text as it is: for prompts, where nothing acts."""
    return text


class Templates:
    """Templates of one kind, looked up in the user's folders first; `builtin/NAME` is always the shipped one.

    Args:
        kind: `prompts` or `templates`.
        dirs: Folders that win over the built-in files, first one first.
        escape: How printed values are made inert.
        prepare: Changes a template's source before it is parsed.
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
        self._dirs = tuple(dirs)
        self._prepare = prepare
        self.used: dict[str, str] = {}
        self._environment = _environment(self._source, escape)

    def _source(self, name: str) -> tuple[str, str]:
        plain = name.removeprefix(_BUILTIN)
        found = load_builtin(self.kind, plain) if name.startswith(_BUILTIN) else load(self.kind, plain, self._dirs)
        self.used[plain] = found.sha256
        front = split_front_matter(found.text)
        if front.error:
            raise ConfigurationError(f"{found.path} {front.error}")
        blank = "{#" + "\n" * found.text.count("\n", 0, front.body_start) + "-#}" if front.body_start else ""
        return blank + self._prepare(found.text[front.body_start :]), found.path

    def render(self, name: str, values: Mapping[str, object]) -> str:
        """Return a template's output.

        Raises:
            ConfigurationError: The template is missing or wrong, names an unknown variable, or does not end.
        """
        from jinja2 import TemplateError  # noqa: PLC0415 - jinja2 costs 100 ms that only rendering pays

        environment = self._environment
        environment.briefing_left = [MOST_STEPS, MOST_OUTPUT]  # type: ignore[attr-defined]
        plain = {key: to_plain(value) for key, value in values.items()}
        try:
            template = environment.get_template(name)
            return template.render(plain)
        except (TemplateError, TypeError, ValueError, KeyError, RecursionError, ArithmeticError, MemoryError) as error:
            raise self._explain(name, error, plain) from error

    def variables(self, name: str) -> frozenset[str]:
        """Return the variables that a template uses, those of what it includes left out."""
        from jinja2 import meta  # noqa: PLC0415

        source, _ = self._source(name)
        found = meta.find_undeclared_variables(self._environment.parse(source))
        return frozenset(found) - set(self._environment.globals)

    def _explain(self, name: str, error: Exception, values: Mapping[str, object]) -> ConfigurationError:
        place = f"{self.kind}/{name}"
        line = getattr(error, "lineno", None) or _line_of(error)
        where = f"{place} line {line}" if line else place
        unknown = re.match(r"'(\w+)' is undefined", str(error))
        if unknown:
            near = difflib.get_close_matches(unknown[1], values, n=1)
            hint = f"did you mean {near[0]!r}?" if near else ""
            known = ", ".join(sorted(values))
            return ConfigurationError(f'{where}: unknown variable "{unknown[1]}"; known: {known}', hint=hint)
        return ConfigurationError(f"{where}: {str(error) or type(error).__name__}")


def _line_of(error: Exception) -> int | None:
    frames = [f for f in traceback.extract_tb(error.__traceback__) if f.filename.endswith(".j2")]
    return frames[-1].lineno if frames else None


def to_plain(value: object) -> object:
    """Return a value made of text, numbers, lists and mappings only.

    Raises:
        TypeError: For anything else.
    """
    if isinstance(value, Enum):
        return value.value
    if value is None or isinstance(value, str | bool | int | float):
        return value
    if isinstance(value, Decimal):
        return str(value)
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {field.name: to_plain(getattr(value, field.name)) for field in dataclasses.fields(value)}
    if isinstance(value, Mapping):
        return {str(key): to_plain(part) for key, part in value.items()}
    if isinstance(value, Sequence | frozenset):
        return [to_plain(part) for part in value]
    raise TypeError(f"a template takes plain values, not {type(value).__name__}")


def _environment(  # noqa: C901 - the parts of one class, whose base is imported only here
    source: Callable[[str], tuple[str, str]], escape: Escape
) -> "ImmutableSandboxedEnvironment":
    from jinja2 import BaseLoader, StrictUndefined, nodes  # noqa: PLC0415
    from jinja2.exceptions import SecurityError  # noqa: PLC0415
    from jinja2.runtime import LoopContext, Macro, TemplateReference  # noqa: PLC0415
    from jinja2.sandbox import ImmutableSandboxedEnvironment  # noqa: PLC0415
    from jinja2.visitor import NodeTransformer  # noqa: PLC0415
    from markupsafe import Markup  # noqa: PLC0415

    class Loader(BaseLoader):
        """Loads by name through the look-up order."""

        def get_source(self, _environment: object, template: str) -> tuple[str, str, Callable[[], bool]]:
            text, path = source(template)
            return text, path if path.endswith(".j2") else f"{path}.j2", lambda: True

    class Bounded(NodeTransformer):
        """Lets every loop step count, and every joined text."""

        def visit_For(self, node: nodes.For) -> nodes.Node:  # noqa: N802 - named by jinja2
            self.generic_visit(node)
            tick = nodes.Call(nodes.Name("_tick", "load"), [], [], None, None)
            node.body.insert(0, nodes.ExprStmt(tick).set_lineno(node.lineno))
            return node

        def visit_Concat(self, node: nodes.Concat) -> nodes.Node:  # noqa: N802 - named by jinja2
            self.generic_visit(node)
            call = nodes.Call(nodes.Name("_joined", "load"), [nodes.List(node.nodes)], [], None, None)
            return call.set_lineno(node.lineno)

    class Environment(ImmutableSandboxedEnvironment):
        """Counts steps and output; gives attributes of mappings and loops only."""

        intercepted_binops = frozenset({"*", "**", "%", "+"})
        briefing_left: list[int]

        def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
            tree: nodes.Template = Bounded().visit(super()._parse(source, name, filename))
            return tree

        def getattr(self, obj: Any, attribute: str) -> Any:
            if isinstance(obj, Mapping):
                return obj[attribute] if attribute in obj else self.undefined(obj=obj, name=attribute)
            if attribute.startswith("_"):
                raise SecurityError(f"{attribute!r} is not for templates")
            if isinstance(obj, LoopContext | Macro | TemplateReference) or type(obj).__name__ == "TemplateModule":
                return super().getattr(obj, attribute)
            raise SecurityError(f"{attribute!r}: templates take plain values and have no methods")

        def getitem(self, obj: Any, argument: Any) -> Any:
            if isinstance(obj, Mapping):
                return obj[argument] if argument in obj else self.undefined(obj=obj, name=argument)
            if isinstance(argument, str):
                return self.getattr(obj, argument)
            return super().getitem(obj, argument)

        def call_binop(self, context: Any, operator: str, left: Any, right: Any) -> Any:
            numbers = isinstance(left, int | float) and isinstance(right, int | float)
            if operator in {"*", "**", "%"} and not numbers:
                raise SecurityError(f"{operator} is for numbers")
            if operator == "**" or (numbers and max(abs(left), abs(right)) > 10**9):
                raise SecurityError("such large numbers are not for templates")
            return super().call_binop(context, operator, left, right)

        def spend(self, kind: int, amount: int) -> None:
            self.briefing_left[kind] -= amount
            if self.briefing_left[kind] < 0:
                what = "loops too long" if kind == 0 else "prints too much"
                raise SecurityError(f"the template {what}")

    def show(value: object) -> Markup:
        words = value if isinstance(value, Markup) else Markup(escape(str(value)))  # noqa: S704 - made inert by `escape`
        environment.spend(1, len(words))
        return words

    def joined(parts: Sequence[object]) -> str:
        words = [part if isinstance(part, Markup) else str(part) for part in parts]
        environment.spend(1, sum(map(len, words)))
        if any(isinstance(part, Markup) for part in words):
            return Markup("").join(part if isinstance(part, Markup) else Markup(escape(part)) for part in words)  # noqa: S704
        return "".join(words)

    environment = Environment(
        loader=Loader(),
        undefined=StrictUndefined,
        autoescape=True,
        finalize=show,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        cache_size=64,
    )
    environment.filters = {name: environment.filters[name] for name in _FILTERS}
    environment.globals = {"range": _bounded_range, "_tick": lambda: environment.spend(0, 1), "_joined": joined}
    environment.briefing_left = [MOST_STEPS, MOST_OUTPUT]
    return environment


def _bounded_range(*bounds: int) -> range:
    steps = range(*bounds)
    if len(steps) > _LARGEST_RANGE:
        raise ValueError(f"a range in a template has at most {_LARGEST_RANGE} steps")
    return steps
