"""Whose comparison is asked first; details that programs of CPython's own tests look at."""
import array
import dataclasses
import io


class Asked:
    def __init__(self, name):
        self.name = name

    def told(self, other, operation):
        print(self.name, operation, other.name)
        return NotImplemented

    def __eq__(self, other):
        return self.told(other, "==")

    def __lt__(self, other):
        return self.told(other, "<")


class Extended(Asked):
    pass


class OnlyLess:
    def __init__(self, value):
        self.value = value

    def __lt__(self, other):
        return self.value < other.value


a, b, c = Asked("a"), Asked("b"), Extended("c")
for left, right in (a, b), (a, c), (c, a):
    print(left == right, left != right)
    try:
        print(left < right)
    except TypeError as error:
        print(error)
    try:
        print(left > right)
    except TypeError as error:
        print(error)
print(OnlyLess(2) > OnlyLess(1), max(OnlyLess(1), OnlyLess(3), OnlyLess(2)).value)


class Address:
    def __init__(self, number):
        self.number = number

    def __eq__(self, other):
        return self.number == other.number


class Interface(Address):
    def __eq__(self, other):
        return isinstance(other, Interface) and Address.__eq__(self, other)


print(Address(1) == Interface(1), Address(1) != Interface(1), Interface(1) == Interface(1))


@dataclasses.dataclass
class Base:
    __slots__ = ("x",)
    x: int


@dataclasses.dataclass
class Derived(Base):
    x: int
    y: int


print(Derived(1, 2), type(Base.x))


class Real(float):
    def __float__(self):
        return 42.0


items = [0, 1, 2, 3]
items[::-1] = items
print(items, float(Real(1)), float(float(Real(2))), io.__annotations__)
match array.array("b", b"abc"):
    case (x, y, *z):
        print(x, y, z)
match memoryview(b"ab"):
    case [x, y]:
        print(x, y)
