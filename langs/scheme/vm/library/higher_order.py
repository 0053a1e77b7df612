"""The kernel's own for-each, map, andmap and ormap."""
from __future__ import absolute_import

from kit.vm.primitives import Rest
from langs.scheme.vm.callgraph import calls_again_and_again
from langs.scheme.vm.continuation import K
from langs.scheme.vm.errors import contract_error, wrong_argument
from langs.scheme.vm.primitives import SCHEME
from langs.scheme.vm.values import (
    W_Pair, W_Root, is_true, w_false, w_null, w_true, w_void)

control = SCHEME.control


class K_Each(K):
    """Between two calls; `lists_w` begin with the elements of the next one."""
    _immutable_fields_ = ["w_procedure", "lists_w[*]"]

    def __init__(self, w_procedure, lists_w, next):
        self.w_procedure = w_procedure
        self.lists_w = lists_w
        self.next = next


class K_ForEach(K_Each):

    def plug(self, w_value):
        return for_each_step(self.next, self.w_procedure, self.lists_w)

    def plug_values(self, values_w):
        return for_each_step(self.next, self.w_procedure, self.lists_w)

    def relinked(self, next):
        return K_ForEach(self.w_procedure, self.lists_w, next)


def for_each_step(k, w_procedure, lists_w):
    if lists_w[0] is w_null:
        return k.plug(w_void)
    return w_procedure.call(cars(lists_w), K_ForEach(w_procedure, cdrs(lists_w), k))


class K_Map(K_Each):
    _immutable_fields_ = ["w_done"]

    def __init__(self, w_procedure, lists_w, w_done, next):
        K_Each.__init__(self, w_procedure, lists_w, next)
        self.w_done = w_done        # results, the last one first

    def plug(self, w_value):
        return map_step(self.next, self.w_procedure, self.lists_w,
                        W_Pair(w_value, self.w_done))

    def relinked(self, next):
        return K_Map(self.w_procedure, self.lists_w, self.w_done, next)


def map_step(k, w_procedure, lists_w, w_done):
    if lists_w[0] is w_null:
        return k.plug(reversed_list(w_done))
    return w_procedure.call(cars(lists_w), K_Map(w_procedure, cdrs(lists_w), w_done, k))


def reversed_list(w_list):
    w_result = w_null
    while isinstance(w_list, W_Pair):
        w_result = W_Pair(w_list.w_car, w_result)
        w_list = w_list.w_cdr
    return w_result


class K_Until(K_Each):
    """Of andmap and ormap, which end at a result that is false, or true."""
    _immutable_fields_ = ["end"]

    def __init__(self, w_procedure, lists_w, end, next):
        K_Each.__init__(self, w_procedure, lists_w, next)
        self.end = end

    def plug(self, w_value):
        if is_true(w_value) == self.end:
            return self.next.plug(w_value)
        return until_step(self.next, self.w_procedure, self.lists_w, self.end)

    def relinked(self, next):
        return K_Until(self.w_procedure, self.lists_w, self.end, next)


def until_step(k, w_procedure, lists_w, end):
    args_w = cars(lists_w)
    rest_w = cdrs(lists_w)
    if rest_w[0] is w_null:
        return w_procedure.call(args_w, k)
    return w_procedure.call(args_w, K_Until(w_procedure, rest_w, end, k))


def cars(lists_w):
    values_w = [None] * len(lists_w)
    for i in range(len(lists_w)):
        w_list = lists_w[i]
        assert isinstance(w_list, W_Pair)
        values_w[i] = w_list.w_car
    return values_w


def cdrs(lists_w):
    values_w = [None] * len(lists_w)
    for i in range(len(lists_w)):
        w_list = lists_w[i]
        assert isinstance(w_list, W_Pair)
        values_w[i] = w_list.w_cdr
    return values_w


def check_lists(name, w_procedure, lists_w):
    calls_again_and_again(w_procedure, len(lists_w))
    if not w_procedure.is_procedure():
        raise wrong_argument(name, "procedure?", 0, [w_procedure] + lists_w)
    length = -1
    for i in range(len(lists_w)):
        count = list_length(lists_w[i])
        if count < 0:
            raise wrong_argument(name, "list?", i + 1, [w_procedure] + lists_w)
        if length >= 0 and count != length:
            raise contract_error("%s: all lists must have same size" % name)
        length = count


def list_length(w_list):
    """-1 where it is no proper list."""
    count = 0
    while isinstance(w_list, W_Pair):
        count += 1
        w_list = w_list.w_cdr
    if w_list is not w_null:
        return -1
    return count


@control("for-each", W_Root, W_Root, Rest)
def for_each(k, w_procedure, w_list, lists_w):
    all_w = [w_list] + lists_w
    check_lists("for-each", w_procedure, all_w)
    return for_each_step(k, w_procedure, all_w)


@control("map", W_Root, W_Root, Rest)
def map_(k, w_procedure, w_list, lists_w):
    all_w = [w_list] + lists_w
    check_lists("map", w_procedure, all_w)
    return map_step(k, w_procedure, all_w, w_null)


@control("andmap", W_Root, W_Root, Rest)
def andmap(k, w_procedure, w_list, lists_w):
    all_w = [w_list] + lists_w
    check_lists("andmap", w_procedure, all_w)
    if w_list is w_null:
        return k.plug(w_true)
    return until_step(k, w_procedure, all_w, False)


@control("ormap", W_Root, W_Root, Rest)
def ormap(k, w_procedure, w_list, lists_w):
    all_w = [w_list] + lists_w
    check_lists("ormap", w_procedure, all_w)
    if w_list is w_null:
        return k.plug(w_false)
    return until_step(k, w_procedure, all_w, True)
