"""Calls and multiple values."""
from __future__ import absolute_import

from kit.vm.primitives import Rest
from langs.scheme.vm import errors
from langs.scheme.vm.continuation import K, plug_any
from langs.scheme.vm.primitives import SCHEME
from langs.scheme.vm.values import W_Root, w_to_list

control = SCHEME.control


@control("values", Rest)
def values(k, values_w):
    return plug_any(k, values_w)


class K_CallWithValues(K):
    """Behind the producer: calls the consumer."""
    _immutable_fields_ = ["w_consumer"]

    def __init__(self, w_consumer, next):
        self.w_consumer = w_consumer
        self.next = next

    def plug(self, w_value):
        return self.w_consumer.call([w_value], self.next)

    def plug_values(self, values_w):
        return self.w_consumer.call(values_w, self.next)

    def relinked(self, next):
        return K_CallWithValues(self.w_consumer, next)


@control("call-with-values", W_Root, W_Root)
def call_with_values(k, w_producer, w_consumer):
    return w_producer.call([], K_CallWithValues(w_consumer, k))


@control("apply", W_Root, Rest)
def apply(k, w_procedure, args_w):
    last = len(args_w) - 1
    if last < 0:
        raise errors.arity_error("apply", "at least 2", [w_procedure])
    last_w = w_to_list(args_w[last])
    if last_w is None:
        raise errors.wrong_argument("apply", "list?", 0, [args_w[last]])
    if not w_procedure.is_procedure():
        raise errors.wrong_argument("apply", "procedure?", 0, [w_procedure])
    if last == 0:
        return w_procedure.call(last_w, k)
    return w_procedure.call(args_w[:last] + last_w, k)
