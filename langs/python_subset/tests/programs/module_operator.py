"""_operator: each function on values of several types, the getters, errors."""
import _operator as operator


def attempt(function, *args, **named):
    try:
        result = function(*args, **named)
    except Exception as error:
        return "%s: %s" % (type(error).__name__, error)
    return result


VALUES = [0, 1, -7, 2.5, True, "ab", [1, 2], (3,), {"a": 1}, None, 2 ** 70, 1j]
BINARY = ["add", "sub", "mul", "truediv", "floordiv", "mod", "pow", "lshift", "rshift", "and_",
          "or_", "xor", "matmul", "eq", "ne", "lt", "le", "gt", "ge", "concat"]
UNARY = ["neg", "pos", "invert", "inv", "not_", "truth", "abs", "index", "length_hint"]
for name in BINARY:
    function = getattr(operator, name)
    for a in VALUES:
        for b in [1, -3, 0.5, "c", [3], (4,), None]:
            if name in ("pow", "lshift", "mul") and a == 2 ** 70:
                continue
            print(name, a, b, attempt(function, a, b))
for name in UNARY:
    for a in VALUES:
        print(name, a, attempt(getattr(operator, name), a))
for name in ["iadd", "isub", "imul", "ifloordiv", "ixor", "ior", "iand", "iconcat"]:
    for a in [5, [1], "x", {1, 2}]:
        print(name, a, attempt(getattr(operator, name), a, a))
x = [1]
y = operator.iadd(x, [2])
print(x is y, y, operator.is_(x, y), operator.is_not(x, y))
print(operator.contains([1, 2], 2), attempt(operator.contains, 5, 2), operator.countOf([1, 2, 1], 1),
      operator.indexOf("abc", "c"), attempt(operator.indexOf, [], 1), attempt(operator.countOf, 5, 5))
d = {"a": 1}
operator.setitem(d, "b", 2)
operator.delitem(d, "a")
print(d, operator.getitem(d, "b"), attempt(operator.getitem, d, "c"), attempt(operator.delitem, d, "c"))
print(operator.length_hint(iter([1, 2, 3])), operator.length_hint(5, 7), attempt(operator.length_hint, [], "a"))
print(operator.call(max, 3, 4), operator.call(sorted, [3, 1], reverse=True), attempt(operator.call, 5))
print(operator._compare_digest("abc", "abc"), operator._compare_digest(b"abc", b"abd"),
      attempt(operator._compare_digest, "a", b"a"), attempt(operator._compare_digest, "é", "é"))


class Hint:
    def __init__(self, value):
        self.value = value

    def __length_hint__(self):
        if isinstance(self.value, Exception):
            raise self.value
        return self.value


for value in [3, 0, -1, NotImplemented, "a", TypeError("t"), ValueError("v")]:
    print(attempt(operator.length_hint, Hint(value), 9))


class Point:
    def __init__(self, x, y):
        self.x, self.y = x, y

    def scaled(self, by, plus=0):
        return (self.x * by + plus, self.y * by + plus)


p = Point(1, Point(2, 3))
first, second = operator.itemgetter(0), operator.itemgetter(1, 0, -1)
print(first("abc"), second("abc"), first, second, attempt(first, []), attempt(first, 5), attempt(second, "a"))
print(operator.itemgetter(slice(1, None))("abcd"), operator.itemgetter("k")({"k": 5}))
print(attempt(operator.itemgetter), attempt(first), attempt(first, 1, 2), attempt(first, obj=1))
x, nested = operator.attrgetter("x"), operator.attrgetter("y.x", "x", "y.y")
print(x(p), nested(p), x, nested, attempt(x, 5), attempt(operator.attrgetter, 5), attempt(operator.attrgetter("y.z"), p))
m = operator.methodcaller("scaled", 3, plus=1)
print(attempt(m, Point(1, 2)), m, operator.methodcaller("upper")("abc"), attempt(m, 5),
      attempt(operator.methodcaller), attempt(operator.methodcaller, 5))
print(first.__reduce__()[1], nested.__reduce__()[1], operator.methodcaller("a", 1).__reduce__()[1])
print(sorted([(2, "a"), (1, "b")], key=first), sorted([Point(3, 0), Point(1, 0)], key=x)[0].x)
print(list(map(operator.itemgetter(1), enumerate("xyz"))), list(map(operator.mul, range(4), range(4))))
print(type(first), operator.attrgetter, callable(m))


def loops(n):
    total = 0
    get, pair, attribute = operator.itemgetter(1), operator.itemgetter(0, 1), operator.attrgetter("x")
    call = operator.methodcaller("scaled", 2)
    point = Point(1, 2)
    values = [3, 4]
    for i in range(n):
        total = operator.add(total, get(values)) + attribute(point)
        a, b = pair(values)
        total += a * b + call(point)[1]
    return total


print(loops(3000))
