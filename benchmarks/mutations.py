"""Small wrong changes of a module's source, for testing its tests: one operator, constant or return at a time.

Left alone, since no verdict may hang on them: words in lists, patterns and messages; a limit of the module (how far,
how many at most) that would be one larger; whether `zip` insists on equal lengths.
"""

import ast
from collections.abc import Iterator
from dataclasses import dataclass

_COMPARED: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Eq: ast.NotEq, ast.NotEq: ast.Eq, ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt,
    ast.In: ast.NotIn, ast.NotIn: ast.In, ast.Is: ast.IsNot, ast.IsNot: ast.Is,
}  # fmt: skip
_COUNTED: dict[type[ast.operator], type[ast.operator]] = {
    ast.Add: ast.Sub, ast.Sub: ast.Add, ast.Mult: ast.FloorDiv, ast.FloorDiv: ast.Mult, ast.Mod: ast.Mult,
}  # fmt: skip
_LONGEST_STRING = 3
_LIMIT = 8
"""From here on a number that a module names is a limit."""


@dataclass(frozen=True, slots=True)
class Mutant:
    """One changed source: where, and what was done."""

    line: int
    what: str
    source: str


def mutants(source: str) -> Iterator[Mutant]:
    """Yield every mutant of a module's source, in the order of the source."""
    count = sum(1 for _ in _changes(ast.parse(source)))
    for number in range(count):
        tree = ast.parse(source)
        line, what, change = next(one for at, one in enumerate(_changes(tree)) if at == number)
        change()
        yield Mutant(line, what, ast.unparse(ast.fix_missing_locations(tree)))


def _changes(tree: ast.Module):  # noqa: ANN202 - line, words and a change to make
    """Yield what may be changed in a tree, each as a call that makes the change."""
    skipped, deciding = _skipped(tree), _deciding(tree)
    for node in ast.walk(tree):
        if id(node) in deciding:
            yield node.lineno, "returns the opposite", lambda node=node: setattr(node, "value", _negated(node.value))
        elif id(node) not in skipped and hasattr(node, "lineno"):
            for what, change in _of(node):
                yield node.lineno, what, change


def _deciding(tree: ast.Module) -> set[int]:
    """Return the returns of functions that say yes or no."""
    functions = (node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef))
    saying = (node for node in functions if isinstance(node.returns, ast.Name) and node.returns.id == "bool")
    return {
        id(one) for node in saying for one in ast.walk(node) if isinstance(one, ast.Return) and one.value is not None
    }


def _skipped(tree: ast.Module) -> set[int]:
    """Return the nodes that are annotations, docstrings, or lists of words and patterns."""
    found: set[int] = set()
    for node in ast.walk(tree):
        roots: list[ast.AST | None] = []
        if isinstance(node, ast.AnnAssign | ast.arg):
            roots = [node.annotation, *_limit(node)]
        elif isinstance(node, ast.keyword) and node.arg == "strict":
            roots = [node.value]
        elif isinstance(node, ast.FunctionDef):
            roots = [node.returns, *node.decorator_list]
        elif isinstance(node, ast.ClassDef):
            roots = [*node.decorator_list, *node.bases]
        elif isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            roots = [node.value]
        elif isinstance(node, ast.JoinedStr):
            roots = [node]
        found |= {id(one) for root in roots if root is not None for one in ast.walk(root)}
    return found


def _limit(node: ast.AST) -> list[ast.AST]:
    """Return the value of `NAME: Final = number` where the number is a limit and none of the rule's own."""
    value = node.value if isinstance(node, ast.AnnAssign) else None
    return [value] if isinstance(value, ast.Constant) and isinstance(value.value, int) and value.value >= _LIMIT else []


def _of(node: ast.AST):  # noqa: ANN202
    if isinstance(node, ast.Compare):
        for at, operator in enumerate(node.ops):
            new = _COMPARED[type(operator)]
            yield f"{type(operator).__name__} -> {new.__name__}", lambda at=at, new=new: node.ops.__setitem__(at, new())
    elif isinstance(node, ast.BoolOp):
        new_bool = ast.Or if isinstance(node.op, ast.And) else ast.And
        yield f"-> {new_bool.__name__}", lambda: setattr(node, "op", new_bool())
    elif isinstance(node, ast.BinOp) and type(node.op) in _COUNTED:
        yield f"{type(node.op).__name__} turned", lambda: setattr(node, "op", _COUNTED[type(node.op)]())
    elif isinstance(node, ast.Constant):
        yield from _of_constant(node)
    else:
        yield from _of_statement(node)


def _of_constant(node: ast.Constant):  # noqa: ANN202
    value = node.value
    if isinstance(value, bool):
        yield f"{value} -> {not value}", lambda: setattr(node, "value", not value)
    elif isinstance(value, int):
        yield f"{value} -> {value + 1}", lambda: setattr(node, "value", value + 1)
    elif isinstance(value, str) and len(value) <= _LONGEST_STRING:
        yield f"{value!r} -> other", lambda: setattr(node, "value", "XX" if value else "X")


def _of_statement(node: ast.AST):  # noqa: ANN202
    if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not):
        yield "not dropped", lambda: setattr(node, "operand", _negated(node.operand))
    elif isinstance(node, ast.If | ast.IfExp | ast.While) and not isinstance(node.test, ast.UnaryOp | ast.Compare):
        yield "condition negated", lambda: setattr(node, "test", _negated(node.test))
    elif isinstance(node, ast.Return) and node.value is not None and not _is_none(node.value):
        yield "returns None", lambda: setattr(node, "value", ast.Constant(None))
    elif isinstance(node, ast.Break):
        yield "break -> continue", lambda: setattr(node, "__class__", ast.Continue)
    elif isinstance(node, ast.Continue):
        yield "continue -> break", lambda: setattr(node, "__class__", ast.Break)


def _is_none(node: ast.AST) -> bool:
    return isinstance(node, ast.Constant) and node.value is None


def _negated(node: ast.expr) -> ast.expr:
    return ast.UnaryOp(ast.Not(), node)
