"""Continuations as guest values."""
from __future__ import absolute_import

from langs.scheme.vm.context import MACHINE, find_prompt
from langs.scheme.vm.continuation import plug_any
from langs.scheme.vm.errors import CONTINUATION, make_exception
from langs.scheme.vm.jumps import CallThere, GiveValues, enter_winds, jump, relink
from langs.scheme.vm.values import W_Procedure


class W_AnyContinuation(W_Procedure):
    """`prompt` is the frame that delimits it, None at the bottom."""
    _immutable_fields_ = ["k", "context", "prompt"]
    contract = "continuation?"

    def __init__(self, k, context, prompt):
        self.k = k
        self.context = context
        self.prompt = prompt

    def call(self, args_w, k):
        return self.enter(None, args_w, k)

    def enter(self, w_procedure, args_w, k):
        """Calls the procedure there; None: gives the values."""
        raise NotImplementedError


def arrival_at(k, context, w_procedure, args_w):
    if w_procedure is None:
        return GiveValues(k, context, args_w)
    return CallThere(k, context, w_procedure, args_w)


class W_Continuation(W_AnyContinuation):
    """Replaces the current continuation up to the prompt of its tag."""
    _immutable_fields_ = ["w_tag"]

    def __init__(self, k, context, prompt, w_tag):
        W_AnyContinuation.__init__(self, k, context, prompt)
        self.w_tag = w_tag

    def call(self, args_w, k):
        if self.context is MACHINE.context:
            return plug_any(self.k, args_w)
        return self.enter(None, args_w, k)

    def enter(self, w_procedure, args_w, k):
        prompt = find_prompt(MACHINE.context, self.w_tag)
        if prompt is self.prompt:
            return jump(arrival_at(self.k, self.context, w_procedure, args_w))
        if prompt is None:
            raise make_exception(CONTINUATION, (
                "continuation application: no corresponding prompt in the current "
                "continuation"))
        segment = relink(self.k, self.prompt, prompt, prompt)
        return jump(arrival_at(segment.k, segment.context, w_procedure, args_w))


class W_ComposableContinuation(W_AnyContinuation):
    """Goes on top of the current continuation."""

    def enter(self, w_procedure, args_w, k):
        outer = MACHINE.context
        segment = relink(self.k, self.prompt, k, outer)
        return enter_winds(
            outer, arrival_at(segment.k, segment.context, w_procedure, args_w))


class W_EscapeContinuation(W_AnyContinuation):
    """Only while its frame, `prompt`, is part of the current continuation."""

    def enter(self, w_procedure, args_w, k):
        context = MACHINE.context
        while context is not self.prompt:
            if context is None:
                raise make_exception(CONTINUATION, (
                    "continuation application: attempt to jump into an escape continuation"))
            context = context.outer
        return jump(arrival_at(self.k, self.context, w_procedure, args_w))
