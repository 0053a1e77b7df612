"""marshal: numbers, text, bytes and containers of them. Code objects have no such form."""
from __future__ import absolute_import

from rpython.rlib.longlong2float import float2longlong, longlong2float
from rpython.rlib.rarithmetic import intmask, r_uint
from rpython.rlib.rbigint import rbigint
from rpython.rlib.rstring import StringBuilder

from langs.python_subset.vm.buffers import bytes_like, content, is_bytes_like
from langs.python_subset.vm.convert import big
from langs.python_subset.vm.dictobject import W_Dict, new_dict
from langs.python_subset.vm.errors import eof_error, value_error
from langs.python_subset.vm.gateway import ModuleTable, optional
from langs.python_subset.vm.iteration import iterable_to_list
from langs.python_subset.vm.listobject import W_List, new_list
from langs.python_subset.vm.root import W_Root
from langs.python_subset.vm.setobject import W_AnySet, W_FrozenSet, make_frozenset, new_set
from langs.python_subset.vm.values import (
    W_Bytes, W_Complex, W_Float, W_Int, W_Integer, W_Str, W_Tuple, w_Ellipsis, w_False, w_None,
    w_True, wrap_big)

MARSHAL = ModuleTable("marshal")
MARSHAL.constant("version", W_Int(4))
DEPTH = 1000
SHIFT = 15


class Writer(object):
    def __init__(self):
        self.builder = StringBuilder()

    def fixed(self, number, count):
        for i in range(count):
            self.builder.append(chr((number >> (8 * i)) & 0xFF))

    def sized(self, tag, data):
        self.builder.append(tag)
        self.fixed(len(data), 4)
        self.builder.append(data)

    def sequence(self, tag, items_w, depth):
        self.builder.append(tag)
        self.fixed(len(items_w), 4)
        for w_item in items_w:
            self.write(w_item, depth)

    def write(self, w_value, depth):
        if depth <= 0:
            raise value_error("object too deeply nested to marshal")
        depth -= 1
        if w_value is w_None:
            self.builder.append("N")
        elif w_value is w_True:
            self.builder.append("T")
        elif w_value is w_False:
            self.builder.append("F")
        elif w_value is w_Ellipsis:
            self.builder.append(".")
        elif isinstance(w_value, W_Integer):
            self.integer(w_value)
        elif isinstance(w_value, W_Float):
            self.builder.append("g")
            self.fixed(float2longlong(w_value.floatval), 8)
        elif isinstance(w_value, W_Complex):
            self.builder.append("y")
            self.fixed(float2longlong(w_value.real), 8)
            self.fixed(float2longlong(w_value.imag), 8)
        elif isinstance(w_value, W_Str):
            self.sized("u", w_value.utf8)
        elif is_bytes_like(w_value):
            self.sized("s", content(w_value))
        elif isinstance(w_value, W_Tuple):
            self.sequence("(", w_value.items_w, depth)
        elif isinstance(w_value, W_List):
            self.sequence("[", w_value.items_copy(), depth)
        elif isinstance(w_value, W_FrozenSet):
            self.sequence(">", iterable_to_list(w_value), depth)
        elif isinstance(w_value, W_AnySet):
            self.sequence("<", iterable_to_list(w_value), depth)
        elif isinstance(w_value, W_Dict):
            self.builder.append("{")
            for w_key in w_value.keys_w():
                self.write(w_key, depth)
                self.write(w_value.get(w_key) or w_None, depth)
            self.builder.append("0")
        else:
            raise value_error("unmarshallable object")

    def integer(self, w_integer):
        if isinstance(w_integer, W_Int) and -(1 << 31) <= w_integer.intval < 1 << 31:
            self.builder.append("i")
            self.fixed(w_integer.intval, 4)
            return
        number = big(w_integer)
        magnitude = number.abs()
        digits = []
        while magnitude.sign > 0:
            digits.append(magnitude.int_and_((1 << SHIFT) - 1).toint())
            magnitude = magnitude.rshift(SHIFT)
        self.builder.append("l")
        self.fixed(-len(digits) if number.sign < 0 else len(digits), 4)
        for digit in digits:
            self.fixed(digit, 2)


class Reader(object):
    def __init__(self, data):
        self.data = data
        self.at = 0
        self.shared_w = []

    def take(self, count):
        start = self.at
        stop = start + count
        if count < 0 or stop > len(self.data):
            raise eof_error("marshal data too short")
        self.at = stop
        assert 0 <= start <= stop
        return self.data[start:stop]

    def fixed(self, count):
        """Signed, unless of 8 bytes."""
        data = self.take(count)
        value = r_uint(0)
        for i in range(count):
            value |= r_uint(ord(data[i])) << (8 * i)
        result = intmask(value)
        if count < 8 and result >= 1 << (8 * count - 1):
            result -= 1 << (8 * count)
        return result

    def read(self):
        code = ord(self.take(1)[0])
        place = -1
        if code & 0x80:
            place = len(self.shared_w)
            self.shared_w.append(w_None)
        w_value = self.value(chr(code & 0x7F))
        if place >= 0:
            self.shared_w[place] = w_value
        return w_value

    def value(self, tag):
        if tag == "N":
            return w_None
        if tag == "T":
            return w_True
        if tag == "F":
            return w_False
        if tag == ".":
            return w_Ellipsis
        if tag == "i":
            return W_Int(self.fixed(4))
        if tag == "l":
            return self.long()
        if tag == "g":
            return W_Float(longlong2float(self.fixed(8)))
        if tag == "y":
            real = longlong2float(self.fixed(8))
            return W_Complex(real, longlong2float(self.fixed(8)))
        if tag == "u" or tag == "t" or tag == "a" or tag == "A":
            return W_Str(self.take(self.fixed(4)))
        if tag == "z" or tag == "Z":
            return W_Str(self.take(ord(self.take(1)[0])))
        if tag == "s":
            return W_Bytes(self.take(self.fixed(4)))
        if tag == "(":
            return W_Tuple(self.items(self.fixed(4)))
        if tag == ")":
            return W_Tuple(self.items(ord(self.take(1)[0])))
        if tag == "[":
            return new_list(self.items(self.fixed(4)))
        if tag == "<":
            w_set = new_set()
            for w_item in self.items(self.fixed(4)):
                w_set.add(w_item)
            return w_set
        if tag == ">":
            return make_frozenset(self.items(self.fixed(4)))
        if tag == "{":
            return self.dict()
        if tag == "r":
            place = self.fixed(4)
            if not 0 <= place < len(self.shared_w):
                raise value_error("bad marshal data (invalid reference)")
            return self.shared_w[place]
        raise value_error("bad marshal data (unknown type code)")

    def items(self, count):
        if not 0 <= count <= len(self.data):
            raise value_error("bad marshal data (size out of range)")
        items_w = [w_None] * count
        for i in range(count):
            items_w[i] = self.read()
        return items_w

    def dict(self):
        w_dict = new_dict()
        while self.at < len(self.data) and self.data[self.at] != "0":
            w_key = self.read()
            w_dict.set(w_key, self.read())
        self.take(1)
        return w_dict

    def long(self):
        count = self.fixed(4)
        number = rbigint.fromint(0)
        for i in range(abs(count)):
            digit = rbigint.fromint(self.fixed(2)).lshift(SHIFT * i)
            number = number.or_(digit)
        return wrap_big(number.neg() if count < 0 else number)


@MARSHAL.function("dumps", W_Root, optional(int, 4))
def dumps(w_value, version):
    writer = Writer()
    writer.write(w_value, DEPTH)
    return W_Bytes(writer.builder.build())


@MARSHAL.function("loads", W_Root)
def loads(w_data):
    return Reader(bytes_like(w_data)).read()
