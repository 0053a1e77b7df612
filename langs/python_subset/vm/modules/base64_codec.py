"""binascii: base64."""
from __future__ import absolute_import

from rpython.rlib.rstring import StringBuilder

from langs.python_subset.vm.modules.binascii_tables import binascii_error

ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
NONE = 64
VALUES = [NONE] * 256
for _i in range(64):
    VALUES[ord(ALPHABET[_i])] = _i


def encode(data, newline):
    count = len(data)
    builder = StringBuilder((count + 2) // 3 * 4 + 1)
    whole = count - count % 3
    for i in range(0, whole, 3):
        word = ord(data[i]) << 16 | ord(data[i + 1]) << 8 | ord(data[i + 2])
        builder.append(ALPHABET[word >> 18])
        builder.append(ALPHABET[(word >> 12) & 63])
        builder.append(ALPHABET[(word >> 6) & 63])
        builder.append(ALPHABET[word & 63])
    if whole + 1 == count:
        word = ord(data[whole]) << 4
        builder.append(ALPHABET[word >> 6])
        builder.append(ALPHABET[word & 63])
        builder.append("==")
    elif whole + 2 == count:
        word = ord(data[whole]) << 10 | ord(data[whole + 1]) << 2
        builder.append(ALPHABET[word >> 12])
        builder.append(ALPHABET[(word >> 6) & 63])
        builder.append(ALPHABET[word & 63])
        builder.append("=")
    if newline:
        builder.append("\n")
    return builder.build()


def decode(text, strict):
    """Other characters are left out, or (strict) are errors."""
    builder = StringBuilder(len(text) // 4 * 3 + 3)
    if strict and len(text) > 0 and text[0] == "=":
        raise binascii_error("Leading padding not allowed")
    place = 0           # of the next character in its group of four
    left = 0            # bits that are not given out yet
    pads = 0
    padded = False
    for i in range(len(text)):
        char = text[i]
        if char == "=":
            padded = True
            if place >= 2:
                pads += 1
                if place + pads >= 4:
                    if strict and i + 1 < len(text):
                        raise binascii_error("Excess data after padding")
                    return builder.build()
            continue
        value = VALUES[ord(char)]
        if value == NONE:
            if strict:
                raise binascii_error("Only base64 data is allowed")
            continue
        if strict and padded:
            raise binascii_error("Discontinuous padding not allowed")
        pads = 0
        if place == 0:
            left = value
        elif place == 1:
            builder.append(chr(left << 2 | value >> 4))
            left = value & 15
        elif place == 2:
            builder.append(chr(left << 4 | value >> 2))
            left = value & 3
        else:
            builder.append(chr(left << 6 | value))
        place = (place + 1) & 3
    if place == 1:
        raise binascii_error(
            "Invalid base64-encoded string: number of data characters (%d) cannot be 1 more"
            " than a multiple of 4" % (builder.getlength() // 3 * 4 + 1))
    if place != 0:
        raise binascii_error("Incorrect padding")
    return builder.build()
