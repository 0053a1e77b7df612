"""Abstract classes: checks, registration, hooks, their caches."""
import abc
import collections.abc
import numbers
from abc import ABC, ABCMeta, abstractmethod


class Shape(ABC):
    @property
    @abstractmethod
    def area(self):
        ...

    @abstractmethod
    def name(self):
        ...

    def describe(self):
        return self.name()


class Half(Shape):
    def name(self):
        return "half"


class Square(Half):
    area = 4


for cls in (Shape, Half, Square):
    print(cls.__name__, sorted(cls.__abstractmethods__))
    try:
        print(cls().describe())
    except TypeError as error:
        print(error)

for value in (Square(), 3, "x", None):
    print([isinstance(value, cls) for cls in (Shape, Half, Square)])


class Outside:
    pass


class Inside(Outside):
    pass


token = abc.get_cache_token()
for _ in range(3):
    print(isinstance(Inside(), Shape), issubclass(Inside, Half))
print(Shape.register(Outside) is Outside, abc.get_cache_token() == token + 1)
for _ in range(3):
    print(isinstance(Inside(), Shape), issubclass(Outside, Shape), issubclass(Inside, Half))
Half.register(Inside)
print(isinstance(Inside(), Half), isinstance(Outside(), Half))
print(Shape.register(Outside) is Outside)
for bad in (lambda: Shape.register(3), lambda: issubclass(3, Shape), lambda: Half.register(Shape)):
    try:
        print(bad())
    except (TypeError, RuntimeError) as error:
        print(type(error).__name__, error)


class Sized(metaclass=ABCMeta):
    @classmethod
    def __subclasshook__(cls, other):
        if cls is Sized:
            return any("size" in base.__dict__ for base in other.__mro__)
        return NotImplemented


class WithSize:
    size = 3


class Stricter(Sized):
    pass


print([issubclass(cls, Sized) for cls in (WithSize, int, Stricter)])
print([issubclass(cls, Stricter) for cls in (WithSize, int, Stricter)])


class Wrong(ABC):
    @classmethod
    def __subclasshook__(cls, other):
        return 1


try:
    issubclass(int, Wrong)
except AssertionError as error:
    print("assertion", error)


class Pretender:
    def __init__(self, what):
        self.what = what

    @property
    def __class__(self):
        return self.what


class Liar:
    @property
    def __class__(self):
        raise AttributeError("no")


for what in (int, Square, Outside):
    it = Pretender(what)
    print(isinstance(it, int), isinstance(it, Shape), isinstance(it, (str, Outside)),
          isinstance(it, Pretender), type(it).__name__)
print(isinstance(Liar(), int), isinstance(Liar(), Liar))

abstract = [getattr(collections.abc, name) for name in sorted(collections.abc.__all__)]
for value in ([], (), {}, set(), frozenset(), "", b"", bytearray(), range(3), 3, 2.5, iter([]),
              (i for i in []), {}.keys(), {}.items(), len, memoryview(b"")):
    print(type(value).__name__, [cls.__name__ for cls in abstract if isinstance(value, cls)])
for value in (3, True, 2.5, 1j, "3"):
    print([isinstance(value, cls) for cls in (
        numbers.Number, numbers.Complex, numbers.Real, numbers.Rational, numbers.Integral)])


class Items(collections.abc.MutableSequence):
    def __init__(self):
        self.items = []

    def __getitem__(self, index):
        return self.items[index]

    def __setitem__(self, index, value):
        self.items[index] = value

    def __delitem__(self, index):
        del self.items[index]

    def __len__(self):
        return len(self.items)

    def insert(self, index, value):
        self.items.insert(index, value)


items = Items()
items.extend([3, 1, 2])
items += [4]
items.reverse()
print(list(items), items.pop(), items.index(1), 2 in items)
match items:
    case [first, *rest]:
        print(first, rest)


class Late(ABC):
    @abstractmethod
    def go(self):
        ...


Late.go = lambda self: "gone"
abc.update_abstractmethods(Late)
print(Late().go(), Late.__abstractmethods__)

# Many classes that are soon forgotten
found = 0
for i in range(40):
    one = type("One%d" % i, (Square,) if i % 3 else (), {})
    found += issubclass(one, Shape)
print(found, all(not issubclass(type("X", (), {}), Shape) for _ in range(40)))
print(abc.ABCMeta.__module__, type(Shape._abc_impl).__name__)
Shape._abc_caches_clear()
print(issubclass(Inside, Shape), isinstance(Square(), Shape))
