"""The handlers that print results and show values in error messages."""
from __future__ import absolute_import

from langs.scheme.vm import strings
from langs.scheme.vm.current_ports import current_output
from langs.scheme.vm.error_values import w_width
from langs.scheme.vm.errors import MAKER
from langs.scheme.vm.parameters import W_Parameter
from langs.scheme.vm.primitives import SCHEME
from langs.scheme.vm.printing import PRINT, print_to
from langs.scheme.vm.raising import w_context_length
from langs.scheme.vm.strings import W_String
from langs.scheme.vm.values import W_Fixnum, W_Procedure, W_Root, w_true, w_void, wrap_bool


class W_PrintResult(W_Procedure):
    """The default of current-print: a line on the output, unless it is void."""

    def procedure_name(self):
        return "default-print-handler"

    def call(self, args_w, k):
        w_value = args_w[0]
        if w_value is not w_void:
            w_port = current_output()
            print_to(w_port, w_value, PRINT)
            w_port.write("\n")
        return k.plug(w_void)


class W_ErrorValueToString(W_Procedure):
    """The default: as print shows it, within a number of characters."""

    def procedure_name(self):
        return "default-error-value->string-handler"

    def call(self, args_w, k):
        return k.plug(strings.from_utf8(MAKER.show(args_w[0])))


class W_Unquoted(W_Root):
    """A text that error messages show without quotes."""
    contract = "unquoted-printing-string?"

    def __init__(self, utf8):
        self.utf8 = utf8

    def opaque_text(self):
        return self.utf8


@SCHEME.primitive("unquoted-printing-string", W_String)
def unquoted_printing_string(w_text):
    return W_Unquoted(w_text.utf8())


@SCHEME.primitive("unquoted-printing-string?", W_Root)
def is_unquoted_printing_string(w_value):
    return wrap_bool(isinstance(w_value, W_Unquoted))


SCHEME.value("current-print", W_Parameter("current-print", W_PrintResult()))
SCHEME.value("error-print-width", w_width)
SCHEME.value("error-print-context-length", w_context_length)
SCHEME.value("error-print-source-location",
             W_Parameter("error-print-source-location", w_true))
SCHEME.value("error-value->string-handler",
             W_Parameter("error-value->string-handler", W_ErrorValueToString()))
