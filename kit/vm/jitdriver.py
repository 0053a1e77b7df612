"""JIT drivers whose traces tell, the same way in every language, where they are."""
from __future__ import absolute_import

from rpython.rlib.jit import JitDriver
from rpython.rlib.objectmodel import not_rpython
from rpython.rlib.rjitlog import rjitlog

LOCATION_TYPES = (rjitlog.MP_FILENAME, rjitlog.MP_LINENO, rjitlog.MP_SCOPE,
                  rjitlog.MP_INDEX, rjitlog.MP_OPCODE)


def printable_location(filename, line, function, index, operation):
    """As logs print it; tools that read logs rely on the form."""
    return "%s:%d %s at %d in %s" % (filename, line, operation, index, function)


@not_rpython
def make_driver(name, greens, reds, describe, opcode=None, **options):
    """The JitDriver of a language's loop.

    `describe(*greens)` returns the place that the greens name: (filename,
    line, function, index of the instruction in it, name of the operation).
    `opcode(*greens)` is the number of the operation that is about to be
    executed there, with which the loop calls marks.dispatch().
    The `options` are JitDriver's own.
    """
    scope = {"describe": describe, "printable_location": printable_location}
    exec(compile("""
def get_printable_location(%(greens)s):
    filename, line, function, index, operation = describe(%(greens)s)
    return printable_location(filename, line, function, index, operation)

def get_location(%(greens)s):
    return describe(%(greens)s)
""" % {"greens": ", ".join(greens)}, "<driver %s>" % name, "exec"), scope)
    driver = LocatedDriver(greens=greens, reds=reds, name=name,
                           get_printable_location=scope["get_printable_location"],
                           get_location=scope["get_location"], **options)
    driver.get_opcode = opcode      # for annotations.vm.dispatch_hooks
    return driver


class LocatedDriver(JitDriver):
    """Keeps the types of get_location, which rpython deletes at first use."""

    @property
    def get_location(self):
        return rjitlog.returns(*LOCATION_TYPES)(self.location_function)

    @get_location.setter
    def get_location(self, function):
        self.location_function = function
