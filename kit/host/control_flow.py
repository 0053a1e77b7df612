"""Branches, loops and handlers of a function, in opcodes that languages share.

What is inside them is emitted by callables. The opcodes are called JUMP, JUMP_BACK,
POP_JUMP_IF_FALSE, ITERATE, NEXT, COPY, NOT and POP.
"""

from __future__ import annotations

from kit.host.assembler import Assembler, Label

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Callable

    Emitter = Callable[[], None]


class ControlFlow:
    def __init__(self, assembler: Assembler) -> None:
        self.assembler = assembler
        self.loops: list[tuple[Label, Label, bool]] = []  # start, end, whether it iterates

    def branch(self, condition: Emitter, then: Emitter, otherwise: Emitter | None) -> None:
        no, end = Label(), Label()
        condition()
        self.assembler.jump("POP_JUMP_IF_FALSE", no)
        then()
        if otherwise is not None:
            self.assembler.jump("JUMP", end)
        self.assembler.place(no)
        if otherwise is not None:
            otherwise()
            self.assembler.place(end)

    def repeat(self, condition: Emitter, body: Emitter) -> None:
        """`body` while `condition` holds."""
        start, end = self.assembler.here(), Label()
        condition()
        self.assembler.jump("POP_JUMP_IF_FALSE", end)
        self._loop(start, end, False, body)

    def each(self, items: Emitter, body: Emitter) -> None:
        """`body` with each item on the stack."""
        items()
        self.assembler.emit("ITERATE")
        start, end = self.assembler.here(), Label()
        self.assembler.jump("NEXT", end, -1)
        self._loop(start, end, True, body)

    def _loop(self, start: Label, end: Label, iterates: bool, body: Emitter) -> None:
        self.loops.append((start, end, iterates))
        body()
        self.loops.pop()
        self.assembler.jump("JUMP_BACK", start)
        self.assembler.place(end)

    def leave(self) -> bool:
        """Out of the innermost loop; False outside of any."""
        if self.loops:
            depth = self.assembler.depth
            _start, end, iterates = self.loops[-1]
            if iterates:
                self.assembler.emit("POP")
            self.assembler.jump("JUMP", end)
            self.assembler.depth = depth
        return bool(self.loops)

    def again(self) -> bool:
        """To the innermost loop's next turn; False outside of any."""
        if self.loops:
            self.assembler.jump("JUMP_BACK", self.loops[-1][0])
        return bool(self.loops)

    def attempt(self, body: Emitter, handler: Emitter) -> None:
        """`handler` is entered with the error that `body` threw on the stack."""
        caught, end = Label(), Label()
        start = self.assembler.here()
        body()
        self.assembler.protect(start, caught)
        self.assembler.jump("JUMP", end)
        self.assembler.place(caught)
        handler()
        self.assembler.place(end)

    def shortcut(self, left: Emitter, right: Emitter, if_false: bool) -> None:
        """The left value; the right one instead if the left one is true, or `if_false` false."""
        end = Label()
        left()
        self.assembler.emit("COPY", 1)
        if if_false:
            self.assembler.emit("NOT")
        self.assembler.jump("POP_JUMP_IF_FALSE", end)
        self.assembler.emit("POP")
        right()
        self.assembler.place(end)
