"""Where code files are kept, for all languages: beside the source, else in the user's cache."""
from __future__ import annotations

import os

from kit import codeformat
from kit.host import codefile

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

_FNV_OFFSET, _FNV_PRIME, _64_BITS = 0xCBF29CE484222325, 0x100000001B3, (1 << 64) - 1


def beside_source(source: str, language: str) -> str:
    folder, name = os.path.split(os.path.abspath(source))
    return os.path.join(folder, codeformat.CACHE_FOLDER, _file_name(name, language))


def in_user_cache(source: str, language: str) -> str:
    source = os.path.abspath(source)
    key = _FNV_OFFSET
    for byte in os.fsencode(source):
        key = (key ^ byte) * _FNV_PRIME & _64_BITS
    name = _file_name(os.path.basename(source), language)
    return os.path.join(user_cache(), "code", f"{key:016x}-{name}")


def user_cache() -> str:
    cache = os.environ.get("VMKIT_CACHE")
    if cache:
        return cache
    base = os.environ.get("XDG_CACHE_HOME") or os.path.expanduser("~/.cache")
    return os.path.join(base, "vmkit")


def _file_name(name: str, language: str) -> str:
    return f"{name}.{language}{codeformat.SUFFIX}"


def is_fresh(path: str, source: str, language: str, revision: int) -> bool:
    """Whether the code file there was made from the source as it is now."""
    try:
        with open(path, "rb") as file:
            root: Any = codefile.load(file.read(), language, revision)
        (path_then, size, mtime, _, *dependencies), _ = root
    except (OSError, codefile.CodeFileError, TypeError, ValueError):
        return False
    files = [(path_then, size, mtime), *(dependencies[0] if dependencies else ())]
    return path_then == os.path.abspath(source) and all(_is_unchanged(*file) for file in files)


def _is_unchanged(path: str, size: int, mtime: int) -> bool:
    try:
        found = os.stat(path)
    except OSError:
        return False
    near = abs(mtime - found.st_mtime_ns) < codeformat.TIME_TOLERANCE_NS
    return near and size == found.st_size


def write(path: str, data: bytes) -> None:
    """Writes the file whole or not at all; readers see the old one or the new one."""
    temporary = f"{path}.{os.getpid()}.tmp"
    try:
        with open(temporary, "xb") as file:
            file.write(data)
        os.replace(temporary, path)
    except BaseException:
        if os.path.exists(temporary):
            os.unlink(temporary)
        raise


def store(source: str, language: str, data: bytes) -> str | None:
    """Writes to the first place that can be written; gives it, or None."""
    for path in (beside_source(source, language), in_user_cache(source, language)):
        try:
            os.makedirs(os.path.dirname(path), exist_ok=True)
            write(path, data)
        except OSError:
            continue
        return path
    return None
