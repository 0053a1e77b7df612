#include <stdlib.h>
#include <string.h>
#include "marks.h"

static __attribute__((noinline)) void nest(void) { RUN(BEGIN(INTERPRETER)); }

int main(int argc, char **argv)
{
    const char *how = argv[1];
    if (!strcmp(how, "wrong-end"))
        RUN(BEGIN(INTERPRETER) BEGIN(GC_MINOR) END(INTERPRETER));
    else if (!strcmp(how, "underflow"))
        RUN(BEGIN(INTERPRETER) END(INTERPRETER) END(INTERPRETER));
    else if (!strcmp(how, "overflow"))
        for (;;)
            nest();
    else if (!strcmp(how, "region"))
        RUN(REGION_END);
    else if (!strcmp(how, "name"))
        RUN_WITH(REGION_BEGIN, 8L, 5L);
    else if (!strcmp(how, "watch"))
        RUN_WITH(WATCH, 8L, 0L);
    else if (!strcmp(how, "unknown-kind"))
        RUN(MARK(15, 0));
    else if (!strcmp(how, "unknown-phase"))
        RUN(MARK(0, 99));
    else if (!strcmp(how, "payload"))
        RUN("mov $1, %%edi\n\t" MARK(2, 4) "mov $2, %%edi\n\t");
    else if (!strcmp(how, "ir-outside-jit"))
        RUN(BEGIN(GC_MINOR) IR(3) "nop\n\t" END(GC_MINOR));
    else
        return 1;
    return 0;
}
