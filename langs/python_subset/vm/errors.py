"""Guest exceptions on their way through RPython frames."""
from __future__ import absolute_import


class Kind(object):
    """A builtin exception class, before and after its type object exists."""
    _immutable_fields_ = ["name", "w_type"]

    def __init__(self, name):
        self.name = name
        self.w_type = None      # set by types/exception_type.py


KINDS = {}


def kind(name):
    if name not in KINDS:
        KINDS[name] = Kind(name)
    return KINDS[name]


class GuestError(Exception):
    """A raised guest exception.

    Raised by the VM itself it carries a kind and arguments; the exception
    object is made only where the guest can see it (`exceptions.value_of`).
    """

    def __init__(self, w_value, kind, message, w_argument=None):
        self.w_value = w_value
        self.kind = kind
        self.message = message          # str or None
        self.w_argument = w_argument    # the one argument instead of a message
        self.traceback = None
        self.is_again = False           # raised again: its traceback has this frame

    def w_class(self):
        if self.w_value is None:
            return self.kind.w_type
        return self.w_value.type()

    def matches(self, kind):
        return self.w_class().is_subtype(kind.w_type)

    def details(self):
        """The arguments of the exception object where they are not just the message."""
        return None

    def throw_arguments(self):
        """The arguments of the `throw` of a generator where that is how it came, or None."""
        return None

    def __str__(self):
        return "%s: %s" % (self.kind.name if self.kind else "guest", self.message)


class ThrownError(GuestError):
    """Thrown into a generator: what that goes through is given the same arguments."""

    def __init__(self, w_value, args_w):
        GuestError.__init__(self, w_value, None, None)
        self.args_w = args_w

    def throw_arguments(self):
        return self.args_w


class LookupFailure(GuestError):
    """An AttributeError or NameError: its object knows what was not found, and where."""

    def __init__(self, kind, message, name, w_object):
        GuestError.__init__(self, None, kind, message)
        self.name = name
        self.w_object = w_object        # None: a variable


def _raiser(name):
    the_kind = kind(name)

    def make(message):
        return GuestError(None, the_kind, message)
    make.__name__ = name
    return make


type_error = _raiser("TypeError")
value_error = _raiser("ValueError")
index_error = _raiser("IndexError")
attribute_error = _raiser("AttributeError")
unbound_local_error = _raiser("UnboundLocalError")
zero_division_error = _raiser("ZeroDivisionError")
overflow_error = _raiser("OverflowError")
runtime_error = _raiser("RuntimeError")
recursion_error = _raiser("RecursionError")
memory_error = _raiser("MemoryError")
import_error = _raiser("ImportError")
module_not_found_error = _raiser("ModuleNotFoundError")
assertion_error = _raiser("AssertionError")
system_error = _raiser("SystemError")
lookup_error = _raiser("LookupError")
unicode_error = _raiser("UnicodeError")
buffer_error = _raiser("BufferError")
eof_error = _raiser("EOFError")
not_implemented_error = _raiser("NotImplementedError")

ATTRIBUTE_ERROR = kind("AttributeError")
INDEX_ERROR = kind("IndexError")
NAME_ERROR = kind("NameError")
TYPE_ERROR = kind("TypeError")
KEY_ERROR = kind("KeyError")
OVERFLOW_ERROR = kind("OverflowError")
STOP_ITERATION = kind("StopIteration")
SYSTEM_EXIT = kind("SystemExit")


def undefined_name(name):
    return LookupFailure(NAME_ERROR, "name '%s' is not defined" % name, name, None)


def key_error(w_key):
    return GuestError(None, KEY_ERROR, None, w_key)


def stop_iteration(w_value):
    return GuestError(None, STOP_ITERATION, None, w_value)


def system_exit(w_value):
    return GuestError(None, SYSTEM_EXIT, None, w_value)
