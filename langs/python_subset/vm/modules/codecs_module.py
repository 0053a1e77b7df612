"""_codecs: the registry, and the codecs of the VM as functions."""
from __future__ import absolute_import

from langs.python_subset.vm import codec_registry, text_codecs, wide_codecs
from langs.python_subset.vm.buffers import bytes_like
from langs.python_subset.vm.codec_errors import (
    REGISTERED, handle_decoding, handle_encoding)
from langs.python_subset.vm.codec_registry import DECODER, ENCODER, REGISTRY
from langs.python_subset.vm.errors import lookup_error, type_error
from langs.python_subset.vm.exceptions import W_Exception, raised
from langs.python_subset.vm.gateway import ModuleTable, optional
from langs.python_subset.vm.root import W_Root
from langs.python_subset.vm.strings import length
from langs.python_subset.vm.values import W_Bytes, W_Int, W_Str, W_Tuple, w_None

CODECS = ModuleTable("_codecs")


@CODECS.function("register", W_Root)
def register(w_search):
    if w_search.type().lookup("__call__") is None:
        raise type_error("argument must be callable")
    REGISTRY.is_started = True
    REGISTRY.searches_w.append(w_search)


@CODECS.function("unregister", W_Root)
def unregister(w_search):
    REGISTRY.searches_w = [w_one for w_one in REGISTRY.searches_w if w_one is not w_search]
    REGISTRY.found_w = {}


@CODECS.function("lookup", str)
def lookup(encoding):
    return codec_registry.lookup(encoding)


@CODECS.function("encode", W_Root, optional(str, "utf-8"), optional(str, "strict"))
def encode(w_value, encoding, errors):
    if isinstance(w_value, W_Str) and text_codecs.canonical(encoding) != "":
        return W_Bytes(text_codecs.encode(w_value.utf8, encoding, errors))
    return codec_registry.through_codec(encoding, ENCODER, w_value, errors)


@CODECS.function("decode", W_Root, optional(str, "utf-8"), optional(str, "strict"))
def decode(w_value, encoding, errors):
    if isinstance(w_value, W_Bytes) and text_codecs.canonical(encoding) != "":
        return text_codecs.decode(w_value.data, encoding, errors)
    return codec_registry.through_codec(encoding, DECODER, w_value, errors)


@CODECS.function("register_error", str, W_Root)
def register_error(name, w_handler):
    REGISTERED.handlers_w[name] = w_handler


@CODECS.function("lookup_error", str)
def lookup_handler(name):
    w_handler = REGISTERED.handlers_w.get(name, None)
    if w_handler is not None:
        return w_handler
    w_handler = BUILTIN_HANDLERS.get(name, None)
    if w_handler is None:
        raise lookup_error("unknown error handler name '%s'" % name)
    return w_handler


# -- the VM's own error handlers as functions

HANDLERS = ModuleTable("_codecs")


def apply_handler(errors, w_exception):
    if not isinstance(w_exception, W_Exception) or len(w_exception.args_w) != 5:
        raise type_error("don't know how to handle %s in error callback"
                         % w_exception.type_name())
    args_w = w_exception.args_w
    w_encoding, w_object, w_start, w_stop, w_reason = (
        args_w[0], args_w[1], args_w[2], args_w[3], args_w[4])
    assert isinstance(w_encoding, W_Str)
    assert isinstance(w_start, W_Int)
    assert isinstance(w_stop, W_Int)
    assert isinstance(w_reason, W_Str)
    if isinstance(w_object, W_Str):
        text, data, stop = handle_encoding(
            errors, w_encoding.utf8, text_codecs.codes_of(w_object.utf8), w_start.intval,
            w_stop.intval, w_reason.utf8)
        if data != "":
            return W_Tuple([W_Bytes(data), W_Int(stop)])
    else:
        text, stop = handle_decoding(errors, w_encoding.utf8, bytes_like(w_object),
                                     w_start.intval, w_stop.intval, w_reason.utf8)
    return W_Tuple([W_Str(text), W_Int(stop)])


@HANDLERS.function("strict_errors", W_Root)
def strict_errors(w_exception):
    if not isinstance(w_exception, W_Exception):
        raise type_error("codec must pass exception instance")
    raise raised(w_exception, None)


def _define(name):
    def handler(w_exception):
        return apply_handler(name, w_exception)
    HANDLERS.function(name + "_errors", W_Root)(handler)


for _name in ("ignore", "replace", "backslashreplace", "xmlcharrefreplace", "surrogateescape",
              "surrogatepass"):
    _define(_name)
BUILTIN_HANDLERS = dict((_name[:-len("_errors")], _w) for _name, _w in HANDLERS.entries)


# -- codecs

def encoded(w_text, name, errors):
    data = text_codecs.encode(w_text.utf8, name, errors)
    return W_Tuple([W_Bytes(data), W_Int(length(w_text))])


def decoded(data, name, errors):
    return W_Tuple([text_codecs.decode(data, name, errors), W_Int(len(data))])


def errors_of(w_errors):
    if w_errors is None or w_errors is w_None:
        return "strict"
    if not isinstance(w_errors, W_Str):
        raise type_error("errors must be str or None, not %s" % w_errors.type_name())
    return w_errors.utf8


def _codec(function_name, name):
    def encode_(w_text, w_errors):
        return encoded(w_text, name, errors_of(w_errors))
    CODECS.function(function_name + "_encode", W_Str, optional(W_Root))(encode_)


def _decoder(function_name, name, incomplete):
    def decode_(w_data, w_errors, final):
        data = bytes_like(w_data)
        errors = errors_of(w_errors)
        if not final:
            stop = incomplete(data)
            assert stop >= 0
            data = data[:stop]
        return decoded(data, name, errors)
    CODECS.function(function_name + "_decode", W_Root, optional(W_Root),
                    optional(bool, True if incomplete is whole else False))(decode_)


def whole(data):
    return len(data)


def whole_utf8(data):
    """How many bytes are whole characters, as far as can be seen at the end."""
    count = len(data)
    for back in range(1, min(count, 3) + 1):
        start = count - back
        needed = text_codecs.sequence_length(data, start)
        if needed:
            if needed > back and text_codecs.valid_prefix(data, start) == back:
                return start
            return count
    return count


def _whole_wide(name):
    def whole_wide(data):
        return wide_codecs.whole(data, name)
    return whole_wide


for _function_name, _name, _incomplete in [
        ("utf_8", "utf-8", whole_utf8), ("ascii", "ascii", whole),
        ("latin_1", "latin-1", whole)]:
    _codec(_function_name, _name)
    _decoder(_function_name, _name, _incomplete)
for _name in ["utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le", "utf-32-be"]:
    _codec(_name.replace("-", "_"), _name)
    _decoder(_name.replace("-", "_"), _name, _whole_wide(_name))


def _decoder_of_either_order(function_name, name, size):
    little, big = name + "-le", name + "-be"

    def decode_(w_data, w_errors, byteorder, final):
        codec = name
        if byteorder != 0:
            codec = big if byteorder > 0 else little
        data = bytes_like(w_data)
        stop = len(data)
        if not final:
            stop = wide_codecs.whole(data, codec)
            assert stop >= 0
            data = data[:stop]
        w_text = text_codecs.decode(data, codec, errors_of(w_errors))
        if byteorder == 0:
            byteorder = wide_codecs.byte_order(data, size)
        return W_Tuple([w_text, W_Int(stop), W_Int(byteorder)])
    CODECS.function(function_name + "_ex_decode", W_Root, optional(W_Root), optional(int, 0),
                    optional(bool, False))(decode_)


_decoder_of_either_order("utf_16", "utf-16", 2)
_decoder_of_either_order("utf_32", "utf-32", 4)
