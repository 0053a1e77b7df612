"""StringIO and BytesIO: writing at the end and inside, ends of lines."""
from io import StringIO, BytesIO
s = StringIO(); s.write("ab\n"); s.write("é"); print(repr(s.getvalue()), s.tell()); s.write("x"); s.seek(1); s.write("ZZZZZZZ"); print(repr(s.getvalue())); s.truncate(3); print(repr(s.getvalue()), s.tell())
s.seek(0, 2); s.write("end"); print(repr(s.getvalue()), s.read(), s.tell()); s.seek(0); print(s.readline(), list(s))
for nl in (None, "", "\n", "\r", "\r\n"):
    s = StringIO("a\r\nb\rc\nd", newline=nl); s.read(); s.write("x\ny\r\n"); s.write("z"); print(repr(nl), repr(s.getvalue()), s.newlines)
b = BytesIO(b"abc"); b.write(b"X"); b.seek(0, 2); b.write(b"def"); b.write(b"g"); print(b.getvalue(), b.tell()); b.seek(20); b.write(b"q"); print(b.getvalue())
b = BytesIO(); b.write(b""); print(b.getvalue(), b.read()); b.close()
try: b.write(b"x")
except ValueError as e: print(e)

# -- positions of bytes in memory
f = BytesIO()
for i in range(5):
    f.write(b"abc"); print(f.tell(), end=" ")
f.seek(2); print(f.tell()); f.write(b"XY"); print(f.tell()); f.seek(0, 2); f.write(b"end"); print(f.tell(), f.getvalue())
f.seek(30); print(f.tell()); f.write(b"z"); print(f.tell(), f.getvalue()); f.truncate(4); print(f.tell()); f.write(b"q"); print(f.tell(), f.getvalue())
f = BytesIO(b"12345"); f.write(b"ab"); print(f.tell()); f.read(); print(f.tell()); f.write(b"c"); print(f.tell(), f.read(1), f.getvalue())
f.close()
try: f.tell()
except ValueError as e: print(e)
