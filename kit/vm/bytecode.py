"""Code of functions, as kit/host/function.py writes it; immutable once read."""
from __future__ import absolute_import

from rpython.rlib import jit
from rpython.rlib.objectmodel import not_rpython

from kit.vm.constants import Global


class Program(object):
    """What all code of a program shares."""
    _immutable_fields_ = ["filename", "globals[*]"]

    def __init__(self, filename, globals):
        self.filename = filename
        self.globals = globals


@not_rpython
def make_reader(constant):
    """`read_program(tree, filename)`: the code of the program's main part; `constant`
    makes the value of a leaf, see kit.vm.constants.
    """
    class Code(object):
        _immutable_fields_ = [
            "program", "name", "parameters", "variables[*]", "size", "captured_from[*]",
            "captured_to[*]", "consts_w[*]", "names[*]", "functions[*]", "name_lists[*]",
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
            self.name_lists = [item.as_symbols() for item in items[9].as_list()]
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

        def opcode_at(self, pc):
            return self.words[pc] & 255

        # -- for error reports and printable locations

        def filename_of(self, pc):
            return self.program.filename

        def line_of(self, pc):
            return self.lines[pc]

        def function_of(self, pc):
            return self.name

    def read_program(tree, filename):
        names, main = tree.as_list_of(2)
        program = Program(filename, [Global(name) for name in names.as_symbols()])
        return Code(main, program)
    return read_program


@not_rpython
def make_places(ops):
    """`describe` and `opcode` of kit.vm.jitdriver for the greens pc and code."""
    def opcode(pc, code):
        return code.opcode_at(pc)

    def describe(pc, code):
        return (code.filename_of(pc), code.line_of(pc), code.function_of(pc), pc,
                ops.names[code.opcode_at(pc)])
    return describe, opcode
