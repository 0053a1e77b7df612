/* Fills a board of 50 hexagons with ten pieces, in every possible way, until it has N solutions. */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { WIDTH = 5, HEIGHT = 10, CELLS = WIDTH * HEIGHT, PIECES = 10, STEPS = 5 };
enum { E, SE, SW, W, NW, NE, DIRECTIONS, END = -1 };
enum { MASKS = 12 * CELLS };

typedef uint64_t mask;

static const mask full = ((mask)1 << CELLS) - 1;

/* A piece is a walk over its five cells, each step in one of six directions. */
static const int pieces[PIECES][STEPS] = {
    {E, E, E, SE, END},   {SE, SW, W, SW, END}, {W, W, SW, SE, END},
    {E, E, SW, SE, END},  {NW, W, NW, SE, SW},  {E, E, NE, W, END},
    {NW, NE, NE, W, END}, {NE, SE, E, NE, END}, {SE, SE, E, SE, END},
    {E, NW, NW, NW, END},
};

typedef struct {
    int count;
    mask masks[MASKS];
} choices;

static choices *table[CELLS]; /* of each cell: for each piece the masks that begin there */
static mask placed[PIECES];
static long count, wanted;
static char smallest[CELLS + 1], largest[CELLS + 1];

/* The next cell in a direction, -1 off the board; odd rows lie half a cell further right. */
static int neighbour(int cell, int direction)
{
    int row = cell / WIDTH, column = cell % WIDTH, odd = row % 2;
    switch (direction) {
    case E: column++; break;
    case W: column--; break;
    case SE: row++; column += odd; break;
    case NE: row--; column += odd; break;
    case SW: row++; column -= 1 - odd; break;
    default: row--; column -= 1 - odd; break;
    }
    return row >= 0 && row < HEIGHT && column >= 0 && column < WIDTH ? row * WIDTH + column : -1;
}

/* The cells of a turned, perhaps mirrored walk as bits, 0 when it leaves the board. */
static mask mask_of(const int *walk, int mirrored, int turns, int cell)
{
    mask found = (mask)1 << cell;
    for (int step = 0; step < STEPS && walk[step] != END; step++) {
        int direction = mirrored ? (DIRECTIONS - walk[step]) % DIRECTIONS : walk[step];
        cell = neighbour(cell, (direction + turns) % DIRECTIONS);
        if (cell < 0)
            return 0;
        found |= (mask)1 << cell;
    }
    return found;
}

static mask grown(mask edge)
{
    mask found = 0;
    for (; edge; edge &= edge - 1)
        for (int direction = 0; direction < DIRECTIONS; direction++) {
            int beside = neighbour(__builtin_ctzll(edge), direction);
            if (beside >= 0)
                found |= (mask)1 << beside;
        }
    return found;
}

/* Whether a region that no set of pieces can fill lies beside the piece. */
static int leaves_a_bad_hole(mask piece)
{
    for (mask free = full & ~piece, region; free; free &= ~region) {
        region = 0;
        for (mask edge = free & -free; edge; edge = grown(edge) & free & ~region)
            region |= edge;
        if (__builtin_popcountll(region) % 5)
            return 1;
    }
    return 0;
}

static int by_value(const void *one, const void *other)
{
    mask a = *(const mask *)one, b = *(const mask *)other;
    return a < b ? -1 : a > b;
}

static void prepare(void)
{
    for (int cell = 0; cell < CELLS; cell++)
        table[cell] = calloc(PIECES, sizeof *table[cell]);
    for (int piece = 0; piece < PIECES; piece++) {
        mask found[MASKS];
        int size = 0;
        for (int turns = 0; turns < 2 * DIRECTIONS; turns++)
            for (int cell = 0; cell < CELLS; cell++) {
                mask one = mask_of(pieces[piece], turns >= DIRECTIONS, turns, cell);
                if (one)
                    found[size++] = one;
            }
        qsort(found, size, sizeof *found, by_value);
        for (int i = 0; i < size; i++)
            if ((i == 0 || found[i] != found[i - 1]) && !leaves_a_bad_hole(found[i])) {
                choices *row = &table[__builtin_ctzll(found[i])][piece];
                row->masks[row->count++] = found[i];
            }
    }
}

static void keep(void)
{
    char solution[CELLS + 1] = "";
    for (int piece = 0; piece < PIECES; piece++)
        for (mask rest = placed[piece]; rest; rest &= rest - 1)
            solution[__builtin_ctzll(rest)] = '0' + piece;
    count++;
    if (!*smallest || strcmp(solution, smallest) < 0)
        strcpy(smallest, solution);
    if (!*largest || strcmp(solution, largest) > 0)
        strcpy(largest, solution);
}

static void fill(mask board, unsigned used)
{
    int cell = __builtin_ctzll(~board);
    for (int piece = 0; piece < PIECES; piece++) {
        if (used >> piece & 1)
            continue;
        const choices *row = &table[cell][piece];
        for (int i = 0; i < row->count; i++) {
            if (board & row->masks[i])
                continue;
            placed[piece] = row->masks[i];
            mask filled = board | row->masks[i];
            if (filled == full)
                keep();
            else
                fill(filled, used | 1u << piece);
            if (count == wanted)
                return;
        }
    }
}

static void write_picture(const char *solution, FILE *out)
{
    for (int row = 0; row < HEIGHT; row++) {
        if (row % 2)
            fputc(' ', out);
        for (int column = 0; column < WIDTH; column++)
            fprintf(out, "%s%c", column ? " " : "", solution[row * WIDTH + column]);
        fputc('\n', out);
    }
}

void run(const char *argument, FILE *out)
{
    wanted = atol(argument);
    count = 0;
    *smallest = *largest = 0;
    prepare();
    while (count < wanted)
        fill(0, 0);
    fprintf(out, "%ld solutions found\n\n", count);
    write_picture(smallest, out);
    fputc('\n', out);
    write_picture(largest, out);
    for (int cell = 0; cell < CELLS; cell++)
        free(table[cell]);
}
