"""Dicts assigned to __dict__, unbound super objects, names of builtin methods, sys's digit limit."""
import copy
import pickle
import sys
import weakref


class Point:
    def __init__(self, x, y):
        self.x = x
        self.y = y

    def norm(self):
        return self.x * self.x + self.y * self.y


class Shared:
    state = {}

    def __init__(self):
        self.__dict__ = self.state


class Attributes(dict):
    def __init__(self, *args, **named):
        super().__init__(*args, **named)
        self.__dict__ = self


class Kept:
    __slots__ = ("slot", "__dict__")


class Restored:
    def __init__(self):
        self.made = True

    def __getstate__(self):
        return dict(self.__dict__, restored=True)

    def __setstate__(self, state):
        self.__dict__ = state


def assigned():
    point = Point(3, 4)
    values = {"x": 1, "y": 2}
    point.__dict__ = values
    print(point.norm(), point.__dict__ is values, vars(point))
    point.z = 5
    del point.x
    print(values, hasattr(point, "x"))
    values["norm"] = lambda: "from the dict"
    print(point.norm(), sorted(name for name in dir(point) if not name.startswith("_")))
    total = 0
    for number in range(20):
        other = Point(number, 1)
        if number % 3 == 0:
            other.__dict__ = {"x": 0, "y": number, "norm": lambda: -1}
        total += other.norm()
    print(total)
    other.__dict__ = Point(7, 8).__dict__
    print(other.norm())
    point.__dict__ = point.__dict__
    print(point.z)


def shared():
    first, second = Shared(), Shared()
    first.value = 1
    print(second.value, Shared.state, first.__dict__ is second.__dict__)
    second.value = 2
    print(first.value)


def attributes():
    both = Attributes(one=1)
    both.two = 2
    both["three"] = 3
    print(both, both.one, both.three, sorted(both.items()))
    print(weakref.ref(both)() is both)
    del both["one"]
    print(hasattr(both, "one"))


def slots():
    kept = Kept()
    kept.slot = 1
    kept.other = 2
    kept.__dict__ = {"new": 3}
    print(kept.slot, hasattr(kept, "other"), kept.new)


def restored():
    for again in (copy.copy(Restored()), pickle.loads(pickle.dumps(Restored()))):
        print(sorted(again.__dict__.items()))


def refused():
    for target, value in ((Point(1, 2), 1), (Point(1, 2), None), (object(), {}), (1, {})):
        try:
            target.__dict__ = value
        except (TypeError, AttributeError) as error:
            print(type(error).__name__, error)


class Marked(set):
    pass


def reduced_sets():
    marked = Marked([1])
    print(marked.__reduce__())
    marked.mark = "m"
    again = pickle.loads(pickle.dumps(marked))
    print(again, again.mark, marked.__reduce__()[2])


class Base:
    def greet(self, name):
        return f"base {name}"


class Derived(Base):
    def greet(self, name):
        return "derived, " + self.parent.greet(name)


Derived.parent = super(Derived)


def unbound_super():
    print(Derived().greet("you"), Derived.parent.__thisclass__, Derived.parent.__self__)
    for arguments in ((), (1,), (Base, 1)):
        try:
            print(super(*arguments))
        except (RuntimeError, TypeError) as error:
            print(type(error).__name__, error)


def names():
    print(str.upper, int.__add__, object.__reduce_ex__, len)
    print(str.upper.__qualname__, int.__add__.__qualname__, len.__qualname__)

    def generate():
        yield 1

    generator = generate()
    generator.__qualname__ = "renamed"
    print(generator.__name__, generator.__qualname__)


def digits():
    print(sys.get_int_max_str_digits())
    for limit in (640, 0, 4300, 100, -1):
        try:
            sys.set_int_max_str_digits(limit)
            print(len(str(10 ** 1000)), int("1" * 700) % 7)
        except ValueError as error:
            print(error)


for part in (assigned, shared, attributes, slots, restored, refused, reduced_sets,
             unbound_super, names, digits):
    print("--", part.__name__)
    part()
