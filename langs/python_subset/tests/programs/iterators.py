"""The iterator protocol and the builtins that use it."""


def attempt(function, *args, **named):
    try:
        result = function(*args, **named)
    except Exception as error:
        return "%s: %s" % (type(error).__name__, error)
    return result


class Count:
    def __init__(self, stop):
        self.n, self.stop = 0, stop

    def __iter__(self):
        return self

    def __next__(self):
        if self.n >= self.stop:
            raise StopIteration
        self.n += 1
        return self.n


class Old:
    """Only __getitem__ and __len__."""

    def __getitem__(self, index):
        if index > 3:
            raise IndexError(index)
        return index * 10

    def __len__(self):
        return 4


class Broken:
    def __iter__(self):
        return 5


class NoIter:
    __iter__ = None


class Reversible:
    def __reversed__(self):
        return iter("reversed")


def generate(n):
    for i in range(n):
        yield i


for iterable in (Count(3), Old(), generate(3), range(3), "abc", b"ab", (1, 2), {1, }, {"k": 1},
                 {"k": 1}.items(), iter([1, 2]), map(abs, [-1]), zip("ab", "cd")):
    print(list(iterable), end=" ")
print()
for iterable in (5, Broken(), NoIter(), None, Count):
    print(attempt(list, iterable), attempt(lambda: [*iterable]), attempt(iter, iterable))
print(tuple(Old()), set(Count(2)), dict([(1, 2)]), sorted(Old(), reverse=True), list(Old())[1:])
print(list(enumerate("ab")), list(enumerate("ab", 5)), list(enumerate("a", start=2 ** 70)))
print(list(zip()), list(zip("abc", [1, 2])), list(zip("ab", [1, 2], strict=True)))
print(attempt(list, zip("ab", [1], strict=True)), attempt(list, zip("a", [1, 2], strict=True)))
print(attempt(list, zip("ab", "cd", "e", strict=True)), attempt(zip, 5), attempt(zip, x=1))
print(list(map(pow, [1, 2, 3], [3, 2])), list(map(lambda a, b, c: a + b + c, *["ab"] * 3)))
print(list(filter(None, [0, 1, "", "a"])), list(filter(lambda n: n > 1, Count(4))))
print(list(reversed([1, 2])), list(reversed("ab")), list(reversed(Old())), list(reversed((1, 2))))
print("".join(reversed(Reversible())), attempt(reversed, Count(1)), attempt(reversed, {1}))
print(attempt(enumerate, 5), attempt(map, abs), attempt(filter, None, 5))
iterator = iter(Count(2).__next__, 2)
print(next(iterator), next(iterator, None), next(iterator, None))
values = [1, 2, 3]
iterator = iter(values)
next(iterator)
values.append(4)
print(list(iterator), attempt(next, iterator), next(iterator, "default"))
values.append(5)
print(list(iterator))
print(sum(Count(4)), max(Old()), min(Count(3)), any(Count(1)), all([]), sum([[1], [2]], []))
print(iter(range(5)).__length_hint__(), iter([1, 2]).__length_hint__())
print([x for x in enumerate(zip("ab", range(2)))], dict(enumerate("ab")), dict(zip("ab", Old())))


class Failing:
    def __iter__(self):
        yield 1
        raise ValueError("in the middle")


for consumer in (list, tuple, set, sorted, sum, max, dict.fromkeys, "".join, lambda i: [*i]):
    print(attempt(consumer, Failing()))
a, *b = Count(3)
print(a, b)


class Enumerating(enumerate):
    def double(self):
        return [next(self), next(self)]


print(Enumerating("abc").double(), type(Enumerating("a")).__name__)
print([i for i in map(str, filter(None, reversed(range(5))))])
for kind in (iter([]), iter(()), iter({}), iter(set()), iter(range(1)), iter(b""),
             reversed([]), enumerate([]), zip(), map(abs, []), filter(None, []), {}.keys(),
             {}.values(), {}.items(), iter({}.values()), iter({}.items()), iter(Old())):
    print(type(kind).__name__, end=" ")
print()
