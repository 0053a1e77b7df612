"""What __await__ may give, and the words of errors of generators and coroutines."""
class Self:
    def __await__(self): return self
class Co:
    def __await__(self): return work()
class Ok:
    def __await__(self): yield 1; return 2
class It:
    def __await__(self): return iter([1, 2])
class Num:
    def __await__(self): return 5
async def work(): return 3
async def wait(x): return await x
def run(c):
    got = []
    try:
        while True: got.append(c.send(None))
    except StopIteration as e: return got, e.value
    except Exception as e: return got, type(e).__name__, str(e)
for x in (Self(), Co(), Ok(), It(), Num(), 7, work()):
    print(type(x).__name__, run(wait(x)))
async def stop(): raise StopIteration
print(run(stop()))
c = work()
try: c.send(1)
except TypeError as e: print(e)
c.close()
async def selfish(): me.send(None)
me = selfish()
print(run(me))
class Y:
    def __await__(self):
        try: yield
        finally: pass
async def ignore():
    try: await Y()
    except GeneratorExit: await Y()
c = ignore(); c.send(None)
try: c.close()
except RuntimeError as e: print(e)
def g():
    try: yield 1
    except GeneratorExit: yield 2
i = g(); next(i)
try: i.close()
except RuntimeError as e: print(e)
def s():
    yield next(iter([]))
try: next(s())
except RuntimeError as e: print(e)
i = g()
try: i.send(5)
except TypeError as e: print(e)
