"""memoryview: items, slices, formats, errors."""
from array import array


def attempt(function, *args, **named):
    try:
        result = function(*args, **named)
    except Exception as error:
        return "%s: %s" % (type(error).__name__, error)
    return result


m = memoryview(b"abcdef")
print(m[0], m[-1], m[1:3].tobytes(), m[::-1].tobytes(), m[::2].tolist(), m[4:1:-2].tolist(), len(m), list(m), bytes(m[2:]))
print(repr(m)[:10], attempt(lambda: m[9]), attempt(lambda: m["a"]), attempt(m.__setitem__, 0, 1), attempt(memoryview, "a"),
      attempt(memoryview, 5), m[0,], attempt(lambda: m[0, 1]), attempt(memoryview(b"").__getitem__, 0))
print(m.format, m.itemsize, m.nbytes, m.shape, m.strides, m.ndim, m.readonly, m.contiguous, m.c_contiguous, m.f_contiguous,
      m.suboffsets, m.obj)
print(m.hex(), m.hex(":"), m[::2].hex("-", 2), m.tobytes("C"), hash(m) == hash(b"abcdef"), m.toreadonly().readonly, bool(m[6:]))
b = bytearray(b"abcdef")
w = memoryview(b)
w[0] = 65
w[1:3] = b"BC"
w[::-2] = b"xyz"
w[2:2] = b""
print(b, w.readonly, w.toreadonly().readonly, attempt(w.toreadonly().__setitem__, 0, 1))
print(attempt(w.__setitem__, 0, 300), attempt(w.__setitem__, 0, -1), attempt(w.__setitem__, 0, "a"), attempt(w.__setitem__, 0, 1.5),
      attempt(w.__setitem__, slice(0, 2), b"abc"), attempt(w.__setitem__, slice(0, 2), "ab"), attempt(w.__setitem__, slice(0, 2), 5),
      attempt(w.__delitem__, 0), attempt(hash, w))
w[3:] = w[:3]
print(b, w[1:4] == b[1:4], w == b, w != b, w == b"x", w == 5, w == "abc", attempt(lambda: w < w), memoryview(w).obj is b)
b[0] = 1
print(w[0], b"".join([w[:2], w[4:]]), bytearray(w[:2]), w[:2] == array("B", [1, 66]))
h = w.cast("h")
print(h.tolist(), h.format, h.itemsize, h.shape, len(h), attempt(h.cast, "i"), attempt(h.__setitem__, 0, 70000), attempt(h.__setitem__, 0, "a"),
      attempt(h[::2].cast, "B"), attempt(m.cast, "i"), attempt(m.cast, "z"), attempt(m.cast, "<h"), m.cast("@H").tolist(), h.cast("b").tolist())
h[1] = -2
print(b, h[1], h[::-1].tolist(), m.cast("c").tolist(), m.cast("?")[0], memoryview(bytearray(16)).cast("d").tolist())
print(memoryview(b"abcd").cast("B", [4]).shape, attempt(memoryview(b"abcd").cast, "B", [5]))
for code in "bBhHiIlLqQfd":
    a = array(code, [1, 2, 3])
    v = memoryview(a)
    v[0] = 7
    v[1:] = array(code, [8, 9])
    print(code, v.format, v.itemsize, v.nbytes, v.strides, v[::2].strides, v.tolist(), v[1], a, v == a, v[::2].tobytes() == a[::2].tobytes(),
          attempt(v.__setitem__, 0, "a"), attempt(v.__setitem__, slice(0, 1), array("u", "a")), v == array("d", [7, 8, 9]), v.cast("B")[0])
print(attempt(memoryview(array("d", [1])).__setitem__, 0, None), memoryview(array("q", [2 ** 40])).tolist())
with memoryview(b"xyz") as v:
    print(v[1])
print(attempt(lambda: v[0]), attempt(len, v), attempt(v.tobytes), attempt(lambda: v.format), v.release(), v == v, v == b"xyz", repr(v)[:16],
      attempt(v.__enter__), attempt(lambda: bytes(v)), attempt(v.tolist))
r = memoryview(bytearray(3))
r.release()
print(attempt(r.__setitem__, 0, 1), [x for x in memoryview(b"ab")], max(memoryview(b"ab")), sorted(memoryview(b"ba")))


class Number:
    def __index__(self):
        return 1 // 0


print(attempt(w.__setitem__, 0, Number()))


def loops(n):
    data = bytearray(256)
    view = memoryview(data)
    words = view.cast("I")
    total = 0
    for i in range(n):
        view[i & 255] = i & 127
        total += view[i * 7 & 255] + words[i & 63]
    for value in view:
        total += value
    return total


print(loops(3000))
