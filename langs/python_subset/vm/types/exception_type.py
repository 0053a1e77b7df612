"""The builtin exception classes and their methods."""
from __future__ import absolute_import

from collections import OrderedDict

from rpython.rlib.objectmodel import not_rpython

from langs.python_subset.vm import attributes, textual
from langs.python_subset.vm.dictobject import W_Dict, new_dict
from langs.python_subset.vm.errors import KINDS, kind, type_error
from langs.python_subset.vm.exceptions import (
    W_Exception, cause_of, get_detail, set_detail)
from langs.python_subset.vm.gateway import (
    AnyArguments, Rest, getter, method, setter, static)
from langs.python_subset.vm.listobject import W_List, new_list
from langs.python_subset.vm.oserrors import OS_ERROR, class_of
from langs.python_subset.vm.root import W_Root
from langs.python_subset.vm.traceback import Traceback
from langs.python_subset.vm.iteration import iterable_to_list
from langs.python_subset.vm.typeobject import (
    Layout, OBJECT_LAYOUT, W_Type, w_object_type)
from langs.python_subset.vm.values import W_Int, W_Str, W_Tuple, w_None, wrap_bool

BASE = "BaseException"
NO_DETAILS = []
#   class: its base, in an order in which each base comes first
CLASSES = """
SystemExit: BaseException
KeyboardInterrupt: BaseException
GeneratorExit: BaseException
Exception: BaseException
StopIteration: Exception
StopAsyncIteration: Exception
ArithmeticError: Exception
FloatingPointError: ArithmeticError
OverflowError: ArithmeticError
ZeroDivisionError: ArithmeticError
AssertionError: Exception
AttributeError: Exception
BufferError: Exception
EOFError: Exception
ImportError: Exception
ModuleNotFoundError: ImportError
LookupError: Exception
IndexError: LookupError
KeyError: LookupError
MemoryError: Exception
NameError: Exception
UnboundLocalError: NameError
OSError: Exception
BlockingIOError: OSError
ChildProcessError: OSError
ConnectionError: OSError
BrokenPipeError: ConnectionError
ConnectionAbortedError: ConnectionError
ConnectionRefusedError: ConnectionError
ConnectionResetError: ConnectionError
FileExistsError: OSError
FileNotFoundError: OSError
InterruptedError: OSError
IsADirectoryError: OSError
NotADirectoryError: OSError
PermissionError: OSError
ProcessLookupError: OSError
TimeoutError: OSError
ReferenceError: Exception
RuntimeError: Exception
NotImplementedError: RuntimeError
RecursionError: RuntimeError
SyntaxError: Exception
IndentationError: SyntaxError
TabError: IndentationError
SystemError: Exception
TypeError: Exception
ValueError: Exception
UnicodeError: ValueError
UnicodeDecodeError: UnicodeError
UnicodeEncodeError: UnicodeError
UnicodeTranslateError: UnicodeError
Warning: Exception
DeprecationWarning: Warning
PendingDeprecationWarning: Warning
RuntimeWarning: Warning
SyntaxWarning: Warning
UserWarning: Warning
FutureWarning: Warning
ImportWarning: Warning
UnicodeWarning: Warning
BytesWarning: Warning
ResourceWarning: Warning
EncodingWarning: Warning
"""

EXCEPTION_LAYOUT = Layout(BASE, OBJECT_LAYOUT, True)


@not_rpython
def make_class(name, w_base):
    w_type = W_Type(name, [w_base], OrderedDict(), EXCEPTION_LAYOUT, True, True)
    kind(name).w_type = w_type
    return w_type


@not_rpython
def make_classes():
    classes = [make_class(BASE, w_object_type)]
    for line in CLASSES.split("\n"):
        if line:
            name, base = line.split(": ")
            classes.append(make_class(name, kind(base).w_type))
    for name in KINDS:
        assert KINDS[name].w_type is not None, "unknown exception class " + name
    return classes


EXCEPTION_CLASSES = make_classes()
CLASS_NAMED = dict((w_class.name, w_class) for w_class in EXCEPTION_CLASSES)
base_exception = kind(BASE).w_type
W_Exception.w_class = base_exception


@static(base_exception, "__new__", W_Type, AnyArguments)
def new(w_type, arguments):
    return W_Exception(w_type, arguments.args_w)


@method(base_exception, "__init__", W_Exception, AnyArguments)
def init(w_exception, arguments):
    if len(arguments.names) > 0:
        raise type_error("%s() takes no keyword arguments" % w_exception.type_name())
    w_exception.args_w = arguments.args_w


@method(base_exception, "__repr__", W_Exception)
def repr_(w_exception):
    args_w = w_exception.args_w
    if len(args_w) == 1:
        inside = textual.repr_of(args_w[0])
    else:
        inside = ", ".join([textual.repr_of(w_arg) for w_arg in args_w])
    return W_Str("%s(%s)" % (w_exception.type_name(), inside))


@method(base_exception, "__str__", W_Exception)
def str_(w_exception):
    args_w = w_exception.args_w
    if len(args_w) == 0:
        return W_Str("")
    if len(args_w) == 1:
        return textual.w_str_of(args_w[0])
    return textual.w_repr_of(W_Tuple(args_w[:]))


@method(base_exception, "with_traceback", W_Exception, W_Root)
def with_traceback(w_exception, w_traceback):
    set_traceback(w_exception, w_traceback)
    return w_exception


@method(base_exception, "add_note", W_Exception, W_Str)
def add_note(w_exception, w_note):
    w_notes = w_exception.get_own("__notes__")
    if w_notes is None:
        w_notes = new_list([])
        w_exception.map_write("__notes__", w_notes)
    if not isinstance(w_notes, W_List):
        raise type_error("Cannot add note: __notes__ is not a list")
    w_notes.append(w_note)


@method(base_exception, "__reduce__", W_Exception)
def reduce_(w_exception):
    return reduced(w_exception, w_exception.args_w, NO_DETAILS)


def reduced(w_exception, args_w, details):
    """How it is made again: its class, arguments, and as its state attributes and details."""
    w_state = new_dict()
    for name in w_exception.own_names():
        w_state.set_str(name, w_exception.get_own(name))
    for name in details:
        w_detail = get_detail(w_exception, name)
        if w_detail is not None:
            w_state.set_str(name, w_detail)
    parts_w = [w_exception.type(), W_Tuple(args_w)]
    if w_state.length() > 0:
        parts_w.append(w_state)
    return W_Tuple(parts_w[:])


@method(base_exception, "__setstate__", W_Exception, W_Root)
def setstate(w_exception, w_state):
    if w_state is w_None:
        return
    if not isinstance(w_state, W_Dict):
        raise type_error("state is not a dictionary")
    names, values_w = w_state.keywords()
    for i in range(len(names)):
        attributes.set(w_exception, names[i], values_w[i])


@getter(base_exception, "args", W_Exception)
def get_args(w_exception):
    return W_Tuple(w_exception.args_w[:])


@setter(base_exception, "args", W_Exception, W_Root)
def set_args(w_exception, w_args):
    w_exception.args_w = iterable_to_list(w_args)


@getter(base_exception, "__traceback__", W_Exception)
def get_traceback(w_exception):
    return w_exception.traceback or w_None


@setter(base_exception, "__traceback__", W_Exception, W_Root)
def set_traceback(w_exception, w_traceback):
    if w_traceback is w_None:
        w_exception.traceback = None
    elif isinstance(w_traceback, Traceback):
        w_exception.traceback = w_traceback
    else:
        raise type_error("__traceback__ must be a traceback or None")


@getter(base_exception, "__cause__", W_Exception)
def get_cause(w_exception):
    return w_exception.w_cause or w_None


@setter(base_exception, "__cause__", W_Exception, W_Root)
def set_cause(w_exception, w_cause):
    w_exception.w_cause = None if w_cause is w_None else cause_of(w_cause)
    w_exception.suppress_context = True


@getter(base_exception, "__context__", W_Exception)
def get_context(w_exception):
    return w_exception.w_context or w_None


@setter(base_exception, "__context__", W_Exception, W_Root)
def set_context(w_exception, w_context):
    w_exception.w_context = None if w_context is w_None else cause_of(w_context)


@getter(base_exception, "__suppress_context__", W_Exception)
def get_suppress_context(w_exception):
    return wrap_bool(w_exception.suppress_context)


@setter(base_exception, "__suppress_context__", W_Exception, bool)
def set_suppress_context(w_exception, suppress):
    w_exception.suppress_context = suppress


# -- classes with attributes of their own

@not_rpython
def _add_details(w_type, names):
    """Attributes that are None where they were not given."""
    for name in names:
        _add_detail(w_type, name)


@not_rpython
def _add_detail(w_type, name):
    @getter(w_type, name, W_Exception)
    def get(w_exception):
        return get_detail(w_exception, name) or w_None

    @setter(w_type, name, W_Exception, W_Root)
    def set(w_exception, w_value):
        set_detail(w_exception, name, w_value)


@method(kind("KeyError").w_type, "__str__", W_Exception)
def key_error_str(w_exception):
    if len(w_exception.args_w) == 1:
        return textual.w_repr_of(w_exception.args_w[0])
    return str_(w_exception)


def first_argument(w_exception):
    if len(w_exception.args_w) == 0:
        return w_None
    return w_exception.args_w[0]


@getter(kind("StopIteration").w_type, "value", W_Exception)
def stop_iteration_value(w_exception):
    return first_argument(w_exception)


@getter(kind("SystemExit").w_type, "code", W_Exception)
def system_exit_code(w_exception):
    if len(w_exception.args_w) > 1:
        return get_args(w_exception)
    return first_argument(w_exception)


@static(kind("OSError").w_type, "__new__", W_Type, AnyArguments)
def os_error_new(w_type, arguments):
    """OSError itself becomes the subclass that stands for its error number."""
    args_w = arguments.args_w
    if w_type is OS_ERROR.w_type and 2 <= len(args_w) <= 5:
        w_number = args_w[0]
        if isinstance(w_number, W_Int):
            w_type = class_of(w_number.intval).w_type
    return W_Exception(w_type, args_w)


_add_details(kind("OSError").w_type, ["errno", "strerror", "filename", "filename2"])


@method(kind("OSError").w_type, "__init__", W_Exception, Rest)
def os_error_init(w_exception, args_w):
    w_exception.args_w = args_w
    count = len(args_w)
    if 2 <= count <= 5:
        w_exception.args_w = [args_w[0], args_w[1]]
    set_detail(w_exception, "errno", args_w[0] if count >= 2 else w_None)
    set_detail(w_exception, "strerror", args_w[1] if count >= 2 else w_None)
    set_detail(w_exception, "filename", args_w[2] if count >= 3 else w_None)
    set_detail(w_exception, "filename2", args_w[4] if count >= 5 else w_None)


@method(kind("OSError").w_type, "__reduce__", W_Exception)
def os_error_reduce(w_exception):
    args_w = w_exception.args_w
    w_filename = get_detail(w_exception, "filename")
    if len(args_w) == 2 and w_filename is not None and w_filename is not w_None:
        args_w = [args_w[0], args_w[1], w_filename]
        w_other = get_detail(w_exception, "filename2")
        if w_other is not None and w_other is not w_None:
            args_w = args_w + [w_None, w_other]
    return reduced(w_exception, args_w, NO_DETAILS)


@method(kind("OSError").w_type, "__str__", W_Exception)
def os_error_str(w_exception):
    w_number = get_detail(w_exception, "errno")
    w_text = get_detail(w_exception, "strerror")
    if w_number is None or w_text is None or w_number is w_None:
        return str_(w_exception)
    text = "[Errno %s] %s" % (textual.str_of(w_number), textual.str_of(w_text))
    w_filename = get_detail(w_exception, "filename")
    if w_filename is not None and w_filename is not w_None:
        text += ": " + textual.repr_of(w_filename)
        w_other = get_detail(w_exception, "filename2")
        if w_other is not None and w_other is not w_None:
            text += " -> " + textual.repr_of(w_other)
    return W_Str(text)


@not_rpython
def _add_lookup_details(class_name, details):
    """Keywords of exceptions about names, which are None where they were not given."""
    w_type = kind(class_name).w_type

    @method(w_type, "__init__", W_Exception, AnyArguments)
    def lookup_error_init(w_exception, arguments):
        w_exception.args_w = arguments.args_w
        for i in range(len(arguments.names)):
            name = arguments.names[i]
            if name not in details:
                raise type_error("'%s' is an invalid keyword argument for %s()"
                                 % (name, class_name))
            set_detail(w_exception, name, arguments.values_w[i])

    _add_details(w_type, details)


LOOKED_FOR = ["name", "path"]      # of an ImportError
_add_lookup_details("AttributeError", ["name", "obj"])
_add_lookup_details("ImportError", LOOKED_FOR)
_add_lookup_details("NameError", ["name"])


@method(kind("SyntaxError").w_type, "__init__", W_Exception, Rest)
def syntax_error_init(w_exception, args_w):
    w_exception.args_w = args_w
    set_detail(w_exception, "msg", first_argument(w_exception))
    details_w = []
    if len(args_w) == 2:
        details_w = iterable_to_list(args_w[1])
    for i in range(len(SYNTAX_ERROR_DETAILS)):
        w_detail = details_w[i] if i < len(details_w) else w_None
        set_detail(w_exception, SYNTAX_ERROR_DETAILS[i], w_detail)


@method(kind("ImportError").w_type, "__reduce__", W_Exception)
def import_error_reduce(w_exception):
    return reduced(w_exception, w_exception.args_w, LOOKED_FOR)


SYNTAX_ERROR_DETAILS = ["filename", "lineno", "offset", "text", "end_lineno", "end_offset"]
_add_details(kind("SyntaxError").w_type,
             ["msg", "print_file_and_line"] + SYNTAX_ERROR_DETAILS)


@method(kind("SyntaxError").w_type, "__str__", W_Exception)
def syntax_error_str(w_exception):
    text = textual.str_of(get_detail(w_exception, "msg") or w_None)
    w_name = get_detail(w_exception, "filename")
    w_line = get_detail(w_exception, "lineno")
    place = ""
    if isinstance(w_name, W_Str):
        slash = w_name.utf8.rfind("/") + 1
        assert slash >= 0
        place = w_name.utf8[slash:]
    if isinstance(w_line, W_Int):
        place += (", " if place else "") + "line %d" % w_line.intval
    return W_Str("%s (%s)" % (text, place) if place else text)


@getter(kind("ImportError").w_type, "msg", W_Exception)
def import_error_msg(w_exception):
    return first_argument(w_exception)
