"""Paths: made, taken apart, completed."""
from __future__ import absolute_import

from rpython.rlib.rstring import replace

from kit.vm.primitives import Optional, Rest
from langs.scheme.vm import bytestrings, strings
from langs.scheme.vm.bytestrings import W_Bytes
from langs.scheme.vm.current_ports import current_directory
from langs.scheme.vm.error_values import show
from langs.scheme.vm.errors import contract_error, wrong_argument
from langs.scheme.vm.paths import (
    W_Path, complete, elements, is_absolute, is_path_string, join, path_of, simplify,
    split_last, without_slashes)
from langs.scheme.vm.primitives import SCHEME
from langs.scheme.vm.strings import W_String
from langs.scheme.vm.values import (
    W_Root, W_Symbol, is_true, list_to_w, symbol, w_false, wrap_bool)

primitive = SCHEME.primitive
control = SCHEME.control

w_up = symbol("up")
w_same = symbol("same")
w_relative = symbol("relative")
w_unix = symbol("unix")


@primitive("path?", W_Root)
def is_path(w_value):
    return wrap_bool(isinstance(w_value, W_Path))


@primitive("path-for-some-system?", W_Root)
def is_path_for_some_system(w_value):
    return wrap_bool(isinstance(w_value, W_Path))


@primitive("path-string?", W_Root)
def is_string_or_path(w_value):
    return wrap_bool(is_path_string(w_value))


@primitive("string->path", W_String, Optional(W_Root))
def string_to_path(w_text, w_convention):
    return checked_path("string->path", w_text.utf8(), w_text)


@primitive("bytes->path", W_Bytes, Optional(W_Root))
def bytes_to_path(w_bytes, w_convention):
    return checked_path("bytes->path", w_bytes.as_str(), w_bytes)


def checked_path(name, path, w_given):
    if path == "":
        raise contract_error("%s: path string is empty" % name)
    if "\x00" in path:
        raise contract_error("%s: path string contains a nul character\n  path string: %s"
                             % (name, show(w_given)))
    return W_Path(path)


@primitive("path->string", W_Path)
def path_to_string(w_path):
    return strings.from_utf8(w_path.shown())


@primitive("path->bytes", W_Path)
def path_to_bytes(w_path):
    return bytestrings.from_str(w_path.path)


# -- elements

@primitive("string->path-element", W_String, Optional(W_Root))
def string_to_element(w_text, w_false_ok):
    return element_of("string->path-element", w_text.utf8(), w_text, w_false_ok)


@primitive("bytes->path-element", W_Bytes, Optional(W_Root), Optional(W_Root))
def bytes_to_element(w_bytes, w_convention, w_false_ok):
    return element_of("bytes->path-element", w_bytes.as_str(), w_bytes, w_false_ok)


def element_of(name, text, w_given, w_false_ok):
    if text == "" or text == "." or text == ".." or "/" in text or "\x00" in text:
        if w_false_ok is not None and is_true(w_false_ok):
            return w_false
        raise contract_error("%s: cannot be converted to a path element\n  path: %s\n"
                             "  explanation: path can be split, is not relative, or names "
                             "a special element" % (name, show(w_given)))
    return W_Path(text)


def checked_element(name, w_path):
    """The path without a slash at its end."""
    if isinstance(w_path, W_Path):
        element = without_slashes(w_path.path)
        if "/" not in element and element != "." and element != "..":
            return W_Path(element)
    raise wrong_argument(name, "path-element?", 0, [w_path])


@primitive("path-element->string", W_Root)
def element_to_string(w_path):
    return strings.from_utf8(checked_element("path-element->string", w_path).shown())


@primitive("path-element->bytes", W_Root)
def element_to_bytes(w_path):
    return bytestrings.from_str(checked_element("path-element->bytes", w_path).path)


@primitive("build-path", W_Root, Rest)
def build_path(w_base, parts_w):
    path = part_of(w_base)
    for w_part in parts_w:
        part = part_of(w_part)
        if is_absolute(part):
            raise contract_error(
                "build-path: absolute path cannot be added to a path\n  absolute path: %s"
                % show(w_part))
        path = join(path, part)
    return W_Path(path)


def part_of(w_part):
    if w_part is w_up:
        return ".."
    if w_part is w_same:
        return "."
    if not is_path_string(w_part):
        raise wrong_argument(
            "build-path", "(or/c path-string? path-for-some-system? 'up 'same)", 0, [w_part])
    return path_of("build-path", w_part)


def element_to_w(name):
    if name == "..":
        return w_up
    if name == ".":
        return w_same
    return W_Path(name)


@control("split-path", W_Root)
def split_path(k, w_path):
    path = path_of("split-path", w_path)
    base, name, is_folder = split_last(path)
    if name == "":
        return k.plug_values([w_false, W_Path("/"), wrap_bool(True)])
    w_base = w_relative
    if base != "":
        w_base = W_Path(base)
    return k.plug_values([w_base, element_to_w(name), wrap_bool(is_folder)])


@primitive("explode-path", W_Root)
def explode_path(w_path):
    path = path_of("explode-path", w_path)
    return list_to_w([element_to_w(name) for name in elements(path)])


# -- the whole

def starts_at_root(name, w_path):
    if isinstance(w_path, W_String):
        return is_path_string(w_path) and is_absolute(w_path.utf8())
    if isinstance(w_path, W_Path):
        return is_absolute(w_path.path)
    raise wrong_argument(name, "(or/c path? string? path-for-some-system?)", 0, [w_path])


@primitive("absolute-path?", W_Root)
def is_absolute_path(w_path):
    return wrap_bool(starts_at_root("absolute-path?", w_path))


@primitive("complete-path?", W_Root)
def is_complete_path(w_path):
    return wrap_bool(starts_at_root("complete-path?", w_path))


@primitive("relative-path?", W_Root)
def is_relative_path(w_path):
    if isinstance(w_path, W_String) and not is_path_string(w_path):
        return w_false
    return wrap_bool(not starts_at_root("relative-path?", w_path))


@primitive("path->complete-path", W_Root, Optional(W_Root))
def to_complete_path(w_path, w_base):
    path = path_of("path->complete-path", w_path)
    if w_base is None:
        base = current_directory()
    else:
        if not is_path_string(w_base) or not is_absolute(path_of("", w_base)):
            raise wrong_argument(
                "path->complete-path",
                "(and/c (or/c path-string? path-for-some-system?) complete-path?)", 0,
                [w_base])
        base = path_of("path->complete-path", w_base)
    return W_Path(complete(path, base))


@primitive("path->directory-path", W_Root)
def to_directory_path(w_path):
    path = path_of("path->directory-path", w_path)
    return W_Path(path if path.endswith("/") else path + "/")


@primitive("simplify-path", W_Root, Optional(W_Root))
def simplify_path(w_path, w_use_filesystem):
    path = path_of("simplify-path", w_path)
    if w_use_filesystem is None or is_true(w_use_filesystem):
        if path == simplify(path):
            return W_Path(path)
        path = complete(path, current_directory())
    return W_Path(simplify(path))


@primitive("cleanse-path", W_Root)
def cleanse_path(w_path):
    path = path_of("cleanse-path", w_path)
    while "//" in path:
        path = replace(path, "//", "/")
    return W_Path(path)


@primitive("path<?", W_Path, W_Path)
def is_before(w_a, w_b):
    return wrap_bool(w_a.path < w_b.path)


@primitive("path-convention-type", W_Path)
def path_convention_type(w_path):
    return w_unix


@primitive("system-path-convention-type")
def system_path_convention_type():
    return w_unix
