/* Pancake flips: the most reversals that any permutation needs, and a checksum. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { MOST = 16 };

static int flips_until_first_is_zero(const int *permutation, int size)
{
    int copy[MOST], flips = 0;
    memcpy(copy, permutation, size * sizeof *copy);
    for (int first = copy[0]; first; first = copy[0], flips++)
        for (int low = 0, high = first; low < high; low++, high--) {
            int kept = copy[low];
            copy[low] = copy[high];
            copy[high] = kept;
        }
    return flips;
}

void run(const char *argument, FILE *out)
{
    int size = atoi(argument), permutation[MOST], counts[MOST] = {0};
    int most = 0, sign = 1, level = size;
    long checksum = 0;
    if (size < 2 || size > MOST) {
        fprintf(stderr, "the size must be from 2 to %d\n", MOST);
        exit(1);
    }
    for (int i = 0; i < size; i++)
        permutation[i] = i;
    while (level <= size) {
        for (; level > 1; level--)
            counts[level - 1] = level;
        int flips = flips_until_first_is_zero(permutation, size);
        if (flips > most)
            most = flips;
        checksum += sign * flips;
        sign = -sign;
        for (level = 1; level < size; level++) { /* rotates ever longer beginnings */
            int first = permutation[0];
            for (int i = 0; i < level; i++)
                permutation[i] = permutation[i + 1];
            permutation[level] = first;
            if (--counts[level] > 0)
                break;
        }
        if (level == size)
            break;
    }
    fprintf(out, "%ld\nPfannkuchen(%d) = %d\n", checksum, size, most);
}
