import dataclasses, typing, collections, contextlib, logging, io, sys, inspect, random, statistics, pprint, traceback
P = collections.namedtuple("P", "x y", defaults=[5]); p = P(1); print(p, p._replace(x=3), P.__doc__, p._asdict())
@dataclasses.dataclass(order=True)
class D:
    a: int
    b: list = dataclasses.field(default_factory=list, compare=False)
    c: typing.ClassVar[int] = 3
print(D(1), D(1) == D(1, [2]), D(1) < D(2), dataclasses.asdict(D(1, [3])), dataclasses.replace(D(1), a=9))
@dataclasses.dataclass(frozen=True, slots=True)
class F: x: int = 1
print(F(), hash(F()) == hash(F()))
try: F().x = 2
except dataclasses.FrozenInstanceError as e: print(e)
print(inspect.signature(lambda a, b=1, *c, d, **e: 0), typing.get_type_hints(D), typing.Optional[int], typing.List[int], typing.Union[int, str])
T = typing.TypeVar("T")
class G(typing.Generic[T]): pass
print(G[int], typing.Callable[[int], str])
class NT(typing.NamedTuple):
    a: int
    b: str = "x"
print(NT(1))
@contextlib.contextmanager
def cm():
    print("in")
    try: yield 5
    finally: print("out")
with cm() as v: print(v)
with contextlib.suppress(KeyError): {}[1]
with contextlib.redirect_stdout(io.StringIO()) as f: print("captured")
print(repr(f.getvalue()))
logging.basicConfig(stream=sys.stdout, format="%(levelname)s:%(name)s:%(funcName)s:%(lineno)d:%(message)s", level=logging.INFO)
def lf(): logging.info("hello %s", "w"); logging.getLogger("x.y").warning("warn")
lf()
random.seed(42); print(random.random(), random.randint(1, 100), random.sample(range(10), 3), random.gauss(0, 1))
print(statistics.mean([1, 2, 3, 4]), statistics.stdev([1, 2, 3]), statistics.median([3, 1, 2]))
pprint.pprint({"a": list(range(30)), "b": {"c": "x" * 60}})
def deep(n):
    if n == 0: raise ValueError("deep")
    deep(n - 1)
try: deep(2)
except ValueError: print(traceback.format_exc().replace(__file__, "FILE"))
print(collections.Counter("abracadabra").most_common(2), collections.ChainMap({1: 2}, {3: 4})[3], collections.OrderedDict(a=1))
import unittest
class Test(unittest.TestCase):
    def test_a(self): self.assertEqual(1, 1)
    def test_b(self): self.assertEqual([1, 2], [1, 3])
    @unittest.skip("no")
    def test_c(self): pass
    def test_d(self):
        with self.assertRaisesRegex(ValueError, "x"): raise ValueError("xyz")
        with self.subTest(i=1): self.assertTrue(True)
r = unittest.TestResult(); unittest.defaultTestLoader.loadTestsFromTestCase(Test).run(r); print(r, len(r.failures), r.skipped[0][1], r.failures[0][1].splitlines()[-1])
s = io.StringIO(); unittest.TextTestRunner(stream=s, verbosity=2).run(unittest.defaultTestLoader.loadTestsFromTestCase(Test)); print(s.getvalue().splitlines()[0], s.getvalue().splitlines()[-1])
