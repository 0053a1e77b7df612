"""Call arguments with keywords, and how keywords find their parameters."""
from __future__ import absolute_import

from rpython.rlib import jit


class Arguments(object):
    """Positional values, then keyword names (str) with their values."""
    _immutable_fields_ = ["args_w", "names[*]", "values_w"]

    def __init__(self, args_w, names, values_w):
        self.args_w = args_w
        self.names = names
        self.values_w = values_w

    @jit.look_inside_iff(lambda self, w_first: jit.isconstant(len(self.args_w)))
    def prepend(self, w_first):
        count = len(self.args_w)
        args_w = [w_first] * (count + 1)
        for i in range(count):
            args_w[i + 1] = self.args_w[i]
        return Arguments(args_w, self.names, self.values_w)

    def without(self, index):
        """All but the keyword at that index."""
        names = [self.names[i] for i in range(len(self.names)) if i != index]
        values_w = [self.values_w[i] for i in range(len(self.names)) if i != index]
        return Arguments(self.args_w, names[:], values_w)


def prepended(w_first, args_w):
    return [w_first] + args_w
