"""Regions and points of the module xlayer; what it prints is the same everywhere."""
import xlayer


def attempt(function, *args):
    try:
        print("returned", function(*args))
    except Exception as error:
        print(type(error).__name__, error)


with xlayer.region("outer") as outer:
    print(outer.name)
    for i in range(3):
        with xlayer.region("inner"):
            xlayer.point("turn")
    with outer:
        pass


@xlayer.region("decorated")
def add(a, b=2, *rest, **named):
    """Adds."""
    return a + b + sum(rest) + sum(named.values())


print(add(1), add(1, 1), add(1, 2, 3), add(1, 2, 3, 4), add(1, 2, 3, 4, 5), add(1, c=4))
print(add.__name__, add.__doc__, add.__wrapped__(5))


class Counter:
    def __init__(self):
        self.n = 0

    @xlayer.region("method")
    def step(self, by=1):
        self.n += by
        return self.n


counter = Counter()
print(counter.step(), counter.step(2), counter.step(by=3), Counter.step(counter))


@xlayer.region("recursive")
def factorial(n):
    return 1 if n == 0 else n * factorial(n - 1)


print(factorial(6))


@xlayer.region("failing")
def fail():
    raise KeyError("k")


attempt(fail)
try:
    with xlayer.region("left by an exception"):
        raise ValueError("v")
except ValueError as error:
    print(error)

xlayer.begin("by hand")
xlayer.begin("within")
attempt(xlayer.end, "by hand")
xlayer.end("within")
xlayer.end("by hand")
attempt(xlayer.end, "by hand")
attempt(xlayer.region, "")
attempt(xlayer.region, "a/b")
attempt(xlayer.begin, "a/b")


def numbers():
    with xlayer.region("generating"):
        yield 1
        yield 2


for number in numbers():
    print(number)
