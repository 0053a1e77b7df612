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
# -- `from package import name`: only that the very submodule is not found goes unsaid
import os, tempfile
with tempfile.TemporaryDirectory() as folder:
    sys.path.insert(0, folder)
    package = os.path.join(folder, "some_package"); os.mkdir(package)
    for name, source in [("__init__", "from . import first"), ("first", "import no_such_module"),
                         ("second", "import some_package.third"), ("fourth", "import some_package.fifth"),
                         ("raising", "raise ModuleNotFoundError('of itself', name=__name__)"),
                         ("nameless", "raise ModuleNotFoundError('nameless')")]:
        with open(os.path.join(package, name + ".py"), "w") as file: file.write(source)
    def attempt(statement):
        try: exec(statement, {}); print(statement, "works")
        except ImportError as error: print(type(error).__name__, error.name, str(error).replace(folder, "folder"))
    attempt("from some_package import second")
    with open(os.path.join(package, "__init__.py"), "w") as file: file.write("here = 1")
    importlib.invalidate_caches()
    for name in ["here", "first", "second", "fourth", "raising", "nameless", "sixth", "here, sixth", "*"]:
        attempt("from some_package import " + name)
    sys.modules["some_package.seventh"] = None
    attempt("from some_package import seventh")
    sys.path.remove(folder)
