"""Immutable hash tables: tries with sixteen branches a node, by hash codes from low bits up."""
from __future__ import absolute_import

from rpython.rlib import jit

from langs.scheme.vm import key_hashing
from langs.scheme.vm.hashes import END, KIND_NAMES, W_Hash

BRANCH_BITS = 4
BRANCH_MASK = 15
LAST_SHIFT = 60         # below it hash codes still differ


class Node(object):
    """Keys with their values, and nodes for several keys, each where its bit says.

    Beyond LAST_SHIFT a node only has keys, of the same hash code, in any number.
    """
    _immutable_fields_ = ["key_bits", "node_bits", "keys_w[*]", "values_w[*]", "nodes[*]"]

    def __init__(self, key_bits, node_bits, keys_w, values_w, nodes):
        self.key_bits = key_bits
        self.node_bits = node_bits
        self.keys_w = keys_w
        self.values_w = values_w
        self.nodes = nodes


EMPTY = Node(0, 0, [], [], [])


def count_below(bits, bit):
    """How many bits of a 16-bit set are below one."""
    value = bits & (bit - 1)
    value = value - ((value >> 1) & 0x5555)
    value = (value & 0x3333) + ((value >> 2) & 0x3333)
    value = (value + (value >> 4)) & 0x0F0F
    return (value + (value >> 8)) & 0x1F


def bit_of(hash, shift):
    return 1 << ((hash >> shift) & BRANCH_MASK)


class Place(object):
    """Where a key lies: its node and index in it."""
    _immutable_fields_ = ["node", "index"]

    def __init__(self, node, index):
        self.node = node
        self.index = index


class Trie(object):
    """The operations on nodes, for one kind of keys."""
    _immutable_fields_ = ["kind"]

    def __init__(self, kind):
        self.kind = kind

    def same(self, w_a, w_b):
        return w_a is w_b or key_hashing.same(self.kind, w_a, w_b)

    def find(self, node, hash, w_key):
        """The Place, or None."""
        shift = 0
        while shift <= LAST_SHIFT:
            bit = bit_of(hash, shift)
            if node.key_bits & bit:
                index = count_below(node.key_bits, bit)
                if self.same(node.keys_w[index], w_key):
                    return Place(node, index)
                return None
            if not node.node_bits & bit:
                return None
            node = node.nodes[count_below(node.node_bits, bit)]
            shift += BRANCH_BITS
        index = self.collision_index(node, w_key)
        return Place(node, index) if index >= 0 else None

    def collision_index(self, node, w_key):
        for i in range(len(node.keys_w)):
            if self.same(node.keys_w[i], w_key):
                return i
        return -1

    def add(self, node, shift, hash, w_key, w_value):
        """The node with a key that is not there."""
        if shift > LAST_SHIFT:
            return Node(0, 0, node.keys_w + [w_key], node.values_w + [w_value], node.nodes)
        bit = bit_of(hash, shift)
        if node.node_bits & bit:
            index = count_below(node.node_bits, bit)
            child = self.add(node.nodes[index], shift + BRANCH_BITS, hash, w_key, w_value)
            return with_node(node, index, child)
        index = count_below(node.key_bits, bit)
        if not node.key_bits & bit:
            return Node(node.key_bits | bit, node.node_bits,
                        inserted(node.keys_w, index, w_key),
                        inserted(node.values_w, index, w_value), node.nodes)
        w_other = node.keys_w[index]
        other_hash = key_hashing.hash_of(self.kind, w_other)
        child = self.add(EMPTY, shift + BRANCH_BITS, other_hash, w_other,
                         node.values_w[index])
        child = self.add(child, shift + BRANCH_BITS, hash, w_key, w_value)
        at = count_below(node.node_bits, bit)
        return Node(node.key_bits & ~bit, node.node_bits | bit,
                    removed(node.keys_w, index), removed(node.values_w, index),
                    inserted_node(node.nodes, at, child))

    def replace(self, node, shift, hash, w_key, w_value):
        """The node with another value for a key that is there; the key is replaced too."""
        if shift > LAST_SHIFT:
            index = self.collision_index(node, w_key)
        else:
            bit = bit_of(hash, shift)
            if not node.key_bits & bit:
                at = count_below(node.node_bits, bit)
                return with_node(node, at, self.replace(
                    node.nodes[at], shift + BRANCH_BITS, hash, w_key, w_value))
            index = count_below(node.key_bits, bit)
        keys_w = node.keys_w[:]
        keys_w[index] = w_key
        values_w = node.values_w[:]
        values_w[index] = w_value
        return Node(node.key_bits, node.node_bits, keys_w, values_w, node.nodes)

    def remove(self, node, shift, hash, w_key):
        """The node without a key that is there."""
        if shift > LAST_SHIFT:
            index = self.collision_index(node, w_key)
            return Node(0, 0, removed(node.keys_w, index), removed(node.values_w, index), [])
        bit = bit_of(hash, shift)
        if node.key_bits & bit:
            index = count_below(node.key_bits, bit)
            return Node(node.key_bits & ~bit, node.node_bits, removed(node.keys_w, index),
                        removed(node.values_w, index), node.nodes)
        at = count_below(node.node_bits, bit)
        child = self.remove(node.nodes[at], shift + BRANCH_BITS, hash, w_key)
        if len(child.keys_w) != 1 or len(child.nodes) != 0:
            return with_node(node, at, child)
        index = count_below(node.key_bits, bit)
        assert at >= 0
        return Node(node.key_bits | bit, node.node_bits & ~bit,
                    inserted(node.keys_w, index, child.keys_w[0]),
                    inserted(node.values_w, index, child.values_w[0]),
                    node.nodes[:at] + node.nodes[at + 1:])


TRIES = [Trie(kind) for kind in range(len(KIND_NAMES))]


def inserted(items_w, index, w_item):
    assert index >= 0
    return items_w[:index] + [w_item] + items_w[index:]


def removed(items_w, index):
    assert index >= 0
    return items_w[:index] + items_w[index + 1:]


def inserted_node(nodes, index, node):
    assert index >= 0
    return nodes[:index] + [node] + nodes[index:]


def with_node(node, index, child):
    nodes = node.nodes[:]
    nodes[index] = child
    return Node(node.key_bits, node.node_bits, node.keys_w, node.values_w, nodes)


class Enumeration(object):
    """The entries met so far, in the order of iteration, and where to go on."""

    def __init__(self, root):
        self.keys_w = []
        self.values_w = []
        self.nodes = [root]
        self.places = [0]

    def reach(self, position):
        """Whether there is an entry at the position."""
        while position >= len(self.keys_w):
            if not self.advance():
                return False
        return True

    def advance(self):
        while len(self.nodes) > 0:
            top = len(self.nodes) - 1
            node = self.nodes[top]
            place = self.places[top]
            self.places[top] = place + 1
            if place < len(node.keys_w):
                self.keys_w.append(node.keys_w[place])
                self.values_w.append(node.values_w[place])
                return True
            place -= len(node.keys_w)
            if place < len(node.nodes):
                self.nodes.append(node.nodes[place])
                self.places.append(0)
            else:
                self.nodes.pop()
                self.places.pop()
        return False


def collect(node, result):
    """Adds keys and values in the order of hash-map."""
    for child in node.nodes:
        collect(child, result)
    for i in range(len(node.keys_w)):
        result.append(node.keys_w[i])
        result.append(node.values_w[i])


class W_ImmutableHash(W_Hash):
    _immutable_fields_ = ["root", "count"]
    immutable = True

    def __init__(self, kind, root, count):
        self.kind = kind
        self.root = root
        self.count = count
        self.enumeration = None

    def is_frozen(self):
        return True

    def length(self):
        return self.count

    @jit.dont_look_inside
    def get(self, w_key):
        place = self.find(w_key)
        return None if place is None else place.node.values_w[place.index]

    @jit.dont_look_inside
    def get_key(self, w_key):
        place = self.find(w_key)
        return None if place is None else place.node.keys_w[place.index]

    def find(self, w_key):
        if self.count == 0:
            return None
        hash = key_hashing.hash_of(self.kind, w_key)
        return TRIES[self.kind].find(self.root, hash, w_key)

    @jit.dont_look_inside
    def with_entry(self, w_key, w_value):
        trie = TRIES[self.kind]
        hash = key_hashing.hash_of(self.kind, w_key)
        place = trie.find(self.root, hash, w_key)
        if place is None:
            return W_ImmutableHash(self.kind, trie.add(self.root, 0, hash, w_key, w_value),
                                   self.count + 1)
        if (place.node.values_w[place.index] is w_value and
                place.node.keys_w[place.index] is w_key):
            return self
        return W_ImmutableHash(self.kind, trie.replace(self.root, 0, hash, w_key, w_value),
                               self.count)

    @jit.dont_look_inside
    def without(self, w_key):
        trie = TRIES[self.kind]
        hash = key_hashing.hash_of(self.kind, w_key)
        if trie.find(self.root, hash, w_key) is None:
            return self
        if self.count == 1:
            return empty(self.kind)
        return W_ImmutableHash(self.kind, trie.remove(self.root, 0, hash, w_key),
                               self.count - 1)

    def first(self):
        return self.after(-1)

    @jit.dont_look_inside
    def after(self, position):
        position += 1
        return position if self.reach(position) else END

    def reach(self, position):
        if position < 0 or position >= self.count:
            return False
        if self.enumeration is None:
            self.enumeration = Enumeration(self.root)
        return self.enumeration.reach(position)

    def key_at(self, position):
        if not self.reach(position):
            return None
        return self.enumeration.keys_w[position]

    def value_at(self, position):
        if not self.reach(position):
            return None
        return self.enumeration.values_w[position]

    def entries(self):
        result = []
        collect(self.root, result)
        return result[:]


EMPTY_HASHES = [W_ImmutableHash(kind, EMPTY, 0) for kind in range(len(KIND_NAMES))]


def empty(kind):
    return EMPTY_HASHES[kind]
