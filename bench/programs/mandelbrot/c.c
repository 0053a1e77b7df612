/* The Mandelbrot set as a plain portable bitmap. */
#include <stdio.h>
#include <stdlib.h>

static int in_set(double cr, double ci)
{
    double zr = 0.0, zi = 0.0, rr = 0.0, ii = 0.0;
    for (int i = 0; i < 50; i++) {
        zi = 2.0 * zr * zi + ci;
        zr = rr - ii + cr;
        rr = zr * zr;
        ii = zi * zi;
        if (rr + ii > 4.0)
            return 0;
    }
    return 1;
}

void run(const char *argument, FILE *out)
{
    int size = atoi(argument);
    char *row = malloc(size + 1);
    fprintf(out, "P1\n%d %d\n", size, size);
    for (int y = 0; y < size; y++) {
        double ci = 2.0 * y / size - 1.0;
        for (int x = 0; x < size; x++)
            row[x] = in_set(2.0 * x / size - 1.5, ci) ? '1' : '0';
        row[size] = '\n';
        fwrite(row, 1, size + 1, out);
    }
    free(row);
}
