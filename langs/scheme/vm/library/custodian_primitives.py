"""Custodians, and what else of the runtime's management a program may ask for."""
from __future__ import absolute_import

from kit.vm.primitives import Optional
from langs.scheme.vm.custodians import (
    W_Custodian, current_custodian, shut_down_error, w_current_custodian)
from langs.scheme.vm.errors import wrong_argument
from langs.scheme.vm.primitives import SCHEME
from langs.scheme.vm.threads import SCHEDULER
from langs.scheme.vm.values import W_Root, list_to_w, w_false, w_void, wrap_bool

primitive = SCHEME.primitive

SCHEME.value("current-custodian", w_current_custodian)


@primitive("custodian?", W_Root)
def is_custodian(w_value):
    return wrap_bool(isinstance(w_value, W_Custodian))


@primitive("make-custodian", Optional(W_Root, None))
def make_custodian(w_parent):
    if w_parent is None:
        return W_Custodian(current_custodian("make-custodian"))
    if not isinstance(w_parent, W_Custodian):
        raise wrong_argument("make-custodian", "custodian?", 0, [w_parent])
    if w_parent.is_shut:
        raise shut_down_error("make-custodian", w_parent)
    return W_Custodian(w_parent)


@primitive("custodian-shut-down?", W_Custodian)
def is_shut_down(custodian):
    return wrap_bool(custodian.is_shut)


@SCHEME.control("custodian-shutdown-all", W_Custodian)
def shut_down(k, custodian):
    threads = []
    custodian.close(threads)
    for thread in threads:
        SCHEDULER.end(thread)
    if SCHEDULER.current.is_done:
        return SCHEDULER.next_state()
    return k.plug(w_void)


@primitive("custodian-managed-list", W_Custodian, W_Custodian)
def managed_list(custodian, w_super):
    found_w = []
    for thread in custodian.threads.keys():
        found_w.append(thread)
    for child in custodian.children.keys():
        found_w.append(child)
    return list_to_w(found_w[:])


@primitive("custodian-memory-accounting-available?")
def is_memory_accounted():
    return w_false


class W_CustodianBox(W_Root):
    """Gives up its value when the custodian is shut down."""
    contract = "custodian-box?"

    def __init__(self, custodian, w_value):
        self.custodian = custodian
        self.w_value = w_value


@primitive("make-custodian-box", W_Custodian, W_Root)
def make_custodian_box(custodian, w_value):
    return W_CustodianBox(custodian, w_value)


@primitive("custodian-box?", W_Root)
def is_custodian_box(w_value):
    return wrap_bool(isinstance(w_value, W_CustodianBox))


@primitive("custodian-box-value", W_CustodianBox)
def custodian_box_value(box):
    if box.custodian.is_shut:
        box.w_value = w_false
    return box.w_value
