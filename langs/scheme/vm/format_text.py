"""Format strings: the ~ directives of format, printf and error."""
from __future__ import absolute_import

from rpython.rlib.rstring import StringBuilder

from kit.vm import codepoints
from langs.scheme.vm import error_values, printing
from langs.scheme.vm.errors import contract_error
from langs.scheme.vm.number_text import number_to_text
from langs.scheme.vm.values import W_Bignum, W_Char, W_Fixnum

SPACES = " \t\n\r\v\f"


def format_text(name, pattern, args_w):
    """The text, as UTF-8; all errors are found before anything is printed."""
    check(name, pattern, args_w)
    builder = StringBuilder()
    used = 0
    i = 0
    end = len(pattern)
    while i < end:
        tilde = pattern.find("~", i)
        if tilde < 0:
            tilde = end
        builder.append_slice(pattern, i, tilde)
        i = tilde + 2
        if i > end:
            break
        directive = lower(pattern[tilde + 1])
        if directive == "n" or directive == "%":
            builder.append("\n")
        elif directive == "~":
            builder.append("~")
        elif directive in SPACES:
            i = skip_spaces(pattern, tilde + 1)
        else:
            limited = directive == "."
            if limited:
                directive = lower(pattern[i])
                i += 1
            text = formatted(directive, args_w[used])
            if limited:
                text = error_values.shortened(text, error_values.width())
            builder.append(text)
            used += 1
    return builder.build()


def lower(char):
    if "A" <= char <= "Z":
        return chr(ord(char) | 32)
    return char


def skip_spaces(pattern, i):
    """Past white space with at most one newline in it."""
    newlines = 0
    while i < len(pattern) and pattern[i] in SPACES:
        if pattern[i] == "\n":
            newlines += 1
            if newlines == 2:
                break
        i += 1
    return i


def formatted(directive, w_value):
    if directive == "a":
        return printing.to_text(w_value, printing.DISPLAY)
    if directive == "s":
        return printing.to_text(w_value, printing.WRITE)
    if directive == "v":
        return printing.to_text(w_value, printing.PRINT)
    if directive == "e":
        return error_values.show(w_value)
    if directive == "c":
        assert isinstance(w_value, W_Char)
        return codepoints.encode(w_value.code)
    return number_to_text(w_value, radix_of(directive))


def radix_of(directive):
    if directive == "x":
        return 16
    return 8 if directive == "o" else 2


def check(name, pattern, args_w):
    used = 0
    i = 0
    while True:
        tilde = pattern.find("~", i)
        if tilde < 0:
            break
        i = tilde + 2
        if i > len(pattern):
            raise ill_formed(name, "cannot end in `~`", args_w)
        directive = lower(pattern[tilde + 1])
        if directive == ".":
            if i >= len(pattern) or not lower(pattern[i]) in "asv":
                raise ill_formed(name, "tag `~.` not followed by `a`, `s`, or `v`", args_w)
            i += 1
            used += 1
        elif directive in SPACES:
            i = skip_spaces(pattern, tilde + 1)
        elif directive in "asve":
            used += 1
        elif directive in "cbox":
            if used < len(args_w):
                check_argument(name, directive, args_w[used], args_w)
            used += 1
        elif not directive in "n%~":
            assert tilde >= 0
            stop = codepoints.next_offset(pattern, tilde + 1)
            assert stop >= 0
            raise ill_formed(name, "tag `~%s` not allowed" % pattern[tilde + 1:stop], args_w)
    if used != len(args_w):
        raise contract_error("%s: format string requires %d arguments, given %d%s" % (
            name, used, len(args_w), shown_arguments(args_w)))


def check_argument(name, directive, w_value, args_w):
    if directive == "c":
        if isinstance(w_value, W_Char):
            return
        expected = "character"
    else:
        if isinstance(w_value, W_Fixnum) or isinstance(w_value, W_Bignum):
            return
        expected = "exact integer"
    raise contract_error(
        "%s: format string requires a %s, given something else\n  bad argument: %s%s" % (
            name, expected, error_values.show(w_value), shown_arguments(args_w)))


def ill_formed(name, explanation, args_w):
    return contract_error("%s: ill-formed pattern string\n  explanation: %s%s" % (
        name, explanation, shown_arguments(args_w)))


def shown_arguments(args_w):
    if len(args_w) == 0:
        return ""
    builder = StringBuilder()
    builder.append("; arguments were:")
    for w_arg in args_w:
        builder.append(" ")
        builder.append(error_values.show(w_arg))
    return builder.build()
