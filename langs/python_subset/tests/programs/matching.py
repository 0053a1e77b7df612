def kind(subject):
    match subject:
        case bool(flag):
            return "bool", flag
        case int(number) | float(number):
            return "number", number
        case str(text):
            return "str", text
        case bytes(data):
            return "bytes", data
        case {"type": str(name), **rest}:
            return "mapping", name, rest
        case [first, *rest]:
            return "sequence", first, rest
        case set(items) | frozenset(items):
            return "set", len(items)
        case Point(0, y=other):
            return "point on the axis", other
        case Point(x, y):
            return "point", x, y
    return "nothing"


class Point:
    __match_args__ = ("x", "y")

    def __init__(self, x, y):
        self.x = x
        self.y = y


class Whole(int):
    pass


class EvenMeta(type):
    def __instancecheck__(cls, value):
        return value % 2 == 0


class Even(metaclass=EvenMeta):
    pass


class Lazy:
    @property
    def missing(self):
        raise AttributeError("not yet")


for subject in [True, 3, 2.5, "x", b"y", {"type": "a", "b": 1}, [1, 2], (3,), range(4), {1, 2},
                Point(0, 1), Point(2, 3), Whole(4), None, [], {}, "", frozenset()]:
    print(kind(subject))

match 6:
    case Even():
        print("even")
print(hasattr(Lazy(), "missing"), getattr(Lazy(), "missing", "default"))


def failing(count):
    class Wrong:
        __match_args__ = [("x",), ["x"], (1,), ("x", "x"), ()][count]
        x = 1

    match Wrong():
        case Wrong(a):
            print("one")
    match Wrong():
        case Wrong(a, x=b):
            print("two")


for count in range(5):
    try:
        failing(count)
    except TypeError as error:
        print(error)
try:
    match 3:
        case int(a, b):
            pass
except TypeError as error:
    print(error)
