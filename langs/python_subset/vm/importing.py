"""The import statement: builtin modules, then source files on sys.path."""
from __future__ import absolute_import

import os

from langs.python_subset.vm import attributes, exceptions, textual
from langs.python_subset.vm.arguments import Arguments
from langs.python_subset.vm.code import W_Code
from langs.python_subset.vm.dictobject import new_str_dict
from langs.python_subset.vm.errors import GuestError, import_error, kind
from langs.python_subset.vm.iteration import iterable_to_list
from langs.python_subset.vm.listobject import new_list
from langs.python_subset.vm.moduleobject import W_Module, new_module
from langs.python_subset.vm.values import W_Int, W_Str, w_None

MODULE_NOT_FOUND = kind("ModuleNotFoundError")


class Finder(object):
    """Finds code of source files; set to the VM's own when it starts."""

    def find_code(self, path):
        raise NotImplementedError

    def compile(self, mode, name, source):
        """The W_Code of a source that is in no file."""
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
        self.library = ""               # folder of the standard library
        self.w_finders = None           # sys.meta_path
        self.w_finder = w_None          # the VM's own in it
        self.w_loader = w_None          # of the modules that it finds

    def start(self, folders, libraries):
        """`libraries`: the standard library's folder, then those of what is in C there."""
        self.library = libraries[0]
        self.w_modules = new_str_dict()
        self.w_path = new_list([W_Str(folder) for folder in folders + libraries])
        self.w_finders = new_list([self.w_finder])

    def has_other_finders(self):
        w_finders = self.w_finders
        return w_finders.length() != 1 or w_finders.getitem(0) is not self.w_finder


IMPORTS = Imports()


def builtin_module(table):
    w_module = new_module(table.name, None)
    for name, w_value in table.entries:
        w_module.namespace.set(name, w_value)
    set_loader(w_module.namespace)
    table.start(w_module.namespace)
    return w_module


def set_loader(namespace):
    """The loader makes the module's `__spec__` when that is asked for."""
    namespace.set("__loader__", IMPORTS.w_loader)
    namespace.delete("__spec__")


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
    """Of a fromlist: it need not be a module. One that is not found inside it is an error."""
    full = package + "." + name
    try:
        import_module(full)
    except GuestError as error:
        if not error.matches(MODULE_NOT_FOUND) or not is_about(error, full):
            raise


def is_about(error, full):
    """Whether a ModuleNotFoundError says of that module that there is none; one that the
    program keeps from being imported is not meant."""
    w_name = exceptions.get_detail(exceptions.value_of(error), "name")
    return (isinstance(w_name, W_Str) and w_name.utf8 == full and
            get_imported(full) is not w_None)


def resolve_base(globals, level):
    """The package that a relative import of this level starts from."""
    package = package_of(globals)
    if package == "":
        raise import_error("attempted relative import with no known parent package")
    for _ in range(level - 1):
        dot = package.rfind(".")
        if dot < 0:
            raise import_error("attempted relative import beyond top-level package")
        package = package[:dot]
    return package


def package_of(globals):
    """The package that a module belongs to, "" when it is not known."""
    w_package = globals.get("__package__")
    if isinstance(w_package, W_Str):
        return w_package.utf8
    w_name = globals.get("__name__")
    if not isinstance(w_name, W_Str):
        return ""
    name = w_name.utf8
    if globals.get("__path__") is not None:
        return name
    dot = name.rfind(".")
    return name[:dot] if dot >= 0 else ""


def not_found(message, name):
    """A ModuleNotFoundError that says which module."""
    w_class = MODULE_NOT_FOUND.w_type
    return GuestError(w_class.call_arguments(
        Arguments([W_Str(message)], ["name"], [W_Str(name)])), None, None)


def get_imported(full):
    """The module in sys.modules or None."""
    return IMPORTS.w_modules.get_str(full)


def import_module(full):
    """The module of that dotted name, loaded with its packages when new."""
    w_module = get_imported(full)
    if w_module is not None:
        if w_module is w_None:
            raise not_found("import of %s halted; None in sys.modules" % full, full)
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
        raise not_found("No module named '%s'; '%s' is not a package" % (full, full[:dot]),
                        full)
    w_module = load(full, full[dot + 1:], w_path, w_parent)
    attributes.set(w_parent, full[dot + 1:], w_module)
    return w_module


def load(full, last, w_path, w_parent):
    """Finds and runs the module `last` on a path."""
    if IMPORTS.has_other_finders():
        return load_through_library(full)
    table = IMPORTS.tables.get(full, None)
    if table is not None:
        w_module = builtin_module(table)
        IMPORTS.w_modules.set_str(full, w_module)
        return w_module
    place = find_source(last, w_path)
    if place is None:
        raise not_found("No module named '%s'" % full, full)
    if place.path == "":
        return load_folders(full, place.folders)
    return load_source(full, place)


def load_through_library(full):
    """The guest has put finders of its own into sys.meta_path: importlib asks them."""
    w_finders = IMPORTS.w_finders
    IMPORTS.w_finders = new_list([IMPORTS.w_finder])        # for importlib itself
    try:
        w_machinery = import_module("importlib._bootstrap")
    finally:
        IMPORTS.w_finders = w_finders
    return attributes.get(w_machinery, "_find_and_load").call2(W_Str(full), w_None)


class Place(object):
    """Where a module's source is: `path`, and `folders` when it is a package. Only
    `folders` for a package without a source."""

    def __init__(self, path, folders):
        self.path = path
        self.folders = folders


def find_source(last, w_path):
    """The Place of the module `last` on a path, or None."""
    folders = []
    for w_folder in iterable_to_list(w_path):
        if not isinstance(w_folder, W_Str):
            continue
        folder = w_folder.utf8
        if folder == "":
            folder = "."
        package = folder + "/" + last
        if os.path.isdir(package):
            if os.path.isfile(package + "/__init__.py"):
                return Place(package + "/__init__.py", [package])
            folders.append(package)
        if os.path.isfile(package + ".py"):
            return Place(package + ".py", [])
    if len(folders) > 0:
        return Place("", folders)
    return None


def load_folders(full, folders):
    """A package that has no source of its own."""
    w_module = new_module(full, IMPORTS.builtins)
    set_loader(w_module.namespace)
    w_module.namespace.set("__path__", new_list([W_Str(folder) for folder in folders]))
    w_module.namespace.set("__package__", W_Str(full))
    IMPORTS.w_modules.set_str(full, w_module)
    return w_module


def load_source(full, place):
    """Runs a source file as the module `full`."""
    program = IMPORTS.finder.find_code(place.path)
    w_module = new_module(full, IMPORTS.builtins)
    namespace = w_module.namespace
    namespace.set("__file__", W_Str(place.path))
    set_loader(namespace)
    namespace.set("__builtins__", IMPORTS.w_modules.get_str("builtins") or w_None)
    if len(place.folders) > 0:
        namespace.set("__path__", new_list([W_Str(folder) for folder in place.folders]))
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
    raise cannot_import(w_module, name, module_name)


def cannot_import(w_module, name, module_name):
    """The ImportError, worded as CPython words it."""
    w_file = attributes.get_or_none(w_module, "__file__")
    place = "unknown location"
    w_path = w_None
    if isinstance(w_file, W_Str):
        place = w_file.utf8
        w_path = w_file
    text = "cannot import name '%s' from '%s' (%s)" % (name, module_name, place)
    w_class = kind("ImportError").w_type
    return GuestError(w_class.call_arguments(Arguments(
        [W_Str(text)], ["name", "path"], [W_Str(module_name), w_path])), None, None)


def import_star(w_module, globals):
    w_all = attributes.get_or_none(w_module, "__all__")
    if w_all is not None:
        names = [textual.str_of(w_name) for w_name in iterable_to_list(w_all)]
    else:
        keys, _ = w_module.own_dict().keywords()
        names = [name for name in keys if not name.startswith("_")]
    for name in names:
        globals.set(name, attributes.get(w_module, name))
