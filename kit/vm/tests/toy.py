"""A language for the kit's own tests: its program is a list of statements.

Statements: ["print", TEXT], ["args"], ["exit", INT], ["raise", KIND],
["import", PATH].
"""
from __future__ import absolute_import

from kit.vm.entrypoint import make_entry_point
from kit.vm.frontend import SourceError
from kit.vm.language import Language
from kit.vm.output import STDOUT


class Toy(Language):
    name = "toy"
    revision = 7
    version_text = "of the tests"
    jit_defaults = {"trace_limit": 16000}

    def run(self, program, code_path, source_path, args):
        for statement in program.as_list():
            parts = statement.as_list()
            verb = parts[0].as_text()
            if verb == "print":
                STDOUT.write(parts[1].as_text() + "\n")
            elif verb == "args":
                STDOUT.write(source_path + ": " + " ".join(args) + "\n")
            elif verb == "exit":
                return parts[1].as_int()
            elif verb == "raise":
                kind = parts[1].as_text()
                if kind == "memory":
                    raise MemoryError
                elif kind == "stack":
                    return recurse(parts[1])
                raise ValueError
            elif verb == "import":
                try:
                    found = self.frontend.find_code(parts[1].as_text())
                except SourceError as e:
                    STDOUT.write("import: %d %s\n" % (e.status, e.msg))
                else:
                    self.run(found.code.program, found.code_path, "imported", args)
        return 0


def recurse(node):
    return recurse(node) + node.as_int()


TOY = Toy()
toy_entry_point = make_entry_point(TOY)
