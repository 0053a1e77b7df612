"""Frames, the functions that run in them, and the JIT's portal."""
from __future__ import absolute_import

from rpython.rlib import jit
from rpython.rlib.objectmodel import import_from_mixin
from rpython.rlib.rstackovf import StackOverflow, check_stack_overflow

from kit.vm.framestack import FrameStackMixin
from kit.vm.jitdriver import make_driver
from langs.python_subset.vm import exceptions, interrupts
from langs.python_subset.vm.errors import (
    GuestError, memory_error, recursion_error)
from langs.python_subset.vm.execution import EXECUTION
from langs.python_subset.vm.gateway import CallWithMixin, W_BoundMethod
from langs.python_subset.vm.generators import make_generator
from langs.python_subset.vm.handlers.leaving import RETURNED
from langs.python_subset.vm.handlers.loop import HandlersMixin
from langs.python_subset.vm.parameters import by_name, in_order, place_arguments
from langs.python_subset.vm.root import W_Root
from langs.python_subset.vm.instances import ObjectMixin
from langs.python_subset.vm.traceback import Traceback, W_AnyFrame
from langs.python_subset.vm.typeobject import builtin_type
from langs.python_subset.vm.values import W_Cell


def describe(pc, code):
    return (code.filename, code.line_of(pc), code.qualname, pc, code.operation_at(pc))


def opcode(pc, code):
    return code.opcode_at(pc)


def should_unroll_one_iteration(pc, code):
    return code.makes_generator


driver = make_driver("python_subset", greens=["pc", "code"], reds=["frame"],
                     describe=describe, opcode=opcode, virtualizables=["frame"],
                     is_recursive=True,
                     check_untranslated=False,
                     should_unroll_one_iteration=should_unroll_one_iteration)


class Frame(W_AnyFrame):
    """One activation: locals, cells and stack in one array."""
    _virtualizable_ = ["array_w[*]", "depth", "pc", "code", "globals", "w_locals",
                       "w_result"]
    import_from_mixin(FrameStackMixin)
    import_from_mixin(HandlersMixin)

    is_escaped = False      # the guest has it: it outlives its call, as do its callers
    generator = None        # whose frame it is, or None

    def __init__(self, code, globals, w_locals):
        self = jit.hint(self, access_directly=True, fresh_virtualizable=True)
        self.code = code
        self.globals = globals
        self.w_locals = w_locals
        self.array_w = [None] * code.array_size
        self.depth = code.nlocals + code.ncells
        self.pc = 0
        self.w_result = None
        self.caller = jit.vref_None

    def put_argument(self, index, w_value):
        """Fills a local before the frame begins."""
        self = jit.hint(self, access_directly=True, fresh_virtualizable=True)
        self.array_w[index] = w_value

    @jit.unroll_safe
    def init_cells(self, code, closure_w):
        self = jit.hint(self, access_directly=True, fresh_virtualizable=True)
        at = code.nlocals
        assert at >= 0
        for argument in code.cell_arguments:
            w_value = None
            if argument >= 0:
                w_value = self.array_w[argument]
                self.array_w[argument] = None
            self.array_w[at] = W_Cell(w_value)
            at += 1
        if closure_w is not None:
            for i in range(len(code.freevars)):
                self.array_w[at] = closure_w[i]
                at += 1

    def cell_value(self, code, index):
        """What is in a cell, or None."""
        at = code.nlocals + index
        assert at >= 0
        w_cell = self.array_w[at]
        if isinstance(w_cell, W_Cell):
            return w_cell.w_value
        return None

    def get_code(self):
        return self.code

    def get_globals(self):
        return self.globals

    def get_caller(self):
        caller = None
        generator = self.generator
        if generator is None:
            caller = self.caller()
        elif generator.is_running():
            caller = generator.frame_around() or self.caller()
        if caller is not None:
            caller.is_escaped = True
        return caller

    def position(self):
        return max(self.pc, 0)

    def run(self, code):
        self.enter()
        try:
            return run_frame(self, code, 0)
        finally:
            self.leave()

    def go_on(self, code, pc):
        """The same for a frame that has been suspended, between `enter` and `leave`."""
        return run_frame(self, code, pc)

    def enter(self):
        """Becomes the innermost frame. The JIT makes no frame for that: the reference
        is a virtual one, for which `leave` must follow."""
        self.caller = EXECUTION.top
        EXECUTION.top = jit.virtual_ref(self)

    def leave(self):
        reference = EXECUTION.top
        EXECUTION.top = self.caller
        if self.is_escaped:
            caller = self.caller()
            if caller is not None:
                caller.is_escaped = True
            reference()         # takes the frame out of compiled code, to be kept
        else:
            self.caller = jit.vref_None
        jit.virtual_ref_finish(reference, self)

    def jump_back(self, code, target):
        if interrupts.is_requested():
            interrupts.handle()
        driver.can_enter_jit(frame=self, code=code, pc=target)
        return target

    def make_function(self, code, defaults_w, w_kw_defaults, w_annotations, closure_w):
        return W_Function(code, self.globals, defaults_w, w_kw_defaults,
                          w_annotations, closure_w)

    def handle(self, code, pc, begun):
        """Runs one instruction (JIT) or many; gives the next one's index."""
        try:
            return self.step(code, pc, begun)
        except GuestError as error:
            return self.catch(code, error)
        except StackOverflow:
            check_stack_overflow()
            return self.catch(code, recursion_error("maximum recursion depth exceeded"))
        except MemoryError:
            return self.catch(code, memory_error(None))

    def catch(self, code, error):
        """Continues at the handler around the current instruction, or raises."""
        pc = self.pc
        if error.is_again:
            error.is_again = False
        else:
            error.traceback = Traceback(code, pc, self.globals, error.traceback)
        at = code.find_handler(pc)
        if at < 0:
            raise error
        handler = code.handlers[at + 2]
        self.cut_stack(code.nlocals + code.ncells + code.handlers[at + 3])
        self.push(exceptions.caught(error))
        return handler


def run_frame(frame, code, pc):
    """Runs a frame until it returns or yields; frame.pc tells which."""
    # While it runs here, no compiled code has its fields: none needs to be asked for them.
    frame = jit.hint(frame, access_directly=True)
    while True:
        driver.jit_merge_point(frame=frame, code=code, pc=pc)
        frame.depth = jit.promote(frame.depth)
        frame.code = code       # a constant in traces: so are its names and constants
        begun = False
        if jit.we_are_jitted():
            begun = True
        pc = frame.handle(code, pc, begun)
        if pc < 0:
            w_result = frame.w_result
            frame.w_result = None
            if pc == RETURNED:
                frame.pc = -1
            if code.makes_generator:
                # It goes on later: written back here, else out of the trace's last state.
                jit.hint(frame, force_virtualizable=True)
            return w_result


def current_frame():
    """The frame of the guest function that calls."""
    frame = EXECUTION.top()
    assert frame is not None
    return frame


class W_Function(W_Root):
    import_from_mixin(ObjectMixin)
    import_from_mixin(CallWithMixin)
    _immutable_fields_ = ["code?", "globals", "defaults_w?[*]", "kw_defaults_w?[*]",
                          "w_kw_defaults?", "closure_w[*]"]
    is_function = True

    def __init__(self, code, globals, defaults_w, w_kw_defaults, w_annotations,
                 closure_w):
        self.init_map(W_Function.w_class.root_map)
        self.code = code
        self.globals = globals
        self.defaults_w = defaults_w
        self.kw_defaults_w = None       # of the keyword-only parameters, or None
        self.w_kw_defaults = None       # a dict in their place once the guest has it
        if w_kw_defaults is not None:
            self.kw_defaults_w = in_order(code, w_kw_defaults)
        self.w_annotations = w_annotations
        self.closure_w = closure_w
        self.name = code.name
        self.qualname = code.qualname
        self.w_doc = None
        self.w_module = None

    def get_own(self, name):
        return self.map_read(name)

    def set_own(self, name, w_value):
        self.map_write(name, w_value)
        return True

    def delete_own(self, name):
        return self.map_delete(name)

    def has_attributes(self):
        return True

    def own_names(self):
        return [node.name for node in self.map.nodes()]

    def bind(self, w_object, w_type):
        if w_object is None:
            return self
        return W_BoundMethod(w_object, self)

    def plain_name(self):
        return self.qualname

    def kw_default(self, code, index):
        """The default of a keyword-only parameter, or None."""
        if self.w_kw_defaults is not None:
            return self.w_kw_defaults.get_str(code.varnames[code.argcount + index])
        if self.kw_defaults_w is None:
            return None
        return self.kw_defaults_w[index]

    def share_kw_defaults(self):
        """As a dict, whose changes count from now on; or None."""
        if self.w_kw_defaults is None and self.kw_defaults_w is not None:
            self.w_kw_defaults = by_name(self.code, self.kw_defaults_w)
        return self.w_kw_defaults

    def replace_kw_defaults(self, w_dict):
        self.kw_defaults_w = None
        self.w_kw_defaults = w_dict

    def loop_key(self):
        return self.code

    def run_class_body(self, w_namespace):
        code = self.code
        frame = Frame(code, self.globals, w_namespace)
        if code.ncells:
            frame.init_cells(code, self.closure_w)
        return frame.run(code)

    # -- calls

    def _start(self, frame, code):
        if code.ncells:
            frame.init_cells(code, self.closure_w)
        if code.makes_generator:
            return make_generator(frame, code, self.name, self.qualname)
        return frame.run(code)

    def call0(self):
        code = jit.promote(self.code)
        if code.simple_arity == 0:
            return self._start(Frame(code, self.globals, None), code)
        return self.call_args([])

    def call1(self, w_a):
        code = jit.promote(self.code)
        if code.simple_arity == 1:
            frame = Frame(code, self.globals, None)
            frame.put_argument(0, w_a)
            return self._start(frame, code)
        return self.call_args([w_a])

    def call2(self, w_a, w_b):
        code = jit.promote(self.code)
        if code.simple_arity == 2:
            frame = Frame(code, self.globals, None)
            frame.put_argument(0, w_a)
            frame.put_argument(1, w_b)
            return self._start(frame, code)
        return self.call_args([w_a, w_b])

    def call3(self, w_a, w_b, w_c):
        code = jit.promote(self.code)
        if code.simple_arity == 3:
            frame = Frame(code, self.globals, None)
            frame.put_argument(0, w_a)
            frame.put_argument(1, w_b)
            frame.put_argument(2, w_c)
            return self._start(frame, code)
        return self.call_args([w_a, w_b, w_c])

    def call4(self, w_a, w_b, w_c, w_d):
        code = jit.promote(self.code)
        if code.simple_arity == 4:
            frame = Frame(code, self.globals, None)
            frame.put_argument(0, w_a)
            frame.put_argument(1, w_b)
            frame.put_argument(2, w_c)
            frame.put_argument(3, w_d)
            return self._start(frame, code)
        return self.call_args([w_a, w_b, w_c, w_d])

    def call_args(self, args_w):
        return self._call(args_w, NO_NAMES, NO_VALUES)

    def call_arguments(self, arguments):
        return self._call(arguments.args_w, arguments.names, arguments.values_w)

    def _call(self, args_w, names, values_w):
        code = jit.promote(self.code)
        frame = Frame(code, self.globals, None)
        place_arguments(frame, self, code, args_w, names, values_w)
        return self._start(frame, code)


NO_NAMES = []
NO_VALUES = []


W_Function.w_class = builtin_type("function", has_map=True)
W_Cell.w_class = builtin_type("cell")
