"""_thread: locks, and what there is of threads where there is only one."""
from __future__ import absolute_import

import os
from collections import OrderedDict

from langs.python_subset.vm.errors import runtime_error
from langs.python_subset.vm.gateway import (
    AnyArguments, ModuleTable, method, optional, static)
from langs.python_subset.vm.instances import W_Instance
from langs.python_subset.vm.operators import identity_hash
from langs.python_subset.vm.root import W_Root
from langs.python_subset.vm.typeobject import (
    OBJECT_LAYOUT, W_Type, builtin_type, w_object_type)
from langs.python_subset.vm.types.exception_type import CLASS_NAMED
from langs.python_subset.vm.userclasses import user_class
from langs.python_subset.vm.values import (
    W_Float, W_Int, W_Str, W_Tuple, w_False, wrap_bool)

THREAD = ModuleTable("_thread")
THREAD.constant("error", CLASS_NAMED["RuntimeError"])
THREAD.constant("TIMEOUT_MAX", W_Float(9223372036.0))
MAIN_THREAD = 1


class W_Lock(W_Root):
    """`depth` counts how often it was acquired; above 1 only a RLock's."""

    def __init__(self):
        self.depth = 0

    def acquire(self, blocking):
        """False, or RuntimeError instead of waiting forever: no one else can release it."""
        if self.depth == 0:
            self.depth = 1
            return True
        if not blocking:
            return False
        raise runtime_error("deadlock: the only thread waits for itself")

    def release(self):
        if self.depth == 0:
            raise runtime_error("release unlocked lock")
        self.depth -= 1


class W_RLock(W_Lock):
    def acquire(self, blocking):
        self.depth += 1
        return True

    def release(self):
        if self.depth == 0:
            raise runtime_error("cannot release un-acquired lock")
        self.depth -= 1


W_UserRLock = user_class(W_RLock)
lock_type = W_Lock.w_class = builtin_type("lock")
rlock_type = W_RLock.w_class = builtin_type("RLock", subclassable=True)
lock_type.module_name = rlock_type.module_name = "_thread"
THREAD.constant("LockType", lock_type)
THREAD.constant("RLock", rlock_type)


@static(rlock_type, "__new__", W_Type, AnyArguments)
def rlock_new(w_type, arguments):
    if w_type is rlock_type:
        return W_RLock()
    w_lock = W_UserRLock()
    w_lock.init_map(w_type.root_map)
    return w_lock


def _define(w_type):
    @method(w_type, "acquire", W_Lock, optional(bool, True), optional(float, -1.0))
    def acquire(w_lock, blocking, timeout):
        return wrap_bool(w_lock.acquire(blocking and timeout < 0.0))

    @method(w_type, "release", W_Lock)
    def release(w_lock):
        w_lock.release()

    @method(w_type, "locked", W_Lock)
    def locked(w_lock):
        return wrap_bool(w_lock.depth > 0)

    @method(w_type, "__enter__", W_Lock)
    def enter(w_lock):
        return wrap_bool(w_lock.acquire(True))

    @method(w_type, "__exit__", W_Lock, W_Root, W_Root, W_Root)
    def exit_(w_lock, w_class, w_exception, w_traceback):
        w_lock.release()

    @method(w_type, "_at_fork_reinit", W_Lock)
    def reinit(w_lock):
        w_lock.depth = 0

    @method(w_type, "__repr__", W_Lock)
    def repr_(w_lock):
        return W_Str("<%s _thread.%s object at 0x%x>" % (
            "locked" if w_lock.depth > 0 else "unlocked", w_lock.type_name(),
            identity_hash(w_lock)))


_define(lock_type)
_define(rlock_type)


@method(rlock_type, "_is_owned", W_RLock)
def is_owned(w_lock):
    return wrap_bool(w_lock.depth > 0)


@method(rlock_type, "_release_save", W_RLock)
def release_save(w_lock):
    w_state = W_Tuple([W_Int(w_lock.depth), W_Int(MAIN_THREAD)])
    w_lock.depth = 0
    return w_state


@method(rlock_type, "_acquire_restore", W_RLock, W_Tuple)
def acquire_restore(w_lock, w_state):
    w_depth = w_state.items_w[0]
    assert isinstance(w_depth, W_Int)
    w_lock.depth = w_depth.intval


@THREAD.function("allocate_lock")
def allocate_lock():
    return W_Lock()


THREAD.constant("allocate", dict(THREAD.entries)["allocate_lock"])


@THREAD.function("_set_sentinel")
def set_sentinel():
    return W_Lock()


@THREAD.function("get_ident")
def get_ident():
    return W_Int(MAIN_THREAD)


@THREAD.function("get_native_id")
def get_native_id():
    return W_Int(os.getpid())


@THREAD.function("_count")
def count():
    return W_Int(0)


@THREAD.function("stack_size", optional(int, 0))
def stack_size(size):
    return W_Int(0)


@THREAD.function("start_new_thread", W_Root, W_Root, optional(W_Root))
def start_new_thread(w_function, w_args, w_kwargs):
    raise runtime_error("can't start new thread: this VM has only one")


@THREAD.function("daemon_threads_allowed")
def daemon_threads_allowed():
    return w_False


# -- attributes of a thread

local_type = W_Type("_local", [w_object_type], OrderedDict(), OBJECT_LAYOUT, True, True)
local_type.module_name = "_thread"
THREAD.constant("_local", local_type)


@static(local_type, "__new__", W_Type, AnyArguments)
def local_new(w_type, arguments):
    return W_Instance(w_type)
