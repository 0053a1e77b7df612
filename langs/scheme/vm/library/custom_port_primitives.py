"""make-input-port, make-output-port, make-pipe."""
from __future__ import absolute_import

from kit.vm.primitives import Optional, Rest
from langs.scheme.vm.arguments import to_natural
from langs.scheme.vm.current_ports import as_input_port, as_output_port
from langs.scheme.vm.custom_ports import (
    W_CustomInput, W_CustomOutput, W_ForwardingInput, W_ForwardingOutput, W_PipeInput,
    W_PipeOutput)
from langs.scheme.vm.errors import wrong_argument
from langs.scheme.vm.primitives import SCHEME
from langs.scheme.vm.values import W_Fixnum, W_Root, is_true, symbol


@SCHEME.primitive("make-output-port", W_Root, W_Root, W_Root, W_Root, Rest)
def make_output_port(w_name, w_event, w_write, w_close, more_w):
    w_port = as_output_port(w_write)
    if w_port is not None:
        return W_ForwardingOutput(w_name, w_port, w_close)
    if not w_write.is_procedure():
        raise wrong_argument("make-output-port",
                             "(or/c output-port? (procedure-arity-includes/c 5))", 0,
                             [w_write])
    return W_CustomOutput(w_name, w_write, w_close)


@SCHEME.primitive("make-input-port", W_Root, W_Root, W_Root, W_Root, Rest)
def make_input_port(w_name, w_read, w_peek, w_close, more_w):
    w_port = as_input_port(w_read)
    if w_port is not None:
        return W_ForwardingInput(w_name, w_port, w_close)
    if not w_read.is_procedure():
        raise wrong_argument("make-input-port",
                             "(or/c (procedure-arity-includes/c 1) input-port?)", 0,
                             [w_read])
    return W_CustomInput(w_name, w_read, w_close)


@SCHEME.control("make-pipe", Optional(W_Root), Optional(W_Root), Optional(W_Root))
def make_pipe(k, w_limit, w_input_name, w_output_name):
    limit = 0
    if w_limit is not None and is_true(w_limit):
        limit = to_natural("make-pipe", w_limit, "(or/c #f exact-positive-integer?)")
    w_default = symbol("pipe")
    w_out = W_PipeOutput(w_default if w_output_name is None else w_output_name, limit)
    w_in = W_PipeInput(w_default if w_input_name is None else w_input_name, w_out)
    w_out.w_input = w_in
    return k.plug_values([w_in, w_out])


@SCHEME.primitive("pipe-content-length", W_Root)
def pipe_content_length(w_port):
    if isinstance(w_port, W_PipeInput):
        return W_Fixnum(w_port.w_output.shown_length())
    if isinstance(w_port, W_PipeOutput):
        return W_Fixnum(w_port.shown_length())
    raise wrong_argument("pipe-content-length", "(or/c pipe-input-port? pipe-output-port?)",
                         0, [w_port])
