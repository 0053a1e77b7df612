import types
print(type(int.__dict__), types.MappingProxyType({1: 2}), types.MappingProxyType({1: 2}).get(1))
class A: x = 1
print(A.__dict__["x"], "x" in A.__dict__, [k for k in A.__dict__ if not k.startswith("__")])
try: A.__dict__["y"] = 2
except TypeError as e: print(e)
def f(a, b=2, *c, d, **e):
    def g(): return a
    return g
print(f.__code__.co_cellvars, f(1, d=1).__code__.co_freevars, f.__code__.co_flags, f(1, d=1).__code__.co_flags, f.__code__.co_names)
h = types.FunctionType(f(7, d=1).__code__, globals(), "hh", None, (types.CellType(9),)); print(h(), h.__name__)
class B:
    def __init__(self): self.__doc__ = "inst"
print(B().__doc__, B.__doc__)
class P(property): pass
class C:
    @P
    def v(self): "doc"; return 5
    @v.setter
    def v(self, x): print("set", x)
c = C(); print(c.v); c.v = 3; print(type(C.__dict__["v"]).__name__, C.v.__doc__)
import abc
class D(abc.ABC):
    @abc.abstractmethod
    def m(self): pass
    @property
    @abc.abstractmethod
    def p(self): pass
try: D()
except TypeError as e: print(e)
import enum
class Color(enum.Enum):
    RED = 1; GREEN = enum.auto()
    @property
    def low(self): return self.name.lower()
print(Color.RED, Color(2), Color["GREEN"], list(Color), Color.RED.low, repr(Color.RED), Color.__members__)
class F(enum.Flag): A = 1; B = 2; C = A | B
print(F.A | F.B, F.C in F.C, ~F.A, F(3), list(F.C))
class I(enum.IntEnum): X = 1
print(I.X + 1, I.X == 1, f"{I.X}", I(1))
import functools
@functools.lru_cache(maxsize=None)
def fib(n): return n if n < 2 else fib(n-1) + fib(n-2)
print(fib(50), fib.cache_info())
@functools.singledispatch
def sd(x): return "obj"
@sd.register
def _(x: int): return "int"
print(sd(1), sd("a"))
print(functools.reduce(lambda a, b: a + b, [1, 2, 3]), functools.partial(int, base=2)("101"))
@functools.total_ordering
class T:
    def __init__(s, v): s.v = v
    def __eq__(s, o): return s.v == o.v
    def __lt__(s, o): return s.v < o.v
print(T(1) <= T(2), T(3) > T(2))
import copy
class Z:
    def __init__(s): s.a = [1, {2: 3}]
z = Z(); y = copy.deepcopy(z); print(y.a == z.a, y.a is z.a, copy.copy(z).a is z.a)
import collections.abc as ca
print(isinstance([], ca.Sequence), isinstance({}, ca.Mapping), issubclass(int, ca.Hashable), isinstance(iter([]), ca.Iterator))
import json
print(json.dumps({"a": [1, 2.5, None, True, "é\n"]}), json.loads('{"x": [1, {"y": null}], "z": 1e5}'), json.dumps([1, {"b": 2}], indent=2))
try: json.loads("{bad}")
except json.JSONDecodeError as e: print(e)
import string; print(string.Template("$a ${b}").substitute(a=1, b=2), string.Formatter().format("{0} {x!r:>5}", 1, x="q"), string.capwords("ab cd"))
import textwrap; print(textwrap.fill("the quick brown fox jumps over", 12), textwrap.dedent("  a\n  b"))
import fractions, decimal
print(fractions.Fraction(3, 4) + 1, decimal.Decimal("1.10") + decimal.Decimal("2"), decimal.Decimal(1) / 3)
import argparse
p = argparse.ArgumentParser(prog="x"); p.add_argument("--n", type=int, default=3); p.add_argument("f", nargs="*"); print(p.parse_args(["--n", "5", "a"]))
import bisect, heapq, operator
print(bisect.bisect([1, 3], 2), operator.itemgetter(1)([5, 6]))
