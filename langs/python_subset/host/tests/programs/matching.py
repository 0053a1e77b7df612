"""match statements with every kind of pattern."""


class Point:
    __match_args__ = ("x", "y")

    def __init__(self, x, y):
        self.x, self.y = x, y


class Colour:
    RED = "red"


def kind(value):
    match value:
        case 0 | 1 | -1:
            return "small"
        case 2.5 | 1 + 2j:
            return "float or complex"
        case None | True:
            return "singleton"
        case "text" | b"bytes":
            return "text"
        case Colour.RED:
            return "dotted"
        case []:
            return "empty"
        case [x]:
            return "one", x
        case [x, y] if x == y:
            return "equal", x
        case [1, *rest, 9]:
            return "rest", rest
        case [first, *_, last]:
            return "ends", first, last
        case {"op": op, "args": [a, *_]}:
            return "op", op, a
        case {"key": value, **others}:
            return "others", value, others
        case {}:
            return "mapping"
        case Point(0, 0):
            return "origin"
        case Point(x=0, y=y) | Point(y, 0):
            return "axis", y
        case Point(x, y) as point if x > y:
            return "above", point.x, x
        case int(n) | float(n):
            return "number", n
        case str() as s:
            return "string", s
        case (bytes() | bytearray()) as data:
            return "data", data
        case _:
            return "other"


for value in (0, -1, 2.5, 1 + 2j, None, True, "text", b"bytes", "red", [], [5], (3, 3), [1, 2, 9],
              [1, 2], range(4), {"op": "+", "args": [1, 2]}, {"key": 1, "z": 2}, {"a": 1}, {},
              Point(0, 0), Point(0, 5), Point(6, 0), Point(3, 2), Point(2, 3), 7, 7.5, "s",
              b"b", bytearray(b"c"), {1}, iter([]), object):
    print(kind(value))


def order(value):
    match value:
        case (x, y, 1) | (y, 1, x) | (1, x, y):
            return x, y
        case [[a, b], [c, *d], {"k": e}] | [a, b, c, d, e]:
            return a, b, c, d, e
        case [[(0 | 7 as x), *_] as whole, _]:
            return x, whole


print(order((5, 6, 1)), order((5, 1, 6)), order((1, 5, 6)), order([[1, 2], [3, 4], {"k": 5}]),
      order([1, 2, 3, 4, 5]), order([[7, 8], 0]), order(0))


def no_default(value):
    result = "unmatched"
    match value:
        case {"a": {"b": [*_, {"c": c}]}}:
            result = c
    return result


print(no_default({"a": {"b": [1, {"c": "deep"}]}}), no_default(5))


def only_capture(value):
    match value:
        case anything:
            return anything


def loops():
    found = []
    for item in (1, "two", [3], None, 5):
        match item:
            case int(n) if n < 3:
                continue
            case str():
                found.append("str")
            case [n]:
                found.append(n)
            case None:
                pass
            case _ if item == 5:
                break
    return found


print(only_capture(3), loops())
match 1, 2:
    case (a, b) if a > b:
        print("no")
    case a, b:
        print(a, b)
match = case = 5
print(match, case)
for bad in (Point(1, 2), 5):
    try:
        match bad:
            case Point(1, 2, 3):
                pass
            case int(1, 2):
                pass
    except TypeError as error:
        print(error)
