"""The whole way from a source file to the bytes of its code file."""
from __future__ import annotations

import _thread
import os
import sys

from kit.host import codecache, codefile
from langs.python_subset.host.asynchronous import desugar
from langs.python_subset.host.compiler import compile_tree
from langs.python_subset.host.source import SourceError, parse, unsupported
from langs.python_subset.host.tree_making import making
from langs.python_subset.host.unsupported import Unsupported
from langs.python_subset.opcodes import OPS

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, Callable

    from langs.python_subset.host.codetree import Code

VERSION = "2"
OWN_LIBRARY = os.path.join(os.path.dirname(os.path.dirname(os.path.abspath(__file__))), "library")
TREE = "tree-"
_DEEP_RECURSION, _DEEP_STACK = 100_000, 256 << 20


def compile_source(source: bytes, filename: str, mode: str = "exec",
                   own_namespace: bool = False, is_text: bool = False) -> Code:
    """The code of the module (or, in mode "eval", of the expression)."""
    tree = parse(source.lstrip(b" \t") if mode == "eval" else source, filename, mode, is_text)
    try:
        if b"async" in source:
            desugar(tree)
        return compile_tree(tree, filename, own_namespace)
    except Unsupported as error:
        raise unsupported(error, source) from None


def code_file(path: str, mode: str = "exec", own_namespace: bool = False,
              filename: str | None = None) -> bytes:
    """The bytes of the code file for the source file there; `filename` is what the code says."""
    path = os.path.abspath(path)
    with open(path, "rb") as file:
        status = os.fstat(file.fileno())
        source = file.read()
    meta = [path, status.st_size, status.st_mtime_ns, VERSION]

    def whole() -> bytes:
        return _dump(meta, compile_source(source, filename or path, mode, own_namespace))

    return _at_any_depth(whole)


def code_of_text(source: bytes, filename: str, mode: str, is_text: bool,
                 stamp: tuple[int, int]) -> bytes:
    """The same for a source that is in no file, as exec() and eval() have it.

    A mode that begins with "tree-": the code's value is the source's syntax tree.
    """
    meta = [filename, *stamp, VERSION]

    def whole() -> bytes:
        if mode.startswith(TREE):
            return _dump(meta, tree_maker(source, filename, mode[len(TREE):], is_text))
        return _dump(meta, compile_source(source, filename, mode, True, is_text))

    return _at_any_depth(whole)


def tree_maker(source: bytes, filename: str, mode: str, is_text: bool) -> Code:
    """The code of an expression that makes the source's syntax tree, of the module _ast."""
    tree = parse(source, filename, mode, is_text, compiles=False)
    return compile_tree(making(tree), filename, True)


def _dump(meta: list[Any], code: Code) -> bytes:
    libraries = f"{os.path.dirname(os.__file__)}:{OWN_LIBRARY}"
    return codefile.dump(OPS.language, OPS.fingerprint(), [meta, [code.tree(), libraries]])


def _at_any_depth(whole: Callable[[], bytes]) -> bytes:
    try:
        return whole()
    except RecursionError:
        return _with_deep_stack(whole)


def _with_deep_stack(work: Callable[[], bytes]) -> bytes:
    """Runs the work again where CPython's limit was too low for the depth of the program."""
    results: list[bytes | SourceError] = []
    done = _thread.allocate_lock()
    done.acquire()

    def run() -> None:
        try:
            results.append(work())
        except SourceError as error:
            results.append(error)
        finally:
            done.release()

    limit = sys.getrecursionlimit()
    sys.setrecursionlimit(_DEEP_RECURSION)
    _thread.stack_size(_DEEP_STACK)
    _thread.start_new_thread(run, ())
    done.acquire()
    _thread.stack_size(0)
    sys.setrecursionlimit(limit)
    result = results[0]
    if isinstance(result, SourceError):
        raise result
    return result


def compile_to_cache(path: str) -> str | None:
    """Compiles the source file into the cache; gives the code file's path, or None."""
    language, revision = OPS.language, OPS.fingerprint()
    for place in (codecache.beside_source, codecache.in_user_cache):
        if codecache.is_fresh(place(path, language), path, language, revision):
            return place(path, language)
    return codecache.store(path, language, code_file(path))
