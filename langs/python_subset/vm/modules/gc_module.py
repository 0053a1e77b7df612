"""gc: collections on demand. What depends on reference counts has no meaning here."""
from __future__ import absolute_import

from rpython.rlib import rgc

from langs.python_subset.vm import finalizers
from langs.python_subset.vm.gateway import ModuleTable, Rest, optional
from langs.python_subset.vm.listobject import new_list
from langs.python_subset.vm.root import W_Root
from langs.python_subset.vm.values import W_Int, W_Tuple, wrap_bool

GC = ModuleTable("gc")
GC.constant("callbacks", new_list([]))
GC.constant("garbage", new_list([]))


class Enabled(object):
    def __init__(self):
        self.flag = True


ENABLED = Enabled()


@GC.function("collect", optional(int, 2))
def collect(generation):
    rgc.collect()
    finalizers.run_pending()
    return W_Int(0)


@GC.function("enable")
def enable():
    ENABLED.flag = True


@GC.function("disable")
def disable():
    """Only for isenabled(): without the collector there is no memory to be had again."""
    ENABLED.flag = False


@GC.function("isenabled")
def isenabled():
    return wrap_bool(ENABLED.flag)


@GC.function("freeze")
def freeze():
    pass


@GC.function("unfreeze")
def unfreeze():
    pass


@GC.function("get_threshold")
def get_threshold():
    return W_Tuple([W_Int(700), W_Int(10), W_Int(10)])


@GC.function("set_threshold", Rest)
def set_threshold(args_w):
    pass


@GC.function("get_count")
def get_count():
    return W_Tuple([W_Int(0), W_Int(0), W_Int(0)])


@GC.function("is_tracked", W_Root)
def is_tracked(w_object):
    return wrap_bool(True)
