"""Continuation marks, as sets of a continuation and as lists."""
from __future__ import absolute_import

from rpython.rlib import jit

from langs.scheme.vm.context import (
    MACHINE, K_Marks, find_mark, w_break_enabled_key, w_exception_handler_key,
    w_parameterization_key)
from langs.scheme.vm.errors import MAKER
from langs.scheme.vm.values import W_Root


class W_MarkSet(W_Root):
    """Of the context, as far as the prompt."""
    _immutable_fields_ = ["context", "prompt"]
    contract = "continuation-mark-set?"

    def __init__(self, context, prompt):
        self.context = context
        self.prompt = prompt

    def opaque_text(self):
        return "#<continuation-mark-set>"


def current_marks():
    return W_MarkSet(MACHINE.context, None)


MAKER.marks = current_marks


def sees_through(w_key):
    """Whether marks of the key are found behind prompts."""
    return (w_key is w_parameterization_key or w_key is w_exception_handler_key or
            w_key is w_break_enabled_key)


def is_end(context, w_tag, w_key):
    return context is None or (context.is_prompt(w_tag) and not sees_through(w_key))


@jit.dont_look_inside
def first_mark(context, end, w_tag, w_key):
    """The innermost mark's value before the frame `end`, None without one."""
    while context is not end and not is_end(context, w_tag, w_key):
        if isinstance(context, K_Marks):
            w_value = find_mark(context.marks, w_key)
            if w_value is not None:
                return w_value
        context = context.outer
    return None


@jit.dont_look_inside
def all_marks(context, end, w_tag, w_key):
    """The marks' values before the frame `end`, the innermost first."""
    values_w = []
    while context is not end and not is_end(context, w_tag, w_key):
        if isinstance(context, K_Marks):
            w_value = find_mark(context.marks, w_key)
            if w_value is not None:
                values_w.append(w_value)
        context = context.outer
    return values_w[:]
