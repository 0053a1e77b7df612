"""Environment variables as a value; the process's own is the one that getenv reads."""
from __future__ import absolute_import

import os

from kit.vm.primitives import Optional
from langs.scheme.vm import bytestrings
from langs.scheme.vm.bytestrings import W_Bytes
from langs.scheme.vm.errors import wrong_argument
from langs.scheme.vm.parameters import W_Parameter
from langs.scheme.vm.primitives import SCHEME
from langs.scheme.vm.values import W_Root, is_true, list_to_w, w_false, wrap_bool

primitive = SCHEME.primitive


class W_Environment(W_Root):
    """`variables` is a dict of a copy, None for the process itself."""
    contract = "environment-variables?"

    def __init__(self, variables):
        self.variables = variables

    def get(self, name):
        if self.variables is None:
            return os.environ.get(name)
        return self.variables.get(name, None)

    def set(self, name, value):
        if self.variables is not None:
            self.variables[name] = value
        else:
            os.environ[name] = value

    def remove(self, name):
        if self.get(name) is not None:
            if self.variables is not None:
                del self.variables[name]
            else:
                del os.environ[name]

    def names(self):
        if self.variables is None:
            return os.environ.keys()
        return self.variables.keys()

    def opaque_text(self):
        return "#<environment-variables>"


w_own = W_Environment(None)
SCHEME.value("current-environment-variables",
             W_Parameter("current-environment-variables", w_own))


@primitive("environment-variables?", W_Root)
def is_environment(w_value):
    return wrap_bool(isinstance(w_value, W_Environment))


def to_name(name, w_bytes):
    if isinstance(w_bytes, W_Bytes):
        text = w_bytes.as_str()
        if text != "" and "\x00" not in text and "=" not in text:
            return text
    raise wrong_argument(name, "bytes-environment-variable-name?", 0, [w_bytes])


@primitive("environment-variables-ref", W_Environment, W_Root)
def environment_ref(w_environment, w_name):
    value = w_environment.get(to_name("environment-variables-ref", w_name))
    if value is None:
        return w_false
    return bytestrings.immutable_from_str(value)


@primitive("environment-variables-set!", W_Environment, W_Root, W_Root, Optional(W_Root))
def environment_set(w_environment, w_name, w_value, w_failure):
    name = to_name("environment-variables-set!", w_name)
    if not is_true(w_value):
        w_environment.remove(name)
    elif isinstance(w_value, W_Bytes):
        w_environment.set(name, w_value.as_str())
    else:
        raise wrong_argument("environment-variables-set!",
                             "(or/c bytes-no-nuls? #f)", 0, [w_value])


@primitive("environment-variables-names", W_Environment)
def environment_names(w_environment):
    return list_to_w([bytestrings.immutable_from_str(name)
                      for name in w_environment.names()])


@primitive("environment-variables-copy", W_Environment)
def environment_copy(w_environment):
    variables = {}
    for name in w_environment.names():
        value = w_environment.get(name)
        if value is not None:
            variables[name] = value
    return W_Environment(variables)
