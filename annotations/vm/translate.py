"""Translate an RPython target with annotations, the target unchanged:

    python2.7 -m annotations.vm.translate [--no-annotations] <rpython's arguments>
"""
from __future__ import absolute_import

import os
import sys

from annotations.vm import (
    compilation_speed, entry, fixed_address, function_names, hooks, switches, translation_speed,
    typing_errors)
from annotations.vm.replacement import UnknownRPython
from rpython.config import translationoption
from rpython.tool.udir import udir

WITHOUT = "--no-annotations"
OUTPUT = "--output="


def main(arguments):
    switches.ANNOTATED = WITHOUT not in arguments
    if switches.ANNOTATED:
        switches.IN_C = True
        try:
            hooks.install()
            entry.install()
        except UnknownRPython as error:
            sys.exit("error: %s" % error)
    translation_speed.install()
    compilation_speed.install()
    fixed_address.install()
    typing_errors.install()
    sys.argv[1:] = [argument for argument in arguments if argument != WITHOUT]
    # The import empties rpython's cache, also under a translation next to it.
    translationoption.CACHE_DIR = os.path.join(str(udir), "cache")
    from rpython.translator.goal import translate
    translate.main()
    if switches.ANNOTATED:
        for argument in arguments:
            if argument.startswith(OUTPUT):
                function_names.write(argument[len(OUTPUT):] + function_names.SUFFIX)


if __name__ == "__main__":
    main(sys.argv[1:])
