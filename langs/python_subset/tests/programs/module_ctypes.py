"""ctypes: C's data in memory of the program, its layouts, pointers and errors."""
import copy
import ctypes
import pickle
import sys
from ctypes import *


def error(function, *arguments, **keywords):
    try:
        print("no error:", function(*arguments, **keywords))
    except Exception as raised:
        print(type(raised).__name__, raised)


# -- simple types

for simple in (c_byte, c_ubyte, c_short, c_ushort, c_int, c_uint, c_long, c_ulong, c_longlong,
               c_ulonglong, c_size_t, c_int8, c_uint16, c_int32, c_uint64):
    values = [simple(number).value for number in (0, 1, -1, 127, 128, 1 << 31, -(1 << 63), 1 << 70)]
    print(simple, sizeof(simple), alignment(simple), values)
print(c_float(0.1), c_double(0.1), c_float(1e300), c_double(-0.0), c_double(3))
print([c_longdouble(number).value for number in (0.0, 1.25, -2.5e300, 5e-324, float("-inf"))])
print(sizeof(c_longdouble), bytes(c_longdouble(-1.5))[:10].hex())
print(c_bool(), c_bool(7), c_bool([]), c_char(b"x"), c_char(97), c_wchar("\u20ac"))
print(c_char_p(b"text\0more").value, c_wchar_p("wide\U0001f600").value, c_char_p().value)
print(c_void_p(), c_void_p(-1), c_void_p(5), bool(c_int()), bool(c_double(1)), py_object([1]))
number = c_int(3)
number.value += 1 << 32
print(number, number.value, number._objects, c_char_p(b"kept")._objects)
print(bytes(c_int(1)), bytes(c_int.__ctype_be__(1)), c_int.__ctype_be__(-2))
error(c_int, "x")
error(c_int, 1.5)
error(c_int, 1, 2)
error(c_float, "x")
error(c_char, b"xx")
error(c_wchar, b"x")
error(c_char_p, "x")
error(c_wchar_p, b"x")
error(c_void_p, "x")
error(hash, c_int())
error(lambda: py_object().value)
error(lambda: delattr(c_int(), "value"))


class MyInt(c_int):
    pass


print(sizeof(MyInt), MyInt(5).value, MyInt.__mro__[1:])

# -- arrays

Three = c_int * 3
three = Three(1, 2)
three[-1] = 7
print(Three.__name__, len(three), list(three), three[:], three[::-1], three[5:], 2 in three)
three[:2] = [8, 9]
print(three[:], sizeof(three), alignment(Three), Three._length_, Three._type_, Three is c_int * 3)
for wrong in (lambda: three[3], lambda: three["a"], lambda: Three(1, 2, 3, 4), lambda: c_int * -1,
              lambda: c_int * 1.5, lambda: Three("a"), lambda: three.__setitem__(slice(2), [1]),
              lambda: three.__delitem__(0), lambda: three.__setitem__(9, 1)):
    error(wrong)
text = create_string_buffer(b"abc", 6)
print(text.value, text.raw, text[:], text[1], text[1:3], text[::2], len(text), list(text))
text.value = b"longer"
text[0] = b"L"
text[1] = ord("0")
print(text.value, repr(text.raw))
text.raw = bytearray(b"xy")
print(text.raw)
error(setattr, text, "value", b"too long!")
error(setattr, text, "value", "text")
error(setattr, text, "raw", "text")
wide = create_unicode_buffer("h\u00e9llo\U0001f600")
print(wide.value, len(wide), wide[1], wide[:3], wide[::-2], sizeof(wide))
wide.value = "x"
print(repr(wide[:]))
error(setattr, wide, "value", b"x")
error(setattr, wide, "value", "far too long a text")
matrix = (c_short * 2 * 3)((1, 2), (3, 4), (5, 6))
print([list(row) for row in matrix], type(matrix).__name__, sizeof(matrix))
matrix[1][0] = 70000
print(bytes(matrix).hex())
names = (c_char_p * 2)(b"one", b"two")
print(list(names), names._objects)


class Named(Array):
    _type_ = c_ubyte
    _length_ = 4


print(bytes(Named(1, 2, 300)), Named.__mro__[1])

# -- structures and unions


class Point(Structure):
    _fields_ = [("x", c_int), ("y", c_int)]


class Mixed(Structure):
    _fields_ = [("a", c_char), ("b", c_double), ("c", c_short), ("name", c_char * 5),
                ("wide", c_wchar * 2), ("at", Point), ("more", c_byte * 3), ("flag", c_bool)]


print([(name, getattr(Mixed, name)) for name, _ in Mixed._fields_])
print(sizeof(Mixed), alignment(Mixed), Mixed.b.offset, Mixed.b.size)
mixed = Mixed(b"q", 1.5, -2, b"name", "w", (3, 4), flag=5)
print(mixed.a, mixed.b, mixed.c, mixed.name, mixed.wide, mixed.at.x, mixed.at.y, list(mixed.more),
      mixed.flag)
mixed.at.x = 10
point = mixed.at
point.y = 20
mixed.name = b"exact"
mixed.more = (1, 2)
print(mixed.at.y, mixed.name, list(mixed.more), mixed.at is mixed.at, point._b_base_ is mixed)
mixed.at = Point(5, 6)
print(mixed.at.x, point.x, bytes(Point(1, 2)))
for wrong in (lambda: Point(1, 2, 3), lambda: Point(1, x=2), lambda: Point("x"),
              lambda: setattr(mixed, "name", b"longer"), lambda: setattr(mixed, "name", "n"),
              lambda: setattr(mixed, "at", 3), lambda: setattr(mixed, "at", (1, "x")),
              lambda: setattr(mixed, "at", c_int(3)), lambda: delattr(mixed, "at"),
              lambda: Structure(), lambda: Union(),
              lambda: sizeof(Structure), lambda: sizeof(3), lambda: alignment(3)):
    error(wrong)
plain = Point()
plain.other = "an attribute"
print(plain.other, plain.x, [getattr(Point(y=8), name) for name in "xy"])


class Point3(Point):
    _fields_ = [("z", c_int)]


print(sizeof(Point3), [getattr(Point3(1, 2, 3), name) for name in "xyz"])


def structure(fields, base=Structure, **members):
    return type(base)("X", (base,), {**members, "_fields_": fields})


for pack in (0, 1, 2, 4):
    packed = structure([("a", c_byte), ("b", c_long), ("c", c_short)], _pack_=pack)
    print(pack, sizeof(packed), alignment(packed), packed.b.offset, packed.c.offset)


class Number(Union):
    _fields_ = [("whole", c_uint), ("bytes", c_ubyte * 4), ("real", c_float), ("letter", c_char)]


union = Number(real=1.0)
print(hex(union.whole), list(union.bytes), union.letter, sizeof(Number), Number.bytes)
union.bytes[3] = 0xC0
print(union.real)


class Anonymous(Structure):
    _fields_ = [("kind", c_int), ("number", Number), ("point", Point)]
    _anonymous_ = ["number", "point"]


anonymous = Anonymous(1, y=4, whole=65)
print(anonymous.letter, anonymous.number.whole, anonymous.point.y, Anonymous.y, Anonymous.letter)

for members in ({"_fields_": 3}, {"_fields_": [3]}, {"_fields_": [("a", 3)]},
                {"_fields_": [("a", c_float, 3)]}, {"_fields_": [("a", c_int, 33)]},
                {"_fields_": [("a", c_int, 0)]}, {"_fields_": [], "_pack_": -1},
                {"_fields_": [("a", c_int)], "_anonymous_": ["b"]},
                {"_fields_": [("a", c_int)], "_anonymous_": ["b"], "b": 1}):
    error(type(Structure), "X", (Structure,), members)


class Later(Structure):
    pass


Later._fields_ = [("next", POINTER(Later)), ("value", c_int)]
error(setattr, structure([("a", c_int)]), "_fields_", [])

# -- bit fields

Bits = structure([("a", c_int, 3), ("b", c_int, 5), ("c", c_uint, 10), ("d", c_int, 9),
                  ("e", c_longlong, 40), ("f", c_longlong, 4), ("g", c_int), ("h", c_bool, 1)])
print(sizeof(Bits), [getattr(Bits, name) for name in "abcdefgh"])
bits = Bits(3, 15, 1023, 255, (1 << 39) - 1, 15, -1, True)
print([getattr(bits, name) for name in "abcdefgh"], bytes(bits).hex())
bits.a, bits.b, bits.c, bits.e = 4, 16, 1 << 10, 1 << 39
print([getattr(bits, name) for name in "abcdefgh"], bytes(bits).hex())

# -- the other order of bytes


class Header(BigEndianStructure):
    _pack_ = 1
    _fields_ = [("kind", c_ubyte), ("size", c_uint32), ("low", c_uint16, 4),
                ("high", c_uint16, 12), ("ratio", c_double), ("items", c_uint16 * 2)]


header = Header(1, 0x01020304, 5, 0x678, 1.0, (1, 2))
print(bytes(header).hex(), sizeof(Header), header.size, header.low, list(header.items))
print(Header.low, Header.size, Header.from_buffer_copy(bytes(range(19))).size)
print(LittleEndianStructure is Structure, sys.byteorder)
error(structure, [("p", c_void_p)], BigEndianStructure)
swapped = structure([("word", c_uint32), ("parts", c_ubyte * 4)], BigEndianUnion)(0x0A0B0C0D)
print(list(swapped.parts))

# -- pointers

number = c_int(42)
to_number = pointer(number)
print(type(to_number).__name__, to_number.contents, to_number[0], bool(to_number))
to_number[0] = 43
to_number.contents.value += 1
print(number, to_number._objects)
to_number.contents = c_int(-5)
print(number, to_number[0], to_number.contents is to_number.contents)
to_array = cast((c_int * 5)(*range(5)), POINTER(c_int))
print(to_array[4], to_array[:5], to_array[4:0:-2], to_array.contents)
empty = POINTER(c_int)()
print(bool(empty), POINTER(c_int) is POINTER(c_int), POINTER(None))
for wrong in (lambda: empty.contents, lambda: empty[0], lambda: POINTER(c_int)(3),
              lambda: to_array[:], lambda: to_array[::0], lambda: to_array["a"],
              lambda: POINTER(3), lambda: pointer(3), lambda: byref(3), lambda: cast(3, c_int),
              lambda: cast([], c_void_p), lambda: to_array.__delitem__(0)):
    error(wrong)
last = Later(None, 3)
first = Later(pointer(Later(pointer(last), 2)), 1)
node, found = first, []
while True:
    found.append(node.value)
    if not node.next:
        break
    node = node.next.contents
last.value = 33
print(found, first.next.contents.next.contents.value)
to_pointer = pointer(pointer(number))
to_pointer.contents.contents.value = 9
print(number, to_pointer[0][0])
raw = cast(pointer(c_uint(0x01020304)), POINTER(c_ubyte))
print(raw[:4])
holder = structure([("count", c_int), ("items", POINTER(c_short))])()
holder.items = (c_short * 3)(7, 8, 9)
print(holder.items[2], cast(holder.items, POINTER(c_byte))[0])
address = addressof(number)
print(c_int.from_address(address), cast(address, POINTER(c_int))[0],
      c_void_p(address).value == address, byref(number)._obj is number)
print(cast(b"bytes", c_char_p).value, string_at(b"a\0b"), string_at(b"a\0b", 3), wstring_at("ab"))
target = create_string_buffer(8)
memmove(target, b"moved", 5)
memset(byref(target, 6), 65, 2)
print(target.raw)

# -- buffers, sizes, copies

backing = bytearray(b"\1\0\0\0\2\0\0\0rest")
shared = Point.from_buffer(backing)
shared.y = 0x01010101
print(backing, shared.x, c_int.from_buffer(backing, 8), Point.from_buffer_copy(backing, 4).x)
view = c_ushort.from_buffer(shared)
view.value = 0xFFFF
print(shared.x, (c_char * 4).from_buffer(memoryview(backing)[8:]).value)
for wrong in (lambda: c_int.from_buffer(b"abcd"), lambda: c_int.from_buffer("abcd"),
              lambda: c_int.from_buffer(bytearray(3)), lambda: c_int.from_buffer(backing, -1),
              lambda: c_int.from_buffer_copy(b"abc"), lambda: c_int.from_buffer_copy(3),
              lambda: c_int.from_address("a"), lambda: Structure.from_buffer(backing)):
    error(wrong)
resized = (c_short * 2)(1, 2)
resize(resized, 12)
print(sizeof(resized), len(resized), list(resized), sizeof(type(resized)))
error(resize, resized, 2)
error(resize, mixed.at, 100)
error(resize, 3, 4)
copied = copy.copy(mixed)
mixed.at.x = 1
print(copied.at.x, pickle.loads(pickle.dumps(c_int(6))), pickle.loads(pickle.dumps(c_char(b"p"))))
error(pickle.dumps, to_number)
error(pickle.dumps, c_char_p(b"x"))

# -- functions of Python's

Comparison = CFUNCTYPE(c_int, POINTER(c_int), c_int)
compare = Comparison(lambda pointed, value: pointed[0] - value)
print(compare(number, 4), compare(byref(number), 10), Comparison.__name__, bool(compare))
for wrong in (lambda: compare(number), lambda: compare(number, "a"), lambda: compare(3, 3),
              lambda: Comparison("a"), lambda: CFUNCTYPE(c_int, int)):
    error(wrong)
table = structure([("compare", Comparison)])(compare)
print(table.compare(number, 1))
print(c_int.from_param(3), c_double.from_param(1), c_int.from_param(number) is number)
error(c_int.from_param, "x")
error(Point.from_param, 3)
error(POINTER(c_int).from_param, byref(c_long()))
print(set_errno(5), get_errno(), set_errno(0))
print(type(Structure), type(Union), type(Three), type(c_int), type(POINTER(c_int)), type(Point.x))
