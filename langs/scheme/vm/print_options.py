"""The parameters of printing."""
from __future__ import absolute_import

from langs.scheme.vm.parameters import W_Parameter, value_of
from langs.scheme.vm.values import is_true, w_false, w_true


class Touched(object):
    """Whether the program ever gave one of the parameters a value."""

    def __init__(self):
        self.any = False


TOUCHED = Touched()


class W_PrintParameter(W_Parameter):
    def set(self, w_value):
        TOUCHED.any = True
        W_Parameter.set(self, w_value)

    def convert(self, w_value, k):
        TOUCHED.any = True
        return W_Parameter.convert(self, w_value, k)

    def is_on(self):
        return is_true(value_of(self))


w_graph = W_PrintParameter("print-graph", w_false)
w_struct = W_PrintParameter("print-struct", w_true)
w_box = W_PrintParameter("print-box", w_true)
w_hash_table = W_PrintParameter("print-hash-table", w_true)
w_vector_length = W_PrintParameter("print-vector-length", w_false)
w_pair_braces = W_PrintParameter("print-pair-curly-braces", w_false)
w_mpair_braces = W_PrintParameter("print-mpair-curly-braces", w_true)
w_long_booleans = W_PrintParameter("print-boolean-long-form", w_false)
w_abbreviations = W_PrintParameter("print-reader-abbreviations", w_false)
w_as_expression = W_PrintParameter("print-as-expression", w_true)

ALL_W = [w_graph, w_struct, w_box, w_hash_table, w_vector_length, w_pair_braces,
         w_mpair_braces, w_long_booleans, w_abbreviations, w_as_expression]


class Options(object):
    """Their values while something is printed."""

    def __init__(self):
        self.graph = w_graph.is_on()
        self.structs = w_struct.is_on()
        self.boxes = w_box.is_on()
        self.hashes = w_hash_table.is_on()
        self.vector_lengths = w_vector_length.is_on()
        self.pair_braces = w_pair_braces.is_on()
        self.mpair_braces = w_mpair_braces.is_on()
        self.long_booleans = w_long_booleans.is_on()
        self.abbreviations = w_abbreviations.is_on()
        self.as_expression = w_as_expression.is_on()


DEFAULTS = Options()


def current_options():
    if TOUCHED.any:
        return Options()
    return DEFAULTS
