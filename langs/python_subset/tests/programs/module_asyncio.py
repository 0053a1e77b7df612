"""asyncio: tasks, queues, time limits, asynchronous generators and context managers."""
import asyncio
import contextlib
import types


@types.coroutine
def tick():
    got = yield "tick"
    return got


async def numbers(count):
    try:
        for i in range(count):
            got = yield i
            if got is not None:
                print("got", got)
            await tick()
    except KeyError as error:
        print("inside", error)
        yield "caught"
    finally:
        print("finally")


def drive(coroutine, *sent):
    """Runs it without an event loop; gives how often it waited, and what it returned."""
    waited = 0
    values = list(sent)
    try:
        coroutine.send(None)
        while True:
            waited += 1
            coroutine.send(values.pop(0) if values else None)
    except StopIteration as stop:
        return waited, stop.value


async def collect(count):
    found = []
    async for number in numbers(count):
        found.append(number)
    return found


async def by_hand():
    steps = numbers(5)
    found = [await steps.__anext__(), await steps.asend("sent"), await anext(steps)]
    found.append(await steps.athrow(KeyError("thrown")))
    try:
        await steps.__anext__()
    except StopAsyncIteration:
        found.append("end")
    other = numbers(5)
    found.append(await other.__anext__())
    await other.aclose()
    return found


@contextlib.asynccontextmanager
async def scope(name):
    print("enter", name)
    try:
        yield name.upper()
    except ValueError as error:
        print("swallowed", error)
    finally:
        print("leave", name)


async def scopes():
    async with scope("a") as a, scope("b") as b:
        print(a, b)
        raise ValueError("stop")
    return "after"


print(drive(collect(3)), drive(by_hand()), drive(scopes()))
print(drive(tick(), "x"))


async def sleeper(n):
    await asyncio.sleep(0.01 * n)
    return n


async def failing():
    await asyncio.sleep(0)
    raise RuntimeError("failed")


async def producer(queue):
    for i in range(3):
        await queue.put(i)
        await asyncio.sleep(0)
    await queue.put(None)


async def consumer(queue):
    found = []
    while (item := await queue.get()) is not None:
        found.append(item)
    return found


async def counting(count):
    for i in range(count):
        yield i
        await asyncio.sleep(0)


async def main():
    print(await asyncio.gather(sleeper(3), sleeper(1), sleeper(2)))
    queue = asyncio.Queue(1)
    task = asyncio.create_task(producer(queue))
    print(await consumer(queue), task.done())
    try:
        await asyncio.wait_for(asyncio.sleep(5), 0.02)
    except asyncio.TimeoutError:
        print("timeout")
    found = []
    async for i in counting(3):
        found.append(i)
    print(found)
    async with asyncio.TaskGroup() as group:
        tasks = [group.create_task(sleeper(n)) for n in (1, 2)]
    print([task.result() for task in tasks])
    print(await asyncio.gather(failing(), sleeper(1), return_exceptions=True))
    future = asyncio.get_running_loop().create_future()
    asyncio.get_running_loop().call_soon(future.set_result, 42)
    print(await future)
    lock, event = asyncio.Lock(), asyncio.Event()
    asyncio.get_running_loop().call_later(0.01, event.set)
    async with lock:
        await event.wait()
        print(lock.locked(), event.is_set())
    task = asyncio.create_task(asyncio.sleep(5))
    await asyncio.sleep(0)
    task.cancel()
    try:
        await task
    except asyncio.CancelledError:
        print("cancelled", task.cancelled())
    try:
        async with asyncio.timeout(0.01):
            await asyncio.sleep(5)
    except TimeoutError:
        print("timeout again")
    done, pending = await asyncio.wait([asyncio.create_task(sleeper(n)) for n in (0, 1)])
    print(sorted(task.result() for task in done), pending)
    return "end"


print(asyncio.run(main()))
