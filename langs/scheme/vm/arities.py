"""How many arguments procedures take: a bit for each count; a negative mask has no end."""
from __future__ import absolute_import

from kit.vm.primitives import NO_LIMIT
from langs.scheme.vm.closures import W_Closure
from langs.scheme.vm.code import CaseCode, Code
from langs.scheme.vm.errors import arity_error
from langs.scheme.vm.parameters import W_AnyParameter
from langs.scheme.vm.primitives import W_AnyPrimitive
from langs.scheme.vm.structs import W_Struct
from langs.scheme.vm.values import W_Fixnum, W_Procedure
from langs.scheme.vm.wrapped_procedures import W_ImpersonatorProcedure

MOST = 61       # counts beyond are not told apart
ANY = -1


def mask_between(least, most):
    if least > MOST:
        return 0
    if most == NO_LIMIT:
        return ANY << least
    return (ANY << least) & ~(ANY << (min(most, MOST) + 1))


def mask_of_code(code):
    if isinstance(code, CaseCode):
        mask = 0
        for clause in code.codes:
            mask |= mask_of_code(clause)
        return mask
    assert isinstance(code, Code)
    return mask_between(code.parameters, NO_LIMIT if code.has_rest else code.parameters)


def mask_of(w_procedure):
    """0 of what is no procedure."""
    if isinstance(w_procedure, W_Closure):
        return mask_of_code(w_procedure.code)
    if isinstance(w_procedure, W_AnyPrimitive):
        return mask_between(w_procedure.least, w_procedure.most)
    if isinstance(w_procedure, W_Reduced):
        return w_procedure.mask
    if isinstance(w_procedure, W_ImpersonatorProcedure):
        return mask_of(w_procedure.w_inner)
    if isinstance(w_procedure, W_Struct):
        w_inner = w_procedure.w_type.w_procedure
        if isinstance(w_inner, W_Fixnum):
            return mask_of(w_procedure.get_field(w_inner.intval))
        if w_inner is None:
            return 0
        mask = mask_of(w_inner)
        return mask >> 1        # the struct itself is the first argument
    if isinstance(w_procedure, W_AnyParameter):
        return 3
    if isinstance(w_procedure, W_Procedure):
        return ANY
    return 0


def includes(mask, count):
    return (mask >> min(count, MOST)) & 1 == 1


class W_Reduced(W_Procedure):
    """A procedure under another name, or with fewer arities."""
    _immutable_fields_ = ["w_procedure", "name", "mask"]

    def __init__(self, w_procedure, name, mask):
        self.w_procedure = w_procedure
        self.name = name
        self.mask = mask

    def procedure_name(self):
        return self.name

    def call(self, args_w, k):
        if not includes(self.mask, len(args_w)):
            raise arity_error(self.name, text_of(self.mask), args_w)
        return self.w_procedure.call(args_w, k)


def runs_of(mask):
    """The counts in the mask: single ones, and -1 - n for `n or more` at the end."""
    counts = []
    for count in range(MOST + 1):
        if mask < 0 and mask >> count == ANY:
            counts.append(-1 - count)
            break
        if mask >> count & 1:
            counts.append(count)
    return counts


def text_of(mask):
    counts = runs_of(mask)
    if len(counts) == 1 and counts[0] < 0:
        return "at least %d" % (-1 - counts[0])
    if len(counts) == 1:
        return "%d" % counts[0]
    return "between %d and %d" % (counts[0], counts[len(counts) - 1])
