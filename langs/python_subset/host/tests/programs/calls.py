"""Calls and definitions: every kind of parameter and argument."""


def show(*args, **kwargs):
    return args, kwargs


def order(text):
    print(text, end=" ")
    return text


def every(a, b=2, /, c=3, *args, d, e=5, **rest):
    return a, b, c, args, d, e, rest


print(every(1, d=4), every(1, 2, 3, 4, 5, d=6, f=7), every(*[1, 2], **{"d": 3, "g": 4}))
print(show(*[1], 2, *(3, 4), x=1, **{"y": 2}, z=3, **{}))
print(show(*range(3)), show(**{"a": 1}), show(*[], **{}), show(1, *"ab"))
print(show(order("a"), *[order("b")], k=order("c"), **{order("d"): 1}))
print(show(a=1, b=2), show(1, a=1), "{}-{k}".format(1, k=2), "a b".split(sep=" "))
print("x".join(map(str, [1, 2])), [3, 1, 2].sort(), sorted([3, 1, 2], key=lambda v: -v))
for bad in (lambda: every(), lambda: every(1), lambda: every(1, 2, 3, d=4, c=5),
            lambda: every(a=1, d=2), lambda: show(**{"a": 1}, **{"a": 2}),
            lambda: show(*5), lambda: show(**5), lambda: show(**{1: 2}),
            lambda: (lambda a: a)(1, 2), lambda: (lambda *, k: k)(), lambda: 5(),
            lambda: show(1, *5), lambda: (lambda a, b: a)(1, a=2),
            lambda: (lambda a, /: a)(a=1)):
    try:
        print(bad())
    except TypeError as error:
        print(error)


def defaults(items=[], *, keys={}):
    items.append(1)
    keys[len(keys)] = items
    return items, keys


defaults()
print(defaults(), defaults.__defaults__, defaults.__kwdefaults__)


def annotated(a: int, /, b: "text" = 1, *args: str, c: order("annotation") = 2,
              **kwargs: dict) -> list:
    """Its docstring."""
    local: undefined_annotation = 3
    unset: int
    return local


print(annotated.__annotations__, annotated(1), annotated.__doc__)
print((lambda: None).__name__, (lambda *a, k=1, **r: (a, k, r))(1, 2, k=3, z=4))


def decorate(name):
    print("make", name)

    def decorator(function):
        print("apply", name, function.__name__)
        return lambda *args: (name, function(*args))
    return decorator


@decorate("one")
@decorate("two")
def decorated(x):
    return x


print(decorated(5))


class Method:
    def __init__(self, value=0, **rest):
        self.value = value
        self.rest = rest

    def plain(self, a, b=2):
        return self.value, a, b

    @classmethod
    def cls(cls, a):
        return cls.__name__, a

    @staticmethod
    def static(a, b=1):
        return a, b

    def __call__(self, *args):
        return "called", args


m = Method(7, k=1)
print(m.plain(1), m.plain(1, b=3), m.plain(*[1, 2]), m.plain(**{"a": 5}), Method.plain(m, 9))
print(m.cls(1), Method.cls(a=2), m.static(3), m.static(3, b=4), m(1, 2), m.rest)
m.attribute = lambda a: ("attribute", a)
print(m.attribute(6), m.value.bit_length(), [].append.__name__)
bound = m.plain
print(bound(1), (m.plain)(2))
print(print, len.__name__, str.upper("x"), int.from_bytes(b"\x01\x00", "big"))
print(*[1, 2, 3], sep="-")
print(*(x for x in "ab"), *[1], sep="")
print(max(1, 2, *[5, 3]), dict(a=1, **{"b c": 2}), dict([(1, 2)], z=3))


def many(a0, a1, a2, a3, a4, a5, a6, a7, a8, a9, *rest, **kw):
    return a0, a9, len(rest), len(kw)


print(many(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23,
           24, 25, 26, 27, 28, 29, 30, 31, 32, 33, 34, 35, b=1, c=2))
print(
    m
    .plain(
        1
    ),
)


def recursion(n):
    return n and recursion(n - 1) + 1


print(recursion(50))
