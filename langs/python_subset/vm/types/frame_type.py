"""Frames: those that run, and those that a traceback tells of."""
from __future__ import absolute_import

from langs.python_subset.vm.dictobject import namespace_dict, new_dict
from langs.python_subset.vm.dynamic import locals_of
from langs.python_subset.vm.frame import Frame
from langs.python_subset.vm.gateway import getter, method
from langs.python_subset.vm.traceback import Traceback, W_AnyFrame, W_PastFrame, frame_type
from langs.python_subset.vm.values import W_Int, w_None


@getter(frame_type, "f_back", W_AnyFrame)
def f_back(w_frame):
    return w_frame.get_caller() or w_None


@getter(frame_type, "f_code", W_AnyFrame)
def f_code(w_frame):
    return w_frame.get_code()


@getter(frame_type, "f_globals", W_AnyFrame)
def f_globals(w_frame):
    return namespace_dict(w_frame.get_globals())


@getter(frame_type, "f_builtins", W_AnyFrame)
def f_builtins(w_frame):
    namespace = w_frame.get_globals()
    return namespace_dict(namespace.builtins or namespace)


@getter(frame_type, "f_locals", W_AnyFrame)
def f_locals(w_frame):
    """Those of a past frame are gone."""
    if isinstance(w_frame, Frame):
        return locals_of(w_frame)
    return new_dict()


@getter(frame_type, "f_lineno", W_AnyFrame)
def f_lineno(w_frame):
    return W_Int(w_frame.line())


@getter(frame_type, "f_lasti", W_AnyFrame)
def f_lasti(w_frame):
    return W_Int(w_frame.position() * 2)


@getter(frame_type, "f_trace", W_AnyFrame)
def f_trace(w_frame):
    return w_None


@method(frame_type, "clear", W_AnyFrame)
def clear(w_frame):
    pass


@getter(Traceback.w_class, "tb_frame", Traceback)
def tb_frame(entry):
    return W_PastFrame(entry)


@getter(Traceback.w_class, "tb_lasti", Traceback)
def tb_lasti(entry):
    return W_Int(entry.pc * 2)
