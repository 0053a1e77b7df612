class CM:
    async def __aenter__(self): print("enter"); return 5
    async def __aexit__(self, t, v, tb): print("exit", t and t.__name__, v); return t is KeyError
class It:
    def __init__(self, n): self.n = n
    def __aiter__(self): return self
    async def __anext__(self):
        if self.n == 0: raise StopAsyncIteration
        self.n -= 1
        return self.n
async def main():
    async with CM() as x, CM():
        print(x)
    async with CM():
        raise KeyError(1)
    try:
        async with CM():
            raise ValueError(2)
    except ValueError as e: print("caught", e)
    async for i in It(3):
        if i == 1: continue
        print(i)
    else: print("else")
    async for i in It(3):
        break
    else: print("never")
    async with CM():
        return 7
try: main().send(None)
except StopIteration as e: print(e.value)
