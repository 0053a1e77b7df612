"""The JIT's parameters: defaults of a language, and `--jit` of the command line."""
from __future__ import absolute_import

from rpython.rlib.jit import PARAMETERS, set_param, set_param_to_default
from rpython.rlib.unroll import unrolling_iterable

PARAMETER_NAMES = sorted(PARAMETERS)
_INTEGER_NAMES = [name for name in PARAMETER_NAMES if name != "enable_opts"]
_integer_names = unrolling_iterable(_INTEGER_NAMES)


class JitOptionError(Exception):
    def __init__(self, msg):
        self.msg = msg


def check(text):
    """Raises JitOptionError when `apply` would not understand the text."""
    for item in text.split(","):
        if item == "on" or item == "off":
            continue
        equals = item.find("=")
        if equals < 0:
            raise JitOptionError("'%s' is neither on, off nor NAME=VALUE" % item)
        name = item[:equals]
        if name not in PARAMETER_NAMES:
            raise JitOptionError("the JIT has no parameter '%s'" % name)
        if name != "enable_opts" and not _is_integer(item[equals + 1:]):
            raise JitOptionError("'%s' needs an integer" % name)


def apply(text):
    """Sets the parameters of every driver; `text` has passed `check`."""
    for item in text.split(","):
        if item == "on":
            set_param_to_default(None, "threshold")
            set_param_to_default(None, "function_threshold")
        elif item == "off":
            set_param(None, "threshold", -1)
            set_param(None, "function_threshold", -1)
        else:
            equals = item.find("=")
            assert equals >= 0
            _set(item[:equals], item[equals + 1:])


def _set(name, value):
    if name == "enable_opts":
        set_param(None, "enable_opts", value)
        return
    number = int(value)
    for known in _integer_names:
        if name == known:
            set_param(None, known, number)


def make_apply_defaults(defaults):
    """An RPython function that sets a language's own defaults (a dict)."""
    for name in defaults:
        assert name in PARAMETERS, "the JIT has no parameter %r" % name
    items = unrolling_iterable(sorted(defaults.items()))

    def apply_defaults():
        for name, value in items:
            set_param(None, name, value)
    return apply_defaults


def _is_integer(text):
    try:
        int(text)
    except ValueError:
        return False
    return True
