"""The loop of examples/sum.foo, as the JIT sees it: machine arithmetic and nothing else."""
from __future__ import absolute_import

from rpython.jit.metainterp.test.support import LLJitMixin

from kit.vm import codefile
from kit.vm.tests.codefile_writer import Symbol, container, tree
from langs.foolang.opcodes import OPS
from langs.foolang.vm.code import read_program
from langs.foolang.vm.interpreter import Frame
from langs.foolang.vm.values import W_Float, W_Int

N, A, B = range(3)          # slots
SUM = """
LOAD_FAST 1    LOAD_FAST 0    LESS 0         POP_JUMP_IF_FALSE 13
LOAD_FAST 2    LOAD_FAST 1    INPLACE_ADD 0  STORE_FAST 2
LOAD_FAST 1    LOAD_CONST 0   INPLACE_ADD 0  STORE_FAST 1
JUMP_BACK 0    LOAD_FAST 2    RETURN 0
"""


def program(text, constants):
    """One function with parameters n, a and b."""
    parts = text.split()
    words = [OPS.numbers[name] | int(operand) << 8
             for name, operand in zip(parts[::2], parts[1::2])]
    names = [Symbol("n"), Symbol("a"), Symbol("b")]
    lines = [1] * len(words)
    # an entry in every table, for the annotator
    inner = ["inner", 0, [], 1, [0], [0], [None], [names[0]], [], [], words, lines, []]
    code = ["sum", 3, names, 4, [], [], constants, names, [inner], [names],
            words, lines, [0, 0, 0, 0]]
    data = container(tree([names, code], []), language="foolang", revision=1)
    return read_program(codefile.parse_tree(data, "foolang", 1), "sum.foo")


def run(code, w_n, w_b):
    frame = Frame(code)
    frame.array_w[N] = w_n
    frame.array_w[A] = W_Int(0)
    frame.array_w[B] = w_b
    return frame.run(code)


INTS = program(SUM, [1])


def sum_of_ints(n):
    w_sum = run(INTS, W_Int(n), W_Int(0))
    assert isinstance(w_sum, W_Int)
    return w_sum.intval


def sum_of_floats(n):
    w_sum = run(INTS, W_Int(n), W_Float(0.5))
    assert isinstance(w_sum, W_Float)
    return int(w_sum.floatval)


class TestTraces(LLJitMixin):
    def check(self, function, **operations):
        result = self.meta_interp(function, [50], listops=True)
        assert result == function(50) == 1225
        self.check_simple_loop(jump=1, **operations)

    def test_ints(self):
        self.check(sum_of_ints, int_lt=1, guard_true=1, int_add_ovf=1, int_add=1,
                   guard_no_overflow=1)

    def test_floats(self):
        self.check(sum_of_floats, int_lt=1, guard_true=1, cast_int_to_float=1, float_add=1,
                   int_add=1)
