"""Which code calls which, as the interpreter sees it: loops are its cycles.

Where a cycle leads through a call that is not in tail position, the code behind
the call is a loop's head as well: that loop returns from frame to frame.
"""
from __future__ import absolute_import

from langs.scheme.vm.closures import W_Closure


def saw_call(site, callee):
    """The interpreter calls `callee` at the node `site`."""
    if site.last_callee is not callee:
        site.last_callee = callee
        saw_new_call(site, callee)


def saw_arrival(site, node):
    """What is called at `site` is no closure, and the machine goes on at `node`: a
    primitive like `apply` or `call/cc` may have called one.
    """
    if node is node.code.body:
        saw_call(site, node.code)


def calls_again_and_again(w_procedure, count):
    """A primitive goes on calling a procedure with so many arguments: a loop."""
    if isinstance(w_procedure, W_Closure):
        code = w_procedure.code.select(count)
        if code is not None and not code.is_loop:
            code.make_loop()


def saw_new_call(site, callee):
    caller = site.code
    if callee in caller.callees:
        is_cycle = caller.callees[callee]
    else:
        is_cycle = caller.callees[callee] = leads_to(callee, caller)
        if is_cycle:
            callee.make_loop()
    if is_cycle and site.bind is not None:
        site.bind.rest.make_header()


def leads_to(start, goal):
    if start is goal:
        return True
    seen = {start: None}
    todo = [start]
    while len(todo) > 0:
        for code in todo.pop().callees:
            if code is goal:
                return True
            if code not in seen:
                seen[code] = None
                todo.append(code)
    return False
