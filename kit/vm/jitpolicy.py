"""What the JIT never traces: a smaller VM, and a much quicker translation."""
from __future__ import absolute_import

from rpython.jit.codewriter.policy import JitPolicy

from kit.vm import rpython_fixes

OPAQUE = frozenset("kit.vm." + name for name in """
    codecache codefile codetree compiling coprocess crc32 entrypoint files float_text frontend
    integer_text jitlog jitoptions normalization options output shortest_digits unicode_tables
    digests.blake2 digests.function digests.md5_sha1 digests.sha2 digests.sha3
""".split())


class OpaqueModules(JitPolicy):
    """Calls from traces to functions of these modules stay calls.

    `modules` are the language's own: those whose functions are long or rare
    (text formats, codecs, error reports), so that a trace gains nothing by
    looking inside. Functions marked @jit.look_inside are seen all the same.
    """

    def __init__(self, modules):
        JitPolicy.__init__(self)
        rpython_fixes.install()
        self.opaque = OPAQUE | frozenset(modules)

    def look_inside_function(self, func):
        return func.__module__ not in self.opaque
