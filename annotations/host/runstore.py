"""A run directory: raw files, env.json and tables; complete only under its final name.

While it is being written, and when it was cut off, a directory's name ends in
`.partial`; nothing but the last rename makes a run count.
"""

from __future__ import annotations

import contextlib
import errno
import json
import os
import shutil
from collections.abc import Iterator, Mapping
from pathlib import Path
from types import TracebackType
from typing import Any

import polars

from annotations.host import schema

ENVIRONMENT = "env.json"
RAW = "raw"
PARTIAL = ".partial"
COMPLETE, CUT_OFF = "complete", "cut off"

_POLARS_TYPES = {
    schema.TEXT: polars.String,
    schema.INTEGER: polars.Int64,
    schema.REAL: polars.Float64,
    schema.TRUTH: polars.Boolean,
}


class RunStoreError(Exception):
    """A run directory cannot be written or read; the message is one line for the user."""


@contextlib.contextmanager
def clear_errors(doing: str) -> Iterator[None]:
    """Turn the operating system's refusals into a RunStoreError."""
    try:
        yield
    except OSError as error:
        reason = "the disk is full" if error.errno == errno.ENOSPC else error.strerror or str(error)
        raise RunStoreError(f"cannot {doing}: {reason}") from error


class Run:
    """A run directory while it is being written; leave its `with` block to complete it."""

    def __init__(self, path: Path, environment: Mapping[str, object]) -> None:
        self.final = Path(os.path.abspath(path))
        self.environment = dict(environment)
        self._rows: dict[str, list[tuple[object, ...]]] = {name: [] for name in schema.TABLES}
        self._executions = 0
        with clear_errors(f"create run directory {path}"):
            if self.final.exists() and (not self.final.is_dir() or any(self.final.iterdir())):
                raise RunStoreError(
                    f"{path} is there already and not empty: a run is never rewritten"
                )
            self.final.parent.mkdir(parents=True, exist_ok=True)
            self.path = _new_directory(self.final.parent, self.final.name + PARTIAL)
            (self.path / RAW).mkdir()
        self._write_environment(CUT_OFF)

    @classmethod
    def reopen(cls, path: Path) -> Run:
        """A cut-off run, to go on with: without rows, its raw files kept and numbered on."""
        run = cls.__new__(cls)
        run.path = Path(os.path.abspath(path))
        run.final = run.path.with_name(run.path.name.partition(PARTIAL)[0])
        if run.final.exists():
            raise RunStoreError(f"{run.final} is complete: a run is never rewritten")
        run.environment = read_environment(path)
        run.environment.pop("state", None)
        run.environment.pop("cut_off", None)
        run._rows = {name: [] for name in schema.TABLES}
        with clear_errors(f"read {path}"):
            numbers = [name.partition("-")[0] for name in os.listdir(run.path / RAW)]
        run._executions = max((int(one) for one in numbers if one.isdigit()), default=0)
        return run

    def __enter__(self) -> Run:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if error is None:
            self._complete()
            return
        reason = "interrupted" if isinstance(error, KeyboardInterrupt) else str(error)
        with contextlib.suppress(RunStoreError):  # the first error is the one to tell
            self._leave_cut_off(reason or type(error).__name__)

    def new_execution(self) -> int:
        """The number of the next process execution."""
        self._executions += 1
        return self._executions

    def raw(self, name: str) -> Path:
        """The path of a new raw file (or folder) of that name."""
        path = self.path / RAW / name
        if path.exists():
            raise RunStoreError(f"{path} is there already: raw files are never rewritten")
        with clear_errors(f"create {path.parent}"):
            path.parent.mkdir(parents=True, exist_ok=True)
        return path

    def keep(self, name: str, content: str) -> Path:
        """Write a raw file."""
        path = self.raw(name)
        with clear_errors(f"write {path}"):
            path.write_text(content, encoding="utf-8")
        return path

    def add(self, table: str, row: Mapping[str, object]) -> None:
        self._rows[table].append(schema.checked_row(schema.TABLES[table], row))

    def rows(self, table: str) -> list[dict[str, object]]:
        names = schema.TABLES[table].names
        return [dict(zip(names, row)) for row in self._rows[table]]

    def _complete(self) -> None:
        self._write_tables()
        self._write_environment(COMPLETE)
        with clear_errors(f"complete run directory {self.final}"):
            os.rename(self.path, self.final)
        self.path = self.final

    def _leave_cut_off(self, reason: str) -> None:
        if not any(self._rows.values()):
            shutil.rmtree(self.path, ignore_errors=True)
            return
        self.environment["cut_off"] = reason
        self._write_environment(CUT_OFF)
        self._write_tables()

    def _write_tables(self) -> None:
        for name, rows in self._rows.items():
            if rows:
                write_table(self.path, name, rows)

    def _write_environment(self, state: str) -> None:
        content = json.dumps({"state": state, **self.environment}, indent=2, default=str)
        path = self.path / ENVIRONMENT
        with clear_errors(f"write {path}"), _replacing(path) as temporary:
            temporary.write_text(content + "\n", encoding="utf-8")


def write_table(directory: Path, name: str, rows: list[tuple[object, ...]]) -> Path:
    table = schema.TABLES[name]
    kinds = {column.name: _POLARS_TYPES[column.kind] for column in table.columns}
    path = directory / f"{name}.parquet"
    with clear_errors(f"write {path}"), _replacing(path) as temporary:
        frame = polars.DataFrame(rows, schema=kinds, orient="row")
        with open(temporary, "wb") as output:
            frame.write_parquet(output)
    return path


def read_environment(directory: Path) -> dict[str, Any]:
    path = directory / ENVIRONMENT
    with clear_errors(f"read {path}"):
        content = path.read_text(encoding="utf-8")
    try:
        environment = json.loads(content)
    except ValueError as error:
        raise RunStoreError(f"{path} is damaged: {error}") from error
    if not isinstance(environment, dict):
        raise RunStoreError(f"{path} is damaged: not an object")
    return environment


def new_run_path(store: Path, date: str, host: str, commit: str) -> Path:
    """A free `<date>-<host>-<commit>` in the store."""
    name = "-".join(part for part in (date, host, commit) if part)
    path = store / name
    number = 2
    while path.exists() or (store / (path.name + PARTIAL)).exists():
        path = store / f"{name}-{number}"
        number += 1
    return path


def _new_directory(parent: Path, name: str) -> Path:
    """Cut-off runs are kept: the next one of the name gets a number."""
    path = parent / name
    number = 2
    while True:
        try:
            path.mkdir()
            return path
        except FileExistsError:
            path = parent / f"{name}{number}"
            number += 1


@contextlib.contextmanager
def _replacing(path: Path) -> Iterator[Path]:
    """A temporary path beside `path` that takes its name when the block succeeds."""
    temporary = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        yield temporary
        os.replace(temporary, path)
    finally:
        with contextlib.suppress(FileNotFoundError):
            temporary.unlink()
