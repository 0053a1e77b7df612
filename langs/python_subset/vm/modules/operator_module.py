"""_operator: operators as functions. The getters join from operator_getters."""
from __future__ import absolute_import

from rpython.rlib.objectmodel import not_rpython

from langs.python_subset.vm import convert, items, operators
from langs.python_subset.vm.buffers import bytes_like
from langs.python_subset.vm.dictobject import W_Dict
from langs.python_subset.vm.errors import (
    TYPE_ERROR, GuestError, overflow_error, type_error, value_error)
from langs.python_subset.vm.gateway import AnyArguments, optional
from langs.python_subset.vm.iterators import get_iterator, is_iterable, loop_driver
from langs.python_subset.vm.modules import builtins_module
from langs.python_subset.vm.modules.operator_getters import OPERATOR
from langs.python_subset.vm.operators import BINARY, COMPARE, INPLACE, equal, is_same
from langs.python_subset.vm.root import W_Root
from langs.python_subset.vm.values import (
    W_Int, W_Integer, W_Long, W_Str, w_NotImplemented, wrap_bool)

count_driver = loop_driver("countOf")
index_driver = loop_driver("indexOf")

NAMES = {
    "ADD": "add", "SUBTRACT": "sub", "MULTIPLY": "mul", "TRUE_DIVIDE": "truediv",
    "FLOOR_DIVIDE": "floordiv", "MODULO": "mod", "POWER": "pow", "LSHIFT": "lshift",
    "RSHIFT": "rshift", "AND": "and_", "OR": "or_", "XOR": "xor",
    "MATRIX_MULTIPLY": "matmul",
}


@not_rpython
def define(name, function):
    def operator(w_a, w_b):
        return function(w_a, w_b)
    operator.__name__ = "operator_" + name
    OPERATOR.function(name, W_Root, W_Root)(operator)


for _key in NAMES:
    define(NAMES[_key], BINARY[_key])
    define("i" + NAMES[_key].rstrip("_"), INPLACE[_key])
for _key in COMPARE:
    define(_key.lower(), COMPARE[_key])


@OPERATOR.function("is_", W_Root, W_Root)
def is_(w_a, w_b):
    return wrap_bool(is_same(w_a, w_b))


@OPERATOR.function("is_not", W_Root, W_Root)
def is_not(w_a, w_b):
    return wrap_bool(not is_same(w_a, w_b))


@OPERATOR.function("not_", W_Root)
def not_(w_a):
    return wrap_bool(not convert.truth(w_a))


@OPERATOR.function("truth", W_Root)
def truth(w_a):
    return wrap_bool(convert.truth(w_a))


@OPERATOR.function("abs", W_Root)
def abs_(w_a):
    return builtins_module.abs_(w_a)


@OPERATOR.function("neg", W_Root)
def neg(w_a):
    return operators.negative(w_a)


@OPERATOR.function("pos", W_Root)
def pos(w_a):
    return operators.positive(w_a)


@OPERATOR.function("inv", W_Root)
def inv(w_a):
    return operators.invert(w_a)


@OPERATOR.function("invert", W_Root)
def invert(w_a):
    return operators.invert(w_a)


@OPERATOR.function("index", W_Root)
def index(w_a):
    w_integer = convert.to_integer(w_a)
    if type(w_integer) is W_Int or isinstance(w_integer, W_Long):
        return w_integer
    assert isinstance(w_integer, W_Int)
    return W_Int(w_integer.intval)


@OPERATOR.function("call", W_Root, AnyArguments)
def call(w_obj, arguments):
    return w_obj.call_arguments(arguments)


# -- containers

def check_sequence(w_a):
    if isinstance(w_a, W_Dict) or w_a.type().lookup("__getitem__") is None:
        raise type_error("'%s' object can't be concatenated" % w_a.type_name())


@OPERATOR.function("concat", W_Root, W_Root)
def concat(w_a, w_b):
    check_sequence(w_a)
    return BINARY["ADD"](w_a, w_b)


@OPERATOR.function("iconcat", W_Root, W_Root)
def iconcat(w_a, w_b):
    check_sequence(w_a)
    return INPLACE["ADD"](w_a, w_b)


@OPERATOR.function("contains", W_Root, W_Root)
def contains(w_a, w_b):
    return wrap_bool(items.contains(w_a, w_b))


@OPERATOR.function("getitem", W_Root, W_Root)
def getitem(w_a, w_b):
    return items.get(w_a, w_b)


@OPERATOR.function("setitem", W_Root, W_Root, W_Root)
def setitem(w_a, w_b, w_c):
    items.set(w_a, w_b, w_c)


@OPERATOR.function("delitem", W_Root, W_Root)
def delitem(w_a, w_b):
    items.delete(w_a, w_b)


def iterator_over(w_container):
    if not is_iterable(w_container):
        raise type_error("argument of type '%s' is not iterable" % w_container.type_name())
    return get_iterator(w_container)


@OPERATOR.function("countOf", W_Root, W_Root)
def count_of(w_a, w_b):
    w_iterator = iterator_over(w_a)
    key = w_iterator.loop_key()
    count = 0
    while True:
        count_driver.jit_merge_point(key=key)
        w_item = w_iterator.next()
        if w_item is None:
            return W_Int(count)
        if equal(w_item, w_b):
            count += 1


@OPERATOR.function("indexOf", W_Root, W_Root)
def index_of(w_a, w_b):
    w_iterator = iterator_over(w_a)
    key = w_iterator.loop_key()
    i = 0
    while True:
        index_driver.jit_merge_point(key=key)
        w_item = w_iterator.next()
        if w_item is None:
            raise value_error("sequence.index(x): x not in sequence")
        if equal(w_item, w_b):
            return W_Int(i)
        i += 1


@OPERATOR.function("length_hint", W_Root, optional(W_Root))
def length_hint(w_obj, w_default):
    if w_default is None:
        w_default = W_Int(0)
    if not isinstance(w_default, W_Integer):
        raise type_error("'%s' object cannot be interpreted as an integer"
                         % w_default.type_name())
    w_type = w_obj.type()
    if w_type.lookup("__len__") is not None:
        try:
            return items.length(w_obj)
        except GuestError as error:
            if not error.matches(TYPE_ERROR):
                raise
    w_hint = w_type.lookup("__length_hint__")
    if w_hint is None:
        return w_default
    return hint_of(w_obj, w_hint) or w_default


def hint_of(w_obj, w_hint):
    """What __length_hint__ says, or None where it does not know."""
    try:
        w_result = w_hint.call_with0(w_obj)
    except GuestError as error:
        if not error.matches(TYPE_ERROR):
            raise
        return None
    if w_result is w_NotImplemented:
        return None
    if not isinstance(w_result, W_Integer):
        raise type_error("__length_hint__ must be an integer, not %s"
                         % w_result.type_name())
    if not isinstance(w_result, W_Int):
        raise overflow_error("Python int too large to convert to C ssize_t")
    if w_result.intval < 0:
        raise value_error("__length_hint__() should return >= 0")
    return w_result


@OPERATOR.function("_compare_digest", W_Root, W_Root)
def compare_digest(w_a, w_b):
    if isinstance(w_a, W_Str) and isinstance(w_b, W_Str):
        left, right = w_a.utf8, w_b.utf8
        if not is_ascii(left) or not is_ascii(right):
            raise type_error("comparing strings with non-ASCII characters is not supported")
    else:
        left, right = bytes_like(w_a), bytes_like(w_b)
    if len(left) != len(right):
        return wrap_bool(False)
    difference = 0
    for i in range(len(left)):
        difference |= ord(left[i]) ^ ord(right[i])
    return wrap_bool(difference == 0)


def is_ascii(utf8):
    for char in utf8:
        if ord(char) >= 128:
            return False
    return True
