"""Code made at run time: compile(), exec() and eval()."""
from __future__ import absolute_import

from rpython.rlib import jit

from kit.vm.frontend import SourceError
from langs.python_subset.vm.buffers import content, is_bytes_like
from langs.python_subset.vm.code import W_Code
from langs.python_subset.vm.dictobject import W_Dict, namespace_dict
from langs.python_subset.vm.errors import GuestError, kind, type_error, value_error
from langs.python_subset.vm.frame import Frame, current_frame
from langs.python_subset.vm.importing import IMPORTS
from langs.python_subset.vm.moduleobject import W_Module
from langs.python_subset.vm.namespace import Namespace
from langs.python_subset.vm.namestorage import NamespaceStorage
from langs.python_subset.vm.values import W_Int, W_Str, W_Tuple, w_None

SYNTAX_ERROR = kind("SyntaxError")
SYNTAX_ERRORS = {"SyntaxError": SYNTAX_ERROR, "IndentationError": kind("IndentationError"),
                 "TabError": kind("TabError")}
MODES = ["exec", "eval", "single"]


def compile_source(w_source, name, mode):
    """The W_Code of a source that is text or bytes."""
    if mode not in MODES:
        raise unknown_mode()
    return code_of_source(w_source, name, mode)


def unknown_mode():
    return value_error("compile() mode must be 'exec', 'eval' or 'single'")


def code_of_source(w_source, name, mode):
    """The same in a mode that the frontend knows."""
    if isinstance(w_source, W_Str):
        return IMPORTS.finder.compile(mode + "+", name, w_source.utf8)
    if is_bytes_like(w_source):
        return IMPORTS.finder.compile(mode, name, content(w_source))
    raise type_error("compile() arg 1 must be a string, bytes or AST object")


def compilation_error(error, name):
    """The SyntaxError that the frontend's `[NAME:]LINE:COLUMN: CLASS: MESSAGE` tells of."""
    text = error.msg
    if text.startswith(name + ":"):
        text = text[len(name) + 1:]
    line, text = leading_number(text)
    column, text = leading_number(text)
    text = text.strip(" ")
    the_kind = SYNTAX_ERROR
    colon = text.find(": ")
    if colon > 0 and text[:colon] in SYNTAX_ERRORS:
        the_kind = SYNTAX_ERRORS[text[:colon]]
        text = text[colon + 2:]
    w_error = the_kind.w_type.call2(W_Str(text), W_Tuple([
        W_Str(name), W_Int(line), W_Int(column), w_None]))
    return GuestError(w_error, None, None)


def leading_number(text):
    """The number in front of a colon, and what follows it; 0 where there is none."""
    end = text.find(":")
    if end > 0:
        try:
            return int(text[:end]), text[end + 1:]
        except ValueError:
            pass
    return 0, text


def namespace_of(w_globals):
    """The Namespace behind a dict of globals, which becomes a view of it."""
    if not isinstance(w_globals, W_Dict):
        raise type_error("globals must be a dict, not %s" % w_globals.type_name())
    storage = w_globals.storage
    if isinstance(storage, NamespaceStorage):
        return storage.namespace
    builtins = IMPORTS.builtins
    w_builtins = w_globals.get_str("__builtins__")
    if isinstance(w_builtins, W_Module):
        builtins = w_builtins.namespace
    elif isinstance(w_builtins, W_Dict):
        builtins = namespace_of(w_builtins)
    namespace = Namespace(builtins)
    names, values_w = w_globals.keywords()
    for i in range(len(names)):
        namespace.set(names[i], values_w[i])
    if w_builtins is None:
        namespace.set("__builtins__", IMPORTS.w_modules.get_str("builtins") or w_None)
    w_globals.storage = NamespaceStorage(namespace)
    return namespace


@jit.dont_look_inside
def run(function_name, w_code, w_globals, w_locals, mode):
    """exec() or eval(), which take the caller's variables unless they get others."""
    if w_globals is None or w_globals is w_None:
        frame = current_frame()
        namespace = frame.globals
        w_variables = w_locals
        if w_locals is None or w_locals is w_None:
            w_variables = locals_of(frame)
    else:
        namespace = namespace_of(w_globals)
        w_variables = w_locals
        if w_locals is None or w_locals is w_None:
            w_variables = w_globals
    if isinstance(w_code, W_Code):
        code = w_code
    elif isinstance(w_code, W_Str) or is_bytes_like(w_code):
        code = compile_source(w_code, "<string>", mode)
    else:
        raise type_error("%s() arg 1 must be a string, bytes or code object" % function_name)
    if len(code.freevars) > 0:
        raise type_error("code object passed to %s() may not contain free variables"
                         % function_name)
    return run_code(code, namespace, w_variables)


def run_code(code, namespace, w_locals):
    if isinstance(w_locals, W_Dict):
        storage = w_locals.storage
        if isinstance(storage, NamespaceStorage) and storage.namespace is namespace:
            w_locals = None
    frame = Frame(code, namespace, w_locals)
    if code.ncells:
        frame.init_cells(code, None)
    return frame.run(code)


def locals_of(frame):
    """The guest's locals(): a module's globals, a class body's namespace, or a new dict
    of a function's variables."""
    code = frame.code
    if frame.w_locals is not None:
        return frame.w_locals
    if code.is_module_body():
        return namespace_dict(frame.globals)
    w_dict = W_Dict()
    for i in range(code.nlocals):
        w_value = frame.array_w[i]
        if w_value is not None and not code.varnames[i].startswith("."):
            w_dict.set_str(code.varnames[i], w_value)
    for i in range(code.ncells):
        w_value = frame.cell_value(code, i)
        if w_value is not None:
            w_dict.set_str(code.cell_name(i), w_value)
    return w_dict
