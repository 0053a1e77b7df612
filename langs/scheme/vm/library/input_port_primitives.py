"""Reading and peeking characters, bytes, lines."""
from __future__ import absolute_import

from kit.vm.primitives import Optional
from langs.scheme.vm import bytestrings, strings
from langs.scheme.vm.arguments import check_range, to_natural
from langs.scheme.vm.bytestrings import W_Bytes
from langs.scheme.vm.current_ports import as_input_port, input_port
from langs.scheme.vm.decoding import to_utf8
from langs.scheme.vm.errors import wrong_argument
from langs.scheme.vm.input_ports import (
    ANY, ANY_ONE, EOF, LINEFEED, RETURN, RETURN_LINEFEED, W_StringInput)
from langs.scheme.vm.primitives import SCHEME
from langs.scheme.vm.strings import W_String
from langs.scheme.vm.values import (
    W_Char, W_Fixnum, W_Root, W_Symbol, symbol, w_eof, wrap_bool)
from langs.scheme.vm.waiting import ALL, AT_ONCE, AVAILABLE

primitive = SCHEME.primitive
repeatable = SCHEME.repeatable

LINE_MODES = {"linefeed": LINEFEED, "return": RETURN, "return-linefeed": RETURN_LINEFEED,
              "any": ANY, "any-one": ANY_ONE}


def char_or_eof(code):
    return w_eof if code == EOF else W_Char(code)


def byte_or_eof(byte):
    return w_eof if byte == EOF else W_Fixnum(byte)


def define_reading(name, of_char):
    @repeatable(name, Optional(W_Root))
    def read(w_port):
        w_in = input_port(name, w_port)
        if of_char:
            return char_or_eof(w_in.read_char())
        return byte_or_eof(w_in.read_byte())


def define_peeking(name, of_char):
    @repeatable(name, Optional(W_Root), Optional(W_Root))
    def peek(w_port, w_skipped):
        w_in = input_port(name, w_port)
        skipped = 0 if w_skipped is None else to_natural(name, w_skipped)
        if of_char:
            return char_or_eof(w_in.peek_char(skipped))
        return byte_or_eof(w_in.peek_byte(skipped))


for name in ["read-char", "read-char-or-special", "read-byte", "read-byte-or-special"]:
    define_reading(name, "char" in name)
for name in ["peek-char", "peek-char-or-special", "peek-byte", "peek-byte-or-special"]:
    define_peeking(name, "char" in name)


# -- lines

def line_mode(name, w_mode):
    if w_mode is None:
        return LINEFEED
    if isinstance(w_mode, W_Symbol) and w_mode.utf8 in LINE_MODES:
        return LINE_MODES[w_mode.utf8]
    raise wrong_argument(
        name, "(or/c 'linefeed 'return 'return-linefeed 'any 'any-one)", 0, [w_mode])


@repeatable("read-line", Optional(W_Root), Optional(W_Root))
def read_line(w_port, w_mode):
    w_in = input_port("read-line", w_port)
    mode = line_mode("read-line", w_mode)
    if w_in.at_end():
        return w_eof
    return strings.from_utf8(to_utf8(w_in.read_line(mode)))


@repeatable("read-bytes-line", Optional(W_Root), Optional(W_Root))
def read_bytes_line(w_port, w_mode):
    w_in = input_port("read-bytes-line", w_port)
    mode = line_mode("read-bytes-line", w_mode)
    if w_in.at_end():
        return w_eof
    return bytestrings.from_str(w_in.read_line(mode))


# -- given numbers of characters or bytes

@repeatable("read-string", W_Root, Optional(W_Root))
def read_string(w_count, w_port):
    count = to_natural("read-string", w_count)
    w_in = input_port("read-string", w_port)
    text = w_in.read_chars(count)
    if text == "" and count > 0:
        return w_eof
    return strings.from_utf8(text)


@repeatable("peek-string", W_Root, W_Root, Optional(W_Root))
def peek_string(w_count, w_skipped, w_port):
    count = to_natural("peek-string", w_count)
    skipped = to_natural("peek-string", w_skipped)
    text, _ = input_port("peek-string", w_port).peek_chars(count, skipped)
    if text == "" and count > 0:
        return w_eof
    return strings.from_utf8(text)


@repeatable("read-bytes", W_Root, Optional(W_Root))
def read_bytes(w_count, w_port):
    count = to_natural("read-bytes", w_count)
    data = input_port("read-bytes", w_port).read_bytes(count)
    if data == "" and count > 0:
        return w_eof
    return bytestrings.from_str(data)


@repeatable("peek-bytes", W_Root, W_Root, Optional(W_Root))
def peek_bytes(w_count, w_skipped, w_port):
    count = to_natural("peek-bytes", w_count)
    skipped = to_natural("peek-bytes", w_skipped)
    data = input_port("peek-bytes", w_port).peek_bytes(count, skipped)
    if data == "" and count > 0:
        return w_eof
    return bytestrings.from_str(data)


# -- into strings and byte strings

def put_text(w_target, start, text, count):
    if text == "" and count > 0:
        return w_eof
    codes = strings.codes_of_utf8(text)
    for i in range(len(codes)):
        w_target.set(start + i, codes[i])
    return W_Fixnum(len(codes))


def put_data(w_target, start, data, count):
    if data == "" and count > 0:
        return w_eof
    w_target.set_slice(start, data)
    return W_Fixnum(len(data))


def check_string(name, w_target):
    if not isinstance(w_target, W_String) or w_target.immutable:
        raise wrong_argument(name, "(and/c string? (not/c immutable?))", 0, [w_target])
    return w_target


def check_bytes(name, w_target):
    if not isinstance(w_target, W_Bytes) or w_target.immutable:
        raise wrong_argument(name, "(and/c bytes? (not/c immutable?))", 0, [w_target])
    return w_target


@repeatable("read-string!", W_Root, Optional(W_Root), Optional(W_Root), Optional(W_Root))
def read_into_string(w_target, w_port, w_start, w_stop):
    w_target = check_string("read-string!", w_target)
    w_in = input_port("read-string!", w_port)
    start, stop = check_range("read-string!", w_start, w_stop, w_target.length(), "string",
                              w_target)
    return put_text(w_target, start, w_in.read_chars(stop - start), stop - start)


@repeatable("peek-string!", W_Root, W_Root, Optional(W_Root), Optional(W_Root),
            Optional(W_Root))
def peek_into_string(w_target, w_skipped, w_port, w_start, w_stop):
    w_target = check_string("peek-string!", w_target)
    skipped = to_natural("peek-string!", w_skipped)
    w_in = input_port("peek-string!", w_port)
    start, stop = check_range("peek-string!", w_start, w_stop, w_target.length(), "string",
                              w_target)
    text, _ = w_in.peek_chars(stop - start, skipped)
    return put_text(w_target, start, text, stop - start)


def define_reading_into(name, patience):
    @repeatable(name, W_Root, Optional(W_Root), Optional(W_Root), Optional(W_Root))
    def read_into(w_target, w_port, w_start, w_stop):
        w_target = check_bytes(name, w_target)
        w_in = input_port(name, w_port)
        start, stop = check_range(name, w_start, w_stop, w_target.length(), "byte string",
                                  w_target)
        count = stop - start
        if patience == ALL:
            data = w_in.read_bytes(count)
        elif patience == AT_ONCE and not w_in.is_ready():
            return W_Fixnum(0)
        else:
            data = w_in.read_some(count)
        return put_data(w_target, start, data, count)


define_reading_into("read-bytes!", ALL)
define_reading_into("read-bytes-avail!", AVAILABLE)
define_reading_into("read-bytes-avail!/enable-break", AVAILABLE)
define_reading_into("read-bytes-avail!*", AT_ONCE)


def define_peeking_into(name, patience):
    """The `-avail!` ones have a progress event behind the skipped bytes."""
    def peek_into(w_target, w_skipped, w_port, w_start, w_stop):
        w_target = check_bytes(name, w_target)
        skipped = to_natural(name, w_skipped)
        w_in = input_port(name, w_port)
        start, stop = check_range(name, w_start, w_stop, w_target.length(), "byte string",
                                  w_target)
        count = stop - start
        if patience == AT_ONCE and not w_in.is_ready():
            return W_Fixnum(0)
        if patience != ALL and count > 0:
            there = w_in.available(skipped + 1) - skipped
            if there > 0:
                count = min(count, there)
        return put_data(w_target, start, w_in.peek_bytes(count, skipped), count)

    if patience == ALL:
        repeatable(name, W_Root, W_Root, Optional(W_Root), Optional(W_Root),
                   Optional(W_Root))(peek_into)
        return

    @repeatable(name, W_Root, W_Root, Optional(W_Root), Optional(W_Root), Optional(W_Root),
                Optional(W_Root))
    def peek_available(w_target, w_skipped, w_progress, w_port, w_start, w_stop):
        return peek_into(w_target, w_skipped, w_port, w_start, w_stop)


define_peeking_into("peek-bytes!", ALL)
define_peeking_into("peek-bytes-avail!", AVAILABLE)
define_peeking_into("peek-bytes-avail!/enable-break", AVAILABLE)
define_peeking_into("peek-bytes-avail!*", AT_ONCE)


for name in ["char-ready?", "byte-ready?"]:
    def define_ready(name):
        @primitive(name, Optional(W_Root))
        def is_ready(w_port):
            return wrap_bool(input_port(name, w_port).is_ready())
    define_ready(name)


# -- ports from strings

def name_or_string(w_name):
    return symbol("string") if w_name is None else w_name


@primitive("open-input-string", W_String, Optional(W_Root))
def open_input_string(w_text, w_name):
    return W_StringInput(name_or_string(w_name), w_text.utf8())


@primitive("open-input-bytes", W_Bytes, Optional(W_Root))
def open_input_bytes(w_bytes, w_name):
    return W_StringInput(name_or_string(w_name), w_bytes.as_str())


@primitive("close-input-port", W_Root)
def close_input_port(w_port):
    w_in = as_input_port(w_port)
    if w_in is None:
        raise wrong_argument("close-input-port", "input-port?", 0, [w_port])
    w_in.close()
