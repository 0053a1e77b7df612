/* Counts short sequences of nucleotides in a file of DNA with a hash table. */
#include <ctype.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef struct {
    uint64_t key; /* a sequence, two bits a letter, plus one; 0: free */
    long count;
} entry;

typedef struct {
    entry *entries;
    size_t mask, used;
} table;

static const char letters[] = "ACGT";

static uint64_t code_of(char letter)
{
    return strchr(letters, letter) - letters;
}

static entry *find(const table *t, uint64_t key)
{
    size_t place = (key * 0x9e3779b97f4a7c15u >> 20) & t->mask;
    while (t->entries[place].key && t->entries[place].key != key)
        place = (place + 1) & t->mask;
    return &t->entries[place];
}

static void grow(table *t)
{
    table larger = {calloc(2 * (t->mask + 1), sizeof(entry)), 2 * t->mask + 1, t->used};
    for (size_t i = 0; i <= t->mask; i++)
        if (t->entries[i].key)
            *find(&larger, t->entries[i].key) = t->entries[i];
    free(t->entries);
    *t = larger;
}

static void count(table *t, uint64_t key)
{
    entry *found = find(t, key);
    if (!found->key) {
        found->key = key;
        if (2 * ++t->used > t->mask) {
            grow(t);
            found = find(t, key);
        }
    }
    found->count++;
}

static table count_sequences(const char *codes, long size, int length)
{
    table t = {calloc(64, sizeof(entry)), 63, 0};
    uint64_t all = (1ull << 2 * length) - 1, key = 0;
    for (long i = 0; i < size; i++) {
        key = (key << 2 | codes[i]) & all;
        if (i >= length - 1)
            count(&t, key + 1);
    }
    return t;
}

static int by_count(const void *one, const void *other)
{
    const entry *a = one, *b = other;
    if (a->count != b->count)
        return a->count < b->count ? 1 : -1;
    return a->key < b->key ? -1 : a->key > b->key;
}

static void write_frequencies(const char *codes, long size, int length, FILE *out)
{
    table t = count_sequences(codes, size, length);
    long total = size - length + 1;
    qsort(t.entries, t.mask + 1, sizeof(entry), by_count);
    for (size_t i = 0; i < t.used; i++) {
        for (int place = length - 1; place >= 0; place--)
            fputc(letters[t.entries[i].key - 1 >> 2 * place & 3], out);
        fprintf(out, " %.3f\n", t.entries[i].count * 100.0 / total);
    }
    fputc('\n', out);
    free(t.entries);
}

static void write_count(const char *codes, long size, const char *wanted, FILE *out)
{
    table t = count_sequences(codes, size, strlen(wanted));
    uint64_t key = 0;
    for (const char *letter = wanted; *letter; letter++)
        key = key << 2 | code_of(*letter);
    fprintf(out, "%ld\t%s\n", find(&t, key + 1)->count, wanted);
    free(t.entries);
}

static char *read_third_sequence(const char *path, long *size)
{
    char line[256];
    size_t room = 1 << 16;
    char *codes = malloc(room);
    FILE *in = fopen(path, "r");
    if (!in) {
        perror(path);
        exit(1);
    }
    while (fgets(line, sizeof line, in) && strncmp(line, ">THREE", 6))
        ;
    *size = 0;
    while (fgets(line, sizeof line, in))
        for (const char *letter = line; isalpha(*letter); letter++) {
            if (*size == (long)room)
                codes = realloc(codes, room *= 2);
            codes[(*size)++] = code_of(toupper(*letter));
        }
    fclose(in);
    return codes;
}

void run(const char *path, FILE *out)
{
    static const char *const counted[] = {
        "GGT", "GGTA", "GGTATT", "GGTATTTTAATT", "GGTATTTTAATTTATAGT",
    };
    long size;
    char *codes = read_third_sequence(path, &size);
    write_frequencies(codes, size, 1, out);
    write_frequencies(codes, size, 2, out);
    for (int i = 0; i < 5; i++)
        write_count(codes, size, counted[i], out);
    free(codes);
}
