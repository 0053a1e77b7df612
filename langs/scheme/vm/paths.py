"""Paths: byte strings that name files, and their parts as Racket splits them."""
from __future__ import absolute_import

from langs.scheme.vm.decoding import to_utf8
from langs.scheme.vm.values import W_Root


class W_Path(W_Root):
    _immutable_fields_ = ["path"]
    contract = "path?"

    def __init__(self, path):
        self.path = path

    def shown(self):
        """As UTF-8, with ? for bytes that are none."""
        return to_utf8(self.path, ord("?"))
