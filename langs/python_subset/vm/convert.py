"""From guest values to RPython's: what an argument's type asks for."""
from __future__ import absolute_import

from rpython.rlib.rbigint import rbigint

from langs.python_subset.vm.errors import index_error, overflow_error, type_error
from langs.python_subset.vm.values import (
    W_Bool, W_Float, W_Int, W_Integer, W_Long, W_Str)


def to_integer(w_value):
    """The W_Integer of an int or of a value with __index__."""
    if isinstance(w_value, W_Integer):
        return w_value
    w_index = w_value.type().lookup("__index__")
    if w_index is None:
        raise type_error("'%s' object cannot be interpreted as an integer"
                         % w_value.type_name())
    w_result = w_index.call_with0(w_value)
    if not isinstance(w_result, W_Integer):
        raise type_error("__index__ returned non-int (type %s)" % w_result.type_name())
    return w_result


def index(w_value):
    """A machine integer; OverflowError where it does not fit."""
    if isinstance(w_value, W_Int):
        return w_value.intval
    w_integer = to_integer(w_value)
    if isinstance(w_integer, W_Int):
        return w_integer.intval
    raise overflow_error("Python int too large to convert to C ssize_t")


def item_index(w_value):
    """The same for one item of a sequence: IndexError where it does not fit."""
    if isinstance(w_value, W_Int):
        return w_value.intval
    w_integer = to_integer(w_value)
    if isinstance(w_integer, W_Int):
        return w_integer.intval
    raise index_error("cannot fit '%s' into an index-sized integer" % w_value.type_name())


def repetition_count(w_times):
    """The int of `sequence * w_times`."""
    w_integer = to_integer(w_times)
    if isinstance(w_integer, W_Int):
        return w_integer.intval
    raise overflow_error("cannot fit '%s' into an index-sized integer" % w_times.type_name())


def clamped_index(w_value):
    """The same for slices: clamped to the machine's range."""
    if isinstance(w_value, W_Int):
        return w_value.intval
    w_integer = to_integer(w_value)
    if isinstance(w_integer, W_Int):
        return w_integer.intval
    assert isinstance(w_integer, W_Long)
    if w_integer.bigval.sign < 0:
        return -MAX_INT - 1
    return MAX_INT


MAX_INT = (1 << 63) - 1


def big(w_integer):
    """The rbigint of a W_Integer."""
    if isinstance(w_integer, W_Int):
        return rbigint.fromint(w_integer.intval)
    assert isinstance(w_integer, W_Long)
    return w_integer.bigval


def real(w_value):
    if isinstance(w_value, W_Float):
        return w_value.floatval
    if isinstance(w_value, W_Int):
        return float(w_value.intval)
    if isinstance(w_value, W_Long):
        return big_to_float(w_value.bigval)
    w_float = w_value.type().lookup("__float__")
    if w_float is not None:
        w_result = w_float.call_with0(w_value)
        if isinstance(w_result, W_Float):
            return w_result.floatval
        raise type_error("%s.__float__ returned non-float (type %s)"
                         % (w_value.type_name(), w_result.type_name()))
    if w_value.type().lookup("__index__") is not None:
        return real(to_integer(w_value))
    raise type_error("must be real number, not %s" % w_value.type_name())


def big_to_float(bigval):
    try:
        return bigval.tofloat()
    except OverflowError:
        raise overflow_error("int too large to convert to float")


def text(w_value):
    if not isinstance(w_value, W_Str):
        raise type_error("expected str, got '%s'" % w_value.type_name())
    utf8 = w_value.utf8
    assert utf8 is not None     # else places in code, which are JIT drivers', may be None
    return utf8


def truth(w_value):
    """The guest's bool(w_value) as an RPython bool."""
    if isinstance(w_value, W_Bool):
        return w_value.intval != 0
    return w_value.is_true()
