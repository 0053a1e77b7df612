"""call/cc and its kin, prompts, dynamic-wind, barriers."""
from __future__ import absolute_import

from kit.vm.primitives import Optional, Rest
from langs.scheme.vm.arities import includes, mask_of
from langs.scheme.vm.context import (
    MACHINE, K_Escape, K_Prompt, K_Wind, W_PromptTag, find_prompt, push_barrier, push_prompt,
    w_default_tag, w_root_tag)
from langs.scheme.vm.continuation import K
from langs.scheme.vm.continuations import (
    W_AnyContinuation, W_ComposableContinuation, W_Continuation, W_EscapeContinuation)
from langs.scheme.vm.errors import (
    CONTINUATION, contract_error, make_exception, wrong_argument)
from langs.scheme.vm.jumps import CallThere, jump
from langs.scheme.vm.primitives import SCHEME
from langs.scheme.vm.values import W_Root, W_Symbol, w_false, wrap_bool

primitive = SCHEME.primitive
control = SCHEME.control


# -- prompts

@primitive("make-continuation-prompt-tag", Optional(W_Symbol, None))
def make_prompt_tag(w_name):
    return W_PromptTag(w_name.utf8 if w_name is not None else "")


@primitive("default-continuation-prompt-tag")
def default_prompt_tag():
    return w_default_tag


@primitive("unsafe-root-continuation-prompt-tag")
def root_prompt_tag():
    return w_root_tag


@primitive("continuation-prompt-tag?", W_Root)
def is_prompt_tag(w_value):
    return wrap_bool(isinstance(w_value, W_PromptTag))


@primitive("continuation-prompt-available?", W_PromptTag, Optional(W_Root, None))
def is_prompt_available(w_tag, w_continuation):
    context = MACHINE.context
    if isinstance(w_continuation, W_AnyContinuation):
        context = w_continuation.context
    return wrap_bool(find_prompt(context, w_tag) is not None)


@control("call-with-continuation-prompt", W_Root, Optional(W_PromptTag, w_default_tag),
         Optional(W_Root, w_false), Rest)
def call_with_prompt(k, w_procedure, w_tag, w_handler, args_w):
    if not w_procedure.is_procedure():
        raise wrong_argument("call-with-continuation-prompt", "procedure?", 0, [w_procedure])
    handler = None if w_handler is w_false else w_handler
    return w_procedure.call(args_w, push_prompt(w_tag, handler, k))


def no_prompt(name, w_tag):
    return make_exception(CONTINUATION, "%s: no corresponding prompt in the continuation\n"
                          "  tag: %s" % (name, w_tag.opaque_text()))


@control("abort-current-continuation", W_PromptTag, Rest)
def abort(k, w_tag, values_w):
    prompt = find_prompt(MACHINE.context, w_tag)
    if prompt is None:
        raise no_prompt("abort-current-continuation", w_tag)
    assert isinstance(prompt, K_Prompt)
    w_handler = prompt.w_handler
    if w_handler is not None:
        return jump(CallThere(prompt.next, prompt.outer, w_handler, values_w))
    if len(values_w) != 1:
        raise contract_error("abort-current-continuation: the default prompt handler "
                             "takes one value")
    # as the documentation says: called with a new prompt of the same kind
    return jump(CallInPrompt(prompt.next, prompt.outer, values_w[0], w_tag))


class CallInPrompt(CallThere):
    """Calls the thunk that was given to a prompt without a handler."""
    _immutable_fields_ = ["w_tag"]

    def __init__(self, k, context, w_thunk, w_tag):
        CallThere.__init__(self, k, context, w_thunk, [])
        self.w_tag = w_tag

    def state(self):
        return self.w_procedure.call([], push_prompt(self.w_tag, None, self.k))


@control("call-with-continuation-barrier", W_Root)
def call_with_barrier(k, w_thunk):
    return w_thunk.call([], push_barrier(k))


# -- capture

def capture(name, w_tag):
    prompt = find_prompt(MACHINE.context, w_tag)
    if prompt is None:
        raise no_prompt(name, w_tag)
    return prompt


def check_receiver(name, w_procedure):
    if not w_procedure.is_procedure():
        raise wrong_argument(name, "(procedure-arity-includes/c 1)", 0, [w_procedure])


def call_cc(k, w_procedure, w_tag):
    check_receiver("call-with-current-continuation", w_procedure)
    prompt = capture("call-with-current-continuation", w_tag)
    return w_procedure.call([W_Continuation(k, MACHINE.context, prompt, w_tag)], k)


for _name in ("call/cc", "call-with-current-continuation"):
    control(_name, W_Root, Optional(W_PromptTag, w_default_tag))(call_cc)


@control("call-with-composable-continuation", W_Root, Optional(W_PromptTag, w_default_tag))
def call_with_composable(k, w_procedure, w_tag):
    check_receiver("call-with-composable-continuation", w_procedure)
    prompt = capture("call-with-composable-continuation", w_tag)
    return w_procedure.call([W_ComposableContinuation(k, MACHINE.context, prompt)], k)


def call_ec(k, w_procedure):
    check_receiver("call-with-escape-continuation", w_procedure)
    outer = MACHINE.context
    frame = K_Escape(k, outer)
    MACHINE.context = frame
    return w_procedure.call([W_EscapeContinuation(k, outer, frame)], frame)


for _name in ("call/ec", "call-with-escape-continuation"):
    control(_name, W_Root)(call_ec)


@control("call-in-continuation", W_Root, W_Root)
def call_in_continuation(k, w_continuation, w_thunk):
    if not isinstance(w_continuation, W_AnyContinuation):
        raise wrong_argument("call-in-continuation", "continuation?", 0,
                             [w_continuation, w_thunk])
    if not includes(mask_of(w_thunk), 0):
        raise wrong_argument("call-in-continuation", "(procedure-arity-includes/c 0)", 0,
                             [w_thunk])
    return w_continuation.enter(w_thunk, [], k)


@primitive("continuation?", W_Root)
def is_continuation(w_value):
    return wrap_bool(isinstance(w_value, W_AnyContinuation))


# -- dynamic-wind

class K_Entered(K):
    """Behind the pre thunk of a dynamic-wind."""
    _immutable_fields_ = ["w_pre", "w_thunk", "w_post"]

    def __init__(self, w_pre, w_thunk, w_post, next):
        self.w_pre = w_pre
        self.w_thunk = w_thunk
        self.w_post = w_post
        self.next = next

    def plug(self, w_value):
        return self.go_on()

    def plug_values(self, values_w):
        return self.go_on()

    def go_on(self):
        frame = K_Wind(self.w_pre, self.w_post, self.next, MACHINE.context)
        MACHINE.context = frame
        return self.w_thunk.call([], frame)

    def relinked(self, next):
        return K_Entered(self.w_pre, self.w_thunk, self.w_post, next)


@control("dynamic-wind", W_Root, W_Root, W_Root)
def dynamic_wind(k, w_pre, w_thunk, w_post):
    return w_pre.call([], K_Entered(w_pre, w_thunk, w_post, k))
