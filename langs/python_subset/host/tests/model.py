"""A model of the VM: runs code trees on CPython's own objects, slowly and plainly.

An exception that is being handled is handled by the model's host too, so that
sys.exc_info() and __context__ are the host's.
"""
from __future__ import annotations

import builtins
import operator
import sys
import types
from collections.abc import Generator, Iterator, Mapping, Sequence
from typing import Any, Callable

from kit.host.codefile import Symbol
from langs.python_subset.host.codetree import CODE, read_positions
from langs.python_subset.host.disassembler import CodeView
from langs.python_subset.host.frontend import compile_source
from langs.python_subset.host.source import SourceError
from langs.python_subset.opcodes import (
    BINARY_OPERATORS,
    CLASS_BODY,
    GENERATOR,
    MODULE_BODY,
    OPS,
    VARARGS,
    VARKEYWORDS,
)

NULL = object()        # below a bound method
NEXT = object()        # POP_EXCEPT: the loop outside goes on


class ModelCode(CodeView):
    """A code with its constants made into objects."""

    def __init__(self, tree: Any) -> None:
        super().__init__(tree)
        self.values = [constant(value) for value in self.consts]
        count = self.argcount + self.kwonlyargcount
        count += bool(self.flags & VARARGS) + bool(self.flags & VARKEYWORDS)
        self.parameters = [str(name) for name in self.varnames[:count]]
        self.make_wrapper: Any = None

    def place(self, index: int) -> tuple[int, ...]:
        """First and last line, start and end column."""
        line, found = self.lines[index], read_positions(self.positions)[index]
        assert found is not None
        return line, line + found[0], found[1], found[2]

    def handler(self, index: int) -> tuple[int, int] | None:
        table = self.exceptiontable
        for place in range(0, len(table), 4):
            if table[place] <= index < table[place + 1]:
                return table[place + 2], table[place + 3]
        return None


def constant(tree: Any) -> Any:
    if not isinstance(tree, list):
        return tree
    kind, items = tree[0], tree[1:]
    assert isinstance(kind, Symbol)
    if kind == CODE:
        return ModelCode(tree)
    if kind == "tuple":
        return tuple(map(constant, items))
    if kind == "frozenset":
        return frozenset(map(constant, items))
    if kind == "complex":
        return complex(*items)
    assert kind == "ellipsis" and not items
    return ...


class Handled:
    """On the stack below an exception that is being handled, and after it is popped."""

    def __init__(self, error: BaseException) -> None:
        self.error = error


class Escape(BaseException):
    """Carries a StopIteration out of a loop, which a generator could not raise."""


class Frame:
    def __init__(self, code: ModelCode, module: dict[str, Any], namespace: Any,
                 closure: Sequence[Any]) -> None:
        self.code = code
        self.globals = module
        self.builtins = vars(builtins)
        self.namespace = module if namespace is None else namespace
        self.fast: list[Any] = [NULL] * len(code.varnames)
        self.cells: list[Any] = [types.CellType() for _ in code.cellvars]
        self.cells += closure
        self.stack: list[Any] = []
        self.pc = 0
        self.reraises = False

    def take_arguments(self, arguments: Sequence[Any]) -> None:
        self.fast[:len(arguments)] = arguments
        for index, name in enumerate(self.code.cellvars):
            if name in self.code.parameters:
                self.cells[index].cell_contents = arguments[self.code.parameters.index(name)]

    def pop(self, count: int) -> list[Any]:
        if not count:
            return []
        values = self.stack[-count:]
        del self.stack[-count:]
        return values

    def name(self, index: int) -> str:
        return str(self.code.names[index])

    def cell_name(self, index: int) -> str:
        return str((self.code.cellvars + self.code.freevars)[index])

    def locals(self) -> dict[str, Any]:
        if self.code.flags & (CLASS_BODY | MODULE_BODY):
            return self.namespace   # type: ignore[no-any-return]
        found = {str(name): value for name, value in zip(self.code.varnames, self.fast)
                 if value is not NULL}
        for name, cell in zip(self.code.cellvars + self.code.freevars, self.cells):
            try:
                found[str(name)] = cell.cell_contents
            except ValueError:
                found.pop(str(name), None)
        return found


FRAMES: list[Frame] = []      # that run now, the innermost last


def run_module(tree: Any, module: dict[str, Any]) -> Any:
    return run(Frame(ModelCode(tree), module, None, ()))


def run(frame: Frame) -> Any:
    """Runs a frame that never suspends."""
    iterator = loop(frame)
    depth = len(FRAMES)
    FRAMES.append(frame)
    try:
        next(iterator)
    except StopIteration as stop:
        return stop.value
    except Escape as escape:
        stopped = escape.args[0]
    finally:
        del FRAMES[depth:]
    reraise(stopped)


def loop(frame: Frame) -> Generator[Any, Any, Any]:
    """Runs the frame until it returns, or until POP_EXCEPT ends a handler."""
    code, stack = frame.code, frame.stack
    while True:
        try:
            while True:
                opcode, operand = code.instructions[frame.pc]
                name = OPS.names[opcode]
                frame.pc += 1
                assert len(stack) <= code.stacksize
                if name == "RETURN_VALUE":
                    assert len(stack) == 1
                    return stack.pop()
                if name == "POP_EXCEPT":
                    assert isinstance(stack.pop(), Handled)
                    return NEXT
                if name == "YIELD_VALUE":
                    value = stack.pop()
                    del FRAMES[-1:]
                    try:
                        value = yield value
                    finally:
                        FRAMES.append(frame)
                    stack.append(value)
                elif name == "YIELD_FROM":
                    stack.pop()
                    iterator = stack.pop()
                    del FRAMES[-1:]
                    try:
                        value = yield from iterator
                    finally:
                        FRAMES.append(frame)
                    stack.append(value)
                elif name == "PUSH_EXC_INFO":
                    handled = stack.pop()
                    stack += (Handled(handled), handled)
                    context, traceback = handled.__context__, handled.__traceback__
                    try:
                        raise handled
                    except BaseException:
                        handled.__context__ = context
                        handled.__traceback__ = traceback
                        result = yield from loop(frame)
                    if result is not NEXT:
                        return result
                elif name == "RERAISE":
                    frame.reraises = True
                    reraise(stack.pop())
                elif name in JUMPS:
                    if JUMPS[name](frame):
                        frame.pc = operand
                else:
                    OPERATIONS[name](frame, operand)
        except BaseException as caught:
            error = caught.args[0] if isinstance(caught, Escape) else caught
            found = code.handler(frame.pc - 1)
            if not frame.reraises:
                record(error, frame)
            frame.reraises = False
            handled = next((item.error for item in reversed(stack) if isinstance(item, Handled)),
                           None)
            if error.__context__ is None and error is not handled:
                error.__context__ = handled
            if found is None:
                frame.reraises = True     # the loops outside this one record it no more
                if isinstance(error, StopIteration):
                    raise Escape(error) from None
                raise
            raised = error
        target, depth = found
        del stack[depth:]
        stack.append(raised)
        frame.pc = target


def reraise(error: BaseException) -> None:
    context = error.__context__
    try:
        raise error
    finally:
        error.__context__ = context


def record(error: BaseException, frame: Frame) -> None:
    """Notes the frame in the exception's own traceback, outermost frame last."""
    error.__dict__.setdefault("model_traceback", []).append(
        (frame.code.name, frame.code.place(frame.pc - 1)))


# -- jumps: whether to

def _keeps(condition: bool) -> Callable[[Frame], bool]:
    def decide(frame: Frame) -> bool:
        if bool(frame.stack[-1]) == condition:
            return True
        frame.stack.pop()
        return False
    return decide


def _for_iter(frame: Frame) -> bool:
    value = next(frame.stack[-1], NULL)
    if value is NULL:
        frame.stack.pop()
        return True
    frame.stack.append(value)
    return False


JUMPS: dict[str, Callable[[Frame], bool]] = {
    "JUMP": lambda frame: True,
    "JUMP_BACK": lambda frame: True,
    "POP_JUMP_IF_FALSE": lambda frame: not frame.stack.pop(),
    "POP_JUMP_IF_TRUE": lambda frame: bool(frame.stack.pop()),
    "POP_JUMP_IF_NONE": lambda frame: frame.stack.pop() is None,
    "POP_JUMP_IF_NOT_NONE": lambda frame: frame.stack.pop() is not None,
    "JUMP_IF_FALSE_OR_POP": _keeps(False),
    "JUMP_IF_TRUE_OR_POP": _keeps(True),
    "FOR_ITER": _for_iter,
}

# -- the other instructions

OPERATIONS: dict[str, Callable[[Frame, int], None]] = {}


def _operation(function: Callable[[Frame, int], None]) -> Callable[[Frame, int], None]:
    name = function.__name__.upper()
    assert name in OPS.numbers and name not in OPERATIONS, name
    OPERATIONS[name] = function
    return function


@_operation
def nop(frame: Frame, _: int) -> None:
    pass


@_operation
def pop_top(frame: Frame, _: int) -> None:
    frame.stack.pop()


@_operation
def copy(frame: Frame, depth: int) -> None:
    frame.stack.append(frame.stack[-depth])


@_operation
def swap(frame: Frame, depth: int) -> None:
    stack = frame.stack
    stack[-1], stack[-depth] = stack[-depth], stack[-1]


@_operation
def load_const(frame: Frame, index: int) -> None:
    frame.stack.append(frame.code.values[index])


@_operation
def load_fast(frame: Frame, index: int) -> None:
    value = frame.fast[index]
    if value is NULL:
        _unbound_local(frame.code.varnames[index])
    frame.stack.append(value)


def _unbound_local(name: str) -> None:
    raise UnboundLocalError(
        f"cannot access local variable '{name}' where it is not associated with a value")


@_operation
def store_fast(frame: Frame, index: int) -> None:
    frame.fast[index] = frame.stack.pop()


@_operation
def delete_fast(frame: Frame, index: int) -> None:
    if frame.fast[index] is NULL:
        _unbound_local(frame.code.varnames[index])
    frame.fast[index] = NULL


def _global(frame: Frame, name: str) -> Any:
    for mapping in (frame.globals, SHADOWED, frame.builtins):
        if name in mapping:
            return mapping[name]
    raise NameError(f"name '{name}' is not defined", name=name)


@_operation
def load_global(frame: Frame, index: int) -> None:
    frame.stack.append(_global(frame, frame.name(index)))


@_operation
def store_global(frame: Frame, index: int) -> None:
    frame.globals[frame.name(index)] = frame.stack.pop()


@_operation
def delete_global(frame: Frame, index: int) -> None:
    _delete_from(frame.globals, frame.name(index))


def _delete_from(mapping: Any, name: str) -> None:
    if name not in mapping:
        raise NameError(f"name '{name}' is not defined", name=name)
    del mapping[name]


def _namespace_value(frame: Frame, name: str) -> Any:
    try:
        return frame.namespace[name]
    except KeyError:
        return NULL


@_operation
def load_name(frame: Frame, index: int) -> None:
    name = frame.name(index)
    value = _namespace_value(frame, name)
    frame.stack.append(_global(frame, name) if value is NULL else value)


@_operation
def store_name(frame: Frame, index: int) -> None:
    frame.namespace[frame.name(index)] = frame.stack.pop()


@_operation
def delete_name(frame: Frame, index: int) -> None:
    _delete_from(frame.namespace, frame.name(index))


@_operation
def load_closure(frame: Frame, index: int) -> None:
    frame.stack.append(frame.cells[index])


def _contents(frame: Frame, index: int) -> Any:
    try:
        return frame.cells[index].cell_contents
    except ValueError:
        return NULL


@_operation
def load_deref(frame: Frame, index: int) -> None:
    value = _contents(frame, index)
    if value is NULL:
        _unbound_cell(frame, index)
    frame.stack.append(value)


def _unbound_cell(frame: Frame, index: int) -> None:
    name = frame.cell_name(index)
    if index < len(frame.code.cellvars):
        _unbound_local(name)
    raise NameError(f"cannot access free variable '{name}' where it is not associated with a"
                    " value in enclosing scope", name=name)


@_operation
def load_classderef(frame: Frame, index: int) -> None:
    value = _namespace_value(frame, frame.cell_name(index))
    if value is NULL:
        load_deref(frame, index)
    else:
        frame.stack.append(value)


@_operation
def store_deref(frame: Frame, index: int) -> None:
    frame.cells[index].cell_contents = frame.stack.pop()


@_operation
def delete_deref(frame: Frame, index: int) -> None:
    if _contents(frame, index) is NULL:
        _unbound_cell(frame, index)
    del frame.cells[index].cell_contents


@_operation
def load_attr(frame: Frame, index: int) -> None:
    frame.stack[-1] = getattr(frame.stack[-1], frame.name(index))


@_operation
def store_attr(frame: Frame, index: int) -> None:
    value, target = frame.pop(2)
    setattr(target, frame.name(index), value)


@_operation
def delete_attr(frame: Frame, index: int) -> None:
    delattr(frame.stack.pop(), frame.name(index))


@_operation
def load_method(frame: Frame, index: int) -> None:
    frame.stack[-1:] = (NULL, getattr(frame.stack[-1], frame.name(index)))


@_operation
def binary_subscr(frame: Frame, _: int) -> None:
    target, index = frame.pop(2)
    frame.stack.append(target[index])


@_operation
def store_subscr(frame: Frame, _: int) -> None:
    value, target, index = frame.pop(3)
    target[index] = value


@_operation
def delete_subscr(frame: Frame, _: int) -> None:
    target, index = frame.pop(2)
    del target[index]


@_operation
def build_slice(frame: Frame, count: int) -> None:
    frame.stack.append(slice(*frame.pop(count)))


_FUNCTIONS: dict[str, Callable[[Any, Any], Any]] = {
    "ADD": operator.add, "SUBTRACT": operator.sub, "MULTIPLY": operator.mul,
    "TRUE_DIVIDE": operator.truediv, "FLOOR_DIVIDE": operator.floordiv, "MODULO": operator.mod,
    "POWER": operator.pow, "LSHIFT": operator.lshift, "RSHIFT": operator.rshift,
    "AND": operator.and_, "OR": operator.or_, "XOR": operator.xor,
    "MATRIX_MULTIPLY": operator.matmul,
}
_INPLACE: dict[str, Callable[[Any, Any], Any]] = {
    "ADD": operator.iadd, "SUBTRACT": operator.isub, "MULTIPLY": operator.imul,
    "TRUE_DIVIDE": operator.itruediv, "FLOOR_DIVIDE": operator.ifloordiv,
    "MODULO": operator.imod, "POWER": operator.ipow, "LSHIFT": operator.ilshift,
    "RSHIFT": operator.irshift, "AND": operator.iand, "OR": operator.ior, "XOR": operator.ixor,
    "MATRIX_MULTIPLY": operator.imatmul,
}


def _two(function: Callable[[Any, Any], Any]) -> Callable[[Frame, int], None]:
    def operation(frame: Frame, _: int) -> None:
        left, right = frame.pop(2)
        frame.stack.append(function(left, right))
    return operation


def _one(function: Callable[[Any], Any]) -> Callable[[Frame, int], None]:
    def operation(frame: Frame, _: int) -> None:
        frame.stack.append(function(frame.stack.pop()))
    return operation


for _name in BINARY_OPERATORS:
    OPERATIONS["BINARY_" + _name] = _two(_FUNCTIONS[_name])
    OPERATIONS["INPLACE_" + _name] = _two(_INPLACE[_name])
for _name in ("LT", "LE", "EQ", "NE", "GT", "GE"):
    OPERATIONS["COMPARE_" + _name] = _two(getattr(operator, _name.lower()))
OPERATIONS["UNARY_POSITIVE"] = _one(operator.pos)
OPERATIONS["UNARY_NEGATIVE"] = _one(operator.neg)
OPERATIONS["UNARY_NOT"] = _one(operator.not_)
OPERATIONS["UNARY_INVERT"] = _one(operator.invert)
OPERATIONS["GET_ITER"] = _one(iter)
OPERATIONS["LIST_TO_TUPLE"] = _one(tuple)


@_operation
def is_op(frame: Frame, invert: int) -> None:
    left, right = frame.pop(2)
    frame.stack.append((left is right) != bool(invert))


@_operation
def contains_op(frame: Frame, invert: int) -> None:
    left, right = frame.pop(2)
    frame.stack.append((left in right) != bool(invert))


@_operation
def unpack_sequence(frame: Frame, count: int) -> None:
    items = []
    for item in _unpacked(frame.stack.pop()):
        if len(items) == count:
            raise ValueError(f"too many values to unpack (expected {count})")
        items.append(item)
    if len(items) < count:
        raise ValueError(f"not enough values to unpack (expected {count}, got {len(items)})")
    frame.stack += reversed(items)


def _unpacked(value: Any) -> Any:
    try:
        return iter(value)
    except TypeError:
        if hasattr(type(value), "__iter__"):
            raise
    raise TypeError(f"cannot unpack non-iterable {type(value).__name__} object")


@_operation
def unpack_ex(frame: Frame, counts: int) -> None:
    before, after = counts & 255, counts >> 8
    items = list(_unpacked(frame.stack.pop()))
    if len(items) < before + after:
        raise ValueError(f"not enough values to unpack (expected at least {before + after},"
                         f" got {len(items)})")
    end = len(items) - after
    frame.stack += reversed([*items[:before], items[before:end], *items[end:]])


@_operation
def build_tuple(frame: Frame, count: int) -> None:
    frame.stack.append(tuple(frame.pop(count)))


@_operation
def build_list(frame: Frame, count: int) -> None:
    frame.stack.append(frame.pop(count))


@_operation
def build_set(frame: Frame, count: int) -> None:
    frame.stack.append(set(frame.pop(count)))


@_operation
def build_map(frame: Frame, count: int) -> None:
    items = frame.pop(2 * count)
    frame.stack.append(dict(zip(items[::2], items[1::2])))


@_operation
def build_string(frame: Frame, count: int) -> None:
    frame.stack.append("".join(frame.pop(count)))


@_operation
def format_value(frame: Frame, flags: int) -> None:
    spec = frame.stack.pop() if flags & 4 else ""
    conversion = (lambda value: value, str, repr, ascii)[flags & 3]
    frame.stack.append(format(conversion(frame.stack.pop()), spec))


def _below(frame: Frame, depth: int) -> tuple[Any, Any]:
    value = frame.stack.pop()
    return frame.stack[-depth], value


@_operation
def list_append(frame: Frame, depth: int) -> None:
    target, value = _below(frame, depth)
    target.append(value)


@_operation
def set_add(frame: Frame, depth: int) -> None:
    target, value = _below(frame, depth)
    target.add(value)


@_operation
def map_add(frame: Frame, depth: int) -> None:
    key, value = frame.pop(2)
    frame.stack[-depth][key] = value


@_operation
def list_extend(frame: Frame, depth: int) -> None:
    target, value = _below(frame, depth)
    if not hasattr(type(value), "__iter__") and not hasattr(type(value), "__getitem__"):
        raise TypeError(f"Value after * must be an iterable, not {type(value).__name__}")
    target.extend(value)


@_operation
def set_update(frame: Frame, depth: int) -> None:
    target, value = _below(frame, depth)
    target.update(value)


@_operation
def dict_update(frame: Frame, depth: int) -> None:
    target, value = _below(frame, depth)
    if not hasattr(value, "keys"):
        raise TypeError(f"'{type(value).__name__}' object is not a mapping")
    target.update(value)


@_operation
def dict_merge(frame: Frame, depth: int) -> None:
    target, value = _below(frame, depth)
    function = frame.stack[-3]
    module = getattr(function, "__module__", "builtins")
    name = function.__qualname__ if module == "builtins" else f"{module}.{function.__qualname__}"
    if not hasattr(value, "keys"):
        raise TypeError(f"{name}() argument after ** must be a mapping,"
                        f" not {type(value).__name__}")
    for key in iter(value.keys()):
        if key in target:
            raise TypeError(f"{name}() got multiple values for keyword argument '{key}'")
        target[key] = value[key]


# -- calls

@_operation
def call(frame: Frame, argc: int) -> None:
    arguments = frame.pop(argc)
    frame.stack.append(frame.stack.pop()(*arguments))


def _with_names(frame: Frame, argc: int) -> tuple[list[Any], dict[str, Any]]:
    names = frame.stack.pop()
    values = frame.pop(argc)
    count = argc - len(names)
    return values[:count], dict(zip(names, values[count:]))


@_operation
def call_kw(frame: Frame, argc: int) -> None:
    arguments, keywords = _with_names(frame, argc)
    frame.stack.append(frame.stack.pop()(*arguments, **keywords))


@_operation
def call_ex(frame: Frame, has_kwargs: int) -> None:
    keywords = frame.stack.pop() if has_kwargs else {}
    function, arguments = frame.pop(2)
    frame.stack.append(function(*arguments, **keywords))


@_operation
def call_method(frame: Frame, argc: int) -> None:
    arguments = frame.pop(argc)
    null, function = frame.pop(2)
    assert null is NULL
    frame.stack.append(function(*arguments))


@_operation
def call_method_kw(frame: Frame, argc: int) -> None:
    arguments, keywords = _with_names(frame, argc)
    null, function = frame.pop(2)
    assert null is NULL
    frame.stack.append(function(*arguments, **keywords))


@_operation
def make_function(frame: Frame, flags: int) -> None:
    code = frame.stack.pop()
    closure = frame.stack.pop() if flags & 8 else ()
    assert len(closure) == len(code.freevars)
    annotations = frame.stack.pop() if flags & 4 else {}
    keyword_defaults = frame.stack.pop() if flags & 2 else None
    defaults = frame.stack.pop() if flags & 1 else None
    frame.stack.append(function_of(code, frame.globals, closure, defaults, keyword_defaults,
                                   annotations))


def function_of(code: ModelCode, module: dict[str, Any], closure: Any, defaults: Any,
                keyword_defaults: Any, annotations: Any) -> Any:
    """A function of the host that has the signature and runs the code."""
    def start(arguments: Sequence[Any]) -> Any:
        frame = Frame(code, module, None, closure)
        frame.take_arguments(arguments)
        if not code.flags & GENERATOR:
            return run(frame)
        generator = resumable(frame)
        generator.__name__, generator.__qualname__ = function.__name__, function.__qualname__
        return generator

    if code.make_wrapper is None:
        code.make_wrapper = compile(_wrapper_source(code), code.filename, "exec")
    namespace: dict[str, Any] = {}
    exec(code.make_wrapper, module, namespace)
    function = namespace["make"](start)
    function.__name__, function.__qualname__ = code.name, code.qualname
    function.__doc__, function.__module__ = code.docstring, module.get("__name__")
    function.__defaults__, function.__kwdefaults__ = defaults, keyword_defaults
    function.__annotations__ = annotations
    function.model = (code, closure)
    return function


def _wrapper_source(code: ModelCode) -> str:
    names = [name if name != ".0" else "iterator_" for name in code.parameters]
    positional = code.argcount
    shown = names[:positional]
    if code.posonlyargcount:
        shown.insert(code.posonlyargcount, "/")
    keyword_only = names[positional:positional + code.kwonlyargcount]
    rest = names[positional + code.kwonlyargcount:]
    if code.flags & VARARGS:
        shown.append("*" + rest.pop(0))
    elif keyword_only:
        shown.append("*")
    shown += keyword_only
    if code.flags & VARKEYWORDS:
        shown.append("**" + rest.pop(0))
    return (f"def make(start__):\n    def function({', '.join(shown)}):\n"
            f"        return start__([{', '.join(names)}])\n    return function\n")


def resumable(frame: Frame) -> Generator[Any, Any, Any]:
    iterator = loop(frame)
    FRAMES.append(frame)
    try:
        return (yield from iterator)
    except Escape as escape:
        stopped = escape.args[0]
    finally:
        del FRAMES[-1:]
    reraise(stopped)


@_operation
def load_build_class(frame: Frame, _: int) -> None:
    frame.stack.append(build_class)


def build_class(function: Any, name: str, /, *bases: Any, **keywords: Any) -> Any:
    code, closure = function.model
    resolved = types.resolve_bases(bases)
    metaclass, namespace, keywords = types.prepare_class(name, resolved, keywords)
    if resolved is not bases:
        namespace["__orig_bases__"] = bases
    cell = run(Frame(code, function.__globals__, namespace, closure))
    made = metaclass(name, resolved, namespace, **keywords)
    if isinstance(made, type) and isinstance(cell, types.CellType):
        _check_class_cell(name, made, cell)
    return made


def _check_class_cell(name: str, made: type, cell: Any) -> None:
    try:
        found = cell.cell_contents
    except ValueError:
        raise RuntimeError(f"__class__ not set defining {name!r} as {made!r}. Was __classcell__"
                           " propagated to type.__new__?") from None
    if found is not made:
        raise TypeError(f"__class__ set to {found!r} defining {name!r} as {made!r}")


@_operation
def setup_annotations(frame: Frame, _: int) -> None:
    if _namespace_value(frame, "__annotations__") is NULL:
        frame.namespace["__annotations__"] = {}


@_operation
def get_yield_from_iter(frame: Frame, _: int) -> None:
    if not isinstance(frame.stack[-1], types.GeneratorType):
        frame.stack[-1] = iter(frame.stack[-1])


# -- exceptions

@_operation
def check_exc_match(frame: Frame, _: int) -> None:
    error, kind = frame.stack[-2:]
    for item in kind if isinstance(kind, tuple) else (kind,):
        if not (isinstance(item, type) and issubclass(item, BaseException)):
            raise TypeError("catching classes that do not inherit from BaseException"
                            " is not allowed")
    mro = type(error).__mro__
    frame.stack[-1] = any(item in mro for item in (kind if isinstance(kind, tuple) else (kind,)))


def _raise(frame: Frame, argc: int) -> None:
    values = frame.pop(argc)
    if argc == 2:
        raise values[0] from values[1]
    if argc == 1:
        raise values[0]
    handled = sys.exc_info()[1]
    for item in reversed(frame.stack):
        if isinstance(item, Handled):
            handled = item.error
            break
    if handled is None:
        raise RuntimeError("No active exception to reraise")
    frame.reraises = True
    reraise(handled)


OPERATIONS["RAISE"] = _raise


@_operation
def load_assertion_error(frame: Frame, _: int) -> None:
    frame.stack.append(AssertionError)


@_operation
def before_with(frame: Frame, _: int) -> None:
    manager = frame.stack.pop()
    kind = type(manager)
    for name in ("__enter__", "__exit__"):
        if not hasattr(kind, name):
            also = " (missed __exit__ method)" if name == "__exit__" else ""
            raise TypeError(f"'{kind.__name__}' object does not support the context manager"
                            f" protocol{also}")
    frame.stack.append(kind.__exit__.__get__(manager, kind))
    frame.stack.append(kind.__enter__(manager))


@_operation
def with_except_start(frame: Frame, _: int) -> None:
    leave, handled, error = frame.stack[-3:]
    assert isinstance(handled, Handled)
    frame.stack.append(leave(type(error), error, error.__traceback__))


# -- imports

@_operation
def import_name(frame: Frame, index: int) -> None:
    level, names = frame.pop(2)
    function = frame.globals.get("__import__", builtins.__import__)
    frame.stack.append(function(frame.name(index), frame.globals, None, names, level))


@_operation
def import_from(frame: Frame, index: int) -> None:
    module, name = frame.stack[-1], frame.name(index)
    value = getattr(module, name, NULL)
    if value is NULL:
        value = sys.modules.get(f"{module.__name__}.{name}", NULL)
    if value is NULL:
        place = getattr(module, "__file__", "unknown location")
        raise ImportError(f"cannot import name '{name}' from '{module.__name__}' ({place})",
                          name=module.__name__)
    frame.stack.append(value)


@_operation
def import_star(frame: Frame, _: int) -> None:
    module = frame.stack.pop()
    names = getattr(module, "__all__", None)
    if names is None:
        names = [name for name in vars(module) if not name.startswith("_")]
    for name in names:
        frame.namespace[name] = getattr(module, name)


# -- matching

@_operation
def get_len(frame: Frame, _: int) -> None:
    frame.stack.append(len(frame.stack[-1]))


@_operation
def match_sequence(frame: Frame, _: int) -> None:
    value = frame.stack[-1]
    frame.stack.append(isinstance(value, Sequence)
                       and not isinstance(value, (str, bytes, bytearray)))


@_operation
def match_mapping(frame: Frame, _: int) -> None:
    frame.stack.append(isinstance(frame.stack[-1], Mapping))


@_operation
def match_keys(frame: Frame, _: int) -> None:
    subject, keys = frame.stack[-2:]
    seen = []
    values: list[Any] = []
    for key in keys:
        if key in seen:
            raise ValueError(f"mapping pattern checks duplicate key ({key!r})")
        seen.append(key)
        value = subject.get(key, NULL)
        if value is NULL:
            frame.stack.append(None)
            return
        values.append(value)
    frame.stack.append(tuple(values))


_MATCH_THEMSELVES = (bool, bytearray, bytes, dict, float, frozenset, int, list, set, str, tuple)


@_operation
def match_class(frame: Frame, count: int) -> None:
    subject, kind, names = frame.pop(3)
    if not isinstance(kind, type):
        raise TypeError("called match pattern must be a class")
    frame.stack.append(_attributes(subject, kind, names, count))


def _attributes(subject: Any, kind: type, names: Sequence[str], count: int) -> Any:
    if not isinstance(subject, kind):
        return None
    found: list[Any] = []
    all_names = list(names)
    if count:
        matched = getattr(kind, "__match_args__", None)
        if matched is None and issubclass(kind, _MATCH_THEMSELVES):
            allowed = 1
            found.append(subject)
        else:
            matched = () if matched is None else matched
            if not isinstance(matched, tuple):
                raise TypeError(f"{kind.__name__}.__match_args__ must be a tuple"
                                f" (got {type(matched).__name__})")
            allowed = len(matched)
            all_names[:0] = matched[:count]
        if count > allowed:
            plural = "" if allowed == 1 else "s"
            raise TypeError(f"{kind.__name__}() accepts {allowed} positional sub-pattern{plural}"
                            f" ({count} given)")
    seen: list[str] = []
    for name in all_names:
        if not isinstance(name, str):
            raise TypeError(f"__match_args__ elements must be strings"
                            f" (got {type(name).__name__})")
        if name in seen:
            raise TypeError(f"{kind.__name__}() got multiple sub-patterns for attribute"
                            f" {name!r}")
        seen.append(name)
        value = getattr(subject, name, NULL)
        if value is NULL:
            return None
        found.append(value)
    return tuple(found)


# -- builtins that look at the frame that calls them

def _vars(*arguments: Any) -> Any:
    return vars(*arguments) if arguments else FRAMES[-1].locals()


def _dir(*arguments: Any) -> Any:
    return dir(*arguments) if arguments else sorted(FRAMES[-1].locals())


def _evaluator(mode: str) -> Callable[..., Any]:
    def evaluate(source: Any, module: Any = None, namespace: Any = None) -> Any:
        if module is None:
            module = FRAMES[-1].globals
            namespace = FRAMES[-1].locals() if namespace is None else namespace
        if isinstance(source, types.CodeType):
            return eval(source, module, namespace)
        text = source.encode() if isinstance(source, str) else source
        try:
            code = compile_source(text, "<string>", mode, own_namespace=True)
        except SourceError:
            compile(source, "<string>", mode)
            raise
        module.setdefault("__builtins__", builtins)
        return run(Frame(ModelCode(code.tree()), module, namespace, ()))
    return evaluate


SHADOWED: dict[str, Any] = {
    "locals": lambda: FRAMES[-1].locals(),
    "globals": lambda: FRAMES[-1].globals,
    "vars": _vars,
    "dir": _dir,
    "exec": _evaluator("exec"),
    "eval": _evaluator("eval"),
}


def missing_operations() -> Iterator[str]:
    special = {"RETURN_VALUE", "POP_EXCEPT", "YIELD_VALUE", "YIELD_FROM", "PUSH_EXC_INFO",
               "RERAISE"}
    return (name for name in OPS.names
            if name not in OPERATIONS and name not in JUMPS and name not in special)
