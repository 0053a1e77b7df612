"""What is compiled early is what rpython's own make would compile."""
from __future__ import absolute_import

import pytest

from annotations.vm import c_marks, compilation_speed
from annotations.vm.compilation_speed import PRECOMPILED, EarlyCompilation, object_file
from rpython.translator.c.genc import CStandaloneBuilder
from rpython.translator.translator import TranslationContext


def entry_point(arguments):
    print("%d arguments" % len(arguments))
    return 0


@pytest.fixture
def made(monkeypatch):
    """A list: what the early make was called for."""
    targets = []

    class Recorded(EarlyCompilation):
        def make(self, target, *definitions):
            targets.append(target)
            return EarlyCompilation.make(self, target, *definitions)

    monkeypatch.setattr(compilation_speed, "EarlyCompilation", Recorded)
    # Other tests of this process annotate; this program has no marks' header.
    monkeypatch.setattr(c_marks, "is_external_call", lambda graph, op: False)
    for hook in compilation_speed.HOOKS:
        name = hook.name.split(".")[-1]
        monkeypatch.setattr(hook.owner(), name, hook.wrap(hook.original()))
    return targets


def build(jobs):
    translation = TranslationContext()
    translation.config.translation.make_jobs = jobs
    translation.config.translation.gc = "ref"
    translation.buildannotator().build_types(entry_point, [[str]])
    translation.buildrtyper().specialize()
    builder = CStandaloneBuilder(translation, entry_point, translation.config)
    builder.generate_source()
    return builder


@pytest.mark.parametrize("jobs", [1, 3])
def test_objects_are_there_before_the_last_make(made, jobs):
    builder = build(jobs)
    written = [object_file(path.basename) for path in builder.extrafiles]
    assert made.pop(0) == "precompiled.o"
    assert builder.targetdir.join(PRECOMPILED).check()
    assert bool(made) == (jobs > 1)
    assert set(made) <= set(written)
    times = [builder.targetdir.join(name).mtime() for name in made]
    builder.compile()
    assert [builder.targetdir.join(name).mtime() for name in made] == times
    assert builder.cmdexec("a b") == "3 arguments\n"


def test_what_does_not_compile_is_told_by_the_last_make(made, capfd):
    builder = build(2)
    broken = builder.extrafiles[0]
    broken.write("no C at all")
    broken.setmtime(broken.mtime() + 5)
    with pytest.raises(Exception):
        builder.compile()
    assert "no C at all" in "".join(capfd.readouterr())
