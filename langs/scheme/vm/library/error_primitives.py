"""Primitives that make and raise exceptions."""
from __future__ import absolute_import

from kit.vm.primitives import Optional, Rest
from langs.scheme.vm import errors, strings
from langs.scheme.vm.current_ports import current_output
from langs.scheme.vm.errors import MAKER, contract_error, make_exception, wrong_argument
from langs.scheme.vm.format_text import format_text
from langs.scheme.vm.parameters import W_Parameter
from langs.scheme.vm.primitives import SCHEME
from langs.scheme.vm.printing import DEFAULTS, PRINT, print_to
from langs.scheme.vm.strings import W_String
from langs.scheme.vm.values import (
    W_Fixnum, W_Procedure, W_Root, W_Symbol, w_false, w_true, w_void)

control = SCHEME.control


def error_message(name, w_first, args_w):
    """(error 'who "format" v ...), (error 'who) or (error "text" v ...)."""
    if isinstance(w_first, W_Symbol):
        if len(args_w) == 0:
            return "error: " + w_first.utf8
        w_pattern = args_w[0]
        if isinstance(w_pattern, W_String):
            return "%s: %s" % (w_first.utf8, format_text(name, w_pattern.utf8(), args_w[1:]))
        raise wrong_argument(name, "string?", 1, [w_first] + args_w)
    if isinstance(w_first, W_String):
        text = w_first.utf8()
        for w_value in args_w:
            text += " " + MAKER.show(w_value)
        return text
    raise wrong_argument(name, "(or/c string? symbol?)", 0, [w_first])


@control("error", W_Root, Rest)
def error(k, w_first, args_w):
    raise make_exception(errors.FAIL, error_message("error", w_first, args_w))


@control("raise-user-error", W_Root, Rest)
def raise_user_error(k, w_first, args_w):
    raise make_exception(errors.USER, error_message("raise-user-error", w_first, args_w))


def position_of(name, w_position, args_w):
    """Of the wrong one among args_w."""
    if not isinstance(w_position, W_Fixnum) or not 0 <= w_position.intval < len(args_w):
        raise wrong_argument(name, "exact-nonnegative-integer?", 0, [w_position])
    return w_position.intval


def wrong(name, w_expected, args_w, given, offset):
    """Either the wrong value, or its position and all arguments."""
    w_text = w_expected
    if not isinstance(w_text, W_String):
        raise wrong_argument(given, "string?", offset, [w_expected])
    if len(args_w) == 1:
        return wrong_argument(name, w_text.utf8(), 0, args_w)
    return wrong_argument(name, w_text.utf8(), position_of(given, args_w[0], args_w[1:]),
                          args_w[1:])


@control("raise-argument-error", W_Symbol, W_Root, W_Root, Rest)
def raise_argument_error(k, w_name, w_expected, w_value, args_w):
    raise wrong(w_name.utf8, w_expected, [w_value] + args_w, "raise-argument-error", 1)


@control("raise-argument-error*", W_Symbol, W_Root, W_Root, W_Root, Rest)
def raise_argument_error_in_realm(k, w_name, w_realm, w_expected, w_value, args_w):
    raise wrong(w_name.utf8, w_expected, [w_value] + args_w, "raise-argument-error*", 2)


def wrong_result(name, w_expected, args_w):
    assert isinstance(w_expected, W_String)
    if len(args_w) == 1:
        w_value = args_w[0]
    else:
        w_value = args_w[1 + position_of("raise-result-error", args_w[0], args_w[1:])]
    return contract_error("%s: contract violation\n  expected: %s\n  given: %s" % (
        name, w_expected.utf8(), MAKER.show(w_value)))


@control("raise-result-error", W_Symbol, W_String, W_Root, Rest)
def raise_result_error(k, w_name, w_expected, w_value, args_w):
    raise wrong_result(w_name.utf8, w_expected, [w_value] + args_w)


@control("raise-result-error*", W_Symbol, W_Root, W_String, W_Root, Rest)
def raise_result_error_in_realm(k, w_name, w_realm, w_expected, w_value, args_w):
    raise wrong_result(w_name.utf8, w_expected, [w_value] + args_w)


@control("raise-type-error", W_Symbol, W_String, W_Root, Rest)
def raise_type_error(k, w_name, w_expected, w_value, args_w):
    all_w = [w_value] + args_w
    w_wrong = w_value
    if len(all_w) > 1:
        w_wrong = args_w[position_of("raise-type-error", w_value, args_w)]
    raise contract_error("%s: expected argument of type <%s>; given: %s" % (
        w_name.utf8, w_expected.utf8(), MAKER.show(w_wrong)))


@control("raise-mismatch-error", W_Symbol, W_String, W_Root, Rest)
def raise_mismatch_error(k, w_name, w_text, w_value, args_w):
    text = w_name.utf8 + ": " + w_text.utf8() + MAKER.show(w_value)
    for w_more in args_w:
        text += w_more.utf8() if isinstance(w_more, W_String) else MAKER.show(w_more)
    raise contract_error(text)


def with_fields(name, text, fields_w):
    """A message with lines `field: value`."""
    message = "%s: %s" % (name, text)
    for i in range(0, len(fields_w) - 1, 2):
        w_field = fields_w[i]
        assert isinstance(w_field, W_String)
        w_value = fields_w[i + 1]
        if isinstance(w_value, W_Unquoted):
            shown = w_value.utf8
        else:
            shown = MAKER.show(w_value)
        message += "\n  %s: %s" % (w_field.utf8(), shown)
    return contract_error(message)


@control("raise-arguments-error", W_Symbol, W_String, Rest)
def raise_arguments_error(k, w_name, w_text, fields_w):
    raise with_fields(w_name.utf8, w_text.utf8(), fields_w)


@control("raise-arguments-error*", W_Symbol, W_Root, W_String, Rest)
def raise_arguments_error_in_realm(k, w_name, w_realm, w_text, fields_w):
    raise with_fields(w_name.utf8, w_text.utf8(), fields_w)


class W_Unquoted(W_Root):
    """A text that error messages show without quotes."""
    contract = "unquoted-printing-string?"

    def __init__(self, utf8):
        self.utf8 = utf8

    def opaque_text(self):
        return self.utf8


@SCHEME.primitive("unquoted-printing-string", W_String)
def unquoted_printing_string(w_text):
    return W_Unquoted(w_text.utf8())


def range_error(name, w_kind, w_what, w_index, w_container, w_low, w_high):
    kind = w_kind.utf8()
    what = w_what.utf8()
    if isinstance(w_low, W_Fixnum) and isinstance(w_high, W_Fixnum):
        return errors.out_of_range(name, kind, what, w_index, w_low.intval, w_high.intval,
                                   w_container)
    return contract_error("%s: %sindex is out of range\n  %sindex: %s\n  %s: %s" % (
        name, what, what, MAKER.show(w_index), kind, MAKER.show(w_container)))


@control("raise-range-error", W_Symbol, W_String, W_String, W_Root, W_Root, W_Root, W_Root,
         Optional(W_Root, w_false))
def raise_range_error(k, w_name, w_kind, w_what, w_index, w_container, w_low, w_high, w_other):
    raise range_error(w_name.utf8, w_kind, w_what, w_index, w_container, w_low, w_high)


@control("raise-range-error*", W_Symbol, W_Root, W_String, W_String, W_Root, W_Root, W_Root,
         W_Root, Optional(W_Root, w_false))
def raise_range_error_in_realm(k, w_name, w_realm, w_kind, w_what, w_index, w_container,
                               w_low, w_high, w_other):
    raise range_error(w_name.utf8, w_kind, w_what, w_index, w_container, w_low, w_high)


# -- how values are shown

class W_ErrorValueToString(W_Procedure):
    """The default: as print shows it, within a number of characters."""

    def procedure_name(self):
        return "default-error-value->string-handler"

    def call(self, args_w, k):
        return k.plug(strings.from_utf8(MAKER.show(args_w[0])))


SCHEME.value("error-print-width", W_Parameter("error-print-width", W_Fixnum(256)))
SCHEME.value("error-print-context-length",
             W_Parameter("error-print-context-length", W_Fixnum(16)))
SCHEME.value("error-print-source-location",
             W_Parameter("error-print-source-location", w_true))
SCHEME.value("error-value->string-handler",
             W_Parameter("error-value->string-handler", W_ErrorValueToString()))


class W_PrintResult(W_Procedure):
    """The default of current-print: a line on the output, unless it is void."""

    def procedure_name(self):
        return "default-print-handler"

    def call(self, args_w, k):
        w_value = args_w[0]
        if w_value is not w_void:
            w_port = current_output()
            print_to(w_port, w_value, PRINT, DEFAULTS)
            w_port.write("\n")
        return k.plug(w_void)


SCHEME.value("current-print", W_Parameter("current-print", W_PrintResult()))
