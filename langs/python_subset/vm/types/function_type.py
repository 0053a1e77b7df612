"""Functions, methods, builtin functions, cells, code and frames' leftovers."""
from __future__ import absolute_import

from rpython.rlib.objectmodel import not_rpython

from langs.python_subset.opcodes import ASYNC_GENERATOR, COROUTINE, ITERABLE_COROUTINE, NESTED
from langs.python_subset.vm import attributes
from langs.python_subset.vm.attributes import no_attribute
from langs.python_subset.vm.code import W_Code
from langs.python_subset.vm.convert import index, text
from langs.python_subset.vm.dictobject import W_Dict, namespace_dict, new_dict
from langs.python_subset.vm.dynamic import namespace_of
from langs.python_subset.vm.errors import type_error, value_error
from langs.python_subset.vm.frame import W_Function
from langs.python_subset.vm.gateway import (
    AnyArguments, W_BoundMethod, W_Builtin, W_DataDescriptor, W_GetSet, W_ReadOnlyMember,
    builtin_function_type, descriptor_get, getter, member_type, method, optional, setter, static)
from langs.python_subset.vm.importing import IMPORTS
from langs.python_subset.vm.iterators import get_iterator
from langs.python_subset.vm.listobject import new_list
from langs.python_subset.vm.operators import equal, hash_of, identity_hash
from langs.python_subset.vm.root import W_Root
from langs.python_subset.vm.textual import repr_of
from langs.python_subset.vm.traceback import Traceback
from langs.python_subset.vm.typeobject import W_Type
from langs.python_subset.vm.values import (
    W_Bytes, W_Cell, W_Int, W_Str, W_Tuple, w_NotImplemented, w_None, wrap_bool)

function_type = W_Function.w_class
method_type = W_BoundMethod.w_class
cell_type = W_Cell.w_class
code_type = W_Code.w_class
traceback_type = Traceback.w_class


@method(function_type, "__call__", W_Function, AnyArguments)
def function_call(w_function, arguments):
    return w_function.call_arguments(arguments)


@descriptor_get(function_type, W_Function)
def function_get(w_function, w_object, w_type):
    return w_function.bind(w_object, w_type)


@method(function_type, "__repr__", W_Function)
def function_repr(w_function):
    return W_Str("<function %s at 0x%x>" % (w_function.qualname,
                                            identity_hash(w_function)))


@getter(function_type, "__name__", W_Function)
def function_name(w_function):
    return W_Str(w_function.name)


@setter(function_type, "__name__", W_Function, W_Str)
def set_function_name(w_function, w_name):
    w_function.name = w_name.utf8


@getter(function_type, "__qualname__", W_Function)
def function_qualname(w_function):
    return W_Str(w_function.qualname)


@setter(function_type, "__qualname__", W_Function, W_Str)
def set_function_qualname(w_function, w_name):
    w_function.qualname = w_name.utf8


@getter(function_type, "__module__", W_Function)
def function_module(w_function):
    if w_function.w_module is None:
        w_function.w_module = w_function.globals.get("__name__") or w_None
    return w_function.w_module


@setter(function_type, "__module__", W_Function, W_Root)
def set_function_module(w_function, w_module):
    w_function.w_module = w_module


@getter(function_type, "__doc__", W_Function)
def function_doc(w_function):
    if w_function.w_doc is None:
        docstring = w_function.code.docstring
        w_function.w_doc = w_None if docstring is None else W_Str(docstring)
    return w_function.w_doc


@setter(function_type, "__doc__", W_Function, W_Root)
def set_function_doc(w_function, w_doc):
    w_function.w_doc = w_doc


@getter(function_type, "__code__", W_Function)
def function_code(w_function):
    return w_function.code


@setter(function_type, "__code__", W_Function, W_Code)
def set_function_code(w_function, w_code):
    w_function.code = w_code


@getter(function_type, "__globals__", W_Function, W_ReadOnlyMember)
def function_globals(w_function):
    return namespace_dict(w_function.globals)


@getter(function_type, "__defaults__", W_Function)
def function_defaults(w_function):
    if w_function.defaults_w is None:
        return w_None
    return W_Tuple([w_value for w_value in w_function.defaults_w])


@setter(function_type, "__defaults__", W_Function, W_Root)
def set_function_defaults(w_function, w_defaults):
    if w_defaults is w_None:
        w_function.defaults_w = None
    elif isinstance(w_defaults, W_Tuple):
        w_function.defaults_w = w_defaults.items_w
    else:
        raise type_error("__defaults__ must be set to a tuple object")


@getter(function_type, "__kwdefaults__", W_Function)
def function_kwdefaults(w_function):
    return w_function.share_kw_defaults() or w_None


@setter(function_type, "__kwdefaults__", W_Function, W_Root)
def set_function_kwdefaults(w_function, w_defaults):
    if w_defaults is w_None:
        w_function.replace_kw_defaults(None)
    elif isinstance(w_defaults, W_Dict):
        w_function.replace_kw_defaults(w_defaults)
    else:
        raise type_error("__kwdefaults__ must be set to a dict object")


@getter(function_type, "__annotations__", W_Function)
def function_annotations(w_function):
    if w_function.w_annotations is None:
        w_function.w_annotations = new_dict()
    return w_function.w_annotations


@setter(function_type, "__annotations__", W_Function, W_Root)
def set_function_annotations(w_function, w_annotations):
    w_function.w_annotations = w_annotations


@getter(function_type, "__closure__", W_Function)
def function_closure(w_function):
    if w_function.closure_w is None:
        return w_None
    return W_Tuple([w_cell for w_cell in w_function.closure_w])


# -- methods

@static(method_type, "__new__", W_Type, W_Root, W_Root)
def method_new(w_type, w_function, w_self):
    if w_function.type().lookup("__call__") is None:
        raise type_error("first argument must be callable")
    if w_self is w_None:
        raise type_error("instance must not be None")
    return W_BoundMethod(w_self, w_function)


@method(method_type, "__call__", W_BoundMethod, AnyArguments)
def method_call(w_method, arguments):
    return w_method.call_arguments(arguments)


@getter(method_type, "__self__", W_BoundMethod)
def method_self(w_method):
    return w_method.w_self


@getter(method_type, "__func__", W_BoundMethod)
def method_func(w_method):
    return w_method.w_function


@method(method_type, "__getattribute__", W_BoundMethod, str)
def method_getattribute(w_method, name):
    """A method answers for its function what it does not know itself."""
    if name not in FUNCTION_NAMES:
        w_value = attributes.find(w_method, method_type, name)
        if w_value is not None:
            return w_value
    return attributes.get(w_method.w_function, name)


FUNCTION_NAMES = {"__doc__": None, "__name__": None, "__qualname__": None,
                  "__module__": None, "__dict__": None}


@method(method_type, "__eq__", W_BoundMethod, W_Root)
def method_eq(w_method, w_other):
    if not isinstance(w_other, W_BoundMethod):
        return w_NotImplemented
    return wrap_bool(w_method.w_self is w_other.w_self and
                     w_method.w_function is w_other.w_function)


@method(method_type, "__hash__", W_BoundMethod)
def method_hash(w_method):
    return W_Int(identity_hash(w_method.w_self) ^ hash_of(w_method.w_function))


@method(method_type, "__repr__", W_BoundMethod)
def method_repr(w_method):
    w_function = w_method.w_function
    if isinstance(w_function, W_Builtin):
        return W_Str("<built-in method %s of %s object at 0x%x>" % (
            w_function.name, w_method.w_self.type_name(), identity_hash(w_method.w_self)))
    return W_Str("<bound method %s of %s>" % (w_function.plain_name(),
                                              repr_of(w_method.w_self)))


# -- builtin functions

METHODS_WITHOUT_SLOT = dict.fromkeys("""
    __ceil__ __class_getitem__ __complex__ __copy__ __deepcopy__ __dir__ __enter__ __exit__
    __floor__ __format__ __getnewargs__ __getstate__ __instancecheck__ __length_hint__
    __prepare__ __reduce__ __reduce_ex__ __reversed__ __round__ __setstate__ __sizeof__
    __subclasscheck__ __subclasses__ __trunc__""".split())


@method(builtin_function_type, "__call__", W_Builtin, AnyArguments)
def builtin_call(w_builtin, arguments):
    return w_builtin.call_arguments(arguments)


@descriptor_get(builtin_function_type, W_Builtin)
def builtin_get(w_builtin, w_object, w_type):
    return w_builtin.bind(w_object, w_type)


@method(builtin_function_type, "__repr__", W_Builtin)
def builtin_repr(w_builtin):
    if not w_builtin.has_self:
        return W_Str("<built-in function %s>" % w_builtin.name)
    kind = "slot wrapper" if is_slot_name(w_builtin.name) else "method"
    return W_Str("<%s '%s' of '%s' objects>" % (kind, w_builtin.name, w_builtin.owner))


def is_slot_name(name):
    """Whether CPython has a slot in its type objects for a method of this name."""
    return name.startswith("__") and name.endswith("__") and name not in METHODS_WITHOUT_SLOT


@getter(builtin_function_type, "__name__", W_Builtin)
def builtin_name(w_builtin):
    return W_Str(w_builtin.name)


@getter(builtin_function_type, "__qualname__", W_Builtin)
def builtin_qualname(w_builtin):
    if w_builtin.has_self:
        return W_Str(w_builtin.owner + "." + w_builtin.name)
    return W_Str(w_builtin.name)


@getter(builtin_function_type, "__module__", W_Builtin)
def builtin_module(w_builtin):
    return W_Str(w_builtin.module_name)


@getter(builtin_function_type, "__self__", W_Builtin)
def builtin_self(w_builtin):
    """The module of a module's function, the class of a `__new__`."""
    if w_builtin.name == "__new__" and w_builtin.w_owner is not None:
        return w_builtin.w_owner
    if w_builtin.owner != "":
        raise no_attribute(w_builtin, "__self__")
    w_module = IMPORTS.w_modules.get_str(w_builtin.module_name)
    return w_None if w_module is None else w_module


@method(builtin_function_type, "__reduce__", W_Builtin)
def builtin_reduce(w_builtin):
    """To be pickled by its name."""
    return W_Str(w_builtin.name)


@getter(builtin_function_type, "__doc__", W_Builtin)
def builtin_doc(w_builtin):
    if w_builtin.doc is None:
        return w_None
    return W_Str(w_builtin.doc)


# -- attributes that the VM knows of

@not_rpython
def _define_descriptor(w_type):
    @getter(w_type, "__name__", W_DataDescriptor)
    def descriptor_name(w_descriptor):
        return W_Str(w_descriptor.name)

    @getter(w_type, "__qualname__", W_DataDescriptor)
    def descriptor_qualname(w_descriptor):
        return W_Str(w_descriptor.w_owner.qualname + "." + w_descriptor.name)

    @getter(w_type, "__objclass__", W_DataDescriptor)
    def descriptor_class(w_descriptor):
        return w_descriptor.w_owner

    @getter(w_type, "__doc__", W_DataDescriptor)
    def descriptor_doc(w_descriptor):
        return w_None

    @descriptor_get(w_type, W_DataDescriptor)
    def descriptor_get_(w_descriptor, w_object, w_type):
        return w_descriptor.bind(w_object, w_type)

    @method(w_type, "__set__", W_DataDescriptor, W_Root, W_Root)
    def descriptor_set(w_descriptor, w_object, w_value):
        w_descriptor.descriptor_set(w_object, w_value)

    @method(w_type, "__delete__", W_DataDescriptor, W_Root)
    def descriptor_delete(w_descriptor, w_object):
        w_descriptor.descriptor_delete(w_object)


_define_descriptor(W_GetSet.w_class)
_define_descriptor(member_type)


@method(member_type, "__repr__", W_DataDescriptor)
def member_repr(w_member):
    return W_Str("<member '%s' of '%s' objects>" % (w_member.name, w_member.w_owner.name))


# -- cells, code, tracebacks

@static(function_type, "__new__", W_Type, W_Code, W_Dict, optional(W_Root), optional(W_Root),
        optional(W_Root))
def function_new(w_type, w_code, w_globals, w_name, w_argdefs, w_closure):
    closure_w = None
    if isinstance(w_closure, W_Tuple):
        closure_w = w_closure.items_w
        for w_cell in closure_w:
            if not isinstance(w_cell, W_Cell):
                raise type_error("arg 5 (closure) expected cell, found %s"
                                 % w_cell.type_name())
    count = 0 if closure_w is None else len(closure_w)
    if count != len(w_code.freevars):
        raise value_error("%s requires closure of length %d, not %d"
                          % (w_code.name, len(w_code.freevars), count))
    defaults_w = None
    if isinstance(w_argdefs, W_Tuple):
        defaults_w = w_argdefs.items_w
    w_function = W_Function(w_code, namespace_of(w_globals), defaults_w, None, None, closure_w)
    if isinstance(w_name, W_Str):
        w_function.name = w_function.qualname = w_name.utf8
    return w_function


@getter(function_type, "__builtins__", W_Function)
def function_builtins(w_function):
    return namespace_dict(w_function.globals.builtins or w_function.globals)


@static(cell_type, "__new__", W_Type, optional(W_Root))
def cell_new(w_type, w_value):
    return W_Cell(w_value)


@getter(cell_type, "cell_contents", W_Cell)
def cell_contents(w_cell):
    if w_cell.w_value is None:
        raise value_error("Cell is empty")
    return w_cell.w_value


@setter(cell_type, "cell_contents", W_Cell, W_Root)
def set_cell_contents(w_cell, w_value):
    w_cell.w_value = w_value


@getter(code_type, "co_name", W_Code)
def code_name(w_code):
    return W_Str(w_code.name)


@getter(code_type, "co_qualname", W_Code)
def code_qualname(w_code):
    return W_Str(w_code.qualname)


@getter(code_type, "co_filename", W_Code)
def code_filename(w_code):
    return W_Str(w_code.filename)


@getter(code_type, "co_firstlineno", W_Code)
def code_first_line(w_code):
    return W_Int(w_code.first_line)


@getter(code_type, "co_argcount", W_Code)
def code_argcount(w_code):
    return W_Int(w_code.argcount)


@getter(code_type, "co_posonlyargcount", W_Code)
def code_posonlyargcount(w_code):
    return W_Int(w_code.posonlyargcount)


@getter(code_type, "co_kwonlyargcount", W_Code)
def code_kwonlyargcount(w_code):
    return W_Int(w_code.kwonlyargcount)


@getter(code_type, "co_nlocals", W_Code)
def code_nlocals(w_code):
    return W_Int(w_code.nlocals)


@getter(code_type, "co_flags", W_Code)
def code_flags(w_code):
    """CPython's bits for what this VM also knows."""
    flags = 0
    if not w_code.is_class_body() and not w_code.is_module_body():
        flags = 3
    if w_code.flags & NESTED:
        flags |= 16
    if w_code.flags & COROUTINE:
        return W_Int(flags | 128)
    if w_code.flags & ASYNC_GENERATOR:
        return W_Int(flags | 512)
    if w_code.has_varargs():
        flags |= 4
    if w_code.has_varkeywords():
        flags |= 8
    if w_code.makes_generator:
        flags |= 32
    if w_code.flags & ITERABLE_COROUTINE:
        flags |= 256
    return W_Int(flags)


@getter(code_type, "co_varnames", W_Code)
def code_varnames(w_code):
    return W_Tuple([W_Str(name) for name in w_code.varnames])


@getter(code_type, "co_cellvars", W_Code)
def code_cellvars(w_code):
    return W_Tuple([W_Str(name) for name in w_code.cellvars])


@getter(code_type, "co_freevars", W_Code)
def code_freevars(w_code):
    return W_Tuple([W_Str(name) for name in w_code.freevars])


@getter(code_type, "co_names", W_Code)
def code_names(w_code):
    return W_Tuple([W_Str(name) for name in w_code.names])


@getter(code_type, "co_consts", W_Code)
def code_consts(w_code):
    return W_Tuple([w_value for w_value in w_code.consts_w])


@getter(code_type, "co_stacksize", W_Code)
def code_stacksize(w_code):
    return W_Int(w_code.stacksize)


@getter(code_type, "co_code", W_Code)
def code_code(w_code):
    """Two bytes an instruction as CPython has them; of this VM's opcodes."""
    chars = []
    for word in w_code.words:
        chars.append(chr(word & 255))
        chars.append(chr(word >> 8 & 255))
    return W_Bytes("".join(chars))


@method(code_type, "co_positions", W_Code)
def code_positions(w_code):
    """(line, last line, start column, end column) of each instruction."""
    positions_w = []
    found = w_code.column_positions()
    for pc in range(len(found) // 3):
        if found[3 * pc] < 0:
            positions_w.append(W_Tuple([w_None, w_None, w_None, w_None]))
        else:
            positions_w.append(W_Tuple([
                W_Int(w_code.line_of(pc)), W_Int(found[3 * pc]), W_Int(found[3 * pc + 1]),
                W_Int(found[3 * pc + 2])]))
    return get_iterator(new_list(positions_w[:]))


@method(code_type, "co_lines", W_Code)
def code_lines(w_code):
    """(start, end, line) of runs of instructions, in bytes of co_code."""
    runs_w = []
    start = 0
    for pc in range(1, len(w_code.words) + 1):
        if pc == len(w_code.words) or w_code.line_of(pc) != w_code.line_of(start):
            runs_w.append(W_Tuple([W_Int(2 * start), W_Int(2 * pc),
                                   W_Int(w_code.line_of(start))]))
            start = pc
    return get_iterator(new_list(runs_w[:]))


@method(code_type, "replace", W_Code, AnyArguments)
def code_replace(w_code, arguments):
    """What a frontend has decided stays: instructions, names and numbers of variables."""
    if len(arguments.args_w) > 0:
        raise type_error("replace() takes no positional arguments")
    w_new = w_code.copy()
    for i in range(len(arguments.names)):
        replace_in_code(w_new, w_code, arguments.names[i], arguments.values_w[i])
    return w_new


def replace_in_code(w_new, w_code, name, w_value):
    if name == "co_name":
        w_new.name = text(w_value)
    elif name == "co_qualname":
        w_new.qualname = text(w_value)
    elif name == "co_filename":
        w_new.filename = text(w_value)
    elif name == "co_firstlineno":
        w_new.first_line = index(w_value)
    elif name == "co_flags" and index(w_value) & 256:
        w_new.flags |= ITERABLE_COROUTINE
    elif name == "co_consts" and isinstance(w_value, W_Tuple):
        if len(w_value.items_w) < len(w_code.consts_w):
            raise value_error("code: co_consts is too short")
        w_new.consts_w = w_value.items_w
    else:
        w_old = attributes.get_or_none(w_code, name)
        if w_old is None or not name.startswith("co_"):
            raise type_error("'%s' is an invalid keyword argument for replace()" % name)
        if not equal(w_old, w_value):
            raise value_error("code: %s cannot be replaced" % name)


@method(code_type, "__repr__", W_Code)
def code_repr(w_code):
    return W_Str("<code object %s at 0x%x, file \"%s\", line %d>" % (
        w_code.name, identity_hash(w_code), w_code.filename, w_code.first_line))


@getter(traceback_type, "tb_lineno", Traceback)
def traceback_line(w_traceback):
    return W_Int(w_traceback.line())


@getter(traceback_type, "tb_next", Traceback)
def traceback_next(w_traceback):
    return w_traceback.inner or w_None


@setter(traceback_type, "tb_next", Traceback, W_Root)
def set_traceback_next(w_traceback, w_next):
    if w_next is w_None:
        w_traceback.inner = None
        return
    if not isinstance(w_next, Traceback):
        raise type_error("expected traceback object, got '%s'" % w_next.type_name())
    entry = w_next
    while entry is not None:
        if entry is w_traceback:
            raise value_error("traceback loop detected")
        entry = entry.inner
    w_traceback.inner = w_next
