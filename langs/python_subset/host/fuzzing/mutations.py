"""Small random changes to real programs: other constants, operators, order, missing statements."""
from __future__ import annotations

import ast
import copy

TYPE_CHECKING = False
if TYPE_CHECKING:
    from random import Random
    from typing import Any

CONSTANTS: list[Any] = [
    0, 1, -1, 2, 7, 255, 2**31, 2**63 - 1, 2**63, -(2**63), 2**64, 0.0, -0.0, 0.5, 1e300, "", "a",
    "\u4e2d", b"", b"\0", None, True, False, (), (1,), ...]
BINARY = [ast.Add, ast.Sub, ast.Mult, ast.FloorDiv, ast.Mod, ast.BitAnd, ast.BitOr, ast.BitXor,
          ast.Div]
COMPARISONS = [ast.Lt, ast.LtE, ast.Gt, ast.GtE, ast.Eq, ast.NotEq, ast.In, ast.NotIn]
BLOCKS = ("body", "orelse", "finalbody")


def mutate(source: str, random: Random) -> str:
    """The program with one to three changes, still one that compiles."""
    tree = ast.parse(source)
    for _ in range(random.randint(1, 3)):
        changed = copy.deepcopy(tree)
        _change(changed, random)
        ast.fix_missing_locations(changed)
        try:
            compile(ast.unparse(changed), "<fuzz>", "exec")
        except (SyntaxError, ValueError):
            continue
        tree = changed
    return ast.unparse(tree) + "\n"


def _change(tree: ast.Module, random: Random) -> None:
    nodes = [node for node in ast.walk(tree) if _changeable(node)]
    if not nodes:
        return
    node = random.choice(nodes)
    if isinstance(node, ast.Constant):
        node.value = random.choice(CONSTANTS)
    elif isinstance(node, ast.BinOp):
        if random.random() < 0.3:
            node.left, node.right = node.right, node.left
        else:
            node.op = random.choice(BINARY)()
    elif isinstance(node, ast.Compare):
        node.ops[0] = random.choice(COMPARISONS)()
    elif isinstance(node, ast.Call):
        _change_call(node, random)
    elif isinstance(node, (ast.If, ast.IfExp)):
        node.test = ast.UnaryOp(ast.Not(), node.test)
    else:
        _change_block(node, random)


def _changeable(node: ast.AST) -> bool:
    if isinstance(node, ast.Constant):      # not the parts of an f-string
        return not isinstance(node.value, str) or "{" not in node.value
    if isinstance(node, ast.Call):
        return len(node.args) > 0
    return isinstance(node, (ast.BinOp, ast.Compare, ast.If, ast.IfExp)) or any(
        isinstance(getattr(node, name, None), list) and len(getattr(node, name)) > 1
        for name in BLOCKS)


def _change_call(node: ast.Call, random: Random) -> None:
    kind = random.randrange(3)
    if kind == 0:
        node.args.pop(random.randrange(len(node.args)))
    elif kind == 1:
        node.args.append(copy.deepcopy(random.choice(node.args)))
    else:
        random.shuffle(node.args)


def _change_block(node: ast.AST, random: Random) -> None:
    blocks = [block for name in BLOCKS
              if isinstance(block := getattr(node, name, None), list) and len(block) > 1]
    block = random.choice(blocks)
    at = random.randrange(len(block))
    kind = random.randrange(3)
    if kind == 0:
        del block[at]
    elif kind == 1:
        block.insert(at, copy.deepcopy(block[at]))
    else:
        other = random.randrange(len(block))
        block[at], block[other] = block[other], block[at]
