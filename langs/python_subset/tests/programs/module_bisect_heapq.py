"""_bisect and _heapq: results, the order of comparisons, errors."""
import _bisect
import _heapq

NAMES = ["bisect_left", "bisect_right", "insort_left", "insort_right"]


def attempt(function, *args, **named):
    try:
        result = function(*args, **named)
    except Exception as error:
        return "%s: %s" % (type(error).__name__, error)
    return result


def numbers(n, seed=1):
    x = seed
    result = []
    for _ in range(n):
        x = (x * 1103515245 + 12345) % 2 ** 31
        result.append(x // 7 % 100)
    return result


class Logged:
    log = []

    def __init__(self, n):
        self.n = n

    def __lt__(self, other):
        Logged.log.append((self.n, other.n))
        return self.n < other.n


class Sequence:
    def __init__(self, items):
        self.items = list(items)

    def __len__(self):
        return len(self.items)

    def __getitem__(self, index):
        return self.items[index]

    def insert(self, index, item):
        self.items.insert(index, item)


values = sorted(numbers(40))
for x in [-1, 0, 5, 50, 50.5, 99, 1000, values[3], values[20]]:
    print(x, [attempt(getattr(_bisect, name), values, x) for name in NAMES[:2]],
          _bisect.bisect_left(values, x, 5), _bisect.bisect_right(values, x, 3, 9),
          _bisect.bisect_left(values, -x, key=lambda v: -v, lo=0, hi=4),
          _bisect.bisect_left(values[::-1], -x, key=lambda v: -v))
for name in NAMES:
    function = getattr(_bisect, name)
    print(name, attempt(function, [1, 2], "a"), attempt(function, 5, 5), attempt(function, [1], 1, -1),
          attempt(function, [1], 1, 0, 5), attempt(function, [1], 1, 0, None), attempt(function, Sequence([1, 3]), 2))
    Logged.log = []
    function([Logged(i) for i in [1, 2, 2, 3, 4, 5, 5, 5]], Logged(3))
    print(Logged.log)
for name in NAMES[2:]:
    target = []
    for x in numbers(30):
        getattr(_bisect, name)(target, x)
    pairs = []
    for i, x in enumerate(numbers(20)):
        getattr(_bisect, name)(pairs, (x % 5, i), key=lambda pair: pair[0])
    sequence = Sequence("ace")
    getattr(_bisect, name)(sequence, "b")
    print(target, pairs, sequence.items)

heap = []
for x in numbers(30):
    _heapq.heappush(heap, x)
print(heap)
print([_heapq.heappop(heap) for _ in range(10)], heap)
print(_heapq.heappushpop(heap, 3), _heapq.heappushpop(heap, 90), _heapq.heapreplace(heap, 1), heap)
other = numbers(31, 5)
_heapq.heapify(other)
print(other)
_heapq._heapify_max(other)
print(other, _heapq._heappop_max(other), _heapq._heapreplace_max(other, 5), other)
long = numbers(5000, 7)
_heapq.heapify(long)
print([_heapq.heappop(long) for _ in range(20)], hash(tuple(long)))
for name in ["heappush", "heappushpop", "heapreplace", "_heapreplace_max"]:
    function = getattr(_heapq, name)
    print(name, attempt(function, [], 1), attempt(function, 5, 1), attempt(function, [1, 2], "a"), attempt(function, (1,), 1))
for name in ["heappop", "heapify", "_heappop_max", "_heapify_max"]:
    function = getattr(_heapq, name)
    print(name, attempt(function, []), attempt(function, 5), attempt(function, [1, "a", 2]), attempt(function, [7]))
Logged.log = []
logged = [Logged(x) for x in numbers(12)]
_heapq.heapify(logged)
for x in [5, 60, 30]:
    _heapq.heappush(logged, Logged(x))
    _heapq.heappushpop(logged, Logged(x + 1))
    _heapq.heappop(logged)
print([item.n for item in logged], Logged.log)


class Shrinking:
    def __init__(self, heap):
        self.heap = heap

    def __lt__(self, other):
        self.heap.clear()
        return False


victim = []
victim.extend(Shrinking(victim) for _ in range(5))
print(attempt(_heapq.heapify, victim), victim)
failing = [1, 3, 2, "a"]
print(attempt(_heapq.heappop, failing), failing)


def loops(n):
    heap = []
    total = 0
    for x in numbers(n):
        _heapq.heappush(heap, (x, -x))
        if x % 3 == 0:
            total += _heapq.heappop(heap)[0]
    ordered = []
    for x in numbers(n // 10):
        _bisect.insort_left(ordered, x * 0.5)
        total += _bisect.bisect_right(ordered, 20.5)
    return total, ordered[::50], heap[::200]


print(loops(5000))
