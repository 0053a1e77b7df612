#include <string.h>
#include "marks.h"

static void begin(const char *name) { RUN_WITH(REGION_BEGIN, name, strlen(name)); }

int main(void)
{
    begin("outer");
    for (int i = 0; i < 3; i++) {
        begin("inner \"x\"");
        RUN(BEGIN(JIT) DISPATCH(5) LOOP(100) END(JIT));
        RUN(REGION_END);
        RUN(BEGIN(JIT) DISPATCH(5) DISPATCH(5) LOOP(10) END(JIT));
    }
    begin("outer");
    RUN(REGION_END REGION_END);
    /* A phase goes on while regions begin and end within it. */
    RUN(BEGIN(GC_MINOR) "nop\n\t");
    begin("late");
    RUN("nop\n\tnop\n\t" REGION_END END(GC_MINOR));
    return 0;
}
