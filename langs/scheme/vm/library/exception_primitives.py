"""raise, the handlers, exit, and the exn structures."""
from __future__ import absolute_import

from kit.vm.primitives import Optional
from langs.scheme.vm import raising
from langs.scheme.vm.errors import EXN_TYPES
from langs.scheme.vm.parameters import W_Parameter
from langs.scheme.vm.primitives import SCHEME
from langs.scheme.vm.raising import Stop, raise_value
from langs.scheme.vm.struct_procedures import (
    W_Constructor, W_FieldAccessor, W_StructPredicate)
from langs.scheme.vm.values import W_Fixnum, W_Procedure, W_Root, is_true, w_true

primitive = SCHEME.primitive
control = SCHEME.control


@control("raise", W_Root, Optional(W_Root, w_true))
def raise_(k, w_value, w_barrier):
    return raise_value(w_value, is_true(w_barrier), k)


SCHEME.value("uncaught-exception-handler", raising.w_uncaught_handler)
SCHEME.value("error-display-handler", raising.w_display_handler)
SCHEME.value("error-escape-handler", raising.w_escape_handler)


class W_ExitHandler(W_Procedure):
    """The default: ends the program, with a status from 1 to 255, else 0."""

    def procedure_name(self):
        return "default-exit-handler"

    def call(self, args_w, k):
        w_status = args_w[0]
        if isinstance(w_status, W_Fixnum) and 1 <= w_status.intval <= 255:
            raise Stop(w_status.intval)
        raise Stop(0)


w_exit_handler = W_Parameter("exit-handler", W_ExitHandler())
SCHEME.value("exit-handler", w_exit_handler)


@control("exit", Optional(W_Root, w_true))
def exit(k, w_status):
    return w_exit_handler.get().call([w_status], k)


FIELDS = {
    "exn": ["message", "continuation-marks"],
    "exn:fail:contract:variable": ["id"],
    "exn:fail:syntax": ["exprs"],
    "exn:fail:syntax:missing-module": ["path"],
    "exn:fail:read": ["srclocs"],
    "exn:fail:filesystem:errno": ["errno"],
    "exn:fail:filesystem:missing-module": ["path"],
    "exn:fail:network:errno": ["errno"],
    "exn:break": ["continuation"],
}

for _name, _w_type in EXN_TYPES.items():
    SCHEME.value("struct:" + _name, _w_type)
    SCHEME.value("make-" + _name, W_Constructor("make-" + _name, _w_type))
    SCHEME.value(_name, W_Constructor(_name, _w_type))
    SCHEME.value(_name + "?", W_StructPredicate(_name + "?", _w_type))
    for _index, _field in enumerate(FIELDS.get(_name, [])):
        SCHEME.value("%s-%s" % (_name, _field), W_FieldAccessor(
            "%s-%s" % (_name, _field), _w_type, _w_type.first + _index))
