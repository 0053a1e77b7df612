"""Code objects: made from the code file's tree, immutable afterwards."""
from __future__ import absolute_import

from rpython.rlib import jit
from rpython.rlib.objectmodel import instantiate

from kit.vm import codetree
from kit.vm.codetree import CodeFileError
from langs.python_subset.opcodes import (
    ASYNC_GENERATOR, CLASS_BODY, COROUTINE, GENERATOR, MODULE_BODY, OPS, VARARGS, VARKEYWORDS)
from langs.python_subset.vm.root import W_Root
from langs.python_subset.vm.setobject import make_frozenset
from langs.python_subset.vm.typeobject import builtin_type
from langs.python_subset.vm.values import (
    W_Bytes, W_Complex, W_Float, W_Int, W_Long, W_Str, W_Tuple, w_Ellipsis, w_False,
    w_None, w_True)

YIELD_FROM = OPS.numbers["YIELD_FROM"]
HANDLER_FIELDS = 4      # start, end, handler, depth


class W_Code(W_Root):
    _immutable_fields_ = [
        "name", "qualname", "filename", "first_line", "flags", "argcount",
        "posonlyargcount", "kwonlyargcount", "varnames[*]", "cellvars[*]",
        "freevars[*]", "stacksize", "consts_w[*]", "names[*]", "words[*]",
        "linetable", "positions", "handlers[*]", "docstring", "nlocals", "ncells",
        "array_size", "simple_arity", "cell_arguments[*]", "makes_generator", "is_asynchronous"]

    def __init__(self, node):
        items = node.as_list_of(20)
        if items[0].as_symbol() != "code":
            raise CodeFileError("expected a code tree")
        self.name = items[1].as_text()
        self.qualname = items[2].as_text()
        self.filename = items[3].as_text()
        self.first_line = items[4].as_int()
        self.flags = items[5].as_int()
        self.argcount = items[6].as_int()
        self.posonlyargcount = items[7].as_int()
        self.kwonlyargcount = items[8].as_int()
        self.varnames = symbols(items[9])
        self.cellvars = symbols(items[10])
        self.freevars = symbols(items[11])
        self.stacksize = items[12].as_int()
        self.consts_w = [constant(item) for item in items[13].as_list()]
        self.names = symbols(items[14])
        self.attribute_sites = [None] * len(self.names)     # see sites.py
        self.global_sites = [None] * len(self.names)
        self.words = unpack_words(items[15].as_bytes())
        self.linetable = items[16].as_bytes()
        self.handlers = [item.as_int() for item in items[17].as_list()]
        self.docstring = items[18].as_text_or_nil()
        self.positions = items[19].as_bytes()
        self.nlocals = len(self.varnames)
        self.ncells = len(self.cellvars) + len(self.freevars)
        self.array_size = self.nlocals + self.ncells + self.stacksize
        self.makes_generator = self.flags & GENERATOR != 0
        self.is_asynchronous = self.flags & (COROUTINE | ASYNC_GENERATOR) != 0
        if self.flags & (VARARGS | VARKEYWORDS) or self.kwonlyargcount:
            self.simple_arity = -1
        else:
            self.simple_arity = self.argcount
        self.cell_arguments = [self._argument_of(name) for name in self.cellvars]

    def copy(self):
        """Another one that does the same, to be changed before anyone else has it."""
        other = instantiate(W_Code)
        other.name = self.name
        other.qualname = self.qualname
        other.filename = self.filename
        other.first_line = self.first_line
        other.flags = self.flags
        other.argcount = self.argcount
        other.posonlyargcount = self.posonlyargcount
        other.kwonlyargcount = self.kwonlyargcount
        other.varnames = self.varnames
        other.cellvars = self.cellvars
        other.freevars = self.freevars
        other.stacksize = self.stacksize
        other.consts_w = self.consts_w
        other.names = self.names
        other.attribute_sites = [None] * len(self.names)
        other.global_sites = [None] * len(self.names)
        other.words = self.words
        other.linetable = self.linetable
        other.handlers = self.handlers
        other.docstring = self.docstring
        other.positions = self.positions
        other.nlocals = self.nlocals
        other.ncells = self.ncells
        other.array_size = self.array_size
        other.makes_generator = self.makes_generator
        other.is_asynchronous = self.is_asynchronous
        other.simple_arity = self.simple_arity
        other.cell_arguments = self.cell_arguments
        return other

    def _argument_of(self, name):
        """The local that a cell starts from, or -1."""
        for i in range(self.parameter_count()):
            if self.varnames[i] == name:
                return i
        return -1

    def cell_name(self, index):
        if index < len(self.cellvars):
            return self.cellvars[index]
        return self.freevars[index - len(self.cellvars)]

    def parameter_count(self):
        """Of the locals that a call fills."""
        return (self.argcount + self.kwonlyargcount + self.has_varargs() +
                self.has_varkeywords())

    def has_varargs(self):
        return int(self.flags & VARARGS != 0)

    def has_varkeywords(self):
        return int(self.flags & VARKEYWORDS != 0)

    def is_class_body(self):
        return self.flags & CLASS_BODY != 0

    def is_module_body(self):
        return self.flags & MODULE_BODY != 0

    @jit.elidable
    def find_handler(self, pc):
        """Index into `handlers` of the innermost handler around pc, or -1."""
        handlers = self.handlers
        i = 0
        while i < len(handlers):
            if handlers[i] <= pc < handlers[i + 1]:
                return i
            i += HANDLER_FIELDS
        return -1

    @jit.elidable
    def line_of(self, pc):
        table = self.linetable
        line = self.first_line
        at = 0
        i = 0
        while i + 1 < len(table):
            count = ord(table[i])
            i += 1
            shift = 0
            zigzag = 0
            while True:
                byte = ord(table[i])
                i += 1
                zigzag |= (byte & 127) << shift
                shift += 7
                if byte < 128:
                    break
            line += (zigzag >> 1) ^ -(zigzag & 1)
            at += count
            if pc < at:
                break
        return line

    def column_positions(self):
        """(last line, start column, end column) of each instruction, one after the other,
        columns in bytes; -1 where there is no position."""
        table = self.positions
        found = []
        pc = 0
        i = 0
        while i < len(table):
            count = ord(table[i])
            i += 1
            lines, i = read_number(table, i)
            start, i = read_number(table, i)
            end, i = read_number(table, i)
            for _ in range(count):
                known = start > 0
                found.append(self.line_of(pc) + lines if known else -1)
                found.append(start - 1 if known else -1)
                found.append(end - 1 if known else -1)
                pc += 1
        return found

    def delegates_at(self, pc):
        """Whether the instruction is the one of `yield from`."""
        return self.words[pc] & 255 == YIELD_FROM

    def opcode_at(self, pc):
        return self.words[pc] & 255

    def operation_at(self, pc):
        return OPS.names[self.opcode_at(pc)]


def read_number(table, i):
    """(the LEB128 number there, where the next one is)"""
    value = 0
    shift = 0
    while True:
        byte = ord(table[i])
        i += 1
        value |= (byte & 127) << shift
        if byte < 128:
            return value, i
        shift += 7


def symbols(node):
    return [item.as_symbol() for item in node.as_list()]


def unpack_words(data):
    count = len(data) // 4
    words = [0] * count
    for i in range(count):
        at = i * 4
        words[i] = (ord(data[at]) | ord(data[at + 1]) << 8 |
                    ord(data[at + 2]) << 16 | ord(data[at + 3]) << 24)
    return words


def constant(node):
    """The guest value of a constant's node."""
    if node is codetree.NIL:
        return w_None
    if node is codetree.TRUE:
        return w_True
    if node is codetree.FALSE:
        return w_False
    if isinstance(node, codetree.IntNode):
        return W_Int(node.intval)
    if isinstance(node, codetree.BigNode):
        return W_Long(node.bigval)
    if isinstance(node, codetree.FloatNode):
        return W_Float(node.floatval)
    if isinstance(node, codetree.TextNode):
        return W_Str(node.text)
    if isinstance(node, codetree.BytesNode):
        return W_Bytes(node.data)
    items = node.as_list()
    if len(items) == 0:
        raise CodeFileError("an empty list is no constant")
    tag = items[0].as_symbol()
    if tag == "code":
        return W_Code(node)
    if tag == "tuple":
        return W_Tuple([constant(items[i]) for i in range(1, len(items))])
    if tag == "frozenset":
        return make_frozenset([constant(items[i]) for i in range(1, len(items))])
    if tag == "complex" and len(items) == 3:
        return W_Complex(items[1].as_float(), items[2].as_float())
    if tag == "ellipsis":
        return w_Ellipsis
    raise CodeFileError("unknown constant '%s'" % tag)


W_Code.w_class = builtin_type("code")
