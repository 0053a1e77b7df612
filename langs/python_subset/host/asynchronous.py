"""`async with` and `async for`, as the statements that they stand for."""
from __future__ import annotations

import _ast as ast

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


def desugar(tree: Any) -> None:
    """Replaces those statements everywhere in the tree."""
    stack = [tree]
    number = 0
    while stack:
        node = stack.pop()
        for field in node._fields:
            value = getattr(node, field, None)
            if isinstance(value, list):
                changed: list[Any] = []
                for item in value:
                    if isinstance(item, ast.AsyncWith):
                        number += 1
                        changed += _with(item, number)
                    elif isinstance(item, ast.AsyncFor):
                        number += 1
                        changed += _for(item, number)
                    else:
                        changed.append(item)
                value[:] = changed
                stack += [item for item in changed if isinstance(item, ast.AST)]
            elif isinstance(value, ast.AST):
                stack.append(value)


class _Builder:
    """Makes nodes that are at the place of another."""

    def __init__(self, place: Any, number: int) -> None:
        self.place = place
        self.number = number

    def at_place(self, node: Any) -> Any:
        for name in ("lineno", "col_offset", "end_lineno", "end_col_offset"):
            setattr(node, name, getattr(self.place, name))
        return node

    def name(self, name: str) -> str:
        """A variable that no program can name."""
        return f".{name}{self.number}"

    def load(self, name: str) -> Any:
        return self.at_place(ast.Name(id=name, ctx=ast.Load()))

    def assign(self, name: str, value: Any) -> Any:
        target = self.at_place(ast.Name(id=name, ctx=ast.Store()))
        return self.bind(target, value)

    def bind(self, target: Any, value: Any) -> Any:
        return self.at_place(ast.Assign(targets=[target], value=value, type_comment=None))

    def constant(self, value: Any) -> Any:
        return self.at_place(ast.Constant(value=value, kind=None))

    def attribute(self, value: Any, name: str) -> Any:
        return self.at_place(ast.Attribute(value=value, attr=name, ctx=ast.Load()))

    def method(self, name: str, method: str) -> Any:
        """The method of the variable's class."""
        return self.attribute(self.attribute(self.load(name), "__class__"), method)

    def call(self, function: Any, *args: Any) -> Any:
        return self.at_place(ast.Call(func=function, args=list(args), keywords=[]))

    def awaited(self, value: Any) -> Any:
        return self.at_place(ast.Await(value=value))

    def if_(self, test: Any, body: list[Any]) -> Any:
        return self.at_place(ast.If(test=test, body=body, orelse=[]))

    def try_(self, body: list[Any], handlers: list[Any], orelse: list[Any],
             final: list[Any]) -> Any:
        return self.at_place(ast.Try(body=body, handlers=handlers, orelse=orelse,
                                     finalbody=final))

    def handler(self, kind: str, name: str | None, body: list[Any]) -> Any:
        return self.at_place(ast.ExceptHandler(type=self.load(kind), name=name, body=body))


def _with(node: ast.AsyncWith, number: int) -> list[Any]:
    build = _Builder(node, number)
    item, *rest = node.items
    body = node.body
    if rest:
        body = [build.at_place(ast.AsyncWith(items=rest, body=node.body, type_comment=None))]
    manager, leave, value, fine, error = map(
        build.name, ("manager", "exit", "value", "fine", "error"))
    if item.optional_vars is not None:
        body = [build.bind(item.optional_vars, build.load(value)), *body]
    caught = build.load(error)
    left = build.awaited(build.call(
        build.load(leave), build.load(manager), build.attribute(caught, "__class__"), caught,
        build.attribute(caught, "__traceback__")))
    is_raised = build.at_place(ast.UnaryOp(op=ast.Not(), operand=left))
    again = build.at_place(ast.Raise(exc=None, cause=None))
    failed = build.handler("BaseException", error, [
        build.assign(fine, build.constant(False)), build.if_(is_raised, [again])])
    nothing = build.constant(None)
    ended = build.at_place(ast.Expr(value=build.awaited(build.call(
        build.load(leave), build.load(manager), nothing, nothing, nothing))))
    return [
        build.assign(manager, item.context_expr),
        build.assign(leave, build.method(manager, "__aexit__")),
        build.assign(value, build.awaited(build.call(
            build.method(manager, "__aenter__"), build.load(manager)))),
        build.assign(fine, build.constant(True)),
        build.try_([build.try_(body, [failed], [], [])], [], [],
                   [build.if_(build.load(fine), [ended])])]


def _for(node: ast.AsyncFor, number: int) -> list[Any]:
    build = _Builder(node, number)
    iterator, running, value = map(build.name, ("iterator", "running", "value"))
    ended = build.handler("StopAsyncIteration", None,
                          [build.assign(running, build.constant(False))])
    step = build.assign(value, build.awaited(build.call(
        build.method(iterator, "__anext__"), build.load(iterator))))
    body = [build.bind(node.target, build.load(value)), *node.body]
    loop = ast.While(test=build.load(running), body=[build.try_([step], [ended], body, [])],
                     orelse=node.orelse)
    return [
        build.assign(iterator, node.iter),
        build.assign(iterator, build.call(build.method(iterator, "__aiter__"),
                                          build.load(iterator))),
        build.assign(running, build.constant(True)),
        build.at_place(loop)]
