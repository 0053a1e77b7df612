"""Every file that defines primitives; importing this one fills SCHEME."""
from __future__ import absolute_import

from langs.scheme.vm.library import absent_kinds
from langs.scheme.vm.library import arithmetic_operators
from langs.scheme.vm.library import basic
from langs.scheme.vm.library import bit_operators
from langs.scheme.vm.library import boxes
from langs.scheme.vm.library import builtin_structs
from langs.scheme.vm.library import byte_converters
from langs.scheme.vm.library import byte_strings
from langs.scheme.vm.library import character_operations
from langs.scheme.vm.library import continuation_primitives
from langs.scheme.vm.library import control
from langs.scheme.vm.library import custom_port_primitives
from langs.scheme.vm.library import custodian_primitives
from langs.scheme.vm.library import dates
from langs.scheme.vm.library import digest_primitives
from langs.scheme.vm.library import environment_primitives
from langs.scheme.vm.library import equality_primitives
from langs.scheme.vm.library import error_primitives
from langs.scheme.vm.library import event_primitives
from langs.scheme.vm.library import exception_primitives
from langs.scheme.vm.library import extflonums
from langs.scheme.vm.library import file_operations
from langs.scheme.vm.library import file_ports
from langs.scheme.vm.library import fixnum_operators
from langs.scheme.vm.library import flonum_operators
from langs.scheme.vm.library import foreign_types
from langs.scheme.vm.library import futures
from langs.scheme.vm.library import hash_iteration
from langs.scheme.vm.library import hash_primitives
from langs.scheme.vm.library import higher_order
from langs.scheme.vm.library import impersonator_primitives
from langs.scheme.vm.library import input_port_primitives
from langs.scheme.vm.library import installation
from langs.scheme.vm.library import integer_operators
from langs.scheme.vm.library import list_operations
from langs.scheme.vm.library import logging_primitives
from langs.scheme.vm.library import mark_primitives
from langs.scheme.vm.library import module_references
from langs.scheme.vm.library import number_bytes
from langs.scheme.vm.library import number_functions
from langs.scheme.vm.library import number_kinds
from langs.scheme.vm.library import number_texts
from langs.scheme.vm.library import number_vector_operations
from langs.scheme.vm.library import output_port_primitives
from langs.scheme.vm.library import pairs
from langs.scheme.vm.library import parameter_primitives
from langs.scheme.vm.library import path_primitives
from langs.scheme.vm.library import plumbers
from langs.scheme.vm.library import port_handlers
from langs.scheme.vm.library import port_kinds
from langs.scheme.vm.library import port_parameters
from langs.scheme.vm.library import port_progress
from langs.scheme.vm.library import print_handlers
from langs.scheme.vm.library import print_parameters
from langs.scheme.vm.library import print_properties
from langs.scheme.vm.library import printing_primitives
from langs.scheme.vm.library import procedure_primitives
from langs.scheme.vm.library import random_operations
from langs.scheme.vm.library import reading
from langs.scheme.vm.library import readtables
from langs.scheme.vm.library import regexp_primitives
from langs.scheme.vm.library import regexp_replacing
from langs.scheme.vm.library import region_primitives
from langs.scheme.vm.library import source_locations
from langs.scheme.vm.library import stencil_vectors
from langs.scheme.vm.library import string_bytes
from langs.scheme.vm.library import string_cases
from langs.scheme.vm.library import string_forms
from langs.scheme.vm.library import string_operations
from langs.scheme.vm.library import struct_access
from langs.scheme.vm.library import struct_primitives
from langs.scheme.vm.library import subprocess_primitives
from langs.scheme.vm.library import symbols
from langs.scheme.vm.library import syntax_literals
from langs.scheme.vm.library import system_primitives
from langs.scheme.vm.library import thread_primitives
from langs.scheme.vm.library import unsafe_operations
from langs.scheme.vm.library import variable_references
from langs.scheme.vm.library import vector_operations
from langs.scheme.vm.library import weak_references
from langs.scheme.vm.primitives import SCHEME

FILES = [
    absent_kinds,
    arithmetic_operators,
    basic,
    bit_operators,
    boxes,
    builtin_structs,
    byte_converters,
    byte_strings,
    character_operations,
    continuation_primitives,
    control,
    custom_port_primitives,
    custodian_primitives,
    dates,
    digest_primitives,
    environment_primitives,
    equality_primitives,
    error_primitives,
    event_primitives,
    exception_primitives,
    extflonums,
    file_operations,
    file_ports,
    fixnum_operators,
    flonum_operators,
    foreign_types,
    futures,
    hash_iteration,
    hash_primitives,
    higher_order,
    impersonator_primitives,
    input_port_primitives,
    installation,
    integer_operators,
    list_operations,
    logging_primitives,
    mark_primitives,
    module_references,
    number_bytes,
    number_functions,
    number_kinds,
    number_texts,
    number_vector_operations,
    output_port_primitives,
    pairs,
    parameter_primitives,
    path_primitives,
    plumbers,
    port_handlers,
    port_kinds,
    port_parameters,
    port_progress,
    print_handlers,
    print_parameters,
    print_properties,
    printing_primitives,
    procedure_primitives,
    random_operations,
    reading,
    readtables,
    regexp_primitives,
    regexp_replacing,
    region_primitives,
    source_locations,
    stencil_vectors,
    string_bytes,
    string_cases,
    string_forms,
    string_operations,
    struct_access,
    struct_primitives,
    subprocess_primitives,
    symbols,
    syntax_literals,
    system_primitives,
    thread_primitives,
    unsafe_operations,
    variable_references,
    vector_operations,
    weak_references,
]
TABLE = SCHEME
