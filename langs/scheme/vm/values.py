"""Guest values: the root class, singletons, characters, symbols, pairs, boxes, numbers."""
from __future__ import absolute_import

from rpython.rlib import jit
from rpython.rlib.longlong2float import float2longlong
from rpython.rlib.objectmodel import compute_identity_hash

from langs.scheme.vm import hash_codes


class W_Root(object):
    """Any value. `contract` is the predicate that error messages name."""
    _attrs_ = ()
    contract = "any/c"

    def eq(self, w_other):
        """eq?: the same object; numbers and characters by value."""
        return self is w_other

    def is_procedure(self):
        return False

    def impersonation(self):
        """What makes it an impersonator of another value; None of others."""
        return None

    def is_frozen(self):
        """immutable?: of strings, bytes, vectors, boxes and tables."""
        return False

    def object_name(self):
        """As object-name gives it, of what is no procedure and no struct."""
        return w_false

    def opaque_text(self):
        """What is printed for a value of a class that printing.py does not know."""
        return "#<%s>" % self.contract[:-1]

    def expression_text(self):
        """The same where print shows an expression."""
        return self.opaque_text()

    def equal_atom(self, w_other):
        """equal? of values of a class that equality.py does not know."""
        return self.eq(w_other)

    def atom_hash(self):
        """The hash code that agrees with equal_atom, not negative."""
        return compute_identity_hash(self) & hash_codes.POSITIVE

    def call(self, args_w, k):
        """The machine's next state: applied to the values, to go on with k.

        applications.py replaces it, which reports a value that is no procedure.
        """
        raise NotImplementedError


class Impersonation(object):
    """One layer around a value, with its impersonator properties."""
    _immutable_fields_ = ["w_inner", "is_chaperone", "properties_w[*]", "values_w[*]"]

    def __init__(self, w_inner, is_chaperone, properties_w, values_w):
        self.w_inner = w_inner
        self.is_chaperone = is_chaperone
        self.properties_w = properties_w
        self.values_w = values_w


# -- singletons

class W_Bool(W_Root):
    _attrs_ = ()
    contract = "boolean?"


class W_Null(W_Root):
    _attrs_ = ()
    contract = "null?"


class W_Void(W_Root):
    _attrs_ = ()
    contract = "void?"


class W_Eof(W_Root):
    _attrs_ = ()
    contract = "eof-object?"


class W_Undefined(W_Root):
    """unsafe-undefined"""
    _attrs_ = ()


w_true = W_Bool()
w_false = W_Bool()
w_null = W_Null()
w_void = W_Void()
w_eof = W_Eof()
w_undefined = W_Undefined()


def wrap_bool(condition):
    if condition:
        return w_true
    return w_false


def is_true(w_value):
    return w_value is not w_false


class W_Values(W_Root):
    """Several values where plain code expects one: only where call_nested returns them."""
    _immutable_fields_ = ["values_w[*]"]

    def __init__(self, values_w):
        self.values_w = values_w


# -- characters, symbols, keywords

class W_Char(W_Root):
    _immutable_fields_ = ["code"]
    contract = "char?"

    def __init__(self, code):
        self.code = code

    def eq(self, w_other):
        return isinstance(w_other, W_Char) and w_other.code == self.code


class W_Symbol(W_Root):
    """By symbol(utf8) when interned; uninterned ones are made directly."""
    _immutable_fields_ = ["utf8", "kind"]
    contract = "symbol?"
    INTERNED = 0
    UNREADABLE = 1
    UNINTERNED = 2
    hash = -1

    def __init__(self, utf8, kind=2):
        self.utf8 = utf8
        self.kind = kind

    @jit.elidable
    def hash_code(self):
        if self.hash < 0:
            self.hash = hash_codes.of_symbol(self.utf8)
        return self.hash


class W_Keyword(W_Root):
    _immutable_fields_ = ["utf8"]
    contract = "keyword?"

    def __init__(self, utf8):
        self.utf8 = utf8


class Interned(object):
    """Symbols and keywords by their texts."""

    def __init__(self):
        self.symbols = {}
        self.unreadable = {}
        self.keywords = {}


INTERNED = Interned()


@jit.elidable
def symbol(utf8):
    w_symbol = INTERNED.symbols.get(utf8, None)
    if w_symbol is None:
        w_symbol = INTERNED.symbols[utf8] = W_Symbol(utf8, W_Symbol.INTERNED)
    return w_symbol


@jit.elidable
def unreadable_symbol(utf8):
    w_symbol = INTERNED.unreadable.get(utf8, None)
    if w_symbol is None:
        w_symbol = INTERNED.unreadable[utf8] = W_Symbol(utf8, W_Symbol.UNREADABLE)
    return w_symbol


@jit.elidable
def keyword(utf8):
    w_keyword = INTERNED.keywords.get(utf8, None)
    if w_keyword is None:
        w_keyword = INTERNED.keywords[utf8] = W_Keyword(utf8)
    return w_keyword


# -- pairs and boxes

class W_Pair(W_Root):
    _immutable_fields_ = ["w_car", "w_cdr"]
    contract = "pair?"

    def __init__(self, w_car, w_cdr):
        self.w_car = w_car
        self.w_cdr = w_cdr


class W_MPair(W_Root):
    contract = "mpair?"

    def __init__(self, w_car, w_cdr):
        self.w_car = w_car
        self.w_cdr = w_cdr


class W_AnyBox(W_Root):
    """A box or an impersonator of one."""
    _attrs_ = ()
    contract = "box?"

    def unbox(self):
        raise NotImplementedError

    def set(self, w_value):
        raise NotImplementedError


class W_Box(W_AnyBox):
    _immutable_fields_ = ["immutable"]

    def __init__(self, w_value, immutable=False):
        self.w_value = w_value
        self.immutable = immutable

    def unbox(self):
        return self.w_value

    def set(self, w_value):
        self.w_value = w_value

    def is_frozen(self):
        return self.immutable


def list_to_w(values_w):
    """The guest's list of them."""
    return list_with_tail(values_w, w_null)


@jit.look_inside_iff(
    lambda values_w, w_tail: jit.loop_unrolling_heuristic(values_w, len(values_w), 8))
def list_with_tail(values_w, w_tail):
    w_list = w_tail
    for i in range(len(values_w) - 1, -1, -1):
        w_list = W_Pair(values_w[i], w_list)
    return w_list


def w_to_list(w_list):
    """The values of a proper list, None when it is none."""
    values_w = []
    while isinstance(w_list, W_Pair):
        values_w.append(w_list.w_car)
        w_list = w_list.w_cdr
    if w_list is not w_null:
        return None
    return values_w[:]


# -- numbers

class W_Number(W_Root):
    _attrs_ = ()
    contract = "number?"


class W_Fixnum(W_Number):
    """A machine integer."""
    _immutable_fields_ = ["intval"]
    contract = "fixnum?"

    def __init__(self, intval):
        self.intval = intval

    def eq(self, w_other):
        return isinstance(w_other, W_Fixnum) and w_other.intval == self.intval


class W_Bignum(W_Number):
    """An integer that is no machine integer."""
    _immutable_fields_ = ["bigval"]

    def __init__(self, bigval):
        self.bigval = bigval


class W_Ratnum(W_Number):
    """In lowest terms, the denominator above one; both rbigint."""
    _immutable_fields_ = ["numerator", "denominator"]

    def __init__(self, numerator, denominator):
        self.numerator = numerator
        self.denominator = denominator


class W_Flonum(W_Number):
    _immutable_fields_ = ["floatval"]
    contract = "flonum?"

    def __init__(self, floatval):
        self.floatval = floatval

    def eq(self, w_other):
        """By bits: the JIT keeps floats unboxed, they have no identity."""
        return (isinstance(w_other, W_Flonum) and
                float2longlong(w_other.floatval) == float2longlong(self.floatval))


class W_Compnum(W_Number):
    """Both parts exact, or both flonums; the imaginary one not exact zero."""
    _immutable_fields_ = ["w_real", "w_imag"]

    def __init__(self, w_real, w_imag):
        self.w_real = w_real
        self.w_imag = w_imag


# -- procedures

class W_Procedure(W_Root):
    """What can be called; its `call` is the machine's."""
    _attrs_ = ()
    contract = "procedure?"

    def is_procedure(self):
        return True

    def procedure_name(self):
        """As object-name tells it, "" without one."""
        return ""

    def opaque_text(self):
        name = self.procedure_name()
        if name == "":
            return "#<procedure>"
        return "#<procedure:%s>" % name
