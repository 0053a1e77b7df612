"""Runs under CPython: prints calls with their results, for the VM to repeat.

A line is a JSON list: function, arguments, result; see `differential.py`.
"""
from __future__ import absolute_import

import json
import math
import random
import sys

PLACES = {"math": math}


def encode(value):
    if value is None:
        return ["none"]
    if value is NotImplemented:
        return ["notimplemented"]
    kind = type(value).__name__
    if kind == "bool":
        return ["bool", int(value)]
    if kind == "int":
        return ["int", "%x" % value]
    if kind == "float":
        return ["float", value.hex()]
    if kind == "complex":
        return ["complex", value.real.hex(), value.imag.hex()]
    if kind == "str":
        return ["str", value.encode("utf-8", "surrogatepass").hex()]
    if kind in ("bytes", "bytearray"):
        return [kind, value.hex()]
    if kind == "slice":
        return ["slice", encode(value.start), encode(value.stop), encode(value.step)]
    if kind in ("tuple", "list"):
        return [kind, [encode(item) for item in value]]
    if kind == "dict":
        return ["dict", [[encode(key), encode(value[key])] for key in value]]
    if kind == "memoryview":
        return ["memoryview", value.tobytes().hex()]
    raise TypeError(kind)


def find(name):
    place, _, attribute = name.rpartition(".")
    if not place:
        return getattr(sys.modules["builtins"], name)
    if place in PLACES:
        return getattr(PLACES[place], attribute)
    return getattr(getattr(sys.modules["builtins"], place), attribute)


def case(name, *args):
    encoded = [encode(arg) for arg in args]
    try:
        result = encode(find(name)(*args))
    except Exception as error:
        result = ["error", type(error).__name__, str(error)]
    print(json.dumps([name, encoded, result]))


def seeded(argv):
    """random.Random of the seed on the command line."""
    return random.Random(int(argv[1]))
