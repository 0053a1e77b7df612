"""Struct types that the kernel itself defines, besides exceptions."""
from __future__ import absolute_import

from rpython.rlib.objectmodel import not_rpython

from langs.scheme.vm.primitives import SCHEME
from langs.scheme.vm.struct_procedures import (
    W_Constructor, W_FieldAccessor, W_StructPredicate)
from langs.scheme.vm.structs import W_StructType


@not_rpython
def define(name, w_super, fields):
    w_type = W_StructType(name, w_super, len(fields), w_inspector=None)
    SCHEME.value("struct:" + name, w_type)
    SCHEME.value("make-" + name, W_Constructor("make-" + name, w_type))
    SCHEME.value(name, W_Constructor(name, w_type))
    SCHEME.value(name + "?", W_StructPredicate(name + "?", w_type))
    for index, field in enumerate(fields):
        full_name = "%s-%s" % (name, field)
        SCHEME.value(full_name, W_FieldAccessor(full_name, w_type, w_type.first + index))
    return w_type


w_arity_at_least = define("arity-at-least", None, ["value"])
w_srcloc = define("srcloc", None, ["source", "line", "column", "position", "span"])
w_date = define("date", None, ["second", "minute", "hour", "day", "month", "year", "week-day",
                               "year-day", "dst?", "time-zone-offset"])
w_date_star = define("date*", w_date, ["nanosecond", "time-zone-name"])
