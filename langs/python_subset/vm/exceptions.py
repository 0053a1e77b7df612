"""Exception objects, and the passage between them and GuestErrors."""
from __future__ import absolute_import

from rpython.rlib import jit
from rpython.rlib.objectmodel import import_from_mixin

from langs.python_subset.vm.errors import (
    GuestError, LookupFailure, STOP_ITERATION, attribute_error, kind, runtime_error, type_error)
from langs.python_subset.vm.execution import EXECUTION
from langs.python_subset.vm.instances import InstanceMixin, ObjectMixin, slot_key
from langs.python_subset.vm.root import W_Root
from langs.python_subset.vm.typeobject import W_Type
from langs.python_subset.vm.values import W_Str, W_Tuple, w_None

GENERATOR_EXIT = kind("GeneratorExit")
BASE_EXCEPTION = kind("BaseException")
ASSERTION_ERROR = kind("AssertionError")


class W_Exception(W_Root):
    """An instance of BaseException or of a class that extends it."""
    import_from_mixin(ObjectMixin)
    import_from_mixin(InstanceMixin)

    def __init__(self, w_type, args_w):
        self.init_map(w_type.root_map)
        self.args_w = args_w
        self.traceback = None
        self.w_cause = None
        self.w_context = None
        self.suppress_context = False


def value_of(error):
    """The exception object of a GuestError."""
    w_value = error.w_value
    if w_value is None:
        args_w = error.details()
        if args_w is not None:
            pass
        elif error.w_argument is not None:
            args_w = [error.w_argument]
        elif error.message is not None:
            args_w = [W_Str(error.message)]
        else:
            args_w = []
        w_value = W_Exception(error.kind.w_type, args_w)
        if isinstance(error, LookupFailure):
            set_detail(w_value, "name", W_Str(error.name))
            if error.w_object is not None:
                set_detail(w_value, "obj", error.w_object)
        error.w_value = w_value
    assert isinstance(w_value, W_Exception)
    return w_value


def get_detail(w_exception, name):
    """A value that the exception carries besides its arguments, or None."""
    return w_exception.get_own(slot_key(name))


def set_detail(w_exception, name, w_value):
    w_exception.set_slot(slot_key(name), w_value)


def caught(error):
    """The exception object as a handler sees it: with traceback and context."""
    w_value = value_of(error)
    w_value.traceback = error.traceback
    w_handled = EXECUTION.w_handled
    if w_handled is not None and w_handled is not w_value and w_value.w_context is None:
        set_context(w_value, w_handled)
    return w_value


def set_context(w_value, w_handled):
    """w_value was raised while w_handled was being handled; cuts cycles that this would make."""
    w_link = w_behind = w_handled       # behind at half the speed: what the guest made a cycle
    steps = 0
    while w_link is not None:
        assert isinstance(w_link, W_Exception)
        if w_link.w_context is w_value:
            w_link.w_context = None
            break
        w_link = w_link.w_context
        steps += 1
        if steps & 1 == 0:
            assert isinstance(w_behind, W_Exception)
            w_behind = w_behind.w_context
        if w_link is w_behind:
            break
    w_value.w_context = w_handled


def instantiate(w_value):
    """The exception object that `raise w_value` raises."""
    if isinstance(w_value, W_Type):
        if w_value.is_subtype(BASE_EXCEPTION.w_type):
            w_made = w_value.call0()
            if isinstance(w_made, W_Exception):
                return w_made
            raise type_error("calling %s should have returned an instance of"
                             " BaseException, not %s" % (w_value.name, w_made.type_name()))
    elif isinstance(w_value, W_Exception):
        return w_value
    raise type_error("exceptions must derive from BaseException")


def raised(w_value, w_cause):
    """The GuestError of `raise w_value [from w_cause]`."""
    w_exception = instantiate(w_value)
    if w_cause is not None:
        if w_cause is w_None:
            w_exception.w_cause = None
        else:
            w_exception.w_cause = cause_of(w_cause)
        w_exception.suppress_context = True
    error = GuestError(w_exception, None, None)
    error.traceback = w_exception.traceback
    return error


def cause_of(w_cause):
    if isinstance(w_cause, W_Type) and w_cause.is_subtype(BASE_EXCEPTION.w_type):
        return instantiate(w_cause)
    if not isinstance(w_cause, W_Exception):
        raise type_error("exception causes must derive from BaseException")
    return w_cause


def raise_again(w_exception):
    """The GuestError that raises a caught exception with its traceback as it is."""
    if w_exception is None:
        return runtime_error("No active exception to reraise")
    assert isinstance(w_exception, W_Exception)
    error = GuestError(w_exception, None, None)
    error.traceback = w_exception.traceback
    error.is_again = True
    return error


def matches(w_exception, w_class):
    """Whether `except w_class` catches the exception."""
    if isinstance(w_class, W_Tuple):
        return matches_any(w_exception, w_class.items_w)
    if not (isinstance(w_class, W_Type) and w_class.is_subtype(BASE_EXCEPTION.w_type)):
        raise type_error("catching classes that do not inherit from BaseException"
                         " is not allowed")
    return w_exception.type().is_subtype(w_class)


@jit.look_inside_iff(lambda w_exception, classes_w: jit.isconstant(len(classes_w)))
def matches_any(w_exception, classes_w):
    for w_class in classes_w:
        if matches(w_exception, w_class):
            return True
    return False


def traceback_of(w_exception):
    assert isinstance(w_exception, W_Exception)
    if w_exception.traceback is None:
        return w_None
    return w_exception.traceback


def stop_value(error):
    """What a StopIteration carries."""
    w_value = value_of(error)
    if len(w_value.args_w) == 0:
        return w_None
    return w_value.args_w[0]


def generator_raised_stop(error, called):
    """PEP 479: a StopIteration that leaves a generator, or what is called otherwise."""
    return runtime_error_from(error, called + " raised StopIteration")


def runtime_error_from(error, message):
    """A RuntimeError whose cause is another error."""
    w_value = caught(error)
    new = runtime_error(message)
    w_new = value_of(new)
    w_new.w_cause = w_value
    w_new.w_context = w_value
    w_new.suppress_context = True
    return new


def delegate(w_iterator, w_sent):
    """One step of `yield from`: the value to yield, or None at the end, with
    the iterator's return value in EXECUTION.w_returned."""
    if w_iterator.is_generator:
        return w_iterator.resume(w_sent, None)
    if w_sent is w_None and w_iterator.type().is_builtin:
        EXECUTION.w_returned = w_None
        return w_iterator.next()
    try:
        if w_sent is w_None:
            return w_iterator.type().lookup("__next__").call_with0(w_iterator)
        return send_to(w_iterator, w_sent)
    except GuestError as error:
        if not error.matches(STOP_ITERATION):
            raise
        EXECUTION.w_returned = stop_value(error)
        return None


def send_to(w_iterator, w_sent):
    w_send = w_iterator.type().lookup("send")
    if w_send is None:
        raise attribute_error("'%s' object has no attribute 'send'" % w_iterator.type_name())
    return w_send.call_with1(w_iterator, w_sent)


def throw_into(w_iterator, error):
    """The same for an exception thrown into the delegating generator."""
    w_type = w_iterator.type()
    if error.matches(GENERATOR_EXIT):
        w_close = w_type.lookup("close")
        if w_close is not None:
            w_close.call_with0(w_iterator)
        raise error
    if w_iterator.is_generator:
        return w_iterator.resume(w_None, error)
    w_throw = w_type.lookup("throw")
    if w_throw is None:
        raise error
    args_w = error.throw_arguments()
    if args_w is None:
        args_w = [value_of(error)]
    try:
        return w_throw.call_with_args(w_iterator, args_w)
    except GuestError as stop:
        if not stop.matches(STOP_ITERATION):
            raise
        EXECUTION.w_returned = stop_value(stop)
        return None
