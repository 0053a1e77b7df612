/* Matches and substitutes patterns in a file of DNA with the C library's regular expressions. */
#include <regex.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char *const variants[] = {
    "agggtaaa|tttaccct",         "[cgt]gggtaaa|tttaccc[acg]", "a[act]ggtaaa|tttacc[agt]t",
    "ag[act]gtaaa|tttac[agt]ct", "agg[act]taaa|ttta[agt]cct", "aggg[acg]aaa|ttt[cgt]ccct",
    "agggt[cgt]aa|tt[acg]accct", "agggta[cgt]a|t[acg]taccct", "agggtaa[cgt]|[acg]ttaccct",
};
static const char *const codes[][2] = {
    {"B", "(c|g|t)"}, {"D", "(a|g|t)"},   {"H", "(a|c|t)"}, {"K", "(g|t)"},
    {"M", "(a|c)"},   {"N", "(a|c|g|t)"}, {"R", "(a|g)"},   {"S", "(c|g)"},
    {"V", "(a|c|g)"}, {"W", "(a|t)"},     {"Y", "(c|t)"},
};

static regex_t compile(const char *pattern)
{
    regex_t compiled;
    if (regcomp(&compiled, pattern, REG_EXTENDED)) {
        fprintf(stderr, "wrong pattern: %s\n", pattern);
        exit(1);
    }
    return compiled;
}

/* The next match from `start` on in a text that need not end in a zero. */
static int match(const regex_t *pattern, const char *text, size_t start, size_t end,
                 regmatch_t *found)
{
    found->rm_so = start;
    found->rm_eo = end;
    return regexec(pattern, text, 1, found, REG_STARTEND) == 0;
}

static long count(const char *pattern, const char *text, size_t size)
{
    regex_t compiled = compile(pattern);
    regmatch_t found;
    long matches = 0;
    for (size_t start = 0; match(&compiled, text, start, size, &found); start = found.rm_eo)
        matches++;
    regfree(&compiled);
    return matches;
}

static char *substitute(const char *pattern, const char *by, const char *text, size_t *size)
{
    regex_t compiled = compile(pattern);
    regmatch_t found;
    size_t start = 0, end = *size;
    char *result;
    FILE *out = open_memstream(&result, size);
    for (; match(&compiled, text, start, end, &found); start = found.rm_eo) {
        fwrite(text + start, 1, found.rm_so - start, out);
        fputs(by, out);
    }
    fwrite(text + start, 1, end - start, out);
    fclose(out);
    regfree(&compiled);
    return result;
}

static char *read_file(const char *path, size_t *size)
{
    FILE *in = fopen(path, "r");
    if (!in) {
        perror(path);
        exit(1);
    }
    fseek(in, 0, SEEK_END);
    *size = ftell(in);
    rewind(in);
    char *text = malloc(*size);
    if (fread(text, 1, *size, in) != *size) {
        perror(path);
        exit(1);
    }
    fclose(in);
    return text;
}

void run(const char *path, FILE *out)
{
    size_t read, size;
    char *text = read_file(path, &read);
    size = read;
    char *dna = substitute(">[^\n]*\n|\n", "", text, &size);
    for (size_t i = 0; i < sizeof variants / sizeof *variants; i++)
        fprintf(out, "%s %ld\n", variants[i], count(variants[i], dna, size));
    fprintf(out, "\n%zu\n%zu\n", read, size);
    for (size_t i = 0; i < sizeof codes / sizeof *codes; i++) {
        char *before = dna;
        dna = substitute(codes[i][0], codes[i][1], before, &size);
        free(before);
    }
    fprintf(out, "%zu\n", size);
    free(dna);
    free(text);
}
