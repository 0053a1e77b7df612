/* An ordinary program without a mark: strings, sorting, floats, a REP loop. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "marks.h"

static int compare(const void *a, const void *b) { return strcmp(a, b); }

int main(void)
{
    static char names[2000][24];
    static char copy[sizeof names];
    double sum = 0;
    for (int i = 0; i < 2000; i++) {
        snprintf(names[i], sizeof names[i], "%x-%.3f", i * 2654435761u, sqrt(i));
        sum += sin(i) * strlen(names[i]);
    }
    qsort(names, 2000, sizeof names[0], compare);
    void *from = names, *to = copy;
    long count = sizeof copy;
    __asm__ volatile("rep movsb" : "+S"(from), "+D"(to), "+c"(count) :: "memory");
    printf("%s %s %f\n", names[0], copy + 24 * 1999, sum);
    fflush(stdout);
    EXIT;
}
