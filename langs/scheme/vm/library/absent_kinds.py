"""Predicates of kinds of values that programs on this VM never come by: it has neither
an expander nor modules, places, futures or foreign functions.
"""
from __future__ import absolute_import

from langs.scheme.vm.primitives import SCHEME
from langs.scheme.vm.values import W_Root, w_false

ABSENT = """
    syntax-tainted? syntax-original? identifier? namespace?
    module-path-index? resolved-module-path? compiled-expression?
    compiled-module-expression? internal-definition-context? liberal-define-context?
    rename-transformer? set!-transformer? security-guard?
    thread-group? place? place-channel? fsemaphore? extflvector? ffi-obj?
    ffi-callback? filesystem-change-evt? placeholder? hash-placeholder?
""".split()


def is_never(w_value):
    return w_false


for _name in ABSENT:
    SCHEME.primitive(_name, W_Root)(is_never)
