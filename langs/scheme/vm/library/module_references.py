"""What is left of modules when a program is one list of forms: references and names."""
from __future__ import absolute_import

from kit.vm.primitives import Optional
from langs.scheme.vm.parameters import W_Parameter
from langs.scheme.vm.paths import W_Path
from langs.scheme.vm.primitives import SCHEME
from langs.scheme.vm.strings import W_String
from langs.scheme.vm.values import W_Pair, W_Root, W_Symbol, w_false, wrap_bool

primitive = SCHEME.primitive


def define_parameter(name, w_default):
    SCHEME.value(name, W_Parameter(name, w_default))


for _name in """
    current-namespace current-security-guard current-module-declare-name
    current-module-declare-source current-thread-group
""".split():
    define_parameter(_name, w_false)


@primitive("resolved-module-path-name", W_Root)
def resolved_module_path_name(w_path):
    return w_path


@primitive("make-resolved-module-path", W_Root)
def make_resolved_module_path(w_name):
    return w_name


@primitive("module-path-index-join", W_Root, W_Root, Optional(W_Root))
def join_module_path_index(w_path, w_base, w_submodule):
    return w_path


@primitive("module-path-index-resolve", W_Root, Optional(W_Root))
def resolve_module_path_index(w_index, w_load):
    return w_index


@primitive("module-path?", W_Root)
def is_module_path(w_value):
    return wrap_bool(isinstance(w_value, W_Symbol) or isinstance(w_value, W_Path) or
                     isinstance(w_value, W_String) or isinstance(w_value, W_Pair))


@primitive("find-main-config")
def find_main_config():
    return w_false


@primitive("find-main-collects")
def find_main_collects():
    return w_false
