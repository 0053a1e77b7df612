"""What libraries ask about the Racket installation; there is none but the defaults."""
from __future__ import absolute_import

from kit.vm.primitives import Optional, Rest
from langs.scheme.vm import strings
from langs.scheme.vm.continuation import K
from langs.scheme.vm.error_values import show
from langs.scheme.vm.errors import FILESYSTEM, make_exception, wrong_argument
from langs.scheme.vm.hashes import W_Hash
from langs.scheme.vm.library.system_primitives import version
from langs.scheme.vm.parameters import W_Parameter
from langs.scheme.vm.paths import W_Path
from langs.scheme.vm.primitives import SCHEME
from langs.scheme.vm.strings import W_String
from langs.scheme.vm.values import W_Fixnum, W_Root, symbol, w_false, w_null, w_true

SLOTS = 16
w_installation_name = symbol("installation-name")


class Configuration(object):
    """What cache-configuration keeps, by number; None where nothing is yet."""

    def __init__(self):
        self.values_w = [None] * SLOTS


CONFIGURATION = Configuration()


class K_Configure(K):
    """Keeps the value that a thunk has computed."""
    _immutable_fields_ = ["index"]

    def __init__(self, index, next):
        self.index = index
        self.next = next

    def plug(self, w_value):
        CONFIGURATION.values_w[self.index] = w_value
        return self.next.plug(w_value)

    def relinked(self, next):
        return K_Configure(self.index, next)


@SCHEME.control("cache-configuration", W_Root, W_Root)
def cache_configuration(k, w_index, w_thunk):
    if not isinstance(w_index, W_Fixnum) or not 0 <= w_index.intval < SLOTS:
        raise wrong_argument("cache-configuration", "exact-nonnegative-integer?", 0,
                             [w_index])
    w_value = CONFIGURATION.values_w[w_index.intval]
    if w_value is not None:
        return k.plug(w_value)
    return w_thunk.call([], K_Configure(w_index.intval, k))


@SCHEME.primitive("get-installation-name", W_Root)
def get_installation_name(w_table):
    if isinstance(w_table, W_Hash):
        w_name = w_table.get(w_installation_name)
        if w_name is not None:
            return w_name
    return version()


@SCHEME.primitive("datum-intern-literal", W_Root)
def datum_intern_literal(w_value):
    if isinstance(w_value, W_String) and not w_value.immutable:
        return strings.immutable_from_utf8(w_value.utf8())
    return w_value


@SCHEME.primitive("collection-file-path", W_Root, W_Root, Rest)
def collection_file_path(w_fail, w_file, collections_w):
    return no_collection(collections_w)


@SCHEME.primitive("collection-path", W_Root, Rest)
def collection_path(w_fail, collections_w):
    return no_collection(collections_w)


def no_collection(collections_w):
    """Collections are found when a program is compiled: a running one has none."""
    names = [show(w_name) for w_name in collections_w]
    raise make_exception(FILESYSTEM, "collection-path: collection not found\n  collection: " +
                         " ".join(names))


@SCHEME.primitive("system-library-subpath", Optional(W_Root))
def system_library_subpath(w_mode):
    return W_Path("x86_64-linux")


for _name in ["use-user-specific-search-paths", "use-collection-link-paths"]:
    SCHEME.value(_name, W_Parameter(_name, w_true))
for _name in ["current-load-relative-directory", "current-write-relative-directory"]:
    SCHEME.value(_name, W_Parameter(_name, w_false))
for _name in ["current-library-collection-paths", "current-library-collection-links"]:
    SCHEME.value(_name, W_Parameter(_name, w_null))
