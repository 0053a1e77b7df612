"""Small random changes to real programs: other constants, operators, order, missing forms."""
from __future__ import annotations

import re

from langs.scheme.host.fuzzing.grammar import LITERALS
from langs.scheme.host.fuzzing.sexpressions import (
    Form,
    at,
    positions,
    read,
    replaced,
    split_language,
    write,
)

TYPE_CHECKING = False
if TYPE_CHECKING:
    from random import Random

    from langs.scheme.host.fuzzing.sexpressions import Tree

_NUMBER = re.compile(r"-?\d+(\.\d*)?$")
_KEPT = ("require", "define-syntax", "define-syntax-rule", "struct", "module", "provide")
FAMILIES = [("+", "-", "*", "quotient", "max"), ("<", "<=", "=", ">", "eqv?"),
            ("car", "cdr", "cadr", "length"), ("eq?", "equal?", "eqv?"), ("let", "let*", "letrec"),
            ("and", "or", "if"), ("display", "write", "print"), ("add1", "sub1", "-", "not")]


def mutate(source: str, random: Random) -> str:
    """The program with one to three changes; its parentheses match still."""
    language, rest = split_language(source)
    forms = read(rest)
    for _ in range(random.randint(1, 3)):
        forms = _changed(forms, random)
    return language + write(forms)


def _changed(forms: list[Tree], random: Random) -> list[Tree]:
    places = [path for path in positions(forms) if not _is_kept(forms[path[0]])]
    if not places:
        return forms
    path = random.choice(places)
    tree = at(forms, path)
    if isinstance(tree, Form):
        return replaced(forms, path, [_changed_form(tree, random)])
    for family in FAMILIES:
        if tree in family:
            return replaced(forms, path, [random.choice(family)])
    if _NUMBER.match(tree):
        kind = random.choice(("int", "flo", "rat"))
        return replaced(forms, path, [random.choice(LITERALS[kind])])
    if tree.startswith('"'):
        return replaced(forms, path, [random.choice(LITERALS["str"])])
    if tree in ("#t", "#f", "'()"):
        return replaced(forms, path, [random.choice(("#t", "#f", "'()", "0"))])
    return forms


def _is_kept(form: Tree) -> bool:
    return not isinstance(form, Form) or bool(form.items and form.items[0] in _KEPT)


def _changed_form(form: Form, random: Random) -> Form:
    items = list(form.items)
    if len(items) > 1:
        i, j = random.randrange(len(items)), random.randrange(len(items))
        kind = random.randrange(3)
        if kind == 0:
            del items[i]
        elif kind == 1:
            items.insert(i, items[j])
        else:
            items[i], items[j] = items[j], items[i]
    return Form(form.before, items, form.after)
