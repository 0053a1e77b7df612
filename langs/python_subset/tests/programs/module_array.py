"""array: items of every typecode, slices, methods, errors."""
import array as module
from array import array


def attempt(function, *args, **named):
    try:
        result = function(*args, **named)
    except Exception as error:
        return "%s: %s" % (type(error).__name__, error)
    return result


VALUES = [0, 1, -1, 127, 128, -128, -129, 255, 256, 32767, 32768, -32769, 65535, 65536, 2 ** 31 - 1, 2 ** 31,
          -2 ** 31 - 1, 2 ** 32 - 1, 2 ** 32, 2 ** 63 - 1, 2 ** 63, -2 ** 63, 2 ** 64 - 1, 2 ** 64, -2 ** 70, True,
          0.1, 1.5, 1e300, float("inf"), "a", "é", "ab", None, b"a"]
for code in "bBhHiIlLqQfdu":
    a = array(code)
    for value in VALUES:
        if code in "bBhH" and isinstance(value, int) and abs(value) > 200:
            print(code, value, attempt(a.append, value) is None)     # worded by two conversions
        else:
            print(code, value, attempt(a.append, value), len(a))
    print(a, a.typecode, a.itemsize, len(a.tobytes()), a.buffer_info()[1], list(a) == a.tolist())
    print(a.tobytes())
    b = array(code, a.tobytes())
    print(b == a, b.tolist() == a.tolist(), a[1:3], a[::-2], a * 2 == a + a, a[-1], attempt(lambda: a[100]))
    if code != "u":
        a.byteswap()
        print(a)
    a.reverse()
    print(a.pop(), a.pop(0), len(a), attempt(array, code, [None]), array(code, a) == a)
print(module.typecodes, module.ArrayType is array, array)
for args in [("z",), (5,), ("ab",), (), ("i", 5), ("i", "abc"), ("i", b"abc"), ("u", b"ab"), ("i", [1], 2), ("u", "aé€"),
             ("i", array("d", [1.0])), ("d", array("i", [1])), ("b", array("i", [300])), ("i", range(4)), ("i", (1, 2)),
             ("u", array("u", "ab")), ("i", array("u", "ab")), ("d", [1, 2.5])]:
    print(args, attempt(array, *args) if args else "")

x = array("i", [5, 3, 9, 3])
print(x.index(9), attempt(x.index, 8), x.count(3), x.index(3, 2), attempt(x.index, 3, 2, 3), 9 in x, 8 in x, 3.0 in x)
x.insert(1, 7)
x.insert(-1, 8)
x.insert(100, 1)
x.insert(-100, 0)
print(x)
x.remove(3)
print(x, attempt(x.remove, 99), attempt(x.pop, 99), attempt(array("i").pop), x.pop(-2))
x.extend([1, 2])
x.extend(array("i", [6]))
x.extend(x)
print(x, attempt(x.extend, array("b", [1])), attempt(x.extend, 5), attempt(x.extend, ["a"]))
x[0] = 100
x[-1] = -100
print(x, attempt(x.__setitem__, 50, 1), attempt(x.__setitem__, "a", 1), attempt(x.__getitem__, "a"), attempt(x.__setitem__, 0, "a"))
x[1:3] = array("i", [11, 12, 13])
print(x)
x[::3] = array("i", [0] * len(x[::3]))
x[2:2] = x[:2]
print(x, attempt(x.__setitem__, slice(0, 1), [1]), attempt(x.__setitem__, slice(0, 1), array("b")),
      attempt(x.__setitem__, slice(0, 4, 2), array("i", [1])))
del x[0]
del x[1:3]
del x[::2]
print(x, attempt(x.__delitem__, 50))
del x[::-2]
print(x)
y = array("i", [1, 2])
y += array("i", [3])
y *= 3
y[3:] = y
print(y, y * 0, 2 * array("b", [1]), attempt(lambda: y + [1]), attempt(lambda: y + array("b")), attempt(lambda: y * "a"))
print(attempt(y.__iadd__, [1]), y == array("i", y), y != y[1:], y < y[1:], y >= y[:2], array("d", [1]) == array("i", [1]), y == [1],
      attempt(lambda: y < [1]), attempt(hash, y), array("i", [1]) < array("i", [1, 0]))
z = array("i")
z.frombytes(b"\1\0\0\0\2\0\0\0")
z.fromlist([7, 8])
print(z, attempt(z.frombytes, b"abc"), attempt(z.frombytes, "a"), attempt(z.fromlist, 5), attempt(z.fromlist, [1, "a"]), z,
      attempt(z.tounicode), attempt(z.fromunicode, "a"))
u = array("u", "ab")
u.fromunicode("c€")
print(u, u.tounicode(), u[2], u.tolist())
print(z.__copy__(), z.__deepcopy__({}) == z, z.__reduce_ex__(2)[1:], z.__reduce_ex__(4)[1:], bool(array("b")), bool(z))
print(module._array_reconstructor(array, "i", 8, b"\1\0\0\0"))
print(bytes(array("H", [258, 3])), bytearray(array("b", [1, 2])), b"ab" + array("b", [99]), b"".join([array("B", [65])]))


class Sub(array):
    def __new__(cls, code, items, name):
        return array.__new__(cls, code, items)

    def __init__(self, code, items, name):
        self.name = name

    def total(self):
        return sum(self)


s = Sub("d", [1, 2.5], name="n")
print(s, s.total(), s.name, s[0:1], type(s + s).__name__, isinstance(s, array), s.__reduce_ex__(2))
it = iter(array("b", [1, 2]))
print(next(it), list(it), list(it), [v for v in reversed(array("b", [1, 2]))], sorted(array("d", [2, 1])), max(array("I", [5, 7])))
nan = array("d", [float("nan")])
print(nan == nan, nan[0] in nan, nan)


def loops(n):
    ints = array("i", [0]) * 100
    floats = array("d", range(100))
    bytes_ = array("B", bytes(256))
    longs = array("L", [2 ** 63])
    total = 0
    for i in range(n):
        ints[i % 100] += i
        floats[i % 100] = floats[(i + 1) % 100] * 0.5 + i
        bytes_[i & 255] ^= i & 127
        total += ints[i % 7] + bytes_[i % 256] + len(longs)
        longs.append(i)
    for value in ints:
        total += value
    for value in longs:
        total ^= value
    return total, sum(floats)


print(loops(3000))
