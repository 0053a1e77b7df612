"""How the arguments of a call find the parameters of a guest function."""
from __future__ import absolute_import

from rpython.rlib import jit

from langs.python_subset.vm.dictobject import keyword_dict, new_str_dict
from langs.python_subset.vm.errors import type_error
from langs.python_subset.vm.values import W_Tuple


@jit.unroll_safe
def place_arguments(frame, function, code, args_w, names, values_w):
    """Fills the parameters' locals in frame. TypeError where they don't fit."""
    given = len(args_w)
    argcount = code.argcount
    assert argcount >= 0
    positional = min(given, argcount)
    for i in range(positional):
        frame.array_w[i] = args_w[i]
    at = argcount + code.kwonlyargcount
    assert at >= 0
    if code.has_varargs():
        if given > argcount:
            frame.array_w[at] = W_Tuple(args_w[argcount:])
        else:
            frame.array_w[at] = W_Tuple([])
        at += 1
    elif given > argcount:
        raise too_many(function, code, given)
    extra = 0
    for k in range(len(names)):
        name = names[k]
        position = parameter_position(code, name)
        if position < 0:
            if not code.has_varkeywords():
                if positional_only_position(code, name) >= 0:
                    raise type_error("%s() got some positional-only arguments passed as"
                                     " keyword arguments: '%s'" % (function.qualname, name))
                raise type_error("%s() got an unexpected keyword argument '%s'"
                                 % (function.qualname, name))
            extra += 1
            continue
        assert position >= 0
        if frame.array_w[position] is not None:
            raise type_error("%s() got multiple values for argument '%s'"
                             % (function.qualname, name))
        frame.array_w[position] = values_w[k]
    if code.has_varkeywords():
        frame.array_w[at] = extra_keywords(code, extra, names, values_w)
    defaults_w = function.defaults_w
    default_count = 0
    if defaults_w is not None:
        default_count = len(defaults_w)
    first_default = argcount - default_count
    missing = 0
    for i in range(positional, argcount):
        if frame.array_w[i] is None:
            if i >= first_default and defaults_w is not None:
                frame.array_w[i] = defaults_w[i - first_default]
            else:
                missing += 1
    if missing:
        raise missing_arguments(frame, function, code, 0, argcount, "positional")
    for i in range(argcount, argcount + code.kwonlyargcount):
        if frame.array_w[i] is None:
            frame.array_w[i] = function.kw_default(code, i - argcount)
            if frame.array_w[i] is None:
                missing += 1
    if missing:
        raise missing_arguments(frame, function, code, argcount,
                                argcount + code.kwonlyargcount, "keyword-only")


@jit.unroll_safe
def extra_keywords(code, count, names, values_w):
    """The dict of the `count` keywords that are no parameters."""
    extra_names = [""] * count
    extra_w = [None] * count
    at = 0
    for k in range(len(names)):
        if parameter_position(code, names[k]) < 0:
            extra_names[at] = names[k]
            extra_w[at] = values_w[k]
            at += 1
    return keyword_dict(extra_names, extra_w)


@jit.elidable
def parameter_position(code, name):
    for i in range(code.posonlyargcount, code.argcount + code.kwonlyargcount):
        if code.varnames[i] == name:
            return i
    return -1


def positional_only_position(code, name):
    for i in range(code.posonlyargcount):
        if code.varnames[i] == name:
            return i
    return -1


def in_order(code, w_defaults):
    """The defaults of keyword-only parameters, which w_defaults has by name."""
    defaults_w = [None] * code.kwonlyargcount
    for i in range(code.kwonlyargcount):
        defaults_w[i] = w_defaults.get_str(code.varnames[code.argcount + i])
    return defaults_w


def by_name(code, defaults_w):
    w_defaults = new_str_dict()
    for i in range(len(defaults_w)):
        if defaults_w[i] is not None:
            w_defaults.set_str(code.varnames[code.argcount + i], defaults_w[i])
    return w_defaults


def plural(count):
    return "" if count == 1 else "s"


def too_many(function, code, given):
    name = function.qualname
    defaults = 0
    if function.defaults_w is not None:
        defaults = len(function.defaults_w)
    if defaults:
        takes = "from %d to %d positional arguments" % (
            code.argcount - defaults, code.argcount)
    else:
        takes = "%d positional argument%s" % (code.argcount, plural(code.argcount))
    return type_error("%s() takes %s but %d %s given" % (
        name, takes, given, "was" if given == 1 else "were"))


def missing_arguments(frame, function, code, start, stop, kind):
    names = []
    for i in range(start, stop):
        if frame.array_w[i] is None:
            names.append("'" + code.varnames[i] + "'")
    count = len(names)
    if count == 1:
        listed = names[0]
    elif count == 2:
        listed = names[0] + " and " + names[1]
    else:
        last = count - 1
        assert last >= 0
        listed = ", ".join(names[:last]) + ", and " + names[last]
    return type_error("%s() missing %d required %s argument%s: %s" % (
        function.qualname, count, kind, plural(count), listed))
