"""`+` and `*` between builtin sequences and classes that have methods for them."""

import operator
from array import array
from collections import deque


class Right:
    def __radd__(self, other):
        return "radd", other

    def __rmul__(self, other):
        return "rmul", other


class Declines:
    def __radd__(self, other):
        print("asked", other)
        return NotImplemented

    __rmul__ = __radd__


class Counts:
    def __index__(self):
        return 2


class CountsAndDeclines(Declines, Counts):
    pass


class Iterates(Right):
    def __iter__(self):
        return iter("ab")


class Plain:
    pass


class PlainList(list):
    pass


class RightList(list, Right):
    pass


class RightText(str, Right):
    pass


class ReflectedList(list):
    def __radd__(self, other):
        return "reflected", other

    def __rmul__(self, other):
        return "multiplied", other


class NewAdd(list):
    def __add__(self, other):
        return "added", type(other)

    def __mul__(self, other):
        return "times", type(other)


class DecliningAdd(list):
    def __add__(self, other):
        return NotImplemented

    def __iadd__(self, other):
        return NotImplemented

    __mul__ = __rmul__ = __imul__ = __add__


OPERATIONS = [operator.add, operator.mul, operator.iadd, operator.imul]
LEFTS = [
    lambda: [1], lambda: (1,), lambda: "a", lambda: b"a", lambda: bytearray(b"a"),
    lambda: deque([1]), lambda: array("b", [1]), lambda: PlainList([1]),
    lambda: ReflectedList([1]), lambda: NewAdd([1]), lambda: DecliningAdd([1]), lambda: 3,
    lambda: None,
]
RIGHTS = [
    Right, Declines, Counts, CountsAndDeclines, Iterates, Plain,
    lambda: PlainList([2]), lambda: RightList([2]), lambda: RightText("b"),
    lambda: ReflectedList([2]), lambda: NewAdd([2]), lambda: DecliningAdd([2]),
    lambda: [2], lambda: (2,), lambda: "b", lambda: b"b", lambda: 2, lambda: True,
    lambda: 1.5, lambda: None,
]


def outcome(operation, left, right):
    try:
        return operation(left, right)
    except TypeError as error:
        return str(error)


def is_odd(operation, left, right):
    """Where what is not supported ends in a conversion with a message of its own."""
    return type(left) is ReflectedList or type(right) is NewAdd or (
        operation in (operator.mul, operator.imul) and isinstance(right, Right)) or (
        operation is operator.imul and type(left) is DecliningAdd)


for operation in OPERATIONS:
    for make_left in LEFTS:
        for make_right in RIGHTS:
            left, right = make_left(), make_right()
            if not is_odd(operation, left, right):
                print(operation.__name__, type(left).__name__, type(right).__name__,
                      outcome(operation, left, right))


def loops(count):
    total = 0
    for i in range(count):
        total += len([i] + [i]) + len((i,) * 2) + len("a" + "b") + len([i] * 3)
        if [i] + Right() != ("radd", [i]) or "a" * Right() != ("rmul", "a"):
            print("differs")
        items = [i]
        items += [i]
        items *= 2
        total += len(items)
    return total


print(loops(2000))
items = [1]
items += Right()
print(items)
text = "a"
text *= Right()
print(text)
print([1] + ReflectedList([2]), ReflectedList([1]) + [2])
