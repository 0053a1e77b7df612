"""The command line that every VM binary has."""
from __future__ import absolute_import

from rpython.rlib.jit import PARAMETER_DOCS, PARAMETERS
from rpython.rlib.objectmodel import not_rpython

from kit.vm import jitoptions

# name without dashes, what its value is ("" for none), help
OPTIONS = [
    ("jit", "on|off|NAME=VALUE,...",
     "with or without the just-in-time compiler, or with these parameters"),
    ("counters", "none|tsc|papi[:EVENT,...]",
     "count cycles or hardware events by phase (default: none)"),
    ("counters-out", "FILE", "write the counts there, not to standard error"),
    ("annotate-ir", "", "mark every IR operation in the JIT's machine code"),
    ("jitlog", "FILE", "write a log of the JIT's traces"),
    ("max-heap", "SIZE", "bytes (K, M, G) that objects may take; then memory is exhausted"),
    ("version", "", "language, rpython, garbage collector, JIT, commit"),
    ("help", "", "this text"),
]

_VALUE_NAMES = dict((name, value) for name, value, _help in OPTIONS)

HELP = """\
usage: %(name)s [OPTION...] FILE [ARGUMENT...]

FILE is a source file or a code file of the language %(name)s. A source file is
compiled first, unless its code file in the cache is still fresh. The options
of %(name)s come before FILE, the arguments of the program after it.

options:
%(options)s
parameters of --jit, and their defaults:
%(parameters)s
exit status: the program's own, 1 after an uncaught error of the program, or
  64  wrong command line
  65  syntax error; a code file that is damaged, foreign or outdated
  66  FILE is missing or unreadable
  69  something needed is missing: the frontend, hardware counters
  70  internal error, memory or stack exhausted
  74  standard output cannot be written

environment:
  VMKIT_CACHE              where code files go when they cannot be stored beside
                           the source file (default: ~/.cache/vmkit)
  VMKIT_FRONTEND_%(upper)s
                           the command that compiles a source file
"""


class UsageError(Exception):
    def __init__(self, msg):
        self.msg = msg


class Options(object):
    """What the command line says; `args` are FILE and what follows it."""

    def __init__(self):
        self.jit = []              # texts for jitoptions.apply, in order
        self.counters = "none"
        self.counters_out = ""
        self.annotate_ir = False
        self.jitlog = ""
        self.max_heap = 0          # in bytes; 0 for no limit
        self.version = False
        self.help = False
        self.args = []


def parse(argv):
    """The Options in `argv`, program name first. Raises UsageError."""
    options = Options()
    count = len(argv)
    i = 1
    while i < count:
        arg = argv[i]
        if not arg.startswith("-") or arg == "-":
            break
        i += 1
        if arg == "--":
            break
        if not arg.startswith("--"):
            raise UsageError("unknown option %s" % arg)
        equals = arg.find("=")
        name = arg[2:] if equals < 0 else arg[2:equals]
        if name not in _VALUE_NAMES:
            raise UsageError("unknown option --%s" % name)
        value = ""
        if _VALUE_NAMES[name] != "":
            if equals >= 0:
                value = arg[equals + 1:]
            elif i < count:
                value = argv[i]
                i += 1
            if value == "":
                raise UsageError("option --%s needs a value: %s"
                                 % (name, _VALUE_NAMES[name]))
        elif equals >= 0:
            raise UsageError("option --%s has no value" % name)
        _store(options, name, value)
    if i < count:
        options.args = argv[i:]
    elif not options.version and not options.help:
        raise UsageError("no FILE given")
    return options


def _store(options, name, value):
    if name == "jit":
        try:
            jitoptions.check(value)
        except jitoptions.JitOptionError as e:
            raise UsageError("option --jit: " + e.msg)
        options.jit.append(value)
    elif name == "counters":
        if value not in ("none", "tsc", "papi") and not value.startswith("papi:"):
            raise UsageError("option --counters: '%s' is not one of %s"
                             % (value, _VALUE_NAMES[name]))
        options.counters = value
    elif name == "counters-out":
        options.counters_out = value
    elif name == "annotate-ir":
        options.annotate_ir = True
    elif name == "jitlog":
        options.jitlog = value
    elif name == "max-heap":
        options.max_heap = parse_size(value)
        if options.max_heap <= 0:
            raise UsageError("option --max-heap: '%s' is no size, such as 500M" % value)
    elif name == "version":
        options.version = True
    elif name == "help":
        options.help = True


def parse_size(text):
    """A number of bytes with or without a unit; -1 when the text is none."""
    end = len(text) - 1
    assert end >= 0
    factor = UNITS.get(text[end].upper(), 0)
    digits = text
    if factor > 0:
        digits = text[:end]
    if len(digits) == 0 or len(digits) > 12:
        return -1
    for char in digits:
        if not "0" <= char <= "9":
            return -1
    return int(digits) * max(factor, 1)


UNITS = {"K": 1 << 10, "M": 1 << 20, "G": 1 << 30}


@not_rpython
def help_text(language_name, jit_defaults):
    """The whole text of --help."""
    option_lines = ""
    for name, value, help in OPTIONS:
        option_lines += "  --%s\n      %s\n" % (" ".join([name, value]).strip(), help)
    defaults = dict(PARAMETERS)
    defaults.update(jit_defaults)
    parameter_lines = ""
    for name in sorted(PARAMETERS):
        if name != "enable_opts":
            parameter_lines += "  %-20s %6d  %s\n" % (
                name, defaults[name], PARAMETER_DOCS[name])
    return HELP % {"name": language_name, "upper": language_name.upper(),
                   "options": option_lines, "parameters": parameter_lines}
