"""_csv: writing."""
from __future__ import absolute_import

from rpython.rlib.rstring import StringBuilder

from kit.vm import codepoints
from langs.python_subset.vm import attributes
from langs.python_subset.vm.errors import GuestError, TYPE_ERROR, type_error
from langs.python_subset.vm.gateway import AnyArguments, getter, method
from langs.python_subset.vm.iterators import get_iterator
from langs.python_subset.vm.modules.csv_dialect import (
    CSV, NO_CHARACTER, QUOTE_ALL, QUOTE_NONE, QUOTE_NONNUMERIC, csv_error, dialect_of)
from langs.python_subset.vm.root import W_Root
from langs.python_subset.vm.textual import str_of
from langs.python_subset.vm.typeobject import builtin_type
from langs.python_subset.vm.values import W_Complex, W_Float, W_Integer, W_Str, w_None


def is_number(w_value):
    if (isinstance(w_value, W_Integer) or isinstance(w_value, W_Float) or
            isinstance(w_value, W_Complex)):
        return True
    w_type = w_value.type()
    return (w_type.lookup("__index__") is not None or w_type.lookup("__int__") is not None or
            w_type.lookup("__float__") is not None)


class W_Writer(W_Root):
    _immutable_fields_ = ["w_write", "dialect"]

    def __init__(self, w_write, dialect):
        self.w_write = w_write
        self.dialect = dialect

    def write_row(self, w_row):
        return self.w_write.call1(W_Str(self.row_text(w_row)))

    def row_text(self, w_row):
        dialect = self.dialect
        try:
            w_iterator = get_iterator(w_row)
        except GuestError as error:
            if not error.matches(TYPE_ERROR):
                raise
            raise csv_error("iterable expected, not %s" % w_row.type_name())
        builder = StringBuilder()
        count = 0
        while True:
            w_field = w_iterator.next()
            if w_field is None:
                break
            if count > 0:
                codepoints.append(builder, dialect.delimiter)
            count += 1
            text = self.text_of(w_field)
            self.add_field(builder, text, self.always_quotes(w_field))
        if count == 1 and builder.getlength() == 0:
            if dialect.quoting == QUOTE_NONE:
                raise csv_error("single empty field record must be quoted")
            self.add_field(builder, "", True)
        builder.append(dialect.lineterminator)
        return builder.build()

    def text_of(self, w_field):
        if isinstance(w_field, W_Str):
            return w_field.utf8
        if w_field is w_None:
            return ""
        return str_of(w_field)

    def always_quotes(self, w_field):
        if self.dialect.quoting == QUOTE_NONNUMERIC:
            return not is_number(w_field)
        return self.dialect.quoting == QUOTE_ALL

    def add_field(self, builder, text, quoted):
        dialect = self.dialect
        field = StringBuilder(len(text))
        offset = 0
        while offset < len(text):
            char = codepoints.codepoint_at(text, offset)
            if self.is_special(char):
                quoted = self.escape(field, char, quoted)
            codepoints.append(field, char)
            offset = codepoints.next_offset(text, offset)
        if quoted:
            codepoints.append(builder, dialect.quotechar)
        builder.append(field.build())
        if quoted:
            codepoints.append(builder, dialect.quotechar)

    def is_special(self, char):
        dialect = self.dialect
        if char == dialect.delimiter or char == dialect.escapechar or char == dialect.quotechar:
            return True
        return dialect.lineterminator.find(codepoints.encode(char)) >= 0

    def escape(self, field, char, quoted):
        """What comes before a special character; gives whether the field gets quotes."""
        dialect = self.dialect
        if dialect.quoting != QUOTE_NONE:
            if char == dialect.quotechar and dialect.doublequote:
                codepoints.append(field, char)
                return True
            if char != dialect.quotechar and char != dialect.escapechar:
                return True
        if dialect.escapechar == NO_CHARACTER:
            raise csv_error("need to escape, but no escapechar set")
        codepoints.append(field, dialect.escapechar)
        return quoted


writer_type = W_Writer.w_class = builtin_type("writer", module_name="_csv")


@CSV.function("writer", W_Root, AnyArguments)
def writer(w_file, arguments):
    w_write = attributes.get_or_none(w_file, "write")
    if w_write is None or w_write.type().lookup("__call__") is None:
        raise type_error('argument 1 must have a "write" method')
    return W_Writer(w_write, dialect_of(arguments))


@method(writer_type, "writerow", W_Writer, W_Root)
def writerow(w_writer, w_row):
    return w_writer.write_row(w_row)


@method(writer_type, "writerows", W_Writer, W_Root)
def writerows(w_writer, w_rows):
    w_iterator = get_iterator(w_rows)
    while True:
        w_row = w_iterator.next()
        if w_row is None:
            break
        w_writer.write_row(w_row)


@getter(writer_type, "dialect", W_Writer)
def writer_dialect(w_writer):
    return w_writer.dialect
