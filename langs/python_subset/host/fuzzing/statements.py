"""Random statements: blocks of a function's body."""
from __future__ import annotations

from kit.host.random_expressions import Scope
from langs.python_subset.host.fuzzing.expressions import KINDS

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Callable

ERRORS = ("ValueError", "TypeError", "KeyError", "IndexError", "ZeroDivisionError", "OverflowError",
          "AttributeError", "LookupError", "ArithmeticError", "Exception", "(KeyError, TypeError)")
# Values that loops could grow without bound are cut where they are assigned.
CUT = {"int": "cut({})", "str": "({})[:40]", "bytes": "({})[:40]", "ints": "({})[:12]",
       "floats": "({})[:12]", "strs": "({})[:12]", "tuple": "({})[:6]", "any": "cut({})",
       "dict": "dict(list(({}).items())[:9])", "table": "dict(list(({}).items())[:9])"}
UPDATES = {
    "int": ["+= <int>", "-= <int>", "*= <small>", "^= <int>", "//= <int>", "%= <int>", "|= <int>"],
    "float": ["+= <float>", "*= <float>", "/= <int>", "-= <int>"],
    "str": ["+= <str>[:5]"],
    "ints": ["+= <ints>[:3]", "*= <int> & 1"],
    "strs": ["+= [<str>]"],
    "tuple": ["+= (<any>,)"],
    "dict": ["|= <dict>"],
    "set": ["|= <set>", "&= <set>", "-= <set>", "^= <set>"],
}
# Statements about a variable of the kind, `@`.
CHANGES = {
    "ints": ["@.append(<int>)", "@.pop()", "@.pop(<small>)", "@.insert(<small>, <int>)",
             "@.sort()", "@.reverse()", "@.remove(<int>)", "@[<small>] = <int>",
             "@[<slice>] = <ints>[:4]", "del @[<slice>]", "del @[<small>]", "@.clear()",
             "@.extend(<ints>[:4])", "@[<small>] += <int>", "@.append(<any>)",
             "@.sort(key=<function>)", "@.extend(<int+$int> for $ in <ints>[:3])"],
    "floats": ["@.append(<float>)", "@[<small>] = <float>", "@[<small>] *= 2", "@.sort()",
               "@.append(<int>)", "del @[:2]"],
    "strs": ["@.append(<str>)", "@.sort(key=len)", "@[<small>] = <str>", "@.insert(0, <str>)",
             "@.pop(0)", "@.append(<any>)"],
    "dict": ["@[<str>] = <int>", "@.pop(<str>, None)", "del @[<str>]", "@.update(<dict>)",
             "@.setdefault(<str>, <int>)", "@[<str>] += <int>", "@.popitem()", "@.clear()",
             "@.update(a=<int>)"],
    "table": ["@[<int>] = <any>", "@[<float>] = <int>", "@.pop(<int>)", "del @[<int>]",
              "@[<str>] = <any>", "@[<tuple>] = <int>", "@.update(<table>)"],
    "set": ["@.add(<int>)", "@.discard(<int>)", "@.remove(<int>)", "@.update(<ints>)", "@.clear()"],
}
ITERATED = {
    "ints": "int", "strs": "str", "str": "str", "floats": "float", "dict": "str", "tuple": "any",
    "range(<int> & 31)": "int", "range(<small>, 20, 1 + (<int> & 3))": "int",
    "range(<int> & 15, <small>, -1)": "int", "reversed(<ints>)": "int", "map(abs, <ints>)": "int",
    "(<int+$int> for $ in <ints>)": "int", "filter(None, <ints>)": "int", "sorted(<set>)": "int",
    "list(<table>.values())": "any", "enumerate(<strs>)": "tuple", "zip(<ints>, <strs>)": "tuple",
    "<dict>.copy().items()": "tuple", "list(<dict>.values())": "int", "<bytes>": "int",
}


class Body:
    """Makes the statements of one function, loop or branch."""

    def __init__(self, scope: Scope, in_loop: bool = False, yields: bool = False,
                 result: str = "any") -> None:
        self.scope = scope
        self.random = scope.random
        self.in_loop = in_loop
        self.yields = yields
        self.result = result

    def block(self, count: int, depth: int) -> list[str]:
        """Indented statements, at least one; what they bind may be unbound behind the block."""
        inner = Body(self.scope.inner(), self.in_loop, self.yields, self.result)
        lines = [line for _ in range(count) for line in inner.statement(depth)]
        if self.random.random() < 0.1:
            lines += inner.leave()
        return ["    " + line for line in lines or ["pass"]]

    def guarded(self, count: int, depth: int) -> list[str]:
        """A function's statements; half of them may raise and it still goes on."""
        lines = []
        for _ in range(count):
            statement = self.statement(depth)
            if self.random.random() < 0.5:
                lines += ["try:", *("    " + line for line in statement),
                          "except Exception as problem:",
                          "    print(type(problem).__name__, problem)"]
            else:
                lines += statement
        return ["    " + line for line in lines]

    def statement(self, depth: int) -> list[str]:
        simple: list[tuple[Callable[[], list[str]], int]] = [
            (self.assign, 5), (self.update, 4), (self.change, 4), (self.show, 3),
            (self.unpack, 1), (self.check, 1), (self.give, 3 if self.yields else 0)]
        nested: list[tuple[Callable[[int], list[str]], int]] = [
            (self.loop, 3), (self.branch, 3), (self.attempt, 2), (self.while_loop, 1),
            (self.closure, 1), (self.managed, 1), (self.match, 1)]
        if depth > 0 and self.random.random() < 0.4:
            block = self.random.choices([one for one, _ in nested], [n for _, n in nested])[0]
            return block(depth - 1)
        return self.random.choices([one for one, _ in simple], [n for _, n in simple])[0]()

    # -- simple statements

    def assign(self) -> list[str]:
        kind = self.random.choice([*KINDS, "set"])
        value = self.scope.expression(kind)
        if self.in_loop and kind in CUT:
            value = CUT[kind].format(value)
        known = self.scope.variables.get(kind, [])
        reuse = known and self.random.random() < 0.6
        name = self.random.choice(known) if reuse else self.scope.new_name()
        self.scope.bind(kind, name)
        return [f"{name} = {value}"]

    def _variable(self, kinds: dict[str, list[str]]) -> tuple[str, str] | None:
        found = [(kind, name) for kind, names in self.scope.variables.items() if kind in kinds
                 for name in names]
        return self.random.choice(found) if found else None

    def update(self) -> list[str]:
        found = self._variable(UPDATES)
        if found is None:
            return self.assign()
        kind, name = found
        lines = [f"{name} {self.scope.fill(self.random.choice(UPDATES[kind]), 2)}"]
        if self.in_loop and kind in CUT:
            lines.append(f"{name} = {CUT[kind].format(name)}")
        return lines

    def change(self) -> list[str]:
        found = self._variable(CHANGES)
        if found is None:
            return self.assign()
        kind, name = found
        return [self.scope.fill(self.random.choice(CHANGES[kind]).replace("@", name), 2)]

    def show(self) -> list[str]:
        kinds = self.random.choices(KINDS, k=self.random.randint(1, 3))
        return [f"print({', '.join(self.scope.expression(kind) for kind in kinds)})"]

    def unpack(self) -> list[str]:
        first, second = self.scope.new_name(), self.scope.new_name()
        template, kinds = self.random.choice([
            (f"{first}, {second} = <int>, <str>", ("int", "str")),
            (f"{first}, *{second} = <ints>", ("int", "ints")),
            (f"*{first}, {second} = <strs>", ("strs", "str")),
            (f"({first}, {second}), *_ = <tuple>", ("any", "any")),
            (f"{first} = {second} = <float>", ("float", "float")),
            (f"{first}, {second} = <int>, <int>", ("int", "int"))])
        text = self.scope.fill(template, 2)
        for kind, name in zip(kinds, (first, second)):
            self.scope.bind(kind, name)
        return [text]

    def check(self) -> list[str]:
        return [self.scope.fill(self.random.choice(
            ["assert <bool>, <str>", "assert <bool> or True", "raise ValueError(<any>)",
             "if <bool>: raise KeyError(<str>)", "if <bool>: raise Trouble(<int>) from None"]), 2)]

    def give(self) -> list[str]:
        if self.random.random() < 0.2:
            return [self.scope.fill("yield from <ints>", 2)]
        if self.random.random() < 0.3:
            name = self.scope.new_name()
            line = self.scope.fill(f"{name} = yield <any>", 2)
            self.scope.bind("any", name)
            return [line]
        return [self.scope.fill("yield <int>", 2)]

    def leave(self) -> list[str]:
        choices = ["raise Trouble(<any>)", "return" if self.yields else f"return <{self.result}>"]
        if self.in_loop:
            choices += ["break", "continue"] * 2
        return [self.scope.fill(self.random.choice(choices), 2)]

    # -- with blocks

    def _inner(self, in_loop: bool, depth: int, **bound: str) -> list[str]:
        scope = self.scope.inner()
        for name, kind in bound.items():
            scope.bind(kind, name)
        body = Body(scope, in_loop, self.yields, self.result)
        return body.block(self.random.randint(1, 4), depth)

    def loop(self, depth: int) -> list[str]:
        iterable = self.random.choice(list(ITERATED))
        kind, name = ITERATED[iterable], self.scope.new_name()
        if "<" not in iterable:
            iterable = f"<{iterable}>"
            iterable += "[:9]" if kind != "str" or iterable == "<strs>" else ""
        iterable = self.scope.fill(iterable, 2)
        lines = [f"for {name} in {iterable}:"]
        if kind == "tuple":
            other = self.scope.new_name()
            lines = [f"for {name}, {other} in {iterable}:"]
        lines += self._inner(True, depth, **{name: "any" if kind == "tuple" else kind})
        if self.random.random() < 0.15:
            lines += ["else:", *self._inner(self.in_loop, 0)]
        return lines

    def while_loop(self, depth: int) -> list[str]:
        name = self.scope.new_name()
        bound = self.random.choice([3, 10, 25])
        return [f"{name} = 0", f"while {name} < {bound}:", f"    {name} += 1",
                *self._inner(True, depth)]

    def branch(self, depth: int) -> list[str]:
        lines = [f"if {self.scope.expression('bool')}:", *self._inner(self.in_loop, depth)]
        if self.random.random() < 0.4:
            kind = self.random.choice(KINDS)
            lines += [f"elif {self.scope.expression(kind, 2)}:", *self._inner(self.in_loop, depth)]
        if self.random.random() < 0.5:
            lines += ["else:", *self._inner(self.in_loop, depth)]
        return lines

    def attempt(self, depth: int) -> list[str]:
        lines = ["try:", *self._inner(self.in_loop, depth)]
        handled = self.random.random() < 0.85
        if handled:
            name = self.scope.new_name("e")
            lines += [f"except {self.random.choice(ERRORS)} as {name}:",
                      f"    print('caught', type({name}).__name__, {name})",
                      *self._inner(self.in_loop, 0)]
            if self.random.random() < 0.3:
                lines += ["else:", *self._inner(self.in_loop, 0)]
        if not handled or self.random.random() < 0.3:
            lines += ["finally:", *self._inner(self.in_loop, 0)]
        return lines

    def managed(self, depth: int) -> list[str]:
        name = self.scope.new_name()
        flag = self.scope.expression("bool", 1)
        inside = self._inner(self.in_loop, depth, **{name: "int"})
        return [f"with Manager({flag}) as {name}:", *inside]

    def match(self, depth: int) -> list[str]:
        name = self.scope.new_name()
        patterns = ["0", "-1 | 2 | 'a'", f"[{name}]", f"[{name}, _]", f"[1, *{name}]",
                    f"{{'a': {name}}}", f"{{'b': _, **{name}}}", f"int() as {name}",
                    f"str({name})", f"(float({name}) | int({name}))", "None", "[[_, _], *_]"]
        kind = self.random.choice(KINDS)
        lines = [f"match {self.scope.expression(kind)}:"]
        for pattern in self.random.sample(patterns, 3):
            guard = f" if {self.scope.expression('bool', 1)}" if self.random.random() < 0.2 else ""
            bound = {name: "any"} if name in pattern else {}
            inner = self._inner(self.in_loop, depth, **bound)
            lines += [f"    case {pattern}{guard}:", *("    " + line for line in inner)]
        return [*lines, "    case _:", *("    " + line for line in self._inner(self.in_loop, 0))]

    def closure(self, depth: int) -> list[str]:
        name, parameter = self.scope.new_name("inner"), self.scope.new_name()
        scope = self.scope.inner()
        scope.variables = {}
        ints = self.scope.variables.get("int", [])
        lines = [f"def {name}({parameter}, step={self.scope.expression('int', 1)}):"]
        locals_ = [known for known in ints if known[0] in "pv"]
        if locals_ and self.random.random() < 0.5:
            captured = self.random.choice(locals_)
            lines += [f"    nonlocal {captured}"]
            scope.bind("int", captured)
        scope.bind("int", parameter)
        scope.bind("int", "step")
        body = Body(scope)
        lines += body.block(2, 0)
        lines += [f"    return {scope.expression('int')}"]
        self.scope.call("int", f"{name}(<int>)")
        self.scope.call("int", f"{name}(<int>, step=<int>)")
        return lines
