"""Operators: numbers first, then the special methods of both operands."""
from __future__ import absolute_import

from rpython.rlib.objectmodel import compute_identity_hash

from langs.python_subset.vm import arithmetic, convert
from langs.python_subset.vm.errors import type_error
from langs.python_subset.vm.values import (
    W_Bytes, W_Float, W_Int, W_Long, W_Str, W_Tuple, w_NotImplemented, wrap_bool)

SYMBOLS = {
    "ADD": ("+", "add"), "SUBTRACT": ("-", "sub"), "MULTIPLY": ("*", "mul"),
    "TRUE_DIVIDE": ("/", "truediv"), "FLOOR_DIVIDE": ("//", "floordiv"),
    "MODULO": ("%", "mod"), "POWER": ("** or pow()", "pow"), "LSHIFT": ("<<", "lshift"),
    "RSHIFT": (">>", "rshift"), "AND": ("&", "and"), "OR": ("|", "or"),
    "XOR": ("^", "xor"), "MATRIX_MULTIPLY": ("@", "matmul"),
}
COMPARISONS = {
    "LT": ("<", "__lt__", "__gt__"), "LE": ("<=", "__le__", "__ge__"),
    "EQ": ("==", "__eq__", "__eq__"), "NE": ("!=", "__ne__", "__ne__"),
    "GT": (">", "__gt__", "__lt__"), "GE": (">=", "__ge__", "__le__"),
}


def through_methods(w_a, w_b, name, reflected):
    """The result of the special methods, or NotImplemented."""
    w_type_a = w_a.type()
    w_type_b = w_b.type()
    w_method = w_type_a.lookup(name)
    w_reflected = None
    if w_type_a is not w_type_b:
        w_reflected = w_type_b.lookup(reflected)
        if w_reflected is not None and w_method is not w_reflected and (
                w_method is None or overrides(w_type_a, w_type_b, reflected)):
            w_result = w_reflected.call_with1(w_b, w_a)
            if w_result is not w_NotImplemented:
                return w_result
            w_reflected = None
    if w_method is not None:
        w_result = w_method.call_with1(w_a, w_b)
        if w_result is not w_NotImplemented:
            return w_result
    if w_reflected is not None:
        return w_reflected.call_with1(w_b, w_a)
    return w_NotImplemented


def compared_by_methods(w_a, w_b, name, reflected):
    """The same for comparisons: b's method also where both are of one class, and first where
    b's class extends a's."""
    w_type_a = w_a.type()
    w_type_b = w_b.type()
    is_first = w_type_a is not w_type_b and w_type_b.is_subtype(w_type_a)
    if is_first:
        w_result = method_result(w_type_b, reflected, w_b, w_a)
        if w_result is not w_NotImplemented:
            return w_result
    w_result = method_result(w_type_a, name, w_a, w_b)
    if w_result is not w_NotImplemented or is_first:
        return w_result
    return method_result(w_type_b, reflected, w_b, w_a)


def method_result(w_type, name, w_self, w_other):
    w_method = w_type.lookup(name)
    return w_NotImplemented if w_method is None else w_method.call_with1(w_self, w_other)


def overrides(w_type_a, w_type_b, reflected):
    """Whether b's class extends a's and has its own reflected method."""
    return (w_type_b.is_subtype(w_type_a) and
            w_type_a.lookup(reflected) is not w_type_b.lookup(reflected))


# -- `+` and `*` of builtin sequences are in slots of their own, which come after numbers'

def is_only_sequence(w_value, name, reflected):
    """Whether it is a builtin sequence, of a class that defines neither method anew."""
    if not w_value.is_repeatable:
        return False
    w_type = w_value.type()
    w_builtin = w_value.w_class
    return w_type is w_builtin or (w_type.lookup(name) is w_builtin.lookup(name) and
                                   w_type.lookup(reflected) is w_builtin.lookup(reflected))


def through_reflected(w_sequence, w_b, name, reflected):
    """What the right operand of such a sequence says before it, or NotImplemented."""
    w_type_b = w_b.type()
    if (w_sequence.type() is w_type_b or arithmetic.exact_number(w_b) or
            is_only_sequence(w_b, name, reflected)):
        return w_NotImplemented
    w_reflected = w_type_b.lookup(reflected)
    if w_reflected is None:
        return w_NotImplemented
    return w_reflected.call_with1(w_b, w_sequence)


def _make_binary(key):
    symbol, name = SYMBOLS[key]
    method, reflected, inplace = "__%s__" % name, "__r%s__" % name, "__i%s__" % name
    numeric = arithmetic.NUMERIC.get(key)
    inplace_symbol = symbol.split(" ")[0] + "="
    for_sequences = key == "ADD" or key == "MULTIPLY"

    def general(w_a, w_b, symbol, w_slot):
        """`w_slot`: the method in a sequence's slot for the operator in place, or None."""
        if for_sequences and is_only_sequence(w_a, method, reflected):
            w_result = through_reflected(w_a, w_b, method, reflected)
            if w_slot is None:
                w_slot = w_a.w_class.lookup(method)
        else:
            w_result = through_methods(w_a, w_b, method, reflected)
        if w_result is w_NotImplemented and w_slot is not None:
            w_result = w_slot.call_with1(w_a, w_b)
        if w_result is w_NotImplemented:
            raise not_supported(w_a, w_b, symbol, w_slot)
        return w_result

    def not_supported(w_a, w_b, symbol, w_slot):
        if key == "MULTIPLY":
            w_times = None
            if w_slot is not None:
                w_times = w_b
            elif is_only_sequence(w_b, method, reflected):
                w_times = w_a
            if w_times is not None:
                return type_error("can't multiply sequence by non-int of type '%s'"
                                  % w_times.type_name())
        return type_error("unsupported operand type(s) for %s: '%s' and '%s'"
                          % (symbol, w_a.type_name(), w_b.type_name()))

    def in_sequence_slot(w_a, w_method):
        """In CPython, a guest class inherits `__iadd__` into the number's slot."""
        w_builtin = w_a.w_class
        return w_a.type() is w_builtin or (key == "MULTIPLY" and
                                           w_method is w_builtin.lookup(inplace))

    def binary(w_a, w_b):
        if numeric is not None:
            w_result = numeric(w_a, w_b)
            if w_result is not None:
                return w_result
        return general(w_a, w_b, symbol, None)

    def in_place(w_a, w_b):
        if numeric is not None:
            w_result = numeric(w_a, w_b)
            if w_result is not None:
                return w_result
        w_method = w_a.type().lookup(inplace)
        if for_sequences and w_a.is_repeatable and in_sequence_slot(w_a, w_method):
            return general(w_a, w_b, inplace_symbol, w_method)
        if w_method is not None:
            w_result = w_method.call_with1(w_a, w_b)
            if w_result is not w_NotImplemented:
                return w_result
        return general(w_a, w_b, inplace_symbol, None)

    binary.__name__ = "binary_" + name
    in_place.__name__ = "inplace_" + name
    return binary, in_place


BINARY = {}
INPLACE = {}
for _key in SYMBOLS:
    BINARY[_key], INPLACE[_key] = _make_binary(_key)


def _make_comparison(key):
    symbol, method, reflected = COMPARISONS[key]
    numeric = arithmetic.COMPARE[key]

    def compare(w_a, w_b):
        w_result = numeric(w_a, w_b)
        if w_result is not None:
            return w_result
        if key == "EQ" or key == "NE":
            if type(w_a) is W_Str and type(w_b) is W_Str:
                return wrap_bool((w_a.utf8 == w_b.utf8) == (key == "EQ"))
            if type(w_a) is W_Bytes and type(w_b) is W_Bytes:
                return wrap_bool((w_a.data == w_b.data) == (key == "EQ"))
            if type(w_a) is W_Tuple and type(w_b) is W_Tuple:
                return wrap_bool(w_a.has_same_items(w_b) == (key == "EQ"))
        w_result = compared_by_methods(w_a, w_b, method, reflected)
        if w_result is not w_NotImplemented:
            return w_result
        if key == "EQ":
            return wrap_bool(is_same(w_a, w_b))
        if key == "NE":
            return wrap_bool(not is_same(w_a, w_b))
        raise type_error("'%s' not supported between instances of '%s' and '%s'"
                         % (symbol, w_a.type_name(), w_b.type_name()))
    compare.__name__ = "compare_" + key
    return compare


COMPARE = {}
for _key in COMPARISONS:
    COMPARE[_key] = _make_comparison(_key)

_compare_eq = COMPARE["EQ"]
_compare_lt = COMPARE["LT"]
_compare_gt = COMPARE["GT"]


def equal(w_a, w_b):
    """Identity or equality, as containers compare their items (a bool)."""
    if w_a is w_b:
        return True
    return convert.truth(_compare_eq(w_a, w_b))


def less_than(w_a, w_b):
    return convert.truth(_compare_lt(w_a, w_b))


def greater_than(w_a, w_b):
    return convert.truth(_compare_gt(w_a, w_b))


def is_same(w_a, w_b):
    """`a is b`: numbers and strings are the same where they are equal in
    class and value, so that boxing stays invisible."""
    if w_a is w_b:
        return True
    if type(w_a) is W_Int:
        return type(w_b) is W_Int and w_a.intval == w_b.intval
    if type(w_a) is W_Float:
        return type(w_b) is W_Float and arithmetic.same_float(w_a.floatval, w_b.floatval)
    if type(w_a) is W_Long:
        return type(w_b) is W_Long and w_a.bigval.eq(w_b.bigval)
    if type(w_a) is W_Str and type(w_b) is W_Str:
        return len(w_a.utf8) <= 1 and w_a.utf8 == w_b.utf8
    return False


def hash_of(w_value):
    """hash(w_value) as a machine integer. TypeError where it is unhashable."""
    if w_value.hashes_natively or w_value.type().has_native_hash():
        return w_value.native_hash()
    w_hash = w_value.type().lookup("__hash__")
    if w_hash is None or not callable_hash(w_hash):
        raise type_error("unhashable type: '%s'" % w_value.type_name())
    w_result = w_hash.call_with0(w_value)
    if isinstance(w_result, W_Int):
        result = w_result.intval
    elif isinstance(w_result, W_Long):
        result = w_result.bigval.hash()
    else:
        raise type_error("__hash__ method should return an integer")
    if result == -1:
        return -2
    return result


def callable_hash(w_hash):
    """False for the None that makes a class unhashable."""
    return not w_hash.is_none


def identity_hash(w_value):
    return compute_identity_hash(w_value)


def _make_unary(name, symbol, numeric):
    method = "__%s__" % name

    def unary(w_a):
        w_result = numeric(w_a)
        if w_result is not None:
            return w_result
        w_method = w_a.type().lookup(method)
        if w_method is None:
            raise type_error("bad operand type for unary %s: '%s'"
                             % (symbol, w_a.type_name()))
        return w_method.call_with0(w_a)
    unary.__name__ = "unary_" + name
    return unary


positive = _make_unary("pos", "+", arithmetic.positive)
negative = _make_unary("neg", "-", arithmetic.negative)
invert = _make_unary("invert", "~", arithmetic.invert)
