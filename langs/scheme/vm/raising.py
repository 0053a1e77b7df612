"""What happens when a value is raised: the handlers of the current continuation."""
from __future__ import absolute_import

from rpython.rlib import jit
from rpython.rlib.rstring import StringBuilder

from kit.vm import output
from langs.scheme.vm.context import (
    MACHINE, K_Prompt, find_prompt, mark_continuation, push_barrier, w_default_tag,
    w_exception_handler_key, w_root_tag)
from langs.scheme.vm.continuation import K
from langs.scheme.vm.current_ports import current_error
from langs.scheme.vm.errors import EXN, MAKER
from langs.scheme.vm.jumps import CallThere, GiveValues, jump
from langs.scheme.vm.mark_sets import all_marks
from langs.scheme.vm.output_ports import W_STDERR
from langs.scheme.vm.parameters import W_Parameter
from langs.scheme.vm.strings import W_String
from langs.scheme.vm.structs import W_Struct, is_instance
from langs.scheme.vm.values import W_Fixnum, W_Procedure, w_void


MOST_FRAMES = 16


class Stop(Exception):
    """Ends the program with an exit status."""

    def __init__(self, status):
        self.status = status


def raise_error(error, k):
    """The state that calls the innermost handler."""
    return raise_value(error.w_value, error.is_continuable, k)


@jit.dont_look_inside
def raise_value(w_value, is_continuable, k):
    handlers_w = all_marks(MACHINE.context, None, w_root_tag, w_exception_handler_key)
    return call_handler(handlers_w, 0, w_value, w_value, k)


class K_Handled(K):
    """Behind a handler that has returned: the next outer one gets its value."""
    _immutable_fields_ = ["handlers_w[*]", "index", "w_first"]

    def __init__(self, handlers_w, index, w_first, next):
        self.handlers_w = handlers_w
        self.index = index
        self.w_first = w_first
        self.next = next

    def plug(self, w_value):
        return call_handler(self.handlers_w, self.index + 1, w_value, self.w_first, self.next)

    def relinked(self, next):
        return K_Handled(self.handlers_w, self.index, self.w_first, next)


def call_handler(handlers_w, index, w_value, w_first, k):
    """Calls handler number `index`, the last being the program's uncaught-exception handler."""
    if index < len(handlers_w):
        w_handler = handlers_w[index]
        k = push_barrier(K_Handled(handlers_w, index, w_first, k))
    else:
        w_handler = w_uncaught_handler.get()
        k = push_barrier(K_Uncaught(k))
    nested = mark_continuation(w_exception_handler_key, W_NestedHandler(w_first), k)
    return w_handler.call([w_value], nested)


class W_NestedHandler(W_Procedure):
    """Handles what is raised while a handler runs: nobody else does."""
    _immutable_fields_ = ["w_first"]

    def __init__(self, w_first):
        self.w_first = w_first

    def call(self, args_w, k):
        if is_instance(self.w_first, EXN):
            original = "exception raised: " + message_of(self.w_first)
        else:
            original = ("raise called (with non-exception value): " +
                        MAKER.show(self.w_first))
        complain("exception raised by exception handler: %s; original %s"
                 % (raised_text(args_w[0]), original))
        return w_escape_handler.get().call([], K_Uncaught(k))


def message_of(w_exception):
    assert isinstance(w_exception, W_Struct)
    w_message = w_exception.get_field(0)
    if isinstance(w_message, W_String):
        return w_message.utf8()
    return MAKER.show(w_message)


def raised_text(w_value):
    """A raised value, as messages tell it."""
    if is_instance(w_value, EXN):
        return message_of(w_value)
    return MAKER.show(w_value)


def error_text(w_value):
    """What the default handler prints."""
    if is_instance(w_value, EXN):
        return message_of(w_value)
    return "uncaught exception: " + MAKER.show(w_value)


class W_UncaughtHandler(W_Procedure):
    """The default: displays the error, then escapes."""

    def procedure_name(self):
        return "default-uncaught-exception-handler"

    def call(self, args_w, k):
        w_value = args_w[0]
        w_text = MAKER.string(error_text(w_value))
        return w_display_handler.get().call([w_text, w_value], K_Displayed(k))


class K_Displayed(K):
    """Behind the display of an error."""

    def __init__(self, next):
        self.next = next

    def plug(self, w_value):
        return w_escape_handler.get().call([], K_Uncaught(self.next))

    def plug_values(self, values_w):
        return self.plug(w_void)

    def relinked(self, next):
        return self


class W_DisplayHandler(W_Procedure):
    """The default: the message on the current error port."""

    def procedure_name(self):
        return "default-error-display-handler"

    def call(self, args_w, k):
        w_message = args_w[0]
        if isinstance(w_message, W_String):
            text = w_message.utf8() + context_text(k)
            w_port = current_error()
            if w_port is W_STDERR:
                complain(text)
            else:
                w_port.write(text + "\n")
        return k.plug(w_void)


def context_text(k):
    """Where the frames are that wait for what was called, as many as the program wants."""
    w_most = w_context_length.get()
    most = w_most.intval if isinstance(w_most, W_Fixnum) else MOST_FRAMES
    builder = StringBuilder()
    shown = 0
    while k is not None and shown < most:
        node = k.call_place()
        if node is not None and node.code.filename != "":
            if shown == 0:
                builder.append("\n  context...:")
            builder.append("\n   %s:%d: %s" % (node.code.filename, node.line,
                                               node.code.described_name()))
            shown += 1
        k = k.next
    return builder.build()


def complain(text):
    try:
        output.STDOUT.flush()
    except OSError:
        pass                        # this may be what is told
    output.complain(text)


class W_EscapeHandler(W_Procedure):
    """The default: to the innermost default prompt."""

    def procedure_name(self):
        return "default-error-escape-handler"

    def call(self, args_w, k):
        prompt = find_prompt(MACHINE.context, w_default_tag)
        if prompt is None:
            raise Stop(1)
        assert isinstance(prompt, K_Prompt)
        w_handler = prompt.w_handler
        if w_handler is None:
            return jump(GiveValues(prompt.next, prompt.outer, [w_void]))
        return jump(CallThere(prompt.next, prompt.outer, w_handler, [w_void_thunk]))


class W_VoidThunk(W_Procedure):
    def call(self, args_w, k):
        return k.plug(w_void)


w_void_thunk = W_VoidThunk()
w_uncaught_handler = W_Parameter("uncaught-exception-handler", W_UncaughtHandler())
w_display_handler = W_Parameter("error-display-handler", W_DisplayHandler())
w_context_length = W_Parameter("error-print-context-length", W_Fixnum(MOST_FRAMES))
w_escape_handler = W_Parameter("error-escape-handler", W_EscapeHandler())


class W_FormHandler(W_Procedure):
    """Of the prompt around each form of a module: calls the thunk, and the program ends."""

    def call(self, args_w, k):
        return args_w[0].call([], K_Uncaught(k))


w_form_handler = W_FormHandler()


class K_Uncaught(K):
    """Behind the end of a form, or a handler that must not return: the program ends."""

    def __init__(self, next):
        self.next = next

    def plug(self, w_value):
        raise Stop(1)

    def plug_values(self, values_w):
        raise Stop(1)

    def relinked(self, next):
        return self
