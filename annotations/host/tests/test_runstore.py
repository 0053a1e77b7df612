from __future__ import annotations

import errno
import json
import os
from pathlib import Path

import polars
import pytest

from annotations.host import query, runstore, schema

PHASE: dict[str, object] = {
    "execution": 1,
    "vm": "fake-jit",
    "program": "loop",
    "phase": "jit",
    "layer": "machine",
    "unit": "instructions",
    "count": 75,
    "entries": 3,
    "share": 0.75,
    "provider": "dbi",
    "provenance": "measured",
}


def write_run(path: Path, **changes: object) -> Path:
    with runstore.Run(path, {"host": "here", "commit": "abc"}) as run:
        run.keep("1/stdout", "hello\n")
        run.add("phases", {**PHASE, **changes})
    return path


def test_complete_run_has_raw_files_tables_and_environment(tmp_path: Path) -> None:
    path = write_run(tmp_path / "one")
    assert (path / "raw" / "1" / "stdout").read_text() == "hello\n"
    assert json.loads((path / "env.json").read_text())["state"] == "complete"
    assert query.table_of(path, "phases").records() == [PHASE]
    assert query.table_of(path, "events").rows == []
    assert sorted(os.listdir(tmp_path)) == ["one"]


def test_interrupted_run_is_kept_but_does_not_count(tmp_path: Path) -> None:
    with pytest.raises(KeyboardInterrupt), runstore.Run(tmp_path / "one", {}) as run:
        run.add("phases", PHASE)
        raise KeyboardInterrupt
    partial = tmp_path / "one.partial"
    assert query.table_of(partial, "phases").records() == [PHASE]
    assert runstore.read_environment(partial)["cut_off"] == "interrupted"
    directories = query.run_directories([tmp_path])
    assert query.ask(directories, "select count(*) from phases").rows == [(0,)]
    assert query.ask(directories, "select state from runs").rows == [("cut off",)]


def test_killed_run_does_not_count(tmp_path: Path) -> None:
    runstore.Run(tmp_path / "one", {})  # never left: as after kill -9
    directories = query.run_directories([tmp_path])
    assert query.ask(directories, "select state from runs").rows == [("cut off",)]


def test_run_that_measured_nothing_leaves_nothing(tmp_path: Path) -> None:
    with pytest.raises(ValueError), runstore.Run(tmp_path / "one", {}):
        raise ValueError("no such program")
    assert os.listdir(tmp_path) == []


def test_full_disk_is_told_and_leaves_no_half_table(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def write(self: polars.DataFrame, output: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(polars.DataFrame, "write_parquet", write)
    with pytest.raises(runstore.RunStoreError, match=r"phases\.parquet: the disk is full"):
        write_run(tmp_path / "one")
    assert not (tmp_path / "one").exists()
    assert sorted(os.listdir(tmp_path / "one.partial")) == ["env.json", "raw"]


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_folder_without_permission(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    with pytest.raises(runstore.RunStoreError, match="Permission denied"):
        runstore.Run(tmp_path / "one", {})


def test_path_through_a_file(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(runstore.RunStoreError, match="cannot create run directory"):
        runstore.Run(tmp_path / "file" / "one", {})


def test_runs_and_raw_files_are_never_rewritten(tmp_path: Path) -> None:
    path = write_run(tmp_path / "one")
    with pytest.raises(runstore.RunStoreError, match="never rewritten"):
        runstore.Run(path, {})
    run = runstore.Run(tmp_path / "two", {})
    run.keep("log", "a")
    with pytest.raises(runstore.RunStoreError, match="never rewritten"):
        run.keep("log", "b")


def test_empty_directory_is_taken(tmp_path: Path) -> None:
    (tmp_path / "one").mkdir()
    assert query.is_complete(write_run(tmp_path / "one"))


@pytest.mark.parametrize(
    "change",
    [{"count": "75"}, {"count": True}, {"count": None}, {"provenance": "guessed"}, {"extra": 1}],
)
def test_wrong_rows_are_refused(tmp_path: Path, change: dict[str, object]) -> None:
    run = runstore.Run(tmp_path / "one", {})
    with pytest.raises(TypeError):
        run.add("phases", {**PHASE, **change})


def test_query_joins_all_complete_runs(tmp_path: Path) -> None:
    write_run(tmp_path / "one")
    write_run(tmp_path / "it's two", count=25)
    directories = query.run_directories([tmp_path])
    answer = query.ask(directories, 'select run, "count" from phases order by 2')
    assert answer.columns == ("run", "count")
    assert answer.rows == [("it's two", 25), ("one", 75)]


def test_older_run_without_a_column_reads_as_empty_there(tmp_path: Path) -> None:
    path = write_run(tmp_path / "old")
    frame = polars.read_parquet(path / "phases.parquet").drop("entries")
    frame.write_parquet(path / "phases.parquet")
    write_run(tmp_path / "new")
    answer = query.ask(query.run_directories([tmp_path]), "select run, entries from phases")
    assert sorted(answer.rows) == [("new", 3), ("old", None)]


def test_views_are_there_in_an_empty_store(tmp_path: Path) -> None:
    for name in schema.TABLES:
        assert query.ask([], f"select * from {name}").rows == []


def test_wrong_questions_get_one_clear_error(tmp_path: Path) -> None:
    with pytest.raises(runstore.RunStoreError, match="SQL: "):
        query.ask([], "selekt 1")
    with pytest.raises(runstore.RunStoreError, match="there is no table"):
        query.table_of(tmp_path, "nonsense")
    with pytest.raises(runstore.RunStoreError, match="not a run directory"):
        query.table_of(tmp_path, "phases")


def test_new_run_path_is_free(tmp_path: Path) -> None:
    (tmp_path / "20261101-host-abc").mkdir()
    assert runstore.new_run_path(tmp_path, "20261101", "host", "abc").name == "20261101-host-abc-2"


def test_schema_document_is_up_to_date() -> None:
    path = Path(schema.__file__).with_name("SCHEMA.md")
    assert path.read_text(encoding="utf-8") == schema.document()


def test_every_table_can_be_written_and_asked(tmp_path: Path) -> None:
    values = {schema.TEXT: "x", schema.INTEGER: 1, schema.REAL: 1.0, schema.TRUTH: True}
    with runstore.Run(tmp_path / "one", {}) as run:
        for table in schema.TABLES.values():
            row = {column.name: values[column.kind] for column in table.columns}
            run.add(table.name, {**row, "provider": "dbi", "provenance": "measured"})
    for name in schema.TABLES:
        answer = query.ask([tmp_path / "one"], f"select count(*) from {name}")
        assert answer.rows == [(1,)]
