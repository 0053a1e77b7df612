/* DNA sequences: one repeated, two drawn with given frequencies from a small generator. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { WIDTH = 60, MODULUS = 139968, FACTOR = 3877, INCREMENT = 29573 };

typedef struct {
    char letter;
    double limit; /* given as a probability, then accumulated */
} frequency;

static const char alu[] =
    "GGCCGGGCGCGGTGGCTCACGCCTGTAATCCCAGCACTTTGGGAGGCCGAGGCGGGCGGATCACCTGAGG"
    "TCAGGAGTTCGAGACCAGCCTGGCCAACATGGTGAAACCCCGTCTCTACTAAAAATACAAAAATTAGCCG"
    "GGCGTGGTGGCGCGCGCCTGTAATCCCAGCTACTCGGGAGGCTGAGGCAGGAGAATCGCTTGAACCCGGG"
    "AGGCGGAGGTTGCAGTGAGCCGAGATCGCGCCACTGCACTCCAGCCTGGGCGACAGAGCGAGACTCCGTC"
    "TCAAAAA";

static void write_repeated(const char *sequence, long count, FILE *out)
{
    size_t size = strlen(sequence), start = 0;
    char *doubled = malloc(2 * size + 1);
    memcpy(doubled, sequence, size);
    memcpy(doubled + size, sequence, size + 1);
    for (; count > 0; count -= WIDTH) {
        size_t now = count < WIDTH ? count : WIDTH;
        fwrite(doubled + start, 1, now, out);
        fputc('\n', out);
        start = (start + now) % size;
    }
    free(doubled);
}

static void accumulate(frequency *table, int size)
{
    double total = 0.0;
    for (int i = 0; i < size; i++)
        table[i].limit = total += table[i].limit;
    table[size - 1].limit = 1.0;
}

static int write_drawn(frequency *table, int size, long count, int seed, FILE *out)
{
    char line[WIDTH + 1];
    accumulate(table, size);
    for (; count > 0; count -= WIDTH) {
        int now = count < WIDTH ? count : WIDTH;
        for (int place = 0; place < now; place++) {
            int i = 0;
            seed = (seed * FACTOR + INCREMENT) % MODULUS;
            double value = seed / (double)MODULUS;
            while (table[i].limit < value)
                i++;
            line[place] = table[i].letter;
        }
        line[now] = '\n';
        fwrite(line, 1, now + 1, out);
    }
    return seed;
}

void run(const char *argument, FILE *out)
{
    long size = atol(argument);
    frequency iub[] = {
        {'a', 0.27}, {'c', 0.12}, {'g', 0.12}, {'t', 0.27}, {'B', 0.02},
        {'D', 0.02}, {'H', 0.02}, {'K', 0.02}, {'M', 0.02}, {'N', 0.02},
        {'R', 0.02}, {'S', 0.02}, {'V', 0.02}, {'W', 0.02}, {'Y', 0.02},
    };
    frequency homo_sapiens[] = {
        {'a', 0.3029549426680},
        {'c', 0.1979883004921},
        {'g', 0.1975473066391},
        {'t', 0.3015094502008},
    };
    fputs(">ONE Homo sapiens alu\n", out);
    write_repeated(alu, size * 2, out);
    fputs(">TWO IUB ambiguity codes\n", out);
    int seed = write_drawn(iub, 15, size * 3, 42, out);
    fputs(">THREE Homo sapiens frequency\n", out);
    write_drawn(homo_sapiens, 4, size * 5, seed, out);
}
