"""Environment variables."""
from __future__ import absolute_import

import os

from langs.scheme.vm.bytestrings import W_Bytes, immutable_from_str
from langs.scheme.vm.errors import wrong_argument
from langs.scheme.vm.parameters import W_Parameter
from langs.scheme.vm.primitives import SCHEME
from langs.scheme.vm.strings import W_String, immutable_from_utf8
from langs.scheme.vm.values import W_Root, w_false, wrap_bool

primitive = SCHEME.primitive


class W_Environment(W_Root):
    """The process's."""
    contract = "environment-variables?"


w_environment = W_Environment()
SCHEME.value("current-environment-variables",
             W_Parameter("current-environment-variables", w_environment))


@primitive("environment-variables?", W_Root)
def is_environment(w_value):
    return wrap_bool(isinstance(w_value, W_Environment))


def lookup(name, who, w_name):
    """None where the variable is not set."""
    assert name is not None
    if name == "" or "\0" in name or "=" in name:
        raise wrong_argument(who, "string-environment-variable-name?", 0, [w_name])
    return os.environ.get(name)


@primitive("getenv", W_String)
def getenv(w_name):
    text = lookup(w_name.utf8(), "getenv", w_name)
    return immutable_from_utf8(text) if text is not None else w_false


@primitive("environment-variables-ref", W_Environment, W_Bytes)
def environment_variables_ref(w_variables, w_name):
    text = lookup(w_name.as_str(), "environment-variables-ref", w_name)
    return immutable_from_str(text) if text is not None else w_false
