"""Classes: inheritance, super, properties, descriptors, special methods."""


class Base:
    count = 0
    kind = "base"

    def __init__(self, name):
        self.name = name
        Base.count += 1

    def describe(self):
        return "%s %s" % (self.kind, self.name)

    def __repr__(self):
        return f"{type(self).__name__}({self.name!r})"

    @classmethod
    def make(cls, name):
        return cls(name.upper())

    @staticmethod
    def double(x):
        return x * 2

    @property
    def size(self):
        return len(self.name)

    @size.setter
    def size(self, value):
        self.name = self.name[:value]


class Derived(Base):
    kind = "derived"

    def __init__(self, name, extra=3):
        super().__init__(name)
        self.extra = extra

    def describe(self):
        return super().describe() + "+%d" % self.extra

    def __eq__(self, other):
        if not isinstance(other, Derived):
            return NotImplemented
        return self.name == other.name

    def __hash__(self):
        return hash(self.name)

    def __lt__(self, other):
        return self.name < other.name


b = Base("one")
d = Derived("two")
print(b, d, b.describe(), d.describe(), Base.count, d.count)
print(Derived.make("x"), Base.double(4), d.double(5), d.size)
d.size = 1
print(d, d.size, d == Derived("t"), d != Derived("t"), d == 3, d == b)
print(sorted([Derived("c"), Derived("a"), Derived("b")]))
print(len({Derived("k"), Derived("k")}))
try:
    b.size = "wrong"
except TypeError as error:
    print("TypeError")
try:
    del b.size
except AttributeError as error:
    print(error)
try:
    b.missing
except AttributeError as error:
    print(error)
try:
    Base.missing
except AttributeError as error:
    print(error)


class A:
    def who(self):
        return ["A"]


class B(A):
    def who(self):
        return ["B"] + super().who()


class C(A):
    def who(self):
        return ["C"] + super().who()


class D(B, C):
    def who(self):
        return ["D"] + super().who()


print(D().who(), [k.__name__ for k in D.__mro__])
print(isinstance(D(), A), issubclass(D, C), issubclass(C, D), isinstance(3, (str, int)))


class Vector:
    __slots__ = ("x", "y")

    def __init__(self, x, y):
        self.x = x
        self.y = y

    def __add__(self, other):
        return Vector(self.x + other.x, self.y + other.y)

    def __mul__(self, factor):
        return Vector(self.x * factor, self.y * factor)

    __rmul__ = __mul__

    def __neg__(self):
        return Vector(-self.x, -self.y)

    def __getitem__(self, index):
        return (self.x, self.y)[index]

    def __len__(self):
        return 2

    def __bool__(self):
        return bool(self.x or self.y)

    def __call__(self, n):
        return self * n

    def __contains__(self, value):
        return value == self.x or value == self.y

    def __iadd__(self, other):
        self.x += other.x
        self.y += other.y
        return self

    def __repr__(self):
        return "Vector(%r, %r)" % (self.x, self.y)


v = Vector(1, 2)
w = v
v += Vector(10, 20)
print(v, w is v, -v, 3 * v, v * 2, v[0], v[-1], len(v), list(v), 22 in v, 5 in v, v(2))
print(bool(Vector(0, 0)), bool(v))
try:
    v.z = 3
except AttributeError as error:
    print(error)
x, y = v
print(x, y)


class Descriptor:
    def __set_name__(self, owner, name):
        self.name = "_" + name

    def __get__(self, instance, owner):
        if instance is None:
            return self
        return getattr(instance, self.name, 0) + 1

    def __set__(self, instance, value):
        setattr(instance, self.name, value * 10)


class Holder:
    field = Descriptor()

    def __getattr__(self, name):
        if name.startswith("auto_"):
            return name[5:]
        raise AttributeError(name)


h = Holder()
print(h.field)
h.field = 4
print(h.field, h.__dict__, h.auto_matic)
try:
    h.other
except AttributeError as error:
    print("no", error)


class Meta(type):
    def __new__(meta, name, bases, namespace):
        cls = super().__new__(meta, name, bases, namespace)
        cls.tag = name.lower()
        return cls

    def __call__(cls, *args):
        made = super().__call__(*args)
        made.by_meta = True
        return made


class WithMeta(metaclass=Meta):
    pass


print(WithMeta.tag, WithMeta().by_meta, type(WithMeta).__name__)


class Plugin:
    registry = []

    def __init_subclass__(cls, label=None, **kwargs):
        super().__init_subclass__(**kwargs)
        cls.registry.append((cls.__name__, label))


class One(Plugin, label="first"):
    pass


class Two(Plugin):
    pass


print(Plugin.registry)
Dynamic = type("Dynamic", (Base,), {"kind": "dynamic", "extra": lambda self: 42})
print(Dynamic("q").describe(), Dynamic("q").extra(), Dynamic.__name__)


class Counter:
    def __init__(self):
        self.n = 0
        self.by = 1

    def step(self):
        self.n = self.n + self.by
        return self.n


c = Counter()
for i in range(2000):
    c.step()
c.by = 0.5
for i in range(2000):
    c.step()
print(c.n, c.__dict__)
c.label = "named"
del c.by
print(sorted(c.__dict__.items()))
