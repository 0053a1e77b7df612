"""_imp: what importlib asks of the builtin modules."""
from __future__ import absolute_import

from langs.python_subset.vm import attributes
from langs.python_subset.vm.errors import import_error
from langs.python_subset.vm.gateway import ModuleTable
from langs.python_subset.vm.importing import IMPORTS, builtin_module
from langs.python_subset.vm.listobject import new_list
from langs.python_subset.vm.root import W_Root
from langs.python_subset.vm.textual import str_of
from langs.python_subset.vm.values import W_Int, W_Str, w_False, wrap_bool

IMP = ModuleTable("_imp")
IMP.constant("check_hash_based_pycs", W_Str("default"))


@IMP.function("extension_suffixes")
def extension_suffixes():
    return new_list([])


@IMP.function("is_builtin", str)
def is_builtin(name):
    return W_Int(1 if name in IMPORTS.tables else 0)


@IMP.function("is_frozen", str)
def is_frozen(name):
    return w_False


@IMP.function("find_frozen", str)
def find_frozen(name):
    return None


@IMP.function("create_builtin", W_Root)
def create_builtin(w_spec):
    name = str_of(attributes.get(w_spec, "name"))
    table = IMPORTS.tables.get(name, None)
    if table is None:
        raise import_error("no built-in module named " + name)
    return builtin_module(table)


@IMP.function("exec_builtin", W_Root)
def exec_builtin(w_module):
    return W_Int(0)


@IMP.function("_override_frozen_modules_for_tests", int)
def override_frozen_modules(override):
    """No module is frozen."""


@IMP.function("lock_held")
def lock_held():
    return wrap_bool(False)


@IMP.function("acquire_lock")
def acquire_lock():
    pass


@IMP.function("release_lock")
def release_lock():
    pass
