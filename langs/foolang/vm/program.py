"""The language as the kit sees it: running a program."""
from __future__ import absolute_import

from kit.vm.errors import report
from kit.vm.language import Language
from kit.vm.output import complain
from langs.foolang.opcodes import OPS
from langs.foolang.vm.code import read_program
from langs.foolang.vm.interpreter import Frame
from langs.foolang.vm.primitives import ARGUMENTS, Exit
from langs.foolang.vm.values import FooError


class FooLang(Language):
    name = "foolang"
    revision = OPS.fingerprint()
    version_text = "FooLang 1"

    def run(self, program, code_path, source_path, args):
        ARGUMENTS.words = args[1:]
        main = read_program(program, source_path)
        try:
            Frame(main).run(main)
            return 0
        except Exit as e:
            return e.status
        except FooError as error:
            complain(report(error.trail, "error: " + error.w_value.text()))
            return 1


LANGUAGE = FooLang()
