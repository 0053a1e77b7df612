"""The typed nodes of a code file's tree."""
from __future__ import absolute_import

from rpython.rlib.rbigint import rbigint


class CodeFileError(Exception):
    """The code file is truncated, damaged, foreign or has another shape."""

    def __init__(self, msg):
        self.msg = msg


class Node(object):
    """Any node; the `as_` accessors refuse a node of another kind."""
    _attrs_ = ()
    kind = "node"

    def is_nil(self):
        return False

    def as_bool(self):
        raise self._unexpected("a boolean")

    def as_int(self):
        """A machine integer."""
        raise self._unexpected("an integer")

    def as_bigint(self):
        """An integer of any size, as rbigint."""
        raise self._unexpected("an integer")

    def as_float(self):
        raise self._unexpected("a float")

    def as_text(self):
        """UTF-8, valid except that lone surrogates may occur."""
        raise self._unexpected("a text")

    def as_bytes(self):
        raise self._unexpected("bytes")

    def as_symbol(self):
        raise self._unexpected("a symbol")

    def as_list(self):
        raise self._unexpected("a list")

    def as_list_of(self, count):
        """The items of a list that must have `count` of them."""
        items = self.as_list()
        if len(items) != count:
            raise CodeFileError("expected a list of %d items, found one of %d"
                                % (count, len(items)))
        return items

    def as_ints(self):
        """The machine integers in a list."""
        return [item.as_int() for item in self.as_list()]

    def as_symbols(self):
        """The symbols in a list."""
        return [item.as_symbol() for item in self.as_list()]

    def as_text_or_nil(self):
        """The text, or None for nil."""
        if self.is_nil():
            return None
        return self.as_text()

    def _unexpected(self, expected):
        return CodeFileError("expected %s, found %s" % (expected, self.kind))


class NilNode(Node):
    _attrs_ = ()
    kind = "nil"

    def is_nil(self):
        return True


class BoolNode(Node):
    _attrs_ = ()
    kind = "a boolean"

    def as_bool(self):
        return self is TRUE


class IntNode(Node):
    _immutable_fields_ = ["intval"]
    kind = "an integer"

    def __init__(self, intval):
        self.intval = intval

    def as_int(self):
        return self.intval

    def as_bigint(self):
        return rbigint.fromint(self.intval)


class BigNode(Node):
    """An integer that does not fit into a machine integer."""
    _immutable_fields_ = ["bigval"]
    kind = "a big integer"

    def __init__(self, bigval):
        self.bigval = bigval

    def as_bigint(self):
        return self.bigval


class FloatNode(Node):
    _immutable_fields_ = ["floatval"]
    kind = "a float"

    def __init__(self, floatval):
        self.floatval = floatval

    def as_float(self):
        return self.floatval


class TextNode(Node):
    _immutable_fields_ = ["text"]
    kind = "a text"

    def __init__(self, text):
        self.text = text

    def as_text(self):
        return self.text


class BytesNode(Node):
    _immutable_fields_ = ["data"]
    kind = "bytes"

    def __init__(self, data):
        self.data = data

    def as_bytes(self):
        return self.data


class SymbolNode(Node):
    """One object for each different symbol of a file."""
    _immutable_fields_ = ["text"]
    kind = "a symbol"

    def __init__(self, text):
        self.text = text

    def as_symbol(self):
        return self.text


class ListNode(Node):
    _immutable_fields_ = ["items[*]"]
    kind = "a list"

    def __init__(self, items):
        self.items = items

    def as_list(self):
        return self.items


NIL = NilNode()
TRUE = BoolNode()
FALSE = BoolNode()
