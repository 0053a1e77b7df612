"""Builtins that look at the frame that calls them."""
from __future__ import annotations

import builtins
import types
from typing import Any, Callable

from langs.python_subset.host.frontend import compile_source
from langs.python_subset.host.source import SourceError
from langs.python_subset.host.tests.model.codes import ModelCode
from langs.python_subset.host.tests.model.frames import FRAMES, Frame
from langs.python_subset.host.tests.model.machine import run
from langs.python_subset.host.tests.model.registry import SHADOWED


def _vars(*arguments: Any) -> Any:
    return vars(*arguments) if arguments else FRAMES[-1].locals()


def _dir(*arguments: Any) -> Any:
    return dir(*arguments) if arguments else sorted(FRAMES[-1].locals())


def _evaluator(mode: str) -> Callable[..., Any]:
    def evaluate(source: Any, module: Any = None, namespace: Any = None) -> Any:
        if module is None:
            module = FRAMES[-1].globals
            namespace = FRAMES[-1].locals() if namespace is None else namespace
        if isinstance(source, types.CodeType):
            return eval(source, module, namespace)
        text = source.encode() if isinstance(source, str) else source
        try:
            code = compile_source(text, "<string>", mode, own_namespace=True)
        except SourceError:
            compile(source, "<string>", mode)
            raise
        module.setdefault("__builtins__", builtins)
        return run(Frame(ModelCode(code.tree()), module, namespace, ()))
    return evaluate


SHADOWED.update({
    "locals": lambda: FRAMES[-1].locals(),
    "globals": lambda: FRAMES[-1].globals,
    "vars": _vars,
    "dir": _dir,
    "exec": _evaluator("exec"),
    "eval": _evaluator("eval"),
})
