"""Objects with maps: reading, adding, unboxed attributes, deleting, traces."""
from __future__ import absolute_import

from rpython.jit.metainterp.test.support import LLJitMixin
from rpython.rlib import jit
from rpython.rlib.objectmodel import import_from_mixin

from kit.vm.maps import BOXED, FLOAT, INTEGER, INLINE, make_object_mixin, make_root_map


class W_Root(object):
    pass


class W_Int(W_Root):
    def __init__(self, value):
        self.value = value


class W_Float(W_Root):
    def __init__(self, value):
        self.value = value


class W_Other(W_Root):
    pass


def kind_of(w_value):
    if type(w_value) is W_Int:
        return INTEGER
    if type(w_value) is W_Float:
        return FLOAT
    return BOXED


def unbox_int(w_value):
    assert isinstance(w_value, W_Int)
    return w_value.value


def unbox_float(w_value):
    assert isinstance(w_value, W_Float)
    return w_value.value


class W_Object(W_Root):
    import_from_mixin(make_object_mixin(kind_of, W_Int, unbox_int, W_Float, unbox_float))

    def __init__(self, root):
        self.init_map(root)


def names_of(w_object):
    return [node.name for node in w_object.map.nodes()]


def test_same_names_in_the_same_order_share_a_map():
    root = make_root_map("class")
    one, two = W_Object(root), W_Object(root)
    for w_object in one, two:
        w_object.map_write("a", W_Other())
        w_object.map_write("b", W_Int(1))
    assert one.map is two.map
    assert one.map.shape.owner == "class"
    assert names_of(one) == ["a", "b"]


def test_missing_name_reads_as_none():
    w_object = W_Object(make_root_map(None))
    assert w_object.map_read("a") is None
    assert w_object.map_delete("a") is False


def test_more_names_than_inline_slots():
    root = make_root_map(None)
    values = [W_Other() for _ in range(INLINE + 5)]
    for _ in range(2):      # the second object knows its capacity from the first
        w_object = W_Object(root)
        for i, w_value in enumerate(values):
            w_object.map_write("n%d" % i, w_value)
        assert [w_object.map_read("n%d" % i) for i in range(len(values))] == values


def test_numbers_are_unboxed_until_another_kind_comes():
    root = make_root_map(None)
    w_object = W_Object(root)
    w_object.map_write("i", W_Int(5))
    w_object.map_write("f", W_Float(-0.5))
    assert w_object.slot0 is None
    assert w_object.map_read("i").value == 5
    assert w_object.map_read("f").value == -0.5
    w_object.map_write("i", W_Float(2.5))
    assert w_object.map_read("i").value == 2.5
    assert w_object.map_read("f").value == -0.5
    assert names_of(w_object) == ["i", "f"]
    later = W_Object(root)
    later.map_write("i", W_Int(1))
    assert later.map.kind == BOXED      # the name has been generalised


def test_objects_made_before_a_generalisation_stay_valid():
    root = make_root_map(None)
    old, new = W_Object(root), W_Object(root)
    old.map_write("x", W_Int(1))
    new.map_write("x", W_Int(2))
    new.map_write("x", W_Other())
    assert old.map_read("x").value == 1
    old.map_write("x", W_Int(7))
    assert old.map_read("x").value == 7


def test_delete_keeps_the_order_of_the_others():
    w_object = W_Object(make_root_map(None))
    for name in "abcdef":
        w_object.map_write(name, W_Int(ord(name)))
    assert w_object.map_delete("c")
    assert names_of(w_object) == list("abdef")
    w_object.map_write("c", W_Int(1))
    assert names_of(w_object) == list("abdefc")
    assert [w_object.map_read(n).value for n in "abdef"] == [ord(n) for n in "abdef"]


def test_change_of_root_keeps_the_attributes():
    first, second = make_root_map("one"), make_root_map("two")
    w_object = W_Object(first)
    w_object.map_write("a", W_Int(1))
    w_object.map_write("b", W_Other())
    w_object.map_change_root(second)
    assert w_object.map.shape.owner == "two"
    assert names_of(w_object) == ["a", "b"]
    assert w_object.map_read("a").value == 1


class TestTraces(LLJitMixin):
    def test_unboxed_attributes_of_a_loop_allocate_nothing(self):
        driver = jit.JitDriver(greens=[], reds=["n", "w_object"])
        root = make_root_map(None)

        def main(n):
            w_object = W_Object(root)
            w_object.map_write("sum", W_Float(0.0))
            w_object.map_write("count", W_Int(0))
            while n > 0:
                driver.jit_merge_point(n=n, w_object=w_object)
                w_float = w_object.map_read("sum")
                assert isinstance(w_float, W_Float)
                w_object.map_write("sum", W_Float(w_float.value + 0.5))
                w_int = w_object.map_read("count")
                assert isinstance(w_int, W_Int)
                w_object.map_write("count", W_Int(w_int.value + 1))
                n -= 1
            w_float = w_object.map_read("sum")
            assert isinstance(w_float, W_Float)
            w_int = w_object.map_read("count")
            assert isinstance(w_int, W_Int)
            return int(w_float.value) + w_int.value

        assert self.meta_interp(main, [40]) == main(40)
        self.check_resops(new_with_vtable=0, call_n=0, call_r=0, call_i=0)

    def test_new_objects_that_do_not_escape_are_virtual(self):
        driver = jit.JitDriver(greens=[], reds=["n", "total"])
        root = make_root_map(None)

        def main(n):
            total = 0
            while n > 0:
                driver.jit_merge_point(n=n, total=total)
                w_object = W_Object(root)
                w_object.map_write("a", W_Int(n))
                w_object.map_write("b", W_Other())
                w_int = w_object.map_read("a")
                assert isinstance(w_int, W_Int)
                total += w_int.value
                n -= 1
            return total

        assert self.meta_interp(main, [40]) == main(40)
        self.check_resops(new_with_vtable=0, new_array_clear=0, new_array=0)
