"""What slots, getters, generic classes and exceptions tell of themselves."""
import copy
import inspect
import os
import pickle
import tempfile
import types
import typing


class Point:
    __slots__ = ("x", "y")


p = Point()
Point.x.__set__(p, 3)
print(p.x, Point.x.__get__(p), Point.x.__get__(p, Point), Point.x.__get__(None, Point) is Point.x)
print(Point.x.__name__, Point.x.__qualname__, Point.x.__objclass__ is Point, repr(Point.y))
Point.x.__delete__(p)
print(hasattr(p, "x"), inspect.isdatadescriptor(Point.x))
code = types.FunctionType.__code__
print(code.__name__, code.__objclass__ is types.FunctionType)

T = typing.TypeVar("T")
print((list[T] | int).__parameters__, (list[T] | None)[str], os.PathLike[str])
for check in (lambda: isinstance([], list[int]), lambda: issubclass(list, list[int]),
              lambda: (int | str)[int]):
    try:
        check()
    except TypeError as error:
        print(error)


class Abstract(metaclass=__import__("abc").ABCMeta):
    @__import__("abc").abstractmethod
    def f(self):
        ...


print(inspect.isabstract(Abstract), inspect.isabstract(Point), bool(Point.__flags__ & 1 << 9),
      bool(int.__flags__ & 1 << 9), bool(bool.__flags__ & 1 << 10))


class Child(Point):
    def who(self):
        return super().__self_class__.__name__, super().__thisclass__.__name__


print(Child().who())
for error in (AttributeError("no x", name="x", obj=p), AttributeError("bare"),
              NameError("no y", name="y"), NameError(), ImportError("z", name="m")):
    print(type(error).__name__, error.args, error.name, getattr(error, "obj", "-") is p)
try:
    AttributeError(nothing=3)
except TypeError as error:
    print(error)


class Detailed(ValueError):
    pass


error = Detailed("text", 3)
error.detail = [1, 2]
missing = FileNotFoundError(2, "gone", "a/b")
print(repr(copy.copy(missing)), copy.copy(missing).filename, pickle.loads(pickle.dumps(KeyError("k"))))
for twin in (copy.copy(error), pickle.loads(pickle.dumps(error))):
    print(type(twin).__name__, twin.args, twin.detail)
error.__setstate__({"detail": 5, "more": 6})
print(error.detail, error.more)

with tempfile.TemporaryFile() as file:
    fd = file.fileno()
    print(os.pwrite(fd, b"abcdef", 2), os.pread(fd, 3, 3))
    os.fchmod(fd, 0o600)
with tempfile.TemporaryDirectory() as folder:
    os.mkfifo(os.path.join(folder, "fifo"))
    os.chown(folder, os.getuid(), os.getgid())
    print(os.listdir(folder), os.getpgrp() > 0)


def unions():
    from collections.abc import Mapping, Sized

    print(isinstance({}, int | Mapping), isinstance([], int | Mapping), isinstance([], str | Sized))
    print(issubclass(dict, int | Mapping), issubclass(bool, int | str), issubclass(float, int | str))
    print(int | str == str | int, hash(int | str) == hash(str | int), int | str == int | float)
    print(int | str | int, list[int] | dict[str, int] == dict[str, int] | list[int])
    for check, fits, other in ((isinstance, 5, "a"), (issubclass, int, str)):
        print(check(fits, int | list[int]))
        try:
            check(other, int | list[int])
        except TypeError as error:
            print(error)


unions()


def metaclass_calls():
    import typing

    class Film(typing.TypedDict, total=False):
        name: str
        year: int

    class Meta(type):
        __call__ = dict

    class Made(metaclass=Meta):
        pass

    print(Film(name="a", year=1), Film({"name": "b"}), Film.__total__, Made(x=1), Made([(1, 2)]))


metaclass_calls()


class OnlySet:
    """A data descriptor that leaves reading to the instance's dictionary."""

    def __set__(self, instance, value):
        instance.__dict__["x"] = ("set", value)


class Holder:
    x = OnlySet()


holder = Holder()
print(type(holder.x).__name__)
holder.x = 1
print(holder.x, vars(holder))
holder.__dict__["x"] = 2
print(holder.x)
del Holder.x
print(holder.x)
