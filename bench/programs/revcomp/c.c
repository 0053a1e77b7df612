/* The reverse complement of each sequence of a file of DNA. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { WIDTH = 60 };

static unsigned char complement[256];

static void write_reversed(const char *header, const unsigned char *dna, size_t size, FILE *out)
{
    char line[WIDTH + 1];
    fputs(header, out);
    for (size_t done = 0; done < size;) {
        size_t now = size - done < WIDTH ? size - done : WIDTH;
        for (size_t i = 0; i < now; i++)
            line[i] = complement[dna[size - 1 - done - i]];
        line[now] = '\n';
        fwrite(line, 1, now + 1, out);
        done += now;
    }
}

void run(const char *path, FILE *out)
{
    static const char from[] = "ACGTUMRWSYKVHDBNacgtumrwsykvhdbn";
    static const char to[] = "TGCAAKYWSRMBDHVNTGCAAKYWSRMBDHVN";
    char line[256], header[256] = "";
    size_t room = 1 << 16, size = 0;
    unsigned char *dna = malloc(room);
    FILE *in = fopen(path, "r");
    if (!in) {
        perror(path);
        exit(1);
    }
    for (int i = 0; from[i]; i++)
        complement[(unsigned char)from[i]] = to[i];
    while (fgets(line, sizeof line, in)) {
        if (line[0] == '>') {
            if (*header)
                write_reversed(header, dna, size, out);
            strcpy(header, line);
            size = 0;
            continue;
        }
        size_t length = strcspn(line, "\n");
        if (size + length > room)
            dna = realloc(dna, room *= 2);
        memcpy(dna + size, line, length);
        size += length;
    }
    write_reversed(header, dna, size, out);
    fclose(in);
    free(dna);
}
