"""The handlers of a bytecode interpreter, one an opcode, and the loop over instructions."""
from __future__ import absolute_import

from rpython.rlib import jit
from rpython.rlib.objectmodel import not_rpython
from rpython.rlib.unroll import unrolling_iterable

from annotations.vm import marks


@not_rpython
def handler_table(ops, owner, also_jumping=()):
    """(name, opcode, whether it jumps) of each opcode, to be unrolled.

    The handler is the method of `owner` with the opcode's name; one that is missing
    fails at import. Opcodes with a target jump, and those in `also_jumping`.
    """
    rows = []
    for number, name in enumerate(ops.names):
        assert hasattr(owner, name), "opcode %s has no handler" % name
        jumps = ops.operands[number] == "target" or name in also_jumping
        rows.append((name, number, jumps))
    return unrolling_iterable(rows)


@not_rpython
def add_binary_handlers(owner, functions):
    """Handlers of the operators on the two values at the top of the stack."""
    def add(name, function):
        def handler(self, code, operand):
            w_right = self.pop()
            self.push(function(self.pop(), w_right))
        setattr(owner, name, handler)

    for name, function in functions.items():
        add(name, function)


@not_rpython
def make_step(ops, owner, returned, also_jumping=()):
    """The method `step(code, pc)`: one instruction when traced, else many, until a handler
    returns `returned`; gives where to go on.

    Handlers get the code and their operand; those that jump also the next instruction's
    index, and return where to go on. Code is of kit.vm.bytecode.
    """
    handlers = handler_table(ops, owner, also_jumping)

    @jit.unroll_safe
    def step(self, code, pc):
        while True:
            self.pc = pc
            operand = code.words[pc] >> 8
            opcode = code.opcode_at(pc)
            assert operand >= 0
            pc += 1
            for name, number, jumps in handlers:
                if opcode == number:
                    marks.dispatch(number)
                    if jumps:
                        pc = getattr(self, name)(code, operand, pc)
                    else:
                        getattr(self, name)(code, operand)
                    break
            if jit.we_are_jitted() or pc == returned:
                return pc
    return step
