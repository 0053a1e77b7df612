/* Fused multiply-add of every kind, where the processor has it. */
#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

static uint64_t state = 88172645463325252u;

static double any(void)      /* any bit pattern: infinities, NaNs, denormals too */
{
    double value;
    state ^= state << 13;
    state ^= state >> 7;
    state ^= state << 17;
    memcpy(&value, &state, sizeof value);
    return value;
}

static void show(double value)
{
    uint64_t bits;
    memcpy(&bits, &value, sizeof bits);
    printf("%s %016llx\n", isnan(value) ? "nan" : "", isnan(value) ? 0 : (long long)bits);
}

#define FMA __attribute__((target("fma"), noinline))
FMA static double add(double x, double y, double z) { return __builtin_fma(x, y, z); }
FMA static double sub(double x, double y, double z) { return __builtin_fma(x, y, -z); }
FMA static double negadd(double x, double y, double z) { return __builtin_fma(-x, y, z); }
FMA static float addf(float x, float y, float z) { return __builtin_fmaf(x, y, z); }

int main(void)
{
    if (!__builtin_cpu_supports("fma"))
        return 0;
    for (int i = 0; i < 3000; i++) {
        double x = i % 2 ? any() : i * 1.1, y = i % 3 ? 1 / (i + 1.0) : any(), z = -x * y;
        show(add(x, y, z));
        show(sub(x, y, any()));
        show(negadd(x, y, z));
        show(addf(x, y, z));
        show(pow(i, 1.5));
    }
    return 0;
}
