"""array: the class, its items, the operators that make arrays."""
from __future__ import absolute_import

from langs.python_subset.vm import sequences, slices
from langs.python_subset.vm.aliases import add_class_getitem
from langs.python_subset.vm.arrayobject import W_Array, W_ArrayIterator
from langs.python_subset.vm.arraystorage import TYPECODES, new_storage
from langs.python_subset.vm.buffers import content, is_bytes_like
from langs.python_subset.vm.convert import index
from langs.python_subset.vm.errors import index_error, type_error
from langs.python_subset.vm.gateway import (
    AnyArguments, ModuleTable, getter, method, static)
from langs.python_subset.vm.modules.module_class import (
    factory_of, iterator_class, module_class)
from langs.python_subset.vm.root import W_Root
from langs.python_subset.vm.strings import length
from langs.python_subset.vm.typeobject import W_Type
from langs.python_subset.vm.values import W_Int, W_Slice, W_Str, w_None, wrap_bool

ARRAY = ModuleTable("array")
array_type = module_class(ARRAY, "array", W_Array)
new_in = factory_of(W_Array)
ARRAY.constant("ArrayType", array_type)
ARRAY.constant("typecodes", W_Str(TYPECODES))
iterator_class(ARRAY, "arrayiterator", W_ArrayIterator)
add_class_getitem(array_type)
array_type.dict["__hash__"] = w_None


@static(array_type, "__new__", W_Type, AnyArguments)
def array_new(w_type, arguments):
    args_w = arguments.args_w
    if len(arguments.names) > 0 and w_type is array_type:
        raise type_error("array.array() takes no keyword arguments")
    if not 1 <= len(args_w) <= 2:
        raise type_error("array() takes at %s (%d given)" % (
            "least 1 argument" if len(args_w) == 0 else "most 2 arguments", len(args_w)))
    w_code = args_w[0]
    if not isinstance(w_code, W_Str) or length(w_code) != 1:
        raise type_error("array() argument 1 must be a unicode character, not %s"
                         % w_code.type_name())
    w_array = new_in(w_type, new_storage(w_code.utf8))
    if len(args_w) == 2:
        fill(w_array, args_w[1])
    return w_array


def fill(w_array, w_initial):
    code = w_array.code()
    if isinstance(w_initial, W_Str):
        if code != "u":
            raise type_error("cannot use a str to initialize an array with typecode '%s'"
                             % code)
        w_array.extend_from(w_initial)
    elif isinstance(w_initial, W_Array):
        if w_initial.code() == "u" and code != "u":
            raise type_error("cannot use a unicode array to initialize an array with"
                             " typecode '%s'" % code)
        if w_initial.code() == code:
            w_array.extend_from(w_initial)
        else:
            for i in range(w_initial.length()):
                w_array.append(w_initial.storage.get(i))
    elif is_bytes_like(w_initial):
        w_array.append_bytes(content(w_initial))
    else:
        w_array.extend_from(w_initial)


@getter(array_type, "typecode", W_Array)
def array_typecode(w_array):
    return W_Str(w_array.code())


@getter(array_type, "itemsize", W_Array)
def array_itemsize(w_array):
    return W_Int(w_array.storage.size)


@method(array_type, "__len__", W_Array)
def array_len(w_array):
    return W_Int(w_array.length())


@method(array_type, "__iter__", W_Array)
def array_iter(w_array):
    return W_ArrayIterator(w_array)


@method(array_type, "__contains__", W_Array, W_Root)
def array_contains(w_array, w_item):
    return wrap_bool(w_array.index_of(w_item, 0, w_array.length()) >= 0)


# -- items and slices

def position(w_array, w_index, message):
    """The checked place of an index."""
    if type(w_index) is W_Int:
        i = w_index.intval
    else:
        if w_index.type().lookup("__index__") is None:
            raise type_error("array indices must be integers")
        i = index(w_index)
    count = w_array.length()
    if i < 0:
        i += count
    if i < 0 or i >= count:
        raise index_error(message)
    return i


@method(array_type, "__getitem__", W_Array, W_Root)
def array_getitem(w_array, w_index):
    if isinstance(w_index, W_Slice):
        start, step, count = slices.decode(w_index, w_array.length())
        return W_Array(w_array.extended_part(start, step, count))
    return w_array.storage.get(position(w_array, w_index, "array index out of range"))


@method(array_type, "__setitem__", W_Array, W_Root, W_Root)
def array_setitem(w_array, w_index, w_value):
    if isinstance(w_index, W_Slice):
        if not isinstance(w_value, W_Array):
            raise type_error('can only assign array (not "%s") to array slice'
                             % w_value.type_name())
        check_same_code(w_array, w_value)
        start, step, count = slices.decode(w_index, w_array.length())
        w_array.replace_steps(start, step, count, w_value.storage)
        return
    i = position(w_array, w_index, "array assignment index out of range")
    w_array.storage.set(i, w_value)


@method(array_type, "__delitem__", W_Array, W_Root)
def array_delitem(w_array, w_index):
    if isinstance(w_index, W_Slice):
        start, step, count = slices.decode(w_index, w_array.length())
        w_array.remove_steps(start, step, count)
        return
    i = position(w_array, w_index, "array assignment index out of range")
    w_array.remove_steps(i, 1, 1)


def check_same_code(w_array, w_other):
    if w_array.code() != w_other.code():
        raise type_error("bad argument type for built-in operation")


# -- operators

@method(array_type, "__add__", W_Array, W_Root)
def array_add(w_array, w_other):
    if not isinstance(w_other, W_Array):
        raise type_error('can only append array (not "%s") to array' % w_other.type_name())
    check_same_code(w_array, w_other)
    w_result = W_Array(w_array.storage.part(0, w_array.length()))
    w_result.extend_from(w_other)
    return w_result


@method(array_type, "__iadd__", W_Array, W_Root)
def array_iadd(w_array, w_other):
    if not isinstance(w_other, W_Array):
        raise type_error('can only extend array with array (not "%s")'
                         % w_other.type_name())
    w_array.extend_from(w_other)
    return w_array


def times_of(w_array, w_times):
    times = sequences.repetitions(w_times, w_array.length())
    if times < 0:
        raise type_error("can't multiply sequence by non-int of type '%s'"
                         % w_times.type_name())
    return times


@method(array_type, "__mul__", W_Array, W_Root)
def array_mul(w_array, w_times):
    return W_Array(w_array.repeated(times_of(w_array, w_times)))


@method(array_type, "__rmul__", W_Array, W_Root)
def array_rmul(w_array, w_times):
    return array_mul(w_array, w_times)


@method(array_type, "__imul__", W_Array, W_Root)
def array_imul(w_array, w_times):
    times = times_of(w_array, w_times)
    w_array.replace_steps(0, 1, w_array.length(), w_array.repeated(times))
    return w_array
