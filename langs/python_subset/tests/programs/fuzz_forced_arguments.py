# Found by vmkit fuzz: arguments of a call that compiled code makes just before it.


def f(items, *rest):
    number = 0
    while number < 10:
        number += 1
        text = (b"%d-%s" % (sum(item for item in items), (len(dict(x=1, y=-5))).to_bytes(2, "little")))
        rest += (...,)
        rest = rest[:6]
        rest = (tuple(dict(sorted({"k": 2 ** 65}.items())).items()) + rest)[:6]
    return text, rest


for i in range(5):
    print(f([5, -1, 2 ** 40, 3]))
