/* Planets around the sun: the usual symplectic integrator over pairs of bodies. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

enum { BODIES = 5 };
static const double solar_mass = 4 * M_PI * M_PI, days_per_year = 365.24, time_step = 0.01;

typedef struct {
    double x, y, z, vx, vy, vz, mass;
} body;

static const body solar_system[BODIES] = {
    {0, 0, 0, 0, 0, 0, 1},
    {4.84143144246472090e00, -1.16032004402742839e00, -1.03622044471123109e-01,
     1.66007664274403694e-03, 7.69901118419740425e-03, -6.90460016972063023e-05,
     9.54791938424326609e-04},
    {8.34336671824457987e00, 4.12479856412430479e00, -4.03523417114321381e-01,
     -2.76742510726411899e-03, 4.99852801234917238e-03, 2.30417297573763929e-05,
     2.85885980666130812e-04},
    {1.28943695621391310e01, -1.51111514016986312e01, -2.23307578892655734e-01,
     2.96460137564761618e-03, 2.37847173959480950e-03, -2.96589568540237556e-05,
     4.36624404335156298e-05},
    {1.53796971148509165e01, -2.59193146099879641e01, 1.79258772950371181e-01,
     2.68067772490389322e-03, 1.62824170038242295e-03, -9.51592254519715870e-05,
     5.15138902046611451e-05},
};

static void start(body *bodies)
{
    double px = 0, py = 0, pz = 0;
    for (int i = 0; i < BODIES; i++) {
        body *b = &bodies[i];
        *b = solar_system[i];
        b->vx *= days_per_year;
        b->vy *= days_per_year;
        b->vz *= days_per_year;
        b->mass *= solar_mass;
        px += b->vx * b->mass;
        py += b->vy * b->mass;
        pz += b->vz * b->mass;
    }
    bodies[0].vx = -px / bodies[0].mass;
    bodies[0].vy = -py / bodies[0].mass;
    bodies[0].vz = -pz / bodies[0].mass;
}

static double energy(const body *bodies)
{
    double total = 0;
    for (int i = 0; i < BODIES; i++) {
        const body *a = &bodies[i];
        total += 0.5 * a->mass * (a->vx * a->vx + a->vy * a->vy + a->vz * a->vz);
        for (int j = i + 1; j < BODIES; j++) {
            const body *b = &bodies[j];
            double dx = a->x - b->x, dy = a->y - b->y, dz = a->z - b->z;
            total -= a->mass * b->mass / sqrt(dx * dx + dy * dy + dz * dz);
        }
    }
    return total;
}

static void advance(body *bodies)
{
    for (int i = 0; i < BODIES; i++)
        for (int j = i + 1; j < BODIES; j++) {
            body *a = &bodies[i], *b = &bodies[j];
            double dx = a->x - b->x, dy = a->y - b->y, dz = a->z - b->z;
            double squared = dx * dx + dy * dy + dz * dz;
            double magnitude = time_step / (squared * sqrt(squared));
            double on_a = b->mass * magnitude, on_b = a->mass * magnitude;
            a->vx -= dx * on_a;
            a->vy -= dy * on_a;
            a->vz -= dz * on_a;
            b->vx += dx * on_b;
            b->vy += dy * on_b;
            b->vz += dz * on_b;
        }
    for (int i = 0; i < BODIES; i++) {
        body *b = &bodies[i];
        b->x += time_step * b->vx;
        b->y += time_step * b->vy;
        b->z += time_step * b->vz;
    }
}

void run(const char *argument, FILE *out)
{
    long steps = atol(argument);
    body bodies[BODIES];
    start(bodies);
    fprintf(out, "%.9f\n", energy(bodies));
    for (long i = 0; i < steps; i++)
        advance(bodies);
    fprintf(out, "%.9f\n", energy(bodies));
}
