"""Who may import whom, which world a file lives in, and that the kit knows no language."""

from __future__ import annotations

import ast
import re
import warnings
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
GUEST_FOLDERS = {"examples", "programs", "deep", "harness"}
PACKAGES = ("annotations", "kit", "langs", "bench", "tests")
LANGUAGES = sorted(path.parent.name for path in ROOT.glob("langs/*/lang.toml"))


def python_files() -> list[Path]:
    """All but those that run on the VMs: guest programs and what is timed with them."""
    found = (path for package in PACKAGES for path in (ROOT / package).rglob("*.py"))
    names = sorted(path.relative_to(ROOT) for path in found)
    return [path for path in names if not GUEST_FOLDERS & set(path.parts)]


FILES = python_files()


def layer_of(path: Path) -> str:
    """The layer that a file, or an imported module's path, belongs to."""
    parts = path.with_suffix("").parts
    if parts[0] == "annotations":
        if parts[1:] in (("tags",), ("__init__",), ()):
            return "annotations"
        return f"annotations/{parts[1]}"
    if parts[0] == "kit":
        return f"kit/{parts[1]}" if len(parts) > 1 and parts[1] in ("vm", "host") else "kit"
    if parts[0] == "langs":
        if len(parts) < 3 or parts[2] not in ("vm", "host", "tests"):
            return "/".join(parts[:2])  # shared by both worlds
        return "/".join(parts[:3])
    return "/".join(parts[:2]) if parts[:2] == ("tests", "vm") else parts[0]


def allowed(layer: str) -> set[str]:
    """The layers that a layer may import besides itself."""
    if layer in ("annotations", "kit", "langs"):
        return {"kit"} if layer == "langs" else set()
    if layer.startswith("annotations/"):
        return {"annotations"}
    if layer == "kit/vm":
        return {"annotations", "annotations/vm", "kit"}
    if layer == "tests/vm":  # targets that tests translate
        return {"annotations", "annotations/vm", "kit", "kit/vm"}
    if layer == "kit/host":
        return {"annotations", "annotations/host", "kit"}
    if layer == "bench":
        return {"annotations", "annotations/host", "kit", "kit/host"}
    if layer == "tests":
        return {"annotations", "annotations/host", "kit", "kit/host", "bench"}
    own = "/".join(layer.split("/")[:2])
    if layer.endswith("/vm"):
        return {own, "kit", "kit/vm", "annotations", "annotations/vm"}
    if layer.endswith(("/host", "/tests")):
        return {own, f"{own}/host", "kit", "kit/host", "annotations", "annotations/host"}
    return {"kit"}  # a language's root: shared by both worlds


def parse(path: Path) -> ast.Module:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return ast.parse((ROOT / path).read_text(encoding="utf-8"), str(path))


def imported_modules(tree: ast.Module) -> Iterator[tuple[int, str]]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            for alias in node.names:
                yield node.lineno, alias.name
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"line {node.lineno}: import by the full path"
            assert node.module is not None
            for alias in node.names:
                yield node.lineno, f"{node.module}.{alias.name}"


def as_path(module: str) -> Path | None:
    """The file or folder in the tree that an imported name stands for; None outside of it."""
    parts = module.split(".")
    if parts[0] not in PACKAGES:
        return None
    path = Path(*parts)
    while not (ROOT / path).is_dir() and not (ROOT / path).with_suffix(".py").is_file():
        path = path.parent  # the last part is a name in the module
    return path


def is_vm(path: Path) -> bool:
    return "vm" in path.parts


def is_shared(path: Path) -> bool:
    """Read by Python 2.7 and Python 3: the files at a package's root."""
    return layer_of(path) in ("annotations", "kit", "langs") or (
        path.parts[0] == "langs" and len(path.parts) == 3
    )


def test_imports_follow_the_layers() -> None:
    wrong = []
    for path in FILES:
        layer = layer_of(path)
        may = allowed(layer) | {layer}
        for line, module in imported_modules(parse(path)):
            imported = as_path(module)
            if imported is not None and layer_of(imported) not in may:
                wrong.append(f"{path}:{line}: {layer} must not import {module}")
    assert not wrong, "\n".join(wrong)


def test_only_vm_folders_import_rpython() -> None:
    wrong = []
    for path in FILES:
        if not is_vm(path):
            for line, module in imported_modules(parse(path)):
                if module.split(".")[0] in ("rpython", "rply"):
                    wrong.append(f"{path}:{line}: {module}")
    assert not wrong, "\n".join(wrong)


def test_first_statement_names_the_world() -> None:
    """An empty file belongs to both worlds."""
    wrong = []
    for path in FILES:
        wanted = "absolute_import" if is_vm(path) or is_shared(path) else "annotations"
        tree = parse(path)
        body = tree.body[1:] if ast.get_docstring(tree) is not None else tree.body
        if body and not ast.unparse(body[0]).startswith(f"from __future__ import {wanted}"):
            wrong.append(f"{path}: does not start with from __future__ import {wanted}")
    assert not wrong, "\n".join(wrong)


def test_the_kit_knows_no_language() -> None:
    assert LANGUAGES
    pattern = re.compile(rf"\b({'|'.join(map(re.escape, LANGUAGES))})\b", re.IGNORECASE)
    found = []
    for path in sorted((ROOT / "kit").rglob("*")):
        if path.suffix in (".py", ".c", ".h", ".toml", ".html", ".js") and path.is_file():
            for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
                if pattern.search(line):
                    found.append(f"{path.relative_to(ROOT)}:{number}: {line.strip()}")
    assert not found, "\n".join(found)


def test_the_rules_catch_a_breach() -> None:
    """The rules themselves: each of these must not be allowed."""
    for importer, imported in (
        ("kit/vm/a.py", "langs/x/vm/b.py"),
        ("kit/host/a.py", "kit/vm/b.py"),
        ("langs/x/vm/a.py", "langs/y/vm/b.py"),
        ("langs/x/vm/a.py", "langs/x/host/b.py"),
        ("annotations/vm/a.py", "kit/vm/b.py"),
        ("annotations/host/a.py", "kit/host/b.py"),
        ("annotations/tags.py", "kit/opcodes.py"),
        ("bench/a.py", "langs/x/host/b.py"),
    ):
        layer = layer_of(Path(importer))
        assert layer_of(Path(imported)) not in allowed(layer) | {layer}, (importer, imported)
