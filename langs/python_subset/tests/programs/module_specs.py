"""What importlib, pkgutil and platform find out about modules."""
import sys, json, importlib.metadata, importlib.util, os.path
print(importlib.util.find_spec("json").name, importlib.util.find_spec("nope_x"), importlib.util.find_spec("json.decoder").parent)
import importlib.resources, pkgutil
print(importlib.resources.files("json").joinpath("decoder.py").read_text()[:20], pkgutil.get_data("json", "__init__.py")[:10])
import platform; print(platform.python_implementation(), platform.python_version_tuple()[:2])
import typing
UserId = typing.NewType("UserId", int); print(UserId(5), UserId.__name__)
class C:
    __call__ = len
    __len__ = lambda s: 3
try: print(C()([1, 2]))
except TypeError as e: print(e)
class D:
    __hash__ = abs
    def __abs__(self): return 5
try: print(hash(D()))
except TypeError as e: print(e)
import importlib; print(importlib.import_module("xml.dom").__spec__.parent, importlib.reload(json) is json)
import types; m = types.ModuleType("q"); print(m.__spec__, m.__loader__, sorted(vars(m)))
print(json.__spec__.name, json.__spec__.submodule_search_locations is not None, json.__spec__.origin == json.__file__, os.path.__spec__.name)
print(sorted(m.name for m in pkgutil.iter_modules(json.__path__)), [m.name for m in pkgutil.walk_packages(json.__path__, "json.")])
try:
    importlib.metadata.version("no such package")
except importlib.metadata.PackageNotFoundError as e:
    print(e)
try:
    sys.path_hooks[-1]("/no/such/folder")
except ImportError as e:
    print(e.msg)
print(pkgutil.get_importer(os.path.dirname(json.__file__)).path == os.path.dirname(json.__file__))
