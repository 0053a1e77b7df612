/* Ways to end within phases. */
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include "marks.h"

int main(int argc, char **argv)
{
    RUN(BEGIN(INTERPRETER) BEGIN(JIT) IR(9) LOOP(100));
    if (!strcmp(argv[1], "exit"))
        exit(5);
    if (!strcmp(argv[1], "abort"))
        abort();
    if (!strcmp(argv[1], "segv"))
        *(volatile int *)8 = 0;
    if (!strcmp(argv[1], "kill"))
        raise(SIGTERM);
    return 0;
}
