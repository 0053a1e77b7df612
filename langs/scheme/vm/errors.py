"""Guest exceptions: what RPython code raises, and the exn structures of the kernel."""
from __future__ import absolute_import

from rpython.rlib.rstring import StringBuilder

from kit.vm import files
from kit.vm.errors import GuestError
from langs.scheme.vm.structs import W_StructType, make_struct
from langs.scheme.vm.values import W_Fixnum, W_Pair, symbol

w_posix = symbol("posix")


class SchemeError(GuestError):
    """raise, with any value."""

    def __init__(self, w_value, is_continuable=False):
        self.w_value = w_value
        self.is_continuable = is_continuable


# -- the kernel's structure types, by name

EXN_TYPES = {}


def _exn(name, super_name, own_count):
    w_super = EXN_TYPES[super_name] if super_name is not None else None
    w_type = EXN_TYPES[name] = W_StructType(name, w_super, own_count, w_inspector=None)
    return w_type


EXN = _exn("exn", None, 2)                      # message, continuation marks
FAIL = _exn("exn:fail", "exn", 0)
CONTRACT = _exn("exn:fail:contract", "exn:fail", 0)
ARITY = _exn("exn:fail:contract:arity", "exn:fail:contract", 0)
DIVIDE_BY_ZERO = _exn("exn:fail:contract:divide-by-zero", "exn:fail:contract", 0)
NON_FIXNUM_RESULT = _exn("exn:fail:contract:non-fixnum-result", "exn:fail:contract", 0)
CONTINUATION = _exn("exn:fail:contract:continuation", "exn:fail:contract", 0)
VARIABLE = _exn("exn:fail:contract:variable", "exn:fail:contract", 1)
SYNTAX = _exn("exn:fail:syntax", "exn:fail", 1)
SYNTAX_MISSING_MODULE = _exn("exn:fail:syntax:missing-module", "exn:fail:syntax", 1)
SYNTAX_UNBOUND = _exn("exn:fail:syntax:unbound", "exn:fail:syntax", 0)
READ = _exn("exn:fail:read", "exn:fail", 1)
READ_EOF = _exn("exn:fail:read:eof", "exn:fail:read", 0)
READ_NON_CHAR = _exn("exn:fail:read:non-char", "exn:fail:read", 0)
FILESYSTEM = _exn("exn:fail:filesystem", "exn:fail", 0)
FILESYSTEM_EXISTS = _exn("exn:fail:filesystem:exists", "exn:fail:filesystem", 0)
FILESYSTEM_VERSION = _exn("exn:fail:filesystem:version", "exn:fail:filesystem", 0)
FILESYSTEM_ERRNO = _exn("exn:fail:filesystem:errno", "exn:fail:filesystem", 1)
FILESYSTEM_MISSING_MODULE = _exn(
    "exn:fail:filesystem:missing-module", "exn:fail:filesystem", 1)
NETWORK = _exn("exn:fail:network", "exn:fail", 0)
NETWORK_ERRNO = _exn("exn:fail:network:errno", "exn:fail:network", 1)
OUT_OF_MEMORY = _exn("exn:fail:out-of-memory", "exn:fail", 0)
UNSUPPORTED = _exn("exn:fail:unsupported", "exn:fail", 0)
USER = _exn("exn:fail:user", "exn:fail", 0)
BREAK = _exn("exn:break", "exn", 1)
BREAK_HANG_UP = _exn("exn:break:hang-up", "exn:break", 0)
BREAK_TERMINATE = _exn("exn:break:terminate", "exn:break", 0)


def opaque_text(w_value):
    return w_value.opaque_text()


class Maker(object):
    """Later modules set what makes a message's string and a mark set."""
    string = None       # function(utf8): an immutable string
    marks = None        # function(): the current continuation's marks
    show = staticmethod(opaque_text)     # as error messages show a value


MAKER = Maker()


def make_exception(w_type, message, more_w=[]):
    """The error to raise, an instance of an exn type with the text and further fields."""
    fields_w = [MAKER.string(message), MAKER.marks()] + more_w
    return SchemeError(make_struct(w_type, fields_w[:]))


def system_error(message, error):
    """exn:fail:filesystem:errno of an OSError, the message with the system's reason."""
    return make_exception(
        FILESYSTEM_ERRNO,
        "%s\n  system error: %s; errno=%d" % (message, files.reason(error), error.errno),
        [W_Pair(W_Fixnum(error.errno), w_posix)])


def contract_error(message):
    return make_exception(CONTRACT, message)


def wrong_argument(name, expected, position, args_w):
    """raise-argument-error: `args_w` are all arguments, or only the wrong one."""
    w_wrong = args_w[position] if len(args_w) > 1 else args_w[0]
    return contract_error("%s: contract violation\n  expected: %s\n  given: %s%s" % (
        name, expected, MAKER.show(w_wrong), other_arguments(position, args_w)))


def other_arguments(position, args_w):
    """What a message adds where there was more than one argument."""
    if len(args_w) < 2:
        return ""
    builder = StringBuilder()
    builder.append("\n  argument position: %s\n  other arguments...:" % ordinal(position + 1))
    for i in range(len(args_w)):
        if i != position:
            builder.append("\n   ")
            builder.append(MAKER.show(args_w[i]))
    return builder.build()


def ordinal(number):
    """1st, 2nd, 3rd, 4th ..."""
    last = number % 10
    if number // 10 % 10 == 1 or not 1 <= last <= 3:
        return "%dth" % number
    return "%d%s" % (number, "st" if last == 1 else "nd" if last == 2 else "rd")


def arity_error(name, expected, args_w):
    """`expected` as it stands in the message: "2", "at least 1", or "" for several counts."""
    return make_exception(ARITY, "%sarity mismatch;\n %s number%s\n  given: %d" % (
        name + ": " if name != "" else "",
        "the expected number of arguments does not match the given",
        "\n  expected: " + expected if expected != "" else "", len(args_w)))


def listed_arity_error(name, expected, args_w):
    """The same for what is called by way of a struct: all arguments are shown."""
    return make_exception(ARITY, "%s: arity mismatch;\n %s number%s\n  given: %d%s" % (
        name, "the expected number of arguments does not match the given",
        "\n  expected: " + expected if expected != "" else "", len(args_w), listed(args_w)))


def not_applicable(w_value, args_w):
    message = ("application: not a procedure;\n expected a procedure that can be applied "
               "to arguments\n  given: %s" % MAKER.show(w_value))
    return contract_error(message)


def result_arity_error(expected, values_w):
    """A continuation that takes `expected` values got another number of them."""
    if expected == 1:
        return _wrong_values("", 1, values_w, "")
    return _wrong_values("", expected, values_w,
                         "\n  in: local-binding form" + listed(values_w))


def definition_arity_error(expected, values_w):
    return _wrong_values("define-values: ", expected, values_w,
                         "\n  in: definition of a ..." + listed(values_w))


def _wrong_values(name, expected, values_w, details):
    return make_exception(ARITY, (
        "%sresult arity mismatch;\n expected number of values not received\n"
        "  expected: %d\n  received: %d%s" % (name, expected, len(values_w), details)))


def listed(args_w):
    """The lines of a message that show values."""
    if len(args_w) == 0:
        return ""
    builder = StringBuilder()
    builder.append("\n  arguments...:")
    for w_value in args_w:
        builder.append("\n   ")
        builder.append(MAKER.show(w_value))
    return builder.build()


def closure_arity_error(w_closure, args_w):
    name = w_closure.procedure_name()
    return arity_error(name, w_closure.arity_text(), args_w)


def undefined_variable(name):
    return make_exception(VARIABLE, (
        "%s: undefined;\n cannot use before initialization" % name), [symbol(name)])


def stack_overflow():
    return make_exception(OUT_OF_MEMORY, "out of memory: the native stack is exhausted")


# -- arithmetic

def division_by_zero(name):
    return divide_by_zero_error("%s: division by zero" % name)


def divide_by_zero_error(message):
    return make_exception(DIVIDE_BY_ZERO, message)


def non_fixnum_result(message):
    return make_exception(NON_FIXNUM_RESULT, message)


def out_of_memory(name):
    return make_exception(OUT_OF_MEMORY, "%s: out of memory" % name)


def no_room_for(kind, w_length):
    return make_exception(OUT_OF_MEMORY, "out of memory making %s\n  length: %s" % (
        kind, MAKER.show(w_length)))


# -- indexes

def out_of_range(name, kind, what, w_index, low, high, w_container):
    """An index outside low..high; `what` is "", "starting " or "ending "."""
    if high < low:
        return contract_error("%s: %sindex is out of range for empty %s\n  %sindex: %s\n  %s: %s" % (
            name, what, kind, what, MAKER.show(w_index), kind, MAKER.show(w_container)))
    return contract_error(
        "%s: %sindex is out of range\n  %sindex: %s\n  valid range: [%d, %d]\n  %s: %s" % (
            name, what, what, MAKER.show(w_index), low, high, kind, MAKER.show(w_container)))


def ending_before_start(name, kind, start, w_stop, length, w_container):
    return contract_error(
        "%s: ending index is smaller than starting index\n  ending index: %s\n"
        "  starting index: %d\n  valid range: [0, %d]\n  %s: %s" % (
            name, MAKER.show(w_stop), start, length, kind, MAKER.show(w_container)))


def not_enough_room(name, kind, room, needed):
    return contract_error(
        "%s: not enough room in target %s\n  target length: %d\n  needed length: %d" % (
            name, kind, room, needed))


def wrong_index(name, w_index, w_container):
    """The second argument, which is no index into the first."""
    return contract_error(
        "%s: contract violation\n  expected: exact-nonnegative-integer?\n  given: %s\n"
        "  argument position: 2nd\n  first argument...:\n   %s" % (
            name, MAKER.show(w_index), MAKER.show(w_container)))
