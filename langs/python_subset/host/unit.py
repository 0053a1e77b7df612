"""The code under construction of one block: names, constants, open statements."""
from __future__ import annotations

from langs.python_subset.host import scopes
from langs.python_subset.host.assembler import Assembler, Label
from langs.python_subset.host.codetree import Code
from langs.python_subset.host.constants import NOT_CONSTANT, ConstantPool, Folder
from langs.python_subset.opcodes import (
    ASYNC_GENERATOR,
    CLASS_BODY,
    COROUTINE,
    GENERATOR,
    MODULE_BODY,
    NESTED,
    OPS,
)

TYPE_CHECKING = False
if TYPE_CHECKING:
    import _ast as ast
    from typing import Any

    from langs.python_subset.host.blocks import Block

_LOAD, _STORE, _DELETE = "LOAD_", "STORE_", "DELETE_"


class Module:
    """What all blocks of one source file share."""

    def __init__(self, filename: str, scope_of: dict[ast.AST, scopes.Scope],
                 future_annotations: bool, own_namespace: bool) -> None:
        self.filename = filename
        self.scope_of = scope_of
        self.future_annotations = future_annotations
        self.own_namespace = own_namespace    # exec() and eval(): locals may differ from globals
        self.folder = Folder()


class Unit:
    """One block being compiled."""

    def __init__(self, module: Module, parent: Unit | None, node: ast.AST, name: str,
                 firstlineno: int) -> None:
        self.module = module
        self.parent = parent
        self.scope = module.scope_of[node]
        self.name = name
        self.firstlineno = firstlineno
        self.qualname = self._qualname()
        self.assembler = Assembler()
        self.constants = ConstantPool()
        self.names: dict[str, int] = {}
        self.locals = {name: index for index, name in enumerate(self.scope.parameters)}
        self.cellvars = self.scope.cellvars()
        self.freevars = self.scope.freevars()
        self.cells = {name: index for index, name in enumerate(self.cellvars + self.freevars)}
        self.blocks: list[Block] = []
        self.positional_parameters = 0

    def _qualname(self) -> str:
        parent = self.parent
        if parent is None or parent.scope.kind == scopes.MODULE:
            return self.name
        declared = parent.scope.kinds.get(scopes.mangle(parent.scope.class_name, self.name))
        if declared == scopes.GLOBAL:
            return self.name
        is_function = parent.scope.kind == scopes.FUNCTION and not parent.scope.comprehension
        inside = ".<locals>" if is_function else ""
        return f"{parent.qualname}{inside}.{self.name}"

    # -- instructions

    def emit(self, name: str, operand: int = 0) -> None:
        self.assembler.emit(OPS.numbers[name], operand)

    def jump(self, name: str, label: Label) -> None:
        self.assembler.jump(OPS.numbers[name], label)

    def place(self, label: Label) -> None:
        self.assembler.place(label)

    def emit_name(self, name: str, attribute: str) -> None:
        """An instruction whose operand is a name."""
        if self.assembler.reachable:
            attribute = scopes.mangle(self.scope.class_name, attribute)
            self.emit(name, self.names.setdefault(attribute, len(self.names)))

    def constant(self, value: Any) -> None:
        if self.assembler.reachable:
            self.emit("LOAD_CONST", self.constants.index(value))

    def folded(self, node: ast.AST) -> Any:
        return self.module.folder.value(node)

    def fold(self, node: ast.AST) -> bool:
        """Pushes the node's value if it is a constant expression."""
        value = self.folded(node)
        if value is NOT_CONSTANT:
            return False
        self.constant(value)
        return True

    # -- names

    def load(self, name: str) -> None:
        self._access(_LOAD, name)

    def store(self, name: str) -> None:
        self._access(_STORE, name)

    def delete(self, name: str) -> None:
        self._access(_DELETE, name)

    def _access(self, operation: str, name: str) -> None:
        scope = self.scope
        name = scopes.mangle(scope.class_name, name)
        kind = scope.kinds.get(name, scopes.IMPLICIT_GLOBAL)
        if kind == scopes.CELL or kind == scopes.FREE:
            in_class = operation is _LOAD and scope.kind == scopes.CLASS
            self.emit("LOAD_CLASSDEREF" if in_class else operation + "DEREF", self.cells[name])
        elif scope.kind == scopes.FUNCTION and kind == scopes.LOCAL:
            self.emit(operation + "FAST", self.local(name))
        elif self._has_namespace() and kind != scopes.GLOBAL:
            self.emit_name(operation + "NAME", name)
        else:
            self.emit_name(operation + "GLOBAL", name)

    def local(self, name: str) -> int:
        """The number of a local variable; they are numbered as they first appear."""
        return self.locals.setdefault(name, len(self.locals))

    def closure_cell(self, name: str) -> int:
        """The cell to hand to an inner function; a class body's own __class__ comes first."""
        if name == "__class__" and self.scope.needs_class_cell:
            return self.cellvars.index(name)
        return self.cells[name]

    def is_fast(self, name: str) -> bool:
        """Whether the name is a local variable that no other block sees."""
        kind = self.scope.kinds.get(scopes.mangle(self.scope.class_name, name))
        return self.scope.kind == scopes.FUNCTION and kind == scopes.LOCAL

    def is_global(self, name: str) -> bool:
        kind = self.scope.kinds.get(name, scopes.IMPLICIT_GLOBAL)
        return kind in (scopes.GLOBAL, scopes.IMPLICIT_GLOBAL)

    @property
    def namespace_load(self) -> str:
        return "LOAD_NAME" if self._has_namespace() else "LOAD_GLOBAL"

    def _has_namespace(self) -> bool:
        kind = self.scope.kind
        return kind == scopes.CLASS or (kind == scopes.MODULE and self.module.own_namespace)

    # -- open statements

    def enter(self, block: Block) -> None:
        self.blocks.append(block)

    def leave(self) -> None:
        """Closes the innermost statement: handlers are those from outside it."""
        self.assembler.handler = self.blocks.pop().outer_handler

    def unwind(self, innermost: Block | None, keeps_value: bool) -> list[Block]:
        """Leaves the open statements up to `innermost`, for a jump out of them.

        Gives what `resume` needs to go on inside them after the jump.
        """
        opened = list(self.blocks)
        while self.blocks and self.blocks[-1] is not innermost:
            block = self.blocks[-1]
            self.leave()
            block.unwind(self, keeps_value)
        return opened

    def resume(self, opened: list[Block], handler: Any) -> None:
        self.blocks = opened
        self.assembler.handler = handler

    # -- end

    def finish(self) -> Code:
        code = Code()
        scope = self.scope
        code.name, code.qualname = self.name, self.qualname
        code.filename, code.firstlineno = self.module.filename, self.firstlineno
        code.flags = NESTED if scope.nested else 0
        if scope.asynchronous:
            code.flags |= GENERATOR | (ASYNC_GENERATOR if scope.generator else COROUTINE)
        elif scope.generator:
            code.flags |= GENERATOR
        if self._has_namespace():
            code.flags |= CLASS_BODY
        if scope.kind == scopes.MODULE:
            code.flags |= MODULE_BODY
        code.argcount = code.posonlyargcount = code.kwonlyargcount = 0
        code.docstring = None
        code.lay_out(self.assembler)
        code.consts = self.constants.values
        code.names = list(self.names)
        code.varnames = list(self.locals)
        code.cellvars, code.freevars = self.cellvars, self.freevars
        return code
