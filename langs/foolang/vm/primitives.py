"""Functions and methods of the VM: `@primitive(name, types...)`; a method's name has its
type in front, and its first parameter is the value."""
from __future__ import absolute_import

import math
import time

from rpython.rlib.objectmodel import import_from_mixin

from annotations.vm import marks
from kit.vm import codepoints
from kit.vm.float_text import parse_float
from kit.vm.integer_text import NumberSyntaxError
from kit.vm.output import STDOUT
from kit.vm.primitives import Convention, Optional, PrimitiveMixin, PrimitiveTable, Rest
from langs.foolang.vm.arithmetic import NUMBERS
from langs.foolang.vm.values import (
    FooError, W_Float, W_Int, W_List, W_Map, W_Object, W_Range, W_Root, W_String,
    checked_index, w_nil, wrap_bool)


class Exit(Exception):
    """Ends the program."""

    def __init__(self, status):
        self.status = status


class Arguments(object):
    """The program's, from the command line."""
    words = []


ARGUMENTS = Arguments()


class W_Primitive(W_Root):
    import_from_mixin(PrimitiveMixin)
    _immutable_fields_ = ["name", "least", "most", "parameters[*]"]
    kind = "function"

    def call(self, args_w):
        return self.call_args(args_w)


def to_int(w_value):
    if isinstance(w_value, W_Int):
        return w_value.intval
    raise FooError("expected an int, not a " + w_value.kind)


def wrong_type(name, position, w_class, w_value):
    return FooError("%s: argument %d must be a %s, not a %s"
                    % (name, position + 1, w_class.kind, w_value.kind))


def wrong_count(primitive, count):
    return FooError("%s cannot be called with %d arguments" % (primitive.name, count))


PRIMITIVES = PrimitiveTable(Convention(W_Primitive, W_Root, {int: to_int}, wrong_type,
                                       wrong_count, w_nil))
primitive = PRIMITIVES.primitive


# -- input and output


@primitive("print", Rest)
def print_(args_w):
    STDOUT.write(" ".join([w_value.text() for w_value in args_w]) + "\n")


@primitive("arguments")
def arguments():
    return W_List([W_String(word) for word in ARGUMENTS.words])


@primitive("exit", Optional(int, 0))
def exit(status):
    raise Exit(status & 255)


@primitive("region", W_String, W_Root)
def region(w_name, w_function):
    """Calls the function; what it does counts for the region of that name."""
    marks.region_begin(w_name.utf8)
    try:
        return w_function.call([])
    finally:
        marks.region_end()


@primitive("clock")
def clock():
    return W_Float(time.time())


# -- values


@primitive("str", W_Root)
def str_(w_value):
    return W_String(w_value.text())


@primitive("type", W_Root)
def type_(w_value):
    if isinstance(w_value, W_Object):
        return w_value.get_class()
    return W_String(w_value.kind)


@primitive("int", W_Root)
def int_(w_value):
    if isinstance(w_value, W_String):
        try:
            return NUMBERS.parse_integer(w_value.utf8)
        except NumberSyntaxError:
            raise FooError("'%s' is no int" % w_value.utf8)
    if not NUMBERS.is_number(w_value):
        raise FooError("int does not take a " + w_value.kind)
    w_integer = NUMBERS.truncate(w_value)
    if w_integer is None:
        raise FooError("%s has no integer part" % w_value.text())
    return w_integer


@primitive("float", W_Root)
def float_(w_value):
    if isinstance(w_value, W_String):
        try:
            return W_Float(parse_float(w_value.utf8))
        except NumberSyntaxError:
            raise FooError("'%s' is no float" % w_value.utf8)
    if NUMBERS.is_number(w_value):
        return W_Float(NUMBERS.to_float(w_value))
    raise FooError("float does not take a " + w_value.kind)


@primitive("sqrt", W_Root)
def sqrt(w_value):
    if not NUMBERS.is_number(w_value):
        raise FooError("sqrt does not take a " + w_value.kind)
    value = NUMBERS.to_float(w_value)
    if value < 0.0:
        raise FooError("sqrt of a negative number")
    return W_Float(math.sqrt(value))


@primitive("len", W_Root)
def len_(w_value):
    return W_Int(w_value.length())


@primitive("range", int, Optional(W_Int))
def range_(start, w_stop):
    if w_stop is None:
        return W_Range(0, start)
    return W_Range(start, w_stop.intval)


# -- methods


@primitive("list.append", W_List, W_Root)
def list_append(w_list, w_value):
    w_list.append(w_value)


@primitive("list.pop", W_List)
def list_pop(w_list):
    if w_list.length() == 0:
        raise FooError("pop from an empty list")
    return w_list.pop_last()


@primitive("list.insert", W_List, int, W_Root)
def list_insert(w_list, index, w_value):
    if not 0 <= index <= w_list.length():
        raise FooError("index %d is out of range" % index)
    w_list.insert_at(index, w_value)


@primitive("list.remove_at", W_List, W_Root)
def list_remove_at(w_list, w_index):
    w_list.remove_at(checked_index(w_index, w_list.length()))


@primitive("list.slice", W_List, int, int)
def list_slice(w_list, start, stop):
    check_bounds(start, stop, w_list.length())
    w_slice = W_List([])
    w_slice.become_slice(w_list, start, stop)
    return w_slice


def check_bounds(start, stop, length):
    if not 0 <= start <= stop <= length:
        raise FooError("there is no part from %d to %d" % (start, stop))


@primitive("string.slice", W_String, int, int)
def string_slice(w_string, start, stop):
    check_bounds(start, stop, w_string.length())
    first = codepoints.skip(w_string.utf8, 0, start)
    last = codepoints.skip(w_string.utf8, first, stop - start)
    assert 0 <= first <= last
    return W_String(w_string.utf8[first:last])


@primitive("string.split", W_String, W_String)
def string_split(w_string, w_separator):
    if w_separator.utf8 == "":
        raise FooError("the separator is empty")
    return W_List([W_String(part) for part in w_string.utf8.split(w_separator.utf8)])


@primitive("string.join", W_String, W_List)
def string_join(w_string, w_list):
    return W_String(w_string.utf8.join([w_item.text() for w_item in w_list.items_copy()]))


@primitive("map.get", W_Map, W_Root, W_Root)
def map_get(w_map, w_key, w_default):
    w_value = w_map.get_value(w_key, w_key.hash())
    return w_default if w_value is None else w_value


@primitive("map.remove", W_Map, W_Root)
def map_remove(w_map, w_key):
    return wrap_bool(w_map.discard(w_key, w_key.hash()))
