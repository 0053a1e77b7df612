"""xlayer: regions and points of the program, for the counters.

The reference implementations have the same module: ../../reference/xlayer.py.
"""
from __future__ import absolute_import

from rpython.rlib.objectmodel import import_from_mixin

from kit.vm.regions import REGIONS, RegionError, check_name
from langs.python_subset.vm import attributes
from langs.python_subset.vm.errors import runtime_error, value_error
from langs.python_subset.vm.gateway import (
    AnyArguments, CallWithMixin, ModuleTable, Rest, W_BoundMethod, descriptor_get, getter,
    method, static)
from langs.python_subset.vm.root import W_Root
from langs.python_subset.vm.typeobject import W_Type, builtin_type
from langs.python_subset.vm.values import W_Str, w_False, w_None

XLAYER = ModuleTable("xlayer")


def checked(name):
    try:
        check_name(name)
    except RegionError as error:
        raise value_error(error.msg)
    return name


def end_region(name):
    try:
        REGIONS.end(name)
    except RegionError as error:
        raise runtime_error(error.msg)


class W_Region(W_Root):
    """A context manager, and a decorator."""
    _immutable_fields_ = ["name"]

    def __init__(self, name):
        self.name = name


class W_RegionFunction(W_Root):
    """A function whose calls are in a region."""
    _immutable_fields_ = ["name", "w_function"]
    import_from_mixin(CallWithMixin)
    is_function = True

    def __init__(self, name, w_function):
        self.name = name
        self.w_function = w_function

    def bind(self, w_object, w_type):
        if w_object is None:
            return self
        return W_BoundMethod(w_object, self)

    def call0(self):
        REGIONS.begin(self.name)
        try:
            return self.w_function.call0()
        finally:
            end_region(self.name)

    def call1(self, w_a):
        REGIONS.begin(self.name)
        try:
            return self.w_function.call1(w_a)
        finally:
            end_region(self.name)

    def call2(self, w_a, w_b):
        REGIONS.begin(self.name)
        try:
            return self.w_function.call2(w_a, w_b)
        finally:
            end_region(self.name)

    def call3(self, w_a, w_b, w_c):
        return self.call_args([w_a, w_b, w_c])

    def call4(self, w_a, w_b, w_c, w_d):
        return self.call_args([w_a, w_b, w_c, w_d])

    def call_args(self, args_w):
        REGIONS.begin(self.name)
        try:
            return self.w_function.call_args(args_w)
        finally:
            end_region(self.name)

    def call_arguments(self, arguments):
        REGIONS.begin(self.name)
        try:
            return self.w_function.call_arguments(arguments)
        finally:
            end_region(self.name)

    def plain_name(self):
        return self.w_function.plain_name()


region_type = builtin_type("region")
W_Region.w_class = region_type
region_function_type = builtin_type("region_function")
W_RegionFunction.w_class = region_function_type

XLAYER.constant("region", region_type)


@static(region_type, "__new__", W_Type, str)
def region_new(w_type, name):
    return W_Region(checked(name))


@getter(region_type, "name", W_Region)
def region_name(w_region):
    return W_Str(w_region.name)


@method(region_type, "__enter__", W_Region)
def region_enter(w_region):
    REGIONS.begin(w_region.name)
    return w_region


@method(region_type, "__exit__", W_Region, Rest)
def region_exit(w_region, error_w):
    end_region(w_region.name)
    return w_False


@method(region_type, "__call__", W_Region, W_Root)
def region_call(w_region, w_function):
    return W_RegionFunction(w_region.name, w_function)


@method(region_function_type, "__call__", W_RegionFunction, AnyArguments)
def region_function_call(w_region_function, arguments):
    return w_region_function.call_arguments(arguments)


@descriptor_get(region_function_type, W_RegionFunction)
def region_function_get(w_region_function, w_object, w_type):
    return w_region_function.bind(w_object, w_type)


@getter(region_function_type, "__wrapped__", W_RegionFunction)
def region_function_wrapped(w_region_function):
    return w_region_function.w_function


def _passed_on(name):
    def get(w_region_function):
        return attributes.get_or_none(w_region_function.w_function, name) or w_None
    return get


for _name in ["__name__", "__qualname__", "__doc__", "__module__"]:
    getter(region_function_type, _name, W_RegionFunction)(_passed_on(_name))


@XLAYER.function("begin", str)
def begin(name):
    REGIONS.begin(checked(name))


@XLAYER.function("end", str)
def end(name):
    end_region(name)


@XLAYER.function("point", str)
def point(name):
    REGIONS.point(name)
