"""Iterators that are copied and pickled where they stand."""
import copy
import pickle


class Letters:
    def __getitem__(self, index):
        return "abc"[index]

    def __len__(self):
        return 3


def countdown():
    countdown.left -= 1
    return countdown.left


makers = [
    lambda: iter([1, 2, 3]), lambda: reversed([1, 2, 3]), lambda: iter((1, 2, 3)),
    lambda: iter("aé€"), lambda: iter(range(3)), lambda: iter(range(9, 0, -3)),
    lambda: iter(range(10**20, 10**20 + 3)), lambda: iter({1: 2, 3: 4}),
    lambda: iter({1: 2, 3: 4}.items()), lambda: iter({1: 2, 3: 4}.values()),
    lambda: reversed({1: 2, 3: 4}), lambda: iter({1}), lambda: iter(Letters()),
    lambda: reversed(Letters()), lambda: enumerate("xyz", 5), lambda: enumerate("xyz", 10**20),
    lambda: zip("ab", [1, 2]), lambda: zip("ab", [1, 2], strict=True),
    lambda: map(str, [1, 2, 3]), lambda: map(pow, [1, 2], [3, 4]),
    lambda: filter(None, [0, 1, 2]), lambda: filter(str.isdigit, "a1b2"),
    lambda: iter(range(0)), lambda: reversed(range(4)),
]
for make in makers:
    for taken in range(4):
        it = make()
        for _ in range(taken):
            next(it, None)
        twin = copy.copy(make())
        for _ in range(taken):
            next(twin, None)
        found = [list(copy.deepcopy(it)), list(twin)]
        if not isinstance(it, (map, filter)):
            found.append(list(pickle.loads(pickle.dumps(it))))
        found.append(list(it))
        print(type(it).__name__, taken, found)

countdown.left = 5
it = iter(countdown, 2)
print(next(it), it.__reduce__()[1][1], list(copy.copy(it)))
items = [1, 2, 3]
it = iter(items)
next(it)
twin = copy.copy(it)
items.append(4)
print(list(twin), list(it), list(copy.copy(it)))
it = iter([1, 2, 3])
for state in (-7, 1, 2, 9):
    it.__setstate__(state)
    print(it.__length_hint__())
it = iter((1, 2, 3))
it.__setstate__(2)
print(list(it))
it = reversed([1, 2, 3])
it.__setstate__(0)
print(list(it))

# Other values that are more than their attributes
for value in (range(3), range(10, 0, -2), range(10**20, 10**21, 3), slice(1, None, 2), ..., 3j,
              bytearray(b"abc"), frozenset({1}), memoryview, NotImplemented, len, "x".upper,
              [1].append, dict.fromkeys, Letters().__len__, int, type(None)):
    for twin in (copy.copy(value), copy.deepcopy(value), pickle.loads(pickle.dumps(value))):
        print(callable(twin) or (twin, twin == value), end=" ")
    print()
print(pickle.loads(pickle.dumps("x".upper))(), pickle.loads(pickle.dumps(Letters().__len__))())
print(pickle.loads(pickle.dumps(dict.fromkeys))("ab"))
