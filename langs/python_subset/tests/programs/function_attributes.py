"""The attributes of functions and methods: one live dictionary."""
def f(): pass
f.a = 1
print(f.__dict__, vars(f)); f.__dict__["b"] = 2; f.__dict__.update(c=3); print(f.b, f.c, sorted(f.__dict__))
import functools, types
p = functools.partial(f); p.x = 1; print(p.__dict__)
e = ValueError(1); e.q = 2; print(e.__dict__)
n = types.SimpleNamespace(a=1); print(n.__dict__)
@functools.wraps(f)
def g(): pass
print(g.a, g.__dict__ == {**f.__dict__, "__wrapped__": f})
@functools.lru_cache
def h(): pass
h.z = 1; print(h.__dict__.keys())
class C:
    def m(self): pass
print(C().m.__dict__, vars(C.m)); C.m.q = 5; print(C().m.__dict__, C().m.q)
