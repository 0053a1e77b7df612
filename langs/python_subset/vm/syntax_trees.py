"""Syntax trees that compile() gives and takes.

The frontend makes of a source the code of an expression that makes its tree. A tree is
compiled as the text that the library's ast.unparse() makes of it.
"""
from __future__ import absolute_import

from langs.python_subset.vm import attributes, dynamic, importing
from langs.python_subset.vm.errors import type_error
from langs.python_subset.vm.importing import IMPORTS
from langs.python_subset.vm.moduleobject import W_Module
from langs.python_subset.vm.modules.ast_module import ast_type
from langs.python_subset.vm.values import W_Str

ONLY_AST = 0x400    # compile()'s flag PyCF_ONLY_AST
MODES = dynamic.MODES + ["func_type"]


def is_tree(w_object):
    return w_object.type().is_subtype(ast_type)


def tree_of(w_source, name, mode):
    """The tree of a source that is text or bytes, or that is one."""
    if is_tree(w_source):
        return w_source
    if mode not in MODES:
        raise dynamic.unknown_mode()
    code = dynamic.code_of_source(w_source, name, "tree-" + mode)
    w_module = importing.import_module("_ast")
    assert isinstance(w_module, W_Module)
    return dynamic.run_code(code, w_module.namespace, None)


def compile_tree(w_tree, name, mode):
    w_text = attributes.get(importing.import_module("ast"), "unparse").call1(w_tree)
    if not isinstance(w_text, W_Str):
        raise type_error("ast.unparse() should return text")
    return dynamic.compile_source(w_text, name, mode)
