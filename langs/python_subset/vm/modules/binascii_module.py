"""binascii: bytes as text, and checksums."""
from __future__ import absolute_import

from rpython.rlib.rarithmetic import intmask

from kit.vm.crc32 import crc32
from langs.python_subset.vm import bytestrings
from langs.python_subset.vm.buffers import bytes_like, content, is_bytes_like
from langs.python_subset.vm.convert import big, to_integer
from langs.python_subset.vm.errors import type_error, value_error
from langs.python_subset.vm.gateway import optional
from langs.python_subset.vm.modules import base64_codec, qp_codec, uu_codec
from langs.python_subset.vm.modules.binascii_tables import BINASCII, binascii_error
from langs.python_subset.vm.root import W_Root
from langs.python_subset.vm.types.byte_cases import separator_of
from langs.python_subset.vm.values import W_Bytes, W_Int, W_Str


def ascii_of(w_value):
    """The bytes of an argument that may also be a str."""
    if isinstance(w_value, W_Str):
        for char in w_value.utf8:
            if ord(char) >= 128:
                raise value_error("string argument should contain only ASCII characters")
        return w_value.utf8
    if not is_bytes_like(w_value):
        raise type_error("argument should be bytes, buffer or ASCII string, not '%s'"
                         % w_value.type_name())
    return content(w_value)


# -- hexadecimal

def hexadecimal(w_data, w_sep, bytes_per_sep):
    separator = "" if w_sep is None else separator_of(w_sep)
    return W_Bytes(bytestrings.to_hex(bytes_like(w_data), separator, bytes_per_sep))


def of_hexadecimal(w_hexstr):
    text = ascii_of(w_hexstr)
    if len(text) % 2 != 0:
        raise binascii_error("Odd-length string")
    chars = []
    for i in range(0, len(text), 2):
        high = bytestrings.hex_digit(text[i])
        low = bytestrings.hex_digit(text[i + 1])
        if high < 0 or low < 0:
            raise binascii_error("Non-hexadecimal digit found")
        chars.append(chr(high << 4 | low))
    return W_Bytes("".join(chars))


for _name in ["hexlify", "b2a_hex"]:
    @BINASCII.function(_name, W_Root, optional(W_Root), optional(int, 1))
    def hexlify(w_data, w_sep, bytes_per_sep):
        return hexadecimal(w_data, w_sep, bytes_per_sep)

for _name in ["unhexlify", "a2b_hex"]:
    @BINASCII.function(_name, W_Root)
    def unhexlify(w_hexstr):
        return of_hexadecimal(w_hexstr)


# -- base64, uuencoding and quoted-printable

@BINASCII.function("b2a_base64", W_Root, optional(bool, True))
def b2a_base64(w_data, newline):
    return W_Bytes(base64_codec.encode(bytes_like(w_data), newline))


@BINASCII.function("a2b_base64", W_Root, optional(bool, False))
def a2b_base64(w_data, strict_mode):
    return W_Bytes(base64_codec.decode(ascii_of(w_data), strict_mode))


@BINASCII.function("b2a_uu", W_Root, optional(bool, False))
def b2a_uu(w_data, backtick):
    return W_Bytes(uu_codec.encode(bytes_like(w_data), backtick))


@BINASCII.function("a2b_uu", W_Root)
def a2b_uu(w_data):
    return W_Bytes(uu_codec.decode(ascii_of(w_data)))


@BINASCII.function("b2a_qp", W_Root, optional(bool, False), optional(bool, True),
                   optional(bool, False))
def b2a_qp(w_data, quotetabs, istext, header):
    return W_Bytes(qp_codec.encode(bytes_like(w_data), quotetabs, istext, header))


@BINASCII.function("a2b_qp", W_Root, optional(bool, False))
def a2b_qp(w_data, header):
    return W_Bytes(qp_codec.decode(ascii_of(w_data), header))


# -- checksums

def low_word(w_number):
    """The lowest 32 bits of an int."""
    w_integer = to_integer(w_number)
    if isinstance(w_integer, W_Int):
        return w_integer.intval & 0xFFFFFFFF
    return intmask(big(w_integer).uintmask()) & 0xFFFFFFFF


@BINASCII.function("crc32", W_Root, optional(W_Root))
def crc32_(w_data, w_crc):
    before = 0 if w_crc is None else low_word(w_crc)
    data = bytes_like(w_data)
    return W_Int(crc32(data, 0, len(data), before))


@BINASCII.function("crc_hqx", W_Root, W_Root)
def crc_hqx(w_data, w_crc):
    crc = low_word(w_crc) & 0xFFFF
    for char in bytes_like(w_data):
        crc ^= ord(char) << 8
        for _ in range(8):
            crc <<= 1
            if crc & 0x10000:
                crc ^= 0x11021
    return W_Int(crc)
