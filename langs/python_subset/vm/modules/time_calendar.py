"""time: the calendar, by the C library."""
from __future__ import absolute_import

import math
import time

from rpython.rlib.rarithmetic import intmask
from rpython.rtyper.lltypesystem import lltype, rffi
from rpython.rtyper.tool import rffi_platform
from rpython.translator.tool.cbuild import ExternalCompilationInfo

from langs.python_subset.vm import attributes, importing, structseq
from langs.python_subset.vm.convert import index, real
from langs.python_subset.vm.errors import overflow_error, type_error, value_error
from langs.python_subset.vm.gateway import ModuleTable, Rest, optional
from langs.python_subset.vm.root import W_Root
from langs.python_subset.vm.types.namespace_type import make_namespace
from langs.python_subset.vm.values import (
    W_Float, W_Int, W_Str, W_Tuple, w_None, wrap_bool)

ECI = ExternalCompilationInfo(includes=["time.h"])
NAMES = ["tm_year", "tm_mon", "tm_mday", "tm_hour", "tm_min", "tm_sec", "tm_wday", "tm_yday",
         "tm_isdst"]


class CConfig(object):
    _compilation_info_ = ECI
    tm = rffi_platform.Struct("struct tm", [(name, rffi.INT) for name in NAMES] + [
        ("tm_gmtoff", rffi.LONG), ("tm_zone", rffi.CCHARP)])


TM = rffi_platform.configure(CConfig)["tm"]
TM_P = lltype.Ptr(TM)


def _external(name, args, result):
    return rffi.llexternal(name, args, result, compilation_info=ECI, releasegil=False)


c_localtime = _external("localtime_r", [rffi.TIME_TP, TM_P], TM_P)
c_gmtime = _external("gmtime_r", [rffi.TIME_TP, TM_P], TM_P)
c_mktime = _external("mktime", [TM_P], rffi.TIME_T)
c_strftime = _external("strftime", [rffi.CCHARP, rffi.SIZE_T, rffi.CCHARP, TM_P], rffi.SIZE_T)

struct_time_type = structseq.make_type("time", "struct_time", """
    tm_year tm_mon tm_mday tm_hour tm_min tm_sec tm_wday tm_yday tm_isdst""",
    "tm_zone tm_gmtoff")
DAYS = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
LONGEST = 1 << 16


class CalendarTable(ModuleTable):
    def start(self, namespace):
        winter = zone_at(1, 0)
        summer = zone_at(1, 180)
        if winter.offset > summer.offset:
            winter, summer = summer, winter         # of the southern half
        namespace.set("timezone", W_Int(-winter.offset))
        namespace.set("altzone", W_Int(-summer.offset))
        namespace.set("daylight", W_Int(1 if winter.offset != summer.offset else 0))
        namespace.set("tzname", W_Tuple([W_Str(winter.name), W_Str(summer.name)]))


TIME = CalendarTable("time")
TIME.constant("struct_time", struct_time_type)
TIME.constant("_STRUCT_TM_ITEMS", W_Int(11))


class Zone(object):
    def __init__(self, offset, name):
        self.offset = offset
        self.name = name


def zone_at(seconds, day):
    """The local zone so many days into this year."""
    now = time.time()
    year = 365.25 * 86400.0
    begin = now - math.fmod(now, year)
    with lltype.scoped_alloc(TM) as tm:
        broken_down(int(begin) + day * 86400 + seconds, tm, True)
        return Zone(intmask(tm.c_tm_gmtoff), rffi.charp2str(tm.c_tm_zone))


def broken_down(seconds, tm, local):
    with lltype.scoped_alloc(rffi.TIME_TP.TO, 1) as at:
        at[0] = rffi.cast(rffi.TIME_T, seconds)
        result = c_localtime(at, tm) if local else c_gmtime(at, tm)
    if not result:
        raise overflow_error("timestamp out of range for platform time_t")


def seconds_of(w_seconds):
    if w_seconds is None or w_seconds is w_None:
        return int(time.time())
    if isinstance(w_seconds, W_Int):
        return w_seconds.intval
    value = real(w_seconds)
    if value != value or not -1e17 < value < 1e17:
        raise value_error("Invalid value NaN (not a number)" if value != value else
                          "timestamp out of range for platform time_t")
    whole = int(value)
    return whole - 1 if float(whole) > value else whole


def struct_time(seconds, local):
    with lltype.scoped_alloc(TM) as tm:
        broken_down(seconds, tm, local)
        w_result = structseq.make(struct_time_type, [
            W_Int(intmask(tm.c_tm_year) + 1900), W_Int(intmask(tm.c_tm_mon) + 1),
            W_Int(intmask(tm.c_tm_mday)), W_Int(intmask(tm.c_tm_hour)),
            W_Int(intmask(tm.c_tm_min)), W_Int(intmask(tm.c_tm_sec)),
            W_Int((intmask(tm.c_tm_wday) + 6) % 7), W_Int(intmask(tm.c_tm_yday) + 1),
            W_Int(intmask(tm.c_tm_isdst))])
        structseq.with_extra(w_result, "tm_zone", W_Str(rffi.charp2str(tm.c_tm_zone)))
        structseq.with_extra(w_result, "tm_gmtoff", W_Int(intmask(tm.c_tm_gmtoff)))
    return w_result


def fill(tm, w_time):
    """Into C's form; ValueError where a field is out of its range."""
    if not isinstance(w_time, W_Tuple):
        raise type_error("Tuple or struct_time argument required")
    if len(w_time.items_w) < 9:
        raise type_error("time tuple must have exactly 9 items")
    fields = [index(w_time.items_w[i]) for i in range(9)]
    if fields[1] == 0:
        fields[1] = 1
    if fields[2] == 0:
        fields[2] = 1
    if fields[7] == 0:
        fields[7] = 1
    tm.c_tm_year = rffi.cast(rffi.INT, fields[0] - 1900)
    tm.c_tm_mon = rffi.cast(rffi.INT, fields[1] - 1)
    tm.c_tm_mday = rffi.cast(rffi.INT, fields[2])
    tm.c_tm_hour = rffi.cast(rffi.INT, fields[3])
    tm.c_tm_min = rffi.cast(rffi.INT, fields[4])
    tm.c_tm_sec = rffi.cast(rffi.INT, fields[5])
    tm.c_tm_wday = rffi.cast(rffi.INT, (fields[6] + 1) % 7)
    tm.c_tm_yday = rffi.cast(rffi.INT, fields[7] - 1)
    tm.c_tm_isdst = rffi.cast(rffi.INT, max(-1, min(1, fields[8])))
    return fields


def check_ranges(fields):
    limits = [(1, 1, 12, "month"), (2, 1, 31, "day of month"), (3, 0, 23, "hour"),
              (4, 0, 59, "minute"), (5, 0, 61, "seconds"), (7, 1, 366, "day of year")]
    for at, least, most, name in limits:
        if not least <= fields[at] <= most:
            raise value_error(name + " out of range")
    if fields[6] < -1:
        raise value_error("day of week out of range")


@TIME.function("localtime", optional(W_Root))
def localtime(w_seconds):
    return struct_time(seconds_of(w_seconds), True)


@TIME.function("gmtime", optional(W_Root))
def gmtime(w_seconds):
    return struct_time(seconds_of(w_seconds), False)


@TIME.function("mktime", W_Root)
def mktime(w_time):
    with lltype.scoped_alloc(TM) as tm:
        fill(tm, w_time)
        tm.c_tm_wday = rffi.cast(rffi.INT, -1)
        seconds = intmask(c_mktime(tm))
        if seconds == -1 and intmask(tm.c_tm_wday) == -1:
            raise overflow_error("mktime argument out of range")
    return W_Float(float(seconds))


@TIME.function("strftime", str, optional(W_Root))
def strftime(format, w_time):
    if w_time is None:
        w_time = struct_time(int(time.time()), True)
    if format == "":
        return W_Str("")
    with lltype.scoped_alloc(TM) as tm:
        tm.c_tm_gmtoff = rffi.cast(rffi.LONG, 0)
        tm.c_tm_zone = lltype.nullptr(rffi.CCHARP.TO)
        fields = fill(tm, w_time)
        check_ranges(fields)
        complete(tm, w_time)
        size = max(256, 4 * len(format))
        while True:
            with lltype.scoped_alloc(rffi.CCHARP.TO, size) as buffer:
                count = intmask(c_strftime_text(buffer, size, format, tm))
                if count > 0 or size > LONGEST:
                    return W_Str(rffi.charpsize2str(buffer, count))
            size *= 4


def c_strftime_text(buffer, size, format, tm):
    with rffi.scoped_str2charp(format) as text:
        return c_strftime(buffer, size, text, tm)


def complete(tm, w_time):
    """The zone, which a plain tuple does not have."""
    with lltype.scoped_alloc(TM) as other:
        with lltype.scoped_alloc(rffi.TIME_TP.TO, 1) as at:
            at[0] = rffi.cast(rffi.TIME_T, int(time.time()))
            c_localtime(at, other)
        tm.c_tm_gmtoff = other.c_tm_gmtoff
        tm.c_tm_zone = other.c_tm_zone
    w_offset = attributes.get_or_none(w_time, "tm_gmtoff")
    if isinstance(w_offset, W_Int) and w_offset.intval == 0:
        tm.c_tm_gmtoff = rffi.cast(rffi.LONG, 0)


def text_of(w_time):
    fields = [index(w_item) for w_item in w_time.items_w[:9]]
    check_ranges(fields)
    day = "%d" % fields[2]
    return "%s %s %s %s:%s:%s %d" % (
        DAYS[fields[6] % 7], MONTHS[fields[1] - 1], " " * (2 - len(day)) + day, two(fields[3]),
        two(fields[4]), two(fields[5]), fields[0])


def two(number):
    text = "%d" % number
    return "0" + text if len(text) < 2 else text


@TIME.function("asctime", optional(W_Tuple))
def asctime(w_time):
    return W_Str(text_of(w_time or struct_time(int(time.time()), True)))


@TIME.function("ctime", optional(W_Root))
def ctime(w_seconds):
    return W_Str(text_of(struct_time(seconds_of(w_seconds), True)))


@TIME.function("strptime", Rest)
def strptime(args_w):
    return attributes.get(importing.import_module("_strptime"), "_strptime_time").call_args(
        args_w)


@TIME.function("get_clock_info", str)
def get_clock_info(name):
    if name not in CLOCKS:
        raise value_error("unknown clock")
    return make_namespace(
        ["adjustable", "implementation", "monotonic", "resolution"],
        [wrap_bool(name == "time"), W_Str(CLOCKS[name]), wrap_bool(name != "time"),
         W_Float(1e-09)])


CLOCKS = {"time": "clock_gettime(CLOCK_REALTIME)",
          "monotonic": "clock_gettime(CLOCK_MONOTONIC)",
          "perf_counter": "clock_gettime(CLOCK_MONOTONIC)",
          "process_time": "clock_gettime(CLOCK_PROCESS_CPUTIME_ID)",
          "thread_time": "clock_gettime(CLOCK_THREAD_CPUTIME_ID)"}
