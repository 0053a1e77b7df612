"""Record the marks of an untranslated run and check how the phases nest."""
from __future__ import absolute_import

from annotations import tags
from annotations.vm import hooks, marks
from annotations.vm.marks import (
    ASSEMBLING, DEOPTIMISATION, INTERPRETER, JIT, LOGGING, OPTIMISING, TRACING)
from rpython.jit.backend.llgraph.runner import LLGraphCPU

PHASE_NAMES = [name for _number, name, _layer in tags.PHASES]
EVENT_NAMES = [row[1] for row in tags.EVENTS]

# What may be around a phase. Untranslated, tracing runs the new loop directly.
AROUND = {
    INTERPRETER: (None, INTERPRETER, JIT, TRACING, DEOPTIMISATION),
    TRACING: (INTERPRETER, DEOPTIMISATION),
    OPTIMISING: (TRACING,),
    ASSEMBLING: (TRACING,),
    JIT: (INTERPRETER, TRACING),
    LOGGING: (OPTIMISING, ASSEMBLING, LOGGING),
    # Code forces a virtualizable that JIT code left behind, whoever looks at it.
    DEOPTIMISATION: (None, INTERPRETER, TRACING, JIT, DEOPTIMISATION),
}


def install():
    """The hooks, with those of rpython's simulated processor; once."""
    if not hasattr(install, "done"):
        hooks.install()
        LLGraphCPU.make_execute_token = hooks.make_annotated_execute_token(
            LLGraphCPU.make_execute_token.__func__)
        install.done = True


class Recording(object):
    """As a context: the marks made inside."""

    def __enter__(self):
        install()
        marks.recorder = self.marks = []
        return self

    def __exit__(self, *_error):
        marks.recorder = None

    def begun(self, phase):
        return self.marks.count((tags.PHASE_BEGIN, phase))

    def events(self, number):
        """The payloads of the events of a kind."""
        return [mark[2:] for mark in self.marks if mark[:2] == (tags.EVENT, number)]

    def deepest(self):
        return max(len(stack) for stack in self.stacks())

    def stacks(self):
        """The phases inside each other after each mark; AssertionError if one
        does not fit. The last is what is left.
        """
        stack, stacks = [], []
        for mark in self.marks:
            kind, number = mark[:2]
            if kind == tags.PHASE_BEGIN:
                around = stack[-1] if stack else None
                assert around in AROUND[number], "%s inside %s" % (
                    PHASE_NAMES[number], around and PHASE_NAMES[around])
                stack.append(number)
            elif kind == tags.PHASE_END:
                assert stack and stack[-1] == number, "%s ended inside %s" % (
                    PHASE_NAMES[number], [PHASE_NAMES[phase] for phase in stack])
                stack.pop()
            stacks.append(tuple(stack))
        return stacks

    def check(self):
        """Balanced, and nothing left."""
        stacks = self.stacks()
        assert not stacks or stacks[-1] == ()
        return self
