"""Which RPython function each C function of a VM was made of: beside the binary, a
file of its name and `.functions`, a line a function: symbol, module, name.
"""
from __future__ import absolute_import

from annotations.vm.replacement import Hook

SUFFIX = ".functions"

NAMES = []


def note(symbol, graph):
    module = getattr(getattr(graph, "func", None), "__module__", None) or ""
    NAMES.append((symbol, module, graph.name))


def record(make_funcgen):
    def recorded(graph, db, exception_policy, functionname):
        note(functionname, graph)
        return make_funcgen(graph, db, exception_policy, functionname)
    return recorded


def write(path):
    with open(path, "w") as names:
        for row in sorted(NAMES):
            names.write("\t".join(row) + "\n")


HOOKS = [
    Hook("rpython.translator.c.funcgen", "make_funcgen",
         "graph, db, exception_policy, functionname", "c478601f", record),
]
