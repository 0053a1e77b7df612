"""The Python subset's opcodes, shared by frontend and VM (2+3).

An instruction is a 32-bit word: opcode in the low 8 bits, operand above.
A frame's array holds locals, then cells, then free cells, then the stack.
`S[-1]` is the top of the stack; jump targets are instruction indexes.
"""
from __future__ import absolute_import

from kit.opcodes import OpcodeSet

# Count up when the frontend compiles something else, so that caches are renewed.
GENERATION = 2

OPS = OpcodeSet("python_subset", GENERATION)
_op = OPS.op

#    name                   operand   effect
# -- stack
_op("NOP",                  "",         0)
_op("POP_TOP",              "",        -1)
_op("COPY",                 "depth",   +1)   # push S[-depth]
_op("SWAP",                 "depth",    0)   # exchange S[-1] and S[-depth]
# -- constants and names
_op("LOAD_CONST",           "const",   +1)
_op("LOAD_FAST",            "local",   +1)   # UnboundLocalError when unset
_op("STORE_FAST",           "local",   -1)
_op("DELETE_FAST",          "local",    0)
_op("LOAD_GLOBAL",          "name",    +1)   # module globals, then builtins
_op("STORE_GLOBAL",         "name",    -1)
_op("DELETE_GLOBAL",        "name",     0)
_op("LOAD_NAME",            "name",    +1)   # class body: locals, globals, builtins
_op("STORE_NAME",           "name",    -1)
_op("DELETE_NAME",          "name",     0)
_op("LOAD_CLOSURE",         "cell",    +1)   # push the cell itself
_op("LOAD_DEREF",           "cell",    +1)   # cell: index into cellvars + freevars
_op("LOAD_CLASSDEREF",      "cell",    +1)   # class locals first, then the cell
_op("STORE_DEREF",          "cell",    -1)
_op("DELETE_DEREF",         "cell",     0)
# -- attributes and items
_op("LOAD_ATTR",            "name",     0)
_op("STORE_ATTR",           "name",    -2)   # S[-1].name = S[-2]
_op("DELETE_ATTR",          "name",    -1)
_op("LOAD_METHOD",          "name",    +1)   # pop o; push function, o or null, bound
_op("BINARY_SUBSCR",        "",        -1)   # S[-2][S[-1]]
_op("STORE_SUBSCR",         "",        -3)   # S[-2][S[-1]] = S[-3]
_op("DELETE_SUBSCR",        "",        -2)   # del S[-2][S[-1]]
_op("BUILD_SLICE",          "count",   None)  # 2 or 3 values
# -- operators
BINARY_OPERATORS = ("ADD", "SUBTRACT", "MULTIPLY", "TRUE_DIVIDE",
                    "FLOOR_DIVIDE", "MODULO", "POWER", "LSHIFT", "RSHIFT",
                    "AND", "OR", "XOR", "MATRIX_MULTIPLY")
for _name in BINARY_OPERATORS:
    _op("BINARY_" + _name,  "",        -1)
for _name in BINARY_OPERATORS:
    _op("INPLACE_" + _name, "",        -1)
for _name in ("POSITIVE", "NEGATIVE", "NOT", "INVERT"):
    _op("UNARY_" + _name,   "",         0)
for _name in ("LT", "LE", "EQ", "NE", "GT", "GE"):
    _op("COMPARE_" + _name, "",        -1)
_op("IS_OP",                "invert",  -1)
_op("CONTAINS_OP",          "invert",  -1)   # S[-2] in S[-1]
# -- jumps
_op("JUMP",                 "target",   0)   # forward only
_op("JUMP_BACK",            "target",   0)   # backward only: closes a loop
_op("POP_JUMP_IF_FALSE",    "target",  -1)   # forward only, as all below
_op("POP_JUMP_IF_TRUE",     "target",  -1)
_op("POP_JUMP_IF_NONE",     "target",  -1)
_op("POP_JUMP_IF_NOT_NONE", "target",  -1)
_op("JUMP_IF_FALSE_OR_POP", "target",  None)  # keeps the value when it jumps
_op("JUMP_IF_TRUE_OR_POP",  "target",  None)
# -- iteration and unpacking
_op("GET_ITER",             "",         0)
_op("FOR_ITER",             "target",  None)  # push next(S[-1]), or pop the iterator and jump
_op("UNPACK_SEQUENCE",      "count",   None)  # first item ends on top
_op("UNPACK_EX",            "before_after", None)  # before + (after << 8); leftmost on top
# -- building
_op("BUILD_TUPLE",          "count",   None)
_op("BUILD_LIST",           "count",   None)
_op("BUILD_SET",            "count",   None)
_op("BUILD_MAP",            "count",   None)  # count pairs key, value
_op("BUILD_STRING",         "count",   None)  # joins count strings
_op("FORMAT_VALUE",         "flags",   None)  # low 2 bits: 1 str, 2 repr, 3 ascii; 4: spec on top
_op("LIST_APPEND",          "depth",   -1)   # S[-depth] after the pop .append(popped)
_op("SET_ADD",              "depth",   -1)
_op("MAP_ADD",              "depth",   -2)   # pops value, then key
_op("LIST_EXTEND",          "depth",   -1)
_op("SET_UPDATE",           "depth",   -1)
_op("DICT_UPDATE",          "depth",   -1)   # {**x}: later keys win
_op("DICT_MERGE",           "depth",   -1)   # f(**x): a repeated key is a TypeError
_op("LIST_TO_TUPLE",        "",         0)
# -- calls, functions, classes
_op("CALL",                 "argc",    None)  # callee, argc arguments
_op("CALL_KW",              "argc",    None)  # callee, argc arguments (keywords last), names tuple
_op("CALL_EX",              "has_kwargs", None)  # callee, args iterable, [kwargs dict]
_op("CALL_METHOD",          "argc",    None)  # the two of LOAD_METHOD, argc arguments
_op("CALL_METHOD_KW",       "argc",    None)  # the same with a names tuple on top
_op("MAKE_FUNCTION",        "flags",   None)  # pops code, then for each bit set, high to low:
                                              # 8 closure, 4 annotations, 2 kwdefaults, 1 defaults
_op("LOAD_BUILD_CLASS",     "",        +1)
_op("SETUP_ANNOTATIONS",    "",         0)   # makes __annotations__ in module or class
_op("RETURN_VALUE",         "",        -1)
_op("YIELD_VALUE",          "",         0)   # pop and suspend; resumed with the sent value pushed
_op("GET_YIELD_FROM_ITER",  "",         0)
_op("YIELD_FROM",           "",        -1)   # S[-2] iterator, S[-1] value sent; pushes the result
_op("GET_AWAITABLE",        "",         0)   # what YIELD_FROM awaits the value with
_op("WRAP_YIELDED",         "",         0)   # a value that an asynchronous generator gives
# -- exceptions: a handler starts with the stack cut to its depth and the exception pushed
_op("PUSH_EXC_INFO",        "",        +1)   # e -> exception handled before, e; e is now handled
_op("POP_EXCEPT",           "",        -1)   # restore the exception handled before
_op("CHECK_EXC_MATCH",      "",         0)   # e, type -> e, bool
_op("RAISE",                "argc",    None)  # 0: the handled one again; 1: value; 2: and cause
_op("RERAISE",              "",        -1)   # raise S[-1] with its traceback as it is
_op("LOAD_ASSERTION_ERROR", "",        +1)
_op("BEFORE_WITH",          "",        +1)   # manager -> bound __exit__, result of __enter__
_op("WITH_EXCEPT_START",    "",        +1)   # exit, before, e -> the same, exit(type, e, tb)
# -- imports
_op("IMPORT_NAME",          "name",    -1)   # level, fromlist -> module
_op("IMPORT_FROM",          "name",    +1)   # module -> module, attribute
_op("IMPORT_STAR",          "",        -1)
# -- structural pattern matching
_op("GET_LEN",              "",        +1)
_op("MATCH_SEQUENCE",       "",        +1)
_op("MATCH_MAPPING",        "",        +1)
_op("MATCH_KEYS",           "",        +1)   # subject, keys -> same, values tuple or None
_op("MATCH_CLASS",          "count",   -2)   # subject, class, names -> attributes tuple or None

# Code flags
VARARGS = 1          # has *args
VARKEYWORDS = 2      # has **kwargs
GENERATOR = 4        # calling it makes a generator
CLASS_BODY = 8       # has a namespace of its own (LOAD_NAME, STORE_NAME)
MODULE_BODY = 16     # its names are the globals
NESTED = 32          # defined inside a function
COROUTINE = 64       # a GENERATOR whose value is awaited
ASYNC_GENERATOR = 128   # a GENERATOR with both `async` and `yield`
ITERABLE_COROUTINE = 256    # a GENERATOR that types.coroutine() has marked
