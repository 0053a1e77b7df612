"""Block copies between RPython lists that are never resized."""
from __future__ import absolute_import

from rpython.annotator.model import AnnotatorError, SomeList, s_None
from rpython.rlib import rgc
from rpython.rtyper.extregistry import ExtRegistryEntry
from rpython.rtyper.lltypesystem import lltype


def copy_items(source, target, source_start, target_start, count):
    """target[target_start:][:count] = source[source_start:][:count], of two
    different lists."""
    for i in range(count):
        target[target_start + i] = source[source_start + i]


def _ll_copy_items(source, target, source_start, target_start, count):
    rgc.ll_arraycopy(source.ll_items(), target.ll_items(), source_start, target_start, count)


class _CopyItems(ExtRegistryEntry):
    _about_ = copy_items

    def compute_result_annotation(self, s_source, s_target, s_source_start,
                                  s_target_start, s_count):
        for s_list in (s_source, s_target):
            if not isinstance(s_list, SomeList) and not s_None.contains(s_list):
                raise AnnotatorError("copy_items() takes lists")
        if isinstance(s_source, SomeList) and isinstance(s_target, SomeList):
            s_target.listdef.mutate()
            s_target.listdef.agree(self.bookkeeper, s_source.listdef)
        return s_None

    def specialize_call(self, hop):
        values = hop.inputargs(hop.args_r[0], hop.args_r[1],
                               lltype.Signed, lltype.Signed, lltype.Signed)
        hop.exception_cannot_occur()
        hop.gendirectcall(_ll_copy_items, *values)
        return hop.inputconst(lltype.Void, None)
