"""BaseExceptionGroup and ExceptionGroup: several exceptions raised as one."""
from __future__ import absolute_import

from collections import OrderedDict

from langs.python_subset.vm import attributes
from langs.python_subset.vm.aliases import add_class_getitem
from langs.python_subset.vm.errors import type_error, value_error
from langs.python_subset.vm.exceptions import (
    BASE_EXCEPTION, W_Exception, get_detail, matches, set_detail)
from langs.python_subset.vm.gateway import AnyArguments, getter, method, static
from langs.python_subset.vm.iteration import iterable_to_list
from langs.python_subset.vm.root import W_Root
from langs.python_subset.vm.textual import str_of
from langs.python_subset.vm.types.exception_type import CLASS_NAMED, EXCEPTION_LAYOUT
from langs.python_subset.vm.typeobject import W_Type
from langs.python_subset.vm.values import W_Str, W_Tuple, w_None

exception_type = CLASS_NAMED["Exception"]
base_group = W_Type("BaseExceptionGroup", [CLASS_NAMED["BaseException"]], OrderedDict(),
                    EXCEPTION_LAYOUT, True, True)
group = W_Type("ExceptionGroup", [base_group, exception_type], OrderedDict(),
               EXCEPTION_LAYOUT, True, True)
add_class_getitem(base_group)


@static(base_group, "__new__", W_Type, AnyArguments)
def new(w_type, arguments):
    args_w = arguments.args_w
    if len(args_w) != 2:
        raise type_error("BaseExceptionGroup.__new__() takes exactly 2 arguments (%d given)"
                         % len(args_w))
    if not isinstance(args_w[0], W_Str):
        raise type_error("argument 1 must be str, not %s" % args_w[0].type_name())
    if args_w[1].type().lookup("__getitem__") is None:
        raise type_error("second argument (exceptions) must be a sequence")
    errors_w = iterable_to_list(args_w[1])
    if len(errors_w) == 0:
        raise value_error("second argument (exceptions) must be a non-empty sequence")
    only_exceptions = True
    for i in range(len(errors_w)):
        w_class = errors_w[i].type()
        if not w_class.is_subtype(BASE_EXCEPTION.w_type):
            raise value_error("Item %d of second argument (exceptions) is not an exception" % i)
        if not w_class.is_subtype(exception_type):
            only_exceptions = False
    if w_type is base_group and only_exceptions:
        w_type = group
    elif not only_exceptions and w_type.is_subtype(exception_type):
        raise type_error("Cannot nest BaseExceptions in an ExceptionGroup"
                         if w_type is group else
                         "Cannot nest BaseExceptions in '%s'" % w_type.name)
    w_group = W_Exception(w_type, args_w)
    set_detail(w_group, "exceptions", W_Tuple(errors_w[:]))
    set_detail(w_group, "message", args_w[0])
    return w_group


@method(base_group, "__init__", W_Exception, AnyArguments)
def init(w_group, arguments):
    w_group.args_w = arguments.args_w


def inner(w_group):
    """Its exceptions."""
    w_errors = get_detail(w_group, "exceptions")
    assert isinstance(w_errors, W_Tuple)
    return w_errors.items_w


@method(base_group, "__str__", W_Exception)
def str_(w_group):
    count = len(inner(w_group))
    return W_Str("%s (%d sub-exception%s)" % (
        str_of(get_detail(w_group, "message") or w_None), count, "" if count == 1 else "s"))


@method(base_group, "derive", W_Exception, W_Root)
def derive(w_group, w_errors):
    return base_group.call2(get_detail(w_group, "message") or w_None, w_errors)


def derived(w_group, errors_w):
    """A group of some of its exceptions that otherwise looks the same; w_None of none."""
    if len(errors_w) == 0:
        return w_None
    w_new = attributes.get(w_group, "derive").call1(W_Tuple(errors_w[:]))
    if not isinstance(w_new, W_Exception):
        raise type_error("derive must return an instance of BaseExceptionGroup")
    w_new.traceback = w_group.traceback
    w_new.w_cause = w_group.w_cause
    w_new.w_context = w_group.w_context
    w_notes = w_group.get_own("__notes__")
    if w_notes is not None:
        w_new.map_write("__notes__", w_notes)
    return w_new


def fits(w_error, w_condition):
    if isinstance(w_condition, W_Type) or isinstance(w_condition, W_Tuple):
        return matches(w_error, w_condition)
    return w_condition.call1(w_error).is_true()


def divide(w_error, w_condition):
    """(what fits, the rest), each an exception or w_None."""
    if fits(w_error, w_condition):
        return w_error, w_None
    if not (isinstance(w_error, W_Exception) and w_error.type().is_subtype(base_group)):
        return w_None, w_error
    fitting_w = []
    rest_w = []
    for w_inner in inner(w_error):
        w_fitting, w_rest = divide(w_inner, w_condition)
        if w_fitting is not w_None:
            fitting_w.append(w_fitting)
        if w_rest is not w_None:
            rest_w.append(w_rest)
    return derived(w_error, fitting_w), derived(w_error, rest_w)


@method(base_group, "split", W_Exception, W_Root)
def split(w_group, w_condition):
    w_fitting, w_rest = divide(w_group, w_condition)
    return W_Tuple([w_fitting, w_rest])


@method(base_group, "subgroup", W_Exception, W_Root)
def subgroup(w_group, w_condition):
    w_fitting, _ = divide(w_group, w_condition)
    return w_fitting


def _field(name):
    def get(w_group):
        return get_detail(w_group, name) or w_None
    getter(base_group, name, W_Exception)(get)


_field("message")
_field("exceptions")
