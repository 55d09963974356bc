"""The environment itself: what a template may read, call and compute. Imported only when something is rendered."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from jinja2 import BaseLoader, StrictUndefined, Undefined, nodes, pass_context
from jinja2.exceptions import SecurityError
from jinja2.runtime import BlockReference, LoopContext, Macro, TemplateReference
from jinja2.sandbox import ImmutableSandboxedEnvironment
from jinja2.tests import TESTS
from jinja2.utils import Namespace
from markupsafe import Markup

from briefing.sandbox import rewriting
from briefing.sandbox.budget import Budget, OverspentError, size
from briefing.sandbox.filters import bounded_filters, joined, plain, printed

Source = Callable[[str], tuple[str, str]]
Escape = Callable[[str], str]

_LONGEST_RANGE = 10_000
_LARGEST_NUMBER = 10**12
_MOST_ITEMS = 100_000
_MISSING = object()
_LOOP_METHODS = frozenset({"cycle", "changed"})
_TESTS = (
    "boolean defined divisibleby even false float integer iterable mapping none number odd sequence string true "
    "undefined"
).split()
_COMPARISONS = "== != > >= < <= eq ne gt ge lt le equalto greaterthan lessthan".split()


class Loader(BaseLoader):
    """Loads by name through the look-up order."""

    def __init__(self, source: Source) -> None:
        self._source = source

    def get_source(self, environment: object, template: str) -> tuple[str, str, Callable[[], bool]]:  # noqa: ARG002 - jinja2's signature
        """Return a template's text, the path that errors name, and that it stays as it is."""
        text, path = self._source(template)
        return text, path, _always


def _always() -> bool:
    return True


class Known(StrictUndefined):
    """An unknown key whose error names the known ones."""

    @property
    def _undefined_message(self) -> str:
        owner = self._undefined_obj
        if isinstance(owner, Mapping):
            return f'unknown key "{self._undefined_name}"; known: {", ".join(map(str, owner))}'
        return super()._undefined_message


class Sandbox(ImmutableSandboxedEnvironment):
    """Counts what templates do; gives keys of mappings, and of loops and macros what templates need.

    Args:
        source: Returns text and path of a template by name.
        escape: How printed values are made inert.
    """

    intercepted_binops = frozenset({"+", "-", "*", "/", "//", "%", "**"})

    def __init__(self, source: Source, escape: Escape) -> None:
        super().__init__(
            loader=Loader(source),
            undefined=Known,
            autoescape=True,
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=True,
            cache_size=64,
        )
        self.budget = Budget()
        self.filters = {**bounded_filters(self.budget, escape), **_inner_filters(self.budget, escape)}
        tests: Mapping[str, Any] = TESTS
        self.tests = {name: tests[name] for name in _TESTS}
        self.tests |= {name: _weighed(tests[name], self.budget) for name in _COMPARISONS}
        self.globals = {"range": _bounded_range, "namespace": Namespace}

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        self.budget.compile(self.lexer.tokeniter(source, name, filename))
        tree: nodes.Template = rewriting.Rewriter(name, filename).visit(super()._parse(source, name, filename))
        return tree

    def getattr(self, obj: Any, attribute: str) -> Any:
        """Return a key of a mapping, or what a loop, macro or block offers."""
        if isinstance(obj, Mapping):
            return obj[attribute] if attribute in obj else self.undefined(obj=obj, name=attribute)
        if isinstance(obj, Undefined):
            str(obj)  # raises: strict
        if attribute.startswith("_"):
            raise SecurityError(f'"{attribute}" is not for templates')
        if isinstance(obj, TemplateReference):
            return obj[attribute]
        if isinstance(obj, LoopContext | Namespace) or type(obj).__name__ == "TemplateModule":
            found = getattr(obj, attribute, _MISSING)
            return self.undefined(obj=obj, name=attribute) if found is _MISSING else found
        raise SecurityError(f'"{attribute}": templates take plain values, which have no attributes or methods')

    def getitem(self, obj: Any, argument: Any) -> Any:
        """Return an item of a list, or what `getattr` gives for a name."""
        if isinstance(argument, str) or isinstance(obj, Mapping):
            return self.getattr(obj, argument)
        if isinstance(obj, str | Sequence) and isinstance(argument, int):
            place = argument if argument >= 0 else len(obj) + argument
            return plain(obj[place]) if 0 <= place < len(obj) else self.undefined(obj=obj, name=str(argument))
        raise SecurityError(f"a {type(obj).__name__} has no items for templates")

    def is_safe_callable(self, obj: Any) -> bool:
        """Allow macros, blocks, `range`, `namespace`, `loop.cycle` and `loop.changed`; nothing else can be called."""
        self.budget.step()
        if isinstance(obj, Undefined):
            str(obj)  # raises: strict
        if isinstance(obj, Macro | BlockReference) or obj is _bounded_range or obj is Namespace:
            return True
        return isinstance(getattr(obj, "__self__", None), LoopContext) and obj.__name__ in _LOOP_METHODS

    def call_binop(self, context: Any, operator: str, left: Any, right: Any) -> Any:
        """Compute with numbers of a sane size; `+` also joins two texts or two lists."""
        self.budget.step()
        if isinstance(left, int | float) and isinstance(right, int | float):
            if operator == "**" or max(abs(left), abs(right)) > _LARGEST_NUMBER:
                raise SecurityError("such large numbers are not for templates")
            return super().call_binop(context, operator, left, right)
        if operator != "+":
            raise SecurityError(f"{operator} is for numbers")
        if isinstance(left, list) and isinstance(right, list):
            if len(left) + len(right) > _MOST_ITEMS:
                raise OverspentError(f"a list of more than {_MOST_ITEMS} items")
            self.budget.step(len(left) + len(right))
            return left + right
        return self.filters[rewriting.CONCAT](context, [left, right])


def _inner_filters(budget: Budget, escape: Escape) -> dict[str, Callable[..., Any]]:
    """Return the filters that the rewriting puts in; taking the context keeps jinja2 from computing them early."""

    @pass_context
    def show(_context: object, value: Any) -> Markup:
        if isinstance(value, Markup):
            budget.step(len(value) // 8)
            return value
        text = printed(value)
        budget.step(len(text))
        return Markup(escape(text))  # noqa: S704 - made inert by `escape`

    @pass_context
    def step(_context: object, written: int) -> None:
        budget.step(abs(written))

    @pass_context
    def concat(_context: object, parts: Sequence[object]) -> str:
        return joined(parts, "", budget, escape)

    @pass_context
    def weigh(_context: object, value: Any) -> Any:
        budget.step(size(value) // 8)  # comparing is as fast as copying: a text by the word, a list by the item
        return value

    @pass_context
    def raw(_context: object, value: Any) -> Any:
        budget.step(size(value) // 8)
        return plain(value)

    made: dict[str, Callable[..., Any]] = {rewriting.SHOW: show, rewriting.STEP: step, rewriting.CONCAT: concat}
    return made | {rewriting.WEIGH: weigh, rewriting.RAW: raw, rewriting.FLAT: pass_context(_flat)}


def _flat(_context: object, value: Any) -> Any:
    parts = value.values() if isinstance(value, Mapping) else value
    if any(isinstance(part, list | tuple | Mapping) for part in parts):
        raise SecurityError("a list made in a template holds texts and numbers, not lists")
    return list(value) if isinstance(value, tuple) else value


def _weighed(test: Callable[..., Any], budget: Budget) -> Callable[..., Any]:
    def weighed(*values: Any) -> Any:
        budget.step(sum(size(value) for value in values) // 8)
        return test(*values)

    return weighed


def _bounded_range(*bounds: int) -> range:
    steps = range(*bounds)
    if len(steps) > _LONGEST_RANGE:
        raise OverspentError(f"a range in a template has at most {_LONGEST_RANGE} steps")
    return steps
