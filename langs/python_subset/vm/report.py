"""Uncaught exceptions, printed as CPython prints them; exit statuses."""
from __future__ import absolute_import

from kit.vm.errors import REPEATS_SHOWN, Sources
from kit.vm.output import STDOUT, complain
from langs.python_subset.vm import interrupts, structseq, textual
from langs.python_subset.vm.errors import GuestError, SYSTEM_EXIT
from langs.python_subset.vm.exceptions import (
    W_Exception, stop_value, traceback_of, value_of)
from langs.python_subset.vm.execution import EXECUTION
from langs.python_subset.vm.finalizers import PENDING, Reporter
from langs.python_subset.vm.iteration import iterable_to_list
from langs.python_subset.vm.suggestions import suggestion
from langs.python_subset.vm.types.object_type import qualified_name
from langs.python_subset.vm.values import W_Int, w_None


w_unraisable_type = structseq.make_type(
    "sys", "UnraisableHookArgs", "exc_type exc_value exc_traceback err_msg object")


class StandardError(Reporter):
    def report(self, error, w_where):
        unraisable(error, w_where)


PENDING.reporter = StandardError()


def exit_status(error):
    """The status of a program that the exception ended; prints what is due."""
    if error.matches(SYSTEM_EXIT):
        w_code = stop_value(error)
        if w_code is w_None:
            return 0
        if isinstance(w_code, W_Int):
            return w_code.intval & 255
        complain(safe_str(w_code))
        return 1
    w_exception = value_of(error)
    w_exception.traceback = error.traceback
    tell(w_exception)
    if error.matches(interrupts.KEYBOARD_INTERRUPT):
        try:
            STDOUT.flush()
        except OSError:
            pass
        interrupts.die_of(interrupts.SIGINT)
    return 1


def tell(w_exception):
    """Gives the exception to sys.excepthook."""
    w_hook = EXECUTION.sys.get("excepthook")
    if w_hook is None or w_hook is EXECUTION.sys.get("__excepthook__"):
        show(w_exception)
        return
    try:
        w_hook.call3(w_exception.type(), w_exception, traceback_of(w_exception))
    except GuestError as error:
        complain("Error in sys.excepthook:")
        w_second = value_of(error)
        w_second.traceback = error.traceback
        show(w_second)
        complain("\nOriginal exception was:")
        show(w_exception)


def show(w_exception):
    """Prints an exception with its traceback."""
    lines = []
    describe(w_exception, Sources(), lines, [])
    complain("\n".join(lines))


def unraisable(error, w_where):
    """Gives an exception that no one can catch to sys.unraisablehook."""
    w_exception = value_of(error)
    w_exception.traceback = error.traceback
    w_hook = EXECUTION.sys.get("unraisablehook")
    if w_hook is None or w_hook is EXECUTION.sys.get("__unraisablehook__"):
        show_unraisable(w_exception, w_where)
        return
    try:
        w_hook.call1(structseq.make(w_unraisable_type, [
            w_exception.type(), w_exception, traceback_of(w_exception), w_None, w_where]))
    except GuestError as second:
        w_second = value_of(second)
        w_second.traceback = second.traceback
        show_unraisable(w_second, w_hook)


def show_unraisable(w_exception, w_where):
    complain("Exception ignored in: " + safe_repr(w_where))
    show(w_exception)


def describe(w_exception, sources, lines, seen):
    """Appends the lines of a traceback, causes and contexts first."""
    seen.append(w_exception)
    w_before = w_exception.w_cause
    text = "The above exception was the direct cause of the following exception:"
    if w_before is None and not w_exception.suppress_context:
        w_before = w_exception.w_context
        text = "During handling of the above exception, another exception occurred:"
    if isinstance(w_before, W_Exception) and w_before not in seen:
        describe(w_before, sources, lines, seen)
        lines.append("\n" + text + "\n")
    if w_exception.traceback is not None:
        lines.append("Traceback (most recent call last):")
        add_entries(w_exception.traceback, sources, lines)
    add_exception_lines(w_exception, lines)


def add_entries(traceback, sources, lines):
    last = ""
    repeats = 0
    while traceback is not None:
        code = traceback.code
        line = traceback.line()
        entry = '  File "%s", line %d, in %s' % (code.filename, line, code.name)
        if entry == last:
            repeats += 1
        else:
            add_repeats(repeats, lines)
            repeats = 1
            last = entry
        if repeats <= REPEATS_SHOWN:
            lines.append(entry)
            source = sources.line(code.filename, line)
            if source != "":
                lines.append("    " + source)
        traceback = traceback.inner
    add_repeats(repeats, lines)


def add_repeats(repeats, lines):
    more = repeats - REPEATS_SHOWN
    if more > 0:
        lines.append("  [Previous line repeated %d more time%s]"
                     % (more, "" if more == 1 else "s"))


def add_exception_lines(w_exception, lines):
    name = qualified_name(w_exception.type())
    if name.startswith("__main__."):
        name = name[len("__main__."):]
    text = safe_str(w_exception)
    line = name if text == "" else name + ": " + text
    meant = suggestion(w_exception)
    if meant != "":
        line += ". Did you mean: '%s'?" % meant
    lines.append(line)
    w_notes = w_exception.get_own("__notes__")
    if w_notes is not None:
        for w_note in iterable_to_list(w_notes):
            lines.append(safe_str(w_note))


def safe_str(w_value):
    try:
        return textual.str_of(w_value)
    except GuestError:
        return "<exception str() failed>"


def safe_repr(w_value):
    try:
        return textual.repr_of(w_value)
    except GuestError:
        return "<object repr() failed>"
