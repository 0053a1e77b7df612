"""Environment variables: the process's, and sets that programs make."""
from __future__ import absolute_import

import os

from kit.vm.primitives import Optional, Rest
from langs.scheme.vm.bytestrings import W_Bytes, immutable_from_str
from langs.scheme.vm.errors import MAKER, contract_error, wrong_argument
from langs.scheme.vm.parameters import W_Parameter
from langs.scheme.vm.primitives import SCHEME
from langs.scheme.vm.strings import W_String, immutable_from_utf8
from langs.scheme.vm.values import W_Root, is_true, list_to_w, w_false, wrap_bool

primitive = SCHEME.primitive


class W_Environment(W_Root):
    contract = "environment-variables?"

    def get(self, name):
        """None where the variable is not set."""
        raise NotImplementedError

    def put(self, name, text):
        raise NotImplementedError

    def remove(self, name):
        raise NotImplementedError

    def names(self):
        raise NotImplementedError


class W_ProcessEnvironment(W_Environment):
    def get(self, name):
        assert "\0" not in name
        return os.environ.get(name)

    def put(self, name, text):
        assert "\0" not in name
        assert "\0" not in text
        os.environ[name] = text

    def remove(self, name):
        assert "\0" not in name
        if os.environ.get(name) is not None:
            del os.environ[name]

    def names(self):
        return os.environ.keys()


class W_OwnEnvironment(W_Environment):
    def __init__(self):
        self.texts = {}

    def get(self, name):
        return self.texts.get(name, None)

    def put(self, name, text):
        self.texts[name] = text

    def remove(self, name):
        if name in self.texts:
            del self.texts[name]

    def names(self):
        return self.texts.keys()


parameter = W_Parameter("current-environment-variables", W_ProcessEnvironment())
SCHEME.value("current-environment-variables", parameter)


def current():
    w_environment = parameter.get()
    assert isinstance(w_environment, W_Environment)
    return w_environment


@primitive("environment-variables?", W_Root)
def is_environment(w_value):
    return wrap_bool(isinstance(w_value, W_Environment))


def is_name(name):
    return name != "" and "\0" not in name and "=" not in name


def bytes_name(who, w_name):
    if isinstance(w_name, W_Bytes) and is_name(w_name.as_str()):
        return w_name.as_str()
    raise wrong_argument(who, "bytes-environment-variable-name?", 0, [w_name])


@primitive("getenv", W_String)
def getenv(w_name):
    if not is_name(w_name.utf8()):
        raise wrong_argument("getenv", "string-environment-variable-name?", 0, [w_name])
    text = current().get(w_name.utf8())
    return immutable_from_utf8(text) if text is not None else w_false


@primitive("environment-variables-ref", W_Environment, W_Root)
def environment_variables_ref(w_variables, w_name):
    text = w_variables.get(bytes_name("environment-variables-ref", w_name))
    return immutable_from_str(text) if text is not None else w_false


@primitive("environment-variables-set!", W_Environment, W_Root, W_Root, Optional(W_Root))
def environment_variables_set(w_variables, w_name, w_text, w_fail):
    who = "environment-variables-set!"
    name = bytes_name(who, w_name)
    if isinstance(w_text, W_Bytes) and "\0" not in w_text.as_str():
        w_variables.put(name, w_text.as_str())
    elif not is_true(w_text):
        w_variables.remove(name)
    else:
        raise wrong_argument(who, "(or/c bytes-no-nuls? #f)", 0, [w_text])


@primitive("environment-variables-names", W_Environment)
def environment_variables_names(w_variables):
    return list_to_w([immutable_from_str(name) for name in w_variables.names()])


@primitive("environment-variables-copy", W_Environment)
def environment_variables_copy(w_variables):
    w_copy = W_OwnEnvironment()
    for name in w_variables.names():
        text = w_variables.get(name)
        if text is not None:
            w_copy.put(name, text)
    return w_copy


@primitive("make-environment-variables", Rest)
def make_environment_variables(texts_w):
    who = "make-environment-variables"
    w_variables = W_OwnEnvironment()
    for i in range(0, len(texts_w), 2):
        name = bytes_name(who, texts_w[i])
        if i + 1 == len(texts_w):
            raise contract_error("%s: key does not have a value (i.e., an odd number of "
                                 "arguments were provided)\n  key: %s" % (
                                     who, MAKER.show(texts_w[i])))
        w_text = texts_w[i + 1]
        if not isinstance(w_text, W_Bytes) or "\0" in w_text.as_str():
            raise wrong_argument(who, "bytes-no-nuls?", 0, [w_text])
        w_variables.put(name, w_text.as_str())
    return w_variables
