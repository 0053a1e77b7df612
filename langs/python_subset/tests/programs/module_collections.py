"""_collections: deque, defaultdict, OrderedDict, _tuplegetter, _count_elements."""
from _collections import OrderedDict, _count_elements, _tuplegetter, defaultdict, deque


def attempt(function, *args, **named):
    try:
        result = function(*args, **named)
    except Exception as error:
        return "%s: %s" % (type(error).__name__, error)
    return result


# deque
d = deque([1, 2, 3])
d.append(4)
d.appendleft(0)
print(d, len(d), d[0], d[-1], d[2], attempt(lambda: d[9]), attempt(lambda: d[-6]), attempt(lambda: d["a"]))
print(d.pop(), d.popleft(), d, 2 in d, 9 in d, list(reversed(d)), bool(d), bool(deque()))
d.extend("ab")
d.extendleft("xy")
print(d, d.count(1), d.index("a"), attempt(d.index, "q"), d.index("b", 2), attempt(d.index, "b", 0, 3))
for n in [0, 1, 2, -1, 3, 10, -25, 7]:
    d.rotate(n)
    print(n, d)
d.rotate()
print(d)
d.reverse()
print(d)
d.remove(2)
print(d, attempt(d.remove, 99))
d[1] = "new"
del d[0]
del d[-1]
print(d, attempt(d.__delitem__, 50), attempt(d.__setitem__, 50, 1))
for i in [0, 1, 2, 100, -1, -2, -100]:
    d.insert(i, i)
    print(i, d)
m = deque(range(10), 4)
print(m, m.maxlen, deque().maxlen, attempt(setattr, m, "maxlen", 3))
m.append("end")
m.appendleft("start")
print(m, attempt(m.insert, 1, 2))
m.extend("pqrstu")
print(m)
m.extendleft("pqrstu")
print(m, m.copy(), m.copy().maxlen)
z = deque([1, 2], maxlen=0)
z.append(1)
z.appendleft(1)
print(z, deque("abc", maxlen=None), attempt(deque, [], -1), attempt(deque, [], "a"), attempt(deque, 5))
print(attempt(deque().pop), attempt(deque().popleft))
print(deque("ab") + deque("cd"), deque("ab") * 3, 2 * deque("ab"), deque("abc", 4) * 2, attempt(lambda: deque() + [1]),
      attempt(lambda: deque() * "a"))
e = deque("ab")
e += "cd"
e *= 2
e.extend(e)
print(e, e == deque("abcdabcd" * 2), e != deque(), deque([1, 2]) < deque([1, 3]), deque([1]) < deque([1, 0]),
      deque([2]) >= deque([1, 5]), deque() == [], attempt(lambda: deque() < []))
e.extendleft(e)
print(len(e), e.count("a"), attempt(hash, e))
e.clear()
print(e, list(e))
s = deque([1])
s.append(s)
print(s)
it = iter(deque(range(5)))
print(next(it), it.__length_hint__(), list(it), it.__length_hint__())
changing = deque(range(5))
print(attempt(lambda: [changing.append(x) for x in changing]))


class Changing:
    def __init__(self, d):
        self.d = d

    def __eq__(self, other):
        self.d.clear()
        return False


c = deque()
c.extend([1, Changing(c), 2])
print(attempt(c.index, 5))
c.extend([1, Changing(c), 2])
print(attempt(c.remove, 5))


class Sub(deque):
    def first(self):
        return self[0]


t = Sub("abc", 5)
t.name = "n"
print(t, t.first(), t.copy(), type(t.copy()).__name__, t.name, type(t * 2).__name__, t.__reduce__()[:3])
print(deque, deque([1], 2).__reduce__()[:3], deque.__hash__)
big = deque()
for i in range(1000):
    big.append(i)
    if i % 3 == 0:
        big.popleft()
    if i % 7 == 0:
        big.appendleft(-i)
print(len(big), big[0], big[-1], sum(big), big[333])

# defaultdict
dd = defaultdict(list)
dd["a"].append(1)
dd["a"].append(2)
dd["b"]
print(dd, len(dd), dd.get("z"), "z" in dd, dd.default_factory, attempt(defaultdict, 5))
print(defaultdict(None, {"a": 1}), attempt(lambda: defaultdict()["k"]), defaultdict(int, [(1, 2)], x=3))
dd.default_factory = lambda: 5
print(dd["q"], dd.copy() == dd, type(dd.copy()).__name__, isinstance(dd, dict), dd == {"a": [1, 2], "b": [], "q": 5})
u = defaultdict(int, {"a": 1}) | {"b": 2}
print(u, {"c": 3} | u, type(u).__name__, attempt(lambda: u | 5), u["zzz"])
u |= {"d": 4}
print(u, u.__reduce__()[0:2], attempt(lambda: defaultdict(lambda: 1 // 0)["x"]), defaultdict.fromkeys("ab", 1))


class Sub(defaultdict):
    def __missing__(self, key):
        return key * 2


sub = Sub(int)
sub.attribute = 1
print(sub["a"], sub, sub.attribute, len(sub))
recursive = defaultdict(list)
recursive["self"] = recursive
print(recursive)

# OrderedDict
o = OrderedDict([("a", 1), ("b", 2)], c=3)
print(o, list(o), o == {"c": 3, "b": 2, "a": 1}, o == OrderedDict(c=3, b=2, a=1), o != OrderedDict(a=1, b=2, c=3), OrderedDict())
o.move_to_end("a")
print(o, list(reversed(o)))
o.move_to_end("c", last=False)
print(o, attempt(o.move_to_end, "z"), o.popitem(), o.popitem(last=False), o, attempt(OrderedDict().popitem))
o["x"] = 5
o["b"] = 7
print(o, o.keys(), o.values(), o.items(), list(reversed(o.items())), o.pop("x"), attempt(o.pop, "x"), o.pop("x", 9), o.pop("x", default=8))
print(o.setdefault("n", 1), o.setdefault("n", 2), o.setdefault("m"), o)
p = o.copy()
p.update({"k": 1}, j=2)
print(p, o, type(p).__name__, p | {"z": 1}, {"z": 1} | p, attempt(lambda: p | 5), OrderedDict.fromkeys("ab", 0))
p |= [("i", 3)]
print(p, p.__reduce__()[:2], list(p.__reduce__()[4]), attempt(OrderedDict, 1, 2), attempt(p.update, 5))
del p["b"]
p.clear()
print(p, len(p), isinstance(p, dict))


class Logged(OrderedDict):
    def __setitem__(self, key, value):
        OrderedDict.__setitem__(self, key, [value])


logged = Logged([("a", 1)], b=2)
logged.update({"c": 3})
logged.setdefault("d", 4)
logged.extra = 1
print(logged, logged.extra, logged == {"a": [1], "b": [2], "c": [3], "d": [4]}, logged.copy())


class Missing(OrderedDict):
    def __missing__(self, key):
        return "missing %s" % key


print(Missing()["a"], attempt(Missing().pop, "b"))
w = OrderedDict((i, i) for i in range(100))
for i in range(0, 100, 2):
    w.move_to_end(i)
for i in range(30):
    w.popitem(last=i % 2 == 0)
print(list(w))
w["self"] = w
print(len(repr(w)) > 100, list(OrderedDict(a=1).keys() & {"a"}))

# the rest
counts = {}
_count_elements(counts, "abracadabra")
print(counts)
_count_elements(counts, ["a", 1, 1, 1.0, True])
print(counts, attempt(_count_elements, counts, [[]]), attempt(_count_elements, counts, 5))


class Counting(dict):
    def get(self, key, default):
        return default + 10


special = Counting()
_count_elements(special, "aab")
print(special)


class Pair(tuple):
    first = _tuplegetter(0, "the first")
    second = _tuplegetter(1, "the second")


pair = Pair((1, 2))
print(pair.first, pair.second, Pair.first.__doc__, attempt(setattr, pair, "first", 1), attempt(delattr, pair, "first"))
print(attempt(lambda: Pair((1,)).second), Pair.first.__reduce__()[1], attempt(Pair.first.__get__, [], 1))


def loops(n):
    queue = deque([1, 2, 3])
    total = 0
    counts = defaultdict(int)
    ordered = OrderedDict()
    for i in range(n):
        queue.append(i)
        total += queue.popleft() + queue[0] * queue[-1]
        counts[i % 10] += 1
        ordered[i % 5] = i
        pair = Pair((i, 2))
        total += pair.first * pair.second
    for item in queue:
        total += item
    for i in range(n):
        queue.rotate(1)
        queue.appendleft(queue.pop())
    _count_elements(counts, range(n))
    return total, sorted(counts.items())[:12], ordered, queue


print(loops(3000))


# -- attributes of an OrderedDict
import copy, json, pickle
from collections import Counter
o = OrderedDict(a=1, b=2); o.k = 5; print(o.k, o, vars(o), bool(o), bool(OrderedDict()), list(o), len(o), dict(o), {**o}, o == {"b": 2, "a": 1}, list(reversed(o)))
c = copy.copy(o); print(c, vars(c)); d = copy.deepcopy(o); print(d.k); p = pickle.loads(pickle.dumps(o)); print(p, p.k)
o.move_to_end("a"); print(o.popitem(last=False), o); o.__dict__ = {"z": 1}; print(o.z, vars(o))
class S(OrderedDict):
    def __init__(self, *a, **k): super().__init__(*a, **k); self.q = 1
    def __setitem__(self, k, v): super().__setitem__(k, v * 2)
s = S(x=3); print(s, s.q, s["x"], isinstance(s, dict), type(s).__mro__)
class OC(Counter, OrderedDict): pass
x = OC("abca"); x.m = 1; print(x, x.m, x.most_common(1))
def f(**k): return k
print(f(**o), sorted(o | {"n": 1}), OrderedDict.fromkeys("ab"), o.__class__.__name__)
print([*o.items()], [k for k in o], "b" in o, o.get("b"), o.setdefault("e", 7), o.pop("e"))
del o.z
try: o.z
except AttributeError as e: print(e)
for k, v in o.items(): print(k, v)
print(json.dumps(o), json.loads('{"a": 1}', object_pairs_hook=OrderedDict))
