"""The machine's stack: how far guest calls may nest before StackOverflow is raised."""
from __future__ import absolute_import

from rpython.memory.gctransform.shadowstack import ShadowStackPool
from rpython.rlib import rstack
from rpython.rlib.objectmodel import we_are_translated
from rpython.rtyper.lltypesystem import lltype, rffi
from rpython.rtyper.lltypesystem.lloperation import llop
from rpython.translator.tool.cbuild import ExternalCompilationInfo

DEFAULT_LENGTH = 768 << 10      # rpython's, in bytes
RESERVE = 1 << 20               # below the checked part: C code, the environment
GREATEST = 48 << 20             # Linux keeps 128 MB free below the stack at least

# The shadow stack of GC roots never grows: it gets (virtual) memory for the greatest length.
ShadowStackPool.root_stack_depth *= GREATEST // DEFAULT_LENGTH

RLIMIT_STACK = 3
_headers = ExternalCompilationInfo(includes=["sys/resource.h"])
_RLIMIT = rffi.CStruct("rlimit", ("rlim_cur", rffi.ULONG), ("rlim_max", rffi.ULONG))
_getrlimit = rffi.llexternal("getrlimit", [rffi.INT, lltype.Ptr(_RLIMIT)], rffi.INT,
                             compilation_info=_headers)
_setrlimit = rffi.llexternal("setrlimit", [rffi.INT, lltype.Ptr(_RLIMIT)], rffi.INT,
                             compilation_info=_headers)


def set_length(fraction):
    """Sets the stack's length to that part of rpython's default length (1.0), as
    far as the system's limit (`ulimit -s`) can be raised. Gives the part set.
    """
    wanted = float(GREATEST)
    if fraction * DEFAULT_LENGTH < wanted:
        wanted = fraction * DEFAULT_LENGTH
    length = int(wanted)
    if we_are_translated():
        length = min(length, raise_limit(length + RESERVE) - RESERVE)
    fraction = float(length) / DEFAULT_LENGTH
    rstack._stack_set_length_fraction(fraction)
    return fraction


def used():
    """How many bytes of it guest calls take now; 0 untranslated."""
    if not we_are_translated():
        return 0
    return rstack._stack_get_end() - llop.stack_current(lltype.Signed)


def raise_limit(size):
    """Lets the stack grow to so many bytes, where it may; gives the limit."""
    with lltype.scoped_alloc(_RLIMIT) as limit:
        if rffi.cast(lltype.Signed, _getrlimit(RLIMIT_STACK, limit)) != 0:
            return DEFAULT_LENGTH + RESERVE
        current = bounded(limit.c_rlim_cur)
        if current >= size:
            return current
        wanted = min(size, bounded(limit.c_rlim_max))
        limit.c_rlim_cur = rffi.cast(rffi.ULONG, wanted)
        if rffi.cast(lltype.Signed, _setrlimit(RLIMIT_STACK, limit)) != 0:
            return current
        return wanted


def bounded(limit):
    """A limit as an integer; `unlimited` is a very large one."""
    size = rffi.cast(lltype.Signed, limit)
    if size < 0 or size > 2 * GREATEST:
        return 2 * GREATEST
    return size
