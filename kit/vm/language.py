"""What a language tells the kit about itself."""
from __future__ import absolute_import

from kit.vm import nursery


class Language(object):
    """Subclass it, set the attributes, make one instance at import."""
    _immutable_fields_ = ["name", "revision", "version_text", "serves"]

    name = ""             # as in file names and in code files
    revision = 0          # of its code files: the fingerprint of its opcodes
    version_text = ""     # what it implements, for --version
    serves = False        # its frontend answers requests, see kit/vm/frontend.py
    jit_defaults = {}     # JIT parameters that differ from rpython's (import time)
    nursery_size = nursery.SIZE     # see there (import time)

    def run(self, program, code_path, source_path, args):
        """Runs a program's tree and returns the exit status.

        `code_path` is the code file's path, "" when it was temporary;
        `source_path` is the source file as the user wrote it; `args` are the
        program's own, `args[0]` being the file as the user wrote it.
        """
        raise NotImplementedError
