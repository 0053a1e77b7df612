"""Continuations as guest values."""
from __future__ import absolute_import

from langs.scheme.vm.context import MACHINE, find_prompt
from langs.scheme.vm.continuation import plug_any
from langs.scheme.vm.errors import CONTINUATION, make_exception
from langs.scheme.vm.jumps import GiveValues, enter_winds, jump, relink
from langs.scheme.vm.values import W_Procedure


class W_AnyContinuation(W_Procedure):
    """`prompt` is the frame that delimits it, None at the bottom."""
    _immutable_fields_ = ["k", "context", "prompt"]
    contract = "continuation?"

    def __init__(self, k, context, prompt):
        self.k = k
        self.context = context
        self.prompt = prompt


class W_Continuation(W_AnyContinuation):
    """Replaces the current continuation up to the prompt of its tag."""
    _immutable_fields_ = ["w_tag"]

    def __init__(self, k, context, prompt, w_tag):
        W_AnyContinuation.__init__(self, k, context, prompt)
        self.w_tag = w_tag

    def call(self, args_w, k):
        if self.context is MACHINE.context:
            return plug_any(self.k, args_w)
        return self.replace_current(args_w)

    def replace_current(self, args_w):
        prompt = find_prompt(MACHINE.context, self.w_tag)
        if prompt is self.prompt:
            return jump(GiveValues(self.k, self.context, args_w))
        if prompt is None:
            raise make_exception(CONTINUATION, (
                "continuation application: no corresponding prompt in the current "
                "continuation"))
        segment = relink(self.k, self.prompt, prompt, prompt)
        return jump(GiveValues(segment.k, segment.context, args_w))


class W_ComposableContinuation(W_AnyContinuation):
    """Goes on top of the current continuation."""

    def call(self, args_w, k):
        outer = MACHINE.context
        segment = relink(self.k, self.prompt, k, outer)
        return enter_winds(outer, GiveValues(segment.k, segment.context, args_w))


class W_EscapeContinuation(W_AnyContinuation):
    """Only while its frame, `prompt`, is part of the current continuation."""

    def call(self, args_w, k):
        context = MACHINE.context
        while context is not self.prompt:
            if context is None:
                raise make_exception(CONTINUATION, (
                    "continuation application: attempt to jump into an escape continuation"))
            context = context.outer
        return jump(GiveValues(self.k, self.context, args_w))
