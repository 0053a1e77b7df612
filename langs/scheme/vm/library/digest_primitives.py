"""sha1-bytes, sha224-bytes, sha256-bytes"""
from __future__ import absolute_import

from kit.vm.digests.md5_sha1 import Sha1
from kit.vm.digests.sha2 import Sha256
from kit.vm.primitives import Optional
from langs.scheme.vm import bytestrings
from langs.scheme.vm.arguments import check_range
from langs.scheme.vm.bytestrings import W_Bytes
from langs.scheme.vm.current_ports import as_input_port
from langs.scheme.vm.errors import wrong_argument
from langs.scheme.vm.primitives import SCHEME
from langs.scheme.vm.values import W_Root


def sha1():
    return Sha1()


def sha224():
    return Sha256("sha224", 28)


def sha256():
    return Sha256("sha256", 32)


def define(name, make):
    @SCHEME.primitive(name, W_Root, Optional(W_Root), Optional(W_Root))
    def digest(w_input, w_start, w_stop):
        if isinstance(w_input, W_Bytes):
            start, stop = check_range(name, w_start, w_stop, w_input.length(),
                                      "byte string", w_input)
            data = w_input.slice(start, stop)
        else:
            port = as_input_port(w_input)
            if port is None:
                raise wrong_argument(name, "(lambda (p) (or (bytes? p) (input-port? p)))", 0,
                                     [w_input])
            port.everything()
            data = port.read_bytes(port.available(0))
            start, stop = check_range(name, w_start, w_stop, len(data), "input", w_input)
            data = data[start:stop]
        function = make()
        function.update(data)
        return bytestrings.from_str(function.finish())


define("sha1-bytes", sha1)
define("sha224-bytes", sha224)
define("sha256-bytes", sha256)
