"""Loggers: errors go to the standard error, as Racket's own logger sends them."""
from __future__ import absolute_import

from kit.vm.primitives import Optional, Rest
from langs.scheme.vm.parameters import W_Parameter
from langs.scheme.vm.primitives import SCHEME
from langs.scheme.vm.raising import complain
from langs.scheme.vm.strings import W_String
from langs.scheme.vm.values import W_Root, W_Symbol, symbol, w_false, wrap_bool

primitive = SCHEME.primitive


class W_Logger(W_Root):
    _immutable_fields_ = ["w_name"]
    contract = "logger?"

    def __init__(self, w_name):
        self.w_name = w_name


SCHEME.value("current-logger", W_Parameter("current-logger", W_Logger(w_false)))


@primitive("logger?", W_Root)
def is_logger(w_value):
    return wrap_bool(isinstance(w_value, W_Logger))


@primitive("make-logger", Optional(W_Root, w_false), Rest)
def make_logger(w_name, rest_w):
    return W_Logger(w_name)


@primitive("logger-name", W_Logger)
def logger_name(w_logger):
    return w_logger.w_name


def is_shown(w_level):
    return w_level is symbol("error") or w_level is symbol("fatal")


@primitive("log-level?", W_Logger, W_Symbol, Optional(W_Root, w_false))
def log_level(w_logger, w_level, w_topic):
    return wrap_bool(is_shown(w_level))


@primitive("log-max-level", W_Logger, Optional(W_Root, w_false))
def log_max_level(w_logger, w_topic):
    return symbol("error")


@primitive("log-message", W_Logger, W_Symbol, Rest)
def log_message(w_logger, w_level, rest_w):
    """A topic may come before the text."""
    if is_shown(w_level):
        for w_text in rest_w:
            if isinstance(w_text, W_String):
                complain(w_text.utf8())
                break
