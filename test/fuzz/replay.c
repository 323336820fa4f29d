// Replays a fuzz target's corpus without libFuzzer: each file of test/fuzz/corpus/NAME/ as it is,
// cut off at every place, and with bytes changed (seeded). NAME is the program's own name; other
// folders or files may be given as arguments. Speaks TAP: one line a file. A target ends the
// program by a trap when something is wrong; the file's name is then the last "# " line.
#include "fuzztarget.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define FILE_BYTES  (1 << 20) // a seed is a few lines; more is not read
#define CUTS        300       // places to cut a file off at
#define CHANGES     300       // changed copies of a file
#define PATH_BYTES  1024
#define FILES_LIMIT 4096 // files of a corpus

static void replay(uint8_t *bytes, size_t n)
{
    uint32_t x = 2463534242u;
    LLVMFuzzerTestOneInput(bytes, n);
    for (size_t i = 0; i < CUTS; i++) {
        size_t cut = n <= CUTS ? i : i * n / CUTS;
        if (cut >= n) break;
        uint8_t *copy = malloc(cut + 1); // a piece of its own, so that ASan sees the end
        memcpy(copy, bytes, cut);
        LLVMFuzzerTestOneInput(copy, cut);
        free(copy);
    }
    for (size_t i = 0; n > 0 && i < CHANGES; i++) {
        size_t at[4];
        uint8_t was[4];
        for (int k = 0; k < 4; k++) {
            x ^= x << 13, x ^= x >> 17, x ^= x << 5;
            at[k] = x % n;
            was[k] = bytes[at[k]];
            bytes[at[k]] = (x >> 24) & 1 ? bytes[(x >> 8) % n] : (uint8_t)(x >> 16);
        }
        LLVMFuzzerTestOneInput(bytes, n);
        for (int k = 4; k-- > 0;) bytes[at[k]] = was[k];
    }
}

static int replay_file(const char *path, int number)
{
    static uint8_t bytes[FILE_BYTES];
    FILE *f = fopen(path, "rb");
    if (!f) return 0;
    printf("# %s\n", path);
    fflush(stdout);
    size_t n = fread(bytes, 1, sizeof bytes, f);
    fclose(f);
    replay(bytes, n);
    printf("ok %d - %s\n", number, path);
    return 1;
}

static int by_name(const void *a, const void *b)
{
    return strcmp(*(char *const *)a, *(char *const *)b);
}

static int replay_folder(const char *folder)
{
    char *names[FILES_LIMIT];
    size_t n = 0;
    int done = 0;
    DIR *d = opendir(folder);
    for (struct dirent *e; d && n < FILES_LIMIT && (e = readdir(d));)
        if (e->d_name[0] != '.') names[n++] = strdup(e->d_name);
    if (d) closedir(d);
    qsort(names, n, sizeof *names, by_name);
    for (size_t i = 0; i < n; i++) {
        char path[PATH_BYTES];
        snprintf(path, sizeof path, "%s/%s", folder, names[i]);
        done += replay_file(path, done + 1);
        free(names[i]);
    }
    return done;
}

int main(int argc, char **argv)
{
    char folder[PATH_BYTES];
    const char *name = strrchr(argv[0], '/');
    snprintf(folder, sizeof folder, "test/fuzz/corpus/%s", name ? name + 1 : argv[0]);
    int done = 0;
    for (int i = 1; i < argc; i++) done += replay_file(argv[i], i);
    if (argc == 1) done = replay_folder(folder);
    if (done == 0)
        printf("not ok 1 - no file in %s\n", folder);
    else
        printf("1..%d\n", done);
    return done == 0;
}
