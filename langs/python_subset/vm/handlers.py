"""One handler an opcode, semantics beside each row in opcodes.py.

A handler takes its operand; one that jumps also takes the next instruction's
index and returns where to go on.
"""
from __future__ import absolute_import

from rpython.rlib import jit
from rpython.rlib.unroll import unrolling_iterable

from annotations.vm import marks
from langs.python_subset.opcodes import BINARY_OPERATORS, OPS
from langs.python_subset.vm import (
    attributes, classes, coroutines, exceptions, formatting, importing, items, operators, patterns,
    sites)
from langs.python_subset.vm.arguments import Arguments
from langs.python_subset.vm.code import W_Code
from langs.python_subset.vm.convert import truth
from langs.python_subset.vm.dictobject import W_Dict, new_dict
from langs.python_subset.vm.errors import (
    LookupFailure, NAME_ERROR, system_error, unbound_local_error, undefined_name)
from langs.python_subset.vm.execution import EXECUTION
from langs.python_subset.vm.iteration import (
    get_iterator, iterable_to_list, unpack_into, unpack_with_star)
from langs.python_subset.vm.listobject import W_List, new_list
from langs.python_subset.vm.setobject import W_Set, new_set
from langs.python_subset.vm.strings import concatenate
from langs.python_subset.vm.types.slice_type import W_Slice
from langs.python_subset.vm.values import (
    W_Cell, W_Str, W_Tuple, w_None, wrap_bool)

RETURNED = -1
YIELDED = -2

JUMPING = ("JUMP", "JUMP_BACK", "POP_JUMP_IF_FALSE", "POP_JUMP_IF_TRUE",
           "POP_JUMP_IF_NONE", "POP_JUMP_IF_NOT_NONE", "JUMP_IF_FALSE_OR_POP",
           "JUMP_IF_TRUE_OR_POP", "FOR_ITER", "RETURN_VALUE", "YIELD_VALUE",
           "YIELD_FROM")


class HandlersMixin(object):
    # -- the loop

    @jit.unroll_safe
    def step(self, code, pc, begun):
        """One instruction when traced, else until the frame is left. `begun`: the
        trace counted the instruction at pc before a guard of it failed."""
        if begun and not jit.we_are_jitted():
            marks.dispatched_before(code.opcode_at(pc))
        while True:
            self.pc = pc
            word = code.words[pc]
            operand = word >> 8
            assert operand >= 0
            opcode = word & 255
            pc += 1
            for name, number, jumps in HANDLERS:
                if opcode == number:
                    marks.dispatch(number)
                    if jumps:
                        pc = getattr(self, name)(operand, pc)
                    else:
                        getattr(self, name)(operand)
                    break
            else:
                raise system_error("unknown opcode")
            if jit.we_are_jitted() or pc < 0:
                return pc

    # -- the stack

    def NOP(self, operand):
        pass

    def POP_TOP(self, operand):
        self.pop()

    def COPY(self, depth):
        self.push(self.peek(depth - 1))

    def SWAP(self, depth):
        top = self.depth - 1
        other = self.depth - depth
        assert top >= 0
        assert other >= 0
        w_top = self.array_w[top]
        self.array_w[top] = self.array_w[other]
        self.array_w[other] = w_top

    # -- constants and names

    def LOAD_CONST(self, index):
        self.push(self.code.consts_w[index])

    def LOAD_FAST(self, index):
        w_value = self.array_w[index]
        if w_value is None:
            raise unbound_local(self.code.varnames[index])
        self.push(w_value)

    def STORE_FAST(self, index):
        self.array_w[index] = self.pop()

    def DELETE_FAST(self, index):
        if self.array_w[index] is None:
            raise unbound_local(self.code.varnames[index])
        self.array_w[index] = None

    def LOAD_GLOBAL(self, index):
        if jit.we_are_jitted():
            w_value = self.globals.lookup(self.code.names[index])
        else:
            w_value = sites.load_global(self.code, index, self.globals)
        self.push(w_value)

    def STORE_GLOBAL(self, index):
        self.globals.set(self.code.names[index], self.pop())

    def DELETE_GLOBAL(self, index):
        name = self.code.names[index]
        if not self.globals.delete(name):
            raise undefined_name(name)

    def LOAD_NAME(self, index):
        if self.w_locals is not None:
            w_value = items.get_name(self.w_locals, self.code.names[index])
            if w_value is not None:
                self.push(w_value)
                return
        self.LOAD_GLOBAL(index)

    def STORE_NAME(self, index):
        name = self.code.names[index]
        if self.w_locals is None:
            self.globals.set(name, self.pop())
        else:
            items.set_name(self.w_locals, name, self.pop())

    def DELETE_NAME(self, index):
        name = self.code.names[index]
        if self.w_locals is None:
            if self.globals.delete(name):
                return
        elif items.delete_name(self.w_locals, name):
            return
        raise undefined_name(name)

    def _cell(self, index):
        at = self.code.nlocals + index
        assert at >= 0
        w_cell = self.array_w[at]
        assert isinstance(w_cell, W_Cell)
        return w_cell

    def LOAD_CLOSURE(self, index):
        self.push(self._cell(index))

    def LOAD_DEREF(self, index):
        w_value = self._cell(index).w_value
        if w_value is None:
            raise unbound_cell(self.code, index)
        self.push(w_value)

    def LOAD_CLASSDEREF(self, index):
        w_value = None
        if self.w_locals is not None:
            code = self.code
            name = code.freevars[index - len(code.cellvars)]
            w_value = items.get_name(self.w_locals, name)
        if w_value is None:
            self.LOAD_DEREF(index)
        else:
            self.push(w_value)

    def STORE_DEREF(self, index):
        self._cell(index).w_value = self.pop()

    def DELETE_DEREF(self, index):
        w_cell = self._cell(index)
        if w_cell.w_value is None:
            raise unbound_cell(self.code, index)
        w_cell.w_value = None

    # -- attributes and items

    def LOAD_ATTR(self, index):
        w_object = self.peek(0)
        if jit.we_are_jitted():
            w_value = attributes.get(w_object, self.code.names[index])
        else:
            w_value = sites.load_attribute(self.code, index, w_object)
        self.replace_top(w_value)

    def STORE_ATTR(self, index):
        w_object = self.pop()
        w_value = self.pop()
        if jit.we_are_jitted():
            attributes.set(w_object, self.code.names[index], w_value)
        else:
            sites.store_attribute(self.code, index, w_object, w_value)

    def DELETE_ATTR(self, index):
        attributes.delete(self.pop(), self.code.names[index])

    def LOAD_METHOD(self, index):
        w_object = self.peek(0)
        if jit.we_are_jitted():
            w_function = attributes.find_method(w_object, self.code.names[index])
        else:
            w_function = sites.find_method(self.code, index, w_object)
        if w_function is None:
            w_bound = attributes.get(w_object, self.code.names[index])
            self.replace_top(None)
            self.push(w_bound)
        else:
            self.replace_top(w_function)
            self.push(w_object)

    def BINARY_SUBSCR(self, operand):
        w_index = self.pop()
        self.replace_top(items.get(self.peek(0), w_index))

    def STORE_SUBSCR(self, operand):
        w_index = self.pop()
        w_object = self.pop()
        items.set(w_object, w_index, self.pop())

    def DELETE_SUBSCR(self, operand):
        w_index = self.pop()
        items.delete(self.pop(), w_index)

    def BUILD_SLICE(self, count):
        w_step = self.pop() if count == 3 else w_None
        w_stop = self.pop()
        self.replace_top(W_Slice(self.peek(0), w_stop, w_step))

    # -- operators (the binary ones are made below)

    def UNARY_POSITIVE(self, operand):
        self.replace_top(operators.positive(self.peek(0)))

    def UNARY_NEGATIVE(self, operand):
        self.replace_top(operators.negative(self.peek(0)))

    def UNARY_INVERT(self, operand):
        self.replace_top(operators.invert(self.peek(0)))

    def UNARY_NOT(self, operand):
        self.replace_top(wrap_bool(not truth(self.peek(0))))

    def IS_OP(self, invert):
        w_right = self.pop()
        same = operators.is_same(self.peek(0), w_right)
        self.replace_top(wrap_bool(same != (invert != 0)))

    def CONTAINS_OP(self, invert):
        w_container = self.pop()
        found = items.contains(w_container, self.peek(0))
        self.replace_top(wrap_bool(found != (invert != 0)))

    # -- jumps

    def JUMP(self, target, pc):
        return target

    def JUMP_BACK(self, target, pc):
        return self.jump_back(self.code, target)

    def POP_JUMP_IF_FALSE(self, target, pc):
        if truth(self.pop()):
            return pc
        return target

    def POP_JUMP_IF_TRUE(self, target, pc):
        if truth(self.pop()):
            return target
        return pc

    def POP_JUMP_IF_NONE(self, target, pc):
        if self.pop() is w_None:
            return target
        return pc

    def POP_JUMP_IF_NOT_NONE(self, target, pc):
        if self.pop() is w_None:
            return pc
        return target

    def JUMP_IF_FALSE_OR_POP(self, target, pc):
        if truth(self.peek(0)):
            self.pop()
            return pc
        return target

    def JUMP_IF_TRUE_OR_POP(self, target, pc):
        if truth(self.peek(0)):
            return target
        self.pop()
        return pc

    # -- iteration and unpacking

    def GET_ITER(self, operand):
        self.replace_top(get_iterator(self.peek(0)))

    def FOR_ITER(self, target, pc):
        w_item = self.peek(0).next()
        if w_item is None:
            self.pop()
            return target
        self.push(w_item)
        return pc

    @jit.unroll_safe
    def _push_reversed(self, values_w):
        for i in range(len(values_w) - 1, -1, -1):
            self.push(values_w[i])

    @jit.unroll_safe
    def UNPACK_SEQUENCE(self, count):
        w_iterable = self.pop()
        if type(w_iterable) is W_List and w_iterable.length() == count:
            for i in range(count - 1, -1, -1):      # short in traces: no list between
                self.push(w_iterable.getitem(i))
        else:
            self._push_reversed(unpack_into(w_iterable, count))

    def UNPACK_EX(self, operand):
        self._push_reversed(unpack_with_star(self.pop(), operand & 255, operand >> 8))

    # -- building

    def BUILD_TUPLE(self, count):
        self.push(W_Tuple(self.pop_many(count)))

    def BUILD_LIST(self, count):
        self.push(new_list(self.pop_many(count)))

    @jit.unroll_safe
    def BUILD_SET(self, count):
        w_set = new_set()
        for w_value in self.pop_many(count):
            w_set.add(w_value)
        self.push(w_set)

    @jit.unroll_safe
    def BUILD_MAP(self, count):
        w_dict = new_dict()
        values_w = self.pop_many(count * 2)
        for i in range(count):
            w_dict.set(values_w[2 * i], values_w[2 * i + 1])
        self.push(w_dict)

    def BUILD_STRING(self, count):
        self.push(concatenate(self.pop_many(count)))

    def FORMAT_VALUE(self, flags):
        w_spec = self.pop() if flags & 4 else None
        self.replace_top(formatting.format_value(self.peek(0), flags & 3, w_spec))

    def LIST_APPEND(self, depth):
        w_value = self.pop()
        w_list = self.peek(depth - 1)
        assert isinstance(w_list, W_List)
        w_list.append(w_value)

    def SET_ADD(self, depth):
        w_value = self.pop()
        w_set = self.peek(depth - 1)
        assert isinstance(w_set, W_Set)
        w_set.add(w_value)

    def MAP_ADD(self, depth):
        w_value = self.pop()
        w_key = self.pop()
        w_dict = self.peek(depth - 1)
        assert isinstance(w_dict, W_Dict)
        w_dict.set(w_key, w_value)

    def LIST_EXTEND(self, depth):
        w_iterable = self.pop()
        w_list = self.peek(depth - 1)
        assert isinstance(w_list, W_List)
        w_list.extend_starred(w_iterable)

    def SET_UPDATE(self, depth):
        w_iterable = self.pop()
        w_set = self.peek(depth - 1)
        assert isinstance(w_set, W_Set)
        w_set.update_from(w_iterable)

    def DICT_UPDATE(self, depth):
        w_mapping = self.pop()
        w_dict = self.peek(depth - 1)
        assert isinstance(w_dict, W_Dict)
        w_dict.update_from(w_mapping)

    def DICT_MERGE(self, depth):
        w_mapping = self.pop()
        w_dict = self.peek(depth - 1)
        assert isinstance(w_dict, W_Dict)
        w_dict.merge_keywords(w_mapping, self.peek(depth + 1))

    def LIST_TO_TUPLE(self, operand):
        w_list = self.peek(0)
        assert isinstance(w_list, W_List)
        self.replace_top(W_Tuple(w_list.items_copy()))

    # -- calls, functions, classes

    def CALL(self, count):
        if count == 0:
            w_result = self.pop().call0()
        elif count == 1:
            w_a = self.pop()
            w_result = self.pop().call1(w_a)
        elif count == 2:
            w_b = self.pop()
            w_a = self.pop()
            w_result = self.pop().call2(w_a, w_b)
        elif count == 3:
            w_c = self.pop()
            w_b = self.pop()
            w_a = self.pop()
            w_result = self.pop().call3(w_a, w_b, w_c)
        elif count == 4:
            w_d = self.pop()
            w_c = self.pop()
            w_b = self.pop()
            w_a = self.pop()
            w_result = self.pop().call4(w_a, w_b, w_c, w_d)
        else:
            args_w = self.pop_many(count)
            w_result = self.pop().call_args(args_w)
        self.push(w_result)

    def CALL_METHOD(self, count):
        if self.peek(count + 1) is not None:
            self.CALL(count + 1)
        else:
            self.CALL(count)
            w_result = self.pop()
            self.replace_top(w_result)

    @jit.unroll_safe
    def _pop_arguments(self, count):
        w_names = self.pop()
        assert isinstance(w_names, W_Tuple)
        names = names_of(w_names)
        values_w = self.pop_many(len(names))
        return Arguments(self.pop_many(count - len(names)), names, values_w)

    def CALL_KW(self, count):
        arguments = self._pop_arguments(count)
        self.replace_top(self.peek(0).call_arguments(arguments))

    def CALL_METHOD_KW(self, count):
        arguments = self._pop_arguments(count)
        w_self = self.pop()
        w_function = self.peek(0)
        if w_function is None:
            w_result = w_self.call_arguments(arguments)
        else:
            w_result = w_function.call_arguments(arguments.prepend(w_self))
        self.replace_top(w_result)

    def CALL_EX(self, has_keywords):
        names, values_w = [], []
        if has_keywords:
            w_keywords = self.pop()
            assert isinstance(w_keywords, W_Dict)
            names, values_w = w_keywords.keywords()
        w_args = self.pop()
        args_w = iterable_to_list(w_args)
        w_callee = self.peek(0)
        if len(names) == 0:
            w_result = w_callee.call_args(args_w)
        else:
            w_result = w_callee.call_arguments(Arguments(args_w, names, values_w))
        self.replace_top(w_result)

    def MAKE_FUNCTION(self, flags):
        w_code = self.pop()
        assert isinstance(w_code, W_Code)
        closure_w = None
        w_annotations = None
        w_kw_defaults = None
        defaults_w = None
        if flags & 8:
            closure_w = tuple_items(self.pop())
        if flags & 4:
            w_annotations = self.pop()
        if flags & 2:
            w_kw_defaults = self.pop()
            assert isinstance(w_kw_defaults, W_Dict)
        if flags & 1:
            defaults_w = tuple_items(self.pop())
        self.push(self.make_function(w_code, defaults_w, w_kw_defaults,
                                     w_annotations, closure_w))

    def LOAD_BUILD_CLASS(self, operand):
        self.push(self.globals.lookup("__build_class__"))

    def SETUP_ANNOTATIONS(self, operand):
        if self.w_locals is None:
            if self.globals.get("__annotations__") is None:
                self.globals.set("__annotations__", new_dict())
        elif items.get_name(self.w_locals, "__annotations__") is None:
            items.set_name(self.w_locals, "__annotations__", new_dict())

    def RETURN_VALUE(self, operand, pc):
        self.w_result = self.pop()
        return RETURNED

    def YIELD_VALUE(self, operand, pc):
        self.w_result = self.pop()
        return YIELDED

    def GET_YIELD_FROM_ITER(self, operand):
        self.replace_top(get_iterator(self.peek(0)))

    def YIELD_FROM(self, operand, pc):
        w_sent = self.pop()
        w_value = exceptions.delegate(self.peek(0), w_sent)
        if w_value is None:
            self.replace_top(EXECUTION.w_returned)
            return pc
        self.w_result = w_value
        return YIELDED      # resumed at this instruction again

    def GET_AWAITABLE(self, operand):
        self.replace_top(coroutines.awaitable(self.peek(0)))

    def WRAP_YIELDED(self, operand):
        self.replace_top(coroutines.W_Yielded(self.peek(0)))

    # -- exceptions

    def PUSH_EXC_INFO(self, operand):
        w_exception = self.pop()
        w_before = EXECUTION.w_handled
        self.push(w_None if w_before is None else w_before)
        self.push(w_exception)
        EXECUTION.w_handled = w_exception

    def POP_EXCEPT(self, operand):
        w_before = self.pop()
        EXECUTION.w_handled = None if w_before is w_None else w_before

    def CHECK_EXC_MATCH(self, operand):
        matches = exceptions.matches(self.peek(1), self.peek(0))
        self.replace_top(wrap_bool(matches))

    def RAISE(self, count):
        if count == 0:
            raise exceptions.raise_again(EXECUTION.w_handled)
        w_cause = self.pop() if count == 2 else None
        raise exceptions.raised(self.pop(), w_cause)

    def RERAISE(self, operand):
        raise exceptions.raise_again(self.pop())

    def LOAD_ASSERTION_ERROR(self, operand):
        self.push(exceptions.ASSERTION_ERROR.w_type)

    def BEFORE_WITH(self, operand):
        w_manager = self.peek(0)
        w_enter, w_exit = classes.context_methods(w_manager)
        self.replace_top(w_exit.bind(w_manager, w_manager.type()))
        self.push(w_enter.call_with0(w_manager))

    def WITH_EXCEPT_START(self, operand):
        w_exception = self.peek(0)
        w_exit = self.peek(2)
        self.push(w_exit.call3(w_exception.type(), w_exception,
                               exceptions.traceback_of(w_exception)))

    # -- imports

    def IMPORT_NAME(self, index):
        w_fromlist = self.pop()
        w_level = self.peek(0)
        self.replace_top(importing.import_name(
            self.code.names[index], self.globals, w_fromlist, w_level))

    def IMPORT_FROM(self, index):
        self.push(importing.import_from(self.peek(0), self.code.names[index]))

    def IMPORT_STAR(self, operand):
        importing.import_star(self.pop(), self.globals)

    # -- structural pattern matching

    def GET_LEN(self, operand):
        self.push(items.length(self.peek(0)))

    def MATCH_SEQUENCE(self, operand):
        self.push(wrap_bool(patterns.is_sequence(self.peek(0))))

    def MATCH_MAPPING(self, operand):
        self.push(wrap_bool(patterns.is_mapping(self.peek(0))))

    def MATCH_KEYS(self, operand):
        self.push(patterns.match_keys(self.peek(1), self.peek(0)))

    def MATCH_CLASS(self, count):
        w_names = self.pop()
        w_class = self.pop()
        self.replace_top(patterns.match_class(self.peek(0), w_class, count, w_names))


def unbound_local(name):
    return unbound_local_error("cannot access local variable '%s' where it is not"
                               " associated with a value" % name)


def unbound_cell(code, index):
    if index < len(code.cellvars):
        return unbound_local(code.cellvars[index])
    name = code.freevars[index - len(code.cellvars)]
    return LookupFailure(
        NAME_ERROR, "cannot access free variable '%s' where it is not associated"
        " with a value in enclosing scope" % name, name, None)


def tuple_items(w_tuple):
    assert isinstance(w_tuple, W_Tuple)
    return w_tuple.items_w


@jit.elidable
def names_of(w_names):
    """The strs of a tuple of keyword names (a constant of the code)."""
    names = []
    for w_name in w_names.items_w:
        assert isinstance(w_name, W_Str)
        names.append(w_name.utf8)
    return names[:]


def _add_binary(opcode, operation):
    def handler(self, operand):
        w_right = self.pop()
        self.replace_top(operation(self.peek(0), w_right))
    handler.__name__ = opcode
    setattr(HandlersMixin, opcode, handler)


for _name in BINARY_OPERATORS:
    _add_binary("BINARY_" + _name, operators.BINARY[_name])
    _add_binary("INPLACE_" + _name, operators.INPLACE[_name])
for _name in ("LT", "LE", "EQ", "NE", "GT", "GE"):
    _add_binary("COMPARE_" + _name, operators.COMPARE[_name])

for _name in OPS.names:
    assert hasattr(HandlersMixin, _name), "opcode %s has no handler" % _name
HANDLERS = unrolling_iterable([(name, number, name in JUMPING)
                               for number, name in enumerate(OPS.names)])
