"""The import statement: builtin modules, then source files on sys.path."""
from __future__ import absolute_import

import os

from langs.python_subset.vm import attributes, textual
from langs.python_subset.vm.code import W_Code
from langs.python_subset.vm.dictobject import new_str_dict
from langs.python_subset.vm.errors import (
    GuestError, import_error, kind, module_not_found_error)
from langs.python_subset.vm.iteration import iterable_to_list
from langs.python_subset.vm.listobject import new_list
from langs.python_subset.vm.moduleobject import W_Module, new_module
from langs.python_subset.vm.values import W_Int, W_Str, w_None

MODULE_NOT_FOUND = kind("ModuleNotFoundError")


class Finder(object):
    """Finds code of source files; set to the VM's own when it starts."""

    def find_code(self, path):
        raise NotImplementedError

    def run_module(self, w_code, namespace):
        raise NotImplementedError


class Imports(object):
    """The modules of the running program."""

    def __init__(self):
        self.finder = Finder()
        self.builtins = None            # Namespace of the module builtins
        self.tables = {}                # ModuleTable of each builtin module
        self.w_modules = None           # sys.modules
        self.w_path = None              # sys.path

    def start(self, folder):
        self.w_modules = new_str_dict()
        self.w_path = new_list([W_Str(folder)])


IMPORTS = Imports()


def builtin_module(table):
    w_module = new_module(table.name, None)
    for name, w_value in table.entries:
        w_module.namespace.set(name, w_value)
    return w_module


def import_name(name, globals, w_fromlist, w_level):
    """What the import statement binds: the first package of `name`, or with
    a fromlist the module itself."""
    level = 0
    if isinstance(w_level, W_Int):
        level = w_level.intval
    if level > 0:
        base = resolve_base(globals, level)
        full = base if name == "" else base + "." + name
    else:
        full = name
    w_module = import_module(full)
    if w_fromlist is w_None or not w_fromlist.is_true():
        if level > 0:
            return w_module
        dot = name.find(".")
        if dot >= 0:
            return get_imported(name[:dot])
        return w_module
    if isinstance(w_module, W_Module) and w_module.get_own("__path__") is not None:
        for w_name in iterable_to_list(w_fromlist):
            sub = textual.str_of(w_name)
            if sub != "*" and attributes.get_or_none(w_module, sub) is None:
                import_submodule(full, sub)
    return w_module


def import_submodule(package, name):
    """Of a fromlist: it need not be a module."""
    try:
        import_module(package + "." + name)
    except GuestError as error:
        if not error.matches(MODULE_NOT_FOUND):
            raise


def resolve_base(globals, level):
    """The package that a relative import of this level starts from."""
    w_package = globals.get("__package__")
    if not isinstance(w_package, W_Str):
        raise import_error("attempted relative import with no known parent package")
    package = w_package.utf8
    if package == "":
        raise import_error("attempted relative import with no known parent package")
    for _ in range(level - 1):
        dot = package.rfind(".")
        if dot < 0:
            raise import_error("attempted relative import beyond top-level package")
        package = package[:dot]
    return package


def get_imported(full):
    """The module in sys.modules or None."""
    return IMPORTS.w_modules.get_str(full)


def import_module(full):
    """The module of that dotted name, loaded with its packages when new."""
    w_module = get_imported(full)
    if w_module is not None:
        if w_module is w_None:
            raise module_not_found_error("import of %s halted; None in sys.modules" % full)
        return w_module
    dot = full.rfind(".")
    if dot < 0:
        return load(full, full, IMPORTS.w_path, None)
    w_parent = import_module(full[:dot])
    w_module = get_imported(full)       # the package may have imported it
    if w_module is not None:
        return w_module
    w_path = attributes.get_or_none(w_parent, "__path__")
    if w_path is None:
        raise module_not_found_error("No module named '%s'; '%s' is not a package"
                               % (full, full[:dot]))
    w_module = load(full, full[dot + 1:], w_path, w_parent)
    attributes.set(w_parent, full[dot + 1:], w_module)
    return w_module


def load(full, last, w_path, w_parent):
    """Finds and runs the module `last` on a path."""
    table = IMPORTS.tables.get(full, None)
    if table is not None:
        w_module = builtin_module(table)
        IMPORTS.w_modules.set_str(full, w_module)
        return w_module
    for w_folder in iterable_to_list(w_path):
        folder = textual.str_of(w_folder)
        if folder == "":
            folder = "."
        package = folder + "/" + last
        if os.path.isfile(package + "/__init__.py"):
            return load_source(full, package + "/__init__.py", package)
        if os.path.isfile(package + ".py"):
            return load_source(full, package + ".py", "")
    raise module_not_found_error("No module named '%s'" % full)


def load_source(full, path, package):
    """Runs a source file as the module `full`; `package` is its folder or ""."""
    program = IMPORTS.finder.find_code(path)
    w_module = new_module(full, IMPORTS.builtins)
    namespace = w_module.namespace
    namespace.set("__file__", W_Str(path))
    namespace.set("__builtins__", IMPORTS.w_modules.get_str("builtins"))
    if package != "":
        namespace.set("__path__", new_list([W_Str(package)]))
        namespace.set("__package__", W_Str(full))
    else:
        dot = full.rfind(".")
        namespace.set("__package__", W_Str(full[:dot] if dot >= 0 else ""))
    IMPORTS.w_modules.set_str(full, w_module)
    try:
        IMPORTS.finder.run_module(W_Code(program), namespace)
    except GuestError:
        IMPORTS.w_modules.delete_str(full)
        raise
    return IMPORTS.w_modules.get_str(full) or w_module


def import_from(w_module, name):
    w_value = attributes.get_or_none(w_module, name)
    if w_value is not None:
        return w_value
    module_name = "<unknown module name>"
    if isinstance(w_module, W_Module):
        module_name = w_module.name
        w_value = get_imported(module_name + "." + name)
        if w_value is not None:
            return w_value
    raise import_error("cannot import name '%s' from '%s'" % (name, module_name))


def import_star(w_module, globals):
    w_all = attributes.get_or_none(w_module, "__all__")
    if w_all is not None:
        names = [textual.str_of(w_name) for w_name in iterable_to_list(w_all)]
    else:
        keys, _ = w_module.own_dict().keywords()
        names = [name for name in keys if not name.startswith("_")]
    for name in names:
        globals.set(name, attributes.get(w_module, name))
