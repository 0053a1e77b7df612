"""The entry point of every VM binary: options, phases, exit statuses."""
from __future__ import absolute_import

from rpython.rlib import rgc
from rpython.rlib.rstackovf import StackOverflow, check_stack_overflow

from annotations.vm import counters, marks, switches
from kit import codeformat
from kit.vm import buildinfo, files, jitoptions, nursery, options
from kit.vm.codetree import CodeFileError
from kit.vm.frontend import Frontend, SourceError
from kit.vm.jitlog import JITLOG, JitlogError
from kit.vm.output import STDOUT, complain


class Exit(Exception):
    """Ends the VM before the program starts: status and one line why."""

    def __init__(self, status, msg):
        self.status = status
        self.msg = msg


def make_entry_point(language, build=buildinfo.UNTRANSLATED):
    """The `entry_point(argv) -> exit status` of a language's VM."""
    name = language.name
    has_jit = build.has_jit
    help_text = options.help_text(name, language.jit_defaults)
    version_text = "%s: %s\n%s\n" % (name, language.version_text, build.text())
    if build is not buildinfo.UNTRANSLATED:
        nursery.install(language.nursery_size)
    apply_jit_defaults = jitoptions.make_apply_defaults(language.jit_defaults)
    frontend = language.frontend = Frontend(name, language.revision, language.serves)

    def entry_point(argv):
        status = start_and_run(argv)
        marks.begin(marks.SHUTDOWN)
        if has_jit:
            JITLOG.finish()
        try:
            STDOUT.flush()
        except OSError as e:
            complain("%s: standard output: %s" % (name, files.reason(e)))
            if status == 0:
                status = codeformat.EXIT_OUTPUT
        marks.end(marks.SHUTDOWN)
        return status

    def start_and_run(argv):
        try:
            STDOUT.start()
            return run(parse(argv))
        except Exit as e:
            msg = e.msg
            status = e.status
        except SourceError as e:
            msg = e.msg
            status = e.status
        except OSError as e:
            msg = "input or output: " + files.reason(e)
            status = codeformat.EXIT_OUTPUT
        except MemoryError:
            msg = "out of memory"
            status = codeformat.EXIT_SOFTWARE
        except StackOverflow:
            check_stack_overflow()
            msg = "stack exhausted"
            status = codeformat.EXIT_SOFTWARE
        except Exception as e:
            msg = "internal error: " + class_name("%r" % (e,))
            status = codeformat.EXIT_SOFTWARE
        if msg != "":
            complain("%s: %s" % (name, msg))
        return status

    def parse(argv):
        try:
            return options.parse(argv)
        except options.UsageError as e:
            raise Exit(codeformat.EXIT_USAGE, "%s (see %s --help)" % (e.msg, name))

    def run(chosen):
        if chosen.help:
            STDOUT.write(help_text)
            return 0
        if chosen.version:
            STDOUT.write(version_text)
            return 0
        if chosen.max_heap > 0:
            rgc.set_max_heap_size(chosen.max_heap)
        start_counters(chosen.counters, chosen.counters_out)
        switches.set_ir_marks(chosen.annotate_ir)
        apply_jit_defaults()
        for text in chosen.jit:
            if not has_jit and text != "off":
                raise Exit(codeformat.EXIT_UNAVAILABLE,
                           "--jit %s: this VM was built without the JIT" % text)
            jitoptions.apply(text)
        if chosen.jitlog != "":
            start_jitlog(chosen.jitlog)
        given_path = chosen.args[0]
        found = frontend.find_code(given_path)
        source_path = given_path
        if found.code_path == given_path:
            source_path = found.code.source_path
        marks.begin(marks.INTERPRETER)
        try:
            return language.run(found.code.program, found.code_path,
                                source_path, chosen.args)
        except CodeFileError as e:
            raise Exit(codeformat.EXIT_DATA, "%s: %s" % (given_path, e.msg))
        finally:
            marks.end(marks.INTERPRETER)

    def start_counters(text, path):
        kind = text
        events = ""
        colon = text.find(":")
        if colon >= 0:
            kind = text[:colon]
            events = text[colon + 1:]
        error = counters.start(kind, events, path)
        if error != "":
            raise Exit(codeformat.EXIT_UNAVAILABLE, "--counters %s: %s" % (text, error))

    def start_jitlog(path):
        if has_jit:
            try:
                JITLOG.start(path)
                return
            except OSError as e:
                msg = files.reason(e)
            except JitlogError as e:
                msg = e.msg
        else:
            msg = "this VM was built without the JIT"
        raise Exit(codeformat.EXIT_UNAVAILABLE, "--jitlog %s: %s" % (path, msg))

    return switches.annotates_itself(entry_point)


def class_name(instance_repr):
    """The class in an RPython instance's repr, `<Class object at 0x...>`."""
    end = instance_repr.find(" object at ")
    if instance_repr.startswith("<") and end > 0:
        return instance_repr[1:end]
    return instance_repr
