"""itertools: what each class gives, up to its end, and its errors."""
from itertools import (
    accumulate, chain, combinations, combinations_with_replacement, compress, count, cycle,
    dropwhile, filterfalse, groupby, islice, pairwise, permutations, product, repeat, starmap,
    takewhile, tee, zip_longest)


def attempt(function, *args, **named):
    try:
        result = function(*args, **named)
    except Exception as error:
        return "%s: %s" % (type(error).__name__, error)
    return result


def show(iterator, limit=40):
    """The first items, or the error on the way to them."""
    items = []
    try:
        for item in iterator:
            items.append(item)
            if len(items) == limit:
                items.append("...")
                break
    except Exception as error:
        items.append("%s: %s" % (type(error).__name__, error))
    print(items)


def fails_at(n):
    for i in range(n):
        yield i
    raise ZeroDivisionError(n)


# count, cycle, repeat
show(count(), 5)
show(count(3), 3)
show(count(3, -2), 5)
show(count(1.5, 0.5), 4)
show(count(2 ** 63 - 3), 6)
show(count(-2 ** 63 + 2, -1), 6)
show(count(10 ** 20, 10 ** 19), 3)
show(count(step=3), 3)
show(count(start=True), 3)
show(count(1j, 2), 3)
print(attempt(count, "a"), attempt(count, 1, "a"), attempt(count, None))
c = count(5, 2)
next(c)
print(c, count(), count(2.5), count(1, 1.0), count(2 ** 63))
print(c.__reduce__(), count(4).__reduce__())
show(cycle("abc"), 8)
show(cycle([]))
show(cycle(fails_at(2)), 5)
print(attempt(cycle, 5))
show(repeat("x", 3))
show(repeat("x", -3))
show(repeat("x", times=2))
show(repeat(None), 3)
print(repeat(1), repeat([1], 4), repeat("a", 0), attempt(repeat, 1, "a"))
print(repeat(1, 5).__length_hint__(), attempt(repeat(1).__length_hint__))
print(list(map(pow, range(6), repeat(2))))

# filters
show(takewhile(lambda x: x < 3, [1, 2, 3, 1]))
t = takewhile(lambda x: x < 3, [1, 5, 1])
print(list(t), list(t))
show(takewhile(lambda x: 1 // x, [1, 0]))
show(dropwhile(lambda x: x < 3, [1, 2, 3, 1]))
show(dropwhile(bool, [1, 2]))
show(filterfalse(lambda x: x % 2, range(10)))
show(filterfalse(None, [0, 1, "", "a", [], None]))
show(filterfalse(lambda x: 1 // x, [2, 3, 0]))
show(compress("ABCDEF", [1, 0, 1, 0, 1, 1]))
show(compress("ABCDEF", [1, 1]))
show(compress("AB", [0, 0, 1, 1]))
show(compress(data="AB", selectors=[1, True, 5]))
print(attempt(compress, 5, []), attempt(compress, [], 5), attempt(takewhile, bool, 5))
for args in [(3,), (0,), (None,), (1, 3), (1, None), (0, 10, 3), (2, 9, 4), (None, None, 2), (5, 2),
             (100,), (8, 100), (0, 1, 5), (True,)]:
    show(islice(range(10), *args))
for args in [(-1,), (1, -1), (1, -2), (-2,), (-1, 2), (1, 2, 0), (1, 2, -1), ("a",), (1, "a"), (1, 2, "a"), (),
             (1, 2, 3, 4), (2 ** 64,), (1.5,), (1, 2 ** 63)]:
    print(attempt(islice, range(10), *args))
source = iter(range(20))
print(list(islice(source, 2, 10, 3)), next(source))
print(list(islice(source, 3)), next(source), list(islice(source, 0)), next(source))
show(islice(fails_at(3), 1, 10))
show(islice(count(), 5, None, 100), 4)

# chains
show(chain("ab", [], (1, 2), {}, {"k": 1}))
show(chain())
show(chain([], []))
show(chain("ab", 5, "c"))
broken = chain("ab", 5, "c")
show(broken)
show(broken)
show(chain.from_iterable(["ab", "cd"]))
show(chain.from_iterable(fails_at(0)))
show(chain.from_iterable([[], []] * 10 + [[7]]))
print(attempt(chain.from_iterable, 3))
show(starmap(pow, [(2, 3), [3, 2], (2, 5, 7)]))
show(starmap(max, [(2, 3), (1, 2, 3, 4, 5), "ab"]))
show(starmap(lambda: 1, [(), []]))
show(starmap(pow, [5]))
show(accumulate([1, 2, 3]))
show(accumulate([1, 2, 3], lambda a, b: a * b))
show(accumulate([1, 2, 3], initial=10))
show(accumulate([], initial=10))
show(accumulate([], initial=None))
show(accumulate("abc"))
show(accumulate([1, "a", 2]))
show(accumulate([3, 1, 4, 1, 5], max))
show(accumulate([3, 1], func=None))
show(pairwise("abcd"))
show(pairwise("a"))
show(pairwise(""))
show(pairwise(fails_at(3)))
show(zip_longest("abc", [1], fillvalue="-"))
show(zip_longest("abc", [1], range(5)))
show(zip_longest())
show(zip_longest("", ""))
print(attempt(zip_longest, "a", fill=1), attempt(zip_longest, 1, 2))

# groups
print([(key, list(group)) for key, group in groupby("AAABBCCAB")])
print([(key, list(group)) for key, group in groupby(range(10), lambda x: x // 4)])
print([key for key, group in groupby([1, 1.0, True, 2])])
groups = groupby([1, 1, 2, 2, 3], key=None)
first_key, first = next(groups)
print(first_key, next(first))
second_key, second = next(groups)
print(list(first), list(second), [(key, list(group)) for key, group in groups])
show(key for key, _ in groupby([1, 2], lambda x: 1 // (x - 2)))
print(attempt(groupby, 5))
kept = [group for _, group in groupby("aabb")]
print([list(group) for group in kept])
a, b, c = tee(range(4), 3)
print(list(a), next(b), list(c), list(b))
print(tee([], 0), attempt(tee, [], -1), attempt(tee, 5))
x, y = tee(iter("abc"))
next(x)
z, w = tee(x)
print(list(z), list(w), list(y), list(x))
e, f = tee(fails_at(2))
show(e)
show(f)

# products and combinations
show(product("ab", [1, 2], "z"))
show(product())
show(product("ab", repeat=3))
show(product("ab", repeat=0))
show(product("ab", ""))
show(product(range(3), "xy", repeat=2))
print(attempt(product, "a", repeat=-1), attempt(product, "a", rep=1), attempt(product, 5))
for n in range(5):
    for r in range(6):
        show(combinations(range(n), r))
        show(combinations_with_replacement("abcd"[:n], r))
        show(permutations(range(n), r), 70)
show(permutations("abc"))
show(permutations("abc", None))
print(attempt(combinations, "abc", -1), attempt(permutations, "abc", -1),
      attempt(permutations, "abc", "a"),
      attempt(combinations, 5, 1), attempt(combinations_with_replacement, "a", -1))
print(len(list(permutations(range(6)))), len(list(combinations(range(10), 4))))
print(max(product(range(4), repeat=3)), sum(a * b for a, b in combinations(range(20), 2)))


# classes
class Tagged(chain):
    tag = "t"

    def double(self):
        return [item * 2 for item in self]


t = Tagged("ab", "c")
t.note = 5
print(t.double(), t.tag, t.note, isinstance(t, chain), Tagged.from_iterable(["xy"]).double())
print(chain, type(count()), chain.__name__, chain.__module__, count.__qualname__)
for iterator in [count(), cycle("a"), chain("a"), islice("a", 1), product("a"), groupby("a"), tee("a")[0]]:
    print(iter(iterator) is iterator, next(iterator) is not None)


# loops long enough to be compiled
def sums(n):
    total = 0
    for a, b in zip(count(), islice(cycle([1, 2, 3]), n)):
        total += a * b
    for a, b in pairwise(range(n)):
        total += a - b
    for x in chain(range(n), range(n)):
        total += x
    for x in chain.from_iterable([i] for i in range(n)):
        total += x
    for a, b in product(range(n // 10), range(10)):
        total += a * b
    for x in takewhile(lambda x: x < n, count()):
        total -= x
    for x in dropwhile(lambda x: x < n, range(2 * n)):
        total += x
    for x in filterfalse(lambda x: x % 3, range(n)):
        total -= x
    for key, group in groupby(range(n), lambda x: x // 7):
        total += key * sum(group)
    for x in compress(range(n), cycle([1, 0, 1])):
        total += x
    for x in accumulate(range(n)):
        total ^= x
    for x in starmap(lambda a, b: a * b, zip(range(n), repeat(3))):
        total += x
    for a, b in zip_longest(range(n), range(n // 2), fillvalue=1):
        total += a * b
    for a, b in zip(*tee(range(n))):
        total += a - b
    for p in permutations(range(5), 3):
        total += p[0] * p[2]
    return total


print(sums(10), sums(3000))
