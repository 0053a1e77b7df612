"""Asks libpapi whether this machine has hardware counters; it is only loaded, not built with."""

from __future__ import annotations

import ctypes
import ctypes.util
import os
from dataclasses import dataclass
from pathlib import Path

KNOWN = ("libpapi.so", "libpapi.so.7.2", "libpapi.so.7.1", "libpapi.so.7.0", "libpapi.so.6.0")
VARIABLE = "VMKIT_PAPI"  # names another library
KERNEL_COUNTERS = Path("/sys/bus/event_source/devices/cpu")
EVENT = b"PAPI_TOT_CYC"
_DISABLED_REASON = 512  # of PAPI_component_info_t: the fields before it have fixed sizes


@dataclass(frozen=True)
class Papi:
    library: str
    version: str
    problem: str  # empty: cycles can be counted


def probe() -> Papi:
    """In this process: libpapi stays loaded."""
    library, name, reason = _load()
    if library is None:
        return Papi("", "", f"libpapi cannot be loaded: {reason}")
    version = _initialise(library)
    if not version:
        return Papi(name, "", "libpapi does not start: it knows no version from 5 to 9")
    text = f"{version >> 24}.{version >> 16 & 255}"
    events = ctypes.c_int(-1)
    status = library.PAPI_create_eventset(ctypes.byref(events))
    if status == 0:
        status = library.PAPI_add_named_event(events, EVENT)
    if status == 0:
        return Papi(name, text, "")
    library.PAPI_strerror.restype = ctypes.c_char_p
    why = (library.PAPI_strerror(status) or b"").decode("ascii", "replace")
    told = _disabled_reason(library)
    problem = f"no hardware counters: {EVENT.decode()}: {why}"
    return Papi(name, text, f"{problem} ({told})" if told else problem)


def _load() -> tuple[ctypes.CDLL | None, str, str]:
    chosen = os.environ.get(VARIABLE)
    reason = ""
    for name in (chosen,) if chosen else KNOWN:
        try:
            return ctypes.CDLL(name), name, ""
        except OSError as error:
            reason = reason or str(error)
    return None, "", reason


def _initialise(library: ctypes.CDLL) -> int:
    """The library wants to hear its own version; 0 when it is none of those known."""
    for major in range(9, 4, -1):
        for minor in range(9, -1, -1):
            version = major << 24 | minor << 16
            if library.PAPI_library_init(version) & 0x7FFF0000 == version:
                return version
    return 0


def _disabled_reason(library: ctypes.CDLL) -> str:
    """Why the processor's component counts nothing, as far as anyone says."""
    if not KERNEL_COUNTERS.exists():
        return f"the kernel offers none: {KERNEL_COUNTERS} is not there"
    try:
        get = library.PAPI_get_component_info
    except AttributeError:
        return ""
    get.restype = ctypes.c_void_p
    address = get(0)
    if not address:
        return ""
    text = ctypes.string_at(address + _DISABLED_REASON)
    return " ".join(text.decode("ascii", "replace").split())
