"""seconds->date"""
from __future__ import absolute_import

import math

from kit.vm.primitives import Optional
from langs.scheme.vm import calendar_time, strings, tower
from langs.scheme.vm.error_values import show
from langs.scheme.vm.errors import contract_error, wrong_argument
from langs.scheme.vm.library.builtin_structs import w_date_star
from langs.scheme.vm.primitives import SCHEME
from langs.scheme.vm.structs import make_struct
from langs.scheme.vm.values import W_Fixnum, W_Root, is_true, wrap_bool

NANOSECONDS = 1000000000
FURTHEST = 1e17


@SCHEME.primitive("seconds->date", W_Root, Optional(W_Root))
def seconds_to_date(w_seconds, w_local):
    if not tower.is_real(w_seconds):
        raise wrong_argument("seconds->date", "real?", 0, [w_seconds])
    value = tower.to_float(w_seconds)
    local = w_local is None or is_true(w_local)
    whole = math.floor(value) if value - value == 0.0 else FURTHEST
    found = None
    if -FURTHEST < whole < FURTHEST:
        seconds = w_seconds.intval if isinstance(w_seconds, W_Fixnum) else int(whole)
        found = calendar_time.of_seconds(seconds, local)
    if found is None:
        raise contract_error("seconds->date: integer is out-of-range\n  integer: %s"
                             % show(w_seconds))
    fields_w = [None] * 12
    for i in range(8):
        fields_w[i] = W_Fixnum(found.fields[i])
    fields_w[8] = wrap_bool(found.is_dst)
    fields_w[9] = W_Fixnum(found.offset)
    fields_w[10] = W_Fixnum(int((value - whole) * NANOSECONDS))
    fields_w[11] = strings.immutable_from_utf8(found.zone)
    return make_struct(w_date_star, fields_w)
