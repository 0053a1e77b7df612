"""Custodians: they end the threads that were started under them. Ports are not theirs."""
from __future__ import absolute_import

from langs.scheme.vm.errors import contract_error, wrong_argument
from langs.scheme.vm.parameters import W_Parameter
from langs.scheme.vm.values import W_Root


class W_Custodian(W_Root):
    """`threads` and `children` are sets: the values mean nothing."""
    contract = "custodian?"

    def __init__(self, parent):
        self.parent = parent
        self.threads = {}
        self.children = {}
        self.is_shut = False
        if parent is not None:
            parent.children[self] = True

    def opaque_text(self):
        return "#<custodian>"

    def close(self, found):
        """Adds the threads to end to the list."""
        self.is_shut = True
        found += self.threads.keys()
        for child in self.children.keys():
            child.close(found)
        self.children.clear()
        if self.parent is not None and self in self.parent.children:
            del self.parent.children[self]


w_root_custodian = W_Custodian(None)
w_current_custodian = W_Parameter("current-custodian", w_root_custodian)


def shut_down_error(name, w_custodian):
    return contract_error("%s: the custodian has been shut down\n  custodian: %s" % (
        name, w_custodian.opaque_text()))


def current_custodian(name):
    """The one under which a thing may be made."""
    w_custodian = w_current_custodian.get()
    if not isinstance(w_custodian, W_Custodian):
        raise wrong_argument(name, "custodian?", 0, [w_custodian])
    if w_custodian.is_shut:
        raise shut_down_error(name, w_custodian)
    return w_custodian
