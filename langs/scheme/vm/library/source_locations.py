"""Source locations as texts."""
from __future__ import absolute_import

from langs.scheme.vm.current_ports import current_directory
from langs.scheme.vm.errors import wrong_argument
from langs.scheme.vm.library.builtin_structs import w_srcloc
from langs.scheme.vm.paths import W_Path
from langs.scheme.vm.primitives import SCHEME
from langs.scheme.vm.printing import DISPLAY, to_text
from langs.scheme.vm.strings import from_utf8
from langs.scheme.vm.structs import W_Struct, is_instance
from langs.scheme.vm.values import W_Root, w_false


@SCHEME.primitive("srcloc->string", W_Root)
def srcloc_to_string(w_place):
    if not isinstance(w_place, W_Struct) or not is_instance(w_place, w_srcloc):
        raise wrong_argument("srcloc->string", "srcloc?", 0, [w_place])
    w_source = w_place.get_field(0)
    w_line = w_place.get_field(1)
    w_column = w_place.get_field(2)
    w_position = w_place.get_field(3)
    if w_source is w_false:
        return w_false
    text = source_name(w_source)
    if w_line is not w_false and w_column is not w_false:
        text += ":%s:%s" % (to_text(w_line, DISPLAY), to_text(w_column, DISPLAY))
    elif w_position is not w_false:
        text += "::" + to_text(w_position, DISPLAY)
    return from_utf8(text)


def source_name(w_source):
    """Paths from the current directory on, if they are in it."""
    if isinstance(w_source, W_Path):
        folder = current_directory()
        if not folder.endswith("/"):
            folder += "/"
        shown = w_source.shown()
        if shown.startswith(folder):
            start = len(folder)
            assert start >= 0
            return shown[start:]
        return shown
    return to_text(w_source, DISPLAY)
