"""Regions and points, which the module xlayer brings to programs."""
from __future__ import absolute_import

from kit.vm.regions import REGIONS, RegionError, check_name
from langs.scheme.vm.errors import contract_error
from langs.scheme.vm.primitives import SCHEME
from langs.scheme.vm.strings import W_String

primitive = SCHEME.primitive


def region_name(who, w_name):
    name = w_name.utf8()
    assert name is not None
    try:
        check_name(name)
    except RegionError as error:
        raise contract_error("%s: %s" % (who, error.msg))
    return name


@primitive("region-begin", W_String)
def region_begin(w_name):
    REGIONS.begin(region_name("region-begin", w_name))


@primitive("region-end", W_String)
def region_end(w_name):
    try:
        REGIONS.end(region_name("region-end", w_name))
    except RegionError as error:
        raise contract_error("region-end: %s" % error.msg)


@primitive("point", W_String)
def point(w_name):
    REGIONS.point(region_name("point", w_name))
