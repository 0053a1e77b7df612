"""subprocess: programs are started, waited for, killed."""
from __future__ import absolute_import

from kit.vm.primitives import Rest
from langs.scheme.vm import file_system
from langs.scheme.vm.bytestrings import W_Bytes
from langs.scheme.vm.continuation import K_Give
from langs.scheme.vm.current_ports import as_input_port, as_output_port, current_directory
from langs.scheme.vm.errors import wrong_argument
from langs.scheme.vm.library.environment_primitives import current as current_environment
from langs.scheme.vm.parameters import W_Parameter
from langs.scheme.vm.paths import W_Path, is_path_string
from langs.scheme.vm.primitives import SCHEME
from langs.scheme.vm.strings import W_String
from langs.scheme.vm.subprocesses import Pipes, W_Subprocess, start
from langs.scheme.vm.syncing import sync
from langs.scheme.vm.values import (
    W_Fixnum, W_Root, W_Symbol, is_true, symbol, w_false, w_true, w_undefined, w_void, wrap_bool)

primitive = SCHEME.primitive
control = SCHEME.control

NO_LIMIT_OF_TIME = -1.0

for _name, _w_default in [("current-subprocess-custodian-mode", w_false),
                          ("subprocess-group-enabled", w_false),
                          ("current-subprocess-keep-file-descriptors", symbol("inherited"))]:
    SCHEME.value(_name, W_Parameter(_name, _w_default))


def redirect_output(pipes, number, w_port, expected):
    if not is_true(w_port):
        pipes.open(number)
        return
    w_out = as_output_port(w_port)
    if w_out is None or w_out.fd() < 0:
        raise wrong_argument("subprocess", expected, 0, [w_port])
    pipes.give(number, w_out.fd())


def redirect_input(pipes, w_port):
    if not is_true(w_port):
        pipes.open(0)
        return
    w_in = as_input_port(w_port)
    if w_in is None or w_in.fd() < 0:
        raise wrong_argument("subprocess", "(or/c (and/c input-port? file-stream-port?) #f)", 0,
                             [w_port])
    pipes.give(0, w_in.fd())


def argument_text(w_argument):
    if isinstance(w_argument, W_Path):
        return w_argument.path
    text = "\0"
    if isinstance(w_argument, W_String):
        text = w_argument.utf8()
    elif isinstance(w_argument, W_Bytes):
        text = w_argument.as_str()
    if "\0" in text:
        raise wrong_argument("subprocess", "(or/c path? string-no-nuls? bytes-no-nuls?)", 0,
                             [w_argument])
    return text


def environment_texts():
    variables = current_environment()
    texts = {}
    for name in variables.names():
        text = variables.get(name)
        if text is not None:
            texts[name] = text
    return texts


OUTPUT = "(or/c (and/c output-port? file-stream-port?) #f%s)"


@control("subprocess", W_Root, W_Root, W_Root, W_Root, Rest)
def subprocess(k, w_stdout, w_stdin, w_stderr, w_command, arguments_w):
    if not is_path_string(w_command):       # a group of processes, or #f
        w_command = w_undefined
        if len(arguments_w) > 0:
            w_command = arguments_w[0]
            arguments_w = arguments_w[1:]
    if not is_path_string(w_command):
        raise wrong_argument("subprocess", "path-string?", 0, [w_command])
    program = file_system.full_path("subprocess", w_command)
    arguments = [argument_text(w_command)] + [
        argument_text(w_argument) for w_argument in arguments_w]
    pipes = Pipes()
    merges = isinstance(w_stderr, W_Symbol) and w_stderr.utf8 == "stdout"
    redirect_output(pipes, 1, w_stdout, OUTPUT % "")
    redirect_input(pipes, w_stdin)
    if merges:
        pipes.give(2, pipes.child[1])
    else:
        redirect_output(pipes, 2, w_stderr, OUTPUT % " 'stdout")
    w_process = start(program, arguments, environment_texts(), current_directory(), pipes)
    w_from = pipes.input_port(1, "subprocess-stdout") if pipes.ours[1] >= 0 else w_false
    w_to = pipes.output_port() if pipes.ours[0] >= 0 else w_false
    w_errors = pipes.input_port(2, "subprocess-stderr") if pipes.ours[2] >= 0 else w_false
    return k.plug_values([w_process, w_from, w_to, w_errors])


@control("subprocess-wait", W_Root)
def subprocess_wait(k, w_process):
    if not isinstance(w_process, W_Subprocess):
        raise wrong_argument("subprocess-wait", "subprocess?", 0, [w_process])
    if w_process.has_ended():
        return k.plug(w_void)
    return sync(K_Give([w_void], k), [w_process], w_false, NO_LIMIT_OF_TIME)


@primitive("subprocess-status", W_Subprocess)
def subprocess_status(w_process):
    return W_Fixnum(w_process.status) if w_process.has_ended() else symbol("running")


@primitive("subprocess-kill", W_Subprocess, bool)
def subprocess_kill(w_process, is_forced):
    w_process.kill(is_forced)
    return w_true


@primitive("subprocess-pid", W_Subprocess)
def subprocess_pid(w_process):
    return W_Fixnum(w_process.pid)


@primitive("subprocess?", W_Root)
def is_subprocess(w_value):
    return wrap_bool(isinstance(w_value, W_Subprocess))
