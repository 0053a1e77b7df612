"""Repeats the calls that a script of `cases/` made on CPython, and compares."""
from __future__ import absolute_import

import json
import os
import subprocess

import pytest
from rpython.rlib.rbigint import rbigint

from langs.python_subset.vm import errors, operators
from langs.python_subset.vm.bytearrayobject import W_ByteArray
from langs.python_subset.vm.dictobject import W_Dict, new_dict
from langs.python_subset.vm.gateway import W_ClassMethod, W_StaticMethod
from langs.python_subset.vm.listobject import W_List, new_list
from langs.python_subset.vm.modules.all_tables import BUILTINS, TABLES
from langs.python_subset.vm.textual import repr_of
from langs.python_subset.vm.typeobject import W_Type
from langs.python_subset.vm.values import (
    W_Bool, W_Bytes, W_Complex, W_Float, W_Int, W_Long, W_Slice, W_Str, W_Tuple, w_None,
    w_NotImplemented, wrap_big, wrap_bool)

VERSION = (3, 11)
FOLDER = os.path.join(os.path.dirname(os.path.abspath(__file__)), "cases")


def reference_python():
    """A command that runs CPython of the version whose messages we use, or None."""
    for command in [os.environ.get("VMKIT_REFERENCE_PYTHON", ""), "python3.11", "python3"]:
        if not command:
            continue
        try:
            text = subprocess.check_output(
                [command, "-c", "import sys; print(sys.version_info[:2],"
                                " sys.implementation.name)"],
                stderr=open(os.devnull, "w"))
        except (OSError, subprocess.CalledProcessError):
            continue
        if text.strip() == "%r cpython" % (VERSION,):
            return command
    return None


def lines_of(script, seed, size):
    command = reference_python()
    if command is None:
        pytest.skip("no CPython %d.%d" % VERSION)
    output = subprocess.check_output(
        [command, os.path.join(FOLDER, script + ".py"), str(seed), str(size)])
    return [json.loads(line) for line in output.splitlines()]


def wrap(encoded):
    kind = encoded[0]
    if kind == "none":
        return w_None
    if kind == "notimplemented":
        return w_NotImplemented
    if kind == "bool":
        return wrap_bool(encoded[1])
    if kind == "int":
        return wrap_big(rbigint.fromlong(int(encoded[1], 16)))
    if kind == "float":
        return W_Float(float.fromhex(encoded[1]))
    if kind == "complex":
        return W_Complex(float.fromhex(encoded[1]), float.fromhex(encoded[2]))
    if kind == "str":
        return W_Str(encoded[1].decode("hex"))
    if kind == "bytes":
        return W_Bytes(encoded[1].decode("hex"))
    if kind == "bytearray":
        return W_ByteArray(list(encoded[1].decode("hex")))
    if kind == "slice":
        return W_Slice(*[wrap(part) for part in encoded[1:]])
    if kind == "tuple":
        return W_Tuple([wrap(item) for item in encoded[1]])
    if kind == "list":
        return new_list([wrap(item) for item in encoded[1]])
    assert kind == "dict", kind
    w_dict = new_dict()
    for key, value in encoded[1]:
        w_dict.set(wrap(key), wrap(value))
    return w_dict


def unwrap(w_value):
    kind = type(w_value)
    if w_value is w_None:
        return ["none"]
    if w_value is w_NotImplemented:
        return ["notimplemented"]
    if kind is W_Bool:
        return ["bool", w_value.intval]
    if kind is W_Int:
        return ["int", "%x" % w_value.intval]
    if kind is W_Long:
        return ["int", "%x" % w_value.bigval.tolong()]
    if kind is W_Float:
        return ["float", w_value.floatval.hex()]
    if kind is W_Complex:
        return ["complex", w_value.real.hex(), w_value.imag.hex()]
    if kind is W_Str:
        assert w_value._length in (-1, count_codepoints(w_value.utf8)), repr(w_value.utf8)
        return ["str", w_value.utf8.encode("hex")]
    if kind is W_Bytes:
        return ["bytes", w_value.data.encode("hex")]
    if kind is W_ByteArray:
        return ["bytearray", w_value.as_bytes().encode("hex")]
    if kind is W_Tuple:
        return ["tuple", [unwrap(w_item) for w_item in w_value.items_w]]
    if kind is W_List:
        return ["list", [unwrap(w_item) for w_item in w_value.items_copy()]]
    assert kind is W_Dict, w_value
    return ["dict", [[unwrap(w_key), unwrap(w_value.get(w_key))]
                     for w_key in w_value.keys_w()]]


def count_codepoints(utf8):
    return len([char for char in utf8 if ord(char) & 0xC0 != 0x80])


def find(name):
    """What the guest name means, ready for call_args."""
    place, _, attribute = name.rpartition(".")
    builtins = dict(BUILTINS.entries)
    if not place:
        return builtins[name]
    if place in TABLES:
        return dict(TABLES[place].entries)[attribute]
    w_type = builtins[place]
    w_found = w_type.lookup(attribute)
    if isinstance(w_found, (W_StaticMethod, W_ClassMethod)):
        return w_found.bind(None, w_type)
    return w_found


def call(name, args_w):
    try:
        return unwrap(find(name).call_args(args_w))
    except errors.GuestError as error:
        message = error.message
        if error.w_argument is not None:
            message = repr_of(error.w_argument)
        return ["error", error.kind.name, (message or "").decode("utf-8")]


def same(expected, found):
    """Errors that are about the number of arguments may be worded differently."""
    if expected == found:
        return True
    return (expected[0] == found[0] == "error" and expected[1:2] == found[1:2] and
            "argument" in expected[2] and
            ("expected" in expected[2] or "takes" in expected[2] or
             "requires" in expected[2]))


def check(script, seed=1, size=1000):
    """Runs a script of cases; every call must end as it did on CPython."""
    failures = []
    lines = lines_of(script, seed, size)
    assert len(lines) >= size // 2
    for name, args, expected in lines:
        found = call(name, [wrap(arg) for arg in args])
        if not same(expected, found):
            failures.append("%s(%s): expected %s, found %s" % (
                name, ", ".join([shown(arg) for arg in args]), shown(expected), shown(found)))
    assert not failures, "%d of %d differ:\n%s" % (
        len(failures), len(lines), "\n".join(failures[:60]))


def shown(encoded):
    if encoded[0] in ("str", "bytes", "bytearray"):
        return encoded[0][0] + repr(encoded[1].decode("hex"))
    if encoded[0] == "int":
        return str(int(encoded[1], 16))
    if encoded[0] == "float":
        return repr(float.fromhex(encoded[1]))
    if encoded[0] in ("tuple", "list"):
        return encoded[0] + "(" + ", ".join([shown(item) for item in encoded[1]]) + ")"
    return str(encoded)
