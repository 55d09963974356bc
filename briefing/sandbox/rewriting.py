"""A parsed template is rewritten before it is compiled: every step counts, every printed value is escaped.

What could take the escaping off, or grow without a step, is refused with its line.
"""

from typing import NoReturn, TypeVar

from jinja2 import nodes
from jinja2.exceptions import TemplateSyntaxError
from jinja2.visitor import NodeTransformer

# Names that no template can write, because of the sign at their end.
SHOW = "show!"
STEP = "step!"
CONCAT = "concat!"
WEIGH = "weigh!"
RAW = "raw!"
FLAT = "flat!"

_Body = TypeVar("_Body", nodes.For, nodes.Macro, nodes.CallBlock, nodes.Block, nodes.Template)


class Rewriter(NodeTransformer):
    """Rewrites one template.

    Args:
        name: The template's name, for errors.
        filename: Its path, for errors.
    """

    def __init__(self, name: str | None, filename: str | None) -> None:
        self._name = name
        self._filename = filename

    def visit_Output(self, node: nodes.Output) -> nodes.Node:  # noqa: N802 - named by jinja2
        """Escape every printed expression, also a constant one."""
        self.generic_visit(node)
        node.nodes = [part if isinstance(part, nodes.TemplateData) else _filtered(part, SHOW) for part in node.nodes]
        return node

    def visit_For(self, node: nodes.For) -> nodes.Node:  # noqa: N802 - named by jinja2
        """Count every step of a loop."""
        if node.recursive:
            self._refuse(node, "a recursive loop")
        return self._counted(node)

    def visit_Macro(self, node: nodes.Macro) -> nodes.Node:  # noqa: N802 - named by jinja2
        """Count every call of a macro."""
        return self._counted(node)

    def visit_CallBlock(self, node: nodes.CallBlock) -> nodes.Node:  # noqa: N802 - named by jinja2
        """Count every use of a call block."""
        return self._counted(node)

    def visit_Block(self, node: nodes.Block) -> nodes.Node:  # noqa: N802 - named by jinja2
        """Count every use of a block."""
        return self._counted(node)

    def visit_Template(self, node: nodes.Template) -> nodes.Node:  # noqa: N802 - named by jinja2
        """Count every include."""
        return self._counted(node)

    def visit_Concat(self, node: nodes.Concat) -> nodes.Node:  # noqa: N802 - named by jinja2
        """Bound the `~` operator."""
        self.generic_visit(node)
        parts = nodes.List(node.nodes)
        parts.set_lineno(node.lineno)
        return _filtered(parts, CONCAT)

    def visit_Compare(self, node: nodes.Compare) -> nodes.Node:  # noqa: N802 - named by jinja2
        """Count what is compared."""
        self.generic_visit(node)
        node.expr = _filtered(node.expr, WEIGH)
        for operand in node.ops:
            operand.expr = _filtered(operand.expr, WEIGH)
        return node

    def visit_Getitem(self, node: nodes.Getitem) -> nodes.Node:  # noqa: N802 - named by jinja2
        """Let no slice cut an escape in two."""
        self.generic_visit(node)
        if isinstance(node.arg, nodes.Slice):
            node.node = _filtered(node.node, RAW)
        return node

    def visit_List(self, node: nodes.List) -> nodes.Node:  # noqa: N802 - named by jinja2
        """Let no list hold lists: a few lines of them would make a giant."""
        self.generic_visit(node)
        return _filtered(node, FLAT)

    def visit_Tuple(self, node: nodes.Tuple) -> nodes.Node:  # noqa: N802 - named by jinja2
        """Treat a tuple as a list, unless it is the target of a loop."""
        self.generic_visit(node)
        return node if node.ctx == "store" else _filtered(node, FLAT)

    def visit_Dict(self, node: nodes.Dict) -> nodes.Node:  # noqa: N802 - named by jinja2
        """Treat a mapping as a list."""
        self.generic_visit(node)
        return _filtered(node, FLAT)

    def visit_Name(self, node: nodes.Name) -> nodes.Node:  # noqa: N802 - named by jinja2
        """Refuse the hidden lists of a macro's arguments."""
        if node.name in {"varargs", "kwargs"}:
            self._refuse(node, node.name)
        return node

    def visit_AssignBlock(self, node: nodes.AssignBlock) -> nodes.Node:  # noqa: N802 - named by jinja2
        """Refuse a filter over a whole block: it would see text that is already escaped."""
        if node.filter is not None:
            self._refuse(node, "a filter on a set block")
        return self.generic_visit(node)

    def visit_FilterBlock(self, node: nodes.FilterBlock) -> NoReturn:  # noqa: N802 - named by jinja2
        """Refuse a filter over a whole block."""
        self._refuse(node, "a filter block")

    def visit_ScopedEvalContextModifier(self, node: nodes.ScopedEvalContextModifier) -> NoReturn:  # noqa: N802 - named by jinja2
        """Refuse to switch the escaping off."""
        self._refuse(node, "an autoescape block")

    def _counted(self, node: _Body) -> _Body:
        written = sum(len(part.data) for part in node.find_all(nodes.TemplateData))
        self.generic_visit(node)
        line = node.body[0].lineno if node.body else node.lineno
        count = nodes.ExprStmt(_filtered(nodes.Const(written), STEP))
        node.body.insert(_after_extends(node), count.set_lineno(line))
        return node

    def _refuse(self, node: nodes.Node, what: str) -> NoReturn:
        raise TemplateSyntaxError(f"{what} is not for templates here", node.lineno, self._name, self._filename)


def _after_extends(node: nodes.Node) -> int:
    """A template that extends another keeps its `extends` first."""
    body = getattr(node, "body", [])
    places = [at for at, part in enumerate(body) if isinstance(part, nodes.Extends)]
    return places[0] + 1 if places else 0


def _filtered(node: nodes.Expr, name: str) -> nodes.Filter:
    made = nodes.Filter(node, name, [], [], None, None)
    made.set_lineno(node.lineno)
    return made
