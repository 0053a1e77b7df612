"""binascii: lines of uuencoded data."""
from __future__ import absolute_import

from langs.python_subset.vm.modules.binascii_tables import binascii_error

MOST = 45           # bytes in a line


def encode(data, backtick):
    if len(data) > MOST:
        raise binascii_error("At most 45 bytes at once")
    values = [len(data)]
    for i in range(0, len(data), 3):
        word = 0
        for k in range(i, i + 3):
            word = word << 8 | (ord(data[k]) if k < len(data) else 0)
        values.append(word >> 18)
        values.append((word >> 12) & 63)
        values.append((word >> 6) & 63)
        values.append(word & 63)
    chars = []
    for value in values:
        chars.append("`" if value == 0 and backtick else chr(value + 32))
    return "".join(chars) + "\n"


def value_of(text, i):
    """Of the character at i; lines may have lost spaces at their end."""
    if i >= len(text) or text[i] == "\n" or text[i] == "\r":
        return 0
    if not " " <= text[i] <= "`":
        raise binascii_error("Illegal char")
    return (ord(text[i]) - 32) & 63


def decode(text):
    count = (ord(text[0]) - 32) & 63 if len(text) > 0 else 32
    chars = []
    left = 0
    bits = 0
    i = 1
    while len(chars) < count:
        left = left << 6 | value_of(text, i)
        i += 1
        bits += 6
        if bits >= 8:
            bits -= 8
            chars.append(chr(left >> bits))
            left &= (1 << bits) - 1
    while i < len(text):
        if text[i] not in " `\n\r":
            raise binascii_error("Trailing garbage")
        i += 1
    return "".join(chars)
