"""error and the raise-...-error family."""
from __future__ import absolute_import

from rpython.rlib.rstring import StringBuilder, replace

from kit.vm.primitives import Optional, Rest
from langs.scheme.vm import arity_masks, errors
from langs.scheme.vm.error_values import show
from langs.scheme.vm.errors import (
    contract_error, listed, make_exception, ordinal, wrong_argument)
from langs.scheme.vm.format_text import format_text
from langs.scheme.vm.primitives import SCHEME
from langs.scheme.vm.strings import W_String
from langs.scheme.vm.structs import W_Struct
from langs.scheme.vm.values import W_Fixnum, W_Root, W_Symbol, is_true

control = SCHEME.control

CONTINUED = "\n            "         # further lines of what was expected


def to_name(name, w_name):
    if isinstance(w_name, W_Symbol):
        return w_name.utf8
    raise wrong_argument(name, "symbol?", 0, [w_name])


def to_text(name, w_text):
    if isinstance(w_text, W_String):
        return w_text.utf8()
    raise wrong_argument(name, "string?", 0, [w_text])


# -- error

def error_message(name, w_first, args_w):
    """The three forms of error and raise-user-error."""
    if isinstance(w_first, W_Symbol):
        if len(args_w) == 0:
            return "error: " + w_first.utf8
        pattern = to_text(name, args_w[0])
        return "%s: %s" % (w_first.utf8, format_text(name, pattern, args_w[1:]))
    if isinstance(w_first, W_String):
        builder = StringBuilder()
        builder.append(w_first.utf8())
        for w_value in args_w:
            builder.append(" ")
            builder.append(show(w_value))
        return builder.build()
    raise wrong_argument(name, "(or/c symbol? string?)", 0, [w_first])


@control("error", W_Root, Rest)
def error(k, w_first, args_w):
    raise make_exception(errors.FAIL, error_message("error", w_first, args_w))


@control("raise-user-error", W_Root, Rest)
def raise_user_error(k, w_first, args_w):
    raise make_exception(errors.USER, error_message("raise-user-error", w_first, args_w))


# -- arguments and results

def expectation(text):
    return replace(text, "\n", CONTINUED)


def wrong_value(name, args_w, given):
    """The message where one of the values is not as expected."""
    who = to_name(name, args_w[0])
    expected = expectation(to_text(name, args_w[1]))
    if len(args_w) == 3:
        return "%s: contract violation\n  expected: %s\n  %s: %s" % (
            who, expected, given, show(args_w[2]))
    w_position = args_w[2]
    if not isinstance(w_position, W_Fixnum) or w_position.intval < 0:
        raise wrong_argument(name, "exact-nonnegative-integer?", 0, [w_position])
    position = w_position.intval
    values_w = args_w[3:]
    if position >= len(values_w):
        raise contract_error(
            "%s: position index >= provided argument count\n  position index: %d\n"
            "  provided argument count: %d" % (name, position, len(values_w)))
    builder = StringBuilder()
    builder.append("%s: contract violation\n  expected: %s\n  %s: %s" % (
        who, expected, given, show(values_w[position])))
    if len(values_w) > 1:
        builder.append("\n  argument position: %s\n  other arguments...:"
                       % ordinal(position + 1))
        for i in range(len(values_w)):
            if i != position:
                builder.append("\n   " + show(values_w[i]))
    return builder.build()


def define_wrong_value(name, given):
    @control(name, W_Root, W_Root, W_Root, Rest)
    def raise_it(k, w_name, w_expected, w_third, rest_w):
        args_w = [w_name, w_expected, w_third] + rest_w
        raise contract_error(wrong_value(name, args_w, given))


def define_wrong_value_in_realm(name, given):
    """Takes a realm behind the name, which no message shows."""
    @control(name + "*", W_Root, W_Root, W_Root, W_Root, Rest)
    def raise_it(k, w_name, w_realm, w_expected, w_third, rest_w):
        args_w = [w_name, w_expected, w_third] + rest_w
        raise contract_error(wrong_value(name, args_w, given))


for _name, _given in [("raise-argument-error", "given"), ("raise-result-error", "result")]:
    define_wrong_value(_name, _given)
    define_wrong_value_in_realm(_name, _given)


@control("raise-arguments-error", W_Root, W_Root, Rest)
def raise_arguments_error(k, w_name, w_message, fields_w):
    raise wrong_fields(w_name, w_message, fields_w)


@control("raise-arguments-error*", W_Root, W_Root, W_Root, Rest)
def raise_arguments_error_in_realm(k, w_name, w_realm, w_message, fields_w):
    raise wrong_fields(w_name, w_message, fields_w)


def wrong_fields(w_name, w_message, fields_w):
    name = "raise-arguments-error"
    builder = StringBuilder()
    builder.append("%s: %s" % (to_name(name, w_name), to_text(name, w_message)))
    for i in range(0, len(fields_w), 2):
        field = to_text(name, fields_w[i])
        if i + 1 == len(fields_w):
            raise contract_error(
                "%s: missing value after field string\n  string: %s"
                % (name, show(fields_w[i])))
        builder.append("\n  %s: %s" % (field, show(fields_w[i + 1])))
    return contract_error(builder.build())


@control("raise-type-error", W_Root, W_Root, W_Root, Rest)
def raise_type_error(k, w_name, w_expected, w_third, rest_w):
    name = "raise-type-error"
    who = to_name(name, w_name)
    expected = to_text(name, w_expected)
    position = 0
    values_w = [w_third]
    if len(rest_w) > 0:
        if not isinstance(w_third, W_Fixnum) or not 0 <= w_third.intval < len(rest_w):
            raise wrong_argument(name, "exact-nonnegative-integer?", 0, [w_third])
        position = w_third.intval
        values_w = rest_w
    builder = StringBuilder()
    builder.append("%s: expected argument of type <%s>; given: %s" % (
        who, expected, show(values_w[position])))
    if len(values_w) > 1:
        builder.append("; other arguments:")
        for i in range(len(values_w)):
            if i != position:
                builder.append(" " + show(values_w[i]))
    raise contract_error(builder.build())


@control("raise-mismatch-error", W_Root, W_Root, W_Root, Rest)
def raise_mismatch_error(k, w_name, w_message, w_value, rest_w):
    name = "raise-mismatch-error"
    builder = StringBuilder()
    builder.append("%s: %s%s" % (to_name(name, w_name), to_text(name, w_message),
                                 show(w_value)))
    for w_part in rest_w:
        builder.append(show(w_part))
    raise contract_error(builder.build())


@control("raise-range-error", W_Root, W_Root, W_Root, W_Root, W_Root, W_Root, W_Root,
         Optional(W_Root))
def raise_range_error(k, w_name, w_kind, w_prefix, w_index, w_in, w_low, w_high, w_least):
    raise out_of_range(w_name, w_kind, w_prefix, w_index, w_in, w_low, w_high, w_least)


@control("raise-range-error*", W_Root, W_Root, W_Root, W_Root, W_Root, W_Root, W_Root, W_Root,
         Optional(W_Root))
def raise_range_error_in_realm(k, w_name, w_realm, w_kind, w_prefix, w_index, w_in, w_low,
                               w_high, w_least):
    raise out_of_range(w_name, w_kind, w_prefix, w_index, w_in, w_low, w_high, w_least)


def out_of_range(w_name, w_kind, w_prefix, w_index, w_in, w_low, w_high, w_least):
    name = "raise-range-error"
    who = to_name(name, w_name)
    kind = to_text(name, w_kind)
    what = to_text(name, w_prefix)
    low = show(w_low)
    high = show(w_high)
    if is_below(w_high, w_low):
        return contract_error("%s: %sindex is out of range for empty %s\n  %sindex: %s" % (
            who, what, kind, what, show(w_index)))
    if w_least is not None and is_true(w_least) and not (
            is_below(w_index, w_least) or is_below(w_high, w_index)):
        return contract_error(
            "%s: ending index is smaller than starting index\n  %sindex: %s\n"
            "  starting index: %s\n  valid range: [%s, %s]\n  %s: %s" % (
                who, what, show(w_index), low, show(w_least), high, kind, show(w_in)))
    return contract_error(
        "%s: %sindex is out of range\n  %sindex: %s\n  valid range: [%s, %s]\n  %s: %s" % (
            who, what, what, show(w_index),
            low if w_least is None or not is_true(w_least) else show(w_least), high, kind,
            show(w_in)))


def is_below(w_a, w_b):
    """Of indexes; beyond a machine word nothing is."""
    return (isinstance(w_a, W_Fixnum) and isinstance(w_b, W_Fixnum) and
            w_a.intval < w_b.intval)


# -- numbers of arguments and results

def arity_text_of(w_arity):
    """"2", "at least 2"; "" of several counts, which messages leave out."""
    if isinstance(w_arity, W_Fixnum):
        return "%d" % w_arity.intval
    if isinstance(w_arity, W_Struct) and w_arity.struct_type().name == "arity-at-least":
        return "at least " + show(w_arity.get_field(0))
    return ""


def arity_mismatch(who, expected, values_w):
    line = "" if expected == "" else "\n  expected: " + expected
    return make_exception(errors.ARITY, (
        "%s: arity mismatch;\n the expected number of arguments does not match the given "
        "number%s\n  given: %d%s" % (who, line, len(values_w), listed(values_w))))


def called_name(name, w_name):
    if isinstance(w_name, W_Symbol):
        return w_name.utf8
    if w_name.is_procedure():
        return w_name.procedure_name()
    raise wrong_argument(name, "(or/c symbol? procedure?)", 0, [w_name])


def mask_text_of(name, w_mask):
    if not isinstance(w_mask, W_Fixnum):
        raise wrong_argument(name, "exact-integer?", 0, [w_mask])
    return arity_masks.text_of(w_mask.intval)


@control("raise-arity-error", W_Root, W_Root, Rest)
def raise_arity_error(k, w_name, w_arity, values_w):
    who = called_name("raise-arity-error", w_name)
    raise arity_mismatch(who, arity_text_of(w_arity), values_w)


@control("raise-arity-error*", W_Root, W_Root, W_Root, Rest)
def raise_arity_error_in_realm(k, w_name, w_realm, w_arity, values_w):
    who = called_name("raise-arity-error*", w_name)
    raise arity_mismatch(who, arity_text_of(w_arity), values_w)


@control("raise-arity-mask-error", W_Root, W_Root, Rest)
def raise_arity_mask_error(k, w_name, w_mask, values_w):
    name = "raise-arity-mask-error"
    raise arity_mismatch(called_name(name, w_name), mask_text_of(name, w_mask), values_w)


@control("raise-arity-mask-error*", W_Root, W_Root, W_Root, Rest)
def raise_arity_mask_error_in_realm(k, w_name, w_realm, w_mask, values_w):
    name = "raise-arity-mask-error*"
    raise arity_mismatch(called_name(name, w_name), mask_text_of(name, w_mask), values_w)


@control("raise-result-arity-error", W_Root, W_Root, W_Root, Rest)
def raise_result_arity_error(k, w_name, w_expected, w_detail, values_w):
    raise wrong_result_count(w_name, w_expected, w_detail, values_w)


@control("raise-result-arity-error*", W_Root, W_Root, W_Root, W_Root, Rest)
def raise_result_arity_error_in_realm(k, w_name, w_realm, w_expected, w_detail, values_w):
    raise wrong_result_count(w_name, w_expected, w_detail, values_w)


def wrong_result_count(w_name, w_expected, w_detail, values_w):
    who = ""
    if isinstance(w_name, W_Symbol):
        who = w_name.utf8 + ": "
    detail = w_detail.utf8() if isinstance(w_detail, W_String) else ""
    return make_exception(errors.ARITY, (
        "%sresult arity mismatch;\n expected number of values not received\n"
        "  expected: %s\n  received: %d%s%s" % (
            who, show(w_expected), len(values_w), detail, listed(values_w))))
