a = {1, 2, 3}; b = {2, 3, 4}; s = {"a", "b"}; t = {"b", "c"}; m = {1, "a", (1, 2)}
for x in (a, b, s, t, m, set(), {2.0, 3.5}, frozenset([1, 2]), {True}):
    for y in (a, b, s, t, m, set(), {2.0, 3.5}, frozenset([1, 2]), {True}):
        print(sorted(map(str, x & y)), sorted(map(str, x | y)), sorted(map(str, x - y)), sorted(map(str, x ^ y)), x <= y, x < y, x == y, x.isdisjoint(y), x >= y)
        if not isinstance(x, frozenset):
            z = set(x); z |= y; print(len(z)); z &= y; print(len(z)); z -= x; print(len(z)); z ^= y; print(sorted(map(str, z)))
            z = set(x); z.update(y); z.difference_update(x); print(sorted(map(str, z)))
