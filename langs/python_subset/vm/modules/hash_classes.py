"""Hash functions as classes of guest modules."""
from __future__ import absolute_import

from rpython.rlib.objectmodel import not_rpython

from langs.python_subset.vm.buffers import content, is_bytes_like
from langs.python_subset.vm.errors import type_error
from langs.python_subset.vm.gateway import getter, method
from langs.python_subset.vm.root import W_Root
from langs.python_subset.vm.typeobject import builtin_type
from langs.python_subset.vm.values import W_Bytes, W_Int, W_Str

HEX = "0123456789abcdef"


def hexadecimal(data):
    chars = []
    for char in data:
        chars.append(HEX[ord(char) >> 4])
        chars.append(HEX[ord(char) & 15])
    return "".join(chars)


def data_of(w_data):
    if isinstance(w_data, W_Str):
        raise type_error("Strings must be encoded before hashing")
    if not is_bytes_like(w_data):
        raise type_error("object supporting the buffer API required")
    return content(w_data)


class W_Hash(W_Root):
    _immutable_fields_ = ["hash"]

    def __init__(self, hash):
        self.hash = hash


@not_rpython
def hash_class(table, type_name, cls):
    """Makes `cls`, which extends W_Hash, a class of the module, without digests."""
    w_type = cls.w_class = builtin_type(type_name, module_name=table.name)

    @method(w_type, "update", cls, W_Root)
    def update(w_hash, w_data):
        w_hash.hash.update(data_of(w_data))

    @method(w_type, "copy", cls)
    def copy(w_hash):
        return cls(w_hash.hash.copy())

    @getter(w_type, "name", cls)
    def name(w_hash):
        return W_Str(w_hash.hash.name)

    @getter(w_type, "digest_size", cls)
    def digest_size(w_hash):
        return W_Int(w_hash.hash.digest_size)

    @getter(w_type, "block_size", cls)
    def block_size(w_hash):
        return W_Int(w_hash.hash.block_size)
    return w_type


@not_rpython
def add_digests(w_type, cls):
    @method(w_type, "digest", cls)
    def digest(w_hash):
        return W_Bytes(w_hash.hash.digest())

    @method(w_type, "hexdigest", cls)
    def hexdigest(w_hash):
        return W_Str(hexadecimal(w_hash.hash.digest()))
