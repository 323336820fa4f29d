// Twenty variants of the founding article, written blind from its facts alone and before any rule:
// other countries, subjects, order, voice, dates (test/corpus/variants/README.md).
#include "base/check.h"

#include "base/file.h"
#include "scenario.h"

#include <stdio.h>

#define VARIANTS_MAX 64

static scenario_tools tools;

static void check_variant(void **state)
{
    str line = *(const str *)*state, field[7];
    arena a = {0};
    buf faults = {0};
    const document *doc;
    for (int i = 0; i < 7; i++) field[i] = str_split(&line, '\t');
    char date[32];
    snprintf(date, sizeof date, "%.*s", STR_ARG(field[1]));
    event_list events = scenario_code(&tools, field[2], date, &a, &doc);
    size_t n = scenario_judge(events, field[3], field[4], field[5], &faults);
    if (n) print_error("%.*s: %.*s\n%s", STR_ARG(field[0]), STR_ARG(field[2]), faults.p);
    buf_free(&faults);
    arena_free(&a);
    assert_int_equal(n, 0);
}

static int open_tools(void **state)
{
    (void)state;
    scenario_open(&tools);
    return 0;
}

static int close_tools(void **state)
{
    (void)state;
    scenario_close(&tools);
    return 0;
}

int main(void)
{
    static str rows[VARIANTS_MAX];
    static char names[VARIANTS_MAX][16];
    static struct CMUnitTest tests[VARIANTS_MAX];
    buf text = {0};
    diag why = {0};
    if (file_read_all("test/corpus/variants/variants.tsv", 1 << 20, &text, &why) != ST_OK) return 1;
    str rest = buf_str(&text);
    str_split(&rest, '\n'); // header
    size_t n = 0;
    while (rest.p && n < VARIANTS_MAX) {
        rows[n] = str_split(&rest, '\n');
        if (!rows[n].n) continue;
        snprintf(names[n], sizeof names[n], "%.*s", (int)str_find_byte(rows[n], '\t', 0),
                 rows[n].p);
        tests[n] = (struct CMUnitTest){names[n], check_variant, NULL, NULL, &rows[n]};
        n++;
    }
    int failed = _cmocka_run_group_tests("variants", tests, n, open_tools, close_tools);
    buf_free(&text);
    return failed;
}
