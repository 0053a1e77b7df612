"""Generators: yield in every place, send, throw, close, yield from."""


def simple(n):
    received = yield n
    while received is not None:
        received = yield received * 2
    return "done"


g = simple(1)
print(next(g), g.send(5), g.send(7))
try:
    next(g)
except StopIteration as stop:
    print(stop.value)


def delegate():
    result = yield from simple(10)
    print("got", result)
    yield from (i for i in range(2))
    yield from "ab"
    return (yield)


g = delegate()
print(next(g), g.send(3), next(g), next(g), next(g), next(g), next(g))
try:
    g.send("last")
except StopIteration as stop:
    print(stop.value)


def catching():
    while True:
        try:
            value = yield
            print("value", value)
        except ValueError as error:
            print("caught", error)
            yield "from handler"
        except GeneratorExit:
            print("closing")
            raise
        finally:
            print("finally")


g = catching()
next(g)
g.send(1)
print(g.throw(ValueError("thrown")))
next(g)
g.close()


def nested_handlers():
    try:
        raise KeyError("outer")
    except KeyError as outer:
        try:
            yield 1
        except ValueError as inner:
            print(repr(inner.__context__))
            yield 2
        print(repr(outer))
        try:
            raise
        except KeyError as again:
            print(again is outer)


g = nested_handlers()
print(next(g), g.throw(ValueError("x")), list(g))


def expression_places():
    x = [(yield 1), (yield 2)]
    y = {(yield 3): (yield 4)}
    z = f"{(yield 5)!r:>{(yield 6)}}"
    w = (yield 7) + (yield 8) if (yield 9) else None
    v = x[(yield 10)]
    x[(yield 11)] = yield 12
    print(x, y, z, w, v)
    return lambda: (yield)


g = expression_places()
sent = [None, 0, 1, "k", "v", "f", "4", True, 20, 22, 0, "stored", 1]
for value in sent:
    try:
        print(g.send(value), end=" ")
    except StopIteration as stop:
        print(next(stop.value()))


def with_inside():
    class Manager:
        def __enter__(self):
            print("enter")

        def __exit__(self, *args):
            print("exit", args[0])
    with Manager():
        for i in range(3):
            yield i


for i in with_inside():
    if i == 1:
        break
g = with_inside()
next(g)
g.close()


def stop_inside():
    yield 1
    raise StopIteration("converted")


try:
    list(stop_inside())
except RuntimeError as error:
    print(error, repr(error.__cause__))


def tree(depth):
    if depth:
        yield from tree(depth - 1)
        yield depth
        yield from tree(depth - 1)


print(list(tree(4)))
print(sum(i * j for i in range(4) for j in range(i) if (i + j) % 2))
print({k: v for k, v in zip("abc", (i ** 2 for i in range(3)))})
print(list(map(lambda x: (yield x), range(2))) and "generators")


def infinite():
    a, b = 0, 1
    while True:
        yield a
        a, b = b, a + b


from itertools import islice
print(list(islice(infinite(), 15)))


def closure_in_generator(n):
    def inner():
        nonlocal n
        n += 1
        yield n
        yield from deeper()

    def deeper():
        yield n * 10
    yield from inner()
    yield n


print(list(closure_in_generator(1)))


def empty():
    return
    yield


print(list(empty()), type(empty()).__name__, empty.__name__)


def delegated_throw():
    def inner():
        try:
            yield 1
        except KeyError:
            yield "inner caught"
        return "result"
    value = yield from inner()
    yield value


g = delegated_throw()
print(next(g), g.throw(KeyError), next(g))


class Iterator:
    def __init__(self):
        self.n = 0

    def __iter__(self):
        return self

    def __next__(self):
        self.n += 1
        if self.n > 3:
            raise StopIteration
        return self.n


def over_iterator():
    return (yield from Iterator())


print(list(over_iterator()))
try:
    list((yield_ for yield_ in 5))
except TypeError as error:
    print(error)
