"""Numbers from and to strings and bytes."""
from __future__ import absolute_import

from kit.vm.primitives import Optional
from langs.scheme.vm.errors import contract_error, wrong_argument
from langs.scheme.vm.number_reader import parse_number
from langs.scheme.vm.number_text import number_to_text
from langs.scheme.vm.primitives import SCHEME
from langs.scheme.vm.strings import W_String, from_ascii
from langs.scheme.vm.tower import check_number, is_exact
from langs.scheme.vm.values import W_Fixnum, W_Root, symbol, w_false

primitive = SCHEME.primitive


@primitive("number->string", W_Root, Optional(W_Root))
def number_to_string(w_number, w_radix):
    check_number("number->string", w_number)
    radix = 10
    if w_radix is not None:
        radix = w_radix.intval if isinstance(w_radix, W_Fixnum) else 0
        if not (radix == 10 or radix == 16 or radix == 8 or radix == 2):
            raise wrong_argument("number->string", "(or/c 2 8 10 16)", 0, [w_radix])
    if radix != 10 and not is_exact(w_number):
        raise contract_error(
            "number->string: inexact numbers can only be printed in base 10\n"
            "  number: %s\n  requested base: %d" % (number_to_text(w_number, 10), radix))
    return from_ascii(number_to_text(w_number, radix))


@primitive("string->number", W_String, Optional(W_Root), Optional(W_Root), Optional(W_Root))
def string_to_number(w_text, w_radix, w_mode, w_decimals):
    radix = 10
    if w_radix is not None:
        radix = w_radix.intval if isinstance(w_radix, W_Fixnum) else 0
        if not 2 <= radix <= 16:
            raise wrong_argument("string->number", "(integer-in 2 16)", 0, [w_radix])
    w_number = parse_number(w_text.utf8(), radix, w_decimals is symbol("decimal-as-exact"))
    return w_number if w_number is not None else w_false
