"""From source text to the tree of a program: lark parses, each rule emits its code."""

from __future__ import annotations

import json
from contextlib import contextmanager
from pathlib import Path

from lark import Lark, Token, Tree
from lark.exceptions import UnexpectedCharacters, UnexpectedInput
from lark.visitors import Interpreter

from kit.host.assembler import Label
from kit.host.codefile import Symbol
from kit.host.frontend import SourceError
from langs.foolang.host.function import Function

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from typing import Any

    Node = Any  # a Token, or a Tree: the grammar says which
    Rule = Tree[Any]

VERSION = "1"
BINARY = {
    "+": "ADD", "-": "SUBTRACT", "*": "MULTIPLY", "/": "DIVIDE", "//": "FLOOR_DIVIDE",
    "%": "MODULO", "==": "EQUAL", "!=": "NOT_EQUAL", "<": "LESS", "<=": "LESS_EQUAL",
    ">": "GREATER", ">=": "GREATER_EQUAL", "in": "CONTAINS",
}  # fmt: skip


def parser() -> Lark:
    grammar = Path(__file__).with_name("grammar.lark").read_text(encoding="utf-8")
    return Lark(
        grammar, parser="lalr", lexer="basic", propagate_positions=True, maybe_placeholders=True
    )


def compile_text(text: str) -> list[Any]:
    """The program's tree: the names of its globals, and the code of its main part."""
    try:
        tree = parser().parse(text)
    except UnexpectedCharacters as error:
        raise SourceError(error.line, error.column, "no token starts here") from None
    except UnexpectedInput as error:
        token = getattr(error, "token", Token("$END", ""))
        if token.type == "$END":
            line = text.rstrip().count("\n") + 1
            column = len(text.rstrip().splitlines()[-1]) + 1 if text.strip() else 1
            raise SourceError(line, column, "the program ends too early") from None
        raise SourceError(error.line, error.column, f"unexpected '{token}'") from None
    compiler = Compiler()
    compiler.visit(tree)
    main = compiler.function
    code = main.tree()
    return [[Symbol(variable.name) for variable in main.globals], code]


def wrong(node: Node, message: str) -> SourceError:
    place = node if isinstance(node, Token) else node.meta
    return SourceError(place.line or 1, place.column or 1, message)


class Compiler(Interpreter[Token, None]):
    """One method a rule of the grammar; `function` is the one that is being compiled."""

    def __init__(self) -> None:
        self.function = Function("main", None)
        self.loops: list[tuple[Label, Label, bool]] = []  # start, end, whether it iterates

    def visit(self, tree: Rule) -> None:
        assembler = self.function.assembler
        line, assembler.line = assembler.line, getattr(tree.meta, "line", assembler.line)
        super().visit(tree)
        assembler.line = line

    def visit_children(self, tree: Rule) -> list[Any]:
        for child in tree.children:
            if isinstance(child, Tree):
                self.visit(child)
        return []

    def visit_or_nil(self, tree: Rule | None) -> None:
        self.constant(None) if tree is None else self.visit(tree)

    def emit(self, name: str, operand: int = 0, effect: int | None = None) -> None:
        self.function.assembler.emit(name, operand, effect)

    def constant(self, value: object) -> None:
        self.emit("LOAD_CONST", self.function.number_of(self.function.constants, value))

    def with_name(self, opcode: str, name: str) -> None:
        self.emit(opcode, self.function.number_of(self.function.names, name))

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
            names = [Symbol(method.children[0]) for method in methods]
            self.function.classes.append([str(name), names])
            self.emit("MAKE_CLASS", len(self.function.classes) - 1, -len(names))
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
        condition, then, otherwise = tree.children
        assembler, no, end = self.function.assembler, Label(), Label()
        self.visit(condition)
        assembler.jump("POP_JUMP_IF_FALSE", no)
        self.visit(then)
        if otherwise is not None:
            assembler.jump("JUMP", end)
        assembler.place(no)
        if otherwise is not None:
            self.visit(otherwise)
            assembler.place(end)

    def while_(self, tree: Rule) -> None:
        condition, body = tree.children
        assembler, end = self.function.assembler, Label()
        start = assembler.here()
        self.visit(condition)
        assembler.jump("POP_JUMP_IF_FALSE", end)
        self.loop(start, end, body, False)

    def for_(self, tree: Rule) -> None:
        name, items, body = tree.children
        assembler, end = self.function.assembler, Label()
        self.visit(items)
        self.emit("ITERATE")
        start = assembler.here()
        assembler.jump("NEXT", end, -1)
        with self.new_block():
            self.declare_and_store(name)
            self.loop(start, end, body, True)

    def loop(self, start: Label, end: Label, body: Rule, iterates: bool) -> None:
        self.loops.append((start, end, iterates))
        self.visit(body)
        self.loops.pop()
        self.function.assembler.jump("JUMP_BACK", start)
        self.function.assembler.place(end)

    def break_(self, tree: Rule) -> None:
        if not self.loops:
            raise wrong(tree, "break outside of a loop")
        assembler = self.function.assembler
        depth = assembler.depth
        if self.loops[-1][2]:
            self.emit("POP")
        assembler.jump("JUMP", self.loops[-1][1])
        assembler.depth = depth

    def continue_(self, tree: Rule) -> None:
        if not self.loops:
            raise wrong(tree, "continue outside of a loop")
        self.function.assembler.jump("JUMP_BACK", self.loops[-1][0])

    def return_(self, tree: Rule) -> None:
        (value,) = tree.children
        self.visit_or_nil(value)
        self.emit("RETURN")

    def throw(self, tree: Rule) -> None:
        self.visit_children(tree)
        self.emit("THROW")

    def try_(self, tree: Rule) -> None:
        body, name, handler = tree.children
        assembler, caught, end = self.function.assembler, Label(), Label()
        start = assembler.here()
        self.visit(body)
        assembler.protect(start, caught)
        assembler.jump("JUMP", end)
        assembler.place(caught)
        with self.new_block():
            self.declare_and_store(name)
            self.visit(handler)
        assembler.place(end)

    # -- functions and calls

    def lambda_(self, tree: Rule) -> None:
        self.make_function("fun", tree.children[0], [])

    def make_function(self, name: str, tree: Node, first: list[str]) -> None:
        *parameters, body = tree.children
        names = first + [str(parameter) for parameter in parameters if parameter is not None]
        outer = self.function
        inner = self.function = Function(name, outer)
        loops, self.loops = self.loops, []
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
        self.function, self.loops = outer, loops
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
        self.shortcut(tree, [])

    def or_(self, tree: Rule) -> None:
        self.shortcut(tree, ["NOT"])

    def shortcut(self, tree: Rule, test: list[str]) -> None:
        left, right = tree.children
        end = Label()
        self.visit(left)
        self.emit("COPY", 1)
        for opcode in test:
            self.emit(opcode)
        self.function.assembler.jump("POP_JUMP_IF_FALSE", end)
        self.emit("POP")
        self.visit(right)
        self.function.assembler.place(end)

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
