"""Lists, tuples, slices, ranges: methods, operators, messages."""


def attempt(function, *args, **named):
    try:
        result = function(*args, **named)
    except Exception as error:
        return "%s: %s" % (type(error).__name__, error)
    return result


class Index:
    def __init__(self, value):
        self.value = value

    def __index__(self):
        return self.value


class Odd:
    """Equal to every odd number."""

    def __eq__(self, other):
        return isinstance(other, int) and other % 2 == 1

    __hash__ = None


# strategies change without being seen
for items in ([], [1, 2, 3], [1.5, 2.5], ["a", "b"], [1, 2.5, "x", None]):
    for item in (7, 7.5, "z", None, True, 2 ** 70):
        copy = items[:]
        copy.append(item)
        copy.insert(0, item)
        copy[1:1] = [item, item]
        copy *= 2
        copy[-1] = item
        print(copy, copy.count(item), copy.index(item), item in items)
numbers = [1, 2, 3]
numbers[0] = 1.5
print(numbers, [type(x).__name__ for x in numbers])
print([True, 1, 1.0] == [1, 1, 1], [0.0] == [-0.0], [1] == [1.0], [1] == (1,))
print([-0.0, 0.0])

# methods
values = [3, 1, 2]
print(values.sort(), values, values.reverse(), values)
print(attempt(values.pop, 5), attempt([].pop), attempt(values.remove, 9))
print(attempt(values.index, 9), attempt(values.index, 3, 1), values.index(1, -1))
print(attempt(values.__getitem__, "a"), attempt(lambda: values["a"]))
print(attempt(lambda: values[10]), attempt(lambda: values[Index(1)]))
print(attempt(values.insert, "a", 1), attempt(values.extend, 5))
print(attempt(values.append), attempt(values.append, 1, 2))
print(attempt(lambda: values + (1,)), attempt(lambda: values * "a"))
print(attempt(lambda: [] < {}), attempt(lambda: [1] < ["a"]))
print(attempt(hash, []), attempt(list, 5), attempt(list, 1, 2))
print(values.pop(Index(0)), values, values * Index(2))
print([1, 2, 3].index(Odd(), 1), [1, 2, 3].count(Odd()), Odd() in [2, 4])
print([1, 2] < [1, 2, 3], [2] > [1, 5], [1, 2] <= [1, 2], [] >= [])

# slices
base = list(range(10))
for part in (slice(None), slice(2, 5), slice(-3, None), slice(None, None, -1),
             slice(8, 2, -2), slice(None, None, 3), slice(20, 30), slice(5, 2),
             slice(-100, 100), slice(Index(1), Index(4)), slice(None, 10 ** 30)):
    copy = base[:]
    del copy[part]
    print(base[part], tuple(base)[part], copy, range(10)[part], "0123456789"[part])
copy = base[:]
copy[2:5] = "abc"
copy[::4] = "xyz"
copy[5:5] = (n for n in range(3))
copy[len(copy):] = [1]
print(copy)
print(attempt(copy.__setitem__, slice(0, 4, 2), [1]), attempt(copy.__setitem__, slice(1), 5))
print(attempt(lambda: base[::0]), attempt(lambda: base["a":]))

# sorting
words = ["banana", "Apple", "cherry", "apple"]
print(sorted(words), sorted(words, key=str.lower), sorted(words, key=len, reverse=True))
print(sorted([3, 1.5, 2, True]), sorted([(1, "b"), (1, "a"), (0, "z")]))
print(sorted(range(10), key=lambda n: (n % 3, -n)), sorted("hello", reverse=True))
print(attempt(sorted, [1, "a"]))
print(sorted([[2], [1, 5], [1]]), sorted([2 ** 70, 1, -2 ** 70]))
print(sorted(["é", "z", "e", "\U0001f600", "\uffff"]) == ["e", "z", "é", "\uffff", "\U0001f600"])


def meddle(item):
    values.append(item)
    return item


values = [3, 2, 1]
print(attempt(values.sort, key=meddle), values)


class Reverse:
    def __init__(self, n):
        self.n = n

    def __lt__(self, other):
        return self.n > other.n


print([r.n for r in sorted([Reverse(n) for n in (2, 3, 1)])])

# tuples
print((1,), (), (1, 2) + (3,), (1, 2) * 2, (1, 2, 1).count(1), (1, 2).index(2))
print(attempt((1, 2).index, 5), attempt(lambda: (1,)[3]), attempt((1,).__getitem__, "x"))
print(attempt(lambda: () + []), (1, 2) < (1, 3), (1, [2]) == (1, [2]), hash((1, 2.5, None)) ==
      hash((1.0, 2.5, None)))
print(hash(()), hash((1, 2, 3)), hash((1.5, (2,))), hash(frozenset([1, 2, 3])))
print(attempt(hash, ([],)))
recursive = [1]
recursive.append(recursive)
pair = (recursive,)
recursive.append(pair)
print(recursive, pair)

# ranges
print(range(3), range(1, 10, 2), list(range(5, 0, -2)), len(range(0, 10, 3)))
print(5 in range(10), 5.0 in range(10), "a" in range(3), range(10).index(4), range(3).count(1))
print(range(0) == range(2, 2), range(0, 3, 2) == range(0, 4, 2), hash(range(2)) == hash(range(2)))
print(attempt(range, 1.5), attempt(range, 1, 2, 0), attempt(lambda: range(3)[5]))
print(attempt(range), attempt(range, 1, 2, 3, 4), attempt(range(5).index, 7))
print(range(10)[2:5], range(10)[::-1], range(2 ** 70, 2 ** 70 + 3)[1], len(range(-5, 5)))
print(list(reversed(range(4))), range(4).start, range(4).stop, range(4).step)
print(bool(range(0)), bool(range(1)), attempt(len, range(10 ** 30)))
print(list(range(2 ** 63 - 2, 2 ** 63 + 1)))

# unpacking
a, b = 1, 2
(a, b), [c, *d] = [b, a], range(4)
print(a, b, c, d)
for bad in ([1], [1, 2, 3], 5, iter([1]), "abc", {1: 2}):
    def unpack():
        x, y = bad
        return x, y
    print(attempt(unpack))


def unpack_more():
    x, *y, z = [1]


print(attempt(unpack_more))
first, *rest = "abc"
*start, last = (1, 2, 3)
print(first, rest, start, last, [*range(3), *"ab"], (*[1], 2), {*[1, 1], 2})


# subclasses
class Stack(list):
    def push(self, item):
        self.append(item)

    def __repr__(self):
        return "Stack" + super().__repr__()


stack = Stack([1])
stack.push(2)
stack.note = "attribute"
print(stack, len(stack), stack + [3], type(stack + [3]).__name__, stack.note, stack[0])
print(isinstance(stack, list), stack == [1, 2], sorted(stack, reverse=True), list(stack))


class Point(tuple):
    def __new__(cls, x, y):
        return super().__new__(cls, (x, y))

    @property
    def x(self):
        return self[0]


point = Point(3, 4)
print(point, point.x, point == (3, 4), hash(point) == hash((3, 4)), point[1], type(point[:]))
x, y = point
print(x, y, {point: 1}[(3, 4)])


def errors_of_sizes():
    for operation in [
        lambda: [1, 2][2**70], lambda: (1, 2)[-2**70], lambda: [1] * 2**70,
        lambda: [1].insert(2**70, 1), lambda: type(None)(1), lambda: type(...)(x=1),
    ]:
        try:
            print(operation())
        except Exception as error:
            print(type(error).__name__, error)
    print(type(None)(), type(...)(), type(NotImplemented)() is NotImplemented)


errors_of_sizes()
