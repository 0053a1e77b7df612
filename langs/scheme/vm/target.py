"""The RPython target: `python2.7 -m annotations.vm.translate --opt=jit target.py`."""
from __future__ import absolute_import

from kit.vm import buildinfo
from kit.vm.entrypoint import make_entry_point
from kit.vm.jitpolicy import OpaqueModules
from langs.scheme.vm import retracing
from langs.scheme.vm.program import LANGUAGE

OPAQUE = ["langs.scheme.vm." + name for name in """
    calendar_time callgraph custom_ports datum datum_reader decoding descriptors error_values events
    file_system flonum_text format_text input_ports loader number_reader number_text
    output_ports paths powers print_options printing printing_cycles printing_order program
    reader_text regexp_matching regexp_values regexps.code regexps.nodes regexps.pattern
    regexps.properties regexps.ranges regexps.syntax regexps.utf8_sequences roots
    struct_printing struct_types subprocesses syncing text_encoding text_escapes threads
    library.custom_port_primitives library.dates library.error_primitives
    library.exception_primitives library.file_operations library.file_ports
    library.input_port_primitives library.installation library.number_bytes
    library.output_port_primitives library.path_primitives library.port_handlers
    library.port_kinds library.printing_primitives library.reading library.regexp_primitives
    library.regexp_replacing library.string_bytes library.struct_access
    library.subprocess_primitives library.system_primitives library.thread_primitives
    library.weak_references
""".split()]


def target(driver, args):
    driver.exe_name = "scheme"
    return make_entry_point(LANGUAGE, buildinfo.of_driver(driver)), None


def jitpolicy(driver):
    retracing.install()
    return OpaqueModules(OPAQUE)
