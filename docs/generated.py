"""A directive for what the code itself says: `{generated} NAME` in a page of the site."""

from __future__ import annotations

import ast
import importlib
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from docutils import nodes
from docutils.parsers.rst import Directive
from docutils.statemachine import StringList
from pygments.lexers.special import TextLexer
from sphinx.application import Sphinx

from annotations import tags
from annotations.host import schema
from kit.host import code_size

ROOT = Path(__file__).parents[1]


def table(header: Sequence[str], rows: Iterable[Sequence[object]]) -> list[str]:
    lines = [header, ["---"] * len(header), *rows]
    escaped = ([str(cell).replace("|", "\\|") for cell in row] for row in lines)
    return [f"| {' | '.join(row)} |" for row in escaped]


def phases() -> list[str]:
    return table(("number", "phase", "layer"), tags.PHASES)


def events() -> list[str]:
    return table(("number", "event", "RDI", "RSI"), tags.EVENTS)


def run_store() -> list[str]:
    """The schema's own page, without its title."""
    return schema.document().splitlines()[1:]


def vm_options() -> list[str]:
    rows = literal("kit/vm/options.py", "OPTIONS")
    described = ((f"`{f'--{name} {value}'.strip()}`", text) for name, value, text in rows)
    return table(("option", "meaning"), list(described))


def exit_statuses() -> list[str]:
    """The constants of kit/codeformat.py with the comments behind them."""
    found = []
    for line in (ROOT / "kit/codeformat.py").read_text(encoding="utf-8").splitlines():
        if line.startswith("EXIT_"):
            value, _, comment = line.partition("=")[2].partition("#")
            found.append((value.strip(), comment.strip()))
    return table(("status", "meaning"), [("0", "success"), ("1", "an uncaught error"), *found])


def code_file() -> list[str]:
    return _docstring("kit.codeformat")


def lang_toml() -> list[str]:
    return _docstring("kit.host.languages")


def _docstring(module: str) -> list[str]:
    text = importlib.import_module(module).__doc__ or ""
    return ["```text", *text.strip().splitlines(), "```"]


def literal(path: str, name: str) -> list[tuple[str, ...]]:
    """A constant of a file that Python 3 cannot import, as RPython's."""
    for statement in ast.parse((ROOT / path).read_text(encoding="utf-8")).body:
        if isinstance(statement, ast.Assign) and ast.unparse(statement.targets[0]) == name:
            value: list[tuple[str, ...]] = ast.literal_eval(statement.value)
            return value
    raise ValueError(f"{path} has no {name}")


def lines_of_code() -> list[str]:
    """Of each language, and of the kit's blocks that they share."""
    folders = [path.parent for path in (ROOT / "langs").glob("*/lang.toml")]
    return table(("part", "lines"), code_size.rows(folders))


PARTS: dict[str, Callable[[], list[str]]] = {
    "phases": phases, "events": events, "run-store": run_store, "vm-options": vm_options,
    "exit-statuses": exit_statuses, "code-file": code_file, "lang-toml": lang_toml,
    "lines-of-code": lines_of_code,
}  # fmt: skip


class Generated(Directive):
    required_arguments = 1

    def run(self) -> list[nodes.Node]:
        lines = PARTS[self.arguments[0]]()
        node = nodes.section()
        node.document = self.state.document
        content = StringList(lines, source=self.arguments[0])
        self.state.nested_parse(content, 0, node, match_titles=True)
        return node.children


def setup(app: Sphinx) -> dict[str, bool]:
    app.add_directive("generated", Generated)
    app.add_lexer("foolang", TextLexer)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
