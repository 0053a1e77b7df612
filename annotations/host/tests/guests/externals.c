/* External functions, called from the program and from phase jit. */
#include <unistd.h>
#include "marks.h"

#define CALLED(function) \
    __asm__ volatile(BEGIN(NATIVE) "call " #function "@PLT\n\t" END(NATIVE) \
                     ::: "rax", "rcx", "rdx", "rsi", "rdi", "r8", "r9", "r10", "r11", \
                     "cc", "memory")

int main(void)
{
    CALLED(getppid);
    CALLED(getpid);
    CALLED(getppid);
    RUN(BEGIN(JIT));
    CALLED(getppid);
    CALLED(getppid);
    RUN(END(JIT));
    return 0;
}
