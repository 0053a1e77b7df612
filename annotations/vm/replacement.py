"""Replace functions of rpython by annotated ones, after a check that each is
the function that the replacement was written for.
"""
from __future__ import absolute_import

import ast
import importlib
import inspect
import os
import sys
import textwrap
import zlib

import rpython
from annotations.vm import marks, switches

UNCHECKED = "VMKIT_UNCHECKED_RPYTHON"    # "1": go on with bodies never seen


class UnknownRPython(Exception):
    """This rpython is not one that the annotations know how to hook."""


class Hook(object):
    """One replacement: where, what is expected there, and what to make of it.

    `wrap` gets the original function and returns the new one. An `optional`
    hook is left out where the module or the name does not exist.
    `fingerprints`: of the bodies that it was checked with.
    """

    def __init__(self, module, name, arguments, fingerprints, wrap, optional=False):
        self.module = module
        self.name = name
        self.arguments = arguments
        self.fingerprints = fingerprints.split()
        self.wrap = wrap
        self.optional = optional

    def where(self):
        return "%s.%s" % (self.module, self.name)

    def owner(self):
        """The module or class that holds the function; None where there is none."""
        try:
            owner = importlib.import_module(self.module)
        except ImportError:
            return None
        for name in self.name.split(".")[:-1]:
            owner = getattr(owner, name, None)
        return owner

    def original(self):
        """The function to be replaced; None when an optional one is not there."""
        found = vars(self.owner() or object).get(self.name.split(".")[-1])
        if found is None:
            if self.optional:
                return None
            raise UnknownRPython(complaint("%s is not there" % self.where()))
        if not inspect.isfunction(found):
            raise UnknownRPython(complaint("%s is not a function" % self.where()))
        arguments = argument_list(found)
        if arguments != self.arguments:
            raise UnknownRPython(complaint("%s(%s) was expected, it is (%s)" % (
                self.where(), self.arguments, arguments)))
        if fingerprint(found) not in self.fingerprints:
            problem = complaint("the body of %s is unknown (%s)" % (
                self.where(), fingerprint(found)))
            if os.environ.get(UNCHECKED) != "1":
                raise UnknownRPython(problem + " Or try it: %s=1." % UNCHECKED)
            sys.stderr.write("warning: %s\n" % problem)
        return found

    def replace(self, original):
        replacement = self.wrap(original)
        name = self.name.split(".")[-1]
        setattr(self.owner(), name, replacement)
        for module in list(sys.modules.values()):    # that imported it by name
            if getattr(module, "__dict__", {}).get(name) is original:
                setattr(module, name, replacement)


def install_where_known(hooks):
    """All of them; none where this rpython has another of what they replace."""
    try:
        originals = [hook.original() for hook in hooks]
    except UnknownRPython:
        return
    for hook, original in zip(hooks, originals):
        hook.replace(original)


def require_one(hooks):
    """Of several places where versions of rpython have the same thing."""
    if all(hook.original() is None for hook in hooks):
        raise UnknownRPython(complaint("none is there of %s" % ", ".join(
            hook.where() for hook in hooks)))


def complaint(what):
    folder = os.path.dirname(os.path.dirname(os.path.abspath(rpython.__file__)))
    return ("the annotations do not know this rpython, version %s in %s: %s. "
            "Use rpython 0.2.1, or build with --no-annotations." % (
                version(folder), folder, what))


def version(folder):
    """The version of the rpython unpacked in a folder, as far as it says one."""
    try:
        with open(os.path.join(folder, "PKG-INFO")) as information:
            for line in information:
                if line.startswith("Version:"):
                    return line.split(":")[1].strip()
    except IOError:
        pass
    return "unknown"


def argument_list(function):
    """As text without the defaults: "self, jitdriver_sd, *args"."""
    names, rest, keywords, _defaults = inspect.getargspec(function)
    assert keywords is None, "RPython functions have no **keywords"
    return ", ".join(names + (["*" + rest] if rest else []))


def fingerprint(function):
    """Of a function's syntax: comments, layout and docstring do not count."""
    tree = ast.parse(textwrap.dedent(inspect.getsource(function)))
    [definition] = tree.body
    if ast.get_docstring(definition) is not None:
        del definition.body[0]
    return "%08x" % (zlib.crc32(ast.dump(definition).encode("ascii")) & 0xffffffff)


def make_phase(function, phase):
    """For `c_marks`: a wrapper in RPython takes two dozen instructions, as it is called
    and passes exceptions on; in C a function begins and returns.
    """
    function.vmkit_phase = phase
    function._dont_inline_ = True
    return function


def call_through(function, body, **names):
    """A function of the signature and RPython properties of `function` whose
    body is `body`, text in which CALL stands for the call of `function`.

    Text, since RPython knows functions by their signature: a general
    `*args` would change how the annotator specialises them.
    """
    arguments = argument_list(function)
    namespace = dict(names, original=function, __name__=function.__module__)
    source = "def %s(%s):\n%s" % (
        function.__name__, arguments,
        textwrap.dedent(body).strip("\n").replace("CALL", "original(%s)" % arguments)
        .replace("\n", "\n    ").join(["    ", "\n"]))
    exec(compile(source, "<%s, annotated>" % function.__name__, "exec"), namespace)
    replacement = namespace[function.__name__]
    replacement.__defaults__ = function.__defaults__
    replacement.__module__ = function.__module__
    replacement.__dict__.update(function.__dict__)
    return replacement


def inside(phase):
    """Make a function run in a phase, however it ends."""
    def wrap(function):
        if switches.IN_C:
            return make_phase(function, phase)
        return call_through(function, """
            marks.begin(phase)
            try:
                return CALL
            finally:
                marks.end(phase)
            """, marks=marks, phase=phase)
    return wrap
