"""Programs as trees of S-expressions: read, written, and made smaller."""
from __future__ import annotations

import re

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from typing import Union

    Tree = Union[str, "Form"]
    Path = tuple[int, ...]

_TOKEN = re.compile(
    r'\s+|;[^\n]*|(?s:#\|.*?\|#)|(?P<open>(?:#[a-z0-9]*|#s)?[(\[{])|(?P<close>[)\]}])'
    r'''|(?P<prefix>#;|[#]?'|#?`|#?,@|#?,|#&)'''
    r'|(?P<atom>#(?:rx|px)?#?"(?:\\.|[^"\\])*"|"(?:\\.|[^"\\])*"'
    r'''|#\\(?:[A-Za-z]+[0-9A-Fa-f]*|(?s:.))|(?:\|[^|]*\||\\.|[^\s()\[\]{}"';`,|\\])+)''', re.S)
_CLOSING = {"(": ")", "[": "]", "{": "}"}
SIMPLE = ("0", "'()", '""', "(void)")


class Form:
    """A parenthesized form; `before` is what stands before its items, "'" in '(1 2)."""

    def __init__(self, before: str, items: list[Tree], after: str) -> None:
        self.before = before
        self.items = items
        self.after = after

    def __str__(self) -> str:
        return self.before + " ".join(map(str, self.items)) + self.after


def read(text: str) -> list[Tree]:
    """The forms of a text, comments left out; ValueError where parentheses do not match."""
    stack: list[Form] = [Form("", [], "")]
    prefix = ""
    position = 0
    while position < len(text):
        match = _TOKEN.match(text, position)
        if match is None:
            raise ValueError(f"no token starts at {text[position:position + 20]!r}")
        position = match.end()
        if match["open"]:
            stack.append(Form(prefix + match["open"], [], _CLOSING[match["open"][-1]]))
            prefix = ""
        elif match["close"]:
            form = stack.pop()
            if not stack or form.after != match["close"]:
                raise ValueError(f"a parenthesis does not match before offset {position}")
            stack[-1].items.append(form)
        elif match["prefix"]:
            prefix += match["prefix"]
        elif match["atom"]:
            stack[-1].items.append(prefix + match["atom"])
            prefix = ""
    if len(stack) != 1:
        raise ValueError("a parenthesis is not closed")
    return stack[0].items


def split_language(source: str) -> tuple[str, str]:
    """The line `#lang ...`, if there is one, and the rest."""
    if not source.startswith("#lang"):
        return "", source
    line, _, rest = source.partition("\n")
    return line + "\n", rest


def write(forms: list[Tree]) -> str:
    return "".join(f"{form}\n" for form in forms)


def positions(forms: list[Tree]) -> Iterator[Path]:
    """The paths to all trees, outer ones first."""
    level: list[tuple[Path, Tree]] = [((i,), form) for i, form in enumerate(forms)]
    while level:
        yield from (path for path, _ in level)
        level = [((*path, i), item) for path, tree in level if isinstance(tree, Form)
                 for i, item in enumerate(tree.items)]


def at(forms: list[Tree], path: Path) -> Tree:
    tree = forms[path[0]]
    for i in path[1:]:
        assert isinstance(tree, Form)
        tree = tree.items[i]
    return tree


def replaced(forms: list[Tree], path: Path, new: list[Tree]) -> list[Tree]:
    """A copy in which the trees `new` stand where one stood."""
    i = path[0]
    if len(path) == 1:
        return [*forms[:i], *new, *forms[i + 1:]]
    form = forms[i]
    assert isinstance(form, Form)
    inner = Form(form.before, replaced(form.items, path[1:], new), form.after)
    return [*forms[:i], inner, *forms[i + 1:]]


class Shrinker:
    """Looks for a smaller program for which `differs` holds still."""

    def __init__(self, source: str, differs: Callable[[str], bool]) -> None:
        self.language, rest = split_language(source)
        self.forms = read(rest)
        self.differs = differs
        self.tried: set[str] = set()

    def run(self) -> str:
        while self.fewer_forms(()) or self.smaller_forms():
            pass
        return self.language + write(self.forms)

    def try_(self, forms: list[Tree]) -> bool:
        text = self.language + write(forms)
        if text in self.tried:
            return False
        self.tried.add(text)
        if not self.differs(text):
            return False
        self.forms = forms
        return True

    def items(self, path: Path) -> list[Tree]:
        if not path:
            return self.forms
        form = at(self.forms, path)
        assert isinstance(form, Form)
        return form.items

    def fewer_forms(self, path: Path) -> bool:
        """Leaves out runs of the forms there, long ones first."""
        found = False
        length = len(self.items(path))
        while length:
            start = len(self.items(path)) - length
            while start >= 0:
                items = self.items(path)
                kept = [*items[:start], *items[start + length:]]
                found |= self.try_(self.with_items(path, kept))
                start -= length
            length //= 2
        return found

    def with_items(self, path: Path, items: list[Tree]) -> list[Tree]:
        if not path:
            return items
        form = at(self.forms, path)
        assert isinstance(form, Form)
        return replaced(self.forms, path, [Form(form.before, items, form.after)])

    def smaller_forms(self) -> bool:
        """Puts a part in a form's place, or something simple, or leaves out some of its items."""
        for path in list(positions(self.forms)):
            tree = at(self.forms, path)
            if isinstance(tree, Form):
                length = len(str(tree))
                parts: list[Tree] = [*SIMPLE, *sorted(tree.items, key=lambda part: len(str(part)))]
                if any(self.try_(replaced(self.forms, path, [part]))
                       for part in parts if len(str(part)) < length):
                    return True
                if self.fewer_forms(path):
                    return True
        return False
