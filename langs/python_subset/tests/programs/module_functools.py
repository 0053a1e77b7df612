"""_functools: reduce, partial, cmp_to_key and the wrapper of lru_cache."""
from _functools import _lru_cache_wrapper, cmp_to_key, partial, reduce


def attempt(function, *args, **named):
    try:
        result = function(*args, **named)
    except Exception as error:
        return "%s: %s" % (type(error).__name__, error)
    return result


def show(*args, **named):
    return args, named


print(reduce(lambda a, b: a + b, [1, 2, 3]), reduce(max, "hello"), reduce(show, [], 5), reduce(show, [7]))
print(reduce(lambda a, b: a * b, range(1, 25), 2), attempt(reduce, show, []), attempt(reduce, show, 5))

# partial
p = partial(show, 1, 2, a=3)
print(p(), p(4, 5), p(a=6), p(b=7, a=8), p(9, c=10))
print(p.func is show, p.args, p.keywords)
print(partial(int, "10", base=2)(), partial(int, base=16)("ff"))
q = partial(p, 3, b=4)
print(q(5), q.func is show, q.args, q.keywords)
print(repr(partial(int, "1", base=2)), attempt(partial), attempt(partial, 5), attempt(partial(int, "x")))
p.note = "note"
print(p.note, p.__dict__, partial(p).func is p)
p.__doc__ = "doc"
print(p.__doc__, partial.__name__, partial.__module__)


class Sub(partial):
    def twice(self, *args):
        return self(*args), self(*args)


s = Sub(show, 1)
s.x = 1
print(s.twice(2), isinstance(s, partial), s.x, type(s).__name__, Sub(s, 2)(3))


class Holder:
    method = partial(show, 1)


print(Holder().method(2), list(map(partial(pow, 2), range(5))))
r = partial(show)
r.__setstate__((show, (1,), {"k": 2}, {"attribute": 5}))
print(r(3), r.attribute, attempt(r.__setstate__, 5), r.__reduce__()[2][1:])

# cmp_to_key
K = cmp_to_key(lambda a, b: b - a)
print(sorted([3, 1, 2], key=K), K(1) < K(2), K(1) > K(2), K(1) == K(1), K(1) != K(1), K(2) <= K(1), K(5).obj)
print(attempt(lambda: K(1) < 5), attempt(hash, K(1)), attempt(lambda: K < K(1)))
print(sorted("bca", key=cmp_to_key(mycmp=lambda a, b: (a > b) - (a < b))))


# lru_cache
def cached(limit, typed=False):
    return lambda function: _lru_cache_wrapper(function, limit, typed, lambda *args: args)


calls = []


@cached(3)
def square(x, *rest, **named):
    calls.append(x)
    return x * x


print([square(x) for x in [1, 2, 3, 1, 4, 2, 1]], calls, square.cache_info())
print(square(1, 2), square(1, k=3), square(1, k=3), square(1.0), square(True), square.cache_info())
square.cache_clear()
print(square.cache_info(), square(2), attempt(square, []), attempt(square, "a"), square.cache_info())


@cached(None)
def fibonacci(n):
    return n if n < 2 else fibonacci(n - 1) + fibonacci(n - 2)


print(fibonacci(90), fibonacci.cache_info())


@cached(None, True)
def kind(x):
    return type(x).__name__


print(kind(1), kind(1.0), kind(True), kind(1), kind.cache_info())


@cached(0)
def never(x):
    return x


print(never(1), never(1), never.cache_info(), attempt(cached("a"), never), attempt(cached(1), 5))


class Counter:
    def __init__(self):
        self.n = 0

    @cached(5)
    def value(self, x):
        self.n += 1
        return self.n * x


c, d = Counter(), Counter()
print(c.value(2), c.value(2), c.value(3), d.value(2), Counter.value(c, 2), Counter.value.cache_info())
square.__doc__ = "documented"
square.__wrapped__ = len
print(square.__doc__, square.__wrapped__, callable(square), square.__dict__)


@cached(4)
def deep(n):
    return 0 if n == 0 else deep(n - 1) + 1


print(deep(30), deep.cache_info(), deep(30), deep(29), deep(10), deep.cache_info())


def loops(n):
    add = partial(lambda a, b, c=1: a + b + c, 5)
    total = 0
    for i in range(n):
        total += add(i) + add(i, c=2) + square(i % 4)
    return total + reduce(lambda a, b: a ^ b, range(n))


print(loops(3000))
