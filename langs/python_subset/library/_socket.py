"""What `socket` takes from C, on a VM that has no sockets: names, addresses as text and bytes,
and pairs within the process, as event loops have them. All else is an OSError.
"""
from __future__ import annotations

import errno
import os

AF_UNSPEC, AF_UNIX, AF_INET, AF_INET6 = 0, 1, 2, 10
SOCK_STREAM, SOCK_DGRAM, SOCK_RAW = 1, 2, 3
SOCK_NONBLOCK, SOCK_CLOEXEC = 0o4000, 0o2000000
SOL_SOCKET, SO_REUSEADDR, SO_TYPE, SO_ERROR, SO_BROADCAST, SO_KEEPALIVE = 1, 2, 3, 4, 6, 9
SO_SNDBUF, SO_RCVBUF, SO_LINGER, SO_REUSEPORT = 7, 8, 13, 15
SOMAXCONN = 4096
IPPROTO_IP, IPPROTO_ICMP, IPPROTO_TCP, IPPROTO_UDP, IPPROTO_IPV6 = 0, 1, 6, 17, 41
IPV6_V6ONLY, TCP_NODELAY = 26, 1
INADDR_ANY, INADDR_LOOPBACK, INADDR_BROADCAST = 0, 0x7F000001, 0xFFFFFFFF
MSG_OOB, MSG_PEEK, MSG_DONTWAIT, MSG_NOSIGNAL = 1, 2, 0x40, 0x4000
SHUT_RD, SHUT_WR, SHUT_RDWR = 0, 1, 2
AI_PASSIVE, AI_CANONNAME, AI_NUMERICHOST, AI_NUMERICSERV, AI_ADDRCONFIG = 1, 2, 4, 0x400, 0x20
NI_NUMERICHOST, NI_NUMERICSERV, NI_DGRAM = 1, 2, 16
EAI_NONAME, EAI_FAMILY, EAI_SERVICE = -2, -6, -8
has_ipv6 = False

error = OSError
timeout = TimeoutError


class herror(OSError):
    pass


class gaierror(OSError):
    pass


_DEFAULT = [None]


def getdefaulttimeout():
    return _DEFAULT[0]


def setdefaulttimeout(seconds):
    _DEFAULT[0] = _checked_timeout(seconds)


def _checked_timeout(seconds):
    if seconds is None:
        return None
    seconds = float(seconds)
    if seconds < 0:
        raise ValueError("Timeout value out of range")
    return seconds


def _refuse(*args, **named):
    raise OSError(errno.EAFNOSUPPORT, "this VM has no network")


class socket:
    """One end of a pair, by its file descriptor."""

    def __init__(self, family=-1, type=-1, proto=-1, fileno=None):
        if fileno is None:
            _refuse()
        self._family = AF_UNIX if family == -1 else family
        self._type = SOCK_STREAM if type == -1 else type
        self._proto = 0 if proto == -1 else proto
        self._timeout = _DEFAULT[0]
        self._fd = fileno

    def __repr__(self):
        return f"<socket object, fd={self._fd}, family={self._family}, type={self._type}>"

    @property
    def family(self):
        return self._family

    @property
    def type(self):
        return self._type

    @property
    def proto(self):
        return self._proto

    def fileno(self):
        return self._fd

    def detach(self):
        fd, self._fd = self._fd, -1
        return fd

    def close(self):
        fd = self.detach()
        if fd >= 0:
            os.close(fd)

    def setblocking(self, flag):
        self.settimeout(None if flag else 0.0)

    def getblocking(self):
        return self._timeout is None or self._timeout > 0

    def settimeout(self, seconds):
        self._timeout = _checked_timeout(seconds)
        os.set_blocking(self._fd, self._timeout is None)

    def gettimeout(self):
        return self._timeout

    def recv(self, count, flags=0):
        return os.read(self._fd, count)

    def recv_into(self, buffer, nbytes=0, flags=0):
        data = os.read(self._fd, nbytes or len(buffer))
        memoryview(buffer)[:len(data)] = data
        return len(data)

    def send(self, data, flags=0):
        return os.write(self._fd, data)

    def sendall(self, data, flags=0):
        data = memoryview(data).cast("B")
        while data:
            data = data[os.write(self._fd, data):]

    def shutdown(self, how):
        pass

    def setsockopt(self, *args):
        pass

    def getsockopt(self, level, option, length=0):
        return self._type if option == SO_TYPE else 0

    def getsockname(self):
        return ""

    def getpeername(self):
        return ""

    accept = _accept = bind = connect = connect_ex = listen = _refuse
    recvfrom = recvfrom_into = sendto = recvmsg = sendmsg = _refuse


SocketType = socket


def socketpair(family=AF_UNIX, type=SOCK_STREAM, proto=0):
    """A pipe: what is sent into the second comes out of the first."""
    reader, writer = os.pipe()
    return socket(family, type, proto, reader), socket(family, type, proto, writer)


def close(fd):
    os.close(fd)


def dup(fd):
    return os.dup(fd)


def gethostname():
    return os.uname().nodename


def getaddrinfo(host, port, family=0, type=0, proto=0, flags=0):
    raise gaierror(EAI_NONAME, "Name or service not known")


def _unknown_host(*args):
    raise herror(1, "Unknown host")


gethostbyname = gethostbyname_ex = gethostbyaddr = getnameinfo = _unknown_host
getservbyname = getservbyport = getprotobyname = if_nameindex = _refuse


# -- numbers and addresses in the order of the network

def htons(number):
    return int.from_bytes(number.to_bytes(2, "big"), "little")


def htonl(number):
    return int.from_bytes(number.to_bytes(4, "big"), "little")


ntohs, ntohl = htons, htonl


def inet_aton(text):
    parts = text.split(".")
    try:
        numbers = [int(part, 16 if part[:2] in ("0x", "0X") else 8 if part[:1] == "0" else 10)
                   for part in parts]
        *heads, last = numbers
        if len(heads) < 4 and all(0 <= head < 256 for head in heads):
            return bytes(heads) + last.to_bytes(4 - len(heads), "big")
    except (ValueError, OverflowError):
        pass
    raise OSError("illegal IP address string passed to inet_aton")


def inet_ntoa(packed):
    if len(packed) != 4:
        raise OSError("packed IP wrong length")
    return ".".join(map(str, bytes(packed)))


def inet_pton(family, text):
    import ipaddress

    if family not in (AF_INET, AF_INET6):
        raise OSError(errno.EAFNOSUPPORT, os.strerror(errno.EAFNOSUPPORT))
    make = ipaddress.IPv4Address if family == AF_INET else ipaddress.IPv6Address
    try:
        return make(text).packed
    except ValueError:
        raise OSError("illegal IP address string passed to inet_pton") from None


def inet_ntop(family, packed):
    import ipaddress

    if family not in (AF_INET, AF_INET6):
        raise ValueError(f"unknown address family {family}")
    if len(packed) != (4 if family == AF_INET else 16):
        raise ValueError("invalid length of packed IP address string")
    return str(ipaddress.ip_address(bytes(packed)))
