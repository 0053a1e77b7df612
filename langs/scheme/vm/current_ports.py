"""The ports and the folder that primitives use when they are given none."""
from __future__ import absolute_import

import os

from rpython.rlib.objectmodel import not_rpython

from langs.scheme.vm.errors import wrong_argument
from langs.scheme.vm.input_ports import W_STDIN, W_InputPort
from langs.scheme.vm.output_ports import W_STDERR, W_STDOUT, W_OutputPort
from langs.scheme.vm.parameters import W_Parameter, value_of
from langs.scheme.vm.paths import W_Path, complete, path_of, simplify
from langs.scheme.vm.structs import W_Struct, w_prop_input_port, w_prop_output_port
from langs.scheme.vm.values import W_Fixnum, W_Procedure, w_false


class W_PortGuard(W_Procedure):
    """Lets only ports into a parameter."""
    _immutable_fields_ = ["name", "for_input"]

    def __init__(self, name, for_input):
        self.name = name
        self.for_input = for_input

    def procedure_name(self):
        return self.name

    def call(self, args_w, k):
        w_value = args_w[0]
        if self.for_input:
            if as_input_port(w_value) is None:
                raise wrong_argument(self.name, "input-port?", 0, [w_value])
        elif as_output_port(w_value) is None:
            raise wrong_argument(self.name, "output-port?", 0, [w_value])
        return k.plug(w_value)


@not_rpython
def make_parameter(name, w_port, for_input):
    return W_Parameter(name, w_port, W_PortGuard(name, for_input))


w_output_parameter = make_parameter("current-output-port", W_STDOUT, False)
w_error_parameter = make_parameter("current-error-port", W_STDERR, False)
w_input_parameter = make_parameter("current-input-port", W_STDIN, True)


def current_output():
    w_port = as_output_port(value_of(w_output_parameter))
    assert w_port is not None
    return w_port


def current_error():
    w_port = as_output_port(value_of(w_error_parameter))
    assert w_port is not None
    return w_port


def current_input():
    w_port = as_input_port(value_of(w_input_parameter))
    assert w_port is not None
    return w_port


def as_output_port(w_value):
    """The output port that a value is or, as a structure, stands for; or None."""
    if isinstance(w_value, W_OutputPort):
        return w_value
    if isinstance(w_value, W_Struct):
        w_part = part_for(w_value, w_prop_output_port)
        if w_part is not None:
            return as_output_port(w_part)
    return None


def as_input_port(w_value):
    if isinstance(w_value, W_InputPort):
        return w_value
    if isinstance(w_value, W_Struct):
        w_part = part_for(w_value, w_prop_input_port)
        if w_part is not None:
            return as_input_port(w_part)
    return None


def part_for(w_struct, w_property):
    """The property's value, or the field that it names by its index."""
    w_type = w_struct.struct_type()
    w_part = w_type.find_property(w_property)
    if not isinstance(w_part, W_Fixnum):
        return w_part
    while w_property not in w_type.properties_w:
        w_type = w_type.w_super
    return w_struct.get_field(w_type.first + w_part.intval)


def output_port(name, w_value):
    """The open port of an argument; the current one where there is no argument."""
    if w_value is None:
        w_port = current_output()
    else:
        w_port = as_output_port(w_value)
        if w_port is None:
            raise wrong_argument(name, "output-port?", 0, [w_value])
    w_port.check_open(name)
    return w_port


def input_port(name, w_value):
    if w_value is None:
        w_port = current_input()
    else:
        w_port = as_input_port(w_value)
        if w_port is None:
            raise wrong_argument(name, "input-port?", 0, [w_value])
    w_port.check_open(name)
    return w_port


class W_FolderGuard(W_Procedure):
    """Makes the path in current-directory complete, with a slash at its end."""

    def procedure_name(self):
        return "current-directory"

    def call(self, args_w, k):
        path = complete(path_of("current-directory", args_w[0]), current_directory())
        path = simplify(path)
        return k.plug(W_Path(path if path.endswith("/") else path + "/"))


class W_DirectoryParameter(W_Parameter):
    """Asks the system as long as the program has set nothing."""

    def get(self):
        w_path = W_Parameter.get(self)
        if w_path is w_false:
            path = os.getcwd()
            return W_Path(path if path.endswith("/") else path + "/")
        return w_path


w_directory_parameter = W_DirectoryParameter("current-directory", w_false, W_FolderGuard())


def current_directory():
    """Where relative paths start."""
    w_path = value_of(w_directory_parameter)
    assert isinstance(w_path, W_Path)
    return w_path.path
