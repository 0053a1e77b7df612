"""What of a structure is printed: its name, the fields that may be seen, or its own way."""
from __future__ import absolute_import

from langs.scheme.vm.callbacks import call_nested
from langs.scheme.vm.structs import (
    w_prop_custom_print_quotable, w_prop_custom_write)
from langs.scheme.vm.values import W_Fixnum, W_Root, symbol, w_false, w_true

OPAQUE, TRANSPARENT, PREFAB, SPECIAL = range(4)
W_MODES = [w_false, w_true, W_Fixnum(0), W_Fixnum(1)]   # what custom printers are told


class W_Hidden(W_Root):
    """Stands for fields that may not be seen."""


HIDDEN = W_Hidden()
w_never = symbol("never")


class StructShape(object):
    def __init__(self, way, text, fields_w):
        self.way = way
        self.text = text            # of an opaque one all of it, else the name
        self.fields_w = fields_w


def shape_of(w_struct):
    w_type = w_struct.struct_type()
    if w_type.find_property(w_prop_custom_write) is not None:
        return StructShape(SPECIAL, w_type.name, [])
    if w_type.prefab_key is not None:
        return StructShape(PREFAB, w_type.name, fields_of(w_struct, 0, w_type.count))
    fields_w = visible_parts(w_struct, w_type)
    if fields_w is None:
        if not w_struct.is_procedure():
            return StructShape(OPAQUE, "#<%s>" % w_type.name, [])
        name = w_struct.procedure_name()
        return StructShape(OPAQUE, "#<procedure%s>" % (":" + name if name != "" else ""), [])
    return StructShape(TRANSPARENT, w_type.name, fields_w)


def visible_parts(w_struct, w_type):
    """The fields, HIDDEN for those of a level that is opaque; None where all are."""
    levels = []
    some = False
    while w_type is not None:
        levels.append(w_type)
        some = some or w_type.is_transparent()
        w_type = w_type.w_super
    if not some:
        return None
    parts_w = []
    for i in range(len(levels) - 1, -1, -1):
        w_level = levels[i]
        if w_level.is_transparent():
            parts_w += fields_of(w_struct, w_level.first, w_level.count)
        elif len(parts_w) == 0 or parts_w[len(parts_w) - 1] is not HIDDEN:
            parts_w.append(HIDDEN)
    return parts_w[:]


def fields_of(w_struct, start, stop):
    return [w_struct.get_field(i) for i in range(start, stop)]


def is_quotable_special(w_struct):
    w_way = w_struct.struct_type().find_property(w_prop_custom_print_quotable)
    return w_way is not w_never


def print_special(printer, w_struct, mode):
    """Calls its own printer."""
    w_procedure = w_struct.struct_type().find_property(w_prop_custom_write)
    call_nested(w_procedure, [w_struct, printer.port(), W_MODES[mode]])


def visible_fields(w_struct):
    return shape_of(w_struct).fields_w
