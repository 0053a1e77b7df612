"""What ports are, where they stand, how they buffer."""
from __future__ import absolute_import

import os

from kit.vm.primitives import Optional
from langs.scheme.vm.arguments import to_natural
from langs.scheme.vm.current_ports import as_input_port, as_output_port, output_port
from langs.scheme.vm.errors import contract_error, wrong_argument
from langs.scheme.vm.input_ports import W_FileInput, W_InputPort, W_StringInput
from langs.scheme.vm.output_ports import (
    BLOCK, LINE, NONE, W_FileOutput, W_OutputPort, W_StringOutput)
from langs.scheme.vm.ports import W_Port
from langs.scheme.vm.primitives import SCHEME
from langs.scheme.vm.values import (
    W_Fixnum, W_Root, W_Symbol, is_true, symbol, w_eof, w_false, w_true, wrap_bool)

primitive = SCHEME.primitive
control = SCHEME.control

SCHEME.value("eof", w_eof)

MODES = [symbol("block"), symbol("line"), symbol("none")]


@primitive("input-port?", W_Root)
def is_input_port(w_value):
    return wrap_bool(as_input_port(w_value) is not None)


@primitive("output-port?", W_Root)
def is_output_port(w_value):
    return wrap_bool(as_output_port(w_value) is not None)


def as_port(w_value):
    w_port = as_input_port(w_value)
    if w_port is not None:
        return w_port
    return as_output_port(w_value)


def to_port(name, w_value):
    w_port = as_port(w_value)
    if w_port is None:
        raise wrong_argument(name, "port?", 0, [w_value])
    return w_port


@primitive("string-port?", W_Root)
def is_string_port(w_value):
    w_port = to_port("string-port?", w_value)
    return wrap_bool(isinstance(w_port, W_StringInput) or isinstance(w_port, W_StringOutput))


@primitive("file-stream-port?", W_Root)
def is_file_stream_port(w_value):
    return wrap_bool(to_port("file-stream-port?", w_value).fd() >= 0)


@primitive("terminal-port?", W_Root)
def is_terminal_port(w_value):
    fd = to_port("terminal-port?", w_value).fd()
    return wrap_bool(fd >= 0 and os.isatty(fd))


@primitive("port-closed?", W_Root)
def is_port_closed(w_value):
    return wrap_bool(to_port("port-closed?", w_value).closed)


# -- lines and positions

@primitive("port-count-lines!", W_Root)
def port_count_lines(w_value):
    to_port("port-count-lines!", w_value).count_lines()


@primitive("port-counts-lines?", W_Root)
def port_counts_lines(w_value):
    return wrap_bool(to_port("port-counts-lines?", w_value).location is not None)


@control("port-next-location", W_Root)
def port_next_location(k, w_value):
    w_port = to_port("port-next-location", w_value)
    location = w_port.location
    if location is None:
        return k.plug_values([w_false, w_false, W_Fixnum(w_port.position())])
    return k.plug_values([W_Fixnum(location.line), W_Fixnum(location.column),
                          W_Fixnum(location.position)])


@primitive("set-port-next-location!", W_Root, W_Root, W_Root, W_Root)
def set_port_next_location(w_value, w_line, w_column, w_position):
    location = to_port("set-port-next-location!", w_value).location
    if location is not None and is_true(w_line):
        location.line = to_natural("set-port-next-location!", w_line)
        location.column = to_natural("set-port-next-location!", w_column)
        location.position = to_natural("set-port-next-location!", w_position)


@primitive("file-position", W_Root, Optional(W_Root))
def file_position(w_value, w_position):
    w_port = to_port("file-position", w_value)
    if w_position is None:
        return W_Fixnum(w_port.offset)
    if w_position is w_eof:
        offset = w_port.size()
    else:
        offset = to_natural("file-position", w_position,
                            "(or/c exact-nonnegative-integer? eof-object?)")
    if not w_port.seek(offset):
        raise contract_error("file-position: setting position allowed for file-stream and "
                             "string ports only\n  port: %s" % w_port.opaque_text())


@primitive("file-position*", W_Root)
def file_position_if_known(w_value):
    return W_Fixnum(to_port("file-position*", w_value).offset)


@primitive("file-stream-buffer-mode", W_Root, Optional(W_Root))
def file_stream_buffer_mode(w_value, w_mode):
    name = "file-stream-buffer-mode"
    w_port = to_port(name, w_value)
    if w_mode is None:
        if isinstance(w_port, W_FileOutput):
            return MODES[w_port.mode]
        if isinstance(w_port, W_FileInput):
            return MODES[BLOCK]
        return w_false
    for mode in [BLOCK, LINE, NONE]:
        if w_mode is MODES[mode]:
            if isinstance(w_port, W_FileOutput):
                w_port.set_mode(mode)
            return None
    raise wrong_argument(name, "(or/c 'none 'line 'block)", 0, [w_mode])


# -- special values: none of our ports takes any

@primitive("port-writes-special?", W_Root)
def port_writes_special(w_port):
    return w_false


@primitive("port-writes-atomic?", W_Root)
def port_writes_atomic(w_port):
    return w_true


@primitive("port-provides-progress-evts?", W_Root)
def port_provides_progress(w_port):
    return w_true


def refuse_special(name):
    @primitive(name, W_Root, Optional(W_Root))
    def write_special(w_value, w_port):
        port = output_port(name, w_port)
        raise contract_error("%s: port does not support special values\n  port: %s"
                             % (name, port.opaque_text()))


refuse_special("write-special")
refuse_special("write-special-avail*")
