"""Guest values from the leaves of a code file's tree, and variables of the top level."""
from __future__ import absolute_import

from rpython.rlib.objectmodel import not_rpython

from kit.vm import codetree


@not_rpython
def make_constant(w_nil, w_true, w_false, W_Int, W_Big, W_Float, W_String):
    """`constant(node)`: the value of a leaf. CodeFileError for a node of another kind."""
    def constant(node):
        if node is codetree.NIL:
            return w_nil
        if node is codetree.TRUE:
            return w_true
        if node is codetree.FALSE:
            return w_false
        if isinstance(node, codetree.IntNode):
            return W_Int(node.intval)
        if isinstance(node, codetree.BigNode):
            return W_Big(node.bigval)
        if isinstance(node, codetree.FloatNode):
            return W_Float(node.floatval)
        return W_String(node.as_text())
    return constant


class Global(object):
    """A variable of the top level: a constant for the JIT until it is set again."""
    _immutable_fields_ = ["name", "w_constant?"]

    def __init__(self, name):
        self.name = name
        self.w_constant = None
        self.w_value = None

    def get(self):
        """The value, None before it has one."""
        w_value = self.w_constant
        if w_value is None:
            return self.w_value
        return w_value

    def set(self, w_value):
        if self.w_value is None:
            self.w_constant = w_value
        elif self.w_constant is not None:
            self.w_constant = None
        self.w_value = w_value
