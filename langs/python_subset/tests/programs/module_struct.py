"""_struct: every format with values at its limits, both byte orders, errors."""
import _struct as struct


def attempt(function, *args, **named):
    try:
        result = function(*args, **named)
    except Exception as error:
        return "%s: %s" % (type(error).__name__, error)
    return result


INTS = [0, 1, -1, 127, 128, -128, -129, 255, 256, 32767, 32768, -32768, 65535, 65536, 2 ** 31 - 1, 2 ** 31,
        -2 ** 31, 2 ** 32 - 1, 2 ** 32, 2 ** 63 - 1, 2 ** 63, -2 ** 63, -2 ** 63 - 1, 2 ** 64 - 1, 2 ** 64, True]
FLOATS = [0.0, -0.0, 1.0, 1.5, -2.25, 0.1, 1e10, 65504.0, 65519.9, 65520.0, 1e-8, 5.96e-8, 1e38, 3.5e38, 1e-45,
          1e300, float("inf"), float("-inf"), 3, 2 ** 70]
OTHERS = ["a", None, 1.5, b"a", []]
for order in ["", "<", ">", "=", "!", "@"]:
    for code in "bBhHiIlLqQnNP?c":
        for value in INTS[:20] + OTHERS if order else INTS + OTHERS:
            if order in (">", "!") and isinstance(value, int) and (abs(value) >= 2 ** 63 or code == "Q" and value < 0):
                continue
            packed = attempt(struct.pack, order + code, value)
            print(order + code, value, packed, struct.unpack(order + code, packed) if type(packed) is bytes else "")
    for code in "efd":
        for value in FLOATS + ["a", None]:
            packed = attempt(struct.pack, order + code, value)
            print(order + code, value, packed, struct.unpack(order + code, packed) if type(packed) is bytes else "")
for text in ["", "x", "3x", "bhil", "<bhil", "b3xi", "i0l", "b0l", "0s", "5s", "5p", "0p", "2h3b", " < i", "< i  b ", "hhl", "chq?d",
             "10c", "iiiq", "z", "3", "b2", "<n", ">P", "99999999999999999999b", "9999999999999999999b", "9223372036854775807q",
             "iq", "qi", "bdb", "@e", "=lL"]:
    print(repr(text), attempt(struct.calcsize, text), attempt(lambda: struct.Struct(text).size))
print(struct.pack("3s5s0s", b"abcdef", b"ab", b"x"), struct.pack("4p2p1p", b"abcdef", b"a", b"b"), struct.pack("s", bytearray(b"q")))
print(struct.unpack("3s2s0s", b"abcde"), struct.unpack("4p", b"\x09abc"), struct.unpack("4p1p", b"\x02abc\x05"),
      struct.pack("300p", b"x" * 290)[:3])
print(struct.pack("<hhl4s?xd", 1, -2, 3, b"ab", True, 0.5), struct.unpack(">hhl", b"\0\1\0\2\0\0\0\3"))
print(attempt(struct.pack, "ii", 1), attempt(struct.pack, "i", 1, 2), attempt(struct.pack, 5), attempt(struct.pack, b"h", 5))
print(attempt(struct.unpack, "i", b"abc"), attempt(struct.unpack, "i", "abcd"), attempt(struct.unpack, "2h", bytearray(b"\1\0\2\0")))
buffer = bytearray(b"." * 12)
struct.pack_into("<hb", buffer, 2, 258, 3)
struct.pack_into("<h", buffer, -2, 1)
print(buffer)
for args in [(buffer, 11, 1), (buffer, -1, 1), (buffer, -13, 1), (buffer, 0), (buffer,), (), (b"abc", 0, 1), (buffer, 100, 1), (buffer, 0, 1, 2)]:
    print(attempt(struct.pack_into, "<h", *args))
for args in [(buffer,), (buffer, 2), (buffer, 10), (buffer, 11), (buffer, -2), (buffer, -1), (buffer, -13), (buffer, 100)]:
    print(attempt(struct.unpack_from, "<h", *args), attempt(struct.Struct("<h").unpack_from, *args))
print(struct.unpack_from("<h", buffer=buffer, offset=2))
iterator = struct.iter_unpack("<hb", b"\1\0\2\3\0\4")
print(iterator.__length_hint__(), next(iterator), iterator.__length_hint__(), list(iterator), list(iterator))
print(attempt(struct.iter_unpack, "", b""), attempt(struct.iter_unpack, "h", b"abc"), attempt(struct.iter_unpack, "h", 5))


class Number:
    def __index__(self):
        return 77

    def __float__(self):
        return 2.5

    def __bool__(self):
        return False


print(struct.pack("bd?", Number(), Number(), Number()))
s = struct.Struct("<hb")
print(s.size, s.format, s.pack(1, 2), s.unpack(b"\1\0\2"), attempt(s.pack, 1), attempt(s.unpack, b""), list(s.iter_unpack(b"\1\0\2" * 2)))
target = bytearray(4)
s.pack_into(target, 1, 5, 6)
print(target, struct.Struct(b"i").format, attempt(struct.Struct, 5), attempt(struct.Struct, "z"))


class Sub(struct.Struct):
    def __init__(self, text):
        super().__init__("<" + text)
        self.text = text


sub = Sub("hh")
print(sub.pack(1, 2), sub.text, sub.format, struct.Struct, struct.error, struct.error.__mro__[1:3])
try:
    struct.pack("i", "a")
except struct.error as error:
    print(error.args, repr(error))
nan = struct.unpack("<d", struct.pack("<d", float("nan")))[0]
print(nan, struct.unpack("<f", struct.pack("<f", nan)), struct.unpack("<e", struct.pack("<e", nan)))


def loops(n):
    total = 0
    for i in range(n):
        data = struct.pack("<iHd", i, i % 1000, i * 0.5)
        a, b, c = struct.unpack("<iHd", data)
        total += a + b + c
    return total


print(loops(3000))
