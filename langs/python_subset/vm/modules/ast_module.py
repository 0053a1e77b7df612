"""_ast: the classes of syntax trees, which compile() gives and takes (../syntax_trees.py)."""
from __future__ import absolute_import

from collections import OrderedDict

from langs.python_subset.vm import attributes
from langs.python_subset.vm.errors import type_error
from langs.python_subset.vm.gateway import AnyArguments, ModuleTable, method
from langs.python_subset.vm.instances import W_Instance
from langs.python_subset.vm.iteration import iterable_to_list
from langs.python_subset.vm.textual import str_of
from langs.python_subset.vm.typeobject import OBJECT_LAYOUT, W_Type, w_object_type
from langs.python_subset.vm.values import W_Int, W_Str, W_Tuple, w_None

AST = ModuleTable("_ast")
PLACE = "lineno col_offset end_lineno? end_col_offset?"
#   base(its attributes): class(fields), ...; a field with "?" is None by default
GRAMMAR = """
mod(): Module(body type_ignores), Interactive(body), Expression(body), FunctionType(argtypes
    returns)
stmt(@): FunctionDef(name args body decorator_list returns? type_comment?),
    AsyncFunctionDef(name args body decorator_list returns? type_comment?), ClassDef(name
    bases keywords body decorator_list), Return(value?), Delete(targets), Assign(targets value
    type_comment?), AugAssign(target op value), AnnAssign(target annotation value? simple),
    For(target iter body orelse type_comment?), AsyncFor(target iter body orelse
    type_comment?), While(test body orelse), If(test body orelse), With(items body
    type_comment?), AsyncWith(items body type_comment?), Match(subject cases), Raise(exc?
    cause?), Try(body handlers orelse finalbody), TryStar(body handlers orelse finalbody),
    Assert(test msg?), Import(names), ImportFrom(module? names level?), Global(names),
    Nonlocal(names), Expr(value), Pass(), Break(), Continue()
expr(@): BoolOp(op values), NamedExpr(target value), BinOp(left op right), UnaryOp(op
    operand), Lambda(args body), IfExp(test body orelse), Dict(keys values), Set(elts),
    ListComp(elt generators), SetComp(elt generators), DictComp(key value generators),
    GeneratorExp(elt generators), Await(value), Yield(value?), YieldFrom(value), Compare(left
    ops comparators), Call(func args keywords), FormattedValue(value conversion format_spec?),
    JoinedStr(values), Constant(value kind?), Attribute(value attr ctx), Subscript(value slice
    ctx), Starred(value ctx), Name(id ctx), List(elts ctx), Tuple(elts ctx), Slice(lower?
    upper? step?)
expr_context(): Load(), Store(), Del()
boolop(): And(), Or()
operator(): Add(), Sub(), Mult(), MatMult(), Div(), Mod(), Pow(), LShift(), RShift(), BitOr(),
    BitXor(), BitAnd(), FloorDiv()
unaryop(): Invert(), Not(), UAdd(), USub()
cmpop(): Eq(), NotEq(), Lt(), LtE(), Gt(), GtE(), Is(), IsNot(), In(), NotIn()
comprehension(target iter ifs is_async)
excepthandler(@): ExceptHandler(type? name? body)
arguments(posonlyargs args vararg? kwonlyargs kw_defaults kwarg? defaults)
arg(arg annotation? type_comment?)@
keyword(arg? value)@
alias(name asname?)@
withitem(context_expr optional_vars?)
match_case(pattern guard? body)
pattern(@): MatchValue(value), MatchSingleton(value), MatchSequence(patterns),
    MatchMapping(keys patterns rest?), MatchClass(cls patterns kwd_attrs kwd_patterns),
    MatchStar(name?), MatchAs(pattern? name?), MatchOr(patterns)
type_ignore(): TypeIgnore(lineno tag)
"""


def _make_class(name, w_base, fields, place):
    """`fields` and `place` as in the grammar; place None: the base's attributes."""
    w_type = W_Type(name, [w_base], OrderedDict(), OBJECT_LAYOUT, False, True)
    w_type.module_name = "ast"
    _describe(w_type, "_fields", fields)
    w_type.dict["__match_args__"] = w_type.dict["_fields"]
    if place is not None:
        _describe(w_type, "_attributes", place)
    AST.constant(name, w_type)
    return w_type


def _describe(w_type, key, names):
    words = names.split()
    w_type.dict[key] = W_Tuple([W_Str(word.rstrip("?")) for word in words])
    for word in words:
        if word.endswith("?"):
            w_type.dict[word[:-1]] = w_None


def _make_classes():
    w_ast = _make_class("AST", w_object_type, "", "")
    for line in GRAMMAR.strip().replace("\n    ", " ").split("\n"):
        head, colon, rest = line.partition(": ")
        name, _, inside = head.partition("(")
        if not colon:       # a class without subclasses
            fields, _, mark = inside.partition(")")
            _make_class(name, w_ast, fields, PLACE if mark == "@" else "")
            continue
        w_base = _make_class(name, w_ast, "", PLACE if inside == "@)" else "")
        for part in rest.split(", "):
            sub, _, fields = part.partition("(")
            _make_class(sub, w_base, fields.rstrip(")"), None)
    return w_ast


ast_type = _make_classes()
for _name, _value in [("PyCF_ONLY_AST", 0x400), ("PyCF_TYPE_COMMENTS", 0x1000),
                      ("PyCF_ALLOW_TOP_LEVEL_AWAIT", 0x2000)]:
    AST.constant(_name, W_Int(_value))


@method(ast_type, "__init__", W_Instance, AnyArguments)
def init(w_node, arguments):
    names_w = iterable_to_list(attributes.get(w_node, "_fields"))
    args_w = arguments.args_w
    if len(args_w) > len(names_w):
        raise type_error("%s constructor takes at most %d positional argument%s" % (
            w_node.type_name(), len(names_w), "" if len(names_w) == 1 else "s"))
    for i in range(len(args_w)):
        attributes.set(w_node, str_of(names_w[i]), args_w[i])
    for i in range(len(arguments.names)):
        attributes.set(w_node, arguments.names[i], arguments.values_w[i])
