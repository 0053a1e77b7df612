"""The build with a stand-in for the translator: what is stored, built again, or not."""

from __future__ import annotations

import signal
import subprocess
import threading
import time
from pathlib import Path

import pytest

from kit.host import build, store
from kit.host.build import BuildOptions
from kit.host.errors import Failed, NoInput, WrongUsage
from kit.host.tests.workshop import Workshop


def leftovers() -> list[str]:
    return [path.name for path in store.folder().iterdir() if "making" in path.name]


def test_built_once(workshop: Workshop) -> None:
    first, second = workshop.build(), workshop.build()
    assert first == second
    assert workshop.calls == 1
    assert subprocess.check_output([str(first.binary)]) == b"built\n"
    assert "starting annotate" in (first.folder / store.LOG).read_text()
    assert first.manifest["phases"] == {"annotate": 11.7}
    assert store.find_all() == [first]
    assert sorted(path.name for path in first.folder.iterdir()) == [
        "manifest.json", "translate.log", "vm",
    ]


def test_every_input_counts(workshop: Workshop) -> None:
    builds = [workshop.build(), workshop.build(jit=False), workshop.build(annotations=False)]
    builds += [workshop.build(gc="minimark"), workshop.build(level="3")]
    workshop.target.write_text("def target(driver, args): return 1\n")
    builds.append(workshop.build())
    workshop.target.with_name("other.py").write_text("")
    builds.append(workshop.build())
    assert len({one.key for one in builds}) == len(builds) == workshop.calls


def test_tests_do_not_count(workshop: Workshop) -> None:
    workshop.build()
    (workshop.target.parent / "tests").mkdir()
    (workshop.target.parent / "tests" / "test_vm.py").write_text("")
    workshop.build()
    assert workshop.calls == 1


def test_lost_binary_is_built_again(workshop: Workshop) -> None:
    workshop.build().binary.unlink()
    assert workshop.build().binary.exists()
    assert workshop.calls == 2


def test_failure_shows_the_line_and_keeps_the_log(workshop: Workshop) -> None:
    workshop.target.write_text("x = FAIL\n")
    with pytest.raises(Failed) as caught:
        workshop.build()
    assert caught.value.message == f"{workshop.target}:1: x = FAIL"
    assert "AnnotatorError in f: no good" in caught.value.hint
    log = Path(caught.value.hint.rsplit("log: ", 1)[1])
    assert "AnnotatorError" in log.read_text()
    assert store.find_all() == [] and leftovers() == []


def test_sources_may_not_change_meanwhile(workshop: Workshop) -> None:
    workshop.target.write_text("EDITED = 1\n")
    with pytest.raises(Failed) as caught:
        workshop.build()
    assert "changed while it was translated" in caught.value.message
    assert store.find_all() == [] and leftovers() == []
    assert workshop.build().binary.exists()


def test_two_at_once_translate_once(workshop: Workshop) -> None:
    workshop.target.write_text("SLEEP = 1\n")
    results: list[store.StoredBuild] = []
    threads = [threading.Thread(target=lambda: results.append(workshop.build())) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(results) == 2 and results[0] == results[1]
    assert workshop.calls == 1


def test_interrupt_leaves_nothing(workshop: Workshop) -> None:
    workshop.target.write_text("HANG = 1\n")
    hanging = workshop.folder / "tool" / "hanging"

    def interrupt() -> None:
        while not hanging.exists():
            time.sleep(0.01)
        time.sleep(0.3)  # until the build waits for the next line
        signal.pthread_kill(main_thread, signal.SIGINT)

    main_thread = threading.get_ident()
    # Where tests run in the background, it is ignored.
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        threading.Thread(target=interrupt, daemon=True).start()
        with pytest.raises(KeyboardInterrupt):
            workshop.build()
    finally:
        signal.signal(signal.SIGINT, before)
    assert leftovers() == [] and store.find_all() == []


def test_what_a_killed_build_left_is_removed(workshop: Workshop) -> None:
    key = store.key_of(build.inputs_of(build.of_target(workshop.target), BuildOptions(),
                                       workshop.chain))
    left = store.folder() / f".{key}.making-1"
    left.mkdir(parents=True)
    workshop.build()
    assert leftovers() == []


def test_estimate(workshop: Workshop) -> None:
    subject = build.of_target(workshop.target)
    assert build.estimate(subject) == build.TYPICAL_SECONDS[True]
    built = workshop.build()
    assert build.estimate(subject) == 0
    workshop.target.write_text("changed = 1\n")
    assert build.estimate(subject) == built.seconds


def test_wrong_options() -> None:
    with pytest.raises(WrongUsage, match="does not support the garbage collector semispace"):
        BuildOptions(gc="semispace")
    assert BuildOptions(jit=False, gc="semispace").arguments == [
        "--batch", "--opt=2", "--gc=semispace",
    ]


def test_missing_target(workshop: Workshop) -> None:
    with pytest.raises(NoInput):
        build.build(build.of_target(workshop.folder / "nosuch.py"))


def test_frontend_file_follows_the_clone(workshop: Workshop) -> None:
    built = workshop.build()
    store.write_frontend(built, ["/usr/bin/python3", "-I", "-m", "some.frontend"])
    path = built.folder / "vm.frontend"
    assert path.read_text() == "/usr/bin/python3\n-I\n-m\nsome.frontend\n"
    store.write_frontend(built, ["/other/python3"])
    assert path.read_text() == "/other/python3\n"
