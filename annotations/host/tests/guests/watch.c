#include "marks.h"

static volatile char watched = 4;

int main(void)
{
    RUN_WITH(WATCH, &watched, 0);
    if (watched & 1)
        RUN(BEGIN(JIT) LOOP(100) END(JIT));
    return watched;
}
