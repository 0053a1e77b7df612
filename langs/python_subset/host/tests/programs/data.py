"""Displays, unpacking, slices, comprehensions, f-strings, constants, operators."""
a, (b, *c), d = 1, (2, 3, 4), 5
[e, f] = "xy"
*g, h = range(4)
i = j = k = []
i.append(1)
(l,) = [7]
print(a, b, c, d, e, f, g, h, i, j, k, l)
a, b = b, a
a, b, c = c, a, b
x = [0, 1, 2]
x[0], x[1] = x[1], x[0]
i, x[i[0]] = i, "i"
print(a, b, c, x)


def swaps(a, b, c, d):
    a, b, c, d = d, c, b, a
    a, a = 1, a
    [b, c] = (c, b)
    return a, b, c, d


print(swaps(1, 2, 3, 4))
for bad in ((1,), (1, 2, 3), 5):
    try:
        p, q = bad
    except (TypeError, ValueError) as error:
        print(error)
    try:
        p, *q, r = bad
    except (TypeError, ValueError) as error:
        print(error)
s = 'st'
print([1, *x, 2], (*x, *s), {*x, 9} == {0, 1, 2, 9, *x}, {**{"a": 1}, "b": 2, **{"a": 3}})
print((1,), (), [], {}, {1}, [[]], ((),), {1: {2: 3}}, [None] * 2)
print([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25,
       26, 27, 28, 29, 30, 31, 32, 33])
big = [a, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24,
       25, 26, 27, 28, 29, 30, 31, 32, 33, b]
print(len(big), len({0: a, 1: 1, 2: 2, 3: 3, 4: 4, 5: 5, 6: 6, 7: 7, 8: 8, 9: 9, 10: 10, 11: 11,
                     12: 12, 13: 13, 14: 14, 15: 15, 16: 16, 17: 17, 18: 18}))
s = "hello world"
print(s[1], s[-1], s[2:5], s[::-1], s[:3], s[3:], s[1:9:2], s[:], "abc"[1], (1, 2, 3)[1:])
y = list(range(10))
y[2:5] = "xyz"
y[::5] = [0, 0]
del y[1], y[-2:]
y[0] += 5
y[1:3] *= 2
print(y)


class Box:
    pass


box = Box()
box.n = 1
box.n += 2
box.items = {"k": [1]}
box.items["k"][0] -= 5
box.items["k"] += [2]
box.m, box.o = 3, 4
del box.m
print(vars(box))
print([i * j for i in range(3) if i for j in range(4) if j if i != j])
print({i: [j for j in range(i)] for i in range(3)}, {i % 2 for i in range(5)})
print([(i, j) for i, *j in [(1, 2, 3), "ab"]], [i for i in [1]], [i for (i) in {5}])
matrix = [[1, 2], [3, 4]]
print([[row[i] for row in matrix] for i in range(2)])
name, width, value = "n", 8, 3.14159
print(f"{name}", f"{name!r:>{width}}|{value:.2f}|{value=:.1f}|{name = }|{{}}", f"", f"plain")
print(f"{'nested ' + f'{1 + 1}'}" "joined" f"{value!s:*^{width}}", f"{width:#x}{width!a}")
print(f'''{
    width
    + 1}''', f"{lambda_() if (lambda_ := lambda: 5) else 0}", f"{dict(a=1)['a']}")
print(1 + 2 * 3 ** 2 // 4 % 5 - 6 / 3, 7 // -2, -7 % 3, 2 ** -1, 1 << 70, -1 >> 3, 6 & 3 | 8 ^ 1)
print(-5, +5, ~5, --5, not 5, -2 ** 2, 1_000, 0xff, 0o17, 0b11, 1e3, 1.5e-3j, 2 + 3j, 10 ** 30)
print(0.0, -0.0, [0.0, -0.0, 0, False], (0.0, -0.0), 1e400, -1e400, 1e400 - 1e400)
print((1, 1.0, True), [1, True, 1.0], 1 == 1.0, 1 is True, "a" "b", b"bytes\x00", b"a" b"b")
print(1 < 2 < 3, 1 < 3 < 2, 1 < 2 > 1 != 5 in [5], 1 in [1, 2], 3 not in (1, 2), 2 in {1, 2})
print(1 in [1, 2] == [1, 2], 3 not in {1, 2} == {1, 2}, 1 in [1, 2] in [[1, 2]])
print(None is None, None is not None, not None, ... is Ellipsis, 1 if [] else 2)
print(0 or "a" and "b" or "c", 0 and 1 or 2, (1 or 2) and 3, not 1 or not 0, 1 and 0 and 2)
for operation in ("r = 1 // 0", "r = 'a' * -1 + 'b'", "r = 2 ** 100", "r = (1, 2) * 300",
                  "r = 'ab'[5]", "r = 1 << -1", "r = 'x' * 5000", "r = -'a'", "r = 10 ** -400",
                  "r = 1.0 // 0", "r = [] + ()", "r = 5 % 0", "r = (1).real", "r = {[]: 1}"):
    try:
        exec(operation)
        print(operation, len(repr(r)), str(r)[:20])
    except Exception as error:
        print(operation, type(error).__name__, error)
n = 5
n += 1; n -= 2; n *= 3; n /= 4; n //= 2; n **= 2; n %= 7
print(n)
n = 12
n <<= 2; n >>= 1; n |= 1; n &= 0x1d; n ^= 3
print(n)
print(eval("[q for q in x if q]"), eval("(lambda z: z + n)(1)"), eval(" 1"))
exec("def made(q):\n    global kept\n    kept = q\n    return q * n\nprint(made(2), kept)")
space = {}
exec("import math\nroot = math.sqrt(16)\nclass K:\n    v = root\n", space)
print(space["root"], space["K"].v)
import os.path, sys as system, os.path as path_alias
from os.path import (join, basename as base)
from math import *
print(os.path is path_alias, system.version_info[0], join("a", "b"), base("a/b"), floor(2.5))
try:
    from math import no_such_name
except ImportError as error:
    print(error.name)
try:
    import no.such.module
except ImportError as error:
    print(error)
annotated: int
annotated_value: "str" = "v"
box.attribute: int = 5
x[0]: list = 6
(parenthesised): 1 // 1 = 7
print(__annotations__, annotated_value, box.attribute, x[0], parenthesised)
print("\ud800".encode("utf-8", "surrogatepass"), "é☃😀", '\N{SNOWMAN}', r"\n", "a\
b", """three
lines""")
del a, (b, c), [d]
print("a" in globals(), "d" in globals())
assert 1, "no"
pass
...
"expression statement"
