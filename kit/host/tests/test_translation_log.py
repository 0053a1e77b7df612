"""Reading rpython's log: phases, times, and each kind of failure."""

from __future__ import annotations

from pathlib import Path

from kit.host import translation_log
from kit.host.translation_log import explain

FOREIGN = Path("/opt/rpython")

TRACEBACK = """\
[translation:info] Error:
   File "/opt/rpython/rpython/translator/driver.py", line 551, in proceed
    result = self._execute(goals, task_skip = self._maybe_skip())
"""


def failure(tmp_path: Path, log: str, source: str = "") -> translation_log.Failure:
    (tmp_path / "target.py").write_text(source)
    text = log.replace("TARGET", str(tmp_path / "target.py"))
    return explain(text.splitlines(keepends=True), [tmp_path], [FOREIGN], "killed by SIGKILL")


def test_phases_and_timings() -> None:
    assert translation_log.phase_started("starting annotate") == "annotate"
    assert translation_log.phase_started("[translation:info] Annotating&simplifying...") == ""
    assert translation_log.progress("pyjitpl_lltype") == "writing JIT code (3 of 8)"
    assert translation_log.progress("llinterpret") == "llinterpret"
    table = [
        "[Timer] annotate                       --- 11.7 s",
        "[Timer] rtype_lltype                   ---  0.8 s",
        "[Timer] =========================================",
        "[Timer] Total:                         --- 57.5 s",
    ]
    assert translation_log.timings(table) == {"annotate": 11.7, "rtype_lltype": 0.8}


def test_error_with_its_line(tmp_path: Path) -> None:
    log = TRACEBACK + """\
[translation:ERROR] FlowingError:

getattr(5, foo) always raises AttributeError

In <FunctionGraph of (target:2)helper at 0x563cdb8f6c98>:
Happened at file TARGET line 3

        return x.foo

Processing block:
 block@6[argv_0] is a <class 'rpython.flowspace.flowcontext.SpamBlock'>
[translation] batch mode, not calling interactive helpers
"""
    found = failure(tmp_path, log, "\ndef helper(x):\n    return x.foo\n")
    assert found.headline == f"{tmp_path}/target.py:3: return x.foo"
    expected = "FlowingError in helper: getattr(5, foo) always raises AttributeError"
    assert found.explanation == expected


def test_union_error_names_only_the_function(tmp_path: Path) -> None:
    log = TRACEBACK + """\
[translation:ERROR] UnionError:

Offending annotations:
  SomeInstance(can_be_None=False, classdef=target.W_Root)
  SomeInteger(knowntype=int, nonneg=True, unsigned=False)

In <FunctionGraph of (target:2)helper at 0x56416fadc2f8>:
<return block>
Processing block:
 block@25[n_0] is a <class 'rpython.flowspace.flowcontext.SpamBlock'>
"""
    found = failure(tmp_path, log, "\ndef helper(n):\n    return n\n")
    assert found.headline == f"{tmp_path}/target.py:2: def helper(n):"
    assert "UnionError in helper: Offending annotations:" in found.explanation
    assert "SomeInteger(knowntype=int, nonneg=True, unsigned=False)" in found.explanation


def test_error_without_a_graph_uses_the_traceback(tmp_path: Path) -> None:
    log = """\
[translation:info] Error:
   File "/opt/rpython/rpython/translator/driver.py", line 551, in proceed
    result = self._execute(goals, task_skip = self._maybe_skip())
   File "TARGET", line 2, in jitpolicy
    assert 0, "no policy"
[translation:ERROR] AssertionError: no policy
"""
    found = failure(tmp_path, log, '\nassert 0, "no policy"\n')
    assert found.headline == f'{tmp_path}/target.py:2: assert 0, "no policy"'
    assert found.explanation == "AssertionError: no policy"


def test_import_error(tmp_path: Path) -> None:
    log = """\
Traceback (most recent call last):
  File "/opt/rpython/rpython/__main__.py", line 18, in <module>
    main()
  File "TARGET", line 1, in <module>
    import nosuch
ImportError: No module named nosuch
"""
    found = failure(tmp_path, log, "import nosuch\n")
    assert found.headline == f"{tmp_path}/target.py:1: import nosuch"
    assert found.explanation == "ImportError: No module named nosuch"


def test_c_compiler_error(tmp_path: Path) -> None:
    log = "[platform:Error] implement.c:12:3: error: unknown type name 'x'\n[translation:ERROR] E\n"
    found = failure(tmp_path, log)
    expected = "the C compiler stopped: implement.c:12:3: error: unknown type name 'x'"
    assert found.headline == expected


def test_linker_error(tmp_path: Path) -> None:
    missing = "/usr/bin/ld: implement.c:(.text+0x21): undefined reference to `f'"
    log = f"[platform:Error] a.c:1:2: warning: w\n[platform:Error] {missing}\n"
    found = failure(tmp_path, log + "[translation:ERROR] E\n")
    assert found.headline == f"the C compiler stopped: {missing}"


def test_killed_translation_shows_the_last_lines(tmp_path: Path) -> None:
    found = failure(tmp_path, "starting annotate\n[rtyper] specializing\n")
    assert found.headline == "the translation stopped: killed by SIGKILL"
    assert found.details[-1] == "[rtyper] specializing"
