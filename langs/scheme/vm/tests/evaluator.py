"""A tiny evaluator of expressions over the table of primitives, for tests without a machine.

quote, let, begin and calls of primitives; results as Racket's ~s writes them, errors
as ERR and their message.
"""
from __future__ import absolute_import

from langs.scheme.vm import errors, printing
from langs.scheme.vm.bytestrings import immutable_from_str
from langs.scheme.vm.continuation import Finished, K_Done
from langs.scheme.vm.library.all_tables import TABLE
from langs.scheme.vm.number_reader import parse_number
from langs.scheme.vm.primitives import W_Primitive
from langs.scheme.vm.strings import immutable_from_utf8
from langs.scheme.vm.values import (
    W_Box, W_Char, W_Pair, W_Symbol, W_Values, is_true, keyword, list_to_w,
    list_with_tail, symbol, w_false, w_true, w_void)
from langs.scheme.vm.vectors import W_Vector

DELIMITERS = "()[]'\" \n\t;"
CHARACTERS = {"nul": 0, "null": 0, "space": 32, "newline": 10, "tab": 9, "return": 13,
              "backspace": 8, "rubout": 127, "delete": 127, "vtab": 11, "page": 12,
              "linefeed": 10}
ESCAPES = {"n": "\n", "t": "\t", "r": "\r", "a": "\a", "b": "\b", "e": "\x1b", "f": "\f",
           "v": "\v", "\\": "\\", '"': '"', "'": "'"}


if errors.MAKER.marks is None:
    errors.MAKER.marks = lambda: w_void


def outcome(text):
    """The result of the expression in `text`, or its error's message."""
    try:
        w_result = evaluate(Reader(text).datum(), {})
    except MissingPrimitive as e:
        return "no primitive %s" % e
    except errors.SchemeError as e:
        return "ERR " + e.w_value.get_value(0).utf8()
    if isinstance(w_result, W_Values):
        return " ".join([write(w_value) for w_value in w_result.values_w])
    return write(w_result)


def write(w_value):
    return printing.to_text(w_value, printing.WRITE)


def evaluate(w_form, scope):
    if isinstance(w_form, W_Symbol):
        if w_form.utf8 in scope:
            return scope[w_form.utf8]
        return primitive(w_form.utf8)
    if not isinstance(w_form, W_Pair):
        return w_form
    parts_w = to_list(w_form)
    head = parts_w[0].utf8 if isinstance(parts_w[0], W_Symbol) else ""
    if head == "quote":
        return parts_w[1]
    if head == "begin":
        return body(parts_w[1:], scope)
    if head == "if":
        taken = 2 if is_true(evaluate(parts_w[1], scope)) else 3
        return evaluate(parts_w[taken], scope)
    if head == "let":
        inner = dict(scope)
        for w_binding in to_list(parts_w[1]):
            w_name, w_init = to_list(w_binding)
            inner[w_name.utf8] = evaluate(w_init, scope)
        return body(parts_w[2:], inner)
    args_w = [evaluate(w_part, scope) for w_part in parts_w[1:]]
    w_primitive = evaluate(parts_w[0], scope)
    if not isinstance(w_primitive, W_Primitive):
        return through_machine(w_primitive, args_w)
    direct = getattr(w_primitive, "call%d" % len(args_w), None)
    if direct is not None and w_primitive.takes(len(args_w)):
        return direct(*args_w)
    return w_primitive.call_args(args_w)


class MissingPrimitive(Exception):
    pass


def through_machine(w_procedure, args_w):
    """A call that needs no more than the continuation to return to."""
    try:
        w_procedure.call(args_w, K_Done())
    except Finished as finished:
        if len(finished.values_w) == 1:
            return finished.values_w[0]
        return W_Values(finished.values_w)
    raise AssertionError("the machine would have to run")


def body(forms_w, scope):
    w_result = w_void
    for w_form in forms_w:
        w_result = evaluate(w_form, scope)
    return w_result


def primitive(name):
    w_primitive = TABLE.find(name)
    if w_primitive is None:
        raise MissingPrimitive(name)
    return w_primitive


def to_list(w_list):
    result = []
    while isinstance(w_list, W_Pair):
        result.append(w_list.w_car)
        w_list = w_list.w_cdr
    return result


class Reader(object):
    """Data as they stand in the case files (not all of Racket's syntax)."""

    def __init__(self, text):
        self.text = text
        self.position = 0

    def skip_space(self):
        while self.text[self.position:self.position + 1] in (" ", "\n", "\t"):
            self.position += 1

    def next(self):
        char = self.text[self.position]
        self.position += 1
        return char

    def datum(self):
        self.skip_space()
        char = self.next()
        if char in "([":
            return self.list_until()
        if char == "'":
            return list_to_w([symbol("quote"), self.datum()])
        if char == '"':
            return immutable_from_utf8(self.string())
        if char == "#":
            following = self.text[self.position]
            if following == "\\":
                self.position += 1
                return self.character()
            if following == '"':
                self.position += 1
                return immutable_from_str(self.string())
            if following in "([":
                self.position += 1
                return W_Vector(to_list(self.list_until()), True)
            if following == "&":
                self.position += 1
                return W_Box(self.datum(), True)
            if following == ":":
                self.position += 1
                return keyword(self.word(""))
        return self.atom(char)

    def list_until(self):
        parts_w = []
        while True:
            self.skip_space()
            if self.text[self.position] in ")]":
                self.position += 1
                return list_to_w(parts_w)
            w_part = self.datum()
            if isinstance(w_part, W_Symbol) and w_part.utf8 == ".":
                w_tail = self.datum()
                self.skip_space()
                assert self.next() in ")]"
                return list_with_tail(parts_w, w_tail)
            parts_w.append(w_part)

    def word(self, start):
        while self.position < len(self.text) and \
                self.text[self.position] not in DELIMITERS:
            start += self.next()
        return start

    def atom(self, start):
        word = self.word(start)
        if word in ("#t", "#true"):
            return w_true
        if word in ("#f", "#false"):
            return w_false
        w_number = parse_number(word, 10)
        if w_number is not None:
            return w_number
        return symbol(word.replace("|", ""))

    def character(self):
        word = self.word(self.next())
        if word in CHARACTERS:
            return W_Char(CHARACTERS[word])
        if word[0] in "uU" and len(word) > 1:
            return W_Char(int(word[1:], 16))
        if len(word) == 3 and word.isdigit():
            return W_Char(int(word, 8))
        return W_Char(ord(word.decode("utf-8")))

    def string(self):
        chars = []
        while True:
            char = self.next()
            if char == '"':
                return "".join(chars)
            if char == "\\":
                char = self.next()
                if char in "01234567":
                    digits = char
                    while len(digits) < 3 and self.text[self.position] in "01234567":
                        digits += self.next()
                    char = chr(int(digits, 8))
                elif char in "uU":
                    digits = ""
                    while len(digits) < (4 if char == "u" else 8) and \
                            self.text[self.position] in "0123456789abcdefABCDEF":
                        digits += self.next()
                    char = unichr(int(digits, 16)).encode("utf-8")
                else:
                    char = ESCAPES[char]
            chars.append(char)
