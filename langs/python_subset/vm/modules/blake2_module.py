"""_blake2: blake2b and blake2s."""
from __future__ import absolute_import

from rpython.rlib.objectmodel import not_rpython

from kit.vm.digests.blake2 import Blake2
from langs.python_subset.vm.convert import index, truth
from langs.python_subset.vm.errors import overflow_error, type_error, value_error
from langs.python_subset.vm.gateway import AnyArguments, ModuleTable, static
from langs.python_subset.vm.modules.hash_classes import (
    W_Hash, add_digests, data_of, hash_class)
from langs.python_subset.vm.typeobject import W_Type
from langs.python_subset.vm.values import W_Int

BLAKE2 = ModuleTable("_blake2")
NAMES = ["data", "digest_size", "key", "salt", "person", "fanout", "depth", "leaf_size",
         "node_offset", "node_depth", "inner_size", "last_node", "usedforsecurity"]


class Options(object):
    """The keyword arguments by name."""

    def __init__(self, name, arguments):
        self.found = {}
        for i in range(len(arguments.names)):
            if arguments.names[i] not in NAMES:
                raise type_error("'%s' is an invalid keyword argument for %s()"
                                 % (arguments.names[i], name))
            self.found[arguments.names[i]] = arguments.values_w[i]

    def number(self, name, default, least, most):
        w_value = self.found.get(name, None)
        if w_value is None:
            return default
        number = index(w_value)
        if not least <= number <= most:
            if name == "leaf_size" or name == "node_offset":
                raise overflow_error("%s is too large" % name)
            raise value_error("%s must be between %d and %d" % (name, least, most))
        return number

    def bytes(self, name, most):
        w_value = self.found.get(name, None)
        if w_value is None:
            return ""
        data = data_of(w_value)
        if len(data) > most:
            raise value_error("maximum %s length is %d bytes" % (name, most))
        return data

    def flag(self, name):
        w_value = self.found.get(name, None)
        return w_value is not None and truth(w_value)


def little_endian(number, size):
    return "".join([chr((number >> (8 * i)) & 255) for i in range(size)])


def padded(data, size):
    return data + "\x00" * (size - len(data))


def new_hash(name, word_size, options):
    most = 8 * word_size                    # bytes of a digest and of a key
    half = 2 * word_size                    # bytes of the salt and of the person
    digest_size = options.number("digest_size", most, 1, most)
    key = options.bytes("key", most)
    salt = options.bytes("salt", half)
    person = options.bytes("person", half)
    offset_size = 8 if word_size == 8 else 6
    largest = (1 << 62) if word_size == 8 else (1 << 48) - 1
    parameters = (
        chr(digest_size) + chr(len(key)) + chr(options.number("fanout", 1, 0, 255)) +
        chr(options.number("depth", 1, 1, 255)) +
        little_endian(options.number("leaf_size", 0, 0, 0xFFFFFFFF), 4) +
        little_endian(options.number("node_offset", 0, 0, largest), offset_size) +
        chr(options.number("node_depth", 0, 0, 255)) +
        chr(options.number("inner_size", 0, 0, most)))
    if word_size == 8:
        parameters += "\x00" * 14
    parameters += padded(salt, half) + padded(person, half)
    hash = Blake2(name, digest_size, parameters, options.flag("last_node"))
    if key:
        hash.update(padded(key, hash.block_size))
    return hash


@not_rpython
def define(name, word_size):
    class W_OneHash(W_Hash):
        pass

    w_type = hash_class(BLAKE2, name, W_OneHash)
    add_digests(w_type, W_OneHash)
    BLAKE2.constant(name, w_type)
    for constant, size in [("SALT_SIZE", 2 * word_size), ("PERSON_SIZE", 2 * word_size),
                           ("MAX_KEY_SIZE", 8 * word_size),
                           ("MAX_DIGEST_SIZE", 8 * word_size)]:
        w_type.dict[constant] = W_Int(size)
        BLAKE2.constant("%s_%s" % (name.upper(), constant), W_Int(size))

    @static(w_type, "__new__", W_Type, AnyArguments)
    def new(w_type, arguments):
        if len(arguments.args_w) > 1:
            raise type_error("%s() takes at most 1 positional argument (%d given)"
                             % (name, len(arguments.args_w)))
        options = Options(name, arguments)
        hash = new_hash(name, word_size, options)
        w_data = options.found.get("data", None)
        if len(arguments.args_w) == 1:
            w_data = arguments.args_w[0]
        if w_data is not None:
            hash.update(data_of(w_data))
        return W_OneHash(hash)


define("blake2b", 8)
define("blake2s", 4)
