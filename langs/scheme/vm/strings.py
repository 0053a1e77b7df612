"""Strings: ASCII text as it is, other text and what was changed as code points."""
from __future__ import absolute_import

from rpython.rlib import jit
from rpython.rlib.rstring import StringBuilder

from kit.vm import codepoints
from langs.scheme.vm import errors, hash_codes
from langs.scheme.vm.values import W_Root

LAST_ASCII = 0x7F


class W_String(W_Root):
    """`ascii` holds the text as long as it is ASCII and unchanged, `codes` otherwise."""
    _immutable_fields_ = ["immutable"]
    contract = "string?"

    def __init__(self, ascii, codes, immutable):
        self.ascii = ascii          # None where the code points are in `codes`
        self.codes = codes
        self.immutable = immutable

    def is_frozen(self):
        return self.immutable

    def length(self):
        if self.ascii is not None:
            return len(self.ascii)
        return len(self.codes)

    def ref(self, index):
        """The code point."""
        assert index >= 0
        if self.ascii is not None:
            return ord(self.ascii[index])
        return self.codes[index]

    def set(self, index, code):
        assert index >= 0
        if self.ascii is not None:
            self.codes = codes_of_ascii(self.ascii)
            self.ascii = None
        self.codes[index] = code

    def is_ascii(self):
        """Whether it is known to be; False of changed strings."""
        return self.ascii is not None

    def utf8(self):
        text = self.ascii
        if text is not None:        # a local: the annotator sees that it is a string
            return text
        return utf8_of_codes(self.codes)

    def all_codes(self):
        """A list that nobody changes."""
        if self.ascii is not None:
            return codes_of_ascii(self.ascii)
        return self.codes

    def substring(self, start, stop):
        """A fresh mutable string."""
        assert 0 <= start <= stop
        if self.ascii is not None:
            return W_String(self.ascii[start:stop], None, False)
        return from_codes(self.codes[start:stop])

    def as_immutable(self):
        if self.immutable:
            return self
        if self.ascii is not None:
            return W_String(self.ascii, None, True)
        return W_String(None, self.codes[:], True)

    def hash_code(self):
        if self.ascii is not None:
            return hash_codes.of_ascii(self.ascii)
        return hash_codes.of_codes(self.codes)

    def same_text(self, w_other):
        if self.ascii is not None and w_other.ascii is not None:
            return self.ascii == w_other.ascii
        if self.length() != w_other.length():
            return False
        return same_codes(self, w_other)

    def opaque_text(self):
        return self.utf8()


def same_codes(w_a, w_b):
    for i in range(w_a.length()):
        if w_a.ref(i) != w_b.ref(i):
            return False
    return True


@jit.dont_look_inside
def codes_of_ascii(text):
    return [ord(text[i]) for i in range(len(text))]


@jit.dont_look_inside
def codes_of_utf8(utf8):
    codes = [0] * codepoints.count(utf8)
    offset = 0
    for i in range(len(codes)):
        codes[i] = codepoints.codepoint_at(utf8, offset)
        offset = codepoints.next_offset(utf8, offset)
    return codes


@jit.dont_look_inside
def utf8_of_codes(codes):
    builder = StringBuilder(len(codes))
    for i in range(len(codes)):
        codepoints.append(builder, codes[i])
    return builder.build()


def make_string(utf8, immutable):
    if codepoints.is_ascii(utf8):
        return W_String(utf8, None, immutable)
    return W_String(None, codes_of_utf8(utf8), immutable)


def from_utf8(utf8):
    """A fresh mutable string."""
    return make_string(utf8, False)


def immutable_from_utf8(utf8):
    return make_string(utf8, True)


def from_ascii(text):
    """A fresh mutable string of text that is known to be ASCII."""
    return W_String(text, None, False)


def from_codes(codes):
    """A fresh mutable string that takes over the list."""
    return W_String(None, codes, False)


def repeated(length, code):
    assert length >= 0
    if code <= LAST_ASCII:
        return W_String(chr(code) * length, None, False)
    return W_String(None, [code] * length, False)


def from_char(code):
    """A fresh mutable string of one character."""
    if code <= LAST_ASCII:
        return W_String(chr(code), None, False)
    return W_String(None, [code], False)


@jit.dont_look_inside
def append_strings(texts_w):
    """A fresh mutable string of the W_Strings."""
    all_ascii = True
    length = 0
    for i in range(len(texts_w)):
        all_ascii = all_ascii and texts_w[i].ascii is not None
        length += texts_w[i].length()
    if all_ascii:
        builder = StringBuilder(length)
        for i in range(len(texts_w)):
            builder.append(texts_w[i].ascii)
        return W_String(builder.build(), None, False)
    codes = [0] * length
    at = 0
    for i in range(len(texts_w)):
        w_text = texts_w[i]
        for k in range(w_text.length()):
            codes[at + k] = w_text.ref(k)
        at += w_text.length()
    return W_String(None, codes, False)


@jit.dont_look_inside
def copy_between(w_target, at, w_source, start, stop):
    """Sets characters of w_target; the ranges may overlap."""
    if w_target is w_source and at > start:
        for i in range(stop - start - 1, -1, -1):
            w_target.set(at + i, w_source.ref(start + i))
    else:
        for i in range(stop - start):
            w_target.set(at + i, w_source.ref(start + i))


@jit.dont_look_inside
def fill(w_text, code):
    for i in range(w_text.length()):
        w_text.set(i, code)


def compare_strings(w_a, w_b):
    """-1, 0 or 1, by code points."""
    a = w_a.ascii
    b = w_b.ascii
    if a is not None and b is not None:
        return int(a > b) - int(a < b)
    return compare_codes(w_a, w_b)


@jit.dont_look_inside
def compare_codes(w_a, w_b):
    for i in range(min(w_a.length(), w_b.length())):
        difference = w_a.ref(i) - w_b.ref(i)
        if difference != 0:
            return 1 if difference > 0 else -1
    difference = w_a.length() - w_b.length()
    return int(difference > 0) - int(difference < 0)


errors.MAKER.string = immutable_from_utf8
