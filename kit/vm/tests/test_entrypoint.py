from __future__ import absolute_import

import os
import stat

import pytest

from annotations import tags
from annotations.vm import marks
from kit.vm import codecache, options, output
from kit.vm.entrypoint import class_name
from kit.vm.tests.codefile_writer import code_file
from kit.vm.tests.toy import toy_entry_point

FRONTEND = """#!/bin/sh
echo "$1 $2 $3" >> %(log)s
case $(cat "$1") in
    *syntax*) echo "$1:1:2: syntax error" >&2; exit 65;;
    *crash*) kill -9 $$;;
    *silent*) exit 0;;
    *garbage*) echo garbage > "$3"; exit 0;;
    *refuse*) exit 73;;
esac
cp "%(output)s" "$3"
"""


class World(object):
    """A folder with a source file and a frontend that knows its code."""

    def __init__(self, tmpdir, monkeypatch, capfd):
        self.folder = tmpdir.mkdir("src")
        self.cache = tmpdir.join("cache")
        self.temporary = tmpdir.mkdir("tmp")
        self.log = tmpdir.join("log")
        self.output = tmpdir.join("output")
        self.command = tmpdir.join("frontend")
        self.command.write(FRONTEND % {"log": self.log, "output": self.output})
        self.command.chmod(0o755)
        self.capfd = capfd
        monkeypatch.setenv("VMKIT_FRONTEND_TOY", str(self.command))
        monkeypatch.setenv("VMKIT_CACHE", str(self.cache))
        monkeypatch.setenv("TMPDIR", str(self.temporary))

    def source(self, text, program, name="prog.toy"):
        """Writes a source file; the frontend will give `program` for it."""
        path = self.folder.join(name)
        path.write(text)
        found = os.stat(str(path))
        self.output.write(code_file(program, str(path), found.st_size,
                                    int(found.st_mtime * 1e9)), "wb")
        return str(path)

    def run(self, *args):
        """(exit status, standard output, standard error)"""
        status = toy_entry_point(["toy"] + list(args))
        out, err = self.capfd.readouterr()
        return status, out, err

    def compilations(self):
        return len(self.log.readlines()) if self.log.check() else 0


@pytest.fixture
def world(tmpdir, monkeypatch, capfd):
    return World(tmpdir, monkeypatch, capfd)


HELLO = [["print", "hello"], ["args"]]


def test_source_is_compiled_once(world):
    path = world.source("text", HELLO)
    expected = (0, "hello\n%s: %s a -b\n" % (path, path), "")
    assert world.run(path, "a", "-b") == expected
    assert world.run(path, "a", "-b") == expected
    assert world.compilations() == 1
    assert world.folder.join("__vmkit__", "prog.toy.toy.vmc").check()


def test_relative_path(world):
    world.source("text", HELLO)
    with world.folder.as_cwd():
        assert world.run("prog.toy") == (0, "hello\nprog.toy: prog.toy\n", "")
        assert world.run("prog.toy") == (0, "hello\nprog.toy: prog.toy\n", "")
    assert world.compilations() == 1


def test_changed_source_is_compiled_again(world):
    path = world.source("text", HELLO)
    world.run(path)
    path = world.source("texts", [["print", "longer"]])
    assert world.run(path) == (0, "longer\n", "")
    path = world.source("texas", [["print", "other time"]])
    os.utime(path, (1000, 1000))
    world.output.write(code_file([["print", "other time"]], path, 5, 1000 * 10 ** 9), "wb")
    assert world.run(path) == (0, "other time\n", "")
    assert world.run(path) == (0, "other time\n", "")
    assert world.compilations() == 3


@pytest.mark.parametrize("damage", [
    lambda data: data[:-1], lambda data: "", lambda data: "text",
    lambda data: data.replace("toy", "joy", 1),
    lambda data: code_file([["print", "old"]], revision=6)])
def test_damaged_cache_is_compiled_again(world, damage):
    path = world.source("text", HELLO[:1])
    world.run(path)
    cached = world.folder.join("__vmkit__", "prog.toy.toy.vmc")
    cached.write(damage(cached.read("rb")), "wb")
    assert world.run(path) == (0, "hello\n", "")
    assert world.compilations() == 2


def test_code_file_runs_without_the_frontend(world, monkeypatch):
    monkeypatch.setenv("VMKIT_FRONTEND_TOY", "/nonexistent")
    path = world.folder.join("x.vmc")
    path.write(code_file(HELLO, source_path="/src/prog.toy"), "wb")
    assert world.run(str(path), "1") == (
        0, "hello\n/src/prog.toy: %s 1\n" % path, "")


@pytest.mark.parametrize("content,message", [
    (code_file(HELLO)[:-3], "truncated code file"),
    (code_file(HELLO, language="other"),
     "code file of the language other, this VM runs toy"),
    (code_file(HELLO, revision=1),
     "code file of revision 1 of toy, this VM runs revision 7"),
    (code_file(HELLO).replace("hello", "jello"), "damaged code file: wrong checksum"),
])
def test_bad_code_file(world, content, message):
    path = world.folder.join("x.vmc")
    path.write(content, "wb")
    assert world.run(str(path)) == (65, "", "toy: %s: %s\n" % (path, message))


def test_program_of_another_shape(world):
    path = world.folder.join("x.vmc")
    path.write(code_file([["print", 1]]), "wb")
    status, out, err = world.run(str(path))
    assert (status, out) == (65, "")
    assert err == "toy: %s: expected a text, found an integer\n" % path


def test_no_input(world):
    assert world.run("/nonexistent.toy") == (
        66, "", "toy: /nonexistent.toy: No such file or directory\n")
    assert world.run(str(world.folder)) == (
        66, "", "toy: %s: Is a directory\n" % world.folder)
    assert world.run("/dev/null") == (66, "", "toy: /dev/null: Not a regular file\n")


def test_frontend_refuses(world):
    path = world.source("syntax", HELLO)
    assert world.run(path) == (65, "", "%s:1:2: syntax error\n" % path)


@pytest.mark.parametrize("text,status,message", [
    ("crash", 69, "ended with status 137"),
    ("silent", 70, "the frontend wrote no usable code file"),
    ("garbage", 70, "not a code file"),
    ("refuse", 69, "cannot write"),
])
def test_frontend_fails(world, text, status, message):
    path = world.source(text, HELLO)
    found, out, err = world.run(path)
    assert (found, out) == (status, "")
    assert message in err and err.count("\n") == 1
    assert world.temporary.listdir() == []


@pytest.mark.parametrize("command", [
    "/nonexistent", "nonexistent-program", " ", ""])
def test_frontend_is_missing(world, monkeypatch, command):
    path = world.source("text", HELLO)
    monkeypatch.setenv("VMKIT_FRONTEND_TOY", command)
    status, out, err = world.run(path)
    assert (status, out) == (69, "")
    assert err.startswith("toy: ") and err.count("\n") == 1


def test_frontend_is_not_executable(world):
    world.command.chmod(0o644)
    status, out, err = world.run(world.source("text", HELLO))
    assert (status, out) == (69, "")
    assert "Permission denied" in err


@pytest.mark.parametrize("separator", [" ", "\n"])
def test_frontend_command_with_arguments(world, monkeypatch, separator):
    monkeypatch.setenv("VMKIT_FRONTEND_TOY",
                       separator.join(["sh", "-e", str(world.command)]))
    assert world.run(world.source("text", HELLO))[0] == 0


def test_unwritable_folder_uses_the_user_cache(world):
    path = world.source("text", HELLO[:1])
    world.folder.join("__vmkit__").write("a file is in the way")
    assert world.run(path) == (0, "hello\n", "")
    assert world.run(path) == (0, "hello\n", "")
    assert world.compilations() == 1
    name = codecache.fnv1a_64(path) + "-prog.toy.toy.vmc"
    assert [entry.basename for entry in world.cache.join("code").listdir()] == [name]


def test_no_writable_cache_at_all(world):
    path = world.source("text", HELLO[:1])
    world.folder.join("__vmkit__").write("")
    world.cache.write("")
    for compilations in 1, 2:
        assert world.run(path) == (0, "hello\n", "")
        assert world.compilations() == compilations
    assert world.temporary.listdir() == []


def test_not_even_a_temporary_folder(world, monkeypatch):
    path = world.source("text", HELLO)
    world.folder.join("__vmkit__").write("")
    monkeypatch.delenv("VMKIT_CACHE")
    monkeypatch.delenv("XDG_CACHE_HOME", raising=False)
    monkeypatch.setenv("HOME", "/dev/null")
    monkeypatch.setenv("TMPDIR", "/nonexistent")
    status, out, err = world.run(path)
    assert (status, out) == (69, "")
    assert "no folder for code files can be written" in err


def test_guest_import(world):
    imported = world.source("text", [["print", "in the import"]], "other.toy")
    path = world.folder.join("main.vmc")
    path.write(code_file([["print", "before"], ["import", imported],
                          ["import", "/nonexistent"]]), "wb")
    assert world.run(str(path)) == (
        0, "before\nin the import\n"
        "import: 66 /nonexistent: No such file or directory\n", "")


@pytest.mark.parametrize("kind,message", [
    ("memory", "out of memory"), ("stack", "stack exhausted"),
    ("other", "internal error: ")])
def test_internal_errors(world, kind, message):
    path = world.folder.join("x.vmc")
    path.write(code_file([["print", "before"], ["raise", kind]]), "wb")
    status, out, err = world.run(str(path))
    assert (status, out) == (70, "before\n")
    assert err.startswith("toy: " + message) and err.count("\n") == 1


def test_exit_status_of_the_program(world):
    path = world.folder.join("x.vmc")
    path.write(code_file([["exit", 3], ["print", "not reached"]]), "wb")
    assert world.run(str(path)) == (3, "", "")


def test_version_and_help(world):
    status, out, err = world.run("--version")
    assert (status, err) == (0, "")
    assert out.startswith("toy: of the tests\nJIT no, GC ")
    status, out, err = world.run("--help")
    assert (status, err) == (0, "")
    assert out.startswith("usage: toy [OPTION...] FILE [ARGUMENT...]\n")
    assert "  trace_limit           16000  " in out


@pytest.mark.parametrize("args,message", [
    ([], "no FILE given"),
    (["--jit"], "option --jit needs a value: on|off|NAME=VALUE,..."),
    (["--frobnicate"], "unknown option --frobnicate"),
    (["-x"], "unknown option -x"),
    (["--version=1"], "option --version has no value"),
    (["--jit", "fast", "f"], "option --jit: 'fast' is neither on, off nor NAME=VALUE"),
    (["--jit=treshold=1", "f"], "option --jit: the JIT has no parameter 'treshold'"),
    (["--jit", "threshold=a", "f"], "option --jit: 'threshold' needs an integer"),
    (["--counters", "x", "f"],
     "option --counters: 'x' is not one of none|tsc|papi[:EVENT,...]"),
])
def test_wrong_command_line(world, args, message):
    assert world.run(*args) == (64, "", "toy: %s (see toy --help)\n" % message)


def test_options():
    chosen = options.parse(["vm", "--jit", "off", "--jit=threshold=3,trace_limit=9",
                            "--counters=papi:A,B", "--counters-out", "c", "--annotate-ir",
                            "--jitlog=j", "--", "-file", "--jit"])
    assert chosen.jit == ["off", "threshold=3,trace_limit=9"]
    assert chosen.counters == "papi:A,B" and chosen.counters_out == "c"
    assert chosen.annotate_ir and chosen.jitlog == "j"
    assert chosen.args == ["-file", "--jit"]


def test_sizes_of_the_heap():
    sizes = ["1", "20k", "3M", "2G", "", "K", "x", "1T", "-1", "1 K"]
    found = [options.parse_size(text) if text else None for text in sizes]
    assert found == [1, 20 << 10, 3 << 20, 2 << 30, None, -1, -1, -1, -1, -1]
    assert options.parse(["vm", "--max-heap", "1M", "f"]).max_heap == 1 << 20


def test_options_that_need_the_jit(world):
    path = world.folder.join("x.vmc")
    path.write(code_file([]), "wb")
    assert world.run("--jit", "off", str(path)) == (0, "", "")
    assert world.run("--jit", "on", str(path)) == (
        69, "", "toy: --jit on: this VM was built without the JIT\n")
    assert world.run("--jitlog", "x", str(path)) == (
        69, "", "toy: --jitlog x: this VM was built without the JIT\n")


@pytest.mark.parametrize("program", [[], [["raise", "memory"]], [["exit", 1]]])
def test_phases_balance(world, monkeypatch, program):
    recorded = []
    monkeypatch.setattr(marks, "recorder", recorded)
    world.run(world.source("text", program))
    stack = []
    names = []
    for kind, phase in recorded:
        if kind == tags.PHASE_BEGIN:
            stack.append(phase)
            names.append(tags.PHASES[phase][1])
        else:
            assert stack.pop() == phase
    assert stack == []
    assert names == ["startup", "interpreter", "shutdown"]


def test_output_that_cannot_be_written(world, monkeypatch):
    def no_space(fd, data):
        raise OSError(28, "no space")
    path = world.source("text", HELLO)
    monkeypatch.setattr(output, "write_all", no_space)
    assert toy_entry_point(["toy", path]) == 74


def test_user_cache(monkeypatch):
    for name in "VMKIT_CACHE", "XDG_CACHE_HOME", "HOME":
        monkeypatch.delenv(name, raising=False)
    assert codecache.user_cache() == ""
    monkeypatch.setenv("HOME", "/home/x")
    assert codecache.user_cache() == "/home/x/.cache/vmkit"
    monkeypatch.setenv("XDG_CACHE_HOME", "/xdg")
    assert codecache.user_cache() == "/xdg/vmkit"
    monkeypatch.setenv("VMKIT_CACHE", "/own")
    assert codecache.user_cache() == "/own"


def test_fnv1a_64():
    assert codecache.fnv1a_64("") == "cbf29ce484222325"
    assert codecache.fnv1a_64("a") == "af63dc4c8601ec8c"
    assert codecache.fnv1a_64("foobar") == "85944171f73967e8"


def test_class_name():
    assert class_name("<AssertionError object at 0x7f0012>") == "AssertionError"
