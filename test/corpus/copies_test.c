// Copies among the releases of two offices, of one year: link/copies.h on texts that nobody made
// for it. COPIES_PRINT=1 prints a line for each copy: its day and what its office calls it, and
// those of the first of its group, to judge it by (bench/RESULTS.md, "Copies").
#include "base/check.h"

#include "document/reader.h"
#include "link/copies.h"

#include <stdio.h>
#include <stdlib.h>

static const char *const FILES[] = {"../shared/corpora/statedept_2021-05_2022-05.jsonl.gz",
                                    "../shared/corpora/whitehouse_2021-05_2022-05.jsonl.gz"};

typedef VEC(str) str_vec;

// Adds the documents of a file; `names` gets what the source calls each.
static void add_file(const char *path, copies *c, arena *a, str_vec *names)
{
    arena scratch = {0};
    reader *in;
    diag why = {0};
    document_options none = {0};
    assert_ok(reader_open(path, &in, &why), &why);
    for (bool more = true; more; arena_reset(&scratch)) {
        raw_record record;
        document d;
        assert_ok(reader_next(in, &scratch, &record, &more, &why), &why);
        if (!more) break;
        assert_ok(document_build(&record, &none, &scratch, &d, &why), &why);
        copies_add(c, &d);
        buf name = {0};
        buf_add_format(&name, "%.*s %.*s", STR_ARG(str_sub(d.published, 0, 10)),
                       STR_ARG(d.source_id));
        *vec_push(a, names) = str_copy(a, buf_str(&name));
        buf_free(&name);
    }
    reader_close(in);
    arena_free(&scratch);
}

// A twentieth of them or less: what offices print twice, correct, quote, and forms of one week.
static void test_releases(void **state)
{
    (void)state;
    if (!check_shared("corpora/statedept_2021-05_2022-05.jsonl.gz")) skip();
    arena a = {0};
    str_vec names = {0};
    size_t copied = 0;
    copies *c = copies_new();
    for (size_t i = 0; i < sizeof FILES / sizeof *FILES; i++) add_file(FILES[i], c, &a, &names);
    copies_close(c);
    for (size_t i = 0; i < copies_count(c); i++) {
        size_t first = copies_first(c, i);
        copied += first != i;
        if (first != i && getenv("COPIES_PRINT"))
            printf("# %.*s | %.*s\n", STR_ARG(names.p[i]), STR_ARG(names.p[first]));
    }
    printf("# %zu documents, %zu copies\n", copies_count(c), copied);
    assert_in_range(copied, 40, copies_count(c) / 20);
    copies_free(c);
    arena_free(&a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_releases)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
