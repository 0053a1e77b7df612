"""The frames that dynamic context is made of: marks, prompts, winds, barriers.

They are linked among each other by `outer`, so that nobody walks plain frames. The
machine's `context` is always the innermost one of the current continuation: whoever
pushes such a frame or leaves it says so.
"""
from __future__ import absolute_import

from rpython.rlib import jit

from langs.scheme.vm.continuation import Finished, K, K_Give
from langs.scheme.vm.values import W_Root


class W_PromptTag(W_Root):
    _immutable_fields_ = ["name"]
    contract = "continuation-prompt-tag?"

    def __init__(self, name):
        self.name = name


w_default_tag = W_PromptTag("default")
w_root_tag = W_PromptTag("root")


class Execution(object):
    """What the running machine holds besides its state."""

    def __init__(self):
        self.context = None
        self.level = 0          # of nested runs


MACHINE = Execution()


class W_Key(W_Root):
    """A mark's key that the kernel itself uses."""
    _immutable_fields_ = ["name"]

    def __init__(self, name):
        self.name = name


w_parameterization_key = W_Key("parameterization")
w_exception_handler_key = W_Key("exception-handler")
w_break_enabled_key = W_Key("break-enabled")


class K_Context(K):
    """`parameterization` is what the innermost such mark holds, None without one."""
    _immutable_fields_ = ["outer", "depth", "parameterization"]

    def __init__(self, next, outer):
        self.next = next
        self.outer = outer
        self.depth = 0 if outer is None else outer.depth + 1
        self.parameterization = None if outer is None else outer.parameterization

    def plug(self, w_value):
        MACHINE.context = self.outer
        return self.next.plug(w_value)

    def plug_values(self, values_w):
        MACHINE.context = self.outer
        return self.next.plug_values(values_w)

    def relinked(self, next):
        return self.relinked_context(next, MACHINE.context)

    def relinked_context(self, next, outer):
        raise NotImplementedError

    def is_prompt(self, w_tag):
        return False


class Mark(object):
    """One of a frame's marks, each for another key."""
    _immutable_fields_ = ["w_key", "w_value", "next"]

    def __init__(self, w_key, w_value, next):
        self.w_key = w_key
        self.w_value = w_value
        self.next = next


def find_mark(mark, w_key):
    while mark is not None:
        if mark.w_key.eq(w_key):
            return mark.w_value
        mark = mark.next
    return None


def with_mark(mark, w_key, w_value):
    return Mark(w_key, w_value, without_mark(mark, w_key))


def without_mark(mark, w_key):
    if mark is None:
        return None
    if mark.w_key.eq(w_key):
        return mark.next
    rest = without_mark(mark.next, w_key)
    if rest is mark.next:
        return mark
    return Mark(mark.w_key, mark.w_value, rest)


class K_Marks(K_Context):
    """The marks of the frame below it."""
    _immutable_fields_ = ["marks"]

    def __init__(self, marks, next, outer):
        K_Context.__init__(self, next, outer)
        self.marks = marks
        w_value = find_mark(marks, w_parameterization_key)
        if w_value is not None:
            assert isinstance(w_value, W_Parameterization)
            self.parameterization = w_value

    def relinked_context(self, next, outer):
        return K_Marks(self.marks, next, outer)


class W_Parameterization(W_Root):
    """Parameters with their cells; `next` holds those of outer ones."""
    _immutable_fields_ = ["w_parameter", "cell", "next"]
    contract = "parameterization?"

    def __init__(self, w_parameter, cell, next):
        self.w_parameter = w_parameter
        self.cell = cell
        self.next = next


class K_Prompt(K_Context):
    _immutable_fields_ = ["w_tag", "w_handler"]

    def __init__(self, w_tag, w_handler, next, outer):
        K_Context.__init__(self, next, outer)
        self.w_tag = w_tag
        self.w_handler = w_handler      # None: call the one aborted value

    def relinked_context(self, next, outer):
        return K_Prompt(self.w_tag, self.w_handler, next, outer)

    def is_prompt(self, w_tag):
        return self.w_tag is w_tag


class K_Barrier(K_Context):
    """No continuation captured above is entered from below."""

    def relinked_context(self, next, outer):
        return K_Barrier(next, outer)


class K_Wind(K_Context):
    """A dynamic-wind's body runs above it."""
    _immutable_fields_ = ["w_pre", "w_post"]

    def __init__(self, w_pre, w_post, next, outer):
        K_Context.__init__(self, next, outer)
        self.w_pre = w_pre
        self.w_post = w_post

    def plug(self, w_value):
        return self.plug_values([w_value])

    def plug_values(self, values_w):
        MACHINE.context = self.outer
        return self.w_post.call([], K_Give(values_w, self.next))

    def relinked_context(self, next, outer):
        return K_Wind(self.w_pre, self.w_post, next, outer)


class K_Nested(K_Context):
    """The bottom of a nested run, started by a primitive."""
    _immutable_fields_ = ["level"]

    def __init__(self, level, outer):
        K_Context.__init__(self, None, outer)
        self.level = level

    def plug(self, w_value):
        raise Finished([w_value])

    def plug_values(self, values_w):
        raise Finished(values_w)


class K_Escape(K_Context):
    """Where an escape continuation returns to."""

    def relinked_context(self, next, outer):
        return K_Escape(next, outer)


def mark_continuation(w_key, w_value, k):
    """k with a mark on its first frame."""
    outer = MACHINE.context
    if isinstance(k, K_Marks):
        marked = K_Marks(with_mark(k.marks, w_key, w_value), k.next, k.outer)
    else:
        marked = K_Marks(Mark(w_key, w_value, None), k, outer)
    MACHINE.context = marked
    return marked


def push_prompt(w_tag, w_handler, k):
    frame = K_Prompt(w_tag, w_handler, k, MACHINE.context)
    MACHINE.context = frame
    return frame


def push_barrier(k):
    frame = K_Barrier(k, MACHINE.context)
    MACHINE.context = frame
    return frame


def find_prompt(context, w_tag):
    """The innermost prompt of the tag, or None."""
    if context is not None and context.is_prompt(w_tag):
        return context
    return search_prompt(context, w_tag)


@jit.dont_look_inside
def search_prompt(context, w_tag):
    while context is not None:
        if context.is_prompt(w_tag):
            return context
        context = context.outer
    return None
