"""The users of /etc/passwd, in Python where CPython has it in C."""
from __future__ import annotations

from collections import namedtuple

struct_passwd = namedtuple("struct_passwd",
                           "pw_name pw_passwd pw_uid pw_gid pw_gecos pw_dir pw_shell")


def getpwall():
    found = []
    with open("/etc/passwd", encoding="utf-8", errors="surrogateescape") as file:
        for line in file:
            fields = line.rstrip("\n").split(":")
            if len(fields) == 7:
                fields[2:4] = map(int, fields[2:4])
                found.append(struct_passwd(*fields))
    return found


def getpwuid(uid):
    for entry in getpwall():
        if entry.pw_uid == uid:
            return entry
    raise KeyError(f"getpwuid(): uid not found: {uid}")


def getpwnam(name):
    for entry in getpwall():
        if entry.pw_name == name:
            return entry
    raise KeyError(f"getpwnam(): name not found: {name!r}")
