"""From a code file's tree to nodes."""
from __future__ import absolute_import

from kit.vm.codetree import CodeFileError, ListNode, SymbolNode
from langs.scheme.vm.code import CaseCode, Code
from langs.scheme.vm.datum import datum
from langs.scheme.vm.nodes import calls, flow, lambdas, primitive_calls, variables
from langs.scheme.vm.nodes.known_calls import make_known_call
from langs.scheme.vm.nodes.marks import WithMark
from langs.scheme.vm.primitives import W_Primitive


class Loader(object):
    """Reads the body of one code."""

    def __init__(self, program, code):
        self.program = program
        self.code = code
        self.line = code.line
        self.count = 0
        self.uses_closure = False

    # -- simple expressions

    def simple(self, tree):
        items = tree.as_list()
        head = items[0].as_symbol()
        if head == "r":
            return variables.Register(items[1].as_int())
        if head == "k":
            return variables.Constant(datum(items[1]))
        if head == "pc":
            return self.primitive_call(items)
        if head == "gp":
            return make_known_call(self.program.globals[items[1].as_int()],
                                   self.simples(items, 2))
        if head == "f":
            self.uses_closure = True
            return variables.Free(items[1].as_int())
        if head == "self":
            self.uses_closure = True
            return variables.Self()
        if head == "g":
            return variables.GlobalVariable(self.program.globals[items[1].as_int()])
        if head == "gc":
            return variables.CheckedGlobal(self.program.globals[items[1].as_int()])
        if head == "p":
            return variables.Constant(self.program.primitives_w[items[1].as_int()])
        if head == "lam":
            return lambdas.Lambda(self.read_code(items[1]), self.simples(items, 2))
        if head == "case":
            codes = [self.read_code(item) for item in items[1].as_list()]
            return lambdas.Lambda(CaseCode(codes), self.simples(items, 2))
        if head == "if":
            return primitive_calls.SimpleIf(
                self.simple(items[1]), self.simple(items[2]), self.simple(items[3]))
        if head == "cell":
            return variables.MakeCell(self.simple(items[1]))
        if head == "cg":
            return variables.GetCell(self.simple(items[1]))
        if head == "cgc":
            return variables.GetCheckedCell(self.simple(items[1]), items[2].as_symbol())
        if head == "cs":
            return variables.SetCell(self.simple(items[1]), self.simple(items[2]))
        if head == "gs":
            return variables.SetGlobal(
                self.program.globals[items[1].as_int()], self.simple(items[2]))
        if head == "let":
            value = self.simple(items[2])
            return primitive_calls.SimpleLet(items[1].as_int(), value, self.simple(items[3]))
        if head == "fix":
            group = self.group(items[1])
            return lambdas.SimpleFix(group, self.simple(items[2]))
        raise CodeFileError("unknown expression %s" % head)

    def simples(self, items, start):
        assert start >= 0
        return [self.simple(item) for item in items[start:]]

    def primitive_call(self, items):
        w_primitive = self.program.primitives_w[items[1].as_int()]
        arguments = self.simples(items, 2)
        if isinstance(w_primitive, W_Primitive):
            if w_primitive.takes(len(arguments)):
                return primitive_calls.make_call(w_primitive, arguments)
            return primitive_calls.CallMany(w_primitive, arguments)
        raise CodeFileError("%s is called as a plain primitive"
                            % self.program.primitive_names[items[1].as_int()])

    def group(self, tree):
        slots = []
        codes = []
        free = []
        for item in tree.as_list():
            items = item.as_list()
            slots.append(items[0].as_int())
            codes.append(self.read_code(items[1]))
            free.append(lambdas.FreeVariables(self.simples(items, 2)))
        return lambdas.Group(slots[:], codes[:], free[:])

    def read_code(self, tree):
        return self.program.read_code(tree)

    # -- tail nodes

    def tail(self, tree, bind):
        """`bind` is the node whose frame the values return to, or None."""
        items = tree.as_list()
        head = items[0].as_symbol()
        index = self.count
        self.count += 1
        line = self.line
        if head == "ret":
            node = flow.Return(self.simple(items[1]))
        elif head == "if":
            condition = self.simple(items[1])
            then = self.tail(items[2], bind)
            node = flow.If(condition, then, self.tail(items[3], bind))
        elif head == "let":
            value = self.simple(items[2])
            node = flow.Let(items[1].as_int(), value, self.tail(items[3], bind))
        elif head == "do":
            effect = self.simple(items[1])
            node = flow.Do(effect, self.tail(items[2], bind))
        elif head == "tail":
            self.at(items[1])
            line = self.line
            node = self.call(items)
            node.bind = bind
        elif head == "bind":
            node = self.bind(items)
        elif head == "fix":
            group = self.group(items[1])
            node = lambdas.Fix(group, self.tail(items[2], bind))
        elif head == "wcm":
            key = self.simple(items[1])
            value = self.simple(items[2])
            node = WithMark(key, value, self.tail(items[3], bind))
        else:
            raise CodeFileError("unknown node %s" % head)
        node.placed(self.code, line, index)
        return node

    def at(self, place):
        if isinstance(place, ListNode):
            self.line = place.as_list()[1].as_int()

    def call(self, items):
        arguments = self.simples(items, 3)
        function = self.simple(items[2])
        if isinstance(function, variables.Self):
            code = self.code.select(len(arguments))
            if code is not None:
                return calls.SelfCall(code, arguments)
        return calls.TailCall(function, arguments)

    def bind(self, items):
        count = calls.ANY_COUNT
        slots = []
        if isinstance(items[1], ListNode):
            slots = items[1].as_ints()
            count = len(slots)
        node = calls.Bind(slots[:], count, items[2].as_ints()[:])
        node.first = self.tail(items[3], node)
        used = self.uses_closure
        self.uses_closure = False
        node.rest = self.tail(items[4], None)
        node.rest.arriving = node.slots
        node.keeps_closure = self.uses_closure
        self.uses_closure = used or self.uses_closure
        return node


def read_code(program, tree):
    """Code whose body is still a tree."""
    items = tree.as_list_of(7)
    name = ""
    if isinstance(items[0], SymbolNode):
        name = items[0].as_symbol()
    filename = ""
    line = 0
    column = 0
    if isinstance(items[1], ListNode):
        file, line_node, column_node = items[1].as_list_of(3)
        filename = program.files[file.as_int()]
        line = line_node.as_int()
        column = column_node.as_int()
    return Code(program, name, filename, line, column, items[2].as_int(), items[3].as_bool(),
                items[4].as_int(), items[5].as_bool(), items[6])
