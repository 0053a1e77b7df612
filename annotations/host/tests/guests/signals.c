/* Handlers that run phases of their own, and one that jumps out. */
#include <setjmp.h>
#include <signal.h>
#include "marks.h"

static sigjmp_buf out;

static void on_user(int number) { RUN(BEGIN(GC_MINOR) LOOP(10) END(GC_MINOR)); }
static void on_segv(int number) { siglongjmp(out, 1); }

int main(void)
{
    signal(SIGUSR1, on_user);
    signal(SIGSEGV, on_segv);
    RUN(BEGIN(JIT) IR(1) "nop\n\t");
    for (int i = 0; i < 5; i++)
        raise(SIGUSR1);
    if (!sigsetjmp(out, 1))
        *(volatile int *)8 = 0;
    RUN(END(JIT));
    return 0;
}
