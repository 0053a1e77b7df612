"""Annotations as strings."""
from __future__ import annotations

from typing import Any


def f(a: int | None, *args: list[undefined["x"]], b: lambda: (yield) = 1, **k: -1 ** 2) -> "quoted":
    local: more.undefined[1:2, ...] = 5
    return local


class C:
    attribute: Any = 3
    unset: (1, 2)
    starred: tuple[*Ts]


x: f"{1 + 1} {{}}" = 1
y: not a or b and c
f.z: undefined = 2
print(f.__annotations__, f(1), C.__annotations__, __annotations__, f.z)
