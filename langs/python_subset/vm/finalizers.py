"""What happens when the guest's objects die: __del__ and callbacks of weak references."""
from __future__ import absolute_import

from rpython.rlib import jit, rgc, rsignal, rweakref
from rpython.rlib.objectmodel import compute_unique_id, we_are_translated

from langs.python_subset.vm.errors import GuestError
from langs.python_subset.vm.root import W_Root


class Reporter(object):
    """Prints errors that no one can catch; report.py has one."""

    def report(self, error, w_where):
        raise NotImplementedError


class Pending(object):
    """Whether the garbage collector has found such objects."""

    def __init__(self):
        self.found = False
        self.reporter = Reporter()
        self.callbacks = {}     # id of an object -> weak references that call back


PENDING = Pending()


class Dying(rgc.FinalizerQueue):
    Class = W_Root

    def finalizer_trigger(self):
        PENDING.found = True
        if we_are_translated():
            rsignal.pypysig_getaddr_occurred().c_value = -1     # see interrupts.py


DYING = Dying()


class W_Reference(W_Root):
    """A weak reference; `w_callback` is called with it after the object's death."""

    def __init__(self, w_object, w_callback):
        assert w_object is not None
        self.reference = rweakref.ref(w_object)
        self.w_callback = w_callback        # or None
        self.hash = -1

    def target(self):
        """The object, or None when it is dead."""
        return self.reference()


@jit.dont_look_inside
def watch(w_object):
    """__del__ will be called."""
    DYING.register_finalizer(w_object)


@jit.dont_look_inside
def add_callback(w_object, w_reference):
    """The reference will be told when the object dies."""
    assert w_reference is not None
    key = compute_unique_id(w_object)
    if key not in PENDING.callbacks:
        PENDING.callbacks[key] = []
        if w_object.type().lookup("__del__") is None:
            watch(w_object)
    PENDING.callbacks[key].append(rweakref.ref(w_reference))


@jit.dont_look_inside
def run_pending():
    """Calls what is to be called of the objects that have died."""
    PENDING.found = False
    while True:
        w_object = DYING.next_dead()
        if w_object is None:
            return
        w_del = w_object.type().lookup("__del__")
        if w_del is not None:
            try:
                w_del.call_with0(w_object)
            except GuestError as error:
                PENDING.reporter.report(error, w_del)
        key = compute_unique_id(w_object)
        if key in PENDING.callbacks:
            references = PENDING.callbacks[key]
            del PENDING.callbacks[key]
            for i in range(len(references) - 1, -1, -1):
                w_reference = references[i]()
                if w_reference is not None:
                    call_back(w_reference)


def call_back(w_reference):
    w_callback = w_reference.w_callback
    w_reference.w_callback = None
    w_reference.reference = rweakref.dead_ref
    if w_callback is not None:
        try:
            w_callback.call1(w_reference)
        except GuestError as error:
            PENDING.reporter.report(error, w_callback)
