"""Code of functions, as host/scopes.py writes it; immutable once read."""
from __future__ import absolute_import

from rpython.rlib import jit

from kit.vm.constants import Global, make_constant
from langs.foolang.opcodes import OPS
from langs.foolang.vm.values import (
    W_Big, W_Float, W_Int, W_String, w_false, w_nil, w_true)


constant = make_constant(w_nil, w_true, w_false, W_Int, W_Big, W_Float, W_String)


class Program(object):
    """What all code of a program shares."""
    _immutable_fields_ = ["filename", "globals[*]", "main"]

    def __init__(self, tree, filename):
        names, main = tree.as_list_of(2)
        self.filename = filename
        self.globals = [Global(name) for name in names.as_symbols()]
        self.main = Code(main, self)


class Code(object):
    _immutable_fields_ = [
        "program", "name", "parameters", "variables[*]", "size", "captured_from[*]",
        "captured_to[*]", "consts_w[*]", "names[*]", "functions[*]", "classes[*]",
        "words[*]", "lines[*]", "handlers[*]"]

    def __init__(self, tree, program):
        items = tree.as_list_of(13)
        self.program = program
        self.name = items[0].as_text()
        self.parameters = items[1].as_int()
        self.variables = items[2].as_symbols()
        self.size = len(self.variables) + items[3].as_int()
        self.captured_from = items[4].as_ints()
        self.captured_to = items[5].as_ints()
        self.consts_w = [constant(item) for item in items[6].as_list()]
        self.names = items[7].as_symbols()
        self.functions = [Code(item, program) for item in items[8].as_list()]
        self.classes = [ClassNames(item) for item in items[9].as_list()]
        self.words = items[10].as_ints()
        self.lines = items[11].as_ints()
        self.handlers = items[12].as_ints()

    @jit.elidable
    def find_handler(self, pc):
        """Where the handler around pc begins in `handlers`, or -1."""
        for i in range(0, len(self.handlers), 4):
            if self.handlers[i] <= pc < self.handlers[i + 1]:
                return i
        return -1

    # -- for error reports and printable locations

    def filename_of(self, pc):
        return self.program.filename

    def line_of(self, pc):
        return self.lines[pc]

    def function_of(self, pc):
        return self.name


class ClassNames(object):
    """Of a class and its methods."""
    _immutable_fields_ = ["name", "methods[*]"]

    def __init__(self, tree):
        name, methods = tree.as_list_of(2)
        self.name = name.as_text()
        self.methods = methods.as_symbols()


def describe(pc, code):
    """The place that the greens name, for printable locations."""
    return (code.program.filename, code.lines[pc], code.name, pc,
            OPS.names[opcode(pc, code)])


def opcode(pc, code):
    return code.words[pc] & 255
