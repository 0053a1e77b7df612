"""display, write, print and formatted output."""
from __future__ import absolute_import

from kit.vm.primitives import Optional, Rest
from langs.scheme.vm import strings
from langs.scheme.vm.callbacks import call_nested
from langs.scheme.vm.current_ports import current_error, current_output, output_port
from langs.scheme.vm.errors import wrong_argument
from langs.scheme.vm.format_text import format_text
from langs.scheme.vm.primitives import SCHEME
from langs.scheme.vm.printing import DISPLAY, PRINT, QUOTED, WRITE, print_to
from langs.scheme.vm.strings import W_String
from langs.scheme.vm.values import W_Fixnum, W_Root

primitive = SCHEME.primitive


def is_handled(w_out, which, w_value):
    """Whether a procedure that the port has instead has printed the value."""
    w_handler = w_out.get_handler(which)
    if w_handler is None:
        return False
    call_nested(w_handler, [w_value, w_out])
    return True


@primitive("display", W_Root, Optional(W_Root))
def display(w_value, w_port):
    w_out = output_port("display", w_port)
    if is_handled(w_out, DISPLAY, w_value):
        return
    if isinstance(w_value, W_String):
        w_out.write(w_value.utf8())
    else:
        print_to(w_out, w_value, DISPLAY)


@primitive("write", W_Root, Optional(W_Root))
def write(w_value, w_port):
    w_out = output_port("write", w_port)
    if not is_handled(w_out, WRITE, w_value):
        print_to(w_out, w_value, WRITE)


@primitive("print", W_Root, Optional(W_Root), Optional(W_Root))
def print_(w_value, w_port, w_depth):
    mode = PRINT
    if w_depth is not None:
        if not isinstance(w_depth, W_Fixnum) or not 0 <= w_depth.intval <= 1:
            raise wrong_argument("print", "(or/c 0 1)", 0, [w_depth])
        if w_depth.intval == 1:
            mode = QUOTED
    w_out = output_port("print", w_port)
    if not is_handled(w_out, PRINT, w_value):
        print_to(w_out, w_value, mode)


@primitive("newline", Optional(W_Root))
def newline(w_port):
    output_port("newline", w_port).write("\n")


@primitive("format", W_String, Rest)
def format(w_pattern, args_w):
    return strings.from_utf8(format_text("format", w_pattern.utf8(), args_w))


@primitive("printf", W_String, Rest)
def printf(w_pattern, args_w):
    current_output().write(format_text("printf", w_pattern.utf8(), args_w))


@primitive("eprintf", W_String, Rest)
def eprintf(w_pattern, args_w):
    current_error().write(format_text("eprintf", w_pattern.utf8(), args_w))


@primitive("fprintf", W_Root, W_String, Rest)
def fprintf(w_port, w_pattern, args_w):
    w_out = output_port("fprintf", w_port)
    w_out.write(format_text("fprintf", w_pattern.utf8(), args_w))
