"""Writing to output ports, string ports, positions and lines."""
from __future__ import absolute_import

import os

from rpython.rlib.rarithmetic import intmask

from kit.vm import codepoints
from kit.vm.primitives import Optional
from langs.scheme.vm import bytestrings, strings
from langs.scheme.vm.arguments import check_range
from langs.scheme.vm.bytestrings import W_Bytes
from langs.scheme.vm.current_ports import as_output_port, output_port
from langs.scheme.vm.decoding import to_utf8
from langs.scheme.vm.errors import contract_error, wrong_argument
from langs.scheme.vm.error_values import show
from langs.scheme.vm.output_ports import W_StringOutput
from langs.scheme.vm.primitives import SCHEME
from langs.scheme.vm.strings import W_String
from langs.scheme.vm.values import (
    W_Char, W_Fixnum, W_Root, W_Symbol, is_true, symbol, w_false, w_true, w_void, wrap_bool)
from langs.scheme.vm.waiting import ALL, AT_ONCE, AVAILABLE, PATIENCE, W_Writable, WouldWait

primitive = SCHEME.primitive
repeatable = SCHEME.repeatable


@repeatable("write-string", W_String, Optional(W_Root), Optional(W_Root), Optional(W_Root))
def write_string(w_text, w_port, w_start, w_stop):
    w_out = output_port("write-string", w_port)
    w_out.make_room()
    if w_start is None:
        w_out.write(w_text.utf8())
        return W_Fixnum(w_text.length())
    start, stop = check_range("write-string", w_start, w_stop, w_text.length(),
                              "byte string", w_text)
    w_out.write(w_text.substring(start, stop).utf8())
    return W_Fixnum(stop - start)


@primitive("write-char", W_Char, Optional(W_Root))
def write_char(w_char, w_port):
    output_port("write-char", w_port).write(codepoints.encode(w_char.code))


@primitive("write-byte", W_Root, Optional(W_Root))
def write_byte(w_byte, w_port):
    if not isinstance(w_byte, W_Fixnum) or not 0 <= w_byte.intval < 256:
        raise wrong_argument("write-byte", "byte?", 0, [w_byte])
    output_port("write-byte", w_port).write(chr(w_byte.intval))


def make_write_bytes(name, patience):
    @repeatable(name, W_Bytes, Optional(W_Root), Optional(W_Root), Optional(W_Root))
    def write_bytes(w_bytes, w_port, w_start, w_stop):
        w_out = output_port(name, w_port)
        w_out.make_room()
        start, stop = check_range(name, w_start, w_stop, w_bytes.length(), "byte string",
                                  w_bytes)
        if patience != ALL:
            if patience == AVAILABLE and PATIENCE.can_leave and not w_out.takes_more():
                raise WouldWait(W_Writable(w_out))
            stop = start + min(w_out.room(), stop - start)
        w_out.write(w_bytes.slice(start, stop))
        return W_Fixnum(stop - start)


make_write_bytes("write-bytes", ALL)
make_write_bytes("write-bytes-avail", AVAILABLE)
make_write_bytes("write-bytes-avail/enable-break", AVAILABLE)
make_write_bytes("write-bytes-avail*", AT_ONCE)


@repeatable("flush-output", Optional(W_Root))
def flush_output(w_port):
    output_port("flush-output", w_port).flush()


@repeatable("close-output-port", W_Root)
def close_output_port(w_port):
    w_out = as_output_port(w_port)
    if w_out is None:
        raise wrong_argument("close-output-port", "output-port?", 0, [w_port])
    w_out.close()


# -- string ports

def port_name(w_name):
    return symbol("string") if w_name is None else w_name


@primitive("open-output-string", Optional(W_Root))
def open_output_string(w_name):
    return W_StringOutput(port_name(w_name))


@primitive("open-output-bytes", Optional(W_Root))
def open_output_bytes(w_name):
    return W_StringOutput(port_name(w_name))


def string_output(name, w_port):
    if isinstance(w_port, W_StringOutput):
        return w_port
    raise wrong_argument(name, "(and/c output-port? string-port?)", 0, [w_port])


@primitive("get-output-string", W_Root)
def get_output_string(w_port):
    data = string_output("get-output-string", w_port).contents()
    return strings.from_utf8(to_utf8(data))


@primitive("get-output-bytes", W_Root, Optional(W_Root), Optional(W_Root), Optional(W_Root))
def get_output_bytes(w_port, w_reset, w_start, w_stop):
    w_out = string_output("get-output-bytes", w_port)
    data = w_out.contents()
    start, stop = check_range("get-output-bytes", w_start, w_stop, len(data),
                              "port content", w_port)
    if w_reset is not None and is_true(w_reset):
        w_out.reset()
    return bytestrings.from_str(data[start:stop])
