"""flvector and fxvector: vectors of unboxed numbers that have a fixed length."""
from __future__ import absolute_import

from langs.scheme.vm.flonum_text import flonum_to_text
from langs.scheme.vm.values import W_Root


class W_Flvector(W_Root):
    _immutable_fields_ = ["items"]
    contract = "flvector?"

    def __init__(self, items):
        self.items = items

    def length(self):
        return len(self.items)

    def texts(self):
        return [flonum_to_text(self.items[i]) for i in range(len(self.items))]

    def opaque_text(self):
        return "#fl(%s)" % " ".join(self.texts())

    def expression_text(self):
        return "(%s)" % " ".join(["flvector"] + self.texts())


class W_Fxvector(W_Root):
    _immutable_fields_ = ["items"]
    contract = "fxvector?"

    def __init__(self, items):
        self.items = items

    def length(self):
        return len(self.items)

    def texts(self):
        return [str(self.items[i]) for i in range(len(self.items))]

    def opaque_text(self):
        return "#fx(%s)" % " ".join(self.texts())

    def expression_text(self):
        return "(%s)" % " ".join(["fxvector"] + self.texts())
