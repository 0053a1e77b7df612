"""Dicts and sets: methods, operators, views, messages."""


def attempt(function, *args, **named):
    try:
        result = function(*args, **named)
    except Exception as error:
        return "%s: %s" % (type(error).__name__, error)
    return result


class Key:
    def __init__(self, value):
        self.value = value

    def __hash__(self):
        return hash(self.value)

    def __eq__(self, other):
        return isinstance(other, Key) and self.value == other.value or self.value == other

    def __repr__(self):
        return "Key(%r)" % (self.value,)


# every kind of key
for keys in (["a", "b"], [1, 2], [1.5, None], ["a", 1], [(1, 2), frozenset([1])], [Key(1)]):
    d = {}
    for i, key in enumerate(keys):
        d[key] = i
    for key in ("a", 1, 1.0, True, 1.5, None, (1, 2), 2 ** 70, Key("a"), Key(1)):
        print(key in d, d.get(key), d.get(key, "no"), end=" ")
    print(d)
    d["a"] = "x"
    d[1] = "y"
    d[Key("a")] = "z"
    print(d, len(d), list(d), d.pop("a"), d.popitem(), d)
d = {1: "a"}
d[True] = "b"
d[1.0] = "c"
print(d, {1.0: 1, 1: 2}, {True: 1, 1: 2})

# methods
d = dict(a=1, b=2)
print(d, dict([("x", 1)], y=2), dict({"x": 1}, x=2), dict(zip("ab", range(2))))
print(attempt(lambda: d["zz"]), attempt(d.pop, "zz"), d.pop("zz", None), attempt({}.popitem))
print(attempt(lambda: d[[]]), attempt(d.get, []), attempt(d.__contains__, {}), attempt(hash, d))
print(attempt(lambda: d[([],)]), attempt(lambda: {[]: 1}), attempt(lambda: {{}}))
print(d.setdefault("c", 3), d.setdefault("c", 4), d.setdefault("n"), d)
print(d.update({"z": 26}), d.update([("y", 25)], x=24), d.update(w=23), d)
print(attempt(d.update, 5), attempt(d.update, [5]), attempt(d.update, ["abc"]))
print(attempt(d.update, [(1, 2), (3,)]), attempt(d.update, 1, 2), attempt(dict, 5))
print(dict.fromkeys("abc"), dict.fromkeys([1, 2], 0), d.copy() == d, d.copy() is d)
print({"a": 1} | {"b": 2}, {"a": 1} == {"a": 1.0}, {"a": 1} != {"a": 2}, {} == [])
print(attempt(lambda: {} | []), attempt(lambda: {} < {}))
d |= [("k", 1)]
print(d, d.clear(), d, bool(d), bool({1: 2}))
try:
    del d["missing"]
except KeyError as error:
    print(repr(error), error.args)

# order
d = {}
for key in "cab":
    d[key] = ord(key)
d["a"] = 0
del d["c"]
d["c"] = 1
print(d, list(reversed(d)), list(d.items()), list(reversed(d.values())))
for i in range(1000):
    d[i] = i
for i in range(990):
    del d[i]
print(d, next(iter(d)), d.popitem(), len(d))

# iteration
d = {"a": 1, "b": 2}


def grow():
    for key in d:
        d[key + "x"] = 0


def shrink():
    for key, value in d.items():
        del d[key]


print(attempt(grow), len(d))
print(attempt(shrink), len(d))
iterator = iter({1: 2})
print(next(iterator), next(iterator, "end"), attempt(next, iterator))
print([(k, v) for k, v in {"x": 1, "y": 2}.items()], {v: k for k, v in {"x": 1}.items()})

# views
d = {"a": 1, "b": 2}
keys, values, items = d.keys(), d.values(), d.items()
print(keys, values, items, len(keys), "a" in keys, 1 in values, ("a", 1) in items)
print(sorted(keys & {"a", "z"}), sorted(keys | ["q"]), sorted(keys - {"a"}), sorted(keys ^ "az"))
print(keys == {"a", "b"}, keys < {"a", "b", "c"}, keys >= {"a"}, items == {("a", 1), ("b", 2)})
print(keys.isdisjoint("xyz"), {"a", "b"} == keys, attempt(lambda: keys < 5), sorted(items & [("a", 1)]))
d["c"] = 3
print(list(keys), list(values), list(items), keys.mapping["c"], type(keys).__name__)
print(attempt(hash, keys), sorted({"a"} | d.keys()), attempt(lambda: values & []))

# recursion
d["self"] = d
d["list"] = [d]
print(d)


# subclasses
class Default(dict):
    def __missing__(self, key):
        self[key] = value = key * 2
        return value


default = Default(a=1)
default.extra = "attribute"
print(default["zz"], default, default.get("q"), default.extra, type(default.copy()).__name__)
print(isinstance(default, dict), default == {"a": 1, "zz": "zzzz"}, {**default}, dict(default))


class Mapping:
    def keys(self):
        return ["p", "q"]

    def __getitem__(self, key):
        return key.upper()


print(dict(Mapping()), {**Mapping()}, (lambda **named: named)(**Mapping()))
print(attempt(lambda: {**5}))


class Bad:
    def __hash__(self):
        return "no"


class Unhashable:
    __hash__ = None


class OnlyEq:
    def __eq__(self, other):
        return True


print(attempt(hash, Bad()), attempt(hash, Unhashable()), attempt(hash, OnlyEq()))
print(attempt(lambda: {Unhashable(): 1}), attempt(lambda: {1: 2}[OnlyEq()]))


class Meddler:
    """Changes the dict that it is compared in."""

    def __init__(self, target):
        self.target = target

    def __hash__(self):
        return 1

    def __eq__(self, other):
        self.target.clear()
        return False


target = {}
for number in range(3):
    target[Meddler(target)] = number
print(bool(target))

# sets
s = {3, 1, 2}
print(sorted(s), len(s), 1 in s, s == {1, 2, 3}, s < {1, 2, 3, 4}, s >= {1}, {1} <= s)
print(sorted(s | {9}), sorted(s & {1, 9}), sorted(s - {1}), sorted(s ^ {1, 9}))
print(attempt(lambda: s | [1]), attempt(lambda: s < [1]), attempt(s.add, []), attempt(s.remove, 7))
print(sorted(s.union([7], (8,))), sorted(s.intersection([1, 2], {2})), sorted(s.difference([1])))
print(s.issubset(range(9)), s.issuperset([1]), s.isdisjoint([5]), attempt(set().pop))
s.update([4], "a")
s.discard("zz")
s.discard("a")
s -= {4}
s |= {5}
s &= {1, 2, 5}
s ^= {2, 6}
print(sorted(s), s.pop() in (1, 5, 6), len(s), set(), frozenset(), {1} == frozenset([1]))
print(frozenset([1, 2]) | {3} == frozenset([1, 2, 3]), type({1} | frozenset([2])).__name__)
print({frozenset([1]): "f"}[frozenset([1])], {1} in {frozenset([1])}, hash(frozenset("")))
print(attempt(hash, {1}), attempt(set, 5), attempt(set, 1, 2), attempt(lambda: {1} + {2}))
print({1, True, 1.0}, {"a"}, frozenset(["x"]), sorted({x % 3 for x in range(9)}))


class Names(set):
    pass


names = Names("ab")
names.note = 1
print(len(names), names.note, names == {"a", "b"}, type(names & {"a"}).__name__, "a" in names)


def change():
    for item in s:
        s.add(item + 100)


s = {1, 2}
print(attempt(change))
