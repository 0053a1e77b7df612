"""Frames, the loop over instructions with its JIT driver, a handler an opcode, functions."""
from __future__ import absolute_import

from rpython.rlib import jit
from rpython.rlib.objectmodel import import_from_mixin
from rpython.rlib.rstackovf import StackOverflow, check_stack_overflow

from kit.vm.bytecode import make_places
from kit.vm.framestack import FrameStackMixin, StackHandlersMixin
from kit.vm.handlers import add_binary_handlers, make_step
from kit.vm.jitdriver import make_driver
from kit.vm.variables import make_variables_mixin
from langs.foolang.opcodes import OPS
from langs.foolang.vm import arithmetic
from langs.foolang.vm.primitives import PRIMITIVES
from langs.foolang.vm.values import (
    FooError, W_Class, W_List, W_Map, W_Root, is_true, w_false, w_nil, wrap_bool)

RETURNED = -1       # where to go on, from the handler of RETURN

describe, opcode = make_places(OPS)
driver = make_driver("foolang", greens=["pc", "code"], reds=["frame"], describe=describe,
                     opcode=opcode, virtualizables=["frame"], is_recursive=True,
                     check_untranslated=False)


class Frame(object):
    """One activation: variables and stack in one array."""
    _virtualizable_ = ["array_w[*]", "depth", "pc"]
    import_from_mixin(FrameStackMixin)
    import_from_mixin(StackHandlersMixin)
    import_from_mixin(make_variables_mixin(
        W_Root, lambda name: FooError("%s has no value yet" % name)))

    def __init__(self, code):
        self = jit.hint(self, access_directly=True, fresh_virtualizable=True)
        self.array_w = [None] * code.size
        self.depth = len(code.variables)
        self.pc = 0

    def run(self, code):
        """The value that the code returns."""
        pc = 0
        while True:
            driver.jit_merge_point(frame=self, code=code, pc=pc)
            self.depth = jit.promote(self.depth)
            pc = self.handle(code, pc)
            if pc == RETURNED:
                return self.pop()

    def handle(self, code, pc):
        try:
            return self.step(code, pc)
        except FooError as error:
            return self.catch(code, error)
        except StackOverflow:
            check_stack_overflow()
            return self.catch(code, FooError("the calls are nested too deep"))

    def catch(self, code, error):
        """Goes on at the handler around the current instruction, or raises."""
        error.passed(code, self.pc)
        at = code.find_handler(self.pc)
        if at < 0:
            raise error
        self.cut_stack(len(code.variables) + code.handlers[at + 3])
        error.trail = None
        self.push(error.w_value)
        return code.handlers[at + 2]

    # -- functions of the VM

    def LOAD_BUILTIN(self, code, index):
        w_primitive = PRIMITIVES.find(code.names[index])
        if w_primitive is None:
            raise FooError("nothing is called " + code.names[index])
        self.push(w_primitive)

    # -- operators (the binary ones are added below)

    def NEGATE(self, code, operand):
        self.push(arithmetic.negate(self.pop()))

    def NOT(self, code, operand):
        self.push(wrap_bool(not is_true(self.pop())))

    # -- jumps

    def JUMP(self, code, target, pc):
        return target

    def JUMP_BACK(self, code, target, pc):
        driver.can_enter_jit(frame=self, code=code, pc=target)
        return target

    def POP_JUMP_IF_FALSE(self, code, target, pc):
        if is_true(self.pop()):
            return pc
        return target

    def ITERATE(self, code, operand):
        self.push(self.pop().iterate())

    def NEXT(self, code, target, pc):
        w_item = self.peek(0).next()
        if w_item is None:
            self.pop()
            return target
        self.push(w_item)
        return pc

    # -- lists, maps, attributes

    def MAKE_LIST(self, code, count):
        self.push(W_List(self.pop_many(count)))

    @jit.unroll_safe
    def MAKE_MAP(self, code, count):
        w_map = W_Map()
        values_w = self.pop_many(2 * count)
        for i in range(count):
            w_map.set_item(values_w[2 * i], values_w[2 * i + 1])
        self.push(w_map)

    def LOAD_ITEM(self, code, operand):
        w_index = self.pop()
        self.push(self.pop().get_item(w_index))

    def STORE_ITEM(self, code, operand):
        w_value = self.pop()
        w_index = self.pop()
        self.pop().set_item(w_index, w_value)

    def LOAD_ATTRIBUTE(self, code, index):
        self.push(self.pop().get_attribute(code.names[index]))

    def STORE_ATTRIBUTE(self, code, index):
        w_value = self.pop()
        self.pop().set_attribute(code.names[index], w_value)

    # -- functions and classes

    def MAKE_FUNCTION(self, code, index):
        function = code.functions[index]
        self.push(W_Function(function, self.captured(function)))

    def MAKE_CLASS(self, code, index):
        names = code.name_lists[index]
        functions_w = self.pop_many(len(names) - 1)
        self.push(make_class(names, self.pop(), functions_w))

    def CALL(self, code, count):
        args_w = self.pop_many(count)
        self.push(self.pop().call(args_w))

    def LOAD_METHOD(self, code, index):
        name = code.names[index]
        w_object = self.pop()
        w_method = w_object.find_method(name)
        if w_method is None:
            w_method = PRIMITIVES.find_method(w_object.kind, name)
        if w_method is not None:
            self.push(w_method)
            self.push(w_object)
        else:                       # an attribute that can be called
            self.push(w_object.get_attribute(name))
            self.push(None)

    def LOAD_SUPER_METHOD(self, code, index):
        w_object = self.pop()
        w_class = self.pop()
        assert isinstance(w_class, W_Class)
        w_method = w_class.find(code.names[index])
        if w_method is None:
            raise FooError("%s has no method %s" % (w_class.name, code.names[index]))
        self.push(w_method)
        self.push(w_object)

    def CALL_METHOD(self, code, count):
        if self.peek(count) is not None:
            self.CALL(code, count + 1)
        else:
            args_w = self.pop_many(count)
            self.pop()
            self.push(self.pop().call(args_w))

    def RETURN(self, code, operand, pc):
        return RETURNED

    def THROW(self, code, operand):
        raise FooError("", self.pop())


add_binary_handlers(Frame, arithmetic.OPERATORS)
Frame.step = make_step(OPS, Frame, RETURNED, also_jumping=["RETURN"])


def make_class(names, w_parent, functions_w):
    methods = {}
    if isinstance(w_parent, W_Class):
        methods.update(w_parent.methods)
    elif w_parent is not w_nil:
        raise FooError("%s extends a %s, which is no class" % (names[0], w_parent.kind))
    for i in range(len(functions_w)):
        methods[names[i + 1]] = functions_w[i]
    return W_Class(names[0], methods)


class W_Function(W_Root):
    _immutable_fields_ = ["code", "cells_w[*]"]
    kind = "function"

    def __init__(self, code, cells_w):
        self.code = code
        self.cells_w = cells_w

    def call(self, args_w):
        code = jit.promote(self.code)
        if len(args_w) != code.parameters:
            raise FooError("%s takes %d arguments, not %d"
                           % (code.name, code.parameters, len(args_w)))
        frame = Frame(code)
        frame.enter(code, args_w, self.cells_w)
        return frame.run(code)
