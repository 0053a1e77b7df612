"""Ports that read and write files."""
from __future__ import absolute_import

import os

from kit.vm.output import Output
from kit.vm.primitives import Rest
from langs.scheme.vm import context, file_system
from langs.scheme.vm.continuation import K
from langs.scheme.vm.current_ports import w_input_parameter, w_output_parameter
from langs.scheme.vm.error_values import show
from langs.scheme.vm.errors import contract_error, wrong_argument
from langs.scheme.vm.input_ports import W_FileInput
from langs.scheme.vm.output_ports import BLOCK, OPEN_FILES, W_FileOutput
from langs.scheme.vm.parameters import current_parameterization, extended
from langs.scheme.vm.paths import W_Path
from langs.scheme.vm.primitives import SCHEME
from langs.scheme.vm.values import W_Fixnum, W_Root, W_Symbol

EXISTS_MODES = ["error", "append", "update", "can-update", "replace", "truncate",
                "must-truncate", "truncate/replace"]
OTHER_MODES = ["binary", "text", "none", "module", "replace-permissions"]
NEW_MODE = 0o666


def mode_in(name, modes_w):
    """What to do when the file exists; other modes change nothing here."""
    chosen = "error"
    for w_mode in modes_w:
        if isinstance(w_mode, W_Symbol) and w_mode.utf8 in EXISTS_MODES:
            chosen = w_mode.utf8
        elif isinstance(w_mode, W_Symbol):
            if w_mode.utf8 not in OTHER_MODES:
                raise contract_error("%s: invalid mode\n  mode: %s" % (name, show(w_mode)))
        elif not isinstance(w_mode, W_Fixnum):      # permissions of a new file
            raise contract_error("%s: invalid mode\n  mode: %s" % (name, show(w_mode)))
    return chosen


def open_input(name, w_path):
    path = file_system.full_path(name, w_path)
    try:
        fd = os.open(path, os.O_RDONLY, 0)
    except OSError as e:
        raise file_system.path_error(name, "cannot open input file", w_path, e)
    if file_system.is_directory(path):
        os.close(fd)
        raise file_system.file_error(
            "%s: cannot open directory as a file\n  path: %s"
            % (name, file_system.shown(w_path)))
    return W_FileInput(W_Path(path), fd)


def open_output(name, w_path, mode):
    path = file_system.full_path(name, w_path)
    flags = os.O_WRONLY
    if mode == "append":
        flags |= os.O_CREAT | os.O_APPEND
    elif mode == "can-update":
        flags |= os.O_CREAT
    elif mode == "must-truncate":
        flags |= os.O_TRUNC
    elif mode == "truncate" or mode == "truncate/replace":
        flags |= os.O_CREAT | os.O_TRUNC
    elif mode == "replace":
        if file_system.is_file(path):
            try:
                os.unlink(path)
            except OSError as e:
                raise file_system.path_error(name, "error deleting file", w_path, e)
        flags |= os.O_CREAT | os.O_TRUNC
    elif mode == "error":
        if file_system.mode_of(path) != 0:
            raise file_system.exists_error(
                "%s: file exists\n  path: %s" % (name, file_system.shown(w_path)))
        flags |= os.O_CREAT | os.O_EXCL
    try:
        fd = os.open(path, flags, NEW_MODE)
    except OSError as e:
        raise file_system.path_error(name, "error opening file", w_path, e)
    w_port = W_FileOutput(W_Path(path), Output(fd), BLOCK)
    if mode == "append":
        w_port.offset = w_port.size()
    OPEN_FILES.add(w_port)
    return w_port


@SCHEME.primitive("open-input-file", W_Root, Rest)
def open_input_file(w_path, modes_w):
    mode_in("open-input-file", modes_w)
    return open_input("open-input-file", w_path)


@SCHEME.primitive("open-output-file", W_Root, Rest)
def open_output_file(w_path, modes_w):
    return open_output("open-output-file", w_path, mode_in("open-output-file", modes_w))


@SCHEME.control("open-input-output-file", W_Root, Rest)
def open_input_output_file(k, w_path, modes_w):
    name = "open-input-output-file"
    w_out = open_output(name, w_path, mode_in(name, modes_w))
    return k.plug_values([open_input(name, w_path), w_out])


# -- with a procedure that gets the port

class K_Close(K):
    """Closes a port behind the call that used it."""
    _immutable_fields_ = ["w_port"]

    def __init__(self, w_port, next):
        self.w_port = w_port
        self.next = next

    def plug(self, w_value):
        self.w_port.close()
        return self.next.plug(w_value)

    def plug_values(self, values_w):
        self.w_port.close()
        return self.next.plug_values(values_w)

    def relinked(self, next):
        return K_Close(self.w_port, next)


def check_procedure(name, w_procedure, contract):
    if not w_procedure.is_procedure():
        raise wrong_argument(name, contract, 0, [w_procedure])


@SCHEME.control("call-with-input-file", W_Root, W_Root, Rest)
def call_with_input_file(k, w_path, w_procedure, modes_w):
    name = "call-with-input-file"
    check_procedure(name, w_procedure, "(procedure-arity-includes/c 1)")
    mode_in(name, modes_w)
    w_port = open_input(name, w_path)
    return w_procedure.call([w_port], K_Close(w_port, k))


@SCHEME.control("call-with-output-file", W_Root, W_Root, Rest)
def call_with_output_file(k, w_path, w_procedure, modes_w):
    name = "call-with-output-file"
    check_procedure(name, w_procedure, "(procedure-arity-includes/c 1)")
    w_port = open_output(name, w_path, mode_in(name, modes_w))
    return w_procedure.call([w_port], K_Close(w_port, k))


def parameterized_call(w_procedure, w_parameter, w_port, k):
    """Calls a thunk with the port as the parameter's value."""
    w_extended = extended(current_parameterization(), w_parameter, w_port)
    closing = K_Close(w_port, k)
    marked = context.mark_continuation(context.w_parameterization_key, w_extended, closing)
    return w_procedure.call([], marked)


@SCHEME.control("with-input-from-file", W_Root, W_Root, Rest)
def with_input_from_file(k, w_path, w_procedure, modes_w):
    name = "with-input-from-file"
    check_procedure(name, w_procedure, "(procedure-arity-includes/c 0)")
    mode_in(name, modes_w)
    return parameterized_call(w_procedure, w_input_parameter, open_input(name, w_path), k)


@SCHEME.control("with-output-to-file", W_Root, W_Root, Rest)
def with_output_to_file(k, w_path, w_procedure, modes_w):
    name = "with-output-to-file"
    check_procedure(name, w_procedure, "(procedure-arity-includes/c 0)")
    w_port = open_output(name, w_path, mode_in(name, modes_w))
    return parameterized_call(w_procedure, w_output_parameter, w_port, k)
