"""_csv: reading. A state machine takes one code point after the other."""
from __future__ import absolute_import

from rpython.rlib.rstring import StringBuilder

from kit.vm import codepoints
from langs.python_subset.vm.gateway import AnyArguments, getter
from langs.python_subset.vm.iterators import get_iterator
from langs.python_subset.vm.listobject import new_list
from langs.python_subset.vm.modules.csv_dialect import (
    CSV, LIMIT, QUOTE_NONE, QUOTE_NONNUMERIC, csv_error, dialect_of)
from langs.python_subset.vm.root import W_Root
from langs.python_subset.vm.typeobject import builtin_type
from langs.python_subset.vm.types.float_type import float_type
from langs.python_subset.vm.types.iterator_methods import add_iterator_methods
from langs.python_subset.vm.values import W_Int, W_Str

(START_RECORD, START_FIELD, ESCAPED_CHAR, IN_FIELD, IN_QUOTED_FIELD, ESCAPE_IN_QUOTED_FIELD,
 QUOTE_IN_QUOTED_FIELD, EAT_LINE_END, AFTER_ESCAPED_LINE_END) = range(9)
END = -2            # of a line that the source gave
NEWLINE = ord("\n")


def is_line_end(char):
    return char == NEWLINE or char == ord("\r")


class W_Reader(W_Root):
    _immutable_fields_ = ["w_iterator", "dialect"]

    def __init__(self, w_iterator, dialect):
        self.w_iterator = w_iterator
        self.dialect = dialect
        self.line_count = 0
        self.start_record()

    def start_record(self):
        self.fields_w = []
        self.state = START_RECORD
        self.start_field()

    def start_field(self):
        self.builder = StringBuilder()
        self.size = 0               # code points in it
        self.is_number = False

    def next(self):
        """A row, or None at the end."""
        self.start_record()
        while True:
            w_line = self.w_iterator.next()
            if w_line is None:
                if not self.ends_inside():
                    return None
                break
            if not isinstance(w_line, W_Str):
                raise csv_error("iterator should return strings, not %s (the file should be"
                                " opened in text mode)" % w_line.type_name())
            self.line_count += 1
            self.take_line(w_line.utf8)
            if self.state == START_RECORD:
                break
        fields_w = self.fields_w
        self.fields_w = []
        return new_list(fields_w[:])

    def ends_inside(self):
        """Saves the field that the source ended in."""
        if self.size == 0 and self.state != IN_QUOTED_FIELD:
            return False
        if self.dialect.strict:
            raise csv_error("unexpected end of data")
        self.save()
        return True

    def take_line(self, utf8):
        offset = 0
        while offset < len(utf8):
            self.take(codepoints.codepoint_at(utf8, offset))
            offset = codepoints.next_offset(utf8, offset)
        self.take(END)

    def save(self):
        w_field = W_Str(self.builder.build(), self.size)
        if self.is_number:
            w_field = float_type.call1(w_field)
        self.fields_w.append(w_field)
        self.start_field()

    def add(self, char):
        if self.size >= LIMIT.characters:
            raise csv_error("field larger than field limit (%d)" % LIMIT.characters)
        self.size += 1
        codepoints.append(self.builder, char)

    def save_at_line_end(self, char):
        self.save()
        self.state = START_RECORD if char == END else EAT_LINE_END

    def take(self, char):
        """One step: a code point or END."""
        state = self.state
        if state == IN_FIELD:
            self.take_in_field(char)
        elif state == IN_QUOTED_FIELD:
            self.take_in_quotes(char)
        elif state == START_FIELD:
            self.take_first(char)
        elif state == START_RECORD:
            if is_line_end(char):
                self.state = EAT_LINE_END
            elif char != END:
                self.take_first(char)
        elif state == QUOTE_IN_QUOTED_FIELD:
            self.take_after_quote(char)
        elif state == EAT_LINE_END:
            if char == END:
                self.state = START_RECORD
            elif not is_line_end(char):
                raise csv_error("new-line character seen in unquoted field - do you need to"
                                " open the file in universal-newline mode?")
        elif state == AFTER_ESCAPED_LINE_END:
            if char != END:
                self.take_in_field(char)
        elif state == ESCAPED_CHAR and is_line_end(char):
            self.add(char)
            self.state = AFTER_ESCAPED_LINE_END
        else:
            self.add(NEWLINE if char == END else char)
            self.state = IN_FIELD if state == ESCAPED_CHAR else IN_QUOTED_FIELD

    def take_first(self, char):
        dialect = self.dialect
        self.state = START_FIELD
        if char == END or is_line_end(char):
            self.save_at_line_end(char)
        elif char == dialect.quotechar and dialect.quoting != QUOTE_NONE:
            self.state = IN_QUOTED_FIELD
        elif char == dialect.escapechar:
            self.state = ESCAPED_CHAR
        elif char == ord(" ") and dialect.skipinitialspace:
            pass
        elif char == dialect.delimiter:
            self.save()
        else:
            self.is_number = dialect.quoting == QUOTE_NONNUMERIC
            self.add(char)
            self.state = IN_FIELD

    def take_in_field(self, char):
        dialect = self.dialect
        self.state = IN_FIELD
        if char == END or is_line_end(char):
            self.save_at_line_end(char)
        elif char == dialect.escapechar:
            self.state = ESCAPED_CHAR
        elif char == dialect.delimiter:
            self.save()
            self.state = START_FIELD
        else:
            self.add(char)

    def take_in_quotes(self, char):
        dialect = self.dialect
        if char == END:
            pass
        elif char == dialect.escapechar:
            self.state = ESCAPE_IN_QUOTED_FIELD
        elif char == dialect.quotechar and dialect.quoting != QUOTE_NONE:
            self.state = QUOTE_IN_QUOTED_FIELD if dialect.doublequote else IN_FIELD
        else:
            self.add(char)

    def take_after_quote(self, char):
        """A quote in a quoted field was its end, or is doubled."""
        dialect = self.dialect
        if char == dialect.quotechar and dialect.quoting != QUOTE_NONE:
            self.add(char)
            self.state = IN_QUOTED_FIELD
        elif char == dialect.delimiter:
            self.save()
            self.state = START_FIELD
        elif char == END or is_line_end(char):
            self.save_at_line_end(char)
        elif dialect.strict:
            raise csv_error("'%s' expected after '%s'" % (
                codepoints.encode(dialect.delimiter), codepoints.encode(dialect.quotechar)))
        else:
            self.add(char)
            self.state = IN_FIELD


reader_type = W_Reader.w_class = builtin_type("reader", module_name="_csv")
add_iterator_methods(reader_type, W_Reader)


@CSV.function("reader", W_Root, AnyArguments)
def reader(w_iterable, arguments):
    return W_Reader(get_iterator(w_iterable), dialect_of(arguments))


@getter(reader_type, "dialect", W_Reader)
def reader_dialect(w_reader):
    return w_reader.dialect


@getter(reader_type, "line_num", W_Reader)
def reader_line_num(w_reader):
    return W_Int(w_reader.line_count)
