"""Parameters, their cells, and the parameterizations that continuations carry."""
from __future__ import absolute_import

from rpython.rlib import jit

from langs.scheme.vm.context import MACHINE, W_Parameterization
from langs.scheme.vm.continuation import K
from langs.scheme.vm.errors import arity_error
from langs.scheme.vm.values import W_Procedure, W_Root, w_void


class W_ThreadCell(W_Root):
    """`preserved`: a new thread starts with the value that its maker sees."""
    _immutable_fields_ = ["preserved"]
    contract = "thread-cell?"

    def __init__(self, w_value, preserved):
        self.w_value = w_value
        self.preserved = preserved

    def opaque_text(self):
        return "#<thread-cell>"


class W_AnyParameter(W_Procedure):
    _attrs_ = ()
    contract = "parameter?"

    def get(self):
        """The current value."""
        raise NotImplementedError

    def root(self):
        """The parameter that has the cells."""
        raise NotImplementedError

    def convert(self, w_value, k):
        """The state that gives k the value to store."""
        raise NotImplementedError


class W_Parameter(W_AnyParameter):
    """`w_guard` converts new values; None without one."""
    _immutable_fields_ = ["name", "cell", "w_guard"]

    def __init__(self, name, w_default, w_guard=None):
        self.name = name
        self.cell = W_ThreadCell(w_default, True)
        self.w_guard = w_guard

    def procedure_name(self):
        return self.name

    def root(self):
        return self

    def current_cell(self):
        return cell_of(self)

    def get(self):
        return cell_of(self).w_value

    def set(self, w_value):
        cell_of(self).w_value = w_value

    def convert(self, w_value, k):
        if self.w_guard is None:
            return k.plug(w_value)
        return self.w_guard.call([w_value], k)

    def call(self, args_w, k):
        if len(args_w) == 0:
            return k.plug(self.get())
        if len(args_w) > 1:
            raise arity_error("parameter-procedure", "", args_w)
        if self.w_guard is None:
            self.set(args_w[0])
            return k.plug(w_void)
        return self.w_guard.call(args_w, K_SetParameter(self, k))


class K_SetParameter(K):
    """Behind the guard of a parameter that is set."""
    _immutable_fields_ = ["parameter"]

    def __init__(self, parameter, next):
        self.parameter = parameter
        self.next = next

    def plug(self, w_value):
        self.parameter.set(w_value)
        return self.next.plug(w_void)

    def relinked(self, next):
        return K_SetParameter(self.parameter, next)


class W_DerivedParameter(W_AnyParameter):
    """Converts what goes into another parameter and what comes out of it."""
    _immutable_fields_ = ["w_parameter", "w_guard", "w_wrap"]

    def __init__(self, w_parameter, w_guard, w_wrap):
        self.w_parameter = w_parameter
        self.w_guard = w_guard
        self.w_wrap = w_wrap

    def procedure_name(self):
        return self.w_parameter.procedure_name()

    def root(self):
        return self.w_parameter.root()

    def convert(self, w_value, k):
        return self.w_guard.call([w_value], K_Convert(self.w_parameter, k))

    def call(self, args_w, k):
        if len(args_w) == 0:
            return self.w_parameter.call([], K_Call(self.w_wrap, k))
        return self.w_guard.call(args_w, K_Call(self.w_parameter, k))


class K_Call(K):
    """Calls a procedure with what it gets."""
    _immutable_fields_ = ["w_procedure"]

    def __init__(self, w_procedure, next):
        self.w_procedure = w_procedure
        self.next = next

    def plug(self, w_value):
        return self.w_procedure.call([w_value], self.next)

    def relinked(self, next):
        return K_Call(self.w_procedure, next)


class K_Convert(K):
    """Behind a derived parameter's guard: the guard of the parameter inside."""
    _immutable_fields_ = ["w_parameter"]

    def __init__(self, w_parameter, next):
        self.w_parameter = w_parameter
        self.next = next

    def plug(self, w_value):
        return self.w_parameter.convert(w_value, self.next)

    def relinked(self, next):
        return K_Convert(self.w_parameter, next)


def current_parameterization():
    context = MACHINE.context
    if context is None:
        return None
    return context.parameterization


def cell_of(w_parameter):
    parameterization = current_parameterization()
    if parameterization is None:
        return w_parameter.cell
    return find_cell(parameterization, w_parameter)


@jit.dont_look_inside
def find_cell(parameterization, w_parameter):
    while parameterization is not None:
        if parameterization.w_parameter is w_parameter:
            return parameterization.cell
        parameterization = parameterization.next
    return w_parameter.cell


def value_of(w_parameter):
    """The current value, for plain primitives."""
    return w_parameter.get()


def extended(w_parent, w_parameter, w_value):
    """A parameterization with one more parameter, w_parent may be None."""
    return W_Parameterization(w_parameter.root(), W_ThreadCell(w_value, True), w_parent)
