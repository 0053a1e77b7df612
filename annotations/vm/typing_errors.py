"""A translation that fails in the rtyper shows all type errors, and ends with the first."""
from __future__ import absolute_import

import sys

from rpython.rtyper.error import TyperError
from rpython.rtyper.rtyper import RPythonTyper


def install():
    specialize = RPythonTyper.specialize
    specialize_block = RPythonTyper.specialize_block
    errors = []

    def specialize_block_and_go_on(self, block):
        try:
            specialize_block(self, block)
        except TyperError as error:
            errors.append(error)

    def specialize_all(self, *args, **named):
        RPythonTyper.specialize_block = specialize_block_and_go_on
        try:
            specialize(self, *args, **named)
        except Exception:       # may come from what was left half typed
            if not errors:
                raise
        finally:
            RPythonTyper.specialize_block = specialize_block
        if errors:
            for error in errors[1:]:
                sys.stderr.write("also TyperError: %s\n" % error)
            raise errors[0]

    RPythonTyper.specialize = specialize_all
