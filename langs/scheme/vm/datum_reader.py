"""Reads data from input ports: the syntax of read."""
from __future__ import absolute_import

from rpython.rlib.rstring import StringBuilder

from kit.vm import codepoints
from langs.scheme.vm import bytestrings, errors, immutable_hashes, strings
from langs.scheme.vm.errors import make_exception
from langs.scheme.vm.hashes import EQ, EQUAL, EQV
from langs.scheme.vm.input_ports import EOF
from langs.scheme.vm.library.struct_access import make_prefab_struct
from langs.scheme.vm.number_reader import parse_number
from langs.scheme.vm.reader_text import (
    CHAR_NAMES, digit_in, is_delimiter, is_space, octal_value)
from langs.scheme.vm.regexp_values import W_Regexp
from langs.scheme.vm.regexps.pattern import Pattern
from langs.scheme.vm.regexps.syntax import RegexpSyntaxError
from langs.scheme.vm.values import (
    W_Box, W_Char, W_Pair, keyword, list_to_w, list_with_tail, symbol, w_eof, w_false,
    w_null, w_true)
from langs.scheme.vm.vectors import W_Vector

QUOTES = {"'": "quote", "`": "quasiquote", ",": "unquote", ",@": "unquote-splicing",
          "#'": "syntax", "#`": "quasisyntax", "#,": "unsyntax", "#,@": "unsyntax-splicing"}
LARGEST_VECTOR = 1 << 28


class Reader(object):
    """One call of read; `fold_case` is read-case-sensitive turned round."""

    def __init__(self, port, fold_case):
        self.port = port
        self.fold_case = fold_case
        self.start = 0              # position of what is being read
        self.has_quotes = False     # in the symbol read last

    # -- errors

    def place(self):
        location = self.port.location
        name = self.port.shown_name()
        if location is None:
            return "%s::%d" % (name, self.start)
        return "%s:%d:%d" % (name, location.line, location.column)

    def error(self, msg):
        return make_exception(errors.READ, "%s: read: %s" % (self.place(), msg), [w_null])

    def eof_error(self, msg):
        return make_exception(errors.READ_EOF, "%s: read: %s" % (self.place(), msg), [w_null])

    # -- characters

    def next(self):
        return self.port.read_char()

    def peek(self):
        return self.port.peek_char(0)

    def skip(self, char):
        if self.peek() == ord(char):
            self.next()
            return True
        return False

    def skip_blanks(self):
        """White space and comments; the next character, which stays."""
        while True:
            code = self.peek()
            if code == ord(";"):
                while code != EOF and code != 10 and code != 13:
                    self.next()
                    code = self.peek()
            elif code == ord("#"):
                second = self.port.peek_char(1)
                if second == ord("|"):
                    self.next()
                    self.start = self.port.position()
                    self.next()
                    self.block_comment()
                elif second == ord(";"):
                    self.next()
                    self.next()
                    if self.datum_or_eof() is w_eof:
                        raise self.eof_error("expected a commented-out element for `#;`, but "
                                             "found end-of-file")
                else:
                    return code
            elif not is_space(code):
                return code
            else:
                self.next()

    def block_comment(self):
        depth = 1
        while depth > 0:
            code = self.next()
            if code == EOF:
                raise self.eof_error("end of file in `#|` comment")
            if code == ord("|") and self.skip("#"):
                depth -= 1
            elif code == ord("#") and self.skip("|"):
                depth += 1

    # -- data

    def datum_or_eof(self):
        """w_eof at the end of the port."""
        if self.skip_blanks() == EOF:
            return w_eof
        return self.datum()

    def datum(self):
        """What starts at the next character, which is there."""
        self.start = self.port.position()
        code = self.next()
        if code == ord("(") or code == ord("[") or code == ord("{"):
            return self.rest_of_list(code)
        if code == ord(")") or code == ord("]") or code == ord("}"):
            raise self.error("unexpected `%s`" % chr(code))
        if code == ord("'") or code == ord("`"):
            return self.quoted(chr(code))
        if code == ord(","):
            return self.quoted(",@" if self.skip("@") else ",")
        if code == ord('"'):
            return strings.immutable_from_utf8(self.string(False))
        if code == ord("#"):
            return self.after_hash()
        return self.symbol_or_number(code, "")

    def quoted(self, prefix):
        start = self.start
        if self.skip_blanks() == EOF:
            self.start = start
            raise self.eof_error('expected an element for quoting "%s", found end-of-file'
                                 % prefix)
        return list_to_w([symbol(QUOTES[prefix]), self.datum()])

    def rest_of_list(self, opener):
        closer = closing(opener)
        start = self.start
        items_w = []
        w_infix = None
        while True:
            code = self.skip_blanks()
            if code == EOF:
                self.start = start
                raise self.eof_error("expected a `%s` to close `%s`" % (
                    chr(closer), chr(opener)))
            if code == closer:
                self.next()
                break
            if code == ord(")") or code == ord("]") or code == ord("}"):
                self.start = self.port.position()
                raise self.error("expected `%s` to close preceding `%s`, found instead `%s`"
                                 % (chr(closer), chr(opener), chr(code)))
            if code == ord(".") and is_delimiter(self.port.peek_char(1)):
                self.start = dot = self.port.position()
                self.next()
                if len(items_w) == 0 or w_infix is not None:
                    raise self.error("illegal use of `.`")
                code = self.skip_blanks()
                if code == closer:
                    self.start = self.port.position()
                    raise self.error("unexpected `%s`" % chr(closer))
                w_tail = self.datum()
                code = self.skip_blanks()
                if code == closer:
                    self.next()
                    return list_with_tail(items_w[:], w_tail)
                if code != ord("."):
                    self.start = dot
                    raise self.error("illegal use of `.`")
                self.next()
                w_infix = w_tail
            else:
                items_w.append(self.datum())
        if w_infix is not None:
            return W_Pair(w_infix, list_to_w(items_w[:]))
        return list_to_w(items_w[:])

    def items(self, opener):
        """Those of a list that follows."""
        items_w = []
        w_list = self.rest_of_list(opener)
        while isinstance(w_list, W_Pair):
            items_w.append(w_list.w_car)
            w_list = w_list.w_cdr
        return items_w[:]

    # -- what follows #

    def after_hash(self):
        code = self.peek()
        if code == ord("(") or code == ord("[") or code == ord("{"):
            self.next()
            return W_Vector(self.items(code), True)
        if code == ord("\\"):
            self.next()
            return self.character()
        if code == ord('"'):
            self.next()
            return bytestrings.immutable_from_str(self.string(True))
        if code == ord("'") or code == ord("`"):
            self.next()
            return self.quoted("#" + chr(code))
        if code == ord(","):
            self.next()
            return self.quoted("#,@" if self.skip("@") else "#,")
        if code == ord("&"):
            self.next()
            if self.skip_blanks() == EOF:
                raise self.eof_error("expected an element for `#&` box, found end-of-file")
            return W_Box(self.datum(), True)
        if code == ord(":"):
            self.next()
            return keyword(self.bare_text(-1, ""))
        if code == ord("%"):
            return self.symbol_or_number(-1, "#")
        if ord("0") <= code <= ord("9"):
            return self.sized_vector()
        if code == ord("<"):
            self.next()
            if self.skip("<"):
                return self.here_string()
            raise self.error("bad syntax `#<`")
        return self.after_hash_word()

    def sized_vector(self):
        count = 0
        while ord("0") <= self.peek() <= ord("9"):
            count = min(count * 10 + self.next() - ord("0"), LARGEST_VECTOR)
        code = self.next()
        if code != ord("(") and code != ord("[") and code != ord("{"):
            raise self.error("bad syntax `#%d`" % count)
        start = self.start
        items_w = self.items(code)
        if len(items_w) > count:
            self.start = start
            raise self.error("vector length %d is too small, %d values provided"
                             % (count, len(items_w)))
        w_fill = items_w[len(items_w) - 1] if len(items_w) > 0 else parse_number("0", 10)
        filled_w = [w_fill] * count
        for i in range(len(items_w)):
            filled_w[i] = items_w[i]
        return W_Vector(filled_w, True)

    def here_string(self):
        terminator = self.port.read_line(0)
        builder = StringBuilder()
        first = True
        while not self.port.at_end():
            line = self.port.read_line(0)
            if line == terminator:
                return strings.immutable_from_utf8(builder.build())
            if not first:
                builder.append("\n")
            first = False
            builder.append(line)
        raise self.eof_error("found end-of-file before terminating `%s`" % terminator)

    def after_hash_word(self):
        builder = StringBuilder()
        while True:
            code = self.peek()
            if is_delimiter(code) or code == ord("#"):
                break
            codepoints.append(builder, self.next())
        word = builder.build()
        lower = word.lower()
        code = self.peek()
        if lower == "t" or lower == "true":
            return w_true
        if lower == "f" or lower == "false":
            return w_false
        if code == ord("(") or code == ord("[") or code == ord("{"):
            if lower == "hash":
                return self.hash(EQUAL)
            if lower == "hasheq":
                return self.hash(EQ)
            if lower == "hasheqv":
                return self.hash(EQV)
            if lower == "s":
                return self.prefab()
        if word == "rx" or word == "px":
            return self.regexp(word == "px")
        if word == "ci" or word == "cs":
            fold_case = self.fold_case
            self.fold_case = word == "ci"
            w_datum = self.datum_or_eof()
            self.fold_case = fold_case
            return w_datum
        if len(lower) > 0 and lower[0] in "xbdoei":
            w_number = parse_number(self.bare_text(-1, "#" + word), 10)
            if w_number is not None:
                return w_number
            raise self.error("bad number `#%s`" % word)
        raise self.error("bad syntax `#%s`" % word)

    def hash(self, kind):
        items_w = self.items(self.next())
        w_hash = immutable_hashes.empty(kind)
        for w_item in items_w:
            if not isinstance(w_item, W_Pair):
                raise self.error("expected `(`, `[`, or `{` to start a hash pair")
            w_hash = w_hash.with_entry(w_item.w_car, w_item.w_cdr)
        return w_hash

    def prefab(self):
        items_w = self.items(self.next())
        if len(items_w) == 0:
            raise self.error("missing structure description in `#s` form")
        return make_prefab_struct(items_w[0], items_w[1:])

    def regexp(self, extended):
        of_bytes = self.skip("#")
        if not self.skip('"'):
            raise self.error("expected `\"` after `#%s`" % ("px" if extended else "rx"))
        source = self.string(of_bytes)
        try:
            return W_Regexp(Pattern(source, of_bytes, extended))
        except RegexpSyntaxError as error:
            raise self.error(error.msg)

    def character(self):
        code = self.next()
        if code == EOF:
            raise self.eof_error("expected a character after `#\\`")
        if ord("0") <= code <= ord("3"):
            second, third = self.port.peek_char(0), self.port.peek_char(1)
            if octal_value(second) >= 0 and octal_value(third) >= 0:
                self.next()
                self.next()
                return W_Char((code - ord("0")) * 64 + octal_value(second) * 8 +
                              octal_value(third))
        if (code == ord("u") or code == ord("U")) and digit_in(self.peek(), 16) >= 0:
            return W_Char(self.hex_number(4 if code == ord("u") else 8))
        builder = StringBuilder()
        codepoints.append(builder, code)
        if is_alphabetic(code):
            while is_alphabetic(self.peek()):
                codepoints.append(builder, self.next())
        text = builder.build()
        if codepoints.size_at(text, 0) == len(text):
            return W_Char(code)
        value = CHAR_NAMES.get(text.lower(), -1)
        if value < 0:
            raise self.error("bad character constant `#\\%s`" % text)
        return W_Char(value)

    def hex_number(self, most):
        value = 0
        while most > 0 and digit_in(self.peek(), 16) >= 0:
            value = value * 16 + digit_in(self.next(), 16)
            most -= 1
        return value

    # -- strings

    def string(self, of_bytes):
        """Up to the closing quote: UTF-8, or bytes."""
        start = self.start
        builder = StringBuilder()
        while True:
            code = self.next()
            if code == ord("\\"):
                code = self.next()
                if code == EOF:
                    break
                self.escape(builder, code, of_bytes)
            elif code == ord('"'):
                return builder.build()
            elif code == EOF:
                break
            else:
                codepoints.append(builder, code)
        self.start = start
        raise self.eof_error('expected a closing `"`')

    def escape(self, builder, code, of_bytes):
        if code < 0x80:
            index = "abtnvfre".find(chr(code))
            if index >= 0:
                builder.append("\x07\x08\t\n\x0b\x0c\r\x1b"[index])
                return
        if code == ord('"') or code == ord("\\") or code == ord("'"):
            builder.append(chr(code))
        elif code == 10:
            pass
        elif octal_value(code) >= 0:
            value = octal_value(code)
            for _ in range(2):
                digit = octal_value(self.peek())
                if digit < 0 or value * 8 + digit > 255:
                    break
                self.next()
                value = value * 8 + digit
            self.append(builder, value, of_bytes)
        elif code == ord("x") and digit_in(self.peek(), 16) >= 0:
            self.append(builder, self.hex_number(2), of_bytes)
        elif code == ord("u") and not of_bytes and digit_in(self.peek(), 16) >= 0:
            self.append(builder, self.surrogates(self.hex_number(4)), False)
        elif code == ord("U") and not of_bytes and digit_in(self.peek(), 16) >= 0:
            self.append(builder, self.hex_number(8), False)
        else:
            raise self.error("unknown escape sequence `\\%s` in %sstring" % (
                codepoints.encode(code), "byte " if of_bytes else ""))

    def surrogates(self, value):
        """Two escapes of surrogates are one character."""
        if (0xD800 <= value <= 0xDBFF and self.port.peek_char(0) == ord("\\") and
                self.port.peek_char(1) == ord("u")):
            self.next()
            self.next()
            low = self.hex_number(4)
            return 0x10000 + ((value - 0xD800) << 10) + (low - 0xDC00)
        return value

    def append(self, builder, value, of_bytes):
        if of_bytes:
            builder.append(chr(value & 0xFF))
        else:
            codepoints.append(builder, value)

    # -- symbols and numbers

    def bare_text(self, code, text):
        """Up to a delimiter; what is between bars or behind a backslash stands for itself."""
        self.has_quotes = False
        builder = StringBuilder()
        builder.append(text)
        if code < 0:
            if is_delimiter(self.peek()):
                return text
            code = self.next()
        while True:
            if code == ord("|"):
                self.has_quotes = True
                code = self.next()
                while code != ord("|"):
                    if code == EOF:
                        raise self.eof_error("unbalanced `|`")
                    codepoints.append(builder, code)
                    code = self.next()
            elif code == ord("\\"):
                self.has_quotes = True
                code = self.next()
                if code == EOF:
                    raise self.eof_error("end-of-file following `\\` in symbol")
                codepoints.append(builder, code)
            else:
                if self.fold_case and ord("A") <= code <= ord("Z"):
                    code |= 32
                codepoints.append(builder, code)
            if is_delimiter(self.peek()):
                return builder.build()
            code = self.next()

    def symbol_or_number(self, code, text):
        text = self.bare_text(code, text)
        if not self.has_quotes:
            if text == ".":
                raise self.error("illegal use of `.`")
            first = text[0]
            if first.isdigit() or first == "+" or first == "-" or first == ".":
                w_number = parse_number(text, 10)
                if w_number is not None:
                    return w_number
        return symbol(text)


def closing(opener):
    if opener == ord("("):
        return ord(")")
    return ord("]") if opener == ord("[") else ord("}")


def is_alphabetic(code):
    return ord("a") <= code <= ord("z") or ord("A") <= code <= ord("Z") or code >= 0x80
