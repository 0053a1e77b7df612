import sys
import importlib
j = importlib.import_module("colorsys"); print(j.rgb_to_hsv(1, 0, 0))
try: import nosuch
except ModuleNotFoundError as e: print(e, e.name)
try: importlib.import_module("nosuch.x")
except ImportError as e: print(e)
import types
m = types.ModuleType("mm", "doc"); exec("z = len('abc')", m.__dict__); print(m.z, m.__doc__, m)
class MyM(types.ModuleType):
    q = 3
m = MyM("zz"); m.a = 1; print(m.q, m.a, m.__name__, isinstance(m, types.ModuleType))
import importlib.util
s = importlib.util.find_spec("json"); print(s.name, s.origin[-16:], bool(s.submodule_search_locations))
print(importlib.util.find_spec("nosuch"))
import os.path; print(os.path.basename("/a/b"))
def f():
    import sys as s2
    return s2._getframe().f_code.co_name, s2._getframe(1).f_lineno
print(f())
def g():
    for x in (1,2): yield sys._getframe().f_back.f_code.co_name
def h(): return list(g())
print(h())
try:
    def k(): raise ValueError("q")
    k()
except ValueError as e:
    tb = e.__traceback__
    while tb: print(tb.tb_frame.f_code.co_name, tb.tb_lineno, tb.tb_frame.f_globals["__name__"]); tb = tb.tb_next
print(vars(types.SimpleNamespace(a=1)), types.SimpleNamespace(b=2), dir() == sorted(globals()))
def loc(a, *b, c=3, **d):
    e = [a for a in b]
    return locals()
print(loc(1, 2, z=4))
