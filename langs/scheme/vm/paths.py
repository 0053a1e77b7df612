"""Paths: byte strings that name files, in the way of Unix."""
from __future__ import absolute_import

from langs.scheme.vm.decoding import to_utf8
from langs.scheme.vm.errors import contract_error, wrong_argument
from langs.scheme.vm.strings import W_String
from langs.scheme.vm.values import W_Root


class W_Path(W_Root):
    _immutable_fields_ = ["path"]
    contract = "path?"

    def __init__(self, path):
        self.path = path

    def shown(self):
        """As UTF-8, with ? for bytes that are none."""
        return to_utf8(self.path, ord("?"))


def is_path_string(w_value):
    """A path, or a string that is not empty and without NUL."""
    if isinstance(w_value, W_String):
        text = w_value.utf8()
        return text != "" and "\x00" not in text
    return isinstance(w_value, W_Path)


def path_of(name, w_value):
    """The bytes of a path string."""
    if isinstance(w_value, W_Path):
        return w_value.path
    if not is_path_string(w_value):
        raise wrong_argument(name, "path-string?", 0, [w_value])
    assert isinstance(w_value, W_String)
    return w_value.utf8()


def is_absolute(path):
    return path.startswith("/")


def without_slashes(path):
    """Without those at its end, but for the root."""
    stop = len(path)
    while stop > 1 and path[stop - 1] == "/":
        stop -= 1
    assert stop >= 0
    return path[:stop]


def join(base, name):
    if base == "":
        return name
    if base.endswith("/"):
        return base + name
    return base + "/" + name


def complete(path, base):
    """Absolute, from a folder on."""
    return path if is_absolute(path) else join(base, path)


def split_last(path):
    """(base with its slash or "", name, whether the name must be a folder)."""
    is_folder = must_be_folder(path)
    path = without_slashes(path)
    start = path.rfind("/") + 1
    assert start >= 0
    name = path[start:]
    base = path[:start]
    if base != "":
        base = join(without_slashes(base), "")
    return base, name, is_folder


def elements(path):
    """The root, then names; nothing twice or empty."""
    result = []
    if is_absolute(path):
        result.append("/")
    for name in path.split("/"):
        if name != "":
            result.append(name)
    return result[:]


def must_be_folder(path):
    return (path.endswith("/") or path.endswith("/..") or path.endswith("/.") or
            path == "." or path == "..")


def simplify(path):
    """Without `.`, `..` and double slashes, by the text alone."""
    names = []
    absolute = is_absolute(path)
    for name in path.split("/"):
        if name == "" or name == ".":
            continue
        if name == ".." and len(names) > 0 and names[len(names) - 1] != "..":
            names.pop()
        elif name != ".." or not absolute:
            names.append(name)
    text = "/".join(names)
    if absolute:
        text = "/" + text
    if text == "":
        text = "."
    if must_be_folder(path) and not text.endswith("/") and not text.endswith(".."):
        text += "/"
    return text
