"""_random: the sequences, seeds and states of CPython's."""
import _random


def attempt(function, *args, **named):
    try:
        result = function(*args, **named)
    except Exception as error:
        return "%s: %s" % (type(error).__name__, error)
    return result


for seed in [0, 1, -1, 42, 2 ** 31, 2 ** 32, 2 ** 32 + 1, -2 ** 63, 2 ** 64, 10 ** 40, True, 1.5, 0.0, 1e300]:
    r = _random.Random(seed)
    print(seed, [r.random() for _ in range(3)], [r.getrandbits(k) for k in [1, 5, 31, 32, 33, 40, 63, 64, 65, 96, 100, 200, 1000]])
r = _random.Random(7)
values = [r.random() for _ in range(2000)]
print(sum(values), max(values), min(values), r.getrandbits(0), attempt(r.getrandbits, -1), attempt(r.getrandbits, "a"))
state = r.getstate()
print(len(state), state[:4], state[-1], type(state).__name__)
first = [r.random() for _ in range(700)]
r.setstate(state)
print(first == [r.random() for _ in range(700)])
other = _random.Random()
other.setstate(state)
print(first[0] == other.random())
print(attempt(r.setstate, 5), attempt(r.setstate, (1, 2)), attempt(r.setstate, state[:-1] + (700,)),
      attempt(r.setstate, state[:-1] + (-1,)))
r.seed(5)
print(r.random(), r.seed(n=5) if False else r.seed(5), r.random(), attempt(r.seed, []), attempt(r.seed, 1, 2))
a, b = _random.Random(), _random.Random()
print(a.random() != b.random(), 0 <= a.random() < 1)


class Sub(_random.Random):
    def __init__(self, x):
        self.x = x
        self.seed(x)

    def twice(self):
        return self.random(), self.random()


s = Sub(3)
print(s.twice(), s.x, isinstance(s, _random.Random), _random.Random)


def loops(n):
    r = _random.Random(1)
    inside = total = 0
    for i in range(n):
        x, y = r.random(), r.random()
        inside += x * x + y * y < 1.0
        total ^= r.getrandbits(20)
    return inside, total


print(loops(5000))
