"""time: clocks and sleep."""
from __future__ import absolute_import

import time

from rpython.rlib.rtime import c_clock_gettime, CLOCK_MONOTONIC, CLOCK_PROCESS_CPUTIME_ID, TIMESPEC
from rpython.rtyper.lltypesystem import lltype

from langs.python_subset.vm.errors import value_error
from langs.python_subset.vm.modules.time_calendar import TIME
from langs.python_subset.vm.values import W_Float, W_Int


def nanoseconds(clock):
    """What clock_gettime() says of a clock."""
    with lltype.scoped_alloc(TIMESPEC) as spec:
        c_clock_gettime(clock, spec)
        return spec.c_tv_sec * 1000000000 + spec.c_tv_nsec


@TIME.function("time")
def time_():
    return W_Float(time.time())


@TIME.function("time_ns")
def time_ns():
    return W_Int(int(time.time() * 1e9))


@TIME.function("perf_counter")
def perf_counter():
    return W_Float(nanoseconds(CLOCK_MONOTONIC) * 1e-9)


@TIME.function("perf_counter_ns")
def perf_counter_ns():
    return W_Int(nanoseconds(CLOCK_MONOTONIC))


@TIME.function("monotonic")
def monotonic():
    return W_Float(nanoseconds(CLOCK_MONOTONIC) * 1e-9)


@TIME.function("monotonic_ns")
def monotonic_ns():
    return W_Int(nanoseconds(CLOCK_MONOTONIC))


@TIME.function("process_time")
def process_time():
    return W_Float(nanoseconds(CLOCK_PROCESS_CPUTIME_ID) * 1e-9)


@TIME.function("process_time_ns")
def process_time_ns():
    return W_Int(nanoseconds(CLOCK_PROCESS_CPUTIME_ID))


@TIME.function("thread_time")
def thread_time():
    return process_time()


@TIME.function("clock_gettime", int)
def clock_gettime(clock):
    return W_Float(nanoseconds(clock) * 1e-9)


@TIME.function("clock_gettime_ns", int)
def clock_gettime_ns(clock):
    return W_Int(nanoseconds(clock))


for _name, _clock in [("CLOCK_REALTIME", 0), ("CLOCK_MONOTONIC", CLOCK_MONOTONIC),
                      ("CLOCK_PROCESS_CPUTIME_ID", CLOCK_PROCESS_CPUTIME_ID),
                      ("CLOCK_THREAD_CPUTIME_ID", 3)]:
    TIME.constant(_name, W_Int(_clock))


@TIME.function("thread_time_ns")
def thread_time_ns():
    return W_Int(nanoseconds(3))


@TIME.function("clock_getres", int)
def clock_getres(clock):
    return W_Float(1e-9)


@TIME.function("sleep", float)
def sleep(seconds):
    if seconds < 0.0:
        raise value_error("sleep length must be non-negative")
    time.sleep(seconds)
