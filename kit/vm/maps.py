"""Hidden classes: objects whose attributes live in slots that a shared map names.

`make_object_mixin(...)` returns the mixin for objects with attributes. The
first four values sit in the object itself, further ones in an array, and
attributes that have only ever held machine integers (or only floats) sit
unboxed in an array of machine words.
"""
from __future__ import absolute_import

from rpython.rlib import jit
from rpython.rlib.longlong2float import float2longlong, longlong2float
from rpython.rlib.objectmodel import not_rpython

INLINE = 4

BOXED = 0
INTEGER = 1
FLOAT = 2


class Shape(object):
    """What a Terminator says of all its objects; `owner` is the language's class."""
    _immutable_fields_ = ["owner", "capacity?", "unboxed_capacity?", "generic?"]

    def __init__(self, owner):
        self.owner = owner
        self.capacity = 0           # of the array for boxed values past INLINE
        self.unboxed_capacity = 0
        self.generic = None         # changes when a name stops being unboxed
        self.boxed_names = {}       # names that may no longer be unboxed

    def must_box(self, name):
        return self._must_box(name, self.generic)

    @jit.elidable_promote("all")
    def _must_box(self, name, generic):
        return name in self.boxed_names

    @jit.dont_look_inside
    def box_from_now_on(self, name):
        self.boxed_names[name] = None
        self.generic = Generation()


class Generation(object):
    pass


class Map(object):
    """Names the slot of each attribute; grows by one attribute a transition."""
    _immutable_fields_ = ["shape", "parent", "name", "kind", "index",
                          "boxed_count", "unboxed_count"]

    def __init__(self, shape, parent, name, kind):
        self.shape = shape
        self.parent = parent
        self.name = name
        self.kind = kind
        if parent is None:
            self.boxed_count = 0
            self.unboxed_count = 0
            self.index = -1
        elif kind == BOXED:
            self.index = parent.boxed_count
            self.boxed_count = parent.boxed_count + 1
            self.unboxed_count = parent.unboxed_count
        else:
            self.index = parent.unboxed_count
            self.boxed_count = parent.boxed_count
            self.unboxed_count = parent.unboxed_count + 1
        self.transitions = {}       # name -> [map for each kind]
        self.found = {}

    @jit.elidable_promote("all")
    def find(self, name):
        """The map node that holds the slot of `name`, or None."""
        try:
            return self.found[name]
        except KeyError:
            pass
        node = self
        while node.parent is not None:
            if node.name == name:
                break
            node = node.parent
        else:
            node = None
        self.found[name] = node
        return node

    @jit.elidable_promote("all")
    def with_attribute(self, name, kind):
        if name not in self.transitions:
            self.transitions[name] = [None, None, None]
        row = self.transitions[name]
        if row[kind] is None:
            new = Map(self.shape, self, name, kind)
            row[kind] = new
            shape = self.shape
            if new.boxed_count - INLINE > shape.capacity:
                shape.capacity = new.boxed_count - INLINE
            if new.unboxed_count > shape.unboxed_capacity:
                shape.unboxed_capacity = new.unboxed_count
        return row[kind]

    def nodes(self):
        """The attributes' nodes, in the order in which they were added."""
        result = []
        node = self
        while node.parent is not None:
            result.append(node)
            node = node.parent
        result.reverse()
        return result


def make_root_map(owner):
    return Map(Shape(owner), None, "", BOXED)


@not_rpython
def make_object_mixin(kind_of, box_int, unbox_int, box_float, unbox_float):
    """The mixin class for objects with a map.

    `kind_of(w_value)` says BOXED, INTEGER or FLOAT by the exact class;
    the four others convert. Use with rpython.rlib.objectmodel's
    import_from_mixin; call `init_map(map)` first.
    """

    class ObjectMixin(object):
        def init_map(self, map):
            self.map = map
            self.slot0 = None
            self.slot1 = None
            self.slot2 = None
            self.slot3 = None
            self.more_slots = None
            self.unboxed = None

        def _slot(self, index):
            if index == 0:
                return self.slot0
            if index == 1:
                return self.slot1
            if index == 2:
                return self.slot2
            if index == 3:
                return self.slot3
            return self.more_slots[index - INLINE]

        def _set_slot(self, index, w_value):
            if index == 0:
                self.slot0 = w_value
            elif index == 1:
                self.slot1 = w_value
            elif index == 2:
                self.slot2 = w_value
            elif index == 3:
                self.slot3 = w_value
            else:
                self.more_slots[index - INLINE] = w_value

        def map_read(self, name):
            """The attribute's value or None."""
            node = jit.promote(self.map).find(name)
            if node is None:
                return None
            return self.load_at(node)

        def load_at(self, node):
            index = node.index
            if node.kind == BOXED:
                return self._slot(index)
            if node.kind == INTEGER:
                return box_int(self.unboxed[index])
            return box_float(longlong2float(self.unboxed[index]))

        def map_write(self, name, w_value):
            map = jit.promote(self.map)
            node = map.find(name)
            if node is None:
                self._add(map, name, w_value)
            else:
                self.store_at(node, w_value)

        def store_at(self, node, w_value):
            if node.kind == BOXED:
                self._set_slot(node.index, w_value)
            elif kind_of(w_value) == node.kind:
                self._set_unboxed(node.index, node.kind, w_value)
            else:
                self._generalise(self.map, node.name, w_value)

        def _set_unboxed(self, index, kind, w_value):
            if kind == INTEGER:
                self.unboxed[index] = unbox_int(w_value)
            else:
                self.unboxed[index] = float2longlong(unbox_float(w_value))

        def _add(self, map, name, w_value):
            shape = map.shape
            kind = kind_of(w_value)
            if kind != BOXED and shape.must_box(name):
                kind = BOXED
            new_map = map.with_attribute(name, kind)
            index = new_map.index
            if kind == BOXED:
                if index >= INLINE:
                    self._grow(index - INLINE, shape.capacity)
                self._set_slot(index, w_value)
            else:
                self._grow_unboxed(index, shape.unboxed_capacity)
                self._set_unboxed(index, kind, w_value)
            self.map = new_map

        def _grow(self, used, capacity):
            old = self.more_slots
            if old is None:
                self.more_slots = [None] * capacity
            elif used >= len(old):
                self.more_slots = grown_slots(old, used, capacity)

        def _grow_unboxed(self, used, capacity):
            old = self.unboxed
            if old is None:
                self.unboxed = [0] * capacity
            elif used >= len(old):
                self.unboxed = grown_unboxed(old, used, capacity)

        @jit.dont_look_inside
        def _generalise(self, map, name, w_value):
            map.shape.box_from_now_on(name)
            self._rebuild(map, name, w_value)

        @jit.dont_look_inside
        def map_delete(self, name):
            """Whether the attribute was there."""
            map = self.map
            if map.find(name) is None:
                return False
            self._rebuild(map, name, None)
            return True

        def _rebuild(self, map, name, w_new):
            """All attributes again, `name` with another value or (None) without."""
            nodes = map.nodes()
            values_w = [self.load_at(node) for node in nodes]
            root = map
            while root.parent is not None:
                root = root.parent
            self.init_map(root)
            for i in range(len(nodes)):
                if nodes[i].name != name:
                    self._add(self.map, nodes[i].name, values_w[i])
                elif w_new is not None:
                    self._add(self.map, name, w_new)

        @jit.dont_look_inside
        def map_change_root(self, root):
            """Moves the object to another root map (the guest's `__class__ = `)."""
            nodes = self.map.nodes()
            values_w = [self.load_at(node) for node in nodes]
            self.init_map(root)
            for i in range(len(nodes)):
                self._add(self.map, nodes[i].name, values_w[i])

    @jit.dont_look_inside
    def grown_slots(old, used, capacity):
        new = [None] * max(capacity, used + 1)
        for i in range(len(old)):
            new[i] = old[i]
        return new

    @jit.dont_look_inside
    def grown_unboxed(old, used, capacity):
        new = [0] * max(capacity, used + 1)
        for i in range(len(old)):
            new[i] = old[i]
        return new

    return ObjectMixin
