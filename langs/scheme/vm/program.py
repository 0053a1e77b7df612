"""The language as the kit sees it, and programs: modules' forms, run in order."""
from __future__ import absolute_import

from kit.vm import stack
from kit.vm.constants import Global
from kit.vm.language import Language
from kit.vm.primitives import NO_LIMIT
from langs.scheme.opcodes import OPS
from langs.scheme.vm import applications, loader, machine, memory
from langs.scheme.vm.context import MACHINE, push_prompt, w_default_tag
from langs.scheme.vm.continuation import Finished, K, K_Done
from langs.scheme.vm.errors import (
    UNSUPPORTED, SchemeError, definition_arity_error, make_exception)
from langs.scheme.vm.library import all_tables, plumbers, system_primitives
from langs.scheme.vm.primitives import W_Primitive
from langs.scheme.vm.output_ports import OPEN_FILES
from langs.scheme.vm.raising import Stop, complain, error_text, w_form_handler


class Form(object):
    """An expression or a definition of the top level."""

    def __init__(self, code, variables):
        self.code = code
        self.variables = variables

    def define(self, values_w):
        if len(self.variables) == 0:
            return
        if len(values_w) != len(self.variables):
            raise definition_arity_error(len(self.variables), values_w)
        for i in range(len(values_w)):
            self.variables[i].set(values_w[i])


class Program(object):
    """What all code of a program shares."""

    def __init__(self, tree):
        files, primitives, variables, forms, meta = tree.as_list_of(5)
        self.files = [file.as_text() for file in files.as_list()]
        self.primitive_names = primitives.as_symbols()
        self.primitives_w = find_primitives(self.primitive_names)
        self.globals = []
        for variable in variables.as_list():
            name, mutable, place = variable.as_list_of(3)
            self.globals.append(Global(name.as_symbol()))
        self.forms = []
        for form in forms.as_list():
            code, defined = form.as_list_of(2)
            self.forms.append(Form(self.read_code(code),
                                   [self.globals[i] for i in defined.as_ints()]))

    def read_code(self, tree):
        return loader.read_code(self, tree)

    def load_body(self, code):
        return loader.Loader(self, code).tail(code.tree, None)

    def start(self, index, k):
        """The state that runs the forms from the index on."""
        if index == len(self.forms):
            return k.plug_values([])
        form = self.forms[index]
        MACHINE.context = None
        prompt = push_prompt(w_default_tag, w_form_handler, K_Form(self, index, k))
        return form.code.get_body(), [None] * form.code.registers, None, prompt


class K_Form(K):
    """The rest of the program behind a form."""

    def __init__(self, program, index, next):
        self.program = program
        self.index = index
        self.next = next

    def plug(self, w_value):
        return self.plug_values([w_value])

    def plug_values(self, values_w):
        self.program.forms[self.index].define(values_w)
        return self.program.start(self.index + 1, self.next)


class W_Missing(W_Primitive):
    """Stands for a primitive that this VM does not have."""

    def __init__(self, name):
        self.name = name
        self.least = 0
        self.most = NO_LIMIT
        self.parameters = []

    def call_args(self, args_w):
        raise make_exception(UNSUPPORTED, "%s: not supported by this VM" % self.name)


def find_primitives(names):
    """Those that are missing are reported by name."""
    primitives_w = []
    missing = []
    for name in names:
        w_primitive = all_tables.TABLE.primitives.get(name, None)
        if w_primitive is None:
            missing.append(name)
            w_primitive = W_Missing(name)
        primitives_w.append(w_primitive)
    if len(missing) > 0:
        complain("scheme: missing primitives, which the program may call: " +
                 " ".join(missing))
    return primitives_w[:]


class Scheme(Language):
    name = "scheme"
    revision = OPS.fingerprint()
    version_text = "Racket 8 programs"
    jit_defaults = {}
    nursery_size = 16 << 20         # trees and lists that live for a while die in it

    def run(self, program, code_path, source_path, args):
        memory.limit()
        stack.set_length(float(stack.GREATEST // stack.DEFAULT_LENGTH))    # deep data nest
        system_primitives.start(args[1:])
        try:
            return execute(program)
        except MemoryError:
            complain("out of memory")
            return 1
        finally:
            OPEN_FILES.flush()


def execute(program):
    """The exit status."""
    try:
        status = start(program)
        plumbers.original.flush()
    except SchemeError as error:
        complain(error_text(error.w_value))
        return 1
    except Stop as stop:
        return stop.status
    return status


def start(program):
    node, registers_w, closure, k = Program(program).start(0, K_Done())
    try:
        machine.run(node, registers_w, closure, k)
    except Finished:
        pass
    except Stop as stop:
        return stop.status
    return 0


LANGUAGE = Scheme()
