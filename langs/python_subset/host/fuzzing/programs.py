"""Whole random programs: definitions, then calls of them whose results are printed."""
from __future__ import annotations

import warnings

from kit.host.random_expressions import Scope
from langs.python_subset.host.fuzzing.expressions import new_scope
from langs.python_subset.host.fuzzing.statements import Body

TYPE_CHECKING = False
if TYPE_CHECKING:
    from random import Random

PRELUDE = '''\
import math


class Trouble(Exception):
    pass


class Manager:
    def __init__(self, swallows):
        self.swallows = swallows

    def __enter__(self):
        return 7

    def __exit__(self, kind, value, traceback):
        print("exit", kind and kind.__name__, value)
        return self.swallows


def cut(value):
    if isinstance(value, (str, bytes, list, tuple)):
        return value[:20]
    if isinstance(value, int) and not -1 << 200 < value < 1 << 200:
        return value % 1000003
    return value


def attempt(name, function):
    try:
        print(name, function())
    except Exception as error:
        print(name, type(error).__name__, error)


def collect(generator):
    found = []
    try:
        found.append(next(generator))
        for number in range(30):
            found.append(generator.send(number) if number % 3 == 0 else next(generator))
        generator.throw(Trouble("stop"))
    except StopIteration as stop:
        found.append(("end", stop.value))
    except Exception as error:
        found.append((type(error).__name__, str(error)))
    generator.close()
    return found

'''
PARAMETERS = ("int", "int", "float", "str", "ints", "strs", "dict", "any", "tuple", "floats")
OPERATORS = ("add", "sub", "mul", "floordiv", "mod", "and", "xor", "lt", "le", "eq", "radd",
             "getitem", "contains", "rmul", "matmul")
SYMBOLS = {"add": "+", "sub": "-", "mul": "*", "floordiv": "//", "mod": "%", "and": "&",
           "xor": "^", "lt": "<", "le": "<=", "eq": "==", "matmul": "@"}


def program(random: Random) -> str:
    """A program that ends soon and prints the same wherever Python is implemented right."""
    while True:
        source = Program(random).source()
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")
                compile(source, "<fuzz>", "exec")
        except SyntaxError:     # a walrus where none may be, for instance
            continue
        return source


class Program:
    def __init__(self, random: Random) -> None:
        self.random = random
        self.scope = new_scope(random)
        self.lines: list[str] = []
        self.calls: list[str] = []

    def source(self) -> str:
        for kind in self.random.sample(["int", "float", "str", "ints", "dict", "strs"], 3):
            name = self.scope.new_name("G")
            self.lines.append(f"{name} = {self.scope.literal(kind)}")
            self.scope.bind(kind, name)
        for _ in range(self.random.randint(0, 2)):
            self.klass()
        for _ in range(self.random.randint(1, 3)):
            self.function()
        if self.random.random() < 0.5:
            self.generator()
        return PRELUDE + "\n".join([*self.lines, "", *self.calls]) + "\n"

    def parameters(self) -> tuple[Scope, list[str], list[str]]:
        """A scope that has them, their declarations and their kinds."""
        scope = self.scope.inner()
        kinds = self.random.choices(PARAMETERS, k=self.random.randint(1, 4))
        names = [scope.new_name("p") for _ in kinds]
        declared = list(names)
        first_default = self.random.randint(1, len(names))
        for i in range(first_default, len(names)):
            declared[i] += f"={scope.literal(kinds[i])}"
        if self.random.random() < 0.15 and len(names) > 1:
            declared.insert(1, "/" if self.random.random() < 0.5 else "*")
            kinds = [*kinds[:1], *kinds[1:]]
        for kind, name in zip(kinds, names):
            scope.bind(kind, name)
        if self.random.random() < 0.2 and "*" not in declared:
            declared.append("*rest")
            scope.bind("tuple", "rest")
        if self.random.random() < 0.15:
            declared.append("**more")
            scope.bind("dict", "more")
        return scope, declared, kinds

    def globals(self, scope: Scope) -> list[str]:
        """A function declares the module's variables as its own, or does without them."""
        found = [name for names in scope.variables.values() for name in names if name[0] == "G"]
        if found and self.random.random() < 0.5:
            return [f"    global {', '.join(found)}"]
        for names in scope.variables.values():
            names[:] = [name for name in names if name[0] != "G"]
        return []

    def function(self) -> None:
        name, result = self.scope.new_name("f"), self.random.choice(PARAMETERS)
        scope, declared, kinds = self.parameters()
        body = Body(scope, result=result)
        self.lines += [f"def {name}({', '.join(declared)}):", *self.globals(scope)]
        self.lines += body.guarded(self.random.randint(3, 8), 3)
        self.lines += [f"    return {scope.expression(result)}", "", ""]
        self._call(name, kinds)
        self.scope.call(result, f"{name}({', '.join(f'<{kind}>' for kind in kinds)})")

    def generator(self) -> None:
        name = self.scope.new_name("g")
        scope, declared, kinds = self.parameters()
        body = Body(scope, yields=True)
        self.lines += [f"def {name}({', '.join(declared)}):", *self.globals(scope), "    yield 0"]
        self.lines += body.guarded(self.random.randint(3, 7), 3)
        self.lines += ["", ""]
        for _ in range(3):
            arguments = ", ".join(self.scope.expression(kind, 1) for kind in kinds)
            self.calls.append(f"attempt('{name}', lambda: collect({name}({arguments})))")

    def _call(self, name: str, kinds: list[str]) -> None:
        """Often enough that the function and its loops are compiled."""
        for _ in range(self.random.randint(1, 4)):
            arguments = ", ".join(self.scope.expression(kind, 1) for kind in kinds)
            self.calls.append(f"attempt('{name}', lambda: {name}({arguments}))")
        for _ in range(2):
            inside = self.scope.inner()
            inside.bind("int", "i")
            arguments = ", ".join(inside.expression(kind, 2) for kind in kinds)
            self.calls += ["for i in range(12):",
                           f"    attempt('{name}', lambda: {name}({arguments}))"]

    def klass(self) -> None:
        name = self.scope.new_name("C")
        known = self.scope.variables.get("class", [])
        base = f"({self.random.choice(known)})" if known and self.random.random() < 0.5 else ""
        slots = ["    __slots__ = ('x', 'y')"] if self.random.random() < 0.2 else []
        start = ["    def __init__(self, x, y=0):", "        self.x = x", "        self.y = y"]
        self.lines += [f"class {name}{base}:", *slots, *([] if base else start)]
        self.lines += [f"    def __repr__(self): return f'{name}({{self.x!r}})'"]
        for operator in self.random.sample(OPERATORS, 4):
            scope = self.scope.inner()
            scope.bind("any", "self.x")
            scope.bind("int", "self.y")
            scope.bind("any", "other")
            result = self.random.choice([
                "<any>", "self.y < <int>", f"{name}(<any>, <int>)", "NotImplemented", "<int>"])
            self.lines += [f"    def __{operator}__(self, other):",
                           f"        return {scope.fill(result, 2)}"]
            if operator in SYMBOLS:
                self.scope.call("any", f"{name}(<any>, <int>) {SYMBOLS[operator]} <any>")
        method = self.scope.new_name("m")
        scope = self.scope.inner()
        scope.bind("int", "self.y")
        scope.bind("int", "n")
        self.lines += [f"    def {method}(self, n=1):",
                       f"        self.y = cut({scope.expression('int')})",
                       "        return self.y"]
        self.lines += ["    @property", "    def twice(self): return self.x * 2 if "
                       "not isinstance(self.x, (list, str, tuple, bytes)) else self.x"]
        self.lines += ["", ""]
        self.scope.call("int", f"{name}(<any>, <int>).{method}(<int>)")
        self.scope.call("any", f"{name}(<any>).twice")
        self.scope.call("any", f"{name}(<any>, <int>)")
        self.scope.bind("class", name)
