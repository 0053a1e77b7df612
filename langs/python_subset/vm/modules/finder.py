"""The VM's own finder in sys.meta_path, and the loader of what it finds, for importlib."""
from __future__ import absolute_import

import os

from kit.vm import files
from langs.python_subset.vm import attributes
from langs.python_subset.vm.arguments import Arguments
from langs.python_subset.vm.code import W_Code
from langs.python_subset.vm.dynamic import namespace_of
from langs.python_subset.vm.errors import import_error
from langs.python_subset.vm.gateway import AnyArguments, method, optional
from langs.python_subset.vm.importing import (
    IMPORTS, builtin_module, find_source, import_module)
from langs.python_subset.vm.listobject import new_list
from langs.python_subset.vm.oserrors import guest_error
from langs.python_subset.vm.paths import path_text
from langs.python_subset.vm.root import W_Root
from langs.python_subset.vm.text_codecs import decode
from langs.python_subset.vm.textual import str_of
from langs.python_subset.vm.typeobject import builtin_type
from langs.python_subset.vm.values import W_Bytes, W_Str, W_Tuple, w_None, w_True, wrap_bool


class W_Finder(W_Root):
    """Finds builtin modules and sources on a path."""


class W_Loader(W_Root):
    """Runs them."""

    def spec_of(self, w_module):
        w_path = attributes.get_or_none(w_module, "__path__")
        w_file = attributes.get_or_none(w_module, "__file__")
        if isinstance(w_file, W_Str):
            origin = w_file.utf8
        else:
            origin = "built-in" if w_path is None else ""
        return make_spec(w_module.name, origin, w_path or w_None)


finder_type = W_Finder.w_class = builtin_type("ModuleFinder")
loader_type = W_Loader.w_class = builtin_type("ModuleLoader")
IMPORTS.w_finder = W_Finder()
IMPORTS.w_loader = W_Loader()


@method(finder_type, "find_spec", W_Finder, str, optional(W_Root), optional(W_Root))
def find_spec(w_finder, name, w_path, w_target):
    if name in IMPORTS.tables:
        return make_spec(name, "built-in", w_None)
    if w_path is None or w_path is w_None:
        w_path = IMPORTS.w_path
    last = name.rfind(".") + 1
    assert last >= 0
    place = find_source(name[last:], w_path)
    if place is None:
        return w_None
    w_folders = w_None
    if len(place.folders) > 0:
        w_folders = new_list([W_Str(folder) for folder in place.folders])
    return make_spec(name, place.path, w_folders)


def make_spec(name, origin, w_folders):
    w_class = attributes.get(import_module("importlib._bootstrap"), "ModuleSpec")
    w_origin = w_None if origin == "" else W_Str(origin)
    w_loader = w_None if origin == "" else IMPORTS.w_loader
    w_spec = w_class.call_arguments(Arguments(
        [W_Str(name), w_loader], ["origin", "is_package"],
        [w_origin, wrap_bool(w_folders is not w_None)]))
    if w_folders is not w_None:
        attributes.set(w_spec, "submodule_search_locations", w_folders)
    if origin != "built-in" and origin != "":
        attributes.set(w_spec, "has_location", w_True)
    return w_spec


@method(finder_type, "find_distributions", W_Finder, AnyArguments)
def find_distributions(w_finder, arguments):
    """What importlib.metadata finds on a path."""
    w_finder = attributes.get(import_module("importlib.metadata"), "MetadataPathFinder")
    return attributes.get(w_finder, "find_distributions").call_arguments(arguments)


@method(finder_type, "path_hook", W_Finder, W_Root)
def path_hook(w_finder, w_path):
    """The entry of sys.path_hooks: importlib's finder of the sources in a folder."""
    path = path_text(w_path)
    if path != "" and not os.path.isdir(path):
        raise import_error("only directories are supported")
    w_module = import_module("importlib._bootstrap_external")
    w_kind = W_Tuple([attributes.get(w_module, "SourceFileLoader"),
                      attributes.get(w_module, "SOURCE_SUFFIXES")])
    return attributes.get(w_module, "FileFinder").call2(w_path, w_kind)


@method(finder_type, "invalidate_caches", W_Finder)
def invalidate_caches(w_finder):
    pass


# -- the loader

@method(loader_type, "create_module", W_Loader, W_Root)
def create_module(w_loader, w_spec):
    table = IMPORTS.tables.get(str_of(attributes.get(w_spec, "name")), None)
    if table is None:
        return w_None
    return builtin_module(table)


def path_of(name):
    """The source of a module that has been imported or can be."""
    w_module = IMPORTS.w_modules.get_str(name)
    if w_module is not None:
        w_file = attributes.get_or_none(w_module, "__file__")
        if isinstance(w_file, W_Str):
            return w_file.utf8
    else:
        last = name.rfind(".") + 1
        assert last >= 0
        place = find_source(name[last:], IMPORTS.w_path)
        if place is not None:
            return place.path
    raise import_error("no source of the module '%s'" % name)


@method(loader_type, "exec_module", W_Loader, W_Root)
def exec_module(w_loader, w_module):
    w_file = attributes.get_or_none(w_module, "__file__")
    if isinstance(w_file, W_Str):
        code = W_Code(IMPORTS.finder.find_code(w_file.utf8))
        IMPORTS.finder.run_module(code, namespace_of(attributes.get(w_module, "__dict__")))


@method(loader_type, "get_code", W_Loader, str)
def get_code(w_loader, name):
    return W_Code(IMPORTS.finder.find_code(path_of(name)))


@method(loader_type, "get_filename", W_Loader, str)
def get_filename(w_loader, name):
    return W_Str(path_of(name))


@method(loader_type, "get_source", W_Loader, str)
def get_source(w_loader, name):
    return decode(read(path_of(name), None), "utf-8", "replace")


@method(loader_type, "get_data", W_Loader, W_Root)
def get_data(w_loader, w_path):
    return W_Bytes(read(path_text(w_path), w_path))


def read(path, w_path):
    try:
        return files.read_file(path)
    except OSError as error:
        raise guest_error(error, w_path)


@method(loader_type, "get_resource_reader", W_Loader, str)
def get_resource_reader(w_loader, name):
    """Of files beside the package's source, for importlib.resources."""
    w_place = attributes.get(import_module("types"), "SimpleNamespace").call_arguments(
        Arguments([], ["path"], [W_Str(path_of(name))]))
    return attributes.get(import_module("importlib.readers"), "FileReader").call1(w_place)


@method(loader_type, "is_package", W_Loader, str)
def is_package(w_loader, name):
    return wrap_bool(path_of(name).endswith("/__init__.py"))
