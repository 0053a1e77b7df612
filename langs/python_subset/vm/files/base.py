"""Files: what all of them have, and the abstract classes that the guest may extend."""
from __future__ import absolute_import

from collections import OrderedDict

from rpython.rlib import jit
from rpython.rlib.objectmodel import import_from_mixin, not_rpython

from langs.python_subset.vm import attributes
from langs.python_subset.vm.buffers import W_Buffer, bytes_like
from langs.python_subset.vm.bytearrayobject import W_ByteArray
from langs.python_subset.vm.convert import index
from langs.python_subset.vm.errors import (
    GuestError, stop_iteration, type_error, value_error)
from langs.python_subset.vm.gateway import Rest, getter, method, optional
from langs.python_subset.vm.instances import InstanceMixin, ObjectMixin
from langs.python_subset.vm.iterators import get_iterator
from langs.python_subset.vm.items import length_of
from langs.python_subset.vm.listobject import new_list
from langs.python_subset.vm.root import W_Root
from langs.python_subset.vm.typeobject import Layout, OBJECT_LAYOUT, W_Type, w_object_type
from langs.python_subset.vm.types.exception_type import CLASS_NAMED, EXCEPTION_LAYOUT
from langs.python_subset.vm.values import W_Bytes, W_Int, W_Str, w_None, wrap_bool

CHUNK = 8192        # io.DEFAULT_BUFFER_SIZE

unsupported_type = W_Type(
    "UnsupportedOperation", [CLASS_NAMED["OSError"], CLASS_NAMED["ValueError"]], OrderedDict(),
    EXCEPTION_LAYOUT, False, True)
unsupported_type.module_name = "io"


def unsupported(operation):
    return GuestError(unsupported_type.call1(W_Str(operation)), None, None)


class W_File(W_Root):
    """A file of the VM's own classes; the guest may extend them and add attributes."""
    import_from_mixin(ObjectMixin)
    import_from_mixin(InstanceMixin)

    is_closed = False

    @jit.look_inside
    def check_open(self):
        if self.is_closed:
            raise value_error("I/O operation on closed file.")


@not_rpython
def file_class(name, w_base, rpython_class=None, module_name="_io"):
    """A guest class of files; without an RPython class an abstract one."""
    layout = OBJECT_LAYOUT
    if rpython_class is not None:
        layout = Layout(name, OBJECT_LAYOUT, True)
    w_type = W_Type(name, [w_base], OrderedDict(), layout, True, True)
    w_type.module_name = module_name
    if rpython_class is not None:
        rpython_class.w_class = w_type
    return w_type


io_base = file_class("_IOBase", w_object_type)
raw_base = file_class("_RawIOBase", io_base)
buffered_base = file_class("_BufferedIOBase", io_base)
text_base = file_class("_TextIOBase", io_base)


# -- any file, through its guest methods

def call(w_file, name):
    return attributes.get(w_file, name).call0()


def call1(w_file, name, w_a):
    return attributes.get(w_file, name).call1(w_a)


def is_closed(w_file):
    return attributes.get(w_file, "closed").is_true()


def check_closed(w_file):
    if is_closed(w_file):
        raise value_error("I/O operation on closed file.")


def size_argument(w_size):
    """How much to read; -1 for all."""
    if w_size is None or w_size is w_None:
        return -1
    return index(w_size)


def writable_buffer(w_buffer):
    """What readinto() fills."""
    if not isinstance(w_buffer, W_Buffer) or w_buffer.is_read_only():
        raise type_error("readinto() argument must be read-write bytes-like object, not %s"
                         % w_buffer.type_name())
    return w_buffer


# -- _IOBase

@method(io_base, "close", W_Root)
def close(w_file):
    if not is_closed(w_file):
        try:
            call(w_file, "flush")
        finally:
            attributes.set(w_file, "__IOBase_closed", wrap_bool(True))


@getter(io_base, "closed", W_Root)
def closed(w_file):
    return wrap_bool(attributes.get_or_none(w_file, "__IOBase_closed") is not None)


@method(io_base, "flush", W_Root)
def flush(w_file):
    check_closed(w_file)


@method(io_base, "__enter__", W_Root)
def enter(w_file):
    check_closed(w_file)
    return w_file


@method(io_base, "__exit__", W_Root, W_Root, W_Root, W_Root)
def exit_(w_file, w_class, w_exception, w_traceback):
    call(w_file, "close")


@method(io_base, "__del__", W_Root)
def del_(w_file):
    if not is_closed(w_file):
        call(w_file, "close")


@method(io_base, "__iter__", W_Root)
def iter_(w_file):
    check_closed(w_file)
    return w_file


@method(io_base, "__next__", W_Root)
def next_(w_file):
    w_line = call(w_file, "readline")
    if length_of(w_line) == 0:
        raise stop_iteration(w_None)
    return w_line


@method(io_base, "readline", W_Root, optional(W_Root))
def readline(w_file, w_size):
    size = size_argument(w_size)
    chars = []
    while size < 0 or len(chars) < size:
        data = bytes_like(call1(w_file, "read", W_Int(1)))
        if data == "":
            break
        chars.append(data)
        if data == "\n":
            break
    return W_Bytes("".join(chars))


@method(io_base, "readlines", W_Root, optional(W_Root))
def readlines(w_file, w_hint):
    hint = size_argument(w_hint)
    w_list = new_list([])
    size = 0
    w_iterator = get_iterator(w_file)
    while True:
        w_line = w_iterator.next()
        if w_line is None:
            return w_list
        w_list.append(w_line)
        size += length_of(w_line)
        if 0 < hint <= size:
            return w_list


@method(io_base, "writelines", W_Root, W_Root)
def writelines(w_file, w_lines):
    check_closed(w_file)
    w_write = attributes.get(w_file, "write")
    w_iterator = get_iterator(w_lines)
    while True:
        w_line = w_iterator.next()
        if w_line is None:
            return
        w_write.call1(w_line)


@method(io_base, "tell", W_Root)
def tell(w_file):
    return attributes.get(w_file, "seek").call2(W_Int(0), W_Int(1))


def _unsupported(w_type, name):
    def refuse(w_file, args_w):
        raise unsupported(name)
    refuse.__name__ = "refuse_" + name
    method(w_type, name, W_Root, Rest)(refuse)


for _w_type, _names in [
        (io_base, "seek truncate fileno"), (raw_base, "readinto write"),
        (buffered_base, "read read1 write detach"), (text_base, "read readline write detach")]:
    for _name in _names.split():
        _unsupported(_w_type, _name)


def _is_not(name):
    def no(w_file):
        check_closed(w_file)
        return wrap_bool(False)
    method(io_base, name, W_Root)(no)


for _name in ("readable", "writable", "seekable", "isatty"):
    _is_not(_name)


def _check(name, question, message):
    def check(w_file):
        if not call(w_file, question).is_true():
            raise unsupported(message)
    method(io_base, name, W_Root)(check)


_check("_checkReadable", "readable", "File or stream is not readable.")
_check("_checkWritable", "writable", "File or stream is not writable.")
_check("_checkSeekable", "seekable", "File or stream is not seekable.")


@method(io_base, "_checkClosed", W_Root)
def _check_closed(w_file):
    check_closed(w_file)


# -- _RawIOBase

@method(raw_base, "read", W_Root, optional(W_Root))
def raw_read(w_file, w_size):
    size = size_argument(w_size)
    if size < 0:
        return call(w_file, "readall")
    w_buffer = W_ByteArray(["\0"] * size)
    w_count = call1(w_file, "readinto", w_buffer)
    if w_count is w_None:
        return w_None
    count = index(w_count)
    assert count >= 0
    return W_Bytes(w_buffer.as_bytes()[:count])


@method(raw_base, "readall", W_Root)
def raw_readall(w_file):
    chunks = []
    while True:
        w_data = call1(w_file, "read", W_Int(CHUNK))
        if w_data is w_None:
            return w_None if len(chunks) == 0 else W_Bytes("".join(chunks))
        data = bytes_like(w_data)
        if data == "":
            return W_Bytes("".join(chunks))
        chunks.append(data)


# -- _BufferedIOBase

def _read_into(name, reader):
    def readinto(w_file, w_buffer):
        w_buffer = writable_buffer(w_buffer)
        data = bytes_like(call1(w_file, reader, W_Int(w_buffer.byte_count())))
        return w_buffer.fill(data)
    method(buffered_base, name, W_Root, W_Root)(readinto)


_read_into("readinto", "read")
_read_into("readinto1", "read1")


def _nothing(name):
    def get(w_file):
        return w_None
    getter(text_base, name, W_Root)(get)


for _name in ("encoding", "errors", "newlines"):
    _nothing(_name)
