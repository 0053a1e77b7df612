"""Functions: arguments of every kind, closures, generators, comprehensions."""


def everything(a, b=2, *rest, c, d=4, **named):
    return a, b, rest, c, d, sorted(named.items())


print(everything(1, c=3))
print(everything(1, 5, 6, 7, c=3, d=8, e=9, f=10))
print(everything(*[1, 2, 3], **{"c": 4, "z": 5}))


def positional(a, /, b, *, c=0):
    return a + b + c


print(positional(1, 2), positional(1, b=2, c=3))
for attempt in (lambda: positional(a=1, b=2), lambda: positional(1), lambda: everything(1),
                lambda: positional(1, 2, 3), lambda: everything(1, c=1, a=2),
                lambda: positional(1, 2, x=3)):
    try:
        attempt()
    except TypeError as error:
        print(error)


def make_counter():
    count = 0

    def step(by=1):
        nonlocal count
        count += by
        return count

    def reset():
        nonlocal count
        count = 0

    return step, reset


step, reset = make_counter()
step()
step(5)
print(step(), reset(), step())
adders = [lambda x, n=n: x + n for n in range(3)]
print([f(10) for f in adders])
late = [lambda: n for n in range(3)]
print([f() for f in late])


def fibonacci():
    a, b = 0, 1
    while True:
        yield a
        a, b = b, a + b


def take(n, iterable):
    for i, item in enumerate(iterable):
        if i == n:
            return "done"
        yield item


print(list(take(10, fibonacci())))


def echo():
    received = []
    try:
        while True:
            received.append((yield len(received)))
    except ValueError as error:
        yield "caught %s" % error
    finally:
        print("closing", received)


g = echo()
print(next(g), g.send("a"), g.send("b"), g.throw(ValueError("v")))
g.close()


def outer():
    result = yield from inner()
    yield result
    yield from [10, 20]


def inner():
    got = yield 1
    yield got
    return "returned"


g = outer()
print(next(g), g.send("sent"), next(g), list(g))
try:
    next(g)
except StopIteration as stop:
    print("stopped", stop.value)

print([x * y for x in range(4) for y in range(x) if (x + y) % 2])
print({k: v for k, v in zip("abc", range(3))}, {x % 3 for x in range(10)})
print(sum(x * x for x in range(100)), list(map(lambda x: x + 1, [1, 2])), max([3, 1, 2], key=lambda x: -x))
matrix = [[1, 2, 3], [4, 5, 6]]
print([list(row) for row in zip(*matrix)], [cell for row in matrix for cell in row])


def decorate(label):
    def wrap(function):
        def wrapped(*args, **kwargs):
            return label, function(*args, **kwargs)
        wrapped.__name__ = function.__name__
        return wrapped
    return wrap


@decorate("first")
@decorate("second")
def decorated(x, y=1):
    return x + y


print(decorated(1), decorated(1, y=5), decorated.__name__)
first, *middle, last = range(6)
print(first, middle, last)
(a, b), [c, *d] = (1, 2), "xyz"
print(a, b, c, d)
if (n := len(middle)) > 3:
    print("walrus", n)
print([y := 1, y ** 2], 1 < 2 < 3, 1 < 3 < 2, not 1 == 2)
i = 0
while i < 5:
    i += 1
    if i == 2:
        continue
    if i == 4:
        break
else:
    print("not reached")
for i in range(3):
    pass
else:
    print("loop ended", i)


def hot(n):
    total = 0
    for i in range(n):
        if i & 1:
            total += i
        else:
            total -= 1
    return total


print(hot(10), hot(5000))


def generator_sum(n):
    return sum(x for x in take(n, fibonacci()) if x % 2 == 0)


print(generator_sum(90))


def many(a, b, c, d, e, f, g=7):
    return a + b + c + d + e + f + g


print(many(1, 2, 3, 4, 5, 6), many(1, 2, 3, 4, 5, f=6, g=0))
print((lambda *a, **k: (a, k))(1, 2, x=3))


class Iter:
    def __init__(self, n):
        self.n = n

    def __iter__(self):
        return self

    def __next__(self):
        if self.n == 0:
            raise StopIteration
        self.n -= 1
        return self.n


print(list(Iter(4)), sum(Iter(1000)), 3 in Iter(5))


def keyword_only(a, *, b=2, c, d=4):
    return a, b, c, d


print(keyword_only(1, c=3), keyword_only.__kwdefaults__)
keyword_only.__kwdefaults__["c"] = 30
print(keyword_only(1), keyword_only(1, d=0))
keyword_only.__kwdefaults__ = {"b": 5, "c": 6, "d": 7}
print(keyword_only(1))
keyword_only.__kwdefaults__ = None
print(keyword_only.__kwdefaults__)
try:
    keyword_only(1, b=1)
except TypeError as error:
    print(error)


class Greater:
    def __init__(self, value):
        self.value = value

    def __gt__(self, other):
        print(self.value, ">", other.value)
        return self.value > other.value


print(max([Greater(1), Greater(3), Greater(2)]).value, max(Greater(1), Greater(2)).value)
print(sum(x * x for x in range(100)), any(x > 98 for x in range(100)), all([]))
print(min("banana", key=lambda letter: -ord(letter)), max(["aa", "b"], key=len, default=0))
print(min([], default="none"), isinstance(True, (str, (float, int))))
