"""Types of foreign values, which libraries make when they are loaded. No foreign library can
be opened here, so nothing is ever converted: programs find that out from ffi-lib.
"""
from __future__ import absolute_import

from rpython.rlib.objectmodel import not_rpython

from kit.vm.primitives import Optional, Rest
from langs.scheme.vm.bytestrings import W_Bytes
from langs.scheme.vm.errors import FILESYSTEM, UNSUPPORTED, make_exception, wrong_argument
from langs.scheme.vm.paths import is_path_string, path_of
from langs.scheme.vm.primitives import SCHEME
from langs.scheme.vm.structs import W_StructProperty
from langs.scheme.vm.values import (
    W_Fixnum, W_Root, W_Symbol, is_true, list_to_w, symbol, w_false, w_to_list, wrap_bool)

primitive = SCHEME.primitive

POINTER_SIZE = 8


class W_CType(W_Root):
    """`w_base`: the type it was made from, the types of its parts, or its name."""
    _immutable_fields_ = ["size", "alignment", "w_base", "w_to_foreign", "w_from_foreign"]
    contract = "ctype?"

    def __init__(self, size, alignment, w_base, w_to_foreign, w_from_foreign):
        self.size = size
        self.alignment = alignment
        self.w_base = w_base
        self.w_to_foreign = w_to_foreign
        self.w_from_foreign = w_from_foreign


class W_CompoundCType(W_CType):
    def opaque_text(self):
        return "#<compound-ctype>"


@not_rpython
def _define_types():
    for line in """
        0 void
        1 int8 uint8 stdbool
        2 int16 uint16
        4 int32 uint32 fixint ufixint bool float
        8 int64 uint64 fixnum ufixnum double double* longdouble pointer gcpointer fpointer
        8 scheme bytes path symbol string/ucs-4 string/utf-16
    """.strip().split("\n"):
        parts = line.split()
        size = int(parts[0])
        for name in parts[1:]:
            SCHEME.value("_" + name, W_CType(size, max(size, 1), symbol(name), w_false, w_false))


_define_types()


@primitive("ctype?", W_Root)
def is_ctype(w_value):
    return wrap_bool(isinstance(w_value, W_CType))


@primitive("make-ctype", W_CType, W_Root, W_Root)
def make_ctype(w_base, w_to_foreign, w_from_foreign):
    return W_CType(w_base.size, w_base.alignment, w_base, w_to_foreign, w_from_foreign)


@primitive("ctype-sizeof", W_CType)
def ctype_sizeof(w_type):
    return W_Fixnum(w_type.size)


@primitive("ctype-alignof", W_CType)
def ctype_alignof(w_type):
    return W_Fixnum(w_type.alignment)


@primitive("ctype-basetype", W_CType)
def ctype_basetype(w_type):
    return w_type.w_base


@primitive("ctype-scheme->c", W_CType)
def ctype_to_foreign(w_type):
    return w_type.w_to_foreign


@primitive("ctype-c->scheme", W_CType)
def ctype_from_foreign(w_type):
    return w_type.w_from_foreign


def types_of(name, types_w):
    for w_type in types_w:
        if not isinstance(w_type, W_CType):
            raise wrong_argument(name, "ctype?", 0, [w_type])
    return types_w


def aligned(offset, alignment):
    return (offset + alignment - 1) // alignment * alignment


@primitive("make-cstruct-type", W_Root, Optional(W_Root), Optional(W_Root), Optional(W_Root))
def make_cstruct_type(w_types, w_abi, w_alignment, w_malloc_mode):
    types_w = w_to_list(w_types)
    if types_w is None:
        raise wrong_argument("make-cstruct-type", "(listof ctype?)", 0, [w_types])
    most = 1 << 30
    if isinstance(w_alignment, W_Fixnum):
        most = w_alignment.intval
    size = 0
    largest = 1
    for w_type in types_of("make-cstruct-type", types_w):
        assert isinstance(w_type, W_CType)
        alignment = min(w_type.alignment, most)
        size = aligned(size, alignment) + w_type.size
        largest = max(largest, alignment)
    return W_CompoundCType(aligned(size, largest), largest, w_types, w_false, w_false)


@primitive("make-array-type", W_CType, int)
def make_array_type(w_type, count):
    return W_CompoundCType(w_type.size * count, w_type.alignment, w_type, w_false, w_false)


@primitive("make-union-type", Rest)
def make_union_type(types_w):
    size = 0
    alignment = 1
    for w_type in types_of("make-union-type", types_w):
        assert isinstance(w_type, W_CType)
        size = max(size, w_type.size)
        alignment = max(alignment, w_type.alignment)
    return W_CompoundCType(aligned(size, alignment), alignment, list_to_w(types_w), w_false,
                           w_false)


SIZES = {"int": 4, "char": 1, "wchar": 4, "short": 2, "long": 8, "*": POINTER_SIZE, "void": 0,
         "float": 4, "double": 8}


@primitive("compiler-sizeof", W_Root)
def compiler_sizeof(w_names):
    """Of a C type; a list of its words may end in *."""
    names_w = [w_names] if isinstance(w_names, W_Symbol) else w_to_list(w_names)
    size = -1
    if names_w is not None:
        for w_name in names_w:
            name = w_name.utf8 if isinstance(w_name, W_Symbol) else ""
            if name not in SIZES:
                size = -1
                break
            if size < 0 or name != "int":
                size = SIZES[name]
    if size < 0:
        raise wrong_argument("compiler-sizeof", "(or/c ctype-symbol? (listof ctype-symbol?))",
                             0, [w_names])
    return W_Fixnum(size)


# -- libraries

class W_ForeignLibrary(W_Root):
    """The process itself, in which nothing is found."""
    contract = "ffi-lib?"


w_process = W_ForeignLibrary()


@primitive("ffi-lib", W_Root, Optional(W_Root, w_false), Optional(W_Root, w_false))
def ffi_lib(w_path, w_may_fail, w_global):
    if not is_true(w_path):
        return w_process
    if not is_path_string(w_path):
        raise wrong_argument("ffi-lib", "(or/c path-string? #f)", 0, [w_path])
    if is_true(w_may_fail):
        return w_false
    raise make_exception(FILESYSTEM, (
        "ffi-lib: could not load foreign library\n  path: %s\n"
        "  system error: this VM has no foreign interface" % path_of("ffi-lib", w_path)))


@primitive("ffi-lib?", W_Root)
def is_ffi_lib(w_value):
    return wrap_bool(isinstance(w_value, W_ForeignLibrary))


@primitive("ffi-lib-name", W_ForeignLibrary)
def ffi_lib_name(w_library):
    return w_false


@primitive("ffi-obj", W_Bytes, W_Root)
def ffi_obj(w_name, w_library):
    raise make_exception(FILESYSTEM, (
        "ffi-obj: could not find export from foreign library\n  name: %s\n"
        "  library: [all opened]\n  system error: this VM has no foreign interface"
        % w_name.as_str()))


# -- pointers, of which there is only #f and byte strings

SCHEME.value("prop:cpointer", W_StructProperty("cpointer"))


@primitive("cpointer?", W_Root)
def is_cpointer(w_value):
    return wrap_bool(w_value is w_false or isinstance(w_value, W_Bytes))


@primitive("cpointer-tag", W_Root)
def cpointer_tag(w_pointer):
    return w_false


@primitive("ptr-equal?", W_Root, W_Root)
def is_same_pointer(w_a, w_b):
    return wrap_bool(w_a is w_b)


@primitive("saved-errno", Optional(W_Root))
def saved_errno(w_number):
    return W_Fixnum(0)


@not_rpython
def _define_absent(name):
    @primitive(name, Rest)
    def refuse(args_w):
        raise make_exception(UNSUPPORTED, name + ": this VM has no foreign interface")


for _name in """
    malloc free memcpy memmove memset ptr-ref ptr-set! ptr-add ptr-add! ptr-offset
    set-ptr-offset! offset-ptr? cpointer-gcable? set-cpointer-tag! ffi-lib-unload
    ffi-call ffi-call-maker ffi-callback ffi-callback-maker make-sized-byte-string
    malloc-immobile-cell free-immobile-cell vector->cpointer flvector->cpointer
    extflvector->cpointer
""".split():
    _define_absent(_name)
