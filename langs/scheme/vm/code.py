"""Code of functions: immutable once read; its body becomes nodes at the first call."""
from __future__ import absolute_import

from rpython.rlib import jit

from kit.vm.primitives import NO_LIMIT
from langs.scheme.vm.arity_masks import mask_between


class AnyCode(object):
    """Code, or the clauses of a case-lambda."""
    _attrs_ = ()

    def select(self, count):
        """The Code for so many arguments, None without one."""
        raise NotImplementedError

    def mask(self):
        """The numbers of arguments: see arity_masks."""
        raise NotImplementedError

    def procedure_name(self):
        raise NotImplementedError


class Code(AnyCode):
    _immutable_fields_ = ["program", "name", "filename", "line", "column", "parameters",
                          "has_rest", "registers", "body?"]

    def __init__(self, program, name, filename, line, column, parameters, has_rest,
                 registers, is_loop, tree):
        self.program = program
        self.name = name                # "" without one
        self.filename = filename        # "" when unknown
        self.line = line
        self.column = column
        self.parameters = parameters    # that must be given
        self.has_rest = has_rest
        self.registers = registers
        self.is_loop = is_loop
        self.tree = tree                # of the body
        self.body = None
        self.callees = {}               # codes that it was seen to call: on a cycle?

    @jit.elidable
    def select(self, count):
        if count == self.parameters or (self.has_rest and count > self.parameters):
            return self
        return None

    def mask(self):
        return mask_between(self.parameters, NO_LIMIT if self.has_rest else self.parameters)

    def procedure_name(self):
        if self.name == "" and self.filename != "":
            return "%s:%d:%d" % (shortened(self.filename), self.line, self.column)
        return self.name

    def get_body(self):
        body = self.body
        if body is None:
            body = self.load_body()
        return body

    @jit.dont_look_inside
    def load_body(self):
        body = self.program.load_body(self)
        body.arriving = [slot for slot in range(self.parameters)]
        self.body = body
        self.tree = None
        if self.is_loop:
            body.make_header()
        return body

    def make_loop(self):
        self.is_loop = True
        if self.body is not None:
            self.body.make_header()

    def described_name(self):
        """For places in logs and reports."""
        if self.name == "":
            return "%s:%d:%d" % (self.filename, self.line, self.column)
        return self.name


class CaseCode(AnyCode):
    _immutable_fields_ = ["codes[*]"]

    def __init__(self, codes):
        self.codes = codes

    @jit.elidable
    def select(self, count):
        for code in self.codes:
            if code.select(count) is not None:
                return code
        return None

    def mask(self):
        mask = 0
        for code in self.codes:
            mask |= code.mask()
        return mask

    def procedure_name(self):
        return self.codes[0].procedure_name() if len(self.codes) > 0 else ""


def shortened(path):
    """As names of procedures hold it."""
    start = len(path) - 19
    if start <= 0:
        return path
    return "..." + path[start:]
