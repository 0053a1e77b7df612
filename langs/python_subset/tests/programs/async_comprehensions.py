"""Comprehensions that wait: `async for` in them, and `await`."""
import types


@types.coroutine
def tick(value=None):
    got = yield "tick"
    return got if value is None else value


async def numbers(count):
    for i in range(count):
        yield i
        await tick()


async def double(x):
    await tick()
    return x * 2


def drive(coroutine):
    waited = 0
    try:
        while True:
            coroutine.send(None)
            waited += 1
    except StopIteration as stop:
        return waited, stop.value


class Broken:
    def __aiter__(self):
        return self

    async def __anext__(self):
        raise ValueError("broken")


async def main():
    base = 10
    print([x async for x in numbers(3)])
    print(sorted({x % 2 async for x in numbers(4) if x}), {x: x + base async for x in numbers(2)})
    print([await double(x) for x in range(3)], [x for x in range(4) if await tick(x % 2)])
    print([(x, y) async for x in numbers(2) async for y in numbers(2)])
    print([(x, y) for x in "ab" async for y in numbers(2) if y or x == "b"])
    print([await double(x + base) async for x in numbers(2)])
    print([[y async for y in numbers(x)] for x in range(3)])
    lazy = (await double(x) async for x in numbers(3))
    print(type(lazy).__name__, [x async for x in lazy])
    waiting = (await double(x) for x in (1, 2))
    print(type(waiting).__name__, [x async for x in waiting])
    try:
        print([x async for x in Broken()])
    except ValueError as error:
        print(error)
    try:
        raise KeyError("outside")
    except KeyError:
        print([x async for x in numbers(1)])
        try:
            raise
        except KeyError as error:
            print("still", error)
    print([last := x async for x in numbers(3)], last)
    return sum([await double(x) for x in [1, 2]])


print(drive(main()))
