"""Inline caches: what a name in a code object led to last, for the interpreter.

Compiled code does not use them: there the lookups are constants of an object's
map, a class's version and a namespace's version.
"""
from __future__ import absolute_import

from langs.python_subset.vm import attributes
from langs.python_subset.vm.classes import W_Member
from langs.python_subset.vm.instances import W_Instance
from langs.python_subset.vm.namespace import GlobalCell

PATIENCE = 100      # misses until a site counts as megamorphic


class AttributeSite(object):
    """Of instances with one map, while their class has one version."""

    def __init__(self):
        self.map = None
        self.version = None
        self.node = None            # where their own attribute is
        self.w_function = None      # their class's, where they have none
        self.writable = False       # by a write to the node
        self.misses = 0

    def knows(self, w_object):
        map = w_object.map
        return map is self.map and map.shape.owner.version is self.version

    def learn(self, w_object, name):
        self.misses += 1
        w_type = w_object.type()
        self.map = w_object.map
        self.version = w_type.version
        self.node = None
        self.w_function = None
        self.writable = False
        if not w_type.has_plain_get() or w_type.is_reassigned(name):
            return
        w_found = w_type.lookup(name)
        if isinstance(w_found, W_Member):
            if w_type.is_subtype(w_found.w_owner):
                self.node = w_object.map.find(w_found.key)
                self.writable = self.node is not None and w_type.has_plain_set()
            return
        if w_found is not None and not w_found.is_function:
            return                  # it may be a data descriptor
        if w_object.assigned_dict() is not None:
            return                  # which may hold the name
        self.node = w_object.map.find(name)
        if self.node is None:
            self.w_function = w_found
        else:
            self.writable = w_type.has_plain_set() and w_type.has_dict


class GlobalSite(object):
    """Of one version of a namespace and of the builtins behind it."""

    def __init__(self):
        self.version = None
        self.builtins_version = None    # where the name is a builtin
        self.w_value = None


def site_for(code, index, w_object):
    """What is known of the instance's attribute, or None."""
    site = code.attribute_sites[index]
    if site is None:
        site = code.attribute_sites[index] = AttributeSite()
    if not site.knows(w_object):
        if site.misses > PATIENCE:
            return None
        site.learn(w_object, code.names[index])
    return site


def load_attribute(code, index, w_object):
    if type(w_object) is W_Instance:
        site = site_for(code, index, w_object)
        if site is not None and site.node is not None:
            return w_object.load_at(site.node)
    return attributes.get(w_object, code.names[index])


def store_attribute(code, index, w_object, w_value):
    if type(w_object) is W_Instance:
        site = site_for(code, index, w_object)
        if site is not None and site.writable:
            w_object.store_at(site.node, w_value)
            return
    attributes.set(w_object, code.names[index], w_value)


def find_method(code, index, w_object):
    if type(w_object) is W_Instance:
        site = site_for(code, index, w_object)
        if site is not None and site.w_function is not None:
            return site.w_function
    return attributes.find_method(w_object, code.names[index])


def load_global(code, index, namespace):
    site = code.global_sites[index]
    if site is None:
        site = code.global_sites[index] = GlobalSite()
    if site.version is not namespace.version or not is_builtin_unchanged(site, namespace):
        learn_global(site, namespace, code.names[index])
    w_value = site.w_value
    if type(w_value) is GlobalCell:
        return w_value.w_value
    return w_value


def is_builtin_unchanged(site, namespace):
    return (site.builtins_version is None or
            site.builtins_version is namespace.builtins.version)


def learn_global(site, namespace, name):
    namespace.lookup(name)              # NameError where it is missing
    site.version = namespace.version
    site.builtins_version = None
    w_value = namespace.table.get(name, None)
    if w_value is None:
        builtins = namespace.builtins
        site.builtins_version = builtins.version
        w_value = builtins.table.get(name, None)
    site.w_value = w_value
