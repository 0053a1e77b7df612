"""The handlers of a bytecode interpreter, one an opcode, ready for its loop."""
from __future__ import absolute_import

from rpython.rlib.objectmodel import not_rpython
from rpython.rlib.unroll import unrolling_iterable


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
