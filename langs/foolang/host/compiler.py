"""From source text to the tree of a program: each rule of the grammar emits its code."""

from __future__ import annotations

import json
from contextlib import contextmanager
from pathlib import Path

from lark import Tree

from kit.host.function import Function
from kit.host.grammar import RuleCompiler, parse, wrong
from langs.foolang.opcodes import OPS

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from typing import Any

    from kit.host.grammar import Node, Rule

VERSION = "1"
GRAMMAR = Path(__file__).with_name("grammar.lark")
BINARY = {
    "+": "ADD", "-": "SUBTRACT", "*": "MULTIPLY", "/": "DIVIDE", "//": "FLOOR_DIVIDE",
    "%": "MODULO", "==": "EQUAL", "!=": "NOT_EQUAL", "<": "LESS", "<=": "LESS_EQUAL",
    ">": "GREATER", ">=": "GREATER_EQUAL", "in": "CONTAINS",
}  # fmt: skip


def compile_text(text: str) -> list[Any]:
    compiler = Compiler(Function(OPS, "main"))
    compiler.visit(parse(GRAMMAR, text))
    return compiler.function.program()


class Compiler(RuleCompiler):
    def constant(self, value: object) -> None:
        self.function.load_constant(value)

    def with_name(self, opcode: str, name: str) -> None:
        self.function.emit_with_name(opcode, name)

    def visit_or_nil(self, tree: Rule | None) -> None:
        self.constant(None) if tree is None else self.visit(tree)

    # -- statements

    def start(self, tree: Rule) -> None:
        for node in tree.children:  # functions see what is declared below them
            if isinstance(node, Tree) and node.data in ("declare", "fun", "class_"):
                self.function.declare(str(node.children[0]))
        self.visit_children(tree)
        self.constant(None)
        self.emit("RETURN")

    def block(self, tree: Rule) -> None:
        with self.new_block():
            self.visit_children(tree)

    @contextmanager
    def new_block(self) -> Iterator[None]:
        self.function.blocks.append({})
        yield
        self.function.blocks.pop()

    def declare_and_store(self, name: Node) -> None:
        """A new variable for the value on the stack."""
        variable = self.function.declare(str(name))
        self.function.open_cell(variable)
        self.function.store(variable)

    def declare(self, tree: Rule) -> None:
        name, value = tree.children
        self.visit_or_nil(value)
        self.declare_and_store(name)

    def fun(self, tree: Rule) -> None:
        name, function = tree.children
        variable = self.function.declare(str(name))  # it sees itself
        self.function.open_cell(variable)
        self.make_function(str(name), function, [])
        self.function.store(variable)

    def class_(self, tree: Rule) -> None:
        name, parent, *methods = tree.children
        variable = self.function.declare(str(name))
        self.function.open_cell(variable)
        with self.new_block():
            self.visit_or_nil(parent)
            if parent is not None:
                self.declare_and_store("super")
                self.load("super", parent)
            for method in methods:
                method_name, function = method.children
                self.make_function(f"{name}.{method_name}", function, ["self"])
            names = [str(method.children[0]) for method in methods]
            self.function.name_lists.append([str(name), *names])
            self.emit("MAKE_CLASS", len(self.function.name_lists) - 1, -len(names))
        self.function.store(variable)

    def discard(self, tree: Rule) -> None:
        self.visit_children(tree)
        self.emit("POP")

    def assign(self, tree: Rule) -> None:
        target, sign, value = tree.children
        kind, parts = getattr(target, "data", ""), getattr(target, "children", [])
        if kind not in ("name", "attribute", "item"):
            raise wrong(sign, "only variables, attributes and items can be assigned to")
        owners = [part for part in parts if isinstance(part, Tree)]
        for owner in owners:
            self.visit(owner)
        if sign != "=":
            for _ in owners:
                self.emit("COPY", len(owners))
            self.access("LOAD", kind, parts)
        self.visit(value)
        if sign != "=":
            operation = BINARY[str(sign)[:-1]]
            self.emit("INPLACE_ADD" if operation == "ADD" else operation)
        self.access("STORE", kind, parts)

    def access(self, verb: str, kind: str, parts: Sequence[Node]) -> None:
        """Loads or stores a variable, an attribute or an item of what is on the stack."""
        if kind == "item":
            self.emit(f"{verb}_ITEM")
        elif kind == "attribute":
            self.with_name(f"{verb}_ATTRIBUTE", str(parts[-1]))
        elif verb == "LOAD":
            self.load(str(parts[0]), parts[0])
        else:
            variable = self.function.find(str(parts[0]))
            if variable is None:
                raise wrong(parts[0], f"there is no variable {parts[0]}: declare it with var")
            self.function.store(variable)

    def if_(self, tree: Rule) -> None:
        self.function.flow.branch(*self.emitters(tree))

    def while_(self, tree: Rule) -> None:
        self.function.flow.repeat(*self.emitters(tree))

    def for_(self, tree: Rule) -> None:
        name, items, body = tree.children
        self.function.flow.each(lambda: self.visit(items), lambda: self.with_variable(name, body))

    def with_variable(self, name: Node, body: Rule) -> None:
        """A block with a variable of its own for the value on the stack."""
        with self.new_block():
            self.declare_and_store(name)
            self.visit(body)

    def break_(self, tree: Rule) -> None:
        if not self.function.flow.leave():
            raise wrong(tree, "break outside of a loop")

    def continue_(self, tree: Rule) -> None:
        if not self.function.flow.again():
            raise wrong(tree, "continue outside of a loop")

    def return_(self, tree: Rule) -> None:
        (value,) = tree.children
        self.visit_or_nil(value)
        self.emit("RETURN")

    def throw(self, tree: Rule) -> None:
        self.visit_children(tree)
        self.emit("THROW")

    def try_(self, tree: Rule) -> None:
        body, name, handler = tree.children
        self.function.flow.attempt(
            lambda: self.visit(body), lambda: self.with_variable(name, handler)
        )

    # -- functions and calls

    def lambda_(self, tree: Rule) -> None:
        self.make_function("fun", tree.children[0], [])

    def make_function(self, name: str, tree: Node, first: list[str]) -> None:
        *parameters, body = tree.children
        names = first + [str(parameter) for parameter in parameters if parameter is not None]
        outer = self.function
        inner = self.function = Function(OPS, name, outer)
        inner.parameters = len(names)
        inner.assembler.line = tree.meta.line
        for parameter in names:
            if parameter in inner.blocks[0]:
                raise wrong(tree, f"two parameters are called {parameter}")
            inner.declare(parameter)
        for variable in list(inner.slots):
            inner.move_to_cell(variable)
        self.visit(body)
        self.constant(None)
        self.emit("RETURN")
        self.function = outer
        outer.functions.append(inner)
        self.emit("MAKE_FUNCTION", len(outer.functions) - 1)

    def call(self, tree: Rule) -> None:
        callee, arguments = tree.children
        self.visit(callee)
        self.emit("CALL", self.push_all(arguments), -len(arguments.children))

    def call_method(self, tree: Rule) -> None:
        owner, name, arguments = tree.children
        self.visit(owner)
        self.with_name("LOAD_METHOD", str(name))
        self.emit("CALL_METHOD", self.push_all(arguments), -len(arguments.children) - 1)

    def call_super(self, tree: Rule) -> None:
        name, arguments = tree.children
        if self.function.find("super") is None:
            raise wrong(name, "super outside of a class that extends another one")
        self.load("super", name)
        self.load("self", name)
        self.with_name("LOAD_SUPER_METHOD", str(name))
        self.emit("CALL_METHOD", self.push_all(arguments), -len(arguments.children) - 1)

    def push_all(self, arguments: Rule) -> int:
        arguments.children = [each for each in arguments.children if each is not None]
        self.visit_children(arguments)
        return len(arguments.children)

    # -- expressions

    def load(self, name: str, node: Node) -> None:
        variable = self.function.find(name)
        if variable is None:
            self.with_name("LOAD_BUILTIN", name)
        else:
            self.function.load(variable)

    def name(self, tree: Rule) -> None:
        self.load(str(tree.children[0]), tree)

    def attribute(self, tree: Rule) -> None:
        self.visit(tree.children[0])
        self.access("LOAD", "attribute", tree.children)

    def item(self, tree: Rule) -> None:
        self.visit_children(tree)
        self.access("LOAD", "item", tree.children)

    def binary(self, tree: Rule) -> None:
        left, sign, right = tree.children
        self.visit(left)
        self.visit(right)
        self.emit(BINARY[str(sign)])

    def negate(self, tree: Rule) -> None:
        self.visit(tree.children[1])
        self.emit("NEGATE")

    def not_(self, tree: Rule) -> None:
        self.visit_children(tree)
        self.emit("NOT")

    def and_(self, tree: Rule) -> None:
        left, right = self.emitters(tree)
        self.function.flow.shortcut(left, right, if_false=False)

    def or_(self, tree: Rule) -> None:
        left, right = self.emitters(tree)
        self.function.flow.shortcut(left, right, if_false=True)

    def list(self, tree: Rule) -> None:
        count = self.push_all(tree.children[0])
        self.emit("MAKE_LIST", count, 1 - count)

    def map(self, tree: Rule) -> None:
        pairs = [pair for pair in tree.children if pair is not None]
        for pair in pairs:
            self.visit_children(pair)
        self.emit("MAKE_MAP", len(pairs), 1 - 2 * len(pairs))

    def integer(self, tree: Rule) -> None:
        self.constant(int(str(tree.children[0])))

    def float(self, tree: Rule) -> None:
        self.constant(float(str(tree.children[0])))

    def string(self, tree: Rule) -> None:
        try:
            self.constant(json.loads(str(tree.children[0]), strict=False))
        except ValueError:
            raise wrong(tree.children[0], "unknown escape in a string") from None

    def nil(self, tree: Rule) -> None:
        self.constant(None)

    def true(self, tree: Rule) -> None:
        self.constant(True)

    def false(self, tree: Rule) -> None:
        self.constant(False)
