import codecs, io, os, sys
p = "/tmp/files-%d.txt" % os.getpid()
with open(p, "w") as f:
    print(f.write("héllo\nwörld\r\nlast"), f.name == p, f.mode, f.encoding)
    f.writelines(["\n", "x"])
with open(p) as f:
    print(f.readline(), f.tell(), repr(f.read(3)), f.tell(), f.read().encode())
    f.seek(0); print([l for l in f])
with open(p, newline="") as f: print(list(f))
with open(p, "rb") as f:
    print(f.read(4), f.readline(), f.peek(3)[:3], f.read1(2), f.tell(), f.seek(-3, 2), f.read())
with open(p, "r+b") as f:
    f.seek(3); f.write(b"ZZ"); print(f.tell(), f.read(5)); f.seek(0); print(f.readlines())
with open(p, "a") as f: print(f.tell()); f.write("end")
print(open(p, "rb").read())
with open(p, "a+") as f: f.seek(0); print(f.read())
try: open("/nope/x")
except FileNotFoundError as e: print(e)
try: open("/tmp")
except IsADirectoryError as e: print(e)
try: open(p, "x")
except FileExistsError as e: print(e.errno, e.filename == p)
try: open(p, "q")
except ValueError as e: print(e)
try: open(p).write("x")
except io.UnsupportedOperation as e: print(e, isinstance(e, OSError), isinstance(e, ValueError))
s = io.StringIO("abc\ndéf\n"); print(s.readline(), s.read(2), s.tell(), s.getvalue()); s.seek(0, 2); s.write("ghi"); print(repr(s.getvalue()), s.truncate(3), s.getvalue(), s.tell())
print(list(io.StringIO("a\nb\r\nc")), list(io.StringIO("a\r\nb\rc", newline=None)))
b = io.BytesIO(b"hello\nworld"); print(b.readline(), b.read(), b.seek(2), b.write(b"XX"), b.getvalue(), b.getbuffer()[0], len(b.getbuffer()))
b = io.BytesIO(); b.write(b"a" * 10); b.seek(20); b.write(b"z"); print(b.getvalue())
print("to stdout", file=sys.stdout, flush=True); sys.stdout.write("w\n")
class W:
    def write(self, t): sys.stdout.write("[" + t.strip() + "]\n")
print("custom", file=W())
t = io.TextIOWrapper(io.BytesIO(b"a\r\nb\xe4"), encoding="latin-1"); print(t.readlines(), t.encoding, t.closed)
t = io.TextIOWrapper(io.BytesIO(), encoding="utf-16"); t.write("hé"); t.write("x"); t.flush(); print(t.buffer.getvalue()); 
t.seek(0); print(t.read())
class R(io.RawIOBase):
    def __init__(s): s.d = b"line1\nline2\nrest"
    def readable(s): return True
    def readinto(s, b):
        n = min(4, len(s.d), len(b)); b[:n] = s.d[:n]; s.d = s.d[n:]; return n
br = io.BufferedReader(R()); print(br.readline(), br.read())
print(R().readall(), list(R()), io.TextIOWrapper(io.BufferedReader(R())).read())
f = open(p); f.close(); print(f.closed)
try: f.read()
except ValueError as e: print(e)
print(isinstance(f, io.TextIOBase), isinstance(f, io.IOBase), isinstance(io.BytesIO(), io.BufferedIOBase))
fd = os.open(p, os.O_RDONLY); f = os.fdopen(fd); print(f.read(5), f.fileno() == fd); f.close()
print(io.open is open)
with io.StringIO() as s: s.write("q"); print(s.getvalue())
try: s.write("x")
except ValueError as e: print(e)
open(p, "w").write("unclosed")
import gc; gc.collect()
print(open(p).read())
os.remove(p)

for convert in (lambda: "a".encode("no-such"), lambda: b"a".decode("no-such"), lambda: str(b"a", "no-such")):
    try:
        convert()
    except LookupError as error:
        print(error)


# -- decoders that tell the byte order

for name, size in [("utf_16", 2), ("utf_32", 4)]:
    decode = getattr(codecs, name + "_ex_decode")
    for suffix in ["", "_le", "_be"]:
        data = "a\u20ac".encode(name + suffix)
        for part in [data, data[:-1], data[:1], b"", data.replace(b"\xff\xfe", b"\xfe\xff")[:2]]:
            print(name, suffix, [decode(part, "replace", order, final)
                                 for order in (-1, 0, 1) for final in (False, True)])
    decoder = codecs.getincrementaldecoder(name)()
    print([decoder.decode(bytes([byte])) for byte in "a\u20ac".encode(name)])

# -- a read() that gives more than readinto() asked for
class Generous(io.BufferedIOBase):
    def read(self, size=-1):
        return b"x" * 1000000

    read1 = read


for reader in Generous().readinto, Generous().readinto1:
    try:
        reader(bytearray(2))
    except ValueError as error:
        print(error)
    reader(bytearray(1000000))

# -- ends of lines that are one character
for newline in None, "", "\n", "\r", "\r\n":
    for data in b"a\rb\r\nc", b"a\rb", b"\r\r\n\n\r":
        file = io.TextIOWrapper(io.BytesIO(data), newline=newline)
        print(ascii(file.readlines()), ascii(file.newlines))
        file = io.TextIOWrapper(io.BytesIO(data), newline=newline)
        print(ascii([file.read(1), file.readline(), file.read()]))
