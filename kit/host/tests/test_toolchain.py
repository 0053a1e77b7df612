"""Finding interpreters and remembering them, with executables made for the test."""

from __future__ import annotations

import signal
import threading
import time
from pathlib import Path

import pytest

from kit.host import interpreters, pypy27, rpython_packages, system_packages, toolchain
from kit.host.errors import Unavailable
from kit.host.interpreters import Interpreter
from kit.host.system_packages import SystemPackage


def make_python(path: Path, implementation: str, version: str, pypy: str = "") -> Path:
    """A program that answers the probe as that Python would."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(
        f"#!/bin/sh\necho '[\"{implementation}\", \"{version}\", \"{pypy}\", \"{path}\"]'\n"
    )
    path.chmod(0o755)
    return path


def make_dead(path: Path) -> Path:
    """A pyenv shim whose version is not selected."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("#!/bin/sh\necho 'pyenv: not found' >&2\nexit 127\n")
    path.chmod(0o755)
    return path


@pytest.fixture
def machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty home, and a PATH of one folder."""
    for name in ("VMKIT_PYTHON27", "VMKIT_RPYTHON", "VMKIT_CPYTHON", "PYENV_ROOT"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    monkeypatch.setenv("VMKIT_CACHE", str(tmp_path / "cache"))
    (tmp_path / "bin").mkdir()
    for tool in ("sh", "env"):
        (tmp_path / "bin" / tool).symlink_to(f"/bin/{tool}")
    monkeypatch.setenv("PATH", str(tmp_path / "bin"))
    return tmp_path


def candidates(machine: Path) -> list[Interpreter]:
    return list(interpreters.python27_candidates(machine / "cache" / "pypy2.7"))


def test_order_of_search(machine: Path) -> None:
    make_python(machine / "cache/pypy2.7", "PyPy", "2.7.18", "7.3.3")
    pyenv = machine / "home/.pyenv/versions"
    make_python(pyenv / "2.7.18/bin/python2.7", "CPython", "2.7.18")
    make_python(pyenv / "pypy2.7-7.3.11/bin/pypy", "PyPy", "2.7.18", "7.3.11")
    make_python(machine / "bin/python2.7", "CPython", "2.7.16")
    make_python(machine / "bin/pypy", "PyPy", "2.7.13", "7.0.0")
    found = [(one.description, one.origin) for one in candidates(machine)]
    assert found == [
        ("PyPy 7.0.0 (Python 2.7.13)", "PATH"),
        ("CPython 2.7.16", "PATH"),
        ("PyPy 7.3.11 (Python 2.7.18)", "pyenv"),
        ("CPython 2.7.18", "pyenv"),
        ("PyPy 7.3.3 (Python 2.7.18)", "own download"),
    ]


def test_dead_shim_is_passed_over(machine: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pyenv = machine / "elsewhere/.pyenv"
    shims = pyenv / "shims"
    make_dead(shims / "python2.7")
    real = make_python(pyenv / "versions/2.7.18/bin/python2.7", "CPython", "2.7.18")
    monkeypatch.setenv("PATH", f"{shims}:{machine / 'bin'}")
    assert [one.path for one in candidates(machine)] == [real]


def test_folder_of_another_user_is_passed_over(
    machine: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    closed = machine / "closed"
    closed.mkdir(mode=0)
    monkeypatch.setenv("PYENV_ROOT", str(closed / "pyenv"))
    monkeypatch.setenv("PATH", f"{closed}/shims:{machine / 'bin'}")
    assert interpreters.pyenv_roots() == []
    assert candidates(machine) == []


def test_wrong_version_is_passed_over(machine: Path) -> None:
    make_python(machine / "bin/pypy", "PyPy", "3.10.14", "7.3.17")
    assert candidates(machine) == []


def test_pypy_wins_over_an_earlier_cpython(machine: Path) -> None:
    make_python(machine / "bin/python2.7", "CPython", "2.7.18")
    own = make_python(pypy27.executable(machine / "cache"), "PyPy", "2.7.18", "7.3.3")
    found, said = toolchain._find_python27(machine / "cache")
    assert (found.path, said) == (own, "")


def test_cpython_when_pypy_cannot_be_fetched(machine: Path) -> None:
    make_python(machine / "bin/python2.7", "CPython", "2.7.18")
    found, said = toolchain._find_python27(machine / "cache")
    assert found.implementation == "CPython"
    assert "PyPy 2.7 could not be fetched (apt-get is not on this machine)" in said


def test_no_python27_at_all(machine: Path) -> None:
    with pytest.raises(Unavailable, match=r"there is no Python 2\.7, and PyPy 2\.7 could not"):
        toolchain._find_python27(machine / "cache")


def test_explicit_python27(machine: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    given = make_python(machine / "mine", "CPython", "2.7.18")
    monkeypatch.setenv("VMKIT_PYTHON27", str(given))
    assert toolchain._find_python27(machine / "cache")[0].path == given
    monkeypatch.setenv("VMKIT_PYTHON27", str(make_dead(machine / "dead")))
    with pytest.raises(Unavailable, match=r"is not a Python 2\.7 that starts"):
        toolchain._find_python27(machine / "cache")


def test_remembered_until_something_changes(machine: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    cache = machine / "cache"
    python27 = make_python(machine / "bin/pypy", "PyPy", "2.7.18", "7.3.11")
    for folder in (rpython_packages.rpython_folder(cache), rpython_packages.site_folder(cache)):
        folder.mkdir(parents=True)
    monkeypatch.setattr(rpython_packages, "compile_all", lambda *_: None)
    assert toolchain.recall() is None
    chain = toolchain.ensure()
    assert chain.python27.path == python27
    assert toolchain.recall() == chain
    make_python(python27, "PyPy", "2.7.18", "7.3.12")
    assert toolchain.recall() is None
    assert toolchain.ensure().python27.pypy_version == "7.3.12"


def test_own_rpython(machine: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    checkout = machine / "checkout"
    monkeypatch.setenv("VMKIT_RPYTHON", str(checkout))
    with pytest.raises(Unavailable, match=r"does not hold rpython/__init__\.py"):
        toolchain._user_rpython()
    (checkout / "rpython").mkdir(parents=True)
    (checkout / "rpython/__init__.py").touch()
    assert toolchain._user_rpython() == checkout
    before = toolchain._stat_identity(checkout)
    (checkout / "rpython/new.py").touch()
    assert toolchain._stat_identity(checkout) != before


def test_environment_and_commands(machine: Path) -> None:
    python = Interpreter(Path("/x/python3.11"), "CPython", "3.11.7", "", "test")
    chain = toolchain.Toolchain(python, Path("/r"), "r", Path("/s"), python, "")
    assert chain.python27_environment(Path("/repo"))["PYTHONPATH"] == "/repo:/r:/s"
    assert chain.expand(["{cpython}", "-B"]) == ("/x/python3.11", "-B")
    with pytest.raises(Unavailable, match="pypy3 is not installed"):
        chain.expand(["{pypy3}"])


def test_repositories_of_the_machines_own_apt() -> None:
    listing = """\
'http://sec.example/security/dists/stable-security/InRelease' sec.example_stable-security 0
'http://mirror.example/debian/dists/stable/InRelease' mirror.example_InRelease 0
'http://mirror.example/debian/dists/stable-updates/InRelease' mirror.example_updates 0
'http://mirror.example/debian/dists/stable/main/binary-amd64/Packages.xz' mirror.example_P 0
"""
    assert pypy27.repositories(listing) == [
        "http://mirror.example/debian", "http://sec.example/security",
    ]


def test_missing_system_packages(machine: Path) -> None:
    there = SystemPackage("there", ("a",), ("sh",), ("bin",), (), True, "")
    absent = SystemPackage("absent", ("b", "c"), ("nosuchprogram",), (), (), True, "building")
    unseen = SystemPackage("unseen", ("d",), (), ("include/nosuch.h",), (), False, "")
    assert system_packages.missing([there, absent, unseen]) == [absent, unseen]
    assert absent.missing_part() == "nosuchprogram"
    assert unseen.missing_part() == "/usr/include/nosuch.h"
    assert system_packages.install_arguments([absent, unseen])[-3:] == ["b", "c", "d"]


def test_needed_package_is_named_with_its_command(
    machine: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(system_packages, "can_install", lambda: False)
    with pytest.raises(Unavailable) as caught:
        toolchain.ensure_system(["make"])
    assert caught.value.message == "missing: make"
    assert caught.value.hint.endswith("--no-install-recommends make")


def test_apt_ends_before_an_interruption_goes_on(tmp_path: Path) -> None:
    started, ended = tmp_path / "started", tmp_path / "ended"
    apt = tmp_path / "apt-get"
    apt.write_text(f"#!/bin/sh\ntouch {started}\nsleep 1\ntouch {ended}\n")
    apt.chmod(0o755)
    main_thread = threading.get_ident()

    def interrupt() -> None:
        while not started.exists():
            time.sleep(0.01)
        signal.pthread_kill(main_thread, signal.SIGINT)

    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        threading.Thread(target=interrupt, daemon=True).start()
        with pytest.raises(KeyboardInterrupt):
            system_packages._apt([str(apt), "install"])
    finally:
        signal.signal(signal.SIGINT, before)
    assert ended.exists()
