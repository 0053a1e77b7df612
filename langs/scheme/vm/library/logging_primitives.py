"""Loggers, log messages, log receivers."""
from __future__ import absolute_import

from kit.vm.primitives import Optional, Rest
from langs.scheme.vm.errors import wrong_argument
from langs.scheme.vm.events import w_never
from langs.scheme.vm.loggers import (
    LEVELS, W_Logger, W_LogReceiver, level_number, w_root_logger)
from langs.scheme.vm.parameters import W_Parameter
from langs.scheme.vm.primitives import SCHEME
from langs.scheme.vm.strings import W_String
from langs.scheme.vm.values import W_Root, W_Symbol, is_true, symbol, w_false, w_void, wrap_bool

primitive = SCHEME.primitive

SCHEME.value("current-logger", W_Parameter("current-logger", w_root_logger))


@primitive("logger?", W_Root)
def is_logger(w_value):
    return wrap_bool(isinstance(w_value, W_Logger))


@primitive("make-logger", Optional(W_Root, w_false), Optional(W_Root, w_false), Rest)
def make_logger(w_topic, w_parent, rest_w):
    return W_Logger(w_topic, w_parent if isinstance(w_parent, W_Logger) else None)


@primitive("logger-name", W_Logger)
def logger_name(logger):
    return logger.w_topic


def checked_level(name, w_level):
    level = level_number(w_level)
    if level < 0:
        raise wrong_argument(
            name, "(or/c 'none 'fatal 'error 'warning 'info 'debug)", 0, [w_level])
    return level


@primitive("log-level?", W_Logger, W_Root, Optional(W_Root, w_false))
def log_level(logger, w_level, w_topic):
    return wrap_bool(checked_level("log-level?", w_level) <= logger.wanted(w_topic))


@primitive("log-max-level", W_Logger, Optional(W_Root, w_false))
def log_max_level(logger, w_topic):
    return symbol(LEVELS[logger.wanted(w_topic)])


@primitive("log-level-evt", W_Logger)
def log_level_evt(logger):
    return w_never


@primitive("log-message", W_Logger, W_Root, Rest)
def log_message(logger, w_level, rest_w):
    """A topic may come before the text; data, and whether the text names the topic, after it."""
    level = checked_level("log-message", w_level)
    w_topic = logger.w_topic
    at = 0
    if len(rest_w) > 0 and (isinstance(rest_w[0], W_Symbol) or rest_w[0] is w_false):
        w_topic = rest_w[0]
        at = 1
    if len(rest_w) <= at or not isinstance(rest_w[at], W_String):
        raise wrong_argument("log-message", "string?", 0,
                             [rest_w[at] if len(rest_w) > at else w_void])
    w_text = rest_w[at]
    assert isinstance(w_text, W_String)
    text = w_text.utf8()
    names_topic = len(rest_w) <= at + 2 or is_true(rest_w[at + 2])
    if names_topic and isinstance(w_topic, W_Symbol):
        text = w_topic.utf8 + ": " + text
    logger.log(level, w_topic, text, rest_w[at + 1] if len(rest_w) > at + 1 else w_false)


@primitive("make-log-receiver", W_Logger, Rest)
def make_log_receiver(logger, rest_w):
    """Levels and topics in turn; the last topic may be left out."""
    levels = []
    topics_w = []
    for i in range(0, len(rest_w), 2):
        levels.append(checked_level("make-log-receiver", rest_w[i]))
        topics_w.append(rest_w[i + 1] if i + 1 < len(rest_w) else w_false)
    receiver = W_LogReceiver(levels[:], topics_w[:])
    logger.receivers.append(receiver)
    return receiver


@primitive("log-receiver?", W_Root)
def is_log_receiver(w_value):
    return wrap_bool(isinstance(w_value, W_LogReceiver))
