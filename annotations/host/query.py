"""SQL over run directories: DuckDB with a view for each table of the schema."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import duckdb

from annotations.host import schema
from annotations.host.runstore import (
    COMPLETE,
    ENVIRONMENT,
    PARTIAL,
    RunStoreError,
    read_environment,
)

_FILE = "vmkit_file"  # a column that no table has
_RUNS_COLUMNS = (
    "run VARCHAR, state VARCHAR, path VARCHAR, started VARCHAR, host VARCHAR, "
    '"commit" VARCHAR, environment JSON'
)


@dataclass(frozen=True)
class Answer:
    columns: tuple[str, ...]
    rows: list[tuple[object, ...]]

    def records(self) -> list[dict[str, object]]:
        return [dict(zip(self.columns, row)) for row in self.rows]


def run_directories(stores: Sequence[Path]) -> list[Path]:
    """Run directories under the stores; a store may itself be a run directory."""
    found: list[Path] = []
    for store in stores:
        if (store / ENVIRONMENT).is_file():
            found.append(store)
        elif store.is_dir():
            found += sorted(path.parent for path in store.glob(f"*/{ENVIRONMENT}"))
    return found


def is_complete(directory: Path) -> bool:
    if PARTIAL in directory.name:
        return False
    return read_environment(directory).get("state") == COMPLETE


def connect(directories: Sequence[Path]) -> duckdb.DuckDBPyConnection:
    """Only complete runs show up in the tables' views; `runs` lists all."""
    connection = duckdb.connect()
    _create_runs(connection, directories)
    complete = [directory for directory in directories if is_complete(directory)]
    for table in schema.TABLES.values():
        files = [directory / f"{table.name}.parquet" for directory in complete]
        connection.execute(_view(table, [path for path in files if path.is_file()]))
    return connection


def ask(directories: Sequence[Path], question: str) -> Answer:
    with connect(directories) as connection:
        try:
            cursor = connection.execute(question)
            description = cursor.description
            rows = cursor.fetchall() if description else []
        except duckdb.Error as error:
            raise RunStoreError(f"SQL: {error}") from error
    return Answer(tuple(str(column[0]) for column in description or ()), rows)


def table_of(directory: Path, name: str) -> Answer:
    """One table of one run directory, cut off or not, in the schema's column order."""
    known = ", ".join(schema.TABLES)
    if name not in schema.TABLES:
        raise RunStoreError(f"there is no table {name}; there are: {known}")
    if not (directory / ENVIRONMENT).is_file():
        raise RunStoreError(f"{directory} is not a run directory: it has no {ENVIRONMENT}")
    path = directory / f"{name}.parquet"
    table = schema.TABLES[name]
    if not path.is_file():
        return Answer(tuple(table.names), [])
    with duckdb.connect() as connection:
        try:
            written = connection.execute("DESCRIBE SELECT * FROM read_parquet(?)", [str(path)])
            present = {row[0] for row in written.fetchall()}
            # an older directory does not have the optional columns that came later
            columns = ", ".join(
                "NULL" if column.optional and column.name not in present else f'"{column.name}"'
                for column in table.columns
            )
            rows = connection.execute(f"SELECT {columns} FROM read_parquet(?)", [str(path)])
            return Answer(tuple(table.names), rows.fetchall())
        except duckdb.Error as error:
            raise RunStoreError(f"cannot read {path}: {error}") from error


def _create_runs(connection: duckdb.DuckDBPyConnection, directories: Sequence[Path]) -> None:
    connection.execute(f"CREATE TABLE runs ({_RUNS_COLUMNS})")
    for directory in directories:
        environment = read_environment(directory)
        state = COMPLETE if is_complete(directory) else "cut off"
        row = [directory.name, state, str(directory)]
        row += [_text(environment.get(key)) or "" for key in ("started", "host", "commit")]
        row.append(json.dumps(environment))
        connection.execute("INSERT INTO runs VALUES (?, ?, ?, ?, ?, ?, ?)", row)


def _view(table: schema.Table, files: Sequence[Path]) -> str:
    """A run written before a column was added reads as NULL there; none at all, as no rows."""
    parts = ["SELECT NULL::VARCHAR AS run, " + _nulls(table) + " WHERE false"]
    if files:
        names = ", ".join(_quoted(str(path)) for path in files)
        parts.append(
            f"SELECT parse_path({_FILE})[-2] AS run, * EXCLUDE ({_FILE}) "
            f"FROM read_parquet([{names}], union_by_name = true, filename = '{_FILE}')"
        )
    return f"CREATE VIEW {table.name} AS " + " UNION ALL BY NAME ".join(parts)


def _nulls(table: schema.Table) -> str:
    return ", ".join(
        f'NULL::{schema.SQL_TYPES[column.kind]} AS "{column.name}"' for column in table.columns
    )


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


def _text(value: object) -> str | None:
    return None if value is None else str(value)
