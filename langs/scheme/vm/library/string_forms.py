"""Strings in Unicode's normalization forms."""
from __future__ import absolute_import

from rpython.rlib.objectmodel import not_rpython

from kit.vm.normalization import normalized
from langs.scheme.vm.primitives import SCHEME
from langs.scheme.vm.strings import W_String, from_utf8


@not_rpython
def _define(form, compatible, composing):
    @SCHEME.primitive("string-normalize-" + form, W_String)
    def normalize(w_text):
        return from_utf8(normalized(w_text.utf8(), compatible, composing))


_define("nfd", False, False)
_define("nfc", False, True)
_define("nfkd", True, False)
_define("nfkc", True, True)
