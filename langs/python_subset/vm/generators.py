"""Generators, what coroutines are too: suspended frames, and the chains of `yield from`.

A generator that has been suspended inside another one's `yield from` is linked to it: from
then on a resumption of the outermost one of such a chain goes to the innermost at once, and
only where that ends to the one before. The first step into a generator, and each one after
something else resumed it, go through the instruction.
"""
from __future__ import absolute_import

from rpython.rlib import jit

from langs.python_subset.opcodes import COROUTINE
from langs.python_subset.vm import exceptions
from langs.python_subset.vm.errors import (
    GuestError, STOP_ITERATION, recursion_error, runtime_error, stop_iteration, type_error,
    value_error)
from langs.python_subset.vm.execution import EXECUTION
from langs.python_subset.vm.handlers.leaving import YIELDED
from langs.python_subset.vm.recursion import RECURSION
from langs.python_subset.vm.root import W_Root
from langs.python_subset.vm.traceback import Traceback
from langs.python_subset.vm.typeobject import builtin_type
from langs.python_subset.vm.values import w_None


class W_Generator(W_Root):
    """A suspended frame."""
    is_generator = True

    def __init__(self, frame, code, name, qualname):
        self.frame = frame          # None when it has ended
        self.code = code
        self.name = name
        self.qualname = qualname
        self.started = False
        self.running = False        # also while one that it is linked to is
        self.w_handled = None       # exception handled inside while suspended
        self.delegator = None       # linked: the one that goes through it
        self.innermost = None       # of the outermost of a chain: its other end
        self.below = 0              # of that, too: how many it has under it
        frame.generator = self

    def next(self):
        return self.resume(w_None, None)

    def loop_key(self):
        return self.code

    def resume(self, w_sent, error):
        """Runs until the next yield: its value, or None at the end (the value
        returned is then in EXECUTION.w_returned). Raises `error` inside when given."""
        if self.delegator is not None:
            self.unlink()
        if self.running:
            raise self.already_executing()
        if self.innermost is not None:
            if error is None or not error.matches(exceptions.GENERATOR_EXIT):
                return self.resume_innermost(w_sent, error)
            self.delegate().unlink()    # each is closed, by the one around it
        return self.run(w_sent, error, False)

    def run(self, w_sent, error, delegate_ended):
        """The same for this one alone. `delegate_ended`: what it went through has returned
        `w_sent` or raised `error`."""
        frame = self.frame
        if frame is None:
            if error is not None:
                raise error
            EXECUTION.w_returned = w_None
            return None
        code = jit.promote(self.code)
        if not self.started:
            if error is not None:
                self.frame = None
                error.traceback = Traceback(code, 0, frame.globals, error.traceback)
                raise error
            if w_sent is not w_None:
                raise type_error("can't send non-None value to a just-started " + self.type_name())
            self.started = True
            pc = 0
        elif error is None:
            pc = jit.promote(frame.pc)
            if delegate_ended:
                frame.replace_top(w_sent)
                pc += 1
            else:
                frame.push(w_sent)
                if not code.delegates_at(pc):
                    pc += 1
        else:
            pc = 0
        self.running = True
        frame.enter()
        w_outside = EXECUTION.w_handled
        if self.w_handled is not None:
            EXECUTION.w_handled = self.w_handled
        try:
            if error is not None:
                if delegate_ended:
                    pc = frame.catch(code, error)
                else:
                    pc = self._throw_inside(frame, code, error)
            if pc == YIELDED:
                w_result = frame.w_result
                frame.w_result = None
            else:
                w_result = frame.go_on(code, pc)
        except GuestError as raised:
            self.frame = None
            if raised.matches(STOP_ITERATION):
                raise exceptions.generator_raised_stop(raised, self.type_name())
            raise
        finally:
            frame.leave()
            self.running = False
            w_inside = EXECUTION.w_handled
            self.w_handled = None if w_inside is w_outside else w_inside
            EXECUTION.w_handled = w_outside
        pc = frame.pc
        if pc < 0:
            self.frame = None
            EXECUTION.w_returned = w_result
            return None
        if code.delegates_at(pc) and self.w_handled is None:
            w_inner = frame.peek(0)
            if isinstance(w_inner, W_Generator):
                self.link(w_inner)
        return w_result

    def _throw_inside(self, frame, code, error):
        """Where the frame goes on with `error` raised at its yield."""
        if code.delegates_at(frame.pc):
            w_inner = frame.peek(0)
            try:
                w_value = exceptions.throw_into(w_inner, error)
            except GuestError as raised:
                return frame.catch(code, raised)
            if w_value is None:
                frame.replace_top(EXECUTION.w_returned)
                return frame.pc + 1
            frame.w_result = w_value
            return YIELDED
        return frame.catch(code, error)

    # -- chains. Only where no exception is being handled around the `yield from`: then
    # what is handled inside the innermost does not depend on those around it.

    def link(self, inner):
        """`inner`, the outermost of a chain, was suspended inside of this one."""
        inner.delegator = self
        self.innermost = inner.innermost or inner
        self.below = inner.below + 1
        inner.innermost = None
        inner.below = 0

    def unlink(self):
        """Ends the chain before this one: that one's `yield from` is executed again."""
        outermost, above = self.outermost()
        if outermost.running:
            raise self.already_executing()
        if outermost.innermost is not self:
            self.innermost = outermost.innermost
        self.below = outermost.below - above
        outermost.innermost = None if above == 1 else self.delegator
        outermost.below = above - 1
        self.delegator = None

    def resume_innermost(self, w_sent, error):
        if self.below > RECURSION.limit:
            error = recursion_error("maximum recursion depth exceeded")
        frame = self.frame
        self.running = True
        frame.caller = EXECUTION.top
        try:
            innermost = self.innermost
            try:
                w_result = innermost.run(w_sent, error, False)
            except GuestError as raised:
                return self._go_on(w_None, raised)
            if w_result is None:
                return self._go_on(EXECUTION.w_returned, None)
            self._extend(innermost)
            return w_result
        finally:
            frame.caller = jit.vref_None
            self.running = False

    def _go_on(self, w_returned, error):
        """The innermost returned a value, or raised `error`."""
        while True:
            ended = self.innermost
            current = ended.delegator
            ended.delegator = None
            self.below -= 1
            if current is self:
                self.innermost = None
                return self.run(w_returned, error, True)
            self.innermost = current
            try:
                w_result = current.run(w_returned, error, True)
            except GuestError as raised:
                error = raised
                continue
            if w_result is not None:
                self._extend(current)
                return w_result
            w_returned = EXECUTION.w_returned
            error = None

    def _extend(self, innermost):
        """Takes what was linked to the innermost while it ran."""
        if innermost.innermost is not None:
            self.innermost = innermost.innermost
            self.below += innermost.below
            innermost.innermost = None
            innermost.below = 0

    def delegate(self):
        """The one that this one is linked to."""
        w_inner = self.frame.peek(0)
        assert isinstance(w_inner, W_Generator)
        return w_inner

    def is_running(self):
        outermost, _ = self.outermost()
        return outermost.running

    def outermost(self):
        """That of its chain, and how many of it are above this one."""
        generator = self
        above = 0
        while generator.delegator is not None:
            generator = generator.delegator
            above += 1
        return generator, above

    def frame_around(self):
        """The frame of the one that goes through this one, where they are linked; or None."""
        if self.delegator is not None:
            return self.delegator.frame
        return None

    # -- methods

    def send(self, w_value):
        """The same as `resume`, with StopIteration at the end."""
        w_result = self.resume(w_value, None)
        if w_result is None:
            raise stop_iteration(EXECUTION.w_returned)
        return w_result

    def throw(self, error):
        w_result = self.resume(w_None, error)
        if w_result is None:
            raise stop_iteration(EXECUTION.w_returned)
        return w_result

    def close(self):
        if self.frame is None:
            return
        if not self.started:
            self.frame = None
            return
        try:
            w_result = self.resume(w_None, GuestError(None, exceptions.GENERATOR_EXIT, None))
        except GuestError as error:
            if error.matches(exceptions.GENERATOR_EXIT) or error.matches(STOP_ITERATION):
                return
            raise
        if w_result is not None:
            raise runtime_error(self.type_name() + " ignored GeneratorExit")

    def already_executing(self):
        return value_error(self.type_name() + " already executing")


class W_Coroutine(W_Generator):
    """What calling an `async def` function gives."""


class W_AsyncGenerator(W_Root):
    """The same where there is a `yield` in it; `w_inside` also yields what it awaits."""
    _immutable_fields_ = ["w_inside"]

    def __init__(self, w_inside):
        self.w_inside = w_inside


def make_generator(frame, code, name, qualname):
    """What calling a function gives in whose code there is a `yield` or `await`."""
    if not code.is_asynchronous:
        return W_Generator(frame, code, name, qualname)
    if code.flags & COROUTINE:
        return W_Coroutine(frame, code, name, qualname)
    return W_AsyncGenerator(W_Generator(frame, code, name, qualname))


W_Coroutine.w_class = builtin_type("coroutine")
W_AsyncGenerator.w_class = builtin_type("async_generator")
W_Generator.w_class = builtin_type("generator")
