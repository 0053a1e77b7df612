"""Codecs that the guest registers, and those of the library's `encodings`."""
from __future__ import absolute_import

from langs.python_subset.vm import importing
from langs.python_subset.vm.errors import lookup_error, type_error
from langs.python_subset.vm.text_codecs import HOOK, OtherCodecs
from langs.python_subset.vm.values import W_Bytes, W_Str, W_Tuple, w_None

ENCODER = 0
DECODER = 1


class Registry(object):
    def __init__(self):
        self.searches_w = []        # functions from a name to a CodecInfo or None
        self.found_w = {}           # name -> CodecInfo
        self.is_started = False


REGISTRY = Registry()


def lookup(encoding):
    """The CodecInfo of an encoding. LookupError without one."""
    name = encoding.lower().replace(" ", "-")
    w_found = REGISTRY.found_w.get(name, None)
    if w_found is not None:
        return w_found
    if not REGISTRY.is_started:
        REGISTRY.is_started = True
        importing.import_module("encodings")        # registers its search function
    for w_search in REGISTRY.searches_w:
        w_found = w_search.call1(W_Str(name))
        if w_found is w_None:
            continue
        if not (isinstance(w_found, W_Tuple) and len(w_found.items_w) == 4):
            raise type_error("codec search functions must return 4-tuples")
        REGISTRY.found_w[name] = w_found
        return w_found
    raise lookup_error("unknown encoding: " + encoding)


def through_codec(encoding, position, w_value, errors):
    """What the ENCODER or DECODER of an encoding makes of a value."""
    w_codec = lookup(encoding)
    assert isinstance(w_codec, W_Tuple)
    w_pair = w_codec.items_w[position].call2(w_value, W_Str(errors))
    if not (isinstance(w_pair, W_Tuple) and len(w_pair.items_w) == 2):
        raise type_error("a codec must return a tuple (object, integer)")
    return w_pair.items_w[0]


class LibraryCodecs(OtherCodecs):
    def encode(self, utf8, encoding, errors):
        w_result = through_codec(encoding, ENCODER, W_Str(utf8), errors)
        if not isinstance(w_result, W_Bytes):
            raise type_error("'%s' encoder returned '%s' instead of 'bytes'; use"
                             " codecs.encode() to encode to arbitrary types"
                             % (encoding, w_result.type_name()))
        return w_result.data

    def decode(self, data, encoding, errors):
        w_result = through_codec(encoding, DECODER, W_Bytes(data), errors)
        if not isinstance(w_result, W_Str):
            raise type_error("'%s' decoder returned '%s' instead of 'str'; use"
                             " codecs.decode() to decode to arbitrary types"
                             % (encoding, w_result.type_name()))
        return w_result


HOOK.others = LibraryCodecs()
