"""_functools: what lru_cache() wraps a function in."""
from __future__ import absolute_import

from rpython.rlib.objectmodel import import_from_mixin

from langs.python_subset.vm.convert import index
from langs.python_subset.vm.dictobject import W_Dict
from langs.python_subset.vm.errors import type_error
from langs.python_subset.vm.gateway import (
    AnyArguments, CallWithMixin, W_BoundMethod, descriptor_get, method, static)
from langs.python_subset.vm.modules.functools_partial import FUNCTOOLS
from langs.python_subset.vm.modules.module_class import W_Attributed, attributed_class
from langs.python_subset.vm.root import W_Root
from langs.python_subset.vm.typeobject import W_Type
from langs.python_subset.vm.values import W_Int, W_Integer, W_Str, W_Tuple, w_None

UNLIMITED = -1
w_keywords_follow = W_Root()        # in keys, between positional values and keywords


class W_LruCache(W_Attributed):
    """The least recently used result comes first in the dict."""
    _immutable_fields_ = ["w_function", "limit", "typed", "w_info"]
    import_from_mixin(CallWithMixin)
    is_function = True

    def __init__(self, w_type, w_function, limit, typed, w_info):
        self.init_map(w_type.root_map)
        self.w_function = w_function
        self.limit = limit
        self.typed = typed
        self.w_info = w_info
        self.w_results = W_Dict()
        self.hits = 0
        self.misses = 0

    def bind(self, w_object, w_type):
        if w_object is None:
            return self
        return W_BoundMethod(w_object, self)

    def is_data_descriptor(self):
        return False

    def call_with(self, arguments):
        if self.limit == 0:
            self.misses += 1
            return self.w_function.call_arguments(arguments)
        w_key = key_of(arguments, self.typed)
        w_result = self.find(w_key)
        if w_result is not None:
            self.hits += 1
            return w_result
        self.misses += 1
        w_result = self.w_function.call_arguments(arguments)
        self.remember(w_key, w_result)
        return w_result

    def find(self, w_key):
        w_results = self.w_results
        if self.limit == UNLIMITED:
            return w_results.get(w_key)
        position = w_results.storage.find_key(w_results, w_key)
        if position < 0:
            return None
        storage = w_results.storage
        w_result = storage.value_at(position)
        storage.move(position, True)
        return w_result

    def remember(self, w_key, w_result):
        w_results = self.w_results
        if self.limit != UNLIMITED and w_results.length() >= self.limit:
            if w_results.get(w_key) is not None:
                return              # the call itself has put it in
            w_results.pop_item(False)
        w_results.set(w_key, w_result)


cache_type = attributed_class(FUNCTOOLS, "_lru_cache_wrapper", W_LruCache, "functools",
                              subclassable=False)


def key_of(arguments, typed):
    args_w = arguments.args_w
    if not typed and len(arguments.names) == 0:
        if len(args_w) == 1:
            w_only = args_w[0]
            if type(w_only) is W_Int or type(w_only) is W_Str:
                return w_only
        return W_Tuple(args_w[:])
    return long_key_of(arguments, typed)


def long_key_of(arguments, typed):
    parts_w = arguments.args_w[:]
    if len(arguments.names) > 0:
        parts_w = parts_w + [w_keywords_follow]
        for i in range(len(arguments.names)):
            parts_w = parts_w + [W_Str(arguments.names[i]), arguments.values_w[i]]
    if typed:
        parts_w = parts_w + [w_value.type() for w_value in arguments.args_w]
        parts_w = parts_w + [w_value.type() for w_value in arguments.values_w]
    return W_Tuple(parts_w[:])


@static(cache_type, "__new__", W_Type, W_Root, W_Root, bool, W_Root)
def cache_new(w_type, w_user_function, w_maxsize, typed, w_cache_info_type):
    if w_user_function.type().lookup("__call__") is None:
        raise type_error("the first argument must be callable")
    limit = UNLIMITED
    if w_maxsize is not w_None:
        if not isinstance(w_maxsize, W_Integer):
            raise type_error("maxsize should be integer or None")
        limit = max(index(w_maxsize), 0)
    return W_LruCache(w_type, w_user_function, limit, typed, w_cache_info_type)


@method(cache_type, "__call__", W_LruCache, AnyArguments)
def cache_call(w_cache, arguments):
    return w_cache.call_with(arguments)


@descriptor_get(cache_type, W_LruCache)
def cache_get(w_cache, w_object, w_type):
    return w_cache.bind(w_object, w_type)


@method(cache_type, "cache_info", W_LruCache)
def cache_info(w_cache):
    w_limit = w_None if w_cache.limit == UNLIMITED else W_Int(w_cache.limit)
    return w_cache.w_info.call4(W_Int(w_cache.hits), W_Int(w_cache.misses), w_limit,
                                W_Int(w_cache.w_results.length()))


@method(cache_type, "cache_clear", W_LruCache)
def cache_clear(w_cache):
    w_cache.hits = w_cache.misses = 0
    w_cache.w_results.clear()


@method(cache_type, "__reduce__", W_LruCache)
def cache_reduce(w_cache):
    return w_cache.get_own("__qualname__") or w_None


@method(cache_type, "__copy__", W_LruCache)
def cache_copy(w_cache):
    return w_cache


@method(cache_type, "__deepcopy__", W_LruCache, W_Root)
def cache_deepcopy(w_cache, w_memo):
    return w_cache
