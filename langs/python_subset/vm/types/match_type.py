"""re.Match: its methods."""
from __future__ import absolute_import

from rpython.rlib.rstring import StringBuilder

from langs.python_subset.vm.aliases import add_class_getitem
from langs.python_subset.vm.dictobject import W_Dict, new_dict
from langs.python_subset.vm.errors import index_error
from langs.python_subset.vm.gateway import Rest, getter, method, optional
from langs.python_subset.vm.regexobject import W_Match
from langs.python_subset.vm.root import W_Root
from langs.python_subset.vm.textual import repr_of
from langs.python_subset.vm.typeobject import builtin_type
from langs.python_subset.vm.types.pattern_type import Replacement
from langs.python_subset.vm.values import W_Bytes, W_Int, W_Str, W_Tuple, w_None

match_type = W_Match.w_class = builtin_type("Match")
match_type.module_name = "re"
add_class_getitem(match_type)


def number_of(w_match, w_group):
    """The number of a group that is given by number or name."""
    number = -1
    if isinstance(w_group, W_Int):
        number = w_group.intval
    elif isinstance(w_group, W_Str):
        w_index = w_match.w_pattern.w_groupindex
        w_found = None
        if isinstance(w_index, W_Dict):
            w_found = w_index.get(w_group)
        if isinstance(w_found, W_Int):
            number = w_found.intval
    elif w_group.type().lookup("__index__") is not None:
        w_number = w_group.type().lookup("__index__").call_with0(w_group)
        if isinstance(w_number, W_Int):
            number = w_number.intval
    if not 0 <= number <= w_match.w_pattern.groups:
        raise index_error("no such group")
    return number


@method(match_type, "group", W_Match, Rest)
def group(w_match, args_w):
    if len(args_w) == 0:
        return w_match.group(0)
    if len(args_w) == 1:
        return w_match.group(number_of(w_match, args_w[0]))
    return W_Tuple([w_match.group(number_of(w_match, w_arg)) for w_arg in args_w])


@method(match_type, "__getitem__", W_Match, W_Root)
def getitem(w_match, w_group):
    return w_match.group(number_of(w_match, w_group))


def group_or(w_match, number, w_default):
    w_group = w_match.group(number)
    return w_default if w_group is w_None else w_group


@method(match_type, "groups", W_Match, optional(W_Root))
def groups(w_match, w_default):
    w_default = w_default or w_None
    return W_Tuple([group_or(w_match, i + 1, w_default)
                    for i in range(w_match.w_pattern.groups)])


@method(match_type, "groupdict", W_Match, optional(W_Root))
def groupdict(w_match, w_default):
    w_default = w_default or w_None
    w_result = new_dict()
    w_index = w_match.w_pattern.w_groupindex
    if isinstance(w_index, W_Dict):
        for w_name in w_index.keys_w():
            w_result.set(w_name, group_or(w_match, number_of(w_match, w_name), w_default))
    return w_result


def _position(name, side):
    def get(w_match, w_group):
        number = 0 if w_group is None else number_of(w_match, w_group)
        return W_Int(w_match.spans[2 * number + side])
    method(match_type, name, W_Match, optional(W_Root))(get)


_position("start", 0)
_position("end", 1)


@method(match_type, "span", W_Match, optional(W_Root))
def span(w_match, w_group):
    number = 0 if w_group is None else number_of(w_match, w_group)
    return span_of(w_match, number)


def span_of(w_match, number):
    return W_Tuple([W_Int(w_match.spans[2 * number]), W_Int(w_match.spans[2 * number + 1])])


@getter(match_type, "regs", W_Match)
def regs(w_match):
    return W_Tuple([span_of(w_match, i) for i in range(w_match.w_pattern.groups + 1)])


@method(match_type, "expand", W_Match, W_Root)
def expand(w_match, w_template):
    replacement = Replacement(w_match.w_pattern, w_template)
    builder = StringBuilder()
    replacement.append_to(builder, w_match)
    if isinstance(w_match.w_subject, W_Str):
        return W_Str(builder.build())
    return W_Bytes(builder.build())


@getter(match_type, "pos", W_Match)
def pos(w_match):
    return W_Int(w_match.start)


@getter(match_type, "endpos", W_Match)
def endpos(w_match):
    return W_Int(w_match.stop)


@getter(match_type, "re", W_Match)
def re_(w_match):
    return w_match.w_pattern


@getter(match_type, "string", W_Match)
def string(w_match):
    return w_match.w_subject


@getter(match_type, "lastindex", W_Match)
def lastindex(w_match):
    return W_Int(w_match.last_group) if w_match.last_group >= 0 else w_None


@getter(match_type, "lastgroup", W_Match)
def lastgroup(w_match):
    w_names = w_match.w_pattern.w_indexgroup
    if w_match.last_group < 0 or not isinstance(w_names, W_Tuple):
        return w_None
    return w_names.items_w[w_match.last_group]


@method(match_type, "__copy__", W_Match)
def copy(w_match):
    return w_match


@method(match_type, "__deepcopy__", W_Match, W_Root)
def deepcopy(w_match, w_memo):
    return w_match


@method(match_type, "__repr__", W_Match)
def repr_(w_match):
    return W_Str("<re.Match object; span=(%d, %d), match=%s>" % (
        w_match.spans[0], w_match.spans[1], repr_of(w_match.group(0))))
