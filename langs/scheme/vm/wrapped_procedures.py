"""Impersonators of procedures: a wrapper gets the arguments first, and may wrap the results."""
from __future__ import absolute_import

from langs.scheme.vm.continuation import K, plug_any
from langs.scheme.vm.errors import MAKER, contract_error
from langs.scheme.vm.impersonators import stands_for
from langs.scheme.vm.values import W_Procedure, symbol


class Wrapper(object):
    """How calls are wrapped; `w_procedure` is None where they are not. `replaces`: it is
    called in place of the original one."""
    _immutable_fields_ = ["w_procedure", "passes_self", "replaces", "is_chaperone"]

    def __init__(self, w_procedure, passes_self, replaces, is_chaperone):
        self.w_procedure = w_procedure
        self.passes_self = passes_self
        self.replaces = replaces
        self.is_chaperone = is_chaperone

    def call_wrapped(self, w_self, w_inner, args_w, k):
        if self.w_procedure is None:
            return w_inner.call(args_w, k)
        if self.replaces:
            return self.w_procedure.call(args_w, k)
        w_k = K_Wrapped(self, w_inner, args_w, k)
        if self.passes_self:
            return self.w_procedure.call([w_self] + args_w, w_k)
        return self.w_procedure.call(args_w, w_k)

    def check(self, originals_w, values_w, kind):
        if not self.is_chaperone:
            return
        for i in range(len(originals_w)):
            if not stands_for(values_w[i], originals_w[i], True):
                raise contract_error(
                    "procedure chaperone: non-chaperone result; received %s that is not a "
                    "chaperone of the original %s\n  original: %s\n  received: %s" % (
                        "an argument" if kind == "argument" else "a result", kind,
                        MAKER.show(originals_w[i]), MAKER.show(values_w[i])))


class W_ImpersonatorProcedure(W_Procedure):
    _immutable_fields_ = ["w_inner", "wrapper", "layer"]

    def __init__(self, w_inner, wrapper, layer):
        self.w_inner = w_inner
        self.wrapper = wrapper
        self.layer = layer

    def impersonation(self):
        return self.layer

    def procedure_name(self):
        return self.w_inner.procedure_name()

    def call(self, args_w, k):
        return self.wrapper.call_wrapped(self, self.w_inner, args_w, k)


class K_Wrapped(K):
    """Behind the wrapper: calls the original procedure with what it gave."""
    _immutable_fields_ = ["wrapper", "w_inner", "args_w[*]"]

    def __init__(self, wrapper, w_inner, args_w, next):
        self.wrapper = wrapper
        self.w_inner = w_inner
        self.args_w = args_w
        self.next = next

    def plug(self, w_value):
        return self.plug_values([w_value])

    def plug_values(self, values_w):
        count = len(self.args_w)
        first = len(values_w) - count
        if first < 0:
            raise contract_error(
                "procedure %s: arity mismatch;\n expected number of results not received from "
                "wrapper on the original procedure's arguments\n  original: %s\n  wrapper: %s\n"
                "  expected: %d or more\n  received: %d" % (
                    self.kind(), MAKER.show(self.w_inner),
                    MAKER.show(self.wrapper.w_procedure), count, len(values_w)))
        args_w = values_w[first:]
        self.wrapper.check(self.args_w, args_w, "argument")
        k = self.next
        at = 0
        if first > 0 and values_w[0].is_procedure():
            k = K_Results(self.wrapper, values_w[0], k)
            at = 1
        while at < first:
            if values_w[at] is not symbol("mark") or at + 3 > first:
                raise self.invalid(at, values_w[at])
            at += 3
        return self.w_inner.call(args_w, k)

    def kind(self):
        return "chaperone" if self.wrapper.is_chaperone else "impersonator"

    def invalid(self, at, w_value):
        return contract_error(
            "procedure %s: wrapper's %dth result is not valid;\n %dth extra result (before "
            "original argument count) should be\n 'mark%s\n  original: %s\n  wrapper: %s\n"
            "  received: %s" % (
                self.kind(), at, at,
                " or a wrapper for the original procedure's result" if at == 0 else "",
                MAKER.show(self.w_inner), MAKER.show(self.wrapper.w_procedure),
                MAKER.show(w_value)))

    def relinked(self, next):
        return K_Wrapped(self.wrapper, self.w_inner, self.args_w, next)


class K_Results(K):
    """Behind the original procedure: its results go to the results' wrapper."""
    _immutable_fields_ = ["wrapper", "w_procedure"]

    def __init__(self, wrapper, w_procedure, next):
        self.wrapper = wrapper
        self.w_procedure = w_procedure
        self.next = next

    def plug(self, w_value):
        return self.plug_values([w_value])

    def plug_values(self, values_w):
        return self.w_procedure.call(values_w, K_Checked(self.wrapper, values_w, self.next))

    def relinked(self, next):
        return K_Results(self.wrapper, self.w_procedure, next)


class K_Checked(K):
    """Behind the results' wrapper."""
    _immutable_fields_ = ["wrapper", "originals_w[*]"]

    def __init__(self, wrapper, originals_w, next):
        self.wrapper = wrapper
        self.originals_w = originals_w
        self.next = next

    def plug(self, w_value):
        return self.plug_values([w_value])

    def plug_values(self, values_w):
        if len(values_w) != len(self.originals_w):
            raise contract_error(
                "procedure %s: result arity mismatch;\n expected number of values not received "
                "from wrapper on the original procedure's result\n  expected: %d\n"
                "  received: %d" % (
                    "chaperone" if self.wrapper.is_chaperone else "impersonator",
                    len(self.originals_w), len(values_w)))
        self.wrapper.check(self.originals_w, values_w, "result")
        return plug_any(self.next, values_w)

    def relinked(self, next):
        return K_Checked(self.wrapper, self.originals_w, next)
