"""Deep recursion, and its limit."""
import sys


def depth(n):
    return 0 if n == 0 else 1 + depth(n - 1)


def endless(n):
    return endless(n + 1)


def deepest(n):
    try:
        return deepest(n + 1)
    except RecursionError:
        return n


class Chain:
    def __init__(self, n):
        self.rest = Chain(n - 1) if n else None

    def __repr__(self):
        return "Chain(%r)" % (self.rest,)

    def __len__(self):
        return 0 if self.rest is None else 1 + len(self.rest)


def nested(n):
    yield n
    if n:
        yield from nested(n - 1)


print(depth(900))
for attempt in range(3):
    try:
        endless(0)
    except RecursionError as error:
        print(type(error).__name__, str(error)[:32])
print(deepest(0) > 900)
print(len(repr(Chain(100))), len(Chain(100)))
print(sum(nested(100)))
sys.setrecursionlimit(20000)
print(sys.getrecursionlimit(), depth(10000), depth(15000))
sys.setrecursionlimit(1000)
try:
    depth(100000)
except RecursionError:
    print("too deep")


def limited(n):
    if n:
        return limited(n - 1)
    try:
        sys.setrecursionlimit(1)
    except RecursionError as error:
        return str(error)[:33]


print(limited(50), sys.getrecursionlimit())
