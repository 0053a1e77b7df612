/* Times in-process iterations of the program that it is compiled with:
 *
 *     iterate ITERATIONS ARGUMENT
 *     iterate ARGUMENT               once, untimed, straight to stdout
 *
 * A program has `run`, which writes the checked output. It is printed once;
 * a later iteration that differs ends the process. Lines are in the format of
 * ReBench's log adapter.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

void run(const char *argument, FILE *out);

static double now(void)
{
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return time.tv_sec + time.tv_nsec * 1e-9;
}

int main(int count, char **arguments)
{
    if (count == 2) {
        run(arguments[1], stdout);
        return 0;
    }
    if (count != 3) {
        fprintf(stderr, "usage: %s [ITERATIONS] ARGUMENT\n", arguments[0]);
        return 64;
    }
    char *expected = NULL;
    for (int number = 1; number <= atoi(arguments[1]); number++) {
        char *result;
        size_t size;
        FILE *out = open_memstream(&result, &size);
        double start = now();
        run(arguments[2], out);
        double seconds = now() - start;
        fclose(out);
        if (!expected) {
            expected = result;
            fputs(result, stdout);
        } else if (strcmp(result, expected)) {
            printf("iteration %d differs: %s\n", number, result);
            return 1;
        } else {
            free(result);
        }
        printf("program: iterations=1 runtime: %ldus\n", (long)(seconds * 1e6));
    }
    free(expected);
    return 0;
}
