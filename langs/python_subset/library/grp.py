"""The groups of /etc/group, in Python where CPython has it in C."""
from __future__ import annotations

from collections import namedtuple

struct_group = namedtuple("struct_group", "gr_name gr_passwd gr_gid gr_mem")


def getgrall():
    found = []
    with open("/etc/group", encoding="utf-8", errors="surrogateescape") as file:
        for line in file:
            fields = line.rstrip("\n").split(":")
            if len(fields) == 4:
                name, password, gid, members = fields
                found.append(struct_group(name, password, int(gid),
                                          members.split(",") if members else []))
    return found


def getgrgid(gid):
    for entry in getgrall():
        if entry.gr_gid == gid:
            return entry
    raise KeyError(f"getgrgid(): gid not found: {gid}")


def getgrnam(name):
    for entry in getgrall():
        if entry.gr_name == name:
            return entry
    raise KeyError(f"getgrnam(): name not found: {name!r}")
