/* Digits of pi one by one, by an unbounded spigot over GMP's big integers. */
#include <gmp.h>
#include <stdio.h>
#include <stdlib.h>

enum { WIDTH = 10 };

static mpz_t numerator, accumulator, denominator, scaled, quotient;

static unsigned long digit_at(unsigned long nth)
{
    mpz_mul_ui(scaled, numerator, nth);
    mpz_add(scaled, scaled, accumulator);
    mpz_tdiv_q(quotient, scaled, denominator);
    return mpz_get_ui(quotient);
}

static unsigned long next_digit(unsigned long *k)
{
    for (;;) {
        unsigned long odd = 2 * ++*k + 1;
        mpz_addmul_ui(accumulator, numerator, 2);
        mpz_mul_ui(accumulator, accumulator, odd);
        mpz_mul_ui(denominator, denominator, odd);
        mpz_mul_ui(numerator, numerator, *k);
        if (mpz_cmp(accumulator, numerator) < 0)
            continue;
        unsigned long digit = digit_at(3);
        if (digit == digit_at(4)) {
            mpz_submul_ui(accumulator, denominator, digit);
            mpz_mul_ui(accumulator, accumulator, 10);
            mpz_mul_ui(numerator, numerator, 10);
            return digit;
        }
    }
}

void run(const char *argument, FILE *out)
{
    long size = atol(argument);
    unsigned long k = 0;
    mpz_inits(accumulator, scaled, quotient, NULL);
    mpz_init_set_ui(numerator, 1);
    mpz_init_set_ui(denominator, 1);
    for (long count = 1; count <= size; count++) {
        fputc('0' + next_digit(&k), out);
        int column = count % WIDTH;
        if (column == 0 || count == size)
            fprintf(out, "%*s\t:%ld\n", column ? WIDTH - column : 0, "", count);
    }
    mpz_clears(numerator, accumulator, denominator, scaled, quotient, NULL);
}
