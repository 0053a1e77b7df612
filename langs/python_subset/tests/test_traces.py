"""What the compiled loops of typical code consist of: no allocation and no call
where neither is needed. Each program's function `f` has the loop.
"""

from __future__ import annotations

from pathlib import Path
from textwrap import dedent

import pytest

from kit.host import build, languages
from kit.host.traces import Loop, bridges_of, log_of, loops_of, trace

pytestmark = pytest.mark.binaries


@pytest.fixture(scope="session")
def binary() -> Path:
    return build.build(build.of_language(languages.find("python_subset"))).binary


def loop_of(binary: Path, folder: Path, source: str) -> Loop:
    program = folder / "program.py"
    program.write_text(dedent(source) + "\n\nprint(f(20000))\n")
    (loop,) = [loop for loop in trace(binary, program) if loop.function == "f"]
    return loop


def test_integers(binary: Path, tmp_path: Path) -> None:
    loop = loop_of(binary, tmp_path, """
        def f(n):
            i = s = 0
            while i < n:
                s += i * 2
                i += 1
            return s
    """)  # fmt: skip
    assert not loop.allocations + loop.calls
    # The last comparison and guard are those of the word that signals set.
    assert loop.named("int_") == ["int_lt", "int_mul_ovf", "int_add_ovf", "int_add", "int_lt"]
    assert loop.named("guard_") == [
        "guard_true", "guard_no_overflow", "guard_no_overflow", "guard_false"]
    assert loop.named("getfield", "getarrayitem", "setfield", "setarrayitem") == [
        "getfield_raw_i"]


def test_floats_and_range(binary: Path, tmp_path: Path) -> None:
    loop = loop_of(binary, tmp_path, """
        def f(n):
            x = 0.0
            for i in range(n):
                x = x * 0.5 + i
            return x
    """)  # fmt: skip
    assert not loop.calls + loop.allocations
    assert loop.named("float_") == ["float_mul", "float_add"]


def test_attributes_and_methods(binary: Path, tmp_path: Path) -> None:
    loop = loop_of(binary, tmp_path, """
        class Point:
            def __init__(self, x, y):
                self.x = x
                self.y = y

            def add(self, other):
                return Point(self.x + other.x, self.y + other.y)

        def f(n):
            total = Point(0, 0.5)
            step = Point(1, 2.0)
            for i in range(n):
                total = total.add(step)
            return total.x
    """)  # fmt: skip
    assert not loop.calls + loop.allocations


def test_globals_and_functions(binary: Path, tmp_path: Path) -> None:
    loop = loop_of(binary, tmp_path, """
        STEP = 3

        def add(x, y=1):
            return x + y + STEP

        def f(n):
            x = 0
            for i in range(n):
                x = add(add(x, y=i), 2)
            return x
    """)  # fmt: skip
    assert not loop.calls + loop.allocations


def test_lists_of_floats(binary: Path, tmp_path: Path) -> None:
    loop = loop_of(binary, tmp_path, """
        def f(n):
            values = [1.5] * 10
            i = 0
            while i < n:
                values[i % 10] = values[(i + 1) % 10] + 1.0
                i += 1
            return values[3]
    """)  # fmt: skip
    assert not loop.calls + loop.allocations
    assert loop.named("getarrayitem") == ["getarrayitem_gc_f"]


def test_unpacking_and_closures(binary: Path, tmp_path: Path) -> None:
    loop = loop_of(binary, tmp_path, """
        def f(n):
            pairs = [(1, 2.0), (3, 4.0)] * 4
            scale = 2

            def weigh(pair):
                a, b = pair
                return a * scale + b

            total = 0.0
            i = 0
            while i < n:
                total += weigh(pairs[i & 7])
                i += 1
            return total
    """)  # fmt: skip
    assert not loop.calls + loop.allocations


def test_exceptions(binary: Path, tmp_path: Path) -> None:
    loop = loop_of(binary, tmp_path, """
        def check(i):
            if i >= 0:
                raise ValueError(i)

        def f(n):
            caught = 0
            for i in range(n):
                try:
                    check(i)
                except ValueError:
                    caught += 1
            return caught
    """)  # fmt: skip
    assert not loop.calls


def test_generators(binary: Path, tmp_path: Path) -> None:
    loop = loop_of(binary, tmp_path, """
        def squares(n):
            for i in range(n):
                yield i * i

        def f(n):
            total = 0
            for square in squares(n):
                total += square
            return total
    """)  # fmt: skip
    assert loop.calls == ["cond_call"]      # the generator's frame may be forced
    assert len(loop.allocations) <= 1       # its local variable


def test_delegation(binary: Path, tmp_path: Path) -> None:
    loop = loop_of(binary, tmp_path, """
        def squares(n):
            for i in range(n):
                yield i * i

        def around(inner):
            yield from inner

        def f(n):
            total = 0
            for square in around(around(around(squares(n)))):
                total += square
            return total
    """)  # fmt: skip
    assert loop.calls == ["cond_call"]      # as without a chain: the innermost's frame
    assert len(loop.allocations) <= 1


def test_generator_with_a_loop_of_its_own(binary: Path, tmp_path: Path) -> None:
    """A trace that ends where it yields leaves its frame as it is, for the next one."""
    program = tmp_path / "program.py"
    program.write_text(dedent("""
        def numbers(n):
            for i in range(n):
                for j in range(i % 5):
                    pass
                yield i

        def f(n):
            total = 0
            for i in numbers(n):
                total += i
            return total

        f(20000)
    """))
    log = log_of(binary, program)
    ending = [one for one in (*loops_of(log), *bridges_of(log)) if "finish" in one.operations]
    assert ending
    assert not [one for one in ending if "guard_not_forced_2" in one.operations]


def test_dictionaries_with_strings(binary: Path, tmp_path: Path) -> None:
    loop = loop_of(binary, tmp_path, """
        def f(n):
            counts = {"a": 0, "b": 1}
            for i in range(n):
                counts["a"] += 1
            return counts["a"]
    """)  # fmt: skip
    assert len(loop.calls) <= 2


def test_keywords_that_are_passed_on(binary: Path, tmp_path: Path) -> None:
    loop = loop_of(binary, tmp_path, """
        def add(a=1, b=2, c=3):
            return a + b + c

        def forward(*args, **more):
            return add(*args, **more)

        def f(n):
            total = 0
            for i in range(n):
                total += forward(i, c=4)
            return total
    """)  # fmt: skip
    assert not loop.calls + loop.allocations


def test_super_is_a_constant(binary: Path, tmp_path: Path) -> None:
    loop = loop_of(binary, tmp_path, """
        class A:
            def get(self, i):
                return i + 1

        class B(A):
            def get(self, i):
                return super().get(i) + 2

        def f(n):
            b = B()
            total = 0
            for i in range(n):
                total += b.get(i)
            return total
    """)  # fmt: skip
    assert not loop.calls + loop.allocations


def test_frames_of_callers_are_read_in_traces(binary: Path, tmp_path: Path) -> None:
    """As logging finds who calls: a compiled call that read them would take the loop's frame
    out of the trace, which would be given up."""
    loop = loop_of(binary, tmp_path, """
        import sys

        def where():
            frame = sys._getframe(1).f_back
            return frame.f_lineno + len(frame.f_code.co_name)

        def log():
            return where()

        def f(n):
            total = 0
            for i in range(n):
                total += log()
            return total
    """)  # fmt: skip
    assert "int_add" in loop.operations or "int_add_ovf" in loop.operations


def test_attributes_of_many_names_need_no_trace_each(binary: Path, tmp_path: Path) -> None:
    program = tmp_path / "program.py"
    program.write_text(dedent("""
        class Options:
            pass

        def f(n):
            names = ["option%d" % i for i in range(200)]
            for i in range(n):
                options = Options()
                for name in names:
                    setattr(options, name, i)
                    options.__dict__[name] = i

        f(300)
    """))
    log = log_of(binary, program)
    assert any(loop.function == "f" for loop in loops_of(log))
    assert len(bridges_of(log)) < 50


def test_slices_of_integers_are_copied_as_blocks(binary: Path, tmp_path: Path) -> None:
    loop = loop_of(binary, tmp_path, """
        def f(n):
            values = list(range(8))
            for i in range(n):
                k = values[0] % 5 + 2
                values[:k] = values[k - 1::-1]
            return values
    """)  # fmt: skip
    assert not loop.named("call_may_force")     # no item is boxed, nothing is called back


def test_checks_of_abstract_classes(binary: Path, tmp_path: Path) -> None:
    loop = loop_of(binary, tmp_path, """
        from collections.abc import Mapping, Sized

        class Own:
            def __len__(self):
                return 1

        def f(n):
            own = Own()
            found = 0
            for i in range(n):
                found += isinstance(own, Sized) + isinstance(own, Mapping)
                found += issubclass(Own, Sized)
            return found
    """)  # fmt: skip
    assert not loop.calls + loop.allocations


def test_slots(binary: Path, tmp_path: Path) -> None:
    loop = loop_of(binary, tmp_path, """
        class Counter:
            __slots__ = ("count", "step")

            def __init__(self):
                self.count = 0
                self.step = 2

        def f(n):
            counter = Counter()
            for i in range(n):
                counter.count += counter.step
            return counter.count
    """)  # fmt: skip
    assert not loop.calls + loop.allocations


def test_long_bodies(binary: Path, tmp_path: Path) -> None:
    """A body longer than the traces that rpython makes by default."""
    lines = "\n".join(["                a, b, c, d = pair"] * 400)
    loop = loop_of(binary, tmp_path, f"""
        def f(n):
            pair = (1, 2, 3, 4)
            for i in range(n):
{lines}
            return a
    """)  # fmt: skip
    assert not loop.calls + loop.allocations


def test_parts_of_strings_are_made_without_a_call_that_may_force(
    binary: Path, tmp_path: Path
) -> None:
    loop = loop_of(binary, tmp_path, """
        def f(n):
            for i in range(n):
                words = 'a,b,c'.split(',')
                text = '-'.join(words)
                data = b''.join([b'a', b'b']) + b'c'
                text.strip()
            return len(text) + len(data)
    """)  # fmt: skip
    assert not loop.named("call_may_force")
