"""select: which file descriptors are ready."""
from __future__ import absolute_import

import errno

from rpython.rlib import rpoll

from langs.python_subset.vm import attributes
from langs.python_subset.vm.convert import index, real
from langs.python_subset.vm.errors import key_error, type_error, value_error
from langs.python_subset.vm.gateway import ModuleTable, method, optional
from langs.python_subset.vm.iteration import iterable_to_list
from langs.python_subset.vm.listobject import new_list
from langs.python_subset.vm.oserrors import numbered
from langs.python_subset.vm.root import W_Root
from langs.python_subset.vm.typeobject import builtin_type
from langs.python_subset.vm.types.exception_type import CLASS_NAMED
from langs.python_subset.vm.values import W_Int, W_Integer, W_Tuple, w_None

SELECT = ModuleTable("select")
SELECT.constant("error", CLASS_NAMED["OSError"])
for _name in "POLLIN POLLPRI POLLOUT POLLERR POLLHUP POLLNVAL".split():
    SELECT.constant(_name, W_Int(getattr(rpoll, _name)))
EVERYTHING = rpoll.POLLIN | rpoll.POLLPRI | rpoll.POLLOUT
HIGHEST_FD = 1023           # what select() can count to


def descriptor_of(w_file):
    """The file descriptor of an int or of an object with fileno()."""
    if not isinstance(w_file, W_Integer):
        w_fileno = attributes.get_or_none(w_file, "fileno")
        if w_fileno is None:
            raise type_error("argument must be an int, or have a fileno() method.")
        w_file = w_fileno.call0()
        if not isinstance(w_file, W_Integer):
            raise type_error("fileno() returned a non-integer")
    fd = index(w_file)
    if fd < 0:
        raise value_error("file descriptor cannot be a negative integer (%d)" % fd)
    return fd


def descriptors_of(files_w):
    found = []
    for w_file in files_w:
        fd = descriptor_of(w_file)
        if fd > HIGHEST_FD:
            raise value_error("filedescriptor out of range in select()")
        found.append(fd)
    return found


def chosen(files_w, descriptors, ready):
    found_w = []
    for i in range(len(files_w)):
        if descriptors[i] in ready:
            found_w.append(files_w[i])
    return new_list(found_w[:])


@SELECT.function("select", W_Root, W_Root, W_Root, optional(W_Root))
def select(w_read, w_write, w_other, w_timeout):
    read_w, write_w = iterable_to_list(w_read), iterable_to_list(w_write)
    other_w = iterable_to_list(w_other)
    read, write, other = descriptors_of(read_w), descriptors_of(write_w), descriptors_of(other_w)
    timeout = -1.0
    if w_timeout is not None and w_timeout is not w_None:
        timeout = real(w_timeout)
        if timeout < 0.0:
            raise value_error("timeout must be non-negative")
    try:
        can_read, can_write, is_other = rpoll.select(read, write, other, timeout)
    except rpoll.SelectError as error:
        raise numbered(error.errno)
    return W_Tuple([chosen(read_w, read, can_read), chosen(write_w, write, can_write),
                    chosen(other_w, other, is_other)])


class W_Poll(W_Root):
    def __init__(self):
        self.events = {}


poll_type = W_Poll.w_class = builtin_type("poll", module_name="select")


@SELECT.function("poll")
def poll():
    return W_Poll()


@method(poll_type, "register", W_Poll, W_Root, optional(int, EVERYTHING))
def register(w_poll, w_file, eventmask):
    w_poll.events[descriptor_of(w_file)] = eventmask


@method(poll_type, "modify", W_Poll, W_Root, int)
def modify(w_poll, w_file, eventmask):
    fd = descriptor_of(w_file)
    if fd not in w_poll.events:
        raise numbered(errno.ENOENT)
    w_poll.events[fd] = eventmask


@method(poll_type, "unregister", W_Poll, W_Root)
def unregister(w_poll, w_file):
    fd = descriptor_of(w_file)
    if fd not in w_poll.events:
        raise key_error(W_Int(fd))
    del w_poll.events[fd]


@method(poll_type, "poll", W_Poll, optional(W_Root))
def poll_events(w_poll, w_timeout):
    """(file descriptor, events) of those that are ready; the timeout is in milliseconds."""
    timeout = -1
    if w_timeout is not None and w_timeout is not w_None:
        timeout = int(real(w_timeout))
    try:
        found = rpoll.poll(w_poll.events, timeout)
    except rpoll.PollError as error:
        raise numbered(error.errno)
    return new_list([W_Tuple([W_Int(fd), W_Int(events)]) for fd, events in found])
