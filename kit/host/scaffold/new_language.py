"""Writes the files of a new language: templates with its name put in."""

from __future__ import annotations

import importlib.util
import keyword
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from kit.host.errors import WrongUsage
from kit.host.paths import REPOSITORY

TEMPLATES = Path(__file__).with_name("templates")
STYLES = ("bytecode", "ast")
PROJECT_FILE = "pyproject.toml"
PYPROJECT = """\
[build-system]
requires = ["hatchling>=1.27,<2"]
build-backend = "hatchling.build"

[project]
name = "{{name}}"
version = "0.1.0"
requires-python = ">=3.9"
dependencies = ["vmkit"]

[project.entry-points."vmkit.languages"]
{{name}} = "{{name}}"

[tool.hatch.build.targets.wheel]
packages = ["{{name}}"]

[tool.pytest.ini_options]
markers = ["binaries: needs VMs that are built"]
"""


@dataclass(frozen=True)
class NewLanguage:
    """`folder` is an own project's, or None for a language in this tree."""

    name: str
    style: str = "bytecode"
    folder: Path | None = None

    def __post_init__(self) -> None:
        if not re.fullmatch(r"[a-z][a-z0-9_]*", self.name) or keyword.iskeyword(self.name):
            raise WrongUsage(
                f"{self.name} cannot be the name of a language",
                "It is a package's name: a small letter, then small letters, digits and _.",
            )
        if self.folder and importlib.util.find_spec(self.name) is not None:
            raise WrongUsage(
                f"{self.name} cannot be the name of a project's language",
                "There is a Python module of that name, and one would hide the other.",
            )
        for place in (self.target, *([self.folder / PROJECT_FILE] if self.folder else [])):
            if place.exists():
                raise WrongUsage(f"{place} exists already", "Nothing was written.")

    @property
    def target(self) -> Path:
        return (self.folder or REPOSITORY / "langs") / self.name

    @property
    def replacements(self) -> dict[str, str]:
        words = self.name.split("_")
        package = self.name if self.folder else f"langs.{self.name}"
        return {
            "name": self.name,
            "title": " ".join(words).capitalize(),
            "class": "".join(word.capitalize() for word in words),
            "suffix": self.name,
            "package": package,
            "up": ", ".join(['".."'] * (package.count(".") + 2)),
        }

    def _fill(self, text: str) -> str:
        for name, value in self.replacements.items():
            text = text.replace("{{" + name + "}}", value)
        return text

    def files(self) -> Iterator[tuple[Path, str]]:
        """Each file's path and content."""
        if self.folder:
            yield self.folder / PROJECT_FILE, self._fill(PYPROJECT)
        for part in ("common", self.style):
            root = TEMPLATES / part
            for path in sorted(root.rglob("*")):
                if path.is_file():
                    name = path.name.removesuffix(".template")
                    name = name.replace(".source", f".{self.name}")
                    place = self.target / path.relative_to(root).with_name(name)
                    yield place, self._fill(path.read_text(encoding="utf-8"))

    def write(self) -> list[Path]:
        written = []
        for path, content in self.files():
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(content, encoding="utf-8")
            written.append(path)
        return written
