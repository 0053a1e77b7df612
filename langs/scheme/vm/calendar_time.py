"""Seconds since 1970 as date and time, by the C library."""
from __future__ import absolute_import

import time

from rpython.rlib.objectmodel import we_are_translated
from rpython.rtyper.lltypesystem import lltype, rffi
from rpython.rtyper.tool import rffi_platform
from rpython.translator.tool.cbuild import ExternalCompilationInfo


class Config(object):
    _compilation_info_ = ExternalCompilationInfo(includes=["time.h"])
    tm = rffi_platform.Struct("struct tm", [
        ("tm_sec", rffi.INT), ("tm_min", rffi.INT), ("tm_hour", rffi.INT),
        ("tm_mday", rffi.INT), ("tm_mon", rffi.INT), ("tm_year", rffi.INT),
        ("tm_wday", rffi.INT), ("tm_yday", rffi.INT), ("tm_isdst", rffi.INT),
        ("tm_gmtoff", rffi.LONG), ("tm_zone", rffi.CCHARP)])


TM = rffi_platform.configure(Config)["tm"]
TM_P = lltype.Ptr(TM)
SECONDS_P = rffi.CArrayPtr(rffi.LONG)
INFO = Config._compilation_info_
c_localtime = rffi.llexternal("localtime_r", [SECONDS_P, TM_P], TM_P, compilation_info=INFO,
                              releasegil=False)
c_gmtime = rffi.llexternal("gmtime_r", [SECONDS_P, TM_P], TM_P, compilation_info=INFO,
                           releasegil=False)


class CalendarTime(object):
    def __init__(self, fields, is_dst, offset, zone):
        self.fields = fields        # second, minute, hour, day, month, year, week, year day
        self.is_dst = is_dst
        self.offset = offset        # seconds east of UTC
        self.zone = zone


def of_seconds(seconds, local):
    """None where the year does not fit."""
    if not we_are_translated():
        return _untranslated(seconds, local)
    with lltype.scoped_alloc(SECONDS_P.TO, 1) as given:
        given[0] = rffi.cast(rffi.LONG, seconds)
        with lltype.scoped_alloc(TM) as tm:
            if local:
                found = c_localtime(given, tm)
            else:
                found = c_gmtime(given, tm)
            if not found:
                return None
            fields = [number(tm.c_tm_sec), number(tm.c_tm_min), number(tm.c_tm_hour),
                      number(tm.c_tm_mday), number(tm.c_tm_mon) + 1,
                      number(tm.c_tm_year) + 1900, number(tm.c_tm_wday),
                      number(tm.c_tm_yday)]
            zone = rffi.charp2str(tm.c_tm_zone) if local else "UTC"
            return CalendarTime(fields, number(tm.c_tm_isdst) > 0,
                                rffi.cast(lltype.Signed, tm.c_tm_gmtoff), zone)


def number(value):
    return rffi.cast(lltype.Signed, value)


def _untranslated(seconds, local):
    found = time.localtime(seconds) if local else time.gmtime(seconds)
    offset = 0
    if local:
        offset = -(time.altzone if found.tm_isdst > 0 else time.timezone)
    fields = [found.tm_sec, found.tm_min, found.tm_hour, found.tm_mday, found.tm_mon,
              found.tm_year, (found.tm_wday + 1) % 7, found.tm_yday - 1]
    zone = time.tzname[found.tm_isdst > 0] if local else "UTC"
    return CalendarTime(fields, found.tm_isdst > 0, offset, zone)
