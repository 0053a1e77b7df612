"""Function definitions and lambda expressions."""
from __future__ import annotations

import _ast as ast

from langs.python_subset.host import scopes
from langs.python_subset.host.codetree import Code
from langs.python_subset.host.dispatch import (
    compiles_expression,
    compiles_statement,
    expression,
    expressions,
    statements,
)
from langs.python_subset.host.unit import Unit
from langs.python_subset.opcodes import VARARGS, VARKEYWORDS

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Union

    Definition = Union[ast.FunctionDef, ast.AsyncFunctionDef]

# Flags of MAKE_FUNCTION
_DEFAULTS, _KEYWORD_DEFAULTS, _ANNOTATIONS, _CLOSURE = 1, 2, 4, 8

_FUTURE_ANNOTATIONS = 0x1000000     # compile(): annotations as strings


@compiles_statement(ast.FunctionDef, ast.AsyncFunctionDef)
def function_definition(unit: Unit, node: Definition) -> None:
    expressions(unit, node.decorator_list)
    unit.assembler.location = node
    flags = _parameter_expressions(unit, node.args, node.returns)
    code = compile_function(unit, node)
    make_function(unit, code, flags)
    call_decorators(unit, node.decorator_list)
    unit.store(node.name)


@compiles_expression(ast.Lambda)
def lambda_expression(unit: Unit, node: ast.Lambda) -> None:
    flags = _defaults(unit, node.args)
    inner = Unit(unit.module, unit, node, "<lambda>", node.lineno)
    inner.positional_parameters = len(node.args.posonlyargs) + len(node.args.args)
    expression(inner, node.body)
    inner.emit("RETURN_VALUE")
    code = inner.finish()
    _describe_parameters(code, node.args)
    make_function(unit, code, flags)


def compile_function(unit: Unit, node: Definition) -> Code:
    inner = Unit(unit.module, unit, node, node.name, first_line(node))
    inner.positional_parameters = len(node.args.posonlyargs) + len(node.args.args)
    docstring, body = split_docstring(node.body)
    statements(inner, body)
    inner.constant(None)
    inner.emit("RETURN_VALUE")
    code = inner.finish()
    code.docstring = docstring
    _describe_parameters(code, node.args)
    return code


def first_line(node: Definition | ast.ClassDef) -> int:
    return node.decorator_list[0].lineno if node.decorator_list else node.lineno


def split_docstring(body: list[ast.stmt]) -> tuple[str | None, list[ast.stmt]]:
    if body and isinstance(body[0], ast.Expr):
        value = body[0].value
        if isinstance(value, ast.Constant) and isinstance(value.value, str):
            return value.value, body[1:]
    return None, body


def _describe_parameters(code: Code, args: ast.arguments) -> None:
    code.argcount = len(args.posonlyargs) + len(args.args)
    code.posonlyargcount = len(args.posonlyargs)
    code.kwonlyargcount = len(args.kwonlyargs)
    code.flags |= (VARARGS if args.vararg else 0) | (VARKEYWORDS if args.kwarg else 0)


def _parameter_expressions(unit: Unit, args: ast.arguments, returns: ast.expr | None) -> int:
    flags = _defaults(unit, args)
    if _annotations(unit, args, returns):
        flags |= _ANNOTATIONS
    return flags


def _defaults(unit: Unit, args: ast.arguments) -> int:
    """Pushes the parameters' default values; gives the flags that say so."""
    flags = 0
    if args.defaults:
        values = ast.Tuple(elts=args.defaults, ctx=ast.Load())
        if not unit.fold(values):
            expressions(unit, args.defaults)
            unit.emit("BUILD_TUPLE", len(args.defaults))
        flags |= _DEFAULTS
    count = 0
    for argument, default in zip(args.kwonlyargs, args.kw_defaults):
        if default is not None:
            unit.constant(scopes.mangle(unit.scope.class_name, argument.arg))
            expression(unit, default)
            count += 1
    if count:
        unit.emit("BUILD_MAP", count)
        flags |= _KEYWORD_DEFAULTS
    return flags


def _annotations(unit: Unit, args: ast.arguments, returns: ast.expr | None) -> bool:
    """Pushes the dictionary of annotations, if there are any; in CPython's order."""
    parameters = [*args.args, *args.posonlyargs]
    parameters += [args.vararg] if args.vararg else []
    parameters += args.kwonlyargs
    parameters += [args.kwarg] if args.kwarg else []
    annotated: Sequence[tuple[str, ast.expr | None]] = [
        *((argument.arg, argument.annotation) for argument in parameters), ("return", returns)]
    count = 0
    for name, annotation in annotated:
        if annotation is not None:
            unit.constant(scopes.mangle(unit.scope.class_name, name))
            push_annotation(unit, annotation)
            count += 1
    if count:
        unit.emit("BUILD_MAP", count)
    return count > 0


def push_annotation(unit: Unit, node: ast.expr) -> None:
    if unit.module.future_annotations:
        unit.constant(_source(node))
    elif isinstance(node, ast.Starred):      # *args: *Ts
        expression(unit, node.value)
        unit.emit("UNPACK_SEQUENCE", 1)
    else:
        expression(unit, node)


def _source(node: ast.expr) -> str:
    """The expression as text, as CPython itself writes it."""
    target = ast.Name(id="_", ctx=ast.Store())
    assignment = ast.AnnAssign(target=target, annotation=node, value=None, simple=1)
    for place in (target, assignment):
        place.lineno = place.end_lineno = 1
        place.col_offset = place.end_col_offset = 0
    module = ast.Module(body=[assignment], type_ignores=[])
    code = compile(module, "", "exec", _FUTURE_ANNOTATIONS, dont_inherit=True)
    text = code.co_consts[0]
    assert isinstance(text, str)
    return text


def make_function(unit: Unit, code: Code, flags: int) -> None:
    """Pushes the function, its defaults and annotations being pushed already."""
    if code.freevars:
        for name in code.freevars:
            unit.emit("LOAD_CLOSURE", unit.closure_cell(name))
        unit.emit("BUILD_TUPLE", len(code.freevars))
        flags |= _CLOSURE
    unit.constant(code)
    unit.emit("MAKE_FUNCTION", flags)


def call_decorators(unit: Unit, decorators: list[ast.expr]) -> None:
    before = unit.assembler.location
    for decorator in reversed(decorators):
        unit.assembler.location = decorator
        unit.emit("CALL", 1)
    unit.assembler.location = before
