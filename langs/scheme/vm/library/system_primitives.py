"""Time, memory, the machine below; what the program was started with."""
from __future__ import absolute_import

import time

from rpython.rlib import rgc

from kit.vm import files
from kit.vm.primitives import Optional, Rest
from langs.scheme.vm.bytestrings import immutable_from_str
from langs.scheme.vm.continuation import K
from langs.scheme.vm.errors import wrong_argument
from langs.scheme.vm.parameters import W_Parameter
from langs.scheme.vm.primitives import SCHEME
from langs.scheme.vm.strings import W_String, from_utf8, immutable_from_utf8
from langs.scheme.vm.structs import w_root_inspector
from langs.scheme.vm.values import (
    W_Fixnum, W_Flonum, W_Root, W_Symbol, list_to_w, symbol, w_false, w_to_list,
    w_undefined, w_void)
from langs.scheme.vm.vectors import W_Vector

primitive = SCHEME.primitive
control = SCHEME.control

class Clock(object):
    began = 0.0         # when the program did


CLOCK = Clock()


def start(arguments):
    """The program begins, with its command line's arguments."""
    CLOCK.began = time.time()
    w_arguments.cell.w_value = W_Vector([immutable_from_utf8(text) for text in arguments], True)


w_arguments = W_Parameter("current-command-line-arguments", W_Vector([], True))
SCHEME.value("current-command-line-arguments", w_arguments)
SCHEME.value("current-inspector", W_Parameter("current-inspector", w_root_inspector))
SCHEME.value("current-code-inspector", W_Parameter("current-code-inspector", w_root_inspector))
SCHEME.value("unsafe-undefined", w_undefined)


@primitive("current-inexact-milliseconds")
def current_inexact_milliseconds():
    return W_Flonum(time.time() * 1000.0)


@primitive("current-inexact-monotonic-milliseconds")
def current_inexact_monotonic_milliseconds():
    return W_Flonum((time.time() - CLOCK.began) * 1000.0)


@primitive("current-milliseconds")
def current_milliseconds():
    return W_Fixnum(int(time.time() * 1000.0))


@primitive("current-seconds")
def current_seconds():
    return W_Fixnum(int(time.time()))


@primitive("current-process-milliseconds", Optional(W_Root, w_false))
def current_process_milliseconds(w_which):
    return W_Fixnum(int(time.clock() * 1000.0))


@primitive("current-inexact-process-milliseconds", Optional(W_Root, w_false))
def current_inexact_process_milliseconds(w_which):
    return W_Flonum(time.clock() * 1000.0)


@primitive("current-gc-milliseconds")
def current_gc_milliseconds():
    return W_Fixnum(0)


@primitive("current-memory-use", Optional(W_Root, w_false))
def current_memory_use(w_mode):
    """The resident set, where the system tells it."""
    try:
        pages = int(files.read_file("/proc/self/statm").split(" ")[1])
    except (OSError, ValueError, IndexError):
        return W_Fixnum(0)
    return W_Fixnum(pages * 4096)


@primitive("collect-garbage", Optional(W_Root, w_false))
def collect_garbage(w_kind):
    rgc.collect()


@primitive("vector-set-performance-stats!", W_Root, Optional(W_Root, w_false))
def vector_set_performance_stats(w_vector, w_thread):
    pass


@primitive("system-type", Optional(W_Symbol, None))
def system_type(w_mode):
    mode = w_mode.utf8 if w_mode is not None else "os"
    if mode == "vm":
        return symbol("chez-scheme")
    if mode == "gc":
        return symbol("cs")
    if mode == "word":
        return W_Fixnum(64)
    if mode == "arch":
        return symbol("x86_64")
    if mode == "os*":
        return symbol("linux")
    if mode == "link":
        return symbol("static")
    if mode == "machine":
        return immutable_from_utf8("")
    if mode == "so-suffix":
        return immutable_from_str(".so")
    return symbol("unix")


@primitive("version")
def version():
    return immutable_from_utf8("8.7")


@primitive("system-language+country")
def system_language():
    return immutable_from_utf8("en_US.UTF-8")


class K_Timed(K):
    """Behind the call that time-apply measures."""
    _immutable_fields_ = ["began", "cpu"]

    def __init__(self, began, cpu, next):
        self.began = began
        self.cpu = cpu
        self.next = next

    def plug(self, w_value):
        return self.plug_values([w_value])

    def plug_values(self, values_w):
        cpu = int((time.clock() - self.cpu) * 1000.0)
        real = int((time.time() - self.began) * 1000.0)
        return self.next.plug_values([
            list_to_w(values_w), W_Fixnum(cpu), W_Fixnum(real), W_Fixnum(0)])

    def relinked(self, next):
        return K_Timed(self.began, self.cpu, next)


@control("time-apply", W_Root, W_Root)
def time_apply(k, w_procedure, w_args):
    args_w = w_to_list(w_args)
    if args_w is None:
        raise wrong_argument("time-apply", "list?", 1, [w_procedure, w_args])
    return w_procedure.call(args_w, K_Timed(time.time(), time.clock(), k))


# -- error texts: there is only the realm of Racket itself

@primitive("procedure-realm", W_Root, Optional(W_Root, None))
def procedure_realm(w_procedure, w_default):
    return symbol("racket")


@primitive("error-message->adjusted-string", W_Root, W_Root, W_String, W_Root)
def error_message_to_adjusted_string(w_name, w_name_realm, w_message, w_realm):
    if isinstance(w_name, W_Symbol):
        return from_utf8("%s: %s" % (w_name.utf8, w_message.utf8()))
    return w_message


@primitive("error-contract->adjusted-string", W_String, W_Root)
def error_contract_to_adjusted_string(w_contract, w_realm):
    return w_contract
