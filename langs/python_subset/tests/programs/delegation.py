"""`yield from` and `await`: chains of generators, however they are resumed."""

import sys
import traceback


def counter(name, n):
    try:
        for i in range(n):
            got = yield name, i
            if got is not None:
                print(name, "got", got)
        return name + " done"
    finally:
        print(name, "ends")


def around(*inner):
    for each in inner:
        result = yield from each
        print("result", result)
    return "all"


# -- values sent and returned through several levels

g = around(around(counter("a", 2), around(counter("b", 1))), counter("c", 1))
print(next(g), g.send("x"), g.send("y"), g.send(None))
try:
    g.send("z")
except StopIteration as stop:
    print(stop.value)
print(next(g, "over"), g.gi_frame, g.gi_yieldfrom)


# -- trees

class Tree:
    def __init__(self, left, value, right):
        self.left = left
        self.value = value
        self.right = right

    def __iter__(self):
        if self.left:
            yield from self.left
        yield self.value
        if self.right:
            yield from self.right


def tree(values):
    if values:
        middle = len(values) // 2
        return Tree(tree(values[:middle]), values[middle], tree(values[middle + 1:]))


print(list(tree(range(100))) == list(range(100)), sum(tree(range(300))))


# -- exceptions: thrown in from outside, raised inside, caught at each level

def catching(inner, *kinds):
    while True:
        try:
            return (yield from inner)
        except kinds as error:
            print("caught", repr(error), error.__context__)
            inner = counter("again", 1)


def failing():
    yield 1
    raise ValueError("inside")


def stopping():
    yield 1
    raise StopIteration("not so")


for make in (failing, stopping):
    g = around(catching(around(around(make())), ValueError))
    print(next(g))
    try:
        print(next(g))
        print(list(g))
    except RuntimeError as error:
        print(repr(error), repr(error.__cause__))

g = around(around(catching(around(counter("t", 5)), KeyError), counter("u", 1)))
print(next(g), g.throw(KeyError("k")), next(g))
try:
    g.throw(OSError("o"))
except OSError as error:
    print(repr(error), [entry.name for entry in traceback.extract_tb(error.__traceback__)])


def deep(n):
    if n:
        yield from deep(n - 1)
    else:
        yield "bottom"
        1 // 0


g = deep(5)
print(next(g))
try:
    next(g)
except ZeroDivisionError as error:
    print([entry.name for entry in traceback.extract_tb(error.__traceback__)])


# -- closing: from inside to outside

g = around(around(around(counter("closed", 3))))
next(g), next(g)
g.close()
print(next(g, "closed"))


def stubborn():
    try:
        yield 1
    except GeneratorExit:
        print("no")
        yield "still here"


def polite(inner):
    try:
        yield from inner
    except GeneratorExit:
        print("exit outside")
        raise
    except RuntimeError as error:
        print(repr(error))


g = around(polite(around(polite(stubborn()))))
next(g)
g.close()


def returns_when_closed():
    try:
        yield 1
    except GeneratorExit:
        return "kept to itself"


g = around(polite(around(polite(returns_when_closed()))))
next(g)
g.close()
g = around(polite(around(polite(counter("thrown", 2)))))
next(g)
try:
    g.throw(GeneratorExit)
except GeneratorExit as error:
    print(repr(error), [entry.name for entry in traceback.extract_tb(error.__traceback__)])


# -- one delegate, used by others too

shared = counter("shared", 6)
first, second = around(around(shared)), around(around(shared))
print(next(first), next(second), next(first), next(shared), next(second))
shared.close()
for each in (first, second):
    try:
        next(each)
    except StopIteration as stop:
        print("stopped", stop.value)

inner = counter("inner", 6)
middle = around(inner)
outer = around(middle, counter("later", 2))
print(next(outer), next(middle), next(outer), next(inner), next(outer))
print(list(middle), list(outer))

inner = counter("inner", 3)
outer = around(around(inner))
print(next(outer), inner.send("direct"), outer.send("around"))
try:
    inner.throw(KeyError("direct"))
except KeyError as error:
    print(repr(error))
try:
    next(outer)
except StopIteration as stop:
    print("stopped", stop.value)


# -- what they tell while they run and while they do not

def observing():
    yield "begin"
    for _ in range(2):
        print([g.gi_running for g in chain], [g.gi_suspended for g in chain],
              [g.gi_yieldfrom for g in chain])
        frame, names = sys._getframe(), []
        while frame:
            names.append(frame.f_code.co_name)
            frame = frame.f_back
        print(names)
        for g in chain:
            try:
                g.send(None)
            except ValueError as error:
                print(error)
            try:
                g.close()
            except ValueError as error:
                print(error)
        yield "more"


chain = [observing()]
for _ in range(3):
    chain.append(around(chain[-1]))


def user():
    for value in chain[-1]:
        print(value, [g.gi_running for g in chain], [g.gi_suspended for g in chain],
              [g.gi_yieldfrom in chain for g in chain], [g.gi_frame.f_back for g in chain])


user()


def itself():
    yield 1
    yield from me


me = around(itself())
me = around(me)
next(me)
try:
    next(me)
except ValueError as error:
    print(error)


# -- delegates that are no generators

class Sender:
    def __iter__(self):
        return self

    def __next__(self):
        return "next"

    def send(self, value):
        if value == "stop":
            raise StopIteration("sent")
        return "sent", value

    def throw(self, *error):
        print("thrown", error)
        return "thrown"

    def close(self):
        print("close")


g = around(around(Sender(), [1, 2]))
print(next(g), g.send(3), g.throw(KeyError()), g.send("stop"), next(g))
try:
    g.send("x")
except AttributeError as error:
    print(error)
g = around(around(Sender()))
next(g), next(g)
g.close()


# -- the exception that is being handled

def handled():
    return repr(sys.exc_info()[1])


def asking():
    while True:
        yield handled()


def handling(inner):
    try:
        raise KeyError("in the chain")
    except KeyError:
        yield from inner
    yield handled()


def raising_context():
    yield 1
    try:
        raise ValueError("v")
    except ValueError as error:
        yield repr(error.__context__)
    yield handled()


g = around(handling(around(asking())))
h = around(around(asking()))
print(next(g), next(h), next(g), next(h))
try:
    raise OSError("outside")
except OSError:
    print(next(g), next(h), next(g), next(h))
print(next(g), next(h), handled())
g = around(handling(around(raising_context())))
h = around(around(raising_context()))
print([*g], [*h])


# -- without end

def endless():
    yield 1
    yield from endless()


count = 0
try:
    for _ in endless():
        count += 1
except RecursionError:
    print("too deep", 500 < count <= 1100)


# -- coroutines

class Suspend:
    def __init__(self, value):
        self.value = value

    def __await__(self):
        return (yield self.value)


async def leaf(n):
    got = 0
    for i in range(n):
        got += await Suspend(i)
    return got


async def branch(depth, n):
    if depth == 0:
        return await leaf(n)
    try:
        return await branch(depth - 1, n) + await branch(0, 1)
    finally:
        print("leaving", depth)


def drive(coroutine):
    sent, seen = None, []
    while True:
        try:
            seen.append(coroutine.send(sent))
            sent = 10
        except StopIteration as stop:
            return stop.value, seen


print(drive(branch(3, 4)))
c = branch(3, 4)
print(c.send(None), c.cr_await.cr_code.co_name, c.cr_running, c.send(1))
try:
    c.throw(KeyError("thrown"))
except KeyError as error:
    print(repr(error), [entry.name for entry in traceback.extract_tb(error.__traceback__)])
