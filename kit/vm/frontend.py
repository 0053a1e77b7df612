"""From a source file to its code: the cache first, then the frontend.

The frontend is a program of its own. It is called as
`COMMAND... SOURCE -o CODE_FILE` and writes the code file atomically. That of a
language that `serves` is also started once as `COMMAND... --serve` and then asked
for what a running program imports (kit/vm/coprocess.py says how); the request
`file SOURCE CODE_FILE` is the same as the command.
"""
from __future__ import absolute_import

import errno
import os

from rpython.rlib.objectmodel import we_are_translated

from annotations.vm import marks
from kit import codeformat
from kit.vm import codecache, codefile, files
from kit.vm.codetree import CodeFileError
from kit.vm.coprocess import Coprocess
from kit.vm.output import STDOUT, complain


class SourceError(Exception):
    """There is no code to be had: `status` and one line why.

    The line is "" when the frontend has already printed its own.
    """

    def __init__(self, status, msg):
        self.status = status
        self.msg = msg


class Found(object):
    """The code of a source file, and the code file it came from ("": none)."""

    def __init__(self, code, code_path):
        self.code = code
        self.code_path = code_path


class Frontend(object):
    """Finds the code of a language's source files."""
    _immutable_fields_ = ["language_name", "revision", "serves", "variable"]

    def __init__(self, language_name, revision, serves=False):
        self.language_name = language_name
        self.revision = revision
        self.serves = serves
        self.server = Coprocess()
        self.variable = "VMKIT_FRONTEND_" + language_name.upper()

    def find_code(self, path):
        """Found for a source or code file; SourceError otherwise."""
        marks.begin(marks.STARTUP)
        try:
            return self._find_code(path, False, True)
        finally:
            marks.end(marks.STARTUP)

    def find_imported(self, path, beside):
        """The same for what a running program imports. The code file is kept
        beside its source only if `beside`."""
        marks.begin(marks.STARTUP)
        try:
            return self._find_code(path, self.serves, beside)
        finally:
            marks.end(marks.STARTUP)

    def ask(self, request):
        """The bytes of the server's answer. SourceError with why there are none."""
        try:
            if not self.server.is_running():
                command = self._command()
                program = find_program(command[0])
                flush_output()
                self.server.start(program, command + ["--serve"])
            status, data = self.server.ask(request)
        except OSError as e:
            raise SourceError(codeformat.EXIT_UNAVAILABLE,
                              "the frontend has ended: " + files.reason(e))
        if status != 0:
            raise SourceError(status, data)
        return data

    def _find_code(self, path, is_served, is_kept_beside):
        try:
            source = codecache.Source(path)
            problem = source.problem
            if problem == "" and codefile.is_code_file(
                    files.read_start(path, len(codeformat.MAGIC))):
                return Found(self._load(path), path)
        except OSError as e:
            problem = files.reason(e)
            source = None
        if source is None or problem != "":
            raise SourceError(codeformat.EXIT_NO_INPUT, "%s: %s" % (path, problem))
        return self._find_code_of_source(source, is_served, is_kept_beside)

    def _find_code_of_source(self, source, is_served, is_kept_beside):
        beside = ""
        if is_kept_beside:
            beside = codecache.path_beside(source, self.language_name)
        code = codecache.fresh(beside, source, self.language_name, self.revision)
        if code is not None:
            return Found(code, beside)
        in_cache = codecache.path_in_user_cache(source, self.language_name)
        code = codecache.fresh(in_cache, source, self.language_name, self.revision)
        if code is not None and code.source_path == source.absolute:
            return Found(code, in_cache)
        for path in [beside, in_cache]:
            if path != "" and files.make_folders(files.dirname(path)):
                if self._compile(source, path, is_served):
                    return Found(self._load_compiled(path), path)
        return self._compile_to_temporary(source, is_served)

    def _compile_to_temporary(self, source, is_served):
        folder = make_temporary_folder()
        path = folder + "/code" + codeformat.SUFFIX
        try:
            if not self._compile(source, path, is_served):
                raise SourceError(codeformat.EXIT_UNAVAILABLE,
                                  "%s: the frontend cannot write %s"
                                  % (source.path, path))
            return Found(self._load_compiled(path), "")
        finally:
            try:
                if files.exists(path):
                    os.unlink(path)
                os.rmdir(folder)
            except OSError:
                pass

    def _compile(self, source, code_path, is_served):
        """Runs the frontend. False when it could not write there."""
        if is_served:
            return self._compile_served(source, code_path)
        command = self._command()
        status = run(command + [source.path, "-o", code_path])
        if status == 0:
            return True
        if status == codeformat.EXIT_CANNOT_WRITE:
            return False
        if status == codeformat.EXIT_DATA or status == codeformat.EXIT_NO_INPUT:
            raise SourceError(status, "")
        raise SourceError(codeformat.EXIT_UNAVAILABLE,
                          "%s: the frontend %s ended with status %d"
                          % (source.path, command[0], status))

    def _compile_served(self, source, code_path):
        try:
            self.ask(["file", source.absolute, code_path])
        except SourceError as e:
            if e.status != codeformat.EXIT_CANNOT_WRITE:
                raise
            return False
        return True

    def _command(self):
        """The frontend's command and first arguments."""
        text = os.environ.get(self.variable)
        if text is not None and text != "":
            # one argument a line, or words when it is a single line
            separator = "\n" if "\n" in text else " "
            command = [word for word in text.split(separator) if word != ""]
        else:
            path = executable_path() + ".frontend"
            try:
                text = files.read_file(path)
            except OSError as e:
                raise SourceError(
                    codeformat.EXIT_UNAVAILABLE, "no frontend to compile with: %s is "
                    "not set; %s: %s" % (self.variable, path, files.reason(e)))
            command = [line for line in text.split("\n") if line != ""]
        if len(command) == 0:
            raise SourceError(codeformat.EXIT_UNAVAILABLE, "no frontend to compile "
                              "with: its command is empty")
        return command

    def _load(self, path):
        try:
            return codefile.load(path, self.language_name, self.revision)
        except CodeFileError as e:
            raise SourceError(codeformat.EXIT_DATA, "%s: %s" % (path, e.msg))

    def _load_compiled(self, path):
        """A file that the frontend has just written."""
        try:
            return codefile.load(path, self.language_name, self.revision)
        except CodeFileError as e:
            msg = e.msg
        except OSError as e:
            msg = files.reason(e)
        raise SourceError(codeformat.EXIT_SOFTWARE,
                          "the frontend wrote no usable code file: %s: %s" % (path, msg))


def executable_path():
    """Of this VM."""
    if not we_are_translated():
        return "untranslated"
    try:
        return os.readlink("/proc/self/exe")
    except OSError:
        return ""


def make_temporary_folder():
    """A folder that only this user can write to."""
    parent = os.environ.get("TMPDIR")
    if parent is None or parent == "":
        parent = "/tmp"
    for attempt in range(1000):
        folder = "%s/vmkit-%d-%d" % (parent, os.getpid(), attempt)
        try:
            os.mkdir(folder, 0o700)
            return folder
        except OSError:
            if not files.exists(folder):
                break
    raise SourceError(codeformat.EXIT_UNAVAILABLE,
                      "no folder for code files can be written, not even in " + parent)


def run(command):
    """Runs a program to its end: its exit status, 128 + signal when killed.

    SourceError when it cannot be started.
    """
    flush_output()
    program = find_program(command[0])
    child = os.fork()
    if child == 0:
        try:
            os.execv(files.without_nul(program), [files.without_nul(arg) for arg in command])
        except OSError as e:
            complain("%s: %s" % (program, files.reason(e)))
        os._exit(codeformat.EXIT_UNAVAILABLE)
    status = _wait_for(child)
    if os.WIFEXITED(status):
        return os.WEXITSTATUS(status)
    return 128 + os.WTERMSIG(status)


def flush_output():
    """What the program printed comes first."""
    try:
        STDOUT.flush()
    except OSError as e:
        raise SourceError(codeformat.EXIT_OUTPUT, "standard output: " + files.reason(e))


def _wait_for(child):
    while True:
        try:
            _pid, status = os.waitpid(child, 0)
            return status
        except OSError as e:
            if e.errno != errno.EINTR:
                raise


def find_program(name):
    """Its path; looked up in PATH when it has no slash."""
    if "/" in name:
        if files.exists(name):
            return name
    else:
        search = os.environ.get("PATH")
        if search is None:
            search = "/usr/bin:/bin"
        for folder in search.split(":"):
            path = folder + "/" + name
            if files.exists(path):
                return path
    raise SourceError(codeformat.EXIT_UNAVAILABLE,
                      "the frontend's program %s does not exist" % name)
