"""Constants and variables: registers, free variables, globals, cells."""
from __future__ import absolute_import

from langs.scheme.vm.closures import W_Cell
from langs.scheme.vm.errors import undefined_variable
from langs.scheme.vm.nodes.base import Simple
from langs.scheme.vm.values import w_undefined, w_void


class Constant(Simple):
    _immutable_fields_ = ["w_value"]

    def __init__(self, w_value):
        self.w_value = w_value

    def eval(self, registers_w, closure):
        return self.w_value


class Register(Simple):
    _immutable_fields_ = ["slot"]

    def __init__(self, slot):
        self.slot = slot

    def eval(self, registers_w, closure):
        return registers_w[self.slot]


class Free(Simple):
    _immutable_fields_ = ["index"]

    def __init__(self, index):
        self.index = index

    def eval(self, registers_w, closure):
        return closure.get_value(self.index)


class Self(Simple):
    """The running closure."""

    def eval(self, registers_w, closure):
        return closure


class GlobalVariable(Simple):
    _immutable_fields_ = ["variable"]

    def __init__(self, variable):
        self.variable = variable

    def eval(self, registers_w, closure):
        return self.variable.get()


class CheckedGlobal(GlobalVariable):
    """One that may have no value yet."""

    def eval(self, registers_w, closure):
        w_value = self.variable.get()
        if w_value is None:
            raise undefined_variable(self.variable.name)
        return w_value


class SetGlobal(Simple):
    _immutable_fields_ = ["variable", "value"]

    def __init__(self, variable, value):
        self.variable = variable
        self.value = value

    def eval(self, registers_w, closure):
        w_value = self.value.eval(registers_w, closure)
        if self.variable.get() is None:
            raise undefined_variable(self.variable.name)
        self.variable.set(w_value)
        return w_void


class MakeCell(Simple):
    _immutable_fields_ = ["value"]

    def __init__(self, value):
        self.value = value

    def eval(self, registers_w, closure):
        return W_Cell(self.value.eval(registers_w, closure))


def cell_of(node, registers_w, closure):
    w_cell = node.eval(registers_w, closure)
    assert isinstance(w_cell, W_Cell)
    return w_cell


class GetCell(Simple):
    _immutable_fields_ = ["cell"]

    def __init__(self, cell):
        self.cell = cell

    def eval(self, registers_w, closure):
        return cell_of(self.cell, registers_w, closure).w_value


class GetCheckedCell(Simple):
    """Of a variable that may be read before it has a value: undefined then."""
    _immutable_fields_ = ["cell", "name"]

    def __init__(self, cell, name):
        self.cell = cell
        self.name = name

    def eval(self, registers_w, closure):
        w_value = cell_of(self.cell, registers_w, closure).w_value
        if w_value is w_undefined:
            raise undefined_variable(self.name)
        return w_value


class SetCell(Simple):
    _immutable_fields_ = ["cell", "value"]

    def __init__(self, cell, value):
        self.cell = cell
        self.value = value

    def eval(self, registers_w, closure):
        cell_of(self.cell, registers_w, closure).w_value = self.value.eval(registers_w, closure)
        return w_void
