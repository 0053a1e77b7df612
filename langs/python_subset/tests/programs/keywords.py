def collect(a, b=2, *args, **more):
    return a, b, args, more


def change(**more):
    print(len(more), list(more), more.get("x"), more.get("y", 0), more.get(1), "x" in more)
    more["x"] = 10
    for name, value in more.items():
        more[name] = value * 2
    print(more, list(reversed(more)), list(more.values()))
    copied = more.copy()
    copied["z"] = 1
    more[3] = 4
    print(more, copied, more == copied, copied == {"x": 20, "z": 1})
    return more


def pops(**more):
    found = [more.pop("a", None), more.pop("missing", None), more.popitem(), more.setdefault("c", 5)]
    del more["c"]
    return found, more


def last(**more):
    return more.popitem(), more, more.popitem(), more


def forward(*args, **more):
    return collect(*args, **more)


def twice(**more):
    return collect(1, **more, **{"w": 9})


for i in range(30):
    result = forward(i, b=i + 1, c=i * 2), forward(i, i, i, d=1, e=2)
print(result)
print(change(x=1), change(x=2, y=3), change())
print(pops(a=1, b=2), pops(b=3), last(p=1, q=2))
print(twice(c=3), dict(**{"k": 1}, j=2), {**{"k": 1}, **dict(j=2)})
for call in [lambda: twice(w=1), lambda: collect(1, a=2), lambda: forward(**{1: 2}), lambda: forward(),
             lambda: forward(1, **[]), lambda: (lambda *, k: k)(k=1, j=2)]:
    try:
        print(call())
    except TypeError as error:
        print(error)


def mutating(**more):
    try:
        for name in more:
            more[name + "x"] = 1
    except RuntimeError as error:
        print(error)
    return more


print(mutating(a=1))


class Bag:
    def __init__(self, **values):
        self.__dict__.update(values)


print(sorted(vars(Bag(p=1, q=2)).items()))
