"""binascii: quoted-printable text."""
from __future__ import absolute_import

from langs.python_subset.vm.bytestrings import hex_digit

MOST = 76           # characters in a line
DIGITS = "0123456789ABCDEF"


def decode(text, header):
    chars = []
    i = 0
    while i < len(text):
        char = text[i]
        i += 1
        if char == "_" and header:
            chars.append(" ")
        elif char != "=":
            chars.append(char)
        elif i >= len(text):
            break
        elif text[i] == "\n" or text[i] == "\r":
            i = after_line(text, i)
        elif text[i] == "=":
            chars.append("=")
            i += 1
        elif i + 1 < len(text) and hex_digit(text[i]) >= 0 and hex_digit(text[i + 1]) >= 0:
            chars.append(chr(hex_digit(text[i]) << 4 | hex_digit(text[i + 1])))
            i += 2
        else:
            chars.append("=")
    return "".join(chars)


def after_line(text, i):
    while i < len(text) and text[i] != "\n":
        i += 1
    return i + 1


class Encoder(object):
    """Lines end as the first one does."""

    def __init__(self, data, quotes_tabs, is_text, header):
        self.data = data
        self.quotes_tabs = quotes_tabs
        self.is_text = is_text
        self.header = header
        self.chars = []
        self.column = 0
        end = data.find("\n")
        self.line_end = "\r\n" if end > 0 and data[end - 1] == "\r" else "\n"

    def encode(self):
        data = self.data
        i = 0
        while i < len(data):
            char = data[i]
            if self.must_quote(char, i):
                if self.column + 3 >= MOST:
                    self.break_line()
                self.quote(char)
                self.column += 3
            elif char == "\n" or (char == "\r" and self.is_line_end(i + 1)):
                self.end_line()
                if char == "\r":
                    i += 1
            else:
                if self.column + 1 >= MOST and i + 1 < len(data) and data[i + 1] != "\n":
                    self.break_line()
                self.column += 1
                self.chars.append("_" if char == " " and self.header else char)
            i += 1
        return "".join(self.chars)

    def must_quote(self, char, i):
        is_last = i + 1 == len(self.data)
        if char == "\r" or char == "\n":
            return not self.is_text
        if char == "\t" or char == " ":
            return is_last or self.quotes_tabs
        if char == ".":
            return self.column == 0 and (is_last or self.data[i + 1] in "\r\n\0")
        if char == "_":
            return self.header
        return char == "=" or not "!" <= char <= "~"

    def is_line_end(self, i):
        return i < len(self.data) and self.data[i] == "\n"

    def quote(self, char):
        self.chars.append("=")
        self.chars.append(DIGITS[ord(char) >> 4])
        self.chars.append(DIGITS[ord(char) & 15])

    def break_line(self):
        self.chars.append("=")
        self.chars.append(self.line_end)
        self.column = 0

    def end_line(self):
        if len(self.chars) > 0:
            last = self.chars[len(self.chars) - 1]
            if last == " " or last == "\t":
                self.chars.pop()
                self.quote(last[0])
        self.chars.append(self.line_end)
        self.column = 0


def encode(data, quotes_tabs, is_text, header):
    return Encoder(data, quotes_tabs, is_text, header).encode()
