"""_warnings: the filters, and warn(), so that ignored warnings cost little."""
from __future__ import absolute_import

from langs.python_subset.vm import attributes, importing
from langs.python_subset.vm.dictobject import W_Dict, new_dict
from langs.python_subset.vm.errors import runtime_error, type_error
from langs.python_subset.vm.exceptions import W_Exception, raised
from langs.python_subset.vm.frame import current_frame
from langs.python_subset.vm.gateway import ModuleTable, optional
from langs.python_subset.vm.iteration import iterable_to_list
from langs.python_subset.vm.listobject import W_List, new_list
from langs.python_subset.vm.root import W_Root
from langs.python_subset.vm.textual import str_of
from langs.python_subset.vm.types.exception_type import CLASS_NAMED
from langs.python_subset.vm.typeobject import W_Type
from langs.python_subset.vm.values import W_Int, W_Str, W_Tuple, w_None, w_True


def _filter(action, category, module=None):
    return W_Tuple([W_Str(action), w_None, CLASS_NAMED[category],
                    w_None if module is None else W_Str(module), W_Int(0)])


DEFAULT_FILTERS = [
    _filter("default", "DeprecationWarning", "__main__"), _filter("ignore", "DeprecationWarning"),
    _filter("ignore", "PendingDeprecationWarning"), _filter("ignore", "ImportWarning"),
    _filter("ignore", "ResourceWarning")]
WARNING = CLASS_NAMED["Warning"]
USER_WARNING = CLASS_NAMED["UserWarning"]


class State(object):
    def __init__(self):
        self.w_filters = None
        self.w_once = None
        self.version = 1        # of the filters: registries of another one are forgotten


STATE = State()


class WarningsTable(ModuleTable):
    def start(self, namespace):
        STATE.w_filters = new_list(DEFAULT_FILTERS[:])
        STATE.w_once = new_dict()
        namespace.set("filters", STATE.w_filters)
        namespace.set("_onceregistry", STATE.w_once)


WARNINGS = WarningsTable("_warnings")
WARNINGS.constant("_defaultaction", W_Str("default"))


@WARNINGS.function("_filters_mutated")
def filters_mutated():
    STATE.version += 1


def library_module():
    """The library's warnings, when it has been imported."""
    return importing.get_imported("warnings")


def current_filters():
    w_module = library_module()
    if w_module is not None:
        w_filters = attributes.get_or_none(w_module, "filters")
        if isinstance(w_filters, W_List):
            return w_filters
    return STATE.w_filters


def matches_text(w_pattern, text):
    """Whether a filter's message or module, None, a str or a regular expression, fits."""
    if w_pattern is w_None:
        return True
    if isinstance(w_pattern, W_Str):
        return w_pattern.utf8 == text
    return attributes.get(w_pattern, "match").call1(W_Str(text)).is_true()


def action_for(text, w_category, module, line):
    for w_filter in iterable_to_list(current_filters()):
        parts_w = iterable_to_list(w_filter)
        w_class, w_line = parts_w[2], parts_w[4]
        if (matches_text(parts_w[1], text) and
                isinstance(w_class, W_Type) and w_category.is_subtype(w_class) and
                matches_text(parts_w[3], module) and isinstance(w_line, W_Int) and
                (w_line.intval == 0 or w_line.intval == line)):
            return str_of(parts_w[0])
    w_module = library_module()
    if w_module is not None:
        w_default = attributes.get_or_none(w_module, "defaultaction")
        if isinstance(w_default, W_Str):
            return w_default.utf8
    return "default"


def already(w_registry, w_key):
    """Whether the registry has the key, which it has from now on."""
    if not isinstance(w_registry, W_Dict):
        return False
    w_version = w_registry.get_str("version")
    if not isinstance(w_version, W_Int) or w_version.intval != STATE.version:
        w_registry.clear()
        w_registry.set_str("version", W_Int(STATE.version))
    elif w_registry.get(w_key) is not None:
        return True
    w_registry.set(w_key, w_True)
    return False


def category_of(w_message, w_category):
    if isinstance(w_message, W_Exception) and w_message.type().is_subtype(WARNING):
        return w_message.type()
    if w_category is None or w_category is w_None:
        return USER_WARNING
    if not (isinstance(w_category, W_Type) and w_category.is_subtype(WARNING)):
        raise type_error("category must be a Warning subclass, not '%s'"
                         % w_category.type_name())
    return w_category


def tell(w_message, w_category, w_filename, line, module, w_registry, w_source):
    """warn_explicit()."""
    text = str_of(w_message)
    w_text = W_Str(text)
    w_key = W_Tuple([w_text, w_category, W_Int(line)])
    if isinstance(w_registry, W_Dict):
        w_version = w_registry.get_str("version")
        if (isinstance(w_version, W_Int) and w_version.intval == STATE.version and
                w_registry.get(w_key) is not None):
            return
    action = action_for(text, w_category, module, line)
    if action == "ignore":
        return
    if not isinstance(w_message, W_Exception):
        w_message = w_category.call1(w_message)
    if action == "error":
        raise raised(w_message, None)
    if action == "once":
        if already(STATE.w_once, W_Tuple([w_text, w_category])):
            return
    elif action == "module":
        if already(w_registry, W_Tuple([w_text, w_category, W_Int(0)])):
            return
    elif action == "default":
        if already(w_registry, w_key):
            return
    elif action != "always" and action != "all":
        raise runtime_error("Unrecognized action (%s) in warnings.filters" % action)
    w_warnings = importing.import_module("warnings")
    w_record = attributes.get(w_warnings, "WarningMessage").call_args(
        [w_message, w_category, w_filename, W_Int(line), w_None, w_None, w_source])
    attributes.get(w_warnings, "_showwarnmsg").call1(w_record)


@WARNINGS.function("warn", W_Root, optional(W_Root), optional(int, 1), optional(W_Root))
def warn(w_message, w_category, stacklevel, w_source):
    w_category = category_of(w_message, w_category)
    w_frame = current_frame()
    depth = 1
    while depth < stacklevel and w_frame is not None:
        w_frame = w_frame.get_caller()
        depth += 1
    if w_frame is None:
        namespace = importing.IMPORTS.builtins
        filename = "sys"
        line = 1
    else:
        namespace = w_frame.get_globals()
        filename = w_frame.get_code().filename
        line = w_frame.line()
    w_registry = namespace.get("__warningregistry__")
    if w_registry is None:
        w_registry = new_dict()
        namespace.set("__warningregistry__", w_registry)
    w_module = namespace.get("__name__")
    module = w_module.utf8 if isinstance(w_module, W_Str) else "<string>"
    tell(w_message, w_category, W_Str(filename), line, module, w_registry, w_source or w_None)


@WARNINGS.function("warn_explicit", W_Root, W_Root, W_Root, int, optional(W_Root),
                   optional(W_Root), optional(W_Root), optional(W_Root))
def warn_explicit(w_message, w_category, w_filename, lineno, w_module, w_registry,
                  w_module_globals, w_source):
    w_category = category_of(w_message, w_category)
    if w_module is None or w_module is w_None:
        module = str_of(w_filename)
        if module.endswith(".py"):
            stop = len(module) - 3
            assert stop >= 0
            module = module[:stop]
    else:
        module = str_of(w_module)
    tell(w_message, w_category, w_filename, lineno, module, w_registry or w_None,
         w_source or w_None)
