"""What `throw` of a generator gives to what it goes through with `yield from`."""


class Steps:
    def __init__(self):
        self.left = 2

    def __iter__(self):
        return self

    __await__ = __iter__

    def __next__(self):
        return "next"

    def throw(self, *args):
        print("throw", args)
        self.left -= 1
        if self.left < 0:
            raise StopIteration("stopped")
        return "thrown"


class Deaf:
    def __iter__(self):
        return iter([1, 2, 3])


def inner(steps):
    try:
        return (yield from steps)
    except ValueError as error:
        print("caught", repr(error))
        return "from the handler"


def outer(steps):
    result = yield from inner(steps)
    print("result", result)
    yield result


async def awaiting(steps):
    return await steps


THROWN = [(ValueError,), (ValueError("x"),), (ValueError, "x"), (ValueError, None),
          (ValueError, None, None), (ValueError, ValueError("q"))]
for args in THROWN:
    for make in (inner, outer, awaiting):
        generator = make(Steps())
        if make is awaiting:
            generator.send(None)
        else:
            next(generator)
        for _ in range(3):
            try:
                print(make.__name__, generator.throw(*args))
            except (StopIteration, ValueError) as error:
                print(make.__name__, "ends with", repr(error))
    generator = outer(Deaf())
    print(next(generator), generator.throw(*args))
