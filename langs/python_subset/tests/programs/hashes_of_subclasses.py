"""hash() of builtin classes and of guest classes that extend them."""
import enum
from collections import namedtuple
P = namedtuple("P", "a b")
class I(int): pass
class S(str): pass
class T(tuple):
    def __hash__(self): return 7
class U(T): pass
class E(tuple):
    def __eq__(self, o): return True
class O: pass
class M: pass
class N(M, tuple): pass
class F(float): pass
class FS(frozenset): pass
class B(bytes): pass
for v in (P(1, "x"), I(5), I(2**70), S("abc"), T((1,)), U((1, 2)), N((1, 2)), F(2.5), FS([1, 2]), B(b"q")):
    base = [t for t in type(v).__mro__ if t in (tuple, int, str, float, frozenset, bytes)][0]
    print(type(v).__name__, hash(v) == hash(base(v)), v in {base(v): 1}, hash(v) == base.__hash__(v))
for v in (E((1,)), [], {}, set(), (1, [])):
    try: print(hash(v))
    except TypeError as e: print(e)
o = O(); d = {o: 1, None: 2, True: 3, O: 4, len: 5, o.__init__: 6}; print(d[o], d[None], d[1], d[O], d[len], d[o.__init__], hash(o) == object.__hash__(o), hash(-1), hash(-1.0), hash(True), hash(None) == hash(None))
O.__hash__ = lambda self: 3; print(hash(o)); O.__hash__ = lambda self: 4; print(hash(o)); del O.__hash__; print(hash(o) == object.__hash__(o))
M.__hash__ = lambda self: 11; print(hash(N((1, 2)))); del M.__hash__; print(hash(N((1,2))) == hash((1,2)))
T.__hash__ = tuple.__hash__; print(hash(T((1,))) == hash((1,)), hash(U((1,))) == hash((1,)))
O.__hash__ = None
try: hash(o)
except TypeError as e: print(e)
class C(enum.Enum): A = 1
print(hash(C.A) == hash("A"), {C.A: 1}[C.A]); print(hash(range(3)) == hash(range(3)), hash(1j) == hash(complex(0, 1)), hash((1, 2.5, "x", b"y", None, (True, 2**80))) == hash((1, 2.5, "x", b"y", None, (1, 2**80))))
