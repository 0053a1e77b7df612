"""The builtin functions that are no classes."""
from __future__ import absolute_import

from rpython.rlib import jit

from langs.python_subset.vm import (
    attributes, classes, convert, dynamic, errors, importing, items, operators, syntax_trees,
    textual)
from langs.python_subset.vm.bytearrayobject import W_ByteArray
from langs.python_subset.vm.classchecks import is_instance, is_subclass
from langs.python_subset.vm.dictobject import W_Dict, namespace_dict
from langs.python_subset.vm.errors import type_error, value_error
from langs.python_subset.vm.execution import EXECUTION
from langs.python_subset.vm.files import printing
from langs.python_subset.vm.folds import extreme_of, has_item, is_beyond, sum_of
from langs.python_subset.vm.formatting import format_value
from langs.python_subset.vm.frame import current_frame
from langs.python_subset.vm.gateway import AnyArguments, ModuleTable, optional
from langs.python_subset.vm.importing import IMPORTS
from langs.python_subset.vm.iterators import W_CallableIterator, get_iterator
from langs.python_subset.vm.listobject import new_list
from langs.python_subset.vm.operators import BINARY
from langs.python_subset.vm.paths import path_text
from langs.python_subset.vm.root import W_Root
from langs.python_subset.vm.strings import character, length, only_codepoint
from langs.python_subset.vm.values import (
    W_Bytes, W_Int, W_Str, W_Tuple, w_Ellipsis, w_None, w_NotImplemented,
    wrap_bool)

BUILTINS = ModuleTable("builtins")
BUILTINS.constant("NotImplemented", w_NotImplemented)
BUILTINS.constant("Ellipsis", w_Ellipsis)
BUILTINS.constant("__debug__", wrap_bool(True))


@BUILTINS.function("__build_class__", W_Root, W_Str, AnyArguments)
def build_class(w_body, w_name, arguments):
    return classes.build_class(w_body, w_name.utf8, arguments.args_w,
                               arguments.names, arguments.values_w)


@BUILTINS.function("abs", W_Root)
def abs_(w_value):
    w_method = w_value.type().lookup("__abs__")
    if w_method is None:
        raise type_error("bad operand type for abs(): '%s'" % w_value.type_name())
    return w_method.call_with0(w_value)


@BUILTINS.function("all", W_Root)
def all_(w_iterable):
    return wrap_bool(not has_item(w_iterable, False))


@BUILTINS.function("any", W_Root)
def any_(w_iterable):
    return wrap_bool(has_item(w_iterable, True))


@BUILTINS.function("ascii", W_Root)
def ascii_(w_value):
    return W_Str(textual.ascii_of(w_value))


def _based(w_value, letter):
    return format_value(convert.to_integer(w_value), 0, W_Str("#" + letter))


@BUILTINS.function("bin", W_Root)
def bin_(w_number):
    return _based(w_number, "b")


@BUILTINS.function("oct", W_Root)
def oct_(w_number):
    return _based(w_number, "o")


@BUILTINS.function("hex", W_Root)
def hex_(w_number):
    return _based(w_number, "x")


@BUILTINS.function("callable", W_Root)
def callable_(w_value):
    return wrap_bool(w_value.type().lookup("__call__") is not None)


@BUILTINS.function("chr", int)
def chr_(i):
    if not 0 <= i < 0x110000:
        raise value_error("chr() arg not in range(0x110000)")
    return character(i)


@BUILTINS.function("ord", W_Root)
def ord_(w_c):
    if isinstance(w_c, W_Str):
        code = only_codepoint(w_c)
        size = length(w_c)
    elif isinstance(w_c, W_Bytes):
        size = len(w_c.data)
        code = ord(w_c.data[0]) if size == 1 else -1
    elif isinstance(w_c, W_ByteArray):
        size = w_c.byte_count()
        code = ord(w_c.chars[0]) if size == 1 else -1
    else:
        raise type_error("ord() expected string of length 1, but %s found"
                         % w_c.type_name())
    if code < 0:
        raise type_error("ord() expected a character, but string of length %d found"
                         % size)
    return W_Int(code)


def attribute_name(w_name):
    if not isinstance(w_name, W_Str):
        raise type_error("attribute name must be string, not '%s'" % w_name.type_name())
    return w_name.utf8


@BUILTINS.function("delattr", W_Root, W_Root)
def delattr_(w_object, w_name):
    attributes.delete(w_object, attribute_name(w_name))


@BUILTINS.function("dir", optional(W_Root))
def dir_(w_object):
    w_list = new_list([])
    if w_object is None:
        w_list.extend_from(dynamic.locals_of(current_frame()))
    else:
        w_list.extend_from(w_object.type().lookup("__dir__").call_with0(w_object))
    w_list.type().lookup("sort").call_with0(w_list)
    return w_list


@BUILTINS.function("divmod", W_Root, W_Root)
def divmod_(w_x, w_y):
    w_result = operators.through_methods(w_x, w_y, "__divmod__", "__rdivmod__")
    if w_result is w_NotImplemented:
        raise type_error("unsupported operand type(s) for divmod(): '%s' and '%s'"
                         % (w_x.type_name(), w_y.type_name()))
    return w_result


@BUILTINS.function("format", W_Root, optional(W_Str))
def format_(w_value, w_spec):
    return format_value(w_value, 0, w_spec)


@BUILTINS.function("getattr", W_Root, W_Root, optional(W_Root))
def getattr_(w_object, w_name, w_default):
    name = attribute_name(w_name)
    if w_default is None:
        return attributes.get(w_object, name)
    return attributes.get_or_none(w_object, name) or w_default


@BUILTINS.function("hasattr", W_Root, W_Root)
def hasattr_(w_object, w_name):
    name = attribute_name(w_name)
    return wrap_bool(attributes.get_or_none(w_object, name) is not None)


@BUILTINS.function("hash", W_Root)
def hash_(w_object):
    return W_Int(operators.hash_of(w_object))


@BUILTINS.function("id", W_Root)
def id_(w_object):
    return W_Int(operators.identity_hash(w_object))


@BUILTINS.function("isinstance", W_Root, W_Root)
def isinstance_(w_object, w_class):
    return wrap_bool(is_instance(w_object, w_class))


@BUILTINS.function("issubclass", W_Root, W_Root)
def issubclass_(w_class, w_of):
    return wrap_bool(is_subclass(w_class, w_of))


@BUILTINS.function("iter", W_Root, optional(W_Root))
def iter_(w_object, w_sentinel):
    if w_sentinel is not None:
        return W_CallableIterator(w_object, w_sentinel)
    return get_iterator(w_object)


@BUILTINS.function("next", W_Root, optional(W_Root))
def next_(w_iterator, w_default):
    if w_default is None:
        w_next = w_iterator.type().lookup("__next__")
        if w_next is None:
            raise type_error("'%s' object is not an iterator" % w_iterator.type_name())
        return w_next.call_with0(w_iterator)
    return w_iterator.next() or w_default


@BUILTINS.function("len", W_Root)
def len_(w_object):
    return items.length(w_object)


@jit.unroll_safe
def _extreme(name, arguments, larger):
    w_key = None
    w_default = None
    for i in range(len(arguments.names)):
        if arguments.names[i] == "key":
            w_key = arguments.values_w[i]
            if w_key is w_None:
                w_key = None
        elif arguments.names[i] == "default":
            w_default = arguments.values_w[i]
        else:
            raise type_error("%s() got an unexpected keyword argument '%s'"
                             % (name, arguments.names[i]))
    args_w = arguments.args_w
    if len(args_w) == 0:
        raise type_error("%s expected at least 1 argument, got 0" % name)
    if len(args_w) == 2 and w_key is None:
        return args_w[1] if is_beyond(args_w[1], args_w[0], larger) else args_w[0]
    if len(args_w) > 1:
        if w_default is not None:
            raise type_error("Cannot specify a default for %s() with multiple"
                             " positional arguments" % name)
        w_iterable = W_Tuple(args_w[:])
    else:
        w_iterable = args_w[0]
    w_best = extreme_of(w_iterable, w_key, larger)
    if w_best is None:
        if w_default is None:
            raise value_error("%s() arg is an empty sequence" % name)
        return w_default
    return w_best


@BUILTINS.function("max", AnyArguments)
def max_(arguments):
    return _extreme("max", arguments, True)


@BUILTINS.function("min", AnyArguments)
def min_(arguments):
    return _extreme("min", arguments, False)


@BUILTINS.function("pow", W_Root, W_Root, optional(W_Root))
def pow_(w_base, w_exp, w_mod):
    if w_mod is None or w_mod is w_None:
        return BINARY["POWER"](w_base, w_exp)
    w_method = w_base.type().lookup("__pow__")
    if w_method is not None:
        w_result = w_method.call_with2(w_base, w_exp, w_mod)
        if w_result is not w_NotImplemented:
            return w_result
    raise type_error("unsupported operand type(s) for ** or pow(): '%s', '%s', '%s'"
                     % (w_base.type_name(), w_exp.type_name(), w_mod.type_name()))


@BUILTINS.function("print", AnyArguments)
def print_(arguments):
    separator = " "
    end = "\n"
    w_file = None
    flush = False
    for i in range(len(arguments.names)):
        name = arguments.names[i]
        w_value = arguments.values_w[i]
        if name == "sep":
            if w_value is not w_None:
                separator = separator_text(w_value, "sep")
        elif name == "end":
            if w_value is not w_None:
                end = separator_text(w_value, "end")
        elif name == "file":
            if w_value is not w_None:
                w_file = w_value
        elif name == "flush":
            flush = convert.truth(w_value)
        else:
            raise type_error("print() got an unexpected keyword argument '%s'" % name)
    if w_file is None:
        w_file = EXECUTION.sys.get("stdout")
        if w_file is None:
            raise errors.runtime_error("lost sys.stdout")
        if w_file is w_None:
            return
    if printing.is_own(w_file):
        texts = [textual.str_of(w_arg) for w_arg in arguments.args_w]
        text = ("" + separator).join(texts) + end   # a lone space is a char to RPython
        printing.write_text(w_file, text)
    else:
        printing.write_parts(w_file, arguments.args_w, separator, end)
    if flush:
        printing.flush(w_file)


def separator_text(w_value, name):
    if not isinstance(w_value, W_Str):
        raise type_error("%s must be None or a string, not %s"
                         % (name, w_value.type_name()))
    return w_value.utf8


@BUILTINS.function("repr", W_Root)
def repr_(w_object):
    return textual.w_repr_of(w_object)


@BUILTINS.function("round", W_Root, optional(W_Root))
def round_(w_number, w_ndigits):
    w_method = w_number.type().lookup("__round__")
    if w_method is None:
        raise type_error("type %s doesn't define __round__ method" % w_number.type_name())
    if w_ndigits is None or w_ndigits is w_None:
        return w_method.call_with0(w_number)
    return w_method.call_with1(w_number, w_ndigits)


@BUILTINS.function("setattr", W_Root, W_Root, W_Root)
def setattr_(w_object, w_name, w_value):
    name = attribute_name(w_name)
    if jit.isconstant(name):
        attributes.set(w_object, name, w_value)
    else:
        set_attribute(w_object, name, w_value)


@jit.dont_look_inside
def set_attribute(w_object, name, w_value):
    """Not in traces, which would need one for each name and for each map that has it."""
    attributes.set(w_object, name, w_value)


@BUILTINS.function("sorted", W_Root, AnyArguments)
def sorted_(w_iterable, arguments):
    w_list = new_list([])
    w_list.extend_from(w_iterable)
    w_sort = w_list.type().lookup("sort")
    w_sort.bind(w_list, w_list.type()).call_arguments(arguments)
    return w_list


@BUILTINS.function("sum", W_Root, optional(W_Root))
def sum_(w_iterable, w_start):
    w_total = w_start or W_Int(0)
    if isinstance(w_total, W_Str):
        raise type_error("sum() can't sum strings [use ''.join(seq) instead]")
    return sum_of(w_iterable, w_total)


@BUILTINS.function("vars", optional(W_Root))
def vars_(w_object):
    if w_object is None:
        return dynamic.locals_of(current_frame())
    w_dict = attributes.get_or_none(w_object, "__dict__")
    if w_dict is None:
        raise type_error("vars() argument must have __dict__ attribute")
    return w_dict


# -- code and variables of the running program

@BUILTINS.function("globals")
def globals_():
    return namespace_dict(current_frame().globals)


@BUILTINS.function("locals")
def locals_():
    return dynamic.locals_of(current_frame())


@BUILTINS.function("compile", W_Root, W_Root, str, optional(int, 0), optional(bool, False),
                   optional(int, -1), optional(W_Root))
def compile_(w_source, w_filename, mode, flags, dont_inherit, optimize, w__feature_version):
    name = path_text(w_filename)
    if flags & syntax_trees.ONLY_AST:
        return syntax_trees.tree_of(w_source, name, mode)
    if syntax_trees.is_tree(w_source):
        return syntax_trees.compile_tree(w_source, name, mode)
    return dynamic.compile_source(w_source, name, mode)


@BUILTINS.function("exec", W_Root, optional(W_Root), optional(W_Root))
def exec_(w_source, w_globals, w_locals):
    dynamic.run("exec", w_source, w_globals, w_locals, "exec")


@BUILTINS.function("eval", W_Root, optional(W_Root), optional(W_Root))
def eval_(w_source, w_globals, w_locals):
    return dynamic.run("eval", w_source, w_globals, w_locals, "eval")


@BUILTINS.function("__import__", str, optional(W_Root), optional(W_Root),
                   optional(W_Root), optional(W_Root))
def import_(name, w_globals, w_locals, w_fromlist, w_level):
    namespace = IMPORTS.builtins
    if isinstance(w_globals, W_Dict):
        namespace = dynamic.namespace_of(w_globals)
    return importing.import_name(name, namespace, w_fromlist or w_None, w_level or W_Int(0))


# -- reading, and leaving the program

def standard_file(name, function):
    w_file = EXECUTION.sys.get(name)
    if w_file is None or w_file is w_None:
        raise errors.runtime_error("%s(): lost sys.%s" % (function, name))
    return w_file


@BUILTINS.function("input", optional(W_Root))
def input_(w_prompt):
    w_stdin = standard_file("stdin", "input")
    w_stdout = standard_file("stdout", "input")
    if w_prompt is not None:
        printing.write_parts(w_stdout, [w_prompt], "", "")
    printing.flush(w_stdout)
    w_line = attributes.get(w_stdin, "readline").call0()
    if not isinstance(w_line, W_Str):
        raise type_error("object.readline() returned non-string")
    line = w_line.utf8
    if line == "":
        raise errors.eof_error("EOF when reading a line")
    end = len(line) - 1
    assert end >= 0
    if line[end] == "\n":
        return W_Str(line[:end])
    return w_line


for _name in ("exit", "quit"):
    @BUILTINS.function(_name, optional(W_Root))
    def exit_(w_code):
        raise errors.system_exit(w_code or w_None)


# -- asynchronous iteration

@BUILTINS.function("aiter", W_Root)
def aiter(w_iterable):
    w_aiter = w_iterable.type().lookup("__aiter__")
    if w_aiter is None:
        raise type_error("'%s' object is not an async iterable" % w_iterable.type_name())
    return w_aiter.call_with0(w_iterable)


@BUILTINS.function("anext", W_Root)
def anext(w_iterator):
    w_anext = w_iterator.type().lookup("__anext__")
    if w_anext is None:
        raise type_error("'%s' object is not an async iterator" % w_iterator.type_name())
    return w_anext.call_with0(w_iterator)
