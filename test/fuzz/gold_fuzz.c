// Any bytes as gold data, in all four formats; where a format has two files a zero byte parts them.
// Whatever is read has its marks inside its text. The bytes are also two TIMEX3 values and two
// actor codes.
#include "fuzztarget.h"

#include "base/file.h"
#include "measure/actorcode.h"
#include "measure/gold.h"
#include "measure/timex.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

static char folder[64];

static const char *path_of(const char *name)
{
    static char path[128];
    snprintf(path, sizeof path, "%s/%s", folder, name);
    return path;
}

static void clean_up(void)
{
    static const char *const NAMES[] = {"documents.json", "entities.json", "own.tsv",
                                        "own.marks.tsv", "whole"};
    for (size_t i = 0; i < sizeof NAMES / sizeof *NAMES; i++) unlink(path_of(NAMES[i]));
    rmdir(folder);
}

static void write_one(const char *name, str bytes)
{
    FILE *f = fopen(path_of(name), "wb");
    must(f != NULL);
    fwrite(bytes.p ? bytes.p : "", 1, bytes.n, f);
    fclose(f);
}

static void read_one(const char *path, gold_format format)
{
    arena a = {0};
    gold_set set;
    diag why;
    gold_source source = {.path = path, .format = format, .corpora = folder};
    if (gold_read(&source, &a, &set, &why) == ST_OK)
        for (size_t i = 0; i < set.n; i++)
            for (size_t k = 0; k < set.p[i].n_marks && !set.p[i].aside.n; k++) {
                span s = set.p[i].marks[k].span;
                must(s.begin <= s.end && s.end <= set.p[i].text.n);
            }
    arena_free(&a);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (!*folder) {
        snprintf(folder, sizeof folder, "/tmp/gold_fuzz.XXXXXX");
        must(mkdtemp(folder) != NULL);
        atexit(clean_up);
    }
    str whole = {(const char *)data, size}, second = whole, first = str_split(&second, '\0');
    write_one("whole", whole);
    write_one("documents.json", first);
    write_one("entities.json", second);
    write_one("own.tsv", first);
    write_one("own.marks.tsv", second);
    (void)gold_recognise(path_of("whole"));
    read_one(path_of("whole"), GOLD_DATES);
    read_one(path_of("whole"), GOLD_SPANS);
    read_one(folder, GOLD_RE3D);
    read_one(path_of("own.marks.tsv"), GOLD_MARKS);
    must(timex_same(first, first));
    (void)timex_same(first, second);
    (void)timex_covers(first, second);
    (void)actorcode_compare(first, second);
    return 0;
}
