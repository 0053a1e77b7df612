"""The modules that hashlib takes hash functions from: _md5, _sha1, _sha256, _sha512, _sha2,
_sha3.
"""
from __future__ import absolute_import

from rpython.rlib.objectmodel import not_rpython

from kit.vm.digests.md5_sha1 import Md5, Sha1
from kit.vm.digests.sha2 import Sha256, Sha512
from kit.vm.digests.sha3 import Sha3
from langs.python_subset.vm.errors import value_error
from langs.python_subset.vm.gateway import ModuleTable, method, optional, static
from langs.python_subset.vm.modules.hash_classes import (
    W_Hash, add_digests, data_of, hash_class, hexadecimal)
from langs.python_subset.vm.root import W_Root
from langs.python_subset.vm.typeobject import W_Type
from langs.python_subset.vm.values import W_Bytes, W_Str

MD5 = ModuleTable("_md5")
SHA1 = ModuleTable("_sha1")
SHA256 = ModuleTable("_sha256")
SHA512 = ModuleTable("_sha512")
SHA2 = ModuleTable("_sha2")
SHA3 = ModuleTable("_sha3")


def begun(w_hash, w_data):
    if w_data is not None:
        w_hash.hash.update(data_of(w_data))
    return w_hash


@not_rpython
def define_function(table, name, type_name, make):
    """A function of the module, which gives instances of a class of its own."""
    class W_OneHash(W_Hash):
        pass

    w_type = hash_class(table, type_name, W_OneHash)
    add_digests(w_type, W_OneHash)
    table.constant(type_name.upper() + "Type", w_type)

    @table.function(name, optional(W_Root), optional(W_Root))
    def new(w_string, w_usedforsecurity):
        return begun(W_OneHash(make()), w_string)


def new_md5():
    return Md5()


def new_sha1():
    return Sha1()


def new_sha224():
    return Sha256("sha224", 28)


def new_sha256():
    return Sha256("sha256", 32)


def new_sha384():
    return Sha512("sha384", 48)


def new_sha512():
    return Sha512("sha512", 64)


define_function(MD5, "md5", "md5", new_md5)
define_function(SHA1, "sha1", "sha1", new_sha1)
define_function(SHA256, "sha224", "sha224", new_sha224)
define_function(SHA256, "sha256", "sha256", new_sha256)
define_function(SHA512, "sha384", "sha384", new_sha384)
define_function(SHA512, "sha512", "sha512", new_sha512)

# From CPython 3.12 on its library finds both in one module.
for _name, _w_value in SHA256.entries + SHA512.entries:
    SHA2.constant(_name, _w_value)


# -- SHA-3, whose functions are classes

@not_rpython
def define_class(name, size, rate):
    class W_OneHash(W_Hash):
        pass

    w_type = hash_class(SHA3, name, W_OneHash)
    SHA3.constant(name, w_type)

    @static(w_type, "__new__", W_Type, optional(W_Root), optional(W_Root))
    def new(w_type, w_data, w_usedforsecurity):
        return begun(W_OneHash(Sha3(name, size, rate)), w_data)

    if size > 0:
        add_digests(w_type, W_OneHash)
    else:
        add_long_digests(w_type, W_OneHash)


def squeezed(w_hash, length):
    if length < 0:
        raise value_error("value must be positive")
    hash = w_hash.hash.copy()
    assert isinstance(hash, Sha3)
    return hash.squeeze(length)


@not_rpython
def add_long_digests(w_type, cls):
    @method(w_type, "digest", cls, int)
    def digest(w_hash, length):
        return W_Bytes(squeezed(w_hash, length))

    @method(w_type, "hexdigest", cls, int)
    def hexdigest(w_hash, length):
        return W_Str(hexadecimal(squeezed(w_hash, length)))


for _size in (28, 32, 48, 64):
    define_class("sha3_%d" % (8 * _size), _size, 200 - 2 * _size)
define_class("shake_128", 0, 168)
define_class("shake_256", 0, 136)
