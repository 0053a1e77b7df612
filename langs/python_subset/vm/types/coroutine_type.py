"""Coroutines and asynchronous generators."""
from __future__ import absolute_import

from langs.python_subset.vm.coroutines import W_AsyncStep
from langs.python_subset.vm.errors import GuestError
from langs.python_subset.vm.exceptions import GENERATOR_EXIT
from langs.python_subset.vm.generators import W_AsyncGenerator, W_Coroutine
from langs.python_subset.vm.gateway import getter, method, optional, setter
from langs.python_subset.vm.operators import identity_hash
from langs.python_subset.vm.root import W_Root
from langs.python_subset.vm.types.generator_type import (
    delegate_of, frame_of, get_name, get_qualname, is_suspended, set_name, set_qualname, thrown)
from langs.python_subset.vm.values import W_Str, w_None, wrap_bool

coroutine_type = W_Coroutine.w_class
async_generator_type = W_AsyncGenerator.w_class
step_type = W_AsyncStep.w_class


@method(coroutine_type, "send", W_Coroutine, W_Root)
def send(w_coroutine, w_value):
    return w_coroutine.send(w_value)


@method(coroutine_type, "throw", W_Coroutine, W_Root, optional(W_Root), optional(W_Root))
def throw(w_coroutine, w_type, w_value, w_traceback):
    return w_coroutine.throw(thrown(w_type, w_value, w_traceback))


@method(coroutine_type, "close", W_Coroutine)
def close(w_coroutine):
    w_coroutine.close()


@method(coroutine_type, "__await__", W_Coroutine)
def await_(w_coroutine):
    return w_coroutine


@method(coroutine_type, "__next__", W_Coroutine)
def next_(w_coroutine):
    return w_coroutine.send(w_None)


@method(coroutine_type, "__repr__", W_Coroutine)
def repr_(w_coroutine):
    return W_Str("<coroutine object %s at 0x%x>" % (
        w_coroutine.qualname, identity_hash(w_coroutine)))


getter(coroutine_type, "__name__", W_Coroutine)(get_name)
setter(coroutine_type, "__name__", W_Coroutine, W_Str)(set_name)
getter(coroutine_type, "__qualname__", W_Coroutine)(get_qualname)
setter(coroutine_type, "__qualname__", W_Coroutine, W_Str)(set_qualname)


@getter(coroutine_type, "cr_running", W_Coroutine)
def is_running(w_coroutine):
    return wrap_bool(w_coroutine.is_running())


@getter(coroutine_type, "cr_code", W_Coroutine)
def get_code(w_coroutine):
    return w_coroutine.code


@getter(coroutine_type, "cr_frame", W_Coroutine)
def get_frame(w_coroutine):
    return frame_of(w_coroutine)


@getter(coroutine_type, "cr_await", W_Coroutine)
def get_delegate(w_coroutine):
    return delegate_of(w_coroutine)


@getter(coroutine_type, "cr_suspended", W_Coroutine)
def get_suspended(w_coroutine):
    return is_suspended(w_coroutine)


@getter(coroutine_type, "cr_origin", W_Coroutine)
def get_origin(w_coroutine):
    return w_None


# -- asynchronous generators

@method(step_type, "send", W_AsyncStep, W_Root)
def step_send(w_step, w_value):
    return w_step.send(w_value, None)


@method(step_type, "throw", W_AsyncStep, W_Root, optional(W_Root), optional(W_Root))
def step_throw(w_step, w_type, w_value, w_traceback):
    return w_step.send(w_None, thrown(w_type, w_value, w_traceback))


@method(step_type, "__next__", W_AsyncStep)
def step_next(w_step):
    return w_step.send(w_None, None)


@method(step_type, "__await__", W_AsyncStep)
def step_await(w_step):
    return w_step


@method(step_type, "__iter__", W_AsyncStep)
def step_iter(w_step):
    return w_step


@method(async_generator_type, "__aiter__", W_AsyncGenerator)
def aiter(w_generator):
    return w_generator


@method(async_generator_type, "__anext__", W_AsyncGenerator)
def anext(w_generator):
    return W_AsyncStep(w_generator, w_None, None, False)


@method(async_generator_type, "asend", W_AsyncGenerator, W_Root)
def asend(w_generator, w_value):
    return W_AsyncStep(w_generator, w_value, None, False)


@method(async_generator_type, "athrow", W_AsyncGenerator, W_Root, optional(W_Root),
        optional(W_Root))
def athrow(w_generator, w_type, w_value, w_traceback):
    return W_AsyncStep(w_generator, None, thrown(w_type, w_value, w_traceback), False)


@method(async_generator_type, "aclose", W_AsyncGenerator)
def aclose(w_generator):
    return W_AsyncStep(w_generator, None, GuestError(None, GENERATOR_EXIT, None), True)


@getter(async_generator_type, "__name__", W_AsyncGenerator)
def get_generator_name(w_generator):
    return W_Str(w_generator.w_inside.name)
