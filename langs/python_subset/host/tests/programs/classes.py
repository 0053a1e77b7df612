"""Classes: bases, metaclasses, super, descriptors, annotations, docstrings."""


class Base:
    """Base's docstring."""
    count: int = 0
    unset: "later"
    other: list = []

    def __init__(self, *args):
        self.args = args

    def who(self):
        return ["Base"]

    @property
    def prop(self):
        return self.args

    @prop.setter
    def prop(self, value):
        self.args = value

    def __init_subclass__(cls, tag=None, **kwargs):
        super().__init_subclass__(**kwargs)
        cls.tag = tag


class Left(Base, tag="left"):
    def who(self):
        return ["Left"] + super().who()


class Right(Base):
    def who(self):
        return ["Right"] + super(Right, self).who()


class Both(Left, Right, **{"tag": "both"}):
    def who(self):
        return ["Both"] + super().who()

    def closure(self):
        def inner():
            return super(Both, self).who()
        return inner() + [super(Both, self).who() for _ in range(1)][0]

    def rebinds(this):
        return super().prop

    @classmethod
    def make(cls, *args):
        return super().__new__(cls), args

    def __repr__(self):
        return f"<{type(self).__qualname__} {self.args}>"


b = Both(1, 2)
print(b.who(), b.closure(), b.rebinds(), Both.make(1)[1], b, Both.tag, Left.tag, Right.tag)
b.prop = (9,)
print(b.prop, Base.__annotations__, Base.__doc__, Left.__doc__, Both.__mro__)
print(Base.__module__, Base.__qualname__, Both.who.__qualname__)


class Meta(type):
    @classmethod
    def __prepare__(mcls, name, bases, **kwargs):
        return {"prepared": name, **kwargs}

    def __new__(mcls, name, bases, namespace, **kwargs):
        namespace["made_by"] = mcls.__name__
        return super().__new__(mcls, name, bases, namespace)

    def __init__(cls, name, bases, namespace, **kwargs):
        super().__init__(name, bases, namespace)

    def __call__(cls, *args):
        return super().__call__(*args), "meta called"


class Made(metaclass=Meta, option=1):
    def __init__(self, *args):
        self.args = args

    def get(self):
        return __class__


print(Made.prepared, Made.option, Made.made_by, Made(1)[0].get(), Made(2)[1])


class Descriptor:
    def __set_name__(self, owner, name):
        self.name = owner.__name__ + "." + name

    def __get__(self, instance, owner=None):
        return self.name, instance is None

    def __set__(self, instance, value):
        instance.__dict__["set"] = value


class Described:
    field = Descriptor()
    other: int = Descriptor()
    (parenthesised): str = "p"
    field_type = type
    x = y = 1
    x, *y = [1, 2, 3]
    x += 5
    if x:
        conditional = True
    for i in range(3):
        pass
    del i

    def method(self): return self.field

    lambda_method = lambda self, a: (self.field[0], a)


d = Described()
d.field = 5
print(d.field, Described.field, d.method(), d.set, d.lambda_method(1), Described.x, Described.y)
print(Described.__annotations__, Described.conditional, hasattr(Described, "i"))


def local_class(base):
    class Local(base):
        captured = base.__name__

        class Nested:
            def __repr__(self):
                return base.__name__ + "/" + type(self).__qualname__

        def nested(self):
            return self.Nested()
    return Local


print(local_class(int)(5) + 1, local_class(str)("s").nested(), local_class(list).__qualname__)


def decorate(cls):
    cls.decorated = True
    return cls


@decorate
class Decorated(*(object,), **{}):
    __slots__ = ("a", "__private")

    def __init__(self):
        self.__private = 1

    def read(self):
        return self.__private


print(Decorated.decorated, Decorated().read(), sorted(Decorated.__slots__))


class Operators:
    def __init__(self, v):
        self.v = v

    def __add__(self, o):
        return Operators(self.v + getattr(o, "v", o))
    __radd__ = __add__

    def __iadd__(self, o):
        self.v += 100
        return self

    def __matmul__(self, o):
        return "matmul"

    def __getitem__(self, i):
        return i

    def __setitem__(self, i, v):
        print("set", i, v)

    def __delitem__(self, i):
        print("del", i)

    def __contains__(self, x):
        return x == self.v

    def __eq__(self, o):
        return "eq"

    def __lt__(self, o):
        return []

    def __bool__(self):
        print("bool", end=" ")
        return True

    def __getattr__(self, name):
        return "dynamic " + name

    def __iter__(self):
        return iter([self.v])

    def __len__(self):
        return 3


o = Operators(1)
o2 = o
o += 1
print((o + o).v, (1 + o).v, o is o2, o @ 1, o[1:2, ..., ::3], 101 in o, 5 not in o)
o[1] = 2
o[1] += 5
del o[::2], o[1, 2]
print(o == 1, o < 1, not o, o and 1, (o or 2) is o, o.anything, [*o], o.v)
print(o < 3 < 4, o != 5, -True, ~5, +(not o))
if o and not o:
    print("no")
elif (o or 1) and o:
    print("once each")


class Empty: pass


class Doc:
    "only a docstring"


print(Empty.__doc__, Doc.__doc__, Empty.__dict__.keys() - Doc.__dict__.keys())
try:
    class Bad(int, str):
        pass
except TypeError as error:
    print(error)


class NoSuper:
    def method(self):
        super = lambda *args: ("shadowed", args)
        return super()


print(NoSuper().method())
