"""Which names of each block are local, in a cell, free or global."""
from __future__ import annotations

# What a block does with a name
BOUND, DECLARED_GLOBAL, NONLOCAL, USED = 1, 2, 4, 8

# What a name is in a block
LOCAL, CELL, FREE, GLOBAL, IMPLICIT_GLOBAL = range(5)

MODULE, CLASS, FUNCTION = range(3)


def mangle(class_name: str | None, name: str) -> str:
    """`name` as written inside the class: private names get its prefix."""
    if class_name is None or name[:2] != "__" or name[-2:] == "__" or "." in name:
        return name
    stripped = class_name.lstrip("_")
    return f"_{stripped}{name}" if stripped else name


class Scope:
    """The names of one block: module, class body, function or comprehension."""

    __slots__ = ("asynchronous", "children", "class_name", "comprehension", "flags", "generator",
                 "kind", "kinds", "needs_class_cell", "nested", "parameters", "passed_through")

    def __init__(self, kind: int, parent: Scope | None, class_name: str | None) -> None:
        self.kind = kind
        self.class_name = class_name
        self.nested: bool = parent is not None and (parent.nested or parent.kind == FUNCTION)
        self.comprehension = False
        self.generator = False
        self.asynchronous = False
        self.needs_class_cell = False
        self.parameters: list[str] = []
        self.flags: dict[str, int] = {}
        self.kinds: dict[str, int] = {}
        self.passed_through: dict[str, None] = {}   # free, but a class body's own name too
        self.children: list[Scope] = []

    def add(self, name: str, flag: int) -> None:
        name = mangle(self.class_name, name)
        self.flags[name] = self.flags.get(name, 0) | flag

    def cellvars(self) -> list[str]:
        names = [name for name, kind in self.kinds.items() if kind == CELL]
        if self.needs_class_cell:
            names.append("__class__")
        return sorted(names)

    def freevars(self) -> list[str]:
        names = [name for name, kind in self.kinds.items() if kind == FREE]
        return sorted(names + list(self.passed_through))


def resolve(scope: Scope, bound: set[str], declared_global: set[str]) -> set[str]:
    """Fills `scope.kinds` and its children's; gives the names free in them.

    `bound` are the names of the enclosing functions. Both sets are changed.
    """
    kinds = scope.kinds
    local = set()
    if scope.kind == CLASS:
        # A class body's names are not seen in the functions inside it.
        inner_bound, inner_global = bound | {"__class__"}, set(declared_global)
    free = set()
    for name, flags in scope.flags.items():
        if flags & DECLARED_GLOBAL:
            kinds[name] = GLOBAL
            declared_global.add(name)
            bound.discard(name)
        elif flags & NONLOCAL:
            kinds[name] = FREE
            free.add(name)
        elif flags & BOUND:
            kinds[name] = LOCAL
            local.add(name)
            declared_global.discard(name)
        elif name in bound:
            kinds[name] = FREE
            free.add(name)
        else:
            kinds[name] = IMPLICIT_GLOBAL
    if scope.kind != CLASS:
        inner_global = declared_global
        inner_bound = bound | local if scope.kind == FUNCTION else bound
    inner_free: set[str] = set()
    for child in scope.children:
        inner_free |= resolve(child, set(inner_bound), set(inner_global))
    if scope.kind == FUNCTION:
        for name in inner_free & local:
            kinds[name] = CELL
        inner_free -= local
    elif "__class__" in inner_free:
        inner_free.discard("__class__")
        scope.needs_class_cell = True
    for name in inner_free:
        if name not in kinds:
            kinds[name] = FREE
        elif scope.kind == CLASS and kinds[name] in (LOCAL, GLOBAL):
            scope.passed_through[name] = None
    return free | inner_free
