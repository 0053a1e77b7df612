"""FooLang's opcodes, shared by frontend and VM (2+3).

An instruction is a number: opcode in the low 8 bits, operand above. A frame's
array holds the variables, then the stack; `S[-1]` is the top of the stack.
"""
from __future__ import absolute_import

from kit.opcodes import OpcodeSet

OPS = OpcodeSet("foolang")
_op = OPS.op

#    name                 operand     effect
# -- stack
_op("POP",                "",         -1)
_op("COPY",               "depth",    +1)   # push S[-depth]
_op("LOAD_CONST",         "const",    +1)
# -- variables: in the frame, in cells that functions share, at the top level
_op("LOAD_FAST",          "slot",     +1)
_op("STORE_FAST",         "slot",     -1)
_op("NEW_CELL",           "slot",      0)   # for the value in the slot
_op("LOAD_CELL",          "slot",     +1)
_op("STORE_CELL",         "slot",     -1)
_op("LOAD_GLOBAL",        "global",   +1)
_op("STORE_GLOBAL",       "global",   -1)
_op("LOAD_BUILTIN",       "name",     +1)
# -- operators
BINARY = ("ADD", "SUBTRACT", "MULTIPLY", "DIVIDE", "FLOOR_DIVIDE", "MODULO",
          "EQUAL", "NOT_EQUAL", "LESS", "LESS_EQUAL", "GREATER", "GREATER_EQUAL",
          "CONTAINS")
for _name in BINARY:
    _op(_name,            "",         -1)   # S[-2] = S[-2] op S[-1]
_op("INPLACE_ADD",        "",         -1)   # ADD, but a list itself grows
_op("NEGATE",             "",          0)
_op("NOT",                "",          0)
# -- jumps
_op("JUMP",               "target",    0)
_op("JUMP_BACK",          "target",    0)   # the end of a loop's body
_op("POP_JUMP_IF_FALSE",  "target",   -1)
_op("ITERATE",            "",          0)   # S[-1] = an iterator over it
_op("NEXT",               "target",   +1)   # push the next item, or pop and jump
# -- lists, maps, attributes
_op("MAKE_LIST",          "count",    None)
_op("MAKE_MAP",           "count",    None)  # of keys and values
_op("LOAD_ITEM",          "",         -1)   # S[-2][S[-1]]
_op("STORE_ITEM",         "",         -3)   # S[-3][S[-2]] = S[-1]
_op("LOAD_ATTRIBUTE",     "name",      0)
_op("STORE_ATTRIBUTE",    "name",     -2)   # S[-2].name = S[-1]
# -- functions and classes
_op("MAKE_FUNCTION",      "function", +1)
_op("MAKE_CLASS",         "names",    None)  # of the parent or nil, and the methods
_op("CALL",               "count",    None)
_op("LOAD_METHOD",        "name",     +1)   # S[-1].name() as function, first argument
_op("LOAD_SUPER_METHOD",  "name",      0)   # of class S[-2] for the object S[-1]
_op("CALL_METHOD",        "count",    None)
_op("RETURN",             "",         -1)
_op("THROW",              "",         -1)
