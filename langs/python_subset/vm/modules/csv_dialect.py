"""_csv: dialects, and the names by which the guest registered them."""
from __future__ import absolute_import

from langs.python_subset.vm import attributes
from langs.python_subset.vm.convert import truth
from langs.python_subset.vm.dictobject import new_str_dict
from langs.python_subset.vm.errors import type_error
from langs.python_subset.vm.gateway import AnyArguments, ModuleTable, getter, optional, static
from langs.python_subset.vm.listobject import new_list
from langs.python_subset.vm.modules.module_class import factory_of, module_class
from langs.python_subset.vm.modules.module_errors import module_error
from langs.python_subset.vm.root import W_Root
from langs.python_subset.vm.strings import character, length, only_codepoint
from langs.python_subset.vm.typeobject import W_Type
from langs.python_subset.vm.values import W_Int, W_Str, w_None, wrap_bool

CSV = ModuleTable("_csv")
csv_error = module_error(CSV, "Error")
QUOTE_MINIMAL, QUOTE_ALL, QUOTE_NONNUMERIC, QUOTE_NONE = range(4)
NO_CHARACTER = -1
OPTIONS = ["delimiter", "doublequote", "escapechar", "lineterminator", "quotechar", "quoting",
           "skipinitialspace", "strict"]

for _value, _name in enumerate(["QUOTE_MINIMAL", "QUOTE_ALL", "QUOTE_NONNUMERIC", "QUOTE_NONE"]):
    CSV.constant(_name, W_Int(_value))
CSV.constant("__version__", W_Str("1.0"))
CSV.constant("__doc__", W_Str("CSV parsing and writing."))


class W_Dialect(W_Root):
    """Characters are code points, or NO_CHARACTER."""
    _immutable_fields_ = ["delimiter", "escapechar", "quotechar", "lineterminator", "quoting",
                          "doublequote", "skipinitialspace", "strict"]

    def __init__(self, options):
        self.delimiter = options.character("delimiter", ord(","), False)
        self.doublequote = options.flag("doublequote", True)
        self.escapechar = options.character("escapechar", NO_CHARACTER, True)
        self.lineterminator = options.text("lineterminator", "\r\n")
        self.quotechar = options.character("quotechar", ord('"'), True)
        self.skipinitialspace = options.flag("skipinitialspace", False)
        self.strict = options.flag("strict", False)
        quoting = options.number("quoting", QUOTE_MINIMAL)
        if not QUOTE_MINIMAL <= quoting <= QUOTE_NONE:
            raise type_error('bad "quoting" value')
        if options.get("quotechar") is w_None and options.get("quoting") is None:
            quoting = QUOTE_NONE
        if quoting != QUOTE_NONE and self.quotechar == NO_CHARACTER:
            raise type_error("quotechar must be set if quoting enabled")
        self.quoting = quoting


class Options(object):
    """What a dialect is made of: keywords, else attributes of another dialect."""

    def __init__(self):
        self.values_w = {}

    def add_keywords(self, arguments):
        for i in range(len(arguments.names)):
            name = arguments.names[i]
            if name not in OPTIONS:
                raise type_error("'%s' is an invalid keyword argument for this function" % name)
            self.values_w[name] = arguments.values_w[i]

    def add_from(self, w_dialect):
        for name in OPTIONS:
            if name not in self.values_w:
                w_value = attributes.get_or_none(w_dialect, name)
                if w_value is not None:
                    self.values_w[name] = w_value

    def get(self, name):
        return self.values_w.get(name, None)

    def character(self, name, default, may_be_none):
        w_value = self.get(name)
        if w_value is None:
            return default
        if may_be_none and w_value is w_None:
            return NO_CHARACTER
        if not isinstance(w_value, W_Str):
            raise type_error('"%s" must be string%s, not %s' % (
                name, " or None" if may_be_none else "", w_value.type_name()))
        if length(w_value) != 1:
            raise type_error('"%s" must be a 1-character string' % name)
        return only_codepoint(w_value)

    def flag(self, name, default):
        w_value = self.get(name)
        return default if w_value is None else truth(w_value)

    def text(self, name, default):
        w_value = self.get(name)
        if w_value is None:
            return default
        if w_value is w_None:
            raise type_error("%s must be set" % name)
        if not isinstance(w_value, W_Str):
            raise type_error('"%s" must be a string' % name)
        return w_value.utf8

    def number(self, name, default):
        w_value = self.get(name)
        if w_value is None:
            return default
        if type(w_value) is not W_Int:
            raise type_error('"%s" must be an integer' % name)
        return w_value.intval


dialect_type = module_class(CSV, "Dialect", W_Dialect)
new_dialect = factory_of(W_Dialect)


def make_dialect(w_type, w_base, arguments):
    if isinstance(w_base, W_Str):
        w_base = find_dialect(w_base)
    if len(arguments.names) == 0 and isinstance(w_base, W_Dialect) and w_type is dialect_type:
        return w_base
    options = Options()
    options.add_keywords(arguments)
    if w_base is not None and w_base is not w_None:
        options.add_from(w_base)
    return new_dialect(w_type, options)


def dialect_of(arguments):
    """The dialect that `reader` and `writer` are called with behind their first argument."""
    args_w = arguments.args_w
    if len(args_w) > 1:
        raise type_error("expected at most 2 arguments, got %d" % (len(args_w) + 1))
    w_base = args_w[0] if len(args_w) == 1 else None
    for i in range(len(arguments.names)):
        if arguments.names[i] == "dialect":
            w_base = arguments.values_w[i]
    return make_dialect(dialect_type, w_base, without_dialect(arguments))


def without_dialect(arguments):
    for i in range(len(arguments.names)):
        if arguments.names[i] == "dialect":
            return arguments.without(i)
    return arguments


@static(dialect_type, "__new__", W_Type, AnyArguments)
def dialect_new(w_type, arguments):
    w_base = arguments.args_w[0] if len(arguments.args_w) > 0 else None
    for i in range(len(arguments.names)):
        if arguments.names[i] == "dialect":
            w_base = arguments.values_w[i]
    return make_dialect(w_type, w_base, without_dialect(arguments))


# -- attributes

def character_or_none(codepoint):
    return w_None if codepoint == NO_CHARACTER else character(codepoint)


@getter(dialect_type, "delimiter", W_Dialect)
def get_delimiter(w_dialect):
    return character_or_none(w_dialect.delimiter)


@getter(dialect_type, "escapechar", W_Dialect)
def get_escapechar(w_dialect):
    return character_or_none(w_dialect.escapechar)


@getter(dialect_type, "quotechar", W_Dialect)
def get_quotechar(w_dialect):
    return character_or_none(w_dialect.quotechar)


@getter(dialect_type, "lineterminator", W_Dialect)
def get_lineterminator(w_dialect):
    return W_Str(w_dialect.lineterminator)


@getter(dialect_type, "quoting", W_Dialect)
def get_quoting(w_dialect):
    return W_Int(w_dialect.quoting)


@getter(dialect_type, "doublequote", W_Dialect)
def get_doublequote(w_dialect):
    return wrap_bool(w_dialect.doublequote)


@getter(dialect_type, "skipinitialspace", W_Dialect)
def get_skipinitialspace(w_dialect):
    return wrap_bool(w_dialect.skipinitialspace)


@getter(dialect_type, "strict", W_Dialect)
def get_strict(w_dialect):
    return wrap_bool(w_dialect.strict)


# -- the registry

REGISTERED = new_str_dict()


def find_dialect(w_name):
    w_dialect = REGISTERED.get(w_name)
    if w_dialect is None:
        raise csv_error("unknown dialect")
    return w_dialect


@CSV.function("register_dialect", W_Root, AnyArguments)
def register_dialect(w_name, arguments):
    if not isinstance(w_name, W_Str):
        raise type_error("dialect name must be a string")
    REGISTERED.set(w_name, dialect_of(arguments))


@CSV.function("unregister_dialect", W_Root)
def unregister_dialect(w_name):
    find_dialect(w_name)
    REGISTERED.delete(w_name)


@CSV.function("get_dialect", W_Root)
def get_dialect(w_name):
    return find_dialect(w_name)


@CSV.function("list_dialects")
def list_dialects():
    return new_list(REGISTERED.keys_w()[:])


# -- the longest field

class Limit(object):
    def __init__(self):
        self.characters = 128 * 1024


LIMIT = Limit()


@CSV.function("field_size_limit", optional(W_Root))
def field_size_limit(w_limit):
    before = LIMIT.characters
    if w_limit is not None:
        if type(w_limit) is not W_Int:
            raise type_error("limit must be an integer")
        LIMIT.characters = w_limit.intval
    return W_Int(before)
