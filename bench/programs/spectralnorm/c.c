/* The spectral norm of an infinite matrix, by the power method on a corner of it. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

enum { POWER_STEPS = 10 };

static double matrix(long i, long j)
{
    long diagonal = i + j;
    return 1.0 / (diagonal * (diagonal + 1) / 2 + i + 1);
}

static void multiply(const double *vector, long size, double *result)
{
    for (long i = 0; i < size; i++) {
        double total = 0.0;
        for (long j = 0; j < size; j++)
            total += matrix(i, j) * vector[j];
        result[i] = total;
    }
}

static void multiply_transposed(const double *vector, long size, double *result)
{
    for (long i = 0; i < size; i++) {
        double total = 0.0;
        for (long j = 0; j < size; j++)
            total += matrix(j, i) * vector[j];
        result[i] = total;
    }
}

static double dot(const double *a, const double *b, long size)
{
    double total = 0.0;
    for (long i = 0; i < size; i++)
        total += a[i] * b[i];
    return total;
}

void run(const char *argument, FILE *out)
{
    long size = atol(argument);
    double *u = malloc(size * sizeof *u), *v = malloc(size * sizeof *v);
    double *between = malloc(size * sizeof *between);
    for (long i = 0; i < size; i++)
        u[i] = 1.0;
    for (int step = 0; step < POWER_STEPS; step++) {
        multiply(u, size, between);
        multiply_transposed(between, size, v);
        multiply(v, size, between);
        multiply_transposed(between, size, u);
    }
    fprintf(out, "%.9f\n", sqrt(dot(u, v, size) / dot(v, v, size)));
    free(u);
    free(v);
    free(between);
}
