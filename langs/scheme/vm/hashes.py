"""What mutable and immutable hash tables have in common."""
from __future__ import absolute_import

from langs.scheme.vm.values import W_Root

EQ, EQV, EQUAL, ALWAYS = range(4)       # what makes keys the same
KIND_NAMES = ["hasheq", "hasheqv", "hash", "hashalw"]

END = -1


class W_Hash(W_Root):
    """Positions are integers from 0; `first` and `after` give END behind the last one."""
    _immutable_fields_ = ["kind"]
    contract = "hash?"
    immutable = False
    weak = False

    def is_frozen(self):
        return self.immutable

    def length(self):
        raise NotImplementedError

    def get(self, w_key):
        """The value, or None."""
        raise NotImplementedError

    def get_key(self, w_key):
        """The key that is the same as this one, or None."""
        raise NotImplementedError

    def first(self):
        raise NotImplementedError

    def after(self, position):
        raise NotImplementedError

    def key_at(self, position):
        """None where there is none any more."""
        raise NotImplementedError

    def value_at(self, position):
        raise NotImplementedError

    def entries(self):
        """[key, value, key, value ...], in the order of hash-map."""
        raise NotImplementedError
