"""An RPython VM of which every number is known beforehand; it knows nothing of
the kit. A program is letters, one an opcode; `/` goes before the next function,
and its function counts n down to 0 with `j` at the end:

    known_numbers PROGRAM N     prints the total of the first function with n = N
"""
from __future__ import absolute_import

import os

from annotations.vm import marks
from rpython.rlib import jit, rgc
from rpython.rtyper.lltypesystem import lltype, rffi

exit_process = rffi.llexternal("exit", [rffi.INT], lltype.Void, releasegil=False)
abort_process = rffi.llexternal("abort", [], lltype.Void, releasegil=False)
external_function = rffi.llexternal("getppid", [], rffi.INT, releasegil=True)


class Frame(object):
    _virtualizable_ = ["n", "total"]

    def __init__(self, n):
        self = jit.hint(self, access_directly=True, fresh_virtualizable=True)
        self.n = n
        self.total = 0


class Box(object):
    def __init__(self, value):
        self.value = value


class Odd(Exception):
    def __init__(self, n):
        self.n = n


class Calls(object):
    total = 0


CALLS = Calls()

driver = jit.JitDriver(greens=["pc", "index", "code", "functions"], reds=["frame"],
                       virtualizables=["frame"], is_recursive=True)

OPCODES = "dabcergxkjopmn"


def get_opcode(pc, index, code, functions):
    return OPCODES.find(code[pc])


driver.get_opcode = get_opcode


@jit.dont_look_inside
def called_function(n):
    CALLS.total += n
    return n ^ 1


@jit.dont_look_inside
def raise_if_odd(n):
    if n & 1:
        raise Odd(n)
    return n


@jit.dont_look_inside
def collect_nursery():
    rgc.collect(0)


@jit.dont_look_inside
def leave(n):
    if n == 50:
        exit_process(rffi.cast(rffi.INT, 7))


@jit.dont_look_inside
def crash(n):
    if n == 50:
        abort_process()


def run(functions, index, n):
    code = functions[index]
    frame = Frame(n)
    pc = 0
    while pc < len(code):
        driver.jit_merge_point(pc=pc, index=index, code=code, functions=functions,
                               frame=frame)
        opcode = code[pc]
        pc += 1
        if opcode == "d":       # n -= 1
            marks.dispatch(0)
            frame.n -= 1
        elif opcode == "a":     # total += n
            marks.dispatch(1)
            frame.total += frame.n
        elif opcode == "b":     # the same through a new object
            marks.dispatch(2)
            box = Box(frame.n)
            frame.total += box.value
        elif opcode == "c":     # call
            marks.dispatch(3)
            frame.total += called_function(frame.n)
        elif opcode == "e":     # an exception for every odd n
            marks.dispatch(4)
            try:
                frame.total += raise_if_odd(frame.n)
            except Odd as odd:
                frame.total -= odd.n
        elif opcode == "r":     # the next function with n modulo 8
            marks.dispatch(5)
            frame.total += run(functions, index + 1, frame.n & 7)
        elif opcode == "g":     # a minor collection
            marks.dispatch(6)
            collect_nursery()
        elif opcode == "x":     # exit(7) at n == 50
            marks.dispatch(7)
            leave(frame.n)
        elif opcode == "k":     # abort() at n == 50
            marks.dispatch(8)
            crash(frame.n)
        elif opcode == "o":     # total += 1 for every third n
            marks.dispatch(10)
            if frame.n % 3 == 0:
                frame.total += 1
        elif opcode == "p":     # total += 2 for every fifth n
            marks.dispatch(11)
            if frame.n % 5 == 0:
                frame.total += 2
        elif opcode == "n":     # total += n, after a call into the C library
            marks.dispatch(13)
            external_function()
            frame.total += frame.n
        elif opcode == "m":     # total += n modulo 4, for which traces are made
            marks.dispatch(12)
            frame.total += jit.promote(frame.n & 3)
        elif opcode == "j":     # back to the start unless n is 0
            marks.dispatch(9)
            if frame.n > 0:
                pc = 0
                driver.can_enter_jit(pc=pc, index=index, code=code,
                                     functions=functions, frame=frame)
    return frame.total


def entry_point(argv):
    if len(argv) != 3:
        os.write(2, "usage: known_numbers PROGRAM N\n")
        return 64
    total = run(argv[1].split("/"), 0, int(argv[2]))
    os.write(1, "%d\n" % total)
    return 0


def target(driver, args):
    return entry_point, None


def jitpolicy(driver):
    from rpython.jit.codewriter.policy import JitPolicy
    return JitPolicy()
