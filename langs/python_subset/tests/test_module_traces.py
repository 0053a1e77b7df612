"""What loops over the iterators and containers of builtin modules are compiled to."""

from __future__ import annotations

from pathlib import Path
from textwrap import dedent

import pytest

from kit.host import build, languages
from kit.host.traces import trace
from langs.python_subset.tests.test_traces import loop_of

pytestmark = pytest.mark.binaries


@pytest.fixture(scope="session")
def binary() -> Path:
    return build.build(build.of_language(languages.find("python_subset"))).binary


def test_count_and_islice(binary: Path, tmp_path: Path) -> None:
    loop = loop_of(binary, tmp_path, """
        from itertools import count, islice

        def f(n):
            total = 0
            for i in islice(count(3, 2), n):
                total += i
            return total
    """)  # fmt: skip
    assert not loop.calls + loop.allocations


def test_chain_and_takewhile(binary: Path, tmp_path: Path) -> None:
    loop = loop_of(binary, tmp_path, """
        from itertools import chain, takewhile

        def f(n):
            total = 0
            for i in takewhile(lambda i: i < n, chain(range(n), range(n, n + n))):
                total += i
            return total
    """)  # fmt: skip
    assert not loop.calls + loop.allocations


def test_product(binary: Path, tmp_path: Path) -> None:
    """The items that follow come from a function of the VM."""
    loop = loop_of(binary, tmp_path, """
        from itertools import product

        def f(n):
            total = 0
            for a, b in product(range(n // 100), range(100)):
                total += a * b
            return total
    """)  # fmt: skip
    assert len(loop.calls) == 1 and len(loop.allocations) == 0


def test_deque(binary: Path, tmp_path: Path) -> None:
    loop = loop_of(binary, tmp_path, """
        from _collections import deque

        def f(n):
            queue = deque([1.5, 2.5])
            i = 0
            while i < n:
                queue.append(queue.popleft())
                i += 1
            return queue[0]
    """)  # fmt: skip
    assert loop.calls == ["cond_call"]
    assert not loop.allocations


def test_arrays(binary: Path, tmp_path: Path) -> None:
    loop = loop_of(binary, tmp_path, """
        from array import array

        def f(n):
            floats = array("d", [1.5]) * 10
            bytes = array("B", [3]) * 10
            i = 0
            while i < n:
                floats[i % 10] = floats[(i + 1) % 10] + bytes[i % 10]
                bytes[i % 10] = i & 127
                i += 1
            return floats[3]
    """)  # fmt: skip
    assert not loop.calls + loop.allocations


def test_defaultdict_and_named_items(binary: Path, tmp_path: Path) -> None:
    loop = loop_of(binary, tmp_path, """
        from _collections import _tuplegetter
        from _operator import itemgetter

        class Pair(tuple):
            first = _tuplegetter(0, "")
            second = _tuplegetter(1, "")

        def f(n):
            pair = Pair((2, 3))
            get = itemgetter(1)
            total = 0
            for i in range(n):
                total += pair.first * pair.second + get(pair)
            return total
    """)  # fmt: skip
    assert not loop.calls + loop.allocations


def test_keys_of_a_sort(binary: Path, tmp_path: Path) -> None:
    """A loop of the VM that the key function is inlined into: it makes the keys."""
    program = tmp_path / "program.py"
    program.write_text(dedent("""
        def negated(i):
            return -i

        print(sorted(range(20000), key=negated)[0])
    """))
    (loop,) = [loop for loop in trace(binary, program) if loop.function == "negated"]
    assert not loop.calls and len(loop.allocations) == 1


def test_struct(binary: Path, tmp_path: Path) -> None:
    """The values of a layout that is known are taken out of the bytes one by one."""
    loop = loop_of(binary, tmp_path, """
        import struct

        def f(n):
            data = struct.pack("<iHd", -1, 2, 3.5)
            total = 0.0
            for i in range(n):
                a, b, c = struct.unpack("<iHd", data)
                total += a + b + c
            return total
    """)  # fmt: skip
    assert not loop.calls + loop.allocations
