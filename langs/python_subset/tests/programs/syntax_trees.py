"""Syntax trees: made of sources, walked, changed, and compiled."""
import ast

SOURCE = '''\
import os.path as p, sys
from . import x as y

@decorated(1)
class A(B, metaclass=M):
    """doc"""
    a: int = 3

    async def f(self, a, /, b=1, *args, c: "t", d=2, **kw) -> None:
        async with a as b, c:
            await d
        return [i async for i in a if i if not 3]

def g(x):
    global z
    try:
        yield from x[1:2, ::3]
    except (E, F) as e:
        raise G from e
    else:
        del x.y, z
    finally:
        assert x, f"{x!r:>{w}} {{"
    while not -x < 3 <= y is not None:
        x @= lambda q=1: (q := 2)
        continue
    match x:
        case {"k": [1, *rest], **more} | P(1, a=None) if rest:
            print(*x, **{"a": 1j, 2: b"bytes", **y})
        case _:
            pass
    for a, *b in c, 4.5:
        break
    return {1, 2}, {a: b for a in b}, x if y else ..., "\\ud83d\\ude00 \\x00", 10 ** 30
'''
tree = ast.parse(SOURCE, "name.py")
print(ast.dump(tree, indent=1))
print(ast.dump(tree.body[3], include_attributes=True))
print(ast.unparse(tree))
print([type(node).__name__ for node in ast.walk(tree.body[0])])
print(ast.get_docstring(tree.body[2]), ast.get_source_segment(SOURCE, tree.body[2].body[1]))
print(isinstance(tree, ast.Module), type(tree).__mro__[1:], tree._fields, tree.type_ignores)

print(ast.literal_eval("{'a': [1, -2.5, (True, None)], 'b': {3+4j}}"))
for wrong in ("f()", "1 +", "x = 1"):
    try:
        print(ast.literal_eval(wrong))
    except (ValueError, SyntaxError) as error:
        print(type(error).__name__, str(error).split(":")[0].split("<")[0])
print(ast.dump(ast.parse("a + 1", mode="eval")), ast.dump(ast.parse("a\nb", mode="single" if 0 else "exec")))


class Names(ast.NodeVisitor):
    def __init__(self):
        self.found = []

    def visit_Name(self, node):
        self.found.append((node.id, node.lineno, node.col_offset, type(node.ctx).__name__))
        self.generic_visit(node)


names = Names()
names.visit(tree)
print(names.found)


class Doubled(ast.NodeTransformer):
    def visit_Constant(self, node):
        if isinstance(node.value, int):
            return ast.copy_location(ast.BinOp(node, ast.Mult(), ast.Constant(2)), node)
        return node

    def visit_Assert(self, node):
        return None


changed = ast.fix_missing_locations(Doubled().visit(ast.parse(
    "def f(n):\n    assert n\n    return n + 20\nprint(f(1), 'kept')")))
exec(compile(changed, "made.py", "exec"))
print(eval(compile(ast.fix_missing_locations(ast.Expression(ast.Constant(7))), "made.py", "eval")))
code = compile(changed, "made.py", "exec")
print(code.co_filename, code.co_name)
print(compile(tree, "name.py", "exec", ast.PyCF_ONLY_AST) is tree)
print(ast.dump(compile(b"# coding: latin-1\nx = '\xe9'", "latin.py", "exec", ast.PyCF_ONLY_AST)))
print(ast.dump(ast.parse("return 1")))      # what only the parser is asked
