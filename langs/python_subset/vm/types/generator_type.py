"""Generators' methods."""
from __future__ import absolute_import

from langs.python_subset.vm import exceptions
from langs.python_subset.vm.errors import ThrownError
from langs.python_subset.vm.generators import W_Generator
from langs.python_subset.vm.gateway import getter, method, optional, setter
from langs.python_subset.vm.operators import identity_hash
from langs.python_subset.vm.root import W_Root
from langs.python_subset.vm.typeobject import W_Type
from langs.python_subset.vm.values import W_Str, w_None, wrap_bool

generator_type = W_Generator.w_class


@method(generator_type, "__iter__", W_Generator)
def iter_(w_generator):
    return w_generator


@method(generator_type, "__next__", W_Generator)
def next_(w_generator):
    return w_generator.send(w_None)


@method(generator_type, "send", W_Generator, W_Root)
def send(w_generator, w_value):
    return w_generator.send(w_value)


@method(generator_type, "throw", W_Generator, W_Root, optional(W_Root), optional(W_Root))
def throw(w_generator, w_type, w_value, w_traceback):
    return w_generator.throw(thrown(w_type, w_value, w_traceback))


def thrown(w_type, w_value, w_traceback):
    """The GuestError of `throw(w_type, w_value, w_traceback)`."""
    args_w = [w_argument for w_argument in [w_type, w_value, w_traceback]
              if w_argument is not None][:]
    if isinstance(w_type, W_Type) and w_value is not None and w_value is not w_None:
        if isinstance(w_value, exceptions.W_Exception):
            w_type = w_value
        else:
            w_type = w_type.call1(w_value)
    w_exception = exceptions.instantiate(w_type)
    error = ThrownError(w_exception, args_w)
    error.traceback = w_exception.traceback
    return error


@method(generator_type, "close", W_Generator)
def close(w_generator):
    w_generator.close()


@method(generator_type, "__repr__", W_Generator)
def repr_(w_generator):
    return W_Str("<generator object %s at 0x%x>" % (
        w_generator.qualname, identity_hash(w_generator)))


@getter(generator_type, "__name__", W_Generator)
def get_name(w_generator):
    return W_Str(w_generator.name)


@setter(generator_type, "__name__", W_Generator, W_Str)
def set_name(w_generator, w_name):
    w_generator.name = w_name.utf8


@getter(generator_type, "__qualname__", W_Generator)
def get_qualname(w_generator):
    return W_Str(w_generator.qualname)


@setter(generator_type, "__qualname__", W_Generator, W_Str)
def set_qualname(w_generator, w_name):
    w_generator.qualname = w_name.utf8


@getter(generator_type, "gi_running", W_Generator)
def is_running(w_generator):
    return wrap_bool(w_generator.is_running())


@getter(generator_type, "gi_code", W_Generator)
def get_code(w_generator):
    return w_generator.code


# -- what it is doing (a coroutine has the same under other names)

def frame_of(w_generator):
    return w_generator.frame or w_None


def delegate_of(w_generator):
    """What it goes through with `yield from`, or None."""
    frame = w_generator.frame
    if frame is None or w_generator.is_running() or not w_generator.started:
        return w_None
    if w_generator.code.delegates_at(frame.position()):
        return frame.peek(0)
    return w_None


def is_suspended(w_generator):
    return wrap_bool(w_generator.started and not w_generator.is_running() and
                     w_generator.frame is not None)


@getter(generator_type, "gi_frame", W_Generator)
def get_frame(w_generator):
    return frame_of(w_generator)


@getter(generator_type, "gi_yieldfrom", W_Generator)
def get_delegate(w_generator):
    return delegate_of(w_generator)


@getter(generator_type, "gi_suspended", W_Generator)
def get_suspended(w_generator):
    return is_suspended(w_generator)
