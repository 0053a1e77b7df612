"""The RPython target: `python2.7 -m annotations.vm.translate --opt=jit target.py`."""
from __future__ import absolute_import

from kit.vm import buildinfo
from kit.vm.entrypoint import make_entry_point
from kit.vm.jitpolicy import OpaqueModules
from langs.scheme.vm.program import LANGUAGE

OPAQUE = ["langs.scheme.vm." + name for name in """
    callgraph datum decoding error_values events flonum_text format_text input_ports loader
    number_reader number_text output_ports paths powers printing printing_cycles
    printing_order program regexp_matching regexp_values regexps.code regexps.nodes
    regexps.pattern regexps.properties regexps.ranges regexps.syntax
    regexps.utf8_sequences roots struct_printing struct_types syncing text_encoding
    text_escapes threads
    library.error_primitives library.exception_primitives library.input_port_primitives
    library.number_bytes library.output_port_primitives library.printing_primitives
    library.regexp_primitives library.regexp_replacing library.string_bytes
    library.struct_access library.system_primitives library.thread_primitives
    library.weak_references
""".split()]


def target(driver, args):
    driver.exe_name = "scheme"
    return make_entry_point(LANGUAGE, buildinfo.of_driver(driver)), None


def jitpolicy(driver):
    return OpaqueModules(OPAQUE)
