"""The kinds of tail nodes of a code tree, which the machine dispatches (2+3).

The operand column says what follows the head in the tree. Simple expressions
inside of them are not counted.
"""
from __future__ import absolute_import

import zlib

from kit.opcodes import OpcodeSet
from langs.scheme.controls import CONTROLS

# Count up when the frontend writes something else, so that caches are renewed.
GENERATION = 2

# A code file calls a primitive as plain or as control: it is stale when that changes.
_controls = zlib.crc32(" ".join(sorted(CONTROLS)).encode("ascii")) & 0xffffffff

OPS = OpcodeSet("scheme", GENERATION ^ _controls)
_op = OPS.op

#    name       operand
_op("ret",    "S",                       None)   # the value to the continuation
_op("if",     "S T T",                   None)
_op("let",    "slot S T",                None)   # register = S
_op("do",     "S T",                     None)   # for its effect
_op("fix",    "[slot code S...] T",      None)   # closures that refer to each other
_op("tail",   "place S S...",            None)   # call
_op("bind",   "slots live T T",          None)   # frame, to go on with the second T
_op("wcm",    "S S T",                   None)   # continuation mark
