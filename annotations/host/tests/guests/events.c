#include <string.h>
#include "marks.h"

static void point(const char *name) { RUN_WITH(EVENT(6), name, strlen(name)); }

int main(void)
{
    RUN(BEGIN(TRACING));
    for (long trace = 1; trace <= 3; trace++)
        RUN_WITH(EVENT(0), trace, 0L);
    RUN(END(TRACING) BEGIN(JIT));
    for (int i = 0; i < 10; i++)
        RUN_WITH(EVENT(4), i % 2 + 1L, 0L);
    RUN_WITH(EVENT(3), -5L, 0L);
    RUN(END(JIT));
    point("half\tway");
    point("half\tway");
    point("end");
    return 0;
}
