"""_json: the encoder, which makes JSON text of guest values."""
from __future__ import absolute_import

from rpython.rlib.rfloat import isinf, isnan
from rpython.rlib.rstring import StringBuilder

from kit.vm.float_text import repr_float
from langs.python_subset.vm import attributes
from langs.python_subset.vm.convert import truth
from langs.python_subset.vm.dictobject import W_Dict
from langs.python_subset.vm.errors import type_error, value_error
from langs.python_subset.vm.gateway import method, optional, static
from langs.python_subset.vm.iteration import iterable_to_list
from langs.python_subset.vm.listobject import W_List, new_list
from langs.python_subset.vm.listsort import sort_list
from langs.python_subset.vm.modules.json_strings import JSON, encoded
from langs.python_subset.vm.operators import identity_hash
from langs.python_subset.vm.root import W_Root
from langs.python_subset.vm.typeobject import W_Type, builtin_type
from langs.python_subset.vm.types.int_type import int_type
from langs.python_subset.vm.values import (
    W_Float, W_Int, W_Integer, W_Str, W_Tuple, w_False, w_None, w_True)

_functions = dict(JSON.entries)
w_encode_ascii = _functions["encode_basestring_ascii"]
w_encode_plain = _functions["encode_basestring"]


class W_Encoder(W_Root):
    """`w_markers` has the containers that are being encoded, by identity; or it is None."""

    def __init__(self, w_markers, w_default, w_encoder, key_separator, item_separator,
                 sort_keys, skip_keys, allow_nan):
        self.w_markers = w_markers
        self.w_default = w_default
        self.w_encoder = w_encoder
        self.key_separator = key_separator
        self.item_separator = item_separator
        self.sort_keys = sort_keys
        self.skip_keys = skip_keys
        self.allow_nan = allow_nan

    def encode(self, builder, w_value):
        text = self.constant(w_value)
        if text != "":
            builder.append(text)
        elif isinstance(w_value, W_Str):
            self.encode_string(builder, w_value)
        elif isinstance(w_value, W_List):
            self.encode_items(builder, w_value, w_value.items_copy())
        elif isinstance(w_value, W_Tuple):
            self.encode_items(builder, w_value, w_value.items_w)
        elif isinstance(w_value, W_Dict):
            self.encode_dict(builder, w_value)
        else:
            w_mark = self.enter(w_value)
            self.encode(builder, self.w_default.call1(w_value))
            self.leave(w_mark)

    def constant(self, w_value):
        """The text of a constant or a number, else the empty string."""
        if w_value is w_None:
            return "null"
        if w_value is w_True:
            return "true"
        if w_value is w_False:
            return "false"
        if type(w_value) is W_Int:
            return str(w_value.intval)
        if isinstance(w_value, W_Integer):
            w_text = int_type.lookup("__repr__").call_with0(w_value)
            assert isinstance(w_text, W_Str)
            return w_text.utf8
        if isinstance(w_value, W_Float):
            return self.float_text(w_value.floatval)
        return ""

    def float_text(self, x):
        if isnan(x) or isinf(x):
            if not self.allow_nan:
                raise value_error("Out of range float values are not JSON compliant")
            if isnan(x):
                return "NaN"
            return "Infinity" if x > 0.0 else "-Infinity"
        return repr_float(x)

    def encode_string(self, builder, w_text):
        if self.w_encoder is w_encode_ascii or self.w_encoder is w_encode_plain:
            builder.append(encoded(w_text.utf8, self.w_encoder is w_encode_ascii))
            return
        w_result = self.w_encoder.call1(w_text)
        if not isinstance(w_result, W_Str):
            raise type_error("encoder() must return a string, not %s" % w_result.type_name())
        builder.append(w_result.utf8)

    # -- containers

    def enter(self, w_value):
        """Marks a value as being encoded: its mark."""
        w_markers = self.w_markers
        if w_markers is None:
            return None
        w_mark = W_Int(identity_hash(w_value))
        if w_markers.get(w_mark) is not None:
            raise value_error("Circular reference detected")
        w_markers.set(w_mark, w_value)
        return w_mark

    def leave(self, w_mark):
        if w_mark is not None:
            self.w_markers.delete(w_mark)

    def encode_items(self, builder, w_value, items_w):
        if len(items_w) == 0:
            builder.append("[]")
            return
        w_mark = self.enter(w_value)
        builder.append("[")
        for i in range(len(items_w)):
            if i > 0:
                builder.append(self.item_separator)
            self.encode(builder, items_w[i])
        builder.append("]")
        self.leave(w_mark)

    def encode_dict(self, builder, w_dict):
        if w_dict.length() == 0:
            builder.append("{}")
            return
        w_mark = self.enter(w_dict)
        builder.append("{")
        first = True
        for w_pair in self.pairs_of(w_dict):
            if not isinstance(w_pair, W_Tuple) or len(w_pair.items_w) != 2:
                raise value_error("items must return 2-tuples")
            if not self.has_key(w_pair.items_w[0]):
                continue
            if not first:
                builder.append(self.item_separator)
            first = False
            self.encode_key(builder, w_pair.items_w[0])
            builder.append(self.key_separator)
            self.encode(builder, w_pair.items_w[1])
        builder.append("}")
        self.leave(w_mark)

    def pairs_of(self, w_dict):
        pairs_w = iterable_to_list(attributes.get(w_dict, "items").call0())
        if not self.sort_keys:
            return pairs_w
        w_list = new_list(pairs_w[:])
        sort_list(w_list, None, False)
        return w_list.items_copy()

    def has_key(self, w_key):
        """False for a key to leave out. TypeError where it is not skipped."""
        if isinstance(w_key, W_Str) or isinstance(w_key, W_Float) or (
                isinstance(w_key, W_Integer) or w_key is w_None):
            return True
        if self.skip_keys:
            return False
        raise type_error("keys must be str, int, float, bool or None, not %s"
                         % w_key.type_name())

    def encode_key(self, builder, w_key):
        if not isinstance(w_key, W_Str):
            w_key = W_Str(self.constant(w_key))
        self.encode_string(builder, w_key)


encoder_type = W_Encoder.w_class = builtin_type("Encoder", module_name="_json")
JSON.constant("make_encoder", encoder_type)


@static(encoder_type, "__new__", W_Type, W_Root, W_Root, W_Root, W_Root, str, str, W_Root,
        W_Root, W_Root)
def encoder_new(w_type, w_markers, w_default, w_encoder, w_indent, key_separator,
                item_separator, w_sort_keys, w_skipkeys, w_allow_nan):
    if isinstance(w_markers, W_Dict):
        w_dict = w_markers
    elif w_markers is w_None:
        w_dict = None
    else:
        raise type_error("make_encoder() argument 1 must be dict or None, not %s"
                         % w_markers.type_name())
    return W_Encoder(w_dict, w_default, w_encoder, key_separator, item_separator,
                     truth(w_sort_keys), truth(w_skipkeys), truth(w_allow_nan))


@method(encoder_type, "__call__", W_Encoder, W_Root, optional(W_Root))
def encoder_call(w_encoder, w_obj, w__current_indent_level):
    builder = StringBuilder(256)
    w_encoder.encode(builder, w_obj)
    return new_list([W_Str(builder.build())])
