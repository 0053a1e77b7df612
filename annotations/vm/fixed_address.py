"""VMs lie at a fixed address, where gcc makes programs by itself that can lie at any.

The heap that rpython makes before a VM starts is hundreds of thousands of pointers: at another
address each of them is changed at every start, and no page of it can be left unread or shared.
"""
from __future__ import absolute_import

from annotations.vm.replacement import Hook, install_where_known

FLAGS = [("CFLAGS", "-fno-pie"), ("LDFLAGS", "-no-pie")]


def with_fixed_address(_gen_makefile):
    def gen_makefile(self, cfiles, eci, exe_name=None, path=None, shared=False,
                     headers_to_precompile=[], no_precompile_cfiles=[], profopt=False,
                     config=None):
        makefile = _gen_makefile(self, cfiles, eci, exe_name, path, shared,
                                 headers_to_precompile, no_precompile_cfiles, profopt, config)
        if not shared:
            for name, flag in FLAGS:
                known = makefile.lines[makefile.defs[name]].value
                makefile.definition(name, list(known) + [flag])
        return makefile
    return gen_makefile


HOOK = Hook("rpython.translator.platform.posix", "BasePosix.gen_makefile",
            "self, cfiles, eci, exe_name, path, shared, headers_to_precompile, "
            "no_precompile_cfiles, profopt, config", "ec08c65b", with_fixed_address)


def install():
    """Another rpython stays as it is."""
    install_where_known([HOOK])
