"""Continuation marks."""
from __future__ import absolute_import

from kit.vm.primitives import Optional
from langs.scheme.vm.context import (
    MACHINE, K_Marks, W_PromptTag, find_mark, w_default_tag)
from langs.scheme.vm.continuations import W_AnyContinuation
from langs.scheme.vm.errors import wrong_argument
from langs.scheme.vm.mark_sets import W_MarkSet, all_marks, first_mark
from langs.scheme.vm.primitives import SCHEME
from langs.scheme.vm.values import W_Root, list_to_w, w_false, wrap_bool

primitive = SCHEME.primitive
control = SCHEME.control


@primitive("current-continuation-marks", Optional(W_PromptTag, w_default_tag))
def current_continuation_marks(w_tag):
    return W_MarkSet(MACHINE.context, None)


@primitive("continuation-marks", W_Root, Optional(W_PromptTag, w_default_tag))
def continuation_marks(w_continuation, w_tag):
    if isinstance(w_continuation, W_AnyContinuation):
        return W_MarkSet(w_continuation.context, w_continuation.prompt)
    return W_MarkSet(None, None)


@primitive("continuation-mark-set?", W_Root)
def is_mark_set(w_value):
    return wrap_bool(isinstance(w_value, W_MarkSet))


def mark_set(name, w_set):
    if isinstance(w_set, W_MarkSet):
        return w_set
    if w_set is w_false:
        return W_MarkSet(MACHINE.context, None)
    raise wrong_argument(name, "(or/c continuation-mark-set? #f)", 0, [w_set])


@primitive("continuation-mark-set-first", W_Root, W_Root, Optional(W_Root, w_false),
           Optional(W_PromptTag, w_default_tag))
def continuation_mark_set_first(w_set, w_key, w_none, w_tag):
    marks = mark_set("continuation-mark-set-first", w_set)
    w_value = first_mark(marks.context, marks.prompt, w_tag, w_key)
    return w_value if w_value is not None else w_none


@primitive("continuation-mark-set->list", W_Root, W_Root, Optional(W_PromptTag, w_default_tag))
def continuation_mark_set_to_list(w_set, w_key, w_tag):
    marks = mark_set("continuation-mark-set->list", w_set)
    return list_to_w(all_marks(marks.context, marks.prompt, w_tag, w_key))


@primitive("continuation-mark-set->context", W_Root)
def continuation_mark_set_to_context(w_set):
    return list_to_w([])


@control("call-with-immediate-continuation-mark", W_Root, W_Root, Optional(W_Root, w_false))
def call_with_immediate_mark(k, w_key, w_procedure, w_none):
    w_value = None
    if isinstance(k, K_Marks):
        w_value = find_mark(k.marks, w_key)
    return w_procedure.call([w_value if w_value is not None else w_none], k)


# -- keys that no one else has

class W_MarkKey(W_Root):
    _immutable_fields_ = ["w_name"]
    contract = "continuation-mark-key?"

    def __init__(self, w_name):
        self.w_name = w_name


@primitive("make-continuation-mark-key", Optional(W_Root, w_false))
def make_mark_key(w_name):
    return W_MarkKey(w_name)


@primitive("continuation-mark-key?", W_Root)
def is_mark_key(w_value):
    return wrap_bool(isinstance(w_value, W_MarkKey))
