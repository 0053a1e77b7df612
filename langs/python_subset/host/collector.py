"""The walk that finds what each block does with its names; it refuses what is unsupported."""
from __future__ import annotations

import _ast as ast

from langs.python_subset.host.scopes import (
    BOUND,
    CLASS,
    DECLARED_GLOBAL,
    FUNCTION,
    MODULE,
    NONLOCAL,
    USED,
    Scope,
    mangle,
    resolve,
)
from langs.python_subset.host.unsupported import CONSTRUCTS, Unsupported

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, Callable, Optional


def analyse(tree: ast.mod, future_annotations: bool) -> dict[ast.AST, Scope]:
    """The scope of every node that has one."""
    collector = _Collector(future_annotations)
    collector.collect(tree)
    resolve(collector.scopes[tree], set(), set())
    return collector.scopes


class _Collector:
    """Walks a tree and fills the flags of its scopes."""

    def __init__(self, future_annotations: bool) -> None:
        self.future_annotations = future_annotations
        self.scopes: dict[ast.AST, Scope] = {}
        self.stack: list[Scope] = []
        self.scope = Scope(MODULE, None, None)

    def collect(self, tree: ast.mod) -> None:
        self.scopes[tree] = self.scope
        self.stack.append(self.scope)
        self.fields(tree)

    def visit(self, node: Any) -> None:
        visitor = _VISITORS.get(type(node), _UNKNOWN)
        if visitor is None:
            return
        visitor(self, node)

    def visit_all(self, nodes: Any) -> None:
        for node in nodes:
            if node is not None:
                self.visit(node)

    def fields(self, node: ast.AST) -> None:
        for field in node._fields:
            value = getattr(node, field, None)
            if isinstance(value, list):
                for item in value:
                    if isinstance(item, ast.AST):
                        self.visit(item)
            elif isinstance(value, ast.AST):
                self.visit(value)

    def enter(self, node: ast.AST, kind: int, class_name: str | None) -> Scope:
        scope = Scope(kind, self.scope, class_name)
        self.scope.children.append(scope)
        self.scopes[node] = scope
        self.stack.append(scope)
        self.scope = scope
        return scope

    def leave(self) -> None:
        self.stack.pop()
        self.scope = self.stack[-1]

    # -- names

    def name(self, node: ast.Name) -> None:
        if type(node.ctx) is ast.Load:
            self.scope.add(node.id, USED)
            if node.id == "super" and self.scope.kind == FUNCTION:
                self.scope.add("__class__", USED)
        else:
            self.scope.add(node.id, BOUND)

    def global_statement(self, node: ast.Global) -> None:
        for name in node.names:
            self.scope.add(name, DECLARED_GLOBAL)
            self.stack[0].add(mangle(self.scope.class_name, name), DECLARED_GLOBAL)

    def nonlocal_statement(self, node: ast.Nonlocal) -> None:
        for name in node.names:
            self.scope.add(name, NONLOCAL)

    def import_statement(self, node: ast.Import | ast.ImportFrom) -> None:
        for alias in node.names:
            name = alias.asname or alias.name.split(".")[0]
            if name != "*":
                self.scope.add(name, BOUND)

    def except_handler(self, node: ast.ExceptHandler) -> None:
        if node.name:
            self.scope.add(node.name, BOUND)
        self.fields(node)

    def capture_pattern(self, node: Any) -> None:
        name = node.rest if hasattr(node, "rest") else node.name
        if name:
            self.scope.add(name, BOUND)
        self.fields(node)

    def named_expression(self, node: ast.NamedExpr) -> None:
        if self.scope.comprehension:
            self._bind_outside_comprehension(node.target.id)
        else:
            self.visit(node.target)
        self.visit(node.value)

    def _bind_outside_comprehension(self, name: str) -> None:
        comprehension = self.scope
        for scope in reversed(self.stack):
            if scope.comprehension:
                continue
            mangled = mangle(scope.class_name, name)
            if scope.kind == FUNCTION and not scope.flags.get(mangled, 0) & DECLARED_GLOBAL:
                comprehension.add(name, NONLOCAL)
                scope.add(name, BOUND)
            else:
                comprehension.add(name, DECLARED_GLOBAL)
                if scope.kind == MODULE:
                    scope.add(name, DECLARED_GLOBAL)
            return

    # -- blocks

    def function(self, node: ast.FunctionDef | ast.AsyncFunctionDef) -> None:
        self.visit_all(getattr(node, "type_params", [])[:1])
        self.scope.add(node.name, BOUND)
        self._parameter_expressions(node.args)
        if not self.future_annotations:
            self._annotations(node.args)
            if node.returns:
                self.visit(node.returns)
        self.visit_all(node.decorator_list)
        self.enter(node, FUNCTION, self.scope.class_name)
        self._parameters(node.args)
        self.visit_all(node.body)
        self.leave()

    def async_function(self, node: ast.AsyncFunctionDef) -> None:
        self.function(node)
        self.scopes[node].asynchronous = True

    def lambda_expression(self, node: ast.Lambda) -> None:
        self._parameter_expressions(node.args)
        self.enter(node, FUNCTION, self.scope.class_name)
        self._parameters(node.args)
        self.visit(node.body)
        self.leave()

    def _parameter_expressions(self, args: ast.arguments) -> None:
        self.visit_all(args.defaults)
        self.visit_all(args.kw_defaults)

    def _annotations(self, args: ast.arguments) -> None:
        for argument in all_parameters(args):
            if argument.annotation:
                self.visit(argument.annotation)

    def _parameters(self, args: ast.arguments) -> None:
        scope = self.scope
        for argument in all_parameters(args):
            scope.add(argument.arg, BOUND)
            scope.parameters.append(mangle(scope.class_name, argument.arg))

    def class_definition(self, node: ast.ClassDef) -> None:
        self.visit_all(getattr(node, "type_params", [])[:1])
        self.scope.add(node.name, BOUND)
        self.visit_all(node.bases)
        self.visit_all(node.keywords)
        self.visit_all(node.decorator_list)
        self.enter(node, CLASS, node.name)
        self.visit_all(node.body)
        self.leave()

    def comprehension(self, node: Any) -> None:
        first = node.generators[0]
        self.visit(first.iter)
        scope = self.enter(node, FUNCTION, self.scope.class_name)
        scope.comprehension = True
        scope.generator = type(node) is ast.GeneratorExp
        scope.parameters.append(".0")
        scope.flags[".0"] = BOUND
        for generator in node.generators:
            if generator.is_async:
                scope.asynchronous = True
            self.visit(generator.target)
            if generator is not first:
                self.visit(generator.iter)
            self.visit_all(generator.ifs)
        for field in node._fields:
            if field != "generators":
                self.visit(getattr(node, field))
        self.leave()
        if scope.asynchronous and not scope.generator:
            self._waits()

    def await_expression(self, node: ast.Await) -> None:
        self._waits()
        self.visit(node.value)

    def _waits(self) -> None:
        """A comprehension that awaits something is awaited itself."""
        if self.scope.comprehension:
            self.scope.asynchronous = True

    def yield_expression(self, node: ast.Yield | ast.YieldFrom) -> None:
        self.scope.generator = True
        if node.value:
            self.visit(node.value)

    def annotated_assignment(self, node: ast.AnnAssign) -> None:
        if node.simple or node.value or not isinstance(node.target, ast.Name):
            self.visit(node.target)
        if not self.future_annotations:
            self.visit(node.annotation)
        if node.value:
            self.visit(node.value)

    def unknown(self, node: ast.AST) -> None:
        kind = type(node)
        construct = CONSTRUCTS.get(kind.__name__)
        if construct:
            raise Unsupported(node, construct)
        _VISITORS[kind] = _Collector.fields if _has_children(kind) else None
        self.visit(node)


def all_parameters(args: ast.arguments) -> list[ast.arg]:
    """In the order of a code's varnames."""
    parameters = [*args.posonlyargs, *args.args, *args.kwonlyargs]
    if args.vararg:
        parameters.append(args.vararg)
    if args.kwarg:
        parameters.append(args.kwarg)
    return parameters


def _has_children(kind: type) -> bool:
    return not issubclass(kind, (ast.Constant, ast.expr_context, ast.operator, ast.unaryop,
                                 ast.boolop, ast.cmpop, ast.Pass, ast.Break, ast.Continue))


_UNKNOWN = _Collector.unknown
_VISITORS: dict[type, Optional[Callable[[_Collector, Any], None]]] = {
    ast.Name: _Collector.name,
    ast.Global: _Collector.global_statement,
    ast.Nonlocal: _Collector.nonlocal_statement,
    ast.Import: _Collector.import_statement,
    ast.ImportFrom: _Collector.import_statement,
    ast.ExceptHandler: _Collector.except_handler,
    ast.NamedExpr: _Collector.named_expression,
    ast.FunctionDef: _Collector.function,
    ast.AsyncFunctionDef: _Collector.async_function,
    ast.Lambda: _Collector.lambda_expression,
    ast.ClassDef: _Collector.class_definition,
    ast.ListComp: _Collector.comprehension,
    ast.SetComp: _Collector.comprehension,
    ast.DictComp: _Collector.comprehension,
    ast.GeneratorExp: _Collector.comprehension,
    ast.Await: _Collector.await_expression,
    ast.Yield: _Collector.yield_expression,
    ast.YieldFrom: _Collector.yield_expression,
    ast.AnnAssign: _Collector.annotated_assignment,
}
for _name in ("MatchAs", "MatchStar", "MatchMapping"):
    if hasattr(ast, _name):
        _VISITORS[getattr(ast, _name)] = _Collector.capture_pattern
