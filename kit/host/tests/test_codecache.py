from __future__ import annotations

import os
from pathlib import Path

import pytest

from kit.host import codecache, codefile


@pytest.fixture
def source(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.setenv("VMKIT_CACHE", str(tmp_path / "user"))
    path = tmp_path / "work" / "program.x"
    path.parent.mkdir()
    path.write_text("source")
    return str(path)


def code_for(source: str, **changes: int) -> bytes:
    status = os.stat(source)
    size, mtime = changes.get("size", status.st_size), changes.get("mtime", status.st_mtime_ns)
    return codefile.dump("lang", 3, [[source, size, mtime, "1"], None])


def test_places(source: str, tmp_path: Path) -> None:
    assert codecache.beside_source(source, "lang") == str(
        tmp_path / "work" / "__vmkit__" / "program.x.lang.vmc")
    # FNV-1a of the path, as in the VM
    assert codecache.in_user_cache("/a", "lang") == str(
        tmp_path / "user" / "code" / "07d66707b49cd92d-a.lang.vmc")


def test_user_cache_follows_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("VMKIT_CACHE", raising=False)
    monkeypatch.setenv("XDG_CACHE_HOME", "/x")
    assert codecache.user_cache() == "/x/vmkit"
    monkeypatch.delenv("XDG_CACHE_HOME")
    monkeypatch.setenv("HOME", "/h")
    assert codecache.user_cache() == "/h/.cache/vmkit"


def test_stores_beside_the_source_else_in_the_user_cache(source: str, tmp_path: Path) -> None:
    beside = codecache.store(source, "lang", b"data")
    assert beside == codecache.beside_source(source, "lang")
    assert os.listdir(os.path.dirname(beside)) == ["program.x.lang.vmc"]
    os.unlink(beside)
    os.rmdir(os.path.dirname(beside))
    (tmp_path / "work" / "__vmkit__").write_text("a file is in the way")
    kept = codecache.store(source, "lang", b"data")
    assert kept == codecache.in_user_cache(source, "lang")
    (tmp_path / "user" / "code" / os.path.basename(kept)).unlink()
    (tmp_path / "user" / "code").rmdir()
    (tmp_path / "user" / "code").write_text("another")
    assert codecache.store(source, "lang", b"data") is None


def test_fresh(source: str) -> None:
    path = codecache.store(source, "lang", code_for(source))
    assert path is not None
    assert codecache.is_fresh(path, source, "lang", 3)
    assert not codecache.is_fresh(path, source, "lang", 4)
    assert not codecache.is_fresh(path, source, "other", 3)
    assert not codecache.is_fresh(path + "x", source, "lang", 3)
    mtime = os.stat(source).st_mtime_ns
    for data, fresh in ((code_for(source, mtime=mtime - 999), True),
                        (code_for(source, mtime=mtime + 1000), False),
                        (code_for(source, size=5), False),
                        (code_for(source)[:-1], False),
                        (codefile.dump("lang", 3, [None, 5]), False),
                        (b"", False)):
        codecache.write(path, data)
        assert codecache.is_fresh(path, source, "lang", 3) is fresh


def test_a_changed_dependency_makes_it_stale(source: str, tmp_path: Path) -> None:
    other = tmp_path / "other.x"
    other.write_text("source")
    status = os.stat(source)
    found = [str(other), other.stat().st_size, other.stat().st_mtime_ns]
    meta = [source, status.st_size, status.st_mtime_ns, "1", [found]]
    path = codecache.store(source, "lang", codefile.dump("lang", 3, [meta, None]))
    assert path is not None
    assert codecache.is_fresh(path, source, "lang", 3)
    other.write_text("changed")
    assert not codecache.is_fresh(path, source, "lang", 3)
    other.unlink()
    assert not codecache.is_fresh(path, source, "lang", 3)


def test_a_failed_write_leaves_nothing(tmp_path: Path) -> None:
    (tmp_path / "target").mkdir()
    with pytest.raises(OSError):
        codecache.write(str(tmp_path / "target"), b"data")
    assert os.listdir(tmp_path) == ["target"]
