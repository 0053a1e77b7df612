"""Calls of guest procedures from plain primitives: a nested run of the machine."""
from __future__ import absolute_import


class Callbacks(object):
    """`call(w_procedure, args_w)` gives the one result; the machine's module sets it."""

    def __init__(self):
        self.call = None


CALLBACKS = Callbacks()


def call_nested(w_procedure, args_w):
    """Continuations captured inside end there; errors pass through."""
    return CALLBACKS.call(w_procedure, args_w)
