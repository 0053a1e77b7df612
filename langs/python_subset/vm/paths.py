"""Paths that the guest gives: str, bytes or what has __fspath__, as bytes of the system."""
from __future__ import absolute_import

from rpython.rlib.rstring import assert_str0

from langs.python_subset.vm.errors import type_error, value_error
from langs.python_subset.vm.text_codecs import decode, encode
from langs.python_subset.vm.values import W_Bytes, W_Str


def path_text(w_path):
    """The path as the operating system has it."""
    if isinstance(w_path, W_Str):
        return checked(system_text(w_path.utf8))
    if isinstance(w_path, W_Bytes):
        return checked(w_path.data)
    return path_text(as_path(w_path))


def as_path(w_path):
    """os.fspath(): the str or bytes that stands for a path."""
    if isinstance(w_path, W_Str) or isinstance(w_path, W_Bytes):
        return w_path
    w_method = w_path.type().lookup("__fspath__")
    if w_method is None:
        raise type_error("expected str, bytes or os.PathLike object, not %s"
                         % w_path.type_name())
    w_result = w_method.call_with0(w_path)
    if isinstance(w_result, W_Str) or isinstance(w_result, W_Bytes):
        return w_result
    raise type_error("expected %s.__fspath__() to return str or bytes, not %s"
                     % (w_path.type_name(), w_result.type_name()))


def checked(path):
    assert path is not None
    if "\0" in path:
        raise value_error("embedded null byte")
    return assert_str0(path)


def system_text(utf8):
    """What the operating system gets for a text."""
    return encode(utf8, "utf-8", "surrogateescape")


def guest_text(data):
    """The guest str of what it gave."""
    return decode(data, "utf-8", "surrogateescape")


def like(w_path, data):
    """A name as the guest wrote the path that it belongs to: str or bytes."""
    if isinstance(w_path, W_Bytes):
        return W_Bytes(data)
    return guest_text(data)
